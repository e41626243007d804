"""The grid of a table: which cells print, where they stand and how far they span."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.model import ReadError
from checker.readers.odt.names import children, count, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Cells of a table, and places of its grid that they may cover. A table of 2,000 rows has some tens of thousands.
_MOST_CELLS = 100_000
_MOST_PLACES = 1_000_000
_GROUPS = ("table:table-header-rows", "table:table-rows", "table:table-row-group")


class Cell(NamedTuple):
    """A cell that prints: 0-based row and grid column, and how many of each it covers."""

    element: "Element"
    row: int
    column: int
    rows: int
    columns: int


def cells(table: "Element") -> list[list[Cell]]:
    """The cells of each row. Repeated empty cells and rows take their room and are no cells.

    Raises ReadError ``hostile_xml`` where there are absurdly many, or one covers absurdly much.
    """
    grid: list[list[Cell]] = []
    at = number = places = 0
    for row in _rows(table):
        filled = any(_prints(cell) for cell in row)
        for _ in range(count(row, "table:number-rows-repeated") if filled else 1):
            found = _row(row, at)
            number += len(found)
            places += sum(cell.rows * cell.columns for cell in found)
            if number > _MOST_CELLS or places > _MOST_PLACES:
                raise ReadError("hostile_xml", "不安全的 ODT 文件：表格的单元格多得异常，拒绝读取")
            grid.append(found)
            at += 1
        at += 0 if filled else count(row, "table:number-rows-repeated") - 1
    return [[cell._replace(rows=min(cell.rows, at - cell.row)) for cell in row] for row in grid]


def _rows(table: "Element") -> "Iterator[Element]":
    for element in table:
        if name(element) == "table:table-row":
            yield element
        elif name(element) in _GROUPS:
            yield from _rows(element)


def _row(row: "Element", at: int) -> list[Cell]:
    found: list[Cell] = []
    column = 0
    for element in children(row, "table:table-cell", "table:covered-table-cell"):
        repeated = count(element, "table:number-columns-repeated")
        if name(element) == "table:table-cell":
            rows = count(element, "table:number-rows-spanned")
            columns = count(element, "table:number-columns-spanned")
            times = repeated if _prints(element) else 1
            if times > _MOST_CELLS:
                raise ReadError("hostile_xml", "不安全的 ODT 文件：表格的单元格多得异常，拒绝读取")
            found += [Cell(element, at, column + number, max(rows, 1), max(columns, 1)) for number in range(times)]
        column += max(repeated, 1)
    return found


def _prints(cell: "Element") -> bool:
    return next(iter(cell), None) is not None and any(text.strip() for text in map(str, cell.itertext()))
