"""Cutting with a part of the dictionary gives what the whole dictionary gives."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checklist import Rulebook
from checker.text import compiled, sparing
from checker.text.segment import FIRST_HAN, LAST_HAN, Segmenter, load_segmenter

pytest.importorskip("rjieba", reason="without rjieba there is no part of its dictionary")
ROOT = Path(__file__).parents[2]
WORDS = Rulebook.load().lexicon.words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which an earlier run has kept the index, in use during these tests."""
    before = compiled.kept().folder
    place = tmp_path_factory.mktemp("kept")
    compiled.kept().folder = place
    sparing.keep_index()
    yield place
    compiled.kept().folder = before


def whole() -> Segmenter:
    made = load_segmenter(WORDS, "rjieba")
    made.load()
    return made


@pytest.fixture(scope="module")
def both(folder: Path) -> tuple[Segmenter, Segmenter]:
    """The one with the whole dictionary and the sparing one."""
    return whole(), load_segmenter(WORDS, "rjieba")


def test_the_examples_are_cut_alike(both: tuple[Segmenter, Segmenter], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparing, "ENOUGH", 1_000_000)
    full, spare = both[0], load_segmenter(WORDS, "rjieba")
    texts = [path.read_text("utf-8", "replace") for path in sorted(ROOT.glob("examples/*.txt"))]
    lines = [line for text in texts for line in text.splitlines()]
    assert len(lines) > 30
    assert [spare.cut(line) for line in lines] == [full.cut(line) for line in lines]
    assert spare.name == full.name


@given(text=st.text(st.characters(min_codepoint=ord(FIRST_HAN), max_codepoint=ord(LAST_HAN)), max_size=40))
def test_any_characters_are_cut_alike(both: tuple[Segmenter, Segmenter], text: str) -> None:
    assert both[1].cut(text) == both[0].cut(text)


@settings(max_examples=400)
@given(text=st.lists(st.sampled_from([*WORDS, "员工", "会议", "行政", "政策", "的"]), max_size=12).map("".join))
def test_words_run_together_are_cut_alike(both: tuple[Segmenter, Segmenter], text: str) -> None:
    assert both[1].cut(text) == both[0].cut(text)


def test_every_word_of_the_vocabularies_is_cut_alike(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparing, "ENOUGH", 1_000_000)
    spare, full = load_segmenter(WORDS, "rjieba"), whole()
    for word in WORDS:
        for text in (word, f"对{word}的", f"各级{word}公示"):
            assert spare.cut(text) == full.cut(text)


def test_after_enough_the_whole_dictionary_is_loaded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparing, "ENOUGH", 10)
    spare, full = load_segmenter(WORDS, "rjieba"), whole()
    text = "职工代表大会审议通过了年度工资调整方案"
    assert [spare.cut(text) for _ in range(3)] == [full.cut(text)] * 3


@pytest.mark.parametrize("data", [b"", b"other\n", b"\xff\xfe", None])
def test_a_spoilt_index_is_none(folder: Path, data: bytes | None) -> None:
    file = folder / "words-1.bin"
    good = file.read_bytes()
    file.write_bytes(good[: len(good) // 2] if data is None else data)
    assert sparing.find_index() is None
    assert load_segmenter(WORDS, "rjieba").cut("员工会议") == whole().cut("员工会议")
    file.write_bytes(good)


def test_without_a_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled.kept(), "folder", None)
    assert sparing.find_index() is None
    sparing.keep_index()
    assert not list(tmp_path.iterdir())


def test_the_dictionary_is_the_one_known() -> None:
    found = sparing._dictionary()
    assert found is not None
    places = sparing._places(found.read_bytes())
    assert sum(end - start for _, start, end in places) == found.stat().st_size
    assert re.match(r"\S+ \d+ \S+\n", found.read_text("utf-8"))
