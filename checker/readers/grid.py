"""Tables that are told by the edges of their cells: which column each stands in, and how far it spans."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.model import CellPlace

#: Edges so near each other are one (in twips, a twentieth of a point): programs round, and people drag by hand.
_NEAR = 30


class Cell(NamedTuple):
    """A cell by its edges, in twips. ``above``: it continues the one above; ``beside``: it continues the one
    to its left."""

    left: int
    right: int
    above: bool = False
    beside: bool = False


def places(rows: Sequence[Sequence[Cell]], table: int) -> list[list[CellPlace | None]]:
    """The place of each cell of *rows* in the table of that number, None for a cell that continues another."""
    starts = _columns(edge for row in rows for cell in row for edge in (cell.left, cell.right))
    spans = [_spans(row, starts) for row in rows]
    heights: list[dict[int, int]] = [{} for _ in rows]
    below: dict[int, int] = {}  # how far the continuing cells of the row below reach, by their columns
    for at in range(len(rows) - 1, -1, -1):
        reaching: dict[int, int] = {}
        for cell, (column, _) in zip(rows[at], spans[at], strict=True):
            heights[at][column] = 1 + below.get(column, 0)
            if cell.above:
                reaching[column] = heights[at][column]
        below = reaching
    found: list[list[CellPlace | None]] = []
    begun: set[int] = set()
    for at, row in enumerate(rows):
        line: list[CellPlace | None] = []
        for cell, (column, columns) in zip(row, spans[at], strict=True):
            goes_on = cell.beside or (cell.above and column in begun)
            line.append(None if goes_on else CellPlace(table, at, column, heights[at][column], columns))
        begun = {column for column, _ in spans[at]}
        found.append(line)
    return found


def _columns(edges: Iterable[int]) -> list[int]:
    """The edges that are not near the one before, sorted."""
    found: list[int] = []
    for edge in sorted(set(edges)):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return found


def _spans(row: Sequence[Cell], starts: Sequence[int]) -> list[tuple[int, int]]:
    """Column and number of columns of each cell of a row, no two in the same column."""
    found: list[tuple[int, int]] = []
    free = 0
    for cell in row:
        column = max(bisect_right(starts, cell.left) - 1, free)
        columns = max(bisect_right(starts, cell.right) - 1 - column, 1)
        free = column + columns
        found.append((column, columns))
    for at in range(len(row) - 1, 0, -1):
        if row[at].beside:
            found[at - 1] = (found[at - 1][0], found[at - 1][1] + found[at][1])
    return found
