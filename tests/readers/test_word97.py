"""Binary Word documents: the same words, tables and notes as in the .docx that they were made from."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from struct import pack_into

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Block, BlockKind, Content, ReadError, Run, RunFlag, Source
from checker.readers import docx, word97

from .compound import compound
from .compound import word97 as streams
from .word_papers import convert, papers

DATA = Path(__file__).parent / "data"
STORED = sorted(path.stem for path in DATA.glob("*.doc"))


def read(data: bytes, name: str = "公示.doc") -> Content:
    found = word97.read(Source(name, data))
    assert found is not None
    return found


def shape(found: Content) -> list[object]:
    """All that a reading of the document is made of, but for the paths."""
    return [
        (block.kind, block.level, block.cell, block.end, [(run.text, run.flags) for run in block.runs if run.text])
        for block in map(_joined, found.blocks)
    ]


def _joined(block: Block) -> Block:
    runs: list[Run] = []
    for run in block.runs:
        if runs and runs[-1].flags == run.flags:
            runs[-1] = replace(runs[-1], text=runs[-1].text + run.text)
        else:
            runs.append(run)
    return replace(block, runs=tuple(runs))


def refused(data: bytes, name: str = "公示.doc") -> ReadError:
    with pytest.raises(ReadError) as caught:
        word97.read(Source(name, data))
    assert "\n" not in caught.value.message
    return caught.value


@pytest.mark.parametrize("name", STORED)
def test_stored_documents_read_as_what_they_were_made_from(name: str) -> None:
    original = docx.read(Source(f"{name}.docx", papers()[name]))
    assert original is not None
    assert shape(read((DATA / f"{name}.doc").read_bytes())) == shape(original)


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return convert(tmp_path_factory.mktemp("doc"), "doc:MS Word 97", "doc", papers())


@pytest.mark.parametrize("name", papers())
def test_what_libreoffice_writes_reads_as_what_it_was_made_from(name: str, converted: Mapping[str, bytes]) -> None:
    original = docx.read(Source(f"{name}.docx", papers()[name]))
    assert original is not None
    assert shape(read(converted[name])) == shape(original)


@pytest.mark.parametrize("name", STORED)
def test_paths_are_character_positions(name: str) -> None:
    found = read((DATA / f"{name}.doc").read_bytes())
    runs = [run for block in found.blocks for run in block.runs if RunFlag.AUTOMATIC not in run.flags]
    places = [int(run.path.removeprefix("cp[").removesuffix("]")) for run in runs]
    assert len(set(places)) == len(places)
    taken = [range(place, place + len(run.text)) for place, run in zip(places, runs, strict=True)]
    assert sum(map(len, taken)) == len(set().union(*taken))
    assert {run.part for run in runs} == {"WordDocument"}


def test_pieces_of_both_widths_in_any_order() -> None:
    found = read(compound(streams(("Office 2025 “", True), ("青禾县公示𠮷”\r", False), ("café €\r", True))))
    assert [[run.text for run in block.runs] for block in found.blocks] == [
        ["Office 2025 “青禾县公示𠮷", "”"],
        ["café €"],
    ]
    assert [run.path for run in found.blocks[0].runs] == ["cp[0]", "cp[20]"]
    assert found.format == "doc"


def test_fields_print_their_results() -> None:
    text = "见\x13 REF a \x13 PAGE \x149\x15 \x14第三条\x15和\x13 eq \\o\\ac(○,3)\x15项\x15\x14\r\x13未完\r"
    found = read(compound(streams((text, False))))
    printed = ["".join(run.text for run in block.runs) for block in found.blocks]
    assert printed == ["见第三条和③项", "未完"]


def test_special_characters() -> None:
    found = read(compound(streams(("甲\t乙\x0b丙\x1e丁\x1f戊\x02\x05己\x0c庚\x08\x01辛\ud800\r", False))))
    assert "".join(run.text for run in found.blocks[0].runs) == "甲\t乙\n丙-丁戊己庚辛\ufffd"
    assert found.decisions == (("乱码", "原文中有 1 个残缺的字符"),)
    assert found.metadata["images"] == "1"


def test_cells_whose_rows_are_not_told_are_not_lost() -> None:
    found = read(compound(streams(("表一\x07表二\x07\x07后\r", False))))
    assert [block.kind for block in found.blocks][-1] is BlockKind.PARAGRAPH
    assert "".join(run.text for block in found.blocks for run in block.runs) == "表一表二后"


def test_what_cannot_be_read_is_named() -> None:
    text = ("公示\r", False)
    assert refused(compound(streams(text, flags=0x0300))).code == "encrypted"
    assert refused(compound(streams(text, ident=0xA5DC, version=0x68))).code == "old_word"
    assert "Word 6.0/95" in refused(compound(streams(text, version=0x68))).message
    assert refused(compound(streams(("\r", False)))).code == "empty"
    assert "只有 2 张图片" in refused(compound(streams(("\x01\x01\r", False)))).message
    assert refused(compound({"EncryptedPackage": b"x"}), "锁.docx").code == "encrypted"
    assert refused(compound({**streams(text), "1Table": b""})).code == "broken_doc"
    assert "Excel" in refused(compound({"Workbook": b""}), "表.doc").message
    assert "Works" in refused(compound({"MatOST": b""}), "旧.wps").message
    assert "不是 Word 文档" in refused(compound({"Else": b""})).message
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").code == "broken_doc"


@pytest.mark.parametrize("data", [b"{\\rtf1}", b"<html>", b"PK\x03\x04", "公示".encode(), b""])
def test_what_is_something_else_is_left_to_others(data: bytes) -> None:
    assert word97.read(Source("公示.doc", data)) is None


def test_text_outside_the_file_is_refused() -> None:
    made = dict(streams(("公示\r", False)))
    clx = bytearray(made["1Table"])
    pack_into("<I", clx, 1 + 4 + 8 + 2, 0x00FF_FFFF)
    assert "在文件之外" in refused(compound({**made, "1Table": bytes(clx)})).message


@settings(max_examples=150, deadline=2000)
@given(
    st.sampled_from(STORED),
    st.lists(st.tuples(st.integers(0, 40_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=12),
    st.integers(0, 40_000),
)
def test_damaged_documents_are_read_or_refused(name: str, damage: list[tuple[int, bytes]], cut: int) -> None:
    changed = bytearray((DATA / f"{name}.doc").read_bytes())
    for at, written in damage:
        place = at % len(changed)
        changed[place : place + len(written)] = written[: len(changed) - place]
    with suppress(ReadError):
        word97.read(Source("公示.doc", bytes(changed[: cut if cut > 30_000 else None])))


@settings(max_examples=150, deadline=2000)
@given(st.lists(st.tuples(st.integers(0, 0x400), st.integers(0, 0xFFFF_FFFF)), min_size=1, max_size=8))
def test_hostile_headers_are_read_or_refused(damage: list[tuple[int, int]]) -> None:
    changed = dict(streams(("公示\x13\x07\r", False), ("Office\x07\r", True)))
    for stream in changed:
        written = bytearray(changed[stream])
        for at, value in damage:
            pack_into("<I", written, at % (len(written) - 4), value)
        changed[stream] = bytes(written)
    with suppress(ReadError):
        word97.read(Source("公示.doc", compound(changed)))
