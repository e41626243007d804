"""Which files the paths of ``checker check`` stand for, and what reports call them."""

import os
from pathlib import Path

import pytest

from ..readers.build import p, word
from .conftest import SOUND, Run, Write, documents


def called(run: Run, *paths: str | Path) -> list[str]:
    return [one["path"] for one in documents(run("check", *paths, "--format", "json").output)]


def test_a_folder_is_searched_below_and_sorted(write: Write, run: Run) -> None:
    for name in ("b.txt", "a/z.TXT", "a/b/c.md", "c.docx", "d.dotx", ".e.txt", "~$c.docx", "f.csv", "a/.g/h.txt"):
        write(f"all/{name}", word(p("公示")) if name.endswith("x") else SOUND)
    names = ["a/b/c.md", "a/z.TXT", "b.txt", "c.docx", "d.dotx"]
    assert called(run, "all") == [f"all/{name}" for name in names]
    assert called(run, "all/") == [f"all/{name}" for name in names]
    assert called(run, ".") == [f"all/{name}" for name in names]


def test_a_relative_path_is_called_as_given(write: Write, run: Run) -> None:
    write("a/b.txt")
    write("c.txt")
    assert called(run, "c.txt", "./a/b.txt") == ["c.txt", "a/b.txt"]
    assert called(run, "../here/c.txt") == ["../here/c.txt"]


def test_no_report_has_an_absolute_path(write: Write, run: Run, folder: Path, tmp_path: Path) -> None:
    below = write("a/b.txt")
    outside = tmp_path / "one" / "b.txt"
    outside.parent.mkdir()
    outside.write_text(SOUND)
    assert called(run, below) == ["a/b.txt"]
    assert called(run, outside) == ["b.txt"]
    assert called(run, outside.parent) == ["one/b.txt"]
    ran = run("check", outside, "--format", "json", "--full")
    assert str(tmp_path) not in ran.text


def test_files_of_the_same_name_are_told_apart(write: Write, run: Run, tmp_path: Path) -> None:
    write("b.txt")
    for name in ("x/one/b.txt", "x/two/b.txt", "y/two/b.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(SOUND)
    given = [tmp_path / "x/one/b.txt", tmp_path / "x/two/b.txt"]
    assert called(run, *given) == ["one/b.txt", "two/b.txt"]
    assert called(run, "b.txt", given[0]) == ["b.txt", "one/b.txt"]
    assert called(run, given[1], tmp_path / "y/two/b.txt") == ["x/two/b.txt", "y/two/b.txt"]


def test_a_file_is_checked_once(write: Write, run: Run) -> None:
    path = write("a/b.txt")
    assert called(run, "a/b.txt", "a", path, "./a/../a/b.txt") == ["a/b.txt"]


def test_a_named_file_is_read_whatever_it_is_called(write: Write, run: Run) -> None:
    write("notice")
    write("~$.txt")
    assert run("check", "notice", "~$.txt").code == 0


@pytest.mark.parametrize("data", [SOUND.encode(), SOUND.encode("gb18030"), word(p("试用公告") + p("甲方乙方丙方"))])
def test_standard_input(data: bytes, run: Run) -> None:
    ran = run("check", "-", "--format", "json", given=data)
    assert ran.code == 0
    assert [one["path"] for one in documents(ran.output)] == ["标准输入"]


def test_standard_input_may_be_empty(run: Run) -> None:
    ran = run("check", "-")
    assert (ran.code, ran.errors) == (3, ["标准输入：文件是空的，没有可检查的文字"])


def test_an_empty_path(run: Run) -> None:
    ran = run("check", "")
    assert (ran.code, ran.errors) == (3, ["（空）：路径是空的"])


def test_a_name_that_is_too_long(run: Run) -> None:
    name = f"{'公' * 300}.txt"
    assert run("check", name).errors == [f"{name}：文件名太长"]


def test_a_name_that_is_not_utf_8(write: Write, run: Run, folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xb9\xab.txt")).write_text(SOUND, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system has names in UTF-8 only")
    assert called(run, ".") == ["\udcb9\udcab.txt"]
    assert "试用公告" in run("check", ".").text


def test_options_may_stand_anywhere(write: Write, run: Run) -> None:
    write("a.txt")
    write("-b.txt")
    ran = run("check", "--format", "json", "a.txt", "--checklist", "made", "./-b.txt", "--checklist", "publicity")
    assert [one["checklists"] for one in documents(ran.output)] == [["made", "publicity"]] * 2
