"""Tables: the paragraphs of a story put into rows and cells, tables within cells included."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model import CellPlace
from checker.readers.grid import Cell, places
from checker.readers.word97.paragraphs import Marked


class Table(NamedTuple):
    """Rows of cells; each cell holds paragraphs and tables. ``edges`` are the cells of each row by their edges."""

    rows: "list[list[list[Item]]]"
    edges: list[tuple[Cell, ...]]

    def places(self, number: int) -> list[list[CellPlace | None]]:
        """The place of each cell in the table of that number; None for one that is part of another."""
        rows = [_merged(row, edges) for row, edges in zip(self.rows, self.edges, strict=True)]
        if not all(rows):  # not all edges are known: columns are counted
            rows = [[Cell(1000 * at, 1000 * at + 1000) for at, _ in enumerate(row)] for row in self.rows]
        return places(rows, number)


Item = Marked | Table


def grouped(paragraphs: Sequence[Marked], depth: int = 1) -> Iterator[Item]:
    """*paragraphs*, those that lie in tables of *depth* or deeper put together."""
    inside: list[Marked] = []
    for paragraph in paragraphs:
        if paragraph.properties.depth >= depth:
            inside.append(paragraph)
            continue
        if inside:
            yield _table(inside, depth)
            inside = []
        yield paragraph
    if inside:
        yield _table(inside, depth)


def _table(paragraphs: Sequence[Marked], depth: int) -> Table:
    rows: list[list[list[Item]]] = []
    edges: list[tuple[Cell, ...]] = []
    row: list[list[Item]] = []
    cell: list[Marked] = []
    for paragraph in paragraphs:
        found = paragraph.properties
        own = found.depth == depth
        if own and found.row_end:
            if cell:
                row.append(list(grouped(cell, depth + 1)))
            if row:
                rows.append(row)
                edges.append(found.row)
            row, cell = [], []
            continue
        cell.append(paragraph)
        if own and (found.cell_end or (depth == 1 and paragraph.mark == "\x07")):
            row.append(list(grouped(cell, depth + 1)))
            cell = []
    if cell:
        row.append(list(grouped(cell, depth + 1)))
    if row:  # the end of the row is lost: its cells are not
        rows.append(row)
        edges.append(())
    return Table(rows, edges)


def _merged(row: "Sequence[Sequence[Item]]", edges: Sequence[Cell]) -> list[Cell]:
    """The cells of *row* by their edges, [] where these are not all known.

    Which value of two bits tells the first of merged neighbours is told in two ways by two editions of the format;
    so an empty one after another of them is part of that.
    """
    if len(edges) < len(row):
        return []
    found = []
    for at, content in enumerate(row):
        empty = all(isinstance(item, Marked) and item.start == item.end for item in content)
        joined = at > 0 and empty and edges[at].beside and edges[at - 1].beside
        found.append(edges[at]._replace(beside=joined))
    return found
