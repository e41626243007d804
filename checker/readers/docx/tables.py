"""The grid of a table: which cells print, where they stand and how far they span."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from checker.model import RunFlag
from checker.readers.docx.xml import attribute, child, name, number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: A wrapped element and the flags that its wrappers give it (see ``inline.unwrapped``).
Wrapped = tuple["Element", RunFlag]


#: Word draws no more than 63 columns; what a file says beyond that is an attack on those who would count them out.
_WIDEST = 1000


class Cell(NamedTuple):
    """A cell that prints: 0-based row and grid column, and how many of each it covers."""

    element: "Element"
    flags: RunFlag
    row: int
    column: int
    rows: int
    columns: int


class _Raw(NamedTuple):
    element: "Element"
    flags: RunFlag
    column: int
    columns: int
    goes_on: bool


def cells(table: "Element", unwrapped: "Callable[[Element, str], Iterable[Wrapped]]") -> list[list[Cell]]:
    """The cells of each row, left to right. Cells that continue one above or beside (vMerge, hMerge) are no cells."""
    rows = [_row(row, flags, unwrapped) for row, flags in unwrapped(table, "w:tr")]
    heights: list[dict[int, int]] = [{} for _ in rows]  # of the cell that begins there, filled from below
    reaching: dict[int, int] = {}
    for at in range(len(rows) - 1, -1, -1):
        below, reaching = reaching, {}
        for cell in rows[at]:
            height = 1 + below.get(cell.column, 0)
            if cell.goes_on:
                reaching[cell.column] = height
            heights[at][cell.column] = height
    grid = []
    begun: set[int] = set()
    for at, row in enumerate(rows):
        starts = [cell for cell in row if not (cell.goes_on and cell.column in begun)]
        begun = {cell.column for cell in row}
        grid.append([Cell(c.element, c.flags, at, c.column, heights[at][c.column], c.columns) for c in starts])
    return grid


def _row(row: "Element", flags: RunFlag, unwrapped: "Callable[[Element, str], Iterable[Wrapped]]") -> list[_Raw]:
    properties = child(row, "w:trPr")
    flags |= _revision(properties, "w:ins", "w:del")
    column = min(max(number(child(properties, "w:gridBefore")) or 0, 0), _WIDEST)
    found: list[_Raw] = []
    for element, outer in unwrapped(row, "w:tc"):
        own = child(element, "w:tcPr")
        columns = min(max(number(child(own, "w:gridSpan")) or 1, 1), _WIDEST)
        if _continues(own, "w:hMerge") and found:
            found[-1] = found[-1]._replace(columns=found[-1].columns + columns)
        else:
            cell_flags = flags | outer | _revision(own, "w:cellIns", "w:cellDel")
            found.append(_Raw(element, cell_flags, column, columns, _continues(own, "w:vMerge")))
        column += columns
    return found


def _continues(properties: "Element | None", wanted: str) -> bool:
    merge = child(properties, wanted)
    return merge is not None and (attribute(merge, "w:val") or "continue") == "continue"


def _revision(properties: "Element | None", inserted: str, deleted: str) -> RunFlag:
    flags = RunFlag.NONE
    for item in properties if properties is not None else ():
        if name(item) == inserted:
            flags |= RunFlag.INSERTED
        elif name(item) == deleted:
            flags |= RunFlag.DELETED
    return flags
