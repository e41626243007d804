"""The cells of one sheet that hold something, as they are shown, and why some of them are not."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from checker.model import ReadError
from checker.readers.docx.xml import child, children, name, number, stream
from checker.readers.xlsx.numbers import exact, show, show_text
from checker.readers.xlsx.paper import EXCEL
from checker.readers.xlsx.strings import text_of, unescaped
from checker.readers.xlsx.styles import Style

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The size of a sheet (ISO/IEC 29500-1, section 18.3.1.73 and Excel's own limits).
ROWS, COLUMNS = 1_048_576, 16_384
#: More cells with content than this are no list that anybody publishes, nor one that fits in memory as a text.
MOST_CELLS = 300_000
_WANTED = frozenset(
    {"x:sheetFormatPr", "x:cols", "x:row", "x:mergeCell", "x:headerFooter", "x:conditionalFormatting", "x:tablePart"}
)


class Cell(NamedTuple):
    """A cell with content, 1-based. ``shown`` is what it shows; ``stored`` its number where it shows less than that.

    ``hidden`` says why it is not seen, in Chinese; empty where it is. ``problem`` is "formula" for one that was never
    computed, "error" for an error value, "format" where the number format is not known.
    """

    row: int
    column: int
    shown: str
    stored: str = ""
    hidden: str = ""
    problem: str = ""
    text: bool = True


class Merge(NamedTuple):
    """A merged range, 1-based, ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """What one sheet holds. ``margins`` are the codes of its headers and footers, by name."""

    cells: tuple[Cell, ...]
    merges: tuple[Merge, ...]
    margins: tuple[tuple[str, str], ...]


class Book(NamedTuple):
    """What the cells of all sheets refer to."""

    strings: Sequence[str]
    styles: Sequence[Style]
    since_1904: bool


def read_sheet(data: bytes, part: str, book: Book, room: int) -> Sheet:
    """The sheet in *part*, with at most *room* cells. Raises ReadError ``too_large``, and as ``xml.stream`` does."""
    reading = _Sheet(book, part, room)
    for element in stream(data, part, EXCEL, _WANTED):
        reading.take(element)
    return reading.sheet()


