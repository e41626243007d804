"""``checker check … --attach …`` through the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main

from .pairs import AWARD, HIRED, sheet

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("公示.txt").write_text(HIRED.notice, encoding="utf-8")
    Path("名单.xlsx").write_bytes(sheet(HIRED.name, HIRED.rows).data)
    Path("别的.txt").write_text(AWARD.notice, encoding="utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["check", *words])
        said = capfd.readouterr()
        return code, said.out, said.err

    return run


def test_a_notice_with_its_list(run: Run) -> None:
    code, out, _ = run("公示.txt", "--attach", "名单.xlsx")
    assert code == 0
    assert "机检未见必改项" in out


def test_findings_in_the_attachment_name_the_place(run: Run) -> None:
    rows = (*HIRED.rows, (4, "顾长河", *HIRED.rows[-1][2:]))
    Path("名单.xlsx").write_bytes(sheet(HIRED.name, rows).data)
    code, out, _ = run("--format", "json", "公示.txt", "--attach", "名单.xlsx")
    report = json.loads(out)["documents"][0]
    count = next(one for one in report["results"] if one["requirement"] == "SK-03.count")
    assert code in (0, 1)
    assert count["verdict"] == "fail"
    assert count["related"][0]["where"] == "附件《名单.xlsx》工作表“Sheet1”第3行第1列（A3）"
    assert report["decided_by"]["附件1"].startswith("名单.xlsx（")


def test_an_attachment_that_cannot_be_read(run: Run) -> None:
    code, _, err = run("公示.txt", "--attach", "没有.xlsx")
    assert code == 3
    assert "附件《没有.xlsx》（没有这个文件）" in err or "未能检查" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("公示.txt", "别的.txt", "--attach", "名单.xlsx"), "逐份检查"),
        ((".", "--attach", "名单.xlsx"), "逐份检查"),
        (("公示.txt", "--attach", "."), "是文件夹"),
        (("--attach", "公示.txt", "名单.xlsx"), "缺少 路径"),
        (("公示.txt", "--format", "docx", "--attach", "名单.xlsx"), "检查稿"),
    ],
)
def test_whose_attachments_they_are_must_be_plain(run: Run, words: tuple[str, ...], said: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err


def test_an_attachment_is_not_overwritten(run: Run) -> None:
    before = Path("名单.xlsx").read_bytes()
    code, _, _ = run("公示.txt", "--attach", "名单.xlsx", "--format", "json", "--output", "名单.xlsx")
    assert code == 2
    assert Path("名单.xlsx").read_bytes() == before
