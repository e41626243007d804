"""The grid of a table of a page: where each cell stands and how far it spans."""

from typing import TYPE_CHECKING

from checker.model import CellPlace, ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: HTML Living Standard, section 4.9.11: a colspan above 1,000 counts as 1, a rowspan above 65,534 as that.
_WIDEST = 1000
_TALLEST = 65534
#: Places of the grid that all cells of a table may cover. A table of 2,000 rows has some tens of thousands.
_MOST_PLACES = 1_000_000


def rows(table: "Element") -> "list[list[Element]]":
    """The cells of each row of *table*, in the order of the source."""
    found = []
    for child in table:
        if child.tag == "tr":
            found.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            found.extend(row for row in child if row.tag == "tr")
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in found]


def is_layout(table: "Element", cells: "list[list[Element]]") -> bool:
    """Whether *table* lays out the page and is no table of the notice."""
    if (table.get("role") or "").strip().lower() in ("presentation", "none"):
        return True
    return sum(map(len, cells)) <= 1 or next(table.iterdescendants("table"), None) is not None


def places(cells: "list[list[Element]]", number: int) -> "dict[Element, CellPlace]":
    """The places of *cells* in table *number*. Raises ReadError ``hostile_html`` where they cover absurdly much."""
    found = {}
    taken: dict[int, int] = {}  # column → the first row in which it is free again
    covered = 0
    for at, row in enumerate(cells):
        column = 0
        for cell in row:
            while taken.get(column, 0) > at:
                column += 1
            wide = _span(cell.get("colspan"), _WIDEST, 1)
            tall = _span(cell.get("rowspan"), _TALLEST, _TALLEST) or len(cells) - at
            tall = min(tall, len(cells) - at)
            covered += wide * tall
            if covered > _MOST_PLACES:
                raise ReadError("hostile_html", "不安全的网页：表格的合并单元格大得异常，拒绝读取")
            found[cell] = CellPlace(number, at, column, tall, wide)
            for covering in range(column, column + wide):
                taken[covering] = at + tall
            column += wide
    return found


def _span(written: str | None, most: int, beyond: int) -> int:
    """The number in an attribute, 1 where it is none; 0 (to the last row) only where *beyond* is not 1."""
    digits = (written or "").strip()
    if not digits.isdecimal():
        return 1
    value = int(digits[:9])
    if value > most:
        return beyond
    return value if value or beyond != 1 else 1
