"""A workbook that is written row by row: nothing but the row at hand is kept in memory.

Limits of Excel: 1,048,576 rows, 16,384 columns, 32,767 UTF-16 units in a cell (Microsoft, "Excel specifications and
limits"). What does not fit goes on in a further sheet; a text that is too long ends by saying so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from math import ceil
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.renderers.entries import Tag
from checker.renderers.layout import plain, visible

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
_MOST_UNITS = 32_767
#: Points: a line of the font below, and the highest row that Excel knows.
_LINE, _MOST_HEIGHT = 15.0, 405.0
_CUT = "……（一格放不下，以下略）"
# What Excel takes for a formula once a person has edited the cell, in full width too where Chinese is set.
_FORMULA = tuple("=+-@＝＋－＠")
#: By this property a workbook of ours is known (``readers.own``): it is no notice.
OWN = "disclosure-checker"
# The same bytes whenever it is written: no output has a clock.
_CREATED = datetime(2000, 1, 1)
# XML has no such characters; ``visible`` writes out all others that a cell cannot hold.
_NO_XML = str.maketrans({"\ufffe": "\\ufffe", "\uffff": "\\uffff"})

_ALL: Mapping[str, Any] = {"font_name": "宋体", "font_size": 10, "valign": "top"}
_BOXED = {"border": 1, "border_color": "#BFBFBF"}
_SIGN = {**_BOXED, "align": "center", "valign": "vcenter"}
_MUST = {**_SIGN, "bg_color": "#A63A00", "font_color": "#FFFFFF", "bold": True}
_LOOK = {**_SIGN, "bg_color": "#FFDF80"}
_BETTER = {**_SIGN, "bg_color": "#BFE0F7"}
_HEAD = {**_BOXED, "bold": True, "bg_color": "#E7E6E6", "valign": "vcenter", "text_wrap": True}

#: How cells look, by the name of their style. Colours differ in lightness too, for those who see no hue and for print;
#: no colour says anything that the sign in the cell does not say.
STYLES: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "heading": {"bold": True, "bottom": 1},
    "head": _HEAD,
    "group": {**_HEAD, "align": "left", "text_wrap": False},
    "upright": {**_HEAD, "bold": False, "align": "center", "valign": "top", "rotation": 270, "font_size": 9},
    "text": {**_BOXED, "text_wrap": True},
    "number": {**_BOXED, "align": "center", "valign": "vcenter"},
    "date": {**_BOXED, "align": "center", "num_format": "yyyy-mm-dd"},
    "fill_in": {**_BOXED, "text_wrap": True, "bg_color": "#FFF9E5"},
    "fill_in_date": {**_BOXED, "align": "center", "num_format": "yyyy-mm-dd", "bg_color": "#FFF9E5"},
    Tag.MUST: _MUST,
    Tag.CLASH: _MUST,
    Tag.SAYING: _LOOK,
    Tag.LOOK: _LOOK,
    Tag.BETTER: _BETTER,
    Tag.LACK: _BETTER,
    Tag.CUSTOM: {**_SIGN, "bg_color": "#EDF3F9"},
    Tag.WAIVED: {**_SIGN, "bg_color": "#DCCBEA"},
    Tag.FOUND: {**_SIGN, "font_color": "#1B5E3A"},
    Tag.UNDECIDED: {**_SIGN, "bg_color": "#595959", "font_color": "#FFFFFF", "bold": True},
    Tag.OUTSIDE: {**_SIGN, "font_color": "#767676"},
}


class Column(NamedTuple):
    """A column of a table: its head, its width in characters, and the style of its cells."""

    title: str
    width: int
    style: str = "text"


class Styled(NamedTuple):
    """A cell with a style of its own."""

    value: str | int | date | None
    style: str


Cell = str | int | date | Styled | None


class Book:
    """A workbook under way. Make it with ``opened``."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[str, bool], Format] = {}
        self._tables: list[Table] = []

    def table(self, name: str, columns: Sequence[Column], frozen: int = 1) -> "Table":
        """A new sheet that is one table, with filters; its head and the first *frozen* columns stay in sight."""
        table = Table(self, name, columns, frozen)
        self._tables.append(table)
        return table

    def sheet(self, name: str) -> Worksheet:
        """A new empty sheet, to be printed across A4 as wide as it is."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R第 &P 页，共 &N 页")
        return sheet

    def format(self, style: str, quoted: bool = False) -> Format:
        """The format of *style*; *quoted* keeps a text from becoming a formula when somebody edits it."""
        key = style, quoted
        if key not in self._formats:
            more = {"quote_prefix": True} if quoted else {}
            self._formats[key] = self._workbook.add_format({**_ALL, **STYLES[style], **more})
        return self._formats[key]

    def start_row(self, sheet: Worksheet, row: int, points: float) -> None:
        """Give *row*, the next one to be written, its height, and let go of that of a row that went to disk."""
        sheet.set_row(row, points)
        sheet.row_info.pop(row - 2, None)
        sheet.row_sizes.pop(row - 2, None)

    def sign(self, sheet: Worksheet, row: int, column: int, sign: str, style: str) -> None:
        """Write a text of this program's own, of which nothing needs to be taken care."""
        sheet.write_string(row, column, sign, self.format(style))

    def put(self, sheet: Worksheet, row: int, column: int, value: str | int | date | None, style: str) -> None:
        """Write *value* into a cell, a text always as a text. Rows must come in their order."""
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, self.format(style))
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self.format(style))
        elif value:
            text = cell_text(value)
            sheet.write_string(row, column, text, self.format(style, text.lstrip().startswith(_FORMULA)))
        else:
            sheet.write_blank(row, column, None, self.format(style))

    def finish(self) -> None:
        """Set the filters of all tables and write the file."""
        for table in self._tables:
            table.finish()
        self._workbook.close()


