"""``checker check --format docx``: a report, and an annotated copy of each notice in Word."""

import json
from pathlib import Path

import pytest

from checker.annotate import mark_of
from checker.cli import main

from .papers import ours, word

LINES = ("关于先进班组拟表彰名单的公示", "拟对甲班组予以表彰。", "公示期为五个工作日。", "云岭工会", "2025年6月4日")
COPY = "公示（检查稿，勿发布）.docx"


def notice(lines: tuple[str, ...] = LINES) -> bytes:
    return word("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a notice."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "公示.docx").write_bytes(notice())
    return tmp_path


def test_copies_stand_beside_the_notices(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "公示.docx").read_bytes()
    assert main(["check", "公示.docx", "--format", "docx"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[-2:] == ["合计 1 份：有必改项 1", f"已写出检查稿 1 份：{COPY}"]
    assert said.err == ""
    assert (folder / "公示.docx").read_bytes() == before
    assert ours((folder / COPY).read_bytes())


def test_copies_of_a_folder_go_into_another_and_are_not_checked_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "复本").mkdir()
    (folder / "说明.txt").write_text("\n".join(LINES), encoding="utf-8")
    words = ["check", ".", "--output", "docx=复本", "--output", "json=-", "--jobs", "0"]
    for _ in range(2):
        assert main(words) == 1
        said = capsys.readouterr()
        assert "说明.txt：不是 Word 文件（.docx），没有检查稿\n" in said.err
        assert len(json.loads(said.out)["documents"]) == 2
        assert [path.name for path in (folder / "复本").iterdir()] == [COPY]


def test_what_is_no_notice_gets_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "菜谱.docx").write_bytes(notice(("先放油，再放盐。",)))
    (folder / "锁.docx").write_bytes(
        word(
            "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES),
            settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
        )
    )
    assert main(["check", "菜谱.docx", "锁.docx", "--format", "docx"]) == 3
    said = capsys.readouterr().err
    assert "菜谱.docx：未能识别类别，没有检查稿\n" in said
    assert "锁.docx：没有写出检查稿，文件设有编辑保护" in said
    assert not list(folder.glob("*检查稿*"))


def test_only_a_copy_of_ours_is_replaced_and_the_rest_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = notice()
    (folder / COPY).write_bytes(before)
    (folder / "另一份.docx").write_bytes(notice())
    assert main(["check", "公示.docx", "另一份.docx", "--format", "docx"]) == 2
    assert f"公示.docx：没有写出检查稿，{COPY} 已存在，又不是检查稿，不能覆盖" in capsys.readouterr().err
    assert mark_of((folder / "另一份（检查稿，勿发布）.docx").read_bytes())
    assert (folder / COPY).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--output", "没有"], "--output：没有文件夹 没有；检查稿一份一个文件，请写文件夹\n"),
        (["--output", "docx=.", "--output", "docx=a"], "--output docx= 只能写一次\n"),
        (["--output", ".", "--output", "a.json"], "--format 只用于一个 --output；有几个时写作 --output docx=文件夹\n"),
    ],
)
def test_a_command_that_cannot_be_followed(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["check", "公示.docx", "--format", "docx", *words]) == 2
    assert capsys.readouterr().err == said
    assert len(list(folder.iterdir())) == 1


def test_namesakes_are_not_written_into_one_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "甲").mkdir()
    (folder / "甲" / "公示.docx").write_bytes(notice())
    assert main(["check", "公示.docx", "甲", "--output", "docx=."]) == 2
    assert capsys.readouterr().err == "--output：公示.docx 和 甲/公示.docx 的检查稿同名，请分开写\n"
