"""Which notices are found below folders, by patterns and in lists, and what is left out."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from checker.batch.folders import Folder, Passed
from checker.batch.inputs import Inputs
from checker.batch.naming import told_apart
from checker.engine.loading import load_source
from checker.model import ReadError


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("公示", encoding="utf-8")


def found(*given: str, listed: Sequence[str] = (), exclude: Sequence[str] = ()) -> list[str]:
    return [one.name for one in Inputs(given, listed, exclude) if one.trouble is None]


# Ignore files, as Git reads them.


def test_ignore_files(here: Path) -> None:
    make("all/草稿/a.txt", "all/b.txt", "all/c.md", "all/旧/d.txt", "all/旧/e.md", "all/f.tmp.txt", "all/留.tmp.txt")
    Path("all/.gitignore").write_text("草稿/\n*.tmp.txt\n!留.tmp.txt\n!\n", encoding="utf-8")
    Path("all/旧/.checkerignore").write_text("*\n!e.md\n", encoding="utf-8")
    inputs = Inputs(["all"])
    assert [one.name for one in inputs] == ["all/b.txt", "all/c.md", "all/旧/e.md", "all/留.tmp.txt"]
    assert list(inputs.passed_over()) == ["all：按忽略规则略过 2 个文件、1 个文件夹，未检查"]


def test_ignore_files_above_count_within_a_repository(here: Path) -> None:
    make("repository/notices/a.txt", "repository/notices/b.md")
    Path("repository/.gitignore").write_text("*.md\n", encoding="utf-8")
    assert found("repository/notices") == ["repository/notices/a.txt", "repository/notices/b.md"]
    Path("repository/.git").mkdir()
    assert found("repository/notices") == ["repository/notices/a.txt"]


def test_exclude_has_the_last_word(here: Path) -> None:
    make("all/a.txt", "all/x/a.txt", "all/x/b.txt")
    Path("all/.gitignore").write_text("!a.txt\n", encoding="utf-8")
    assert found("all", exclude=["a.txt"]) == ["all/x/b.txt"]
    assert found("all", exclude=["/a.txt", "x/b*"]) == ["all/x/a.txt"]


def test_a_named_file_is_checked_whatever_is_ignored(here: Path) -> None:
    make("all/a.txt")
    Path("all/.gitignore").write_text("*\n", encoding="utf-8")
    assert found("all/a.txt", "all") == ["all/a.txt"]


# Patterns.


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["a.txt", "x/b.txt", "x/y/c.txt"]),
        ("x/**", ["x/b.txt", "x/d.md", "x/y/c.txt"]),
        ("x/*.??", ["x/d.md"]),
        ("x/[bc].txt", ["x/b.txt"]),
        ("?", ["x/b.txt", "x/d.md", "x/y/c.txt"]),
        ("./x/*.txt", ["x/b.txt"]),
    ],
)
def test_a_pattern(pattern: str, names: list[str], here: Path) -> None:
    make("a.txt", "x/b.txt", "x/y/c.txt", "x/d.md", "x/.e.txt")
    assert found(pattern) == names


def test_a_name_with_brackets_is_a_name(here: Path) -> None:
    make("a[1].txt", "a1.txt")
    assert found("a[1].txt") == ["a[1].txt"]


@pytest.mark.parametrize("pattern", ["*.nix", "none/*.txt", "["])
def test_a_pattern_without_notices_is_said(pattern: str, here: Path) -> None:
    make("a.txt")
    (one,) = Inputs([pattern])
    assert one.trouble
    assert one.trouble.code == "no_notices"


# Each file once.


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (["x/a.txt", "x"], ["x/a.txt", "x/b.txt"]),
        (["x", "x/a.txt"], ["x/a.txt", "x/b.txt"]),
        (["x", "."], ["x/a.txt", "x/b.txt", "c.txt"]),
        ([".", "x"], ["c.txt", "x/a.txt", "x/b.txt"]),
        (["*.txt", "**/*.txt", "x"], ["c.txt", "x/a.txt", "x/b.txt"]),
        (["x/../c.txt", "c.txt"], ["x/../c.txt"]),
    ],
)
def test_a_file_is_found_once(given: list[str], names: list[str], here: Path) -> None:
    make("c.txt", "x/a.txt", "x/b.txt")
    assert found(*given) == names
    assert found(listed=given) == names


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_to_what_is_found_anyhow_is_passed_over(here: Path) -> None:
    make("all/b.txt", "elsewhere/c.txt", "all/.hidden.txt")
    for name, target in {
        "a": "b.txt",
        "c": "../elsewhere/c.txt",
        "d": "../elsewhere/c.txt",
        "e": ".hidden.txt",
    }.items():
        Path(f"all/{name}.txt").symlink_to(target)
    Path("all/loop").symlink_to("..")
    assert found("all") == ["all/b.txt", "all/c.txt", "all/e.txt"]
    assert found("all", "elsewhere") == ["all/b.txt", "all/c.txt", "all/e.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_to_itself_is_one_file_that_cannot_be_read(here: Path) -> None:
    make("all/b.txt")
    Path("all/a.txt").symlink_to("a.txt")
    assert found("all") == ["all/a.txt", "all/b.txt"]
    with pytest.raises(ReadError, match="链接指向自己"):
        load_source("all/a.txt")


def test_names_of_a_list_are_told_apart_as_they_come(tmp_path: Path, here: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    make(*(str(outside / name) for name in ("one/b.txt", "two/b.txt")), "b.txt")
    assert found(listed=[str(outside / "one/b.txt"), str(outside / "two/b.txt"), "b.txt"]) == [
        "b.txt",
        "two/b.txt",
        "（2）b.txt",
    ]


def test_a_folder_and_a_file_of_its_name_are_told_apart() -> None:
    assert told_apart(["/甲/一", "/乙/一"]) == ("甲/一", "乙/一")
    assert told_apart(["一/二.txt", "/甲/一"]) == ("一/二.txt", "甲/一")


# Nothing is held.


def test_a_list_is_read_as_it_is_needed(here: Path) -> None:
    make("a.txt")
    taken = []

    def listed() -> Iterator[str]:
        for number in range(1000):
            taken.append(number)
            yield f"{number}.txt"

    assert next(iter(Inputs([], listed()))).name == "0.txt"
    assert taken == [0]


def test_folders_lie_in_each_other_to_any_depth(here: Path) -> None:
    depth = 1200
    for _ in range(depth):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").write_text("公示", encoding="utf-8")
    os.chdir(here)
    try:
        assert [len(Path(one.below).parts) for one in Folder(".").walk(Passed())] == [depth + 1]
    finally:  # nobody else's clean-up goes so deep
        os.chdir("/".join("d" * depth))
        os.remove("a.txt")
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")


def test_what_walk_finds_and_only_that_is_known_to_be_found(here: Path) -> None:
    make("all/a.txt", "all/x/b.txt", "all/x/c.csv", "all/.h/d.txt", "all/ig/e.txt", "f.txt")
    Path("all/.gitignore").write_text("ig/\n", encoding="utf-8")
    folder = Folder("all", exclude=["b.txt"])
    walked = {os.path.join(folder.real, one.below) for one in folder.walk(Passed())}
    assert walked == {os.path.join(folder.real, "a.txt")}
    everything = [os.path.realpath(path) for path in here.rglob("*") if path.is_file()]
    assert {path for path in everything if folder.finds(path)} == walked