class Table:
    """A table under way; beyond the last row of a sheet it goes on in another, 名称（2）."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column], frozen: int) -> None:
        self._book, self._name, self._columns, self._frozen = book, name, columns, frozen
        self._part = 0
        self._start()

    def append(self, cells: Iterable[Cell]) -> None:
        """Write a row: a cell for each column, None where it stays empty."""
        if self._row == MOST_ROWS:
            self.finish()
            self._start()
        row = [
            cell if isinstance(cell, Styled) else Styled(cell, column.style)
            for cell, column in zip(cells, self._columns, strict=True)
        ]
        fitting = zip(row, self._columns, strict=True)
        self._book.start_row(self._sheet, self._row, height((cell.value, column.width) for cell, column in fitting))
        for number, (value, style) in enumerate(row):
            self._book.put(self._sheet, self._row, number, value, style)
        self._row += 1

    def finish(self) -> None:
        """Set the filters over what was written."""
        self._sheet.autofilter(0, 0, self._row - 1, len(self._columns) - 1)

    def _start(self) -> None:
        self._part += 1
        self._sheet = self._book.sheet(self._name if self._part == 1 else f"{self._name}（{self._part}）")
        self._sheet.freeze_panes(1, self._frozen)
        self._sheet.repeat_rows(0)
        self._sheet.set_row(0, 30)
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.width)
            self._book.put(self._sheet, 0, number, column.title, "head")
        self._row = 1


@contextmanager
def opened(target: BinaryIO) -> Iterator[Book]:
    """A Book that is written to *target* at the end. Rows wait in a folder of their own until then."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        workbook = Workbook(target, {"constant_memory": True, "tmpdir": folder})
        workbook.use_zip64()
        workbook.set_properties({"title": "公开检查结果", "created": _CREATED})
        workbook.set_custom_property(OWN, "report")
        book = Book(workbook)
        yield book
        book.finish()


def height(cells: Iterable[tuple[object, float]]) -> float:
    """How high a row must be, in points, for its *cells*, each with the width of its column in characters.

    Programs differ in whether they find that out themselves when they open a file.

    >>> height([("公示期", 8), ("不少于5个工作日", 8)])
    45.0
    """
    return min(_MOST_HEIGHT, _LINE * max(max(1, _lines(cell, width)) for cell, width in cells))


def _lines(cell: object, width: float) -> int:
    """Lines that a text takes, a Chinese character, three bytes, being two characters wide."""
    if not isinstance(cell, str):
        return 1
    wide = ((len(line) + len(line.encode("utf-8", "surrogatepass"))) // 2 for line in cell.split("\n"))
    return sum(max(1, ceil(one / max(1, width - 1))) for one in wide)


def cell_text(text: str) -> str:
    r"""*text* as a cell can hold it: nothing unseen in it, and no more than fits.

    >>> cell_text("甲\x07乙\ud800")
    '甲\\x07乙\\ud800'
    """
    shown = visible(plain(text)).translate(_NO_XML)
    data = shown.encode("utf-16-le")
    if len(data) <= 2 * _MOST_UNITS:
        return shown
    return data[: 2 * (_MOST_UNITS - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
