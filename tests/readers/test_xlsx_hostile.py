"""Excel: broken and hostile files are refused by a named error, and none crashes or holds up the reader."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Document
from checker.model import ReadError, Source
from checker.readers.xlsx import cells, read
from checker.text import Lexicon, load_segmenter

from .workbooks import archive, data, members, number, printed, read_workbook, text, workbook

SOUND = workbook(
    data(
        text("姓名") + text("金额"),
        text("张三") + number("12.5", style=1),
        after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    ),
    data('<c t="s"><v>0</v></c>'),
    sharedStrings="<si><t>甲</t></si>",
    styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="4"/></cellXfs>',
    states="visible,hidden",
)
PIECES = ["", "<", "&", "]]>", '"', "9" * 30, "-1", "x", "<c>", "A1:"]
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(data: bytes, name: str = "名单.xlsx") -> str:
    with pytest.raises(ReadError) as caught:
        read(Source(name, data))
    assert "\n" not in caught.value.message
    assert "Word" not in caught.value.message
    return caught.value.code


def changed(**parts: str | None) -> bytes:
    names = {"book": "xl/workbook.xml", "sheet": "xl/worksheets/sheet1.xml", "types": "[Content_Types].xml"}
    merged = {**members(data(text("甲"))), **{names[key]: part for key, part in parts.items()}}
    return archive({name: part for name, part in merged.items() if part is not None})


def test_passwords_and_old_workbooks() -> None:
    assert refused(COMPOUND + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert refused(COMPOUND) == "unsupported_format"
    assert refused(COMPOUND, "旧.xls") == "unsupported_format"
    assert read(Source("a.doc", COMPOUND)) is None


def test_what_is_no_workbook() -> None:
    assert refused(b"") == "empty"
    assert refused(b"<html>") == "broken_zip"
    assert refused(SOUND[:-40]) == "broken_zip"
    assert refused(changed(types=None)) == "broken_xlsx"
    assert refused(changed(sheet=None)) == "broken_xlsx"
    assert refused(changed(book="<workbook/>")) == "broken_xlsx"
    assert refused(changed(sheet="<worksheet>")) == "broken_xlsx"
    assert refused(workbook(data())) == "empty"


@pytest.mark.parametrize("part", ["sheet", "book"])
def test_entities_are_refused(part: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "甲"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>'
    assert refused(changed(**{part: bomb})) == "hostile_xml"


def test_a_bomb_is_not_inflated() -> None:
    assert refused(changed(sheet="<worksheet>" + " " * 60_000_000)) == "zip_bomb"


@pytest.mark.parametrize(
    "row", ['<row r="1048577"/>', '<row r="0"/>', '<row r="x"/>', f"<row>{text('甲', 'XFE1')}</row>"]
)
def test_places_outside_of_a_sheet(row: str) -> None:
    assert refused(workbook(f"<sheetData>{row}</sheetData>")) == "broken_xlsx"


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.readers.xlsx.book.MOST_CELLS", 3)
    assert refused(workbook(data(text("甲") * 2), data(text("乙") * 2))) == "too_large"


def quick(content_of: bytes, seconds: float) -> str:
    begin = time.perf_counter()
    content = read(Source("名单.xlsx", content_of))
    assert content is not None
    document = Document.of(content, Lexicon(), lambda: load_segmenter(()))
    assert len(document.fields) >= 0
    assert time.perf_counter() - begin < seconds
    return printed(content)


def test_a_used_range_of_a_million_rows_is_quick() -> None:
    empty = "".join(f'<row r="{at}" spans="1:3"><c r="A{at}" s="0"/></row>' for at in range(2, 100_000))
    last = f'<row r="1048576">{text("乙", "XFD1048576")}</row>'
    sheet = f'<sheetData><row r="1">{text("甲", "A1")}</row>{empty}{last}</sheetData>'
    merged = '<mergeCells><mergeCell ref="A1:XFC1048575"/></mergeCells>'
    assert quick(workbook(sheet + merged), 10) == "甲\n乙\n"


def test_a_sparse_grid_is_no_table() -> None:
    rows = "".join(
        f'<row r="{at}">{number("1", f"{cells.letters(at)}{at}")}{number("2", f"{cells.letters(at + 4000)}{at}")}</row>'
        for at in range(1, 4000)
    )
    merges = "".join(f'<mergeCell ref="{cells.letters(at)}{at}:XFD1048576"/>' for at in range(1, 4000))
    assert quick(workbook(f"<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>"), 20).count("\n") == 3999


def test_hidden_columns_that_overlap_are_quick() -> None:
    columns = "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 50_000 + "</cols>"
    begin = time.perf_counter()
    with pytest.raises(ReadError):
        read(Source("a.xlsx", b"PK\x03\x04"))
    content = read_workbook(data(text("甲"), before=columns))
    assert printed(content) == ""
    assert time.perf_counter() - begin < 5


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_mutated_bytes_are_read_or_refused(given_data: st.DataObject) -> None:
    mutated = bytearray(SOUND)
    for _ in range(given_data.draw(st.integers(1, 8))):
        mutated[given_data.draw(st.integers(0, len(mutated) - 1))] = given_data.draw(st.integers(0, 255))
    _read_or_refuse(bytes(mutated))


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(["", "<", "&", "]]>", '"', "9" * 30, "-1", "x", "<c>", "A1:"])),
        max_size=4,
    )
)
def test_mutated_sheets_are_read_or_refused(changes: list[tuple[int, str]]) -> None:
    sheet = data(text("姓名") + number("12", "B1", 1), before='<cols><col min="1" max="2" width="3"/></cols>')
    written = members(sheet, styles='<cellXfs><xf numFmtId="14"/></cellXfs>')
    for part in ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"):
        words = str(written[part])
        for at, inserted in changes:
            at %= len(words)
            words = words[:at] + inserted + words[at + 1 :]
        _read_or_refuse(archive({**written, part: words}))


def _read_or_refuse(mutated: bytes) -> None:
    with suppress(ReadError):
        assert read(Source("名单.xlsx", mutated)) is not None