class _Sheet:
    def __init__(self, book: Book, part: str, room: int) -> None:
        self._book, self._part, self._room = book, part, room
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merges: list[Merge] = []
        self._margins: list[tuple[str, str]] = []
        self._hidden = frozenset[int]()  # columns
        self._rows_hidden = self._coloured = False
        self._row = 0

    def take(self, element: "Element") -> None:
        kind = name(element)
        if kind == "x:row":
            self._take_row(element)
        elif kind == "x:sheetFormatPr":
            self._rows_hidden = _on(element.get("zeroHeight"))
        elif kind == "x:cols":
            self._hidden = _hidden_columns(children(element, "x:col"))
        elif kind == "x:mergeCell":
            self._take_merge(element.get("ref") or "")
        elif kind == "x:headerFooter":
            self._margins = [(name(one)[2:], unescaped(one.text or "")) for one in element]
        else:
            self._coloured = True  # colours that no cell's own style tells: white letters may stand on them

    def sheet(self) -> Sheet:
        cells = sorted(self._cells.values())
        if self._coloured:
            cells = [one._replace(hidden="") if one.hidden == "白色字" else one for one in cells]
        return Sheet(tuple(cells), tuple(self._merges), tuple(self._margins))

    def _take_row(self, row: "Element") -> None:
        self._row = _within(row.get("r"), self._row + 1, ROWS, self._part)
        hidden = _unseen(row, "ht") or (self._rows_hidden and row.get("hidden") is None and row.get("ht") is None)
        column = 0
        for element in children(row, "x:c"):
            place = place_of(element.get("r") or "")
            column = place[1] if place else column + 1
            if column > COLUMNS:
                raise ReadError(EXCEL.broken, f"Excel 文件已损坏：{self._part} 第 {self._row} 行的列号超出范围")
            cell = self._cell(element, column)
            if cell is None:
                continue
            why = "隐藏行" if hidden else "隐藏列" if column in self._hidden else cell.hidden
            self._cells[self._row, column] = cell._replace(hidden=why)
            if len(self._cells) > self._room:
                raise ReadError("too_large", f"表格太大：有内容的单元格超过 {MOST_CELLS} 个，请拆分后再检查")

    def _cell(self, element: "Element", column: int) -> Cell | None:
        """The cell, or None where it holds nothing."""
        kind = element.get("t") or "n"
        value = child(element, "x:v")
        stored = (value.text or "") if value is not None else ""
        if kind == "inlineStr":
            inline = child(element, "x:is")
            stored = text_of(inline) if inline is not None else ""
        elif kind == "s":
            at = _index(stored)
            stored = self._book.strings[at] if at is not None and 0 <= at < len(self._book.strings) else ""
        elif kind == "str":
            stored = unescaped(stored)
        if not stored.strip():
            formula = child(element, "x:f") is not None and kind != "str"
            return Cell(self._row, column, "", problem="formula") if formula else None
        style = self._style(element)
        if kind in ("n", "d"):
            return self._number(stored, column, style, kind)
        if kind == "e":
            return Cell(self._row, column, stored, problem="error", hidden="白色字" if style.white else "")
        words = {"1": "TRUE", "0": "FALSE"}.get(stored, stored) if kind == "b" else show_text(stored, style.code)
        return self._seen(Cell(self._row, column, words), stored, style)

    def _number(self, stored: str, column: int, style: Style, kind: str) -> Cell:
        if kind == "d":
            return self._seen(Cell(self._row, column, stored, text=False), stored, style)
        shown = show(stored, style.code, self._book.since_1904)
        digits = exact(stored)
        less = "E+" in shown.words and len(digits) > 11
        cell = Cell(self._row, column, shown.words, digits if less else "", text=False)
        return self._seen(cell if shown.exact else cell._replace(problem="format"), digits, style)

    def _seen(self, cell: Cell, stored: str, style: Style) -> Cell:
        if not cell.shown.strip():
            return cell._replace(shown=stored, hidden="数字格式为不显示")
        return cell._replace(hidden="白色字") if style.white else cell

    def _style(self, element: "Element") -> Style:
        at = _index(element.get("s") or "0")
        return self._book.styles[at] if at is not None and 0 <= at < len(self._book.styles) else Style()

    def _take_merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = place_of(first), place_of(last or first)
        if start and end and start[0] <= end[0] and start[1] <= end[1]:
            self._merges.append(Merge(*start, *end))


def letters(column: int) -> str:
    """The letters of a 1-based column.

    >>> letters(1), letters(28), letters(16384)
    ('A', 'AB', 'XFD')
    """
    written = ""
    while column:
        column, rest = divmod(column - 1, 26)
        written = chr(ord("A") + rest) + written
    return written


def place_of(reference: str) -> tuple[int, int] | None:
    """Row and column of "B3", 1-based; None where it is no such thing."""
    match = _reference().fullmatch(reference.upper())
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def _within(said: str | None, otherwise: int, most: int, part: str) -> int:
    at = otherwise if said is None else _index(said)
    if at is None or not 1 <= at <= most:
        raise ReadError(EXCEL.broken, f"Excel 文件已损坏：{part} 的行号超出范围")
    return at


def _index(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None


def _on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _hidden_columns(columns: "Iterable[Element]") -> frozenset[int]:
    """The 1-based columns of which an ``x:col`` says that they are not seen."""
    changes = [0] * (COLUMNS + 2)
    for one in columns:
        first, last = max(number(one, "x:min") or 1, 1), min(number(one, "x:max") or 0, COLUMNS)
        if first <= last and _unseen(one, "width"):
            changes[first] += 1
            changes[last + 1] -= 1
    return frozenset(at for at, depth in enumerate(accumulate(changes)) if depth)


def _unseen(element: "Element", size: str) -> bool:
    """Whether a row or column is hidden, or so low or narrow that nothing shows."""
    if _on(element.get("hidden")):
        return True
    try:
        return float(element.get(size) or 1) < 0.2
    except ValueError:
        return False
