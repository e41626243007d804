"""Patterns that are kept between runs find what freshly compiled ones find."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.compiled import Kept

SOURCES = (
    r"(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月",
    r"[一二三四五六七八九十]{1,3}、|(?<![0-9])[^\W\x00-\xff]{2,4}(?=同志)",
    r"(a)|(?P<b>b)(?P=b)?",
    r"^.*?(?:公示|公告)$",
)
TEXTS = ("2026年5月公示", "一、赵明华同志", "bb a", "关于评优的公示\n", "")


def again(folder: Path, source: str, flags: int = 0) -> re.Pattern[str]:
    """*source* as a second process would get it."""
    first = Kept()
    first.use(folder)
    for number in range(10):
        first.compile(f"{source}|{number}#", flags)
    first.compile(source, flags)
    first.save()
    second = Kept()
    second.use(folder)
    made = second.compile(source, flags)
    assert not second._new
    return made


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.DOTALL])
def test_what_is_kept_is_the_same_pattern(tmp_path: Path, source: str, flags: int) -> None:
    kept, fresh = again(tmp_path, source, flags), re.compile(source, flags)
    assert (kept.pattern, kept.flags, kept.groups, kept.groupindex) == (
        fresh.pattern,
        fresh.flags,
        fresh.groups,
        fresh.groupindex,
    )
    for text in TEXTS:
        assert [m.groups() for m in kept.finditer(text)] == [m.groups() for m in fresh.finditer(text)]
        assert [m.span() for m in kept.finditer(text)] == [m.span() for m in fresh.finditer(text)]


def test_a_wrong_pattern_is_refused_as_ever(tmp_path: Path) -> None:
    kept = Kept()
    kept.use(tmp_path)
    with pytest.raises(re.error):
        kept.compile("(", 0)


@given(data=st.binary(max_size=200))
def test_any_bytes_in_the_file_do_no_harm(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("kept")
    (folder / "patterns-2.json").write_bytes(data)
    kept = Kept()
    kept.use(folder)
    assert kept.compile("公示", 0).search("任前公示")


@pytest.mark.parametrize("words", ["", "AAAA", "/////w==", "AQAAAAEAAAABAAAA", 7, None])
def test_words_that_are_no_program_are_compiled_anew(tmp_path: Path, words: object) -> None:
    again(tmp_path, "公示")
    file = tmp_path / "patterns-2.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["patterns"]["0 公示"][1] = words
    file.write_text(json.dumps(data), encoding="utf-8")
    kept = Kept()
    kept.use(tmp_path)
    assert kept.compile("公示", 0).search("任前公示")


def test_those_of_another_interpreter_are_not_taken(tmp_path: Path) -> None:
    again(tmp_path, "公示")
    file = tmp_path / "patterns-2.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**data, "for": "another"}), encoding="utf-8")
    kept = Kept()
    kept.use(tmp_path)
    assert not kept._known
    assert kept.compile("公示", 0).search("任前公示")


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kept = Kept()
    kept.use(tmp_path / "file" / "below")
    for number in range(10):
        kept.compile(f"{number}号", 0)
    kept.save()
    assert not list(tmp_path.glob("file/*"))
