"""Tables of formats that mark where cells and rows end: paragraphs put into cells, tables within cells included."""

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from checker.model import Block, CellPlace, RunFlag
from checker.readers.grid import Cell, places


class Placed(Protocol):
    """A paragraph that knows how many tables are around it, and what ends with it; ``row`` are the cells of the row."""

    @property
    def depth(self) -> int: ...  # noqa: D102

    @property
    def cell_end(self) -> bool: ...  # noqa: D102

    @property
    def row_end(self) -> bool: ...  # noqa: D102

    @property
    def row(self) -> tuple[Cell, ...]: ...  # noqa: D102

    @property
    def empty(self) -> bool: ...  # noqa: D102


P = TypeVar("P", bound=Placed)


class Table(NamedTuple, Generic[P]):
    """Rows of cells; each cell holds paragraphs and tables. ``edges`` are the cells of each row by their edges."""

    rows: "list[list[list[P | Table[P]]]]"
    edges: list[tuple[Cell, ...]]

    def places(self, number: int) -> list[list[CellPlace | None]]:
        """The place of each cell in the table of that number; None for one that is part of another."""
        rows = [_merged(row, edges) for row, edges in zip(self.rows, self.edges, strict=True)]
        if not all(rows):  # not all edges are known: columns are counted
            rows = [[Cell(1000 * at, 1000 * at + 1000) for at, _ in enumerate(row)] for row in self.rows]
        return places(rows, number)


def grouped(paragraphs: Sequence[P], depth: int = 1) -> "Iterator[P | Table[P]]":
    """*paragraphs*, those that lie in tables of *depth* or deeper put together."""
    inside: list[P] = []
    for paragraph in paragraphs:
        if paragraph.depth >= depth:
            inside.append(paragraph)
            continue
        if inside:
            yield _table(inside, depth)
            inside = []
        yield paragraph
    if inside:
        yield _table(inside, depth)


def _table(paragraphs: Sequence[P], depth: int) -> Table[P]:
    rows: list[list[list[P | Table[P]]]] = []
    edges: list[tuple[Cell, ...]] = []
    row: list[list[P | Table[P]]] = []
    cell: list[P] = []
    for paragraph in paragraphs:
        own = paragraph.depth == depth
        if own and paragraph.row_end:
            if cell:
                row.append(list(grouped(cell, depth + 1)))
            if row:
                rows.append(row)
                edges.append(paragraph.row)
            row, cell = [], []
            continue
        cell.append(paragraph)
        if own and paragraph.cell_end:
            row.append(list(grouped(cell, depth + 1)))
            cell = []
    if cell:
        row.append(list(grouped(cell, depth + 1)))
    if row:  # the end of the row is lost: its cells are not
        rows.append(row)
        edges.append(())
    return Table(rows, edges)


def _merged(row: "Sequence[Sequence[P | Table[P]]]", edges: Sequence[Cell]) -> list[Cell]:
    """The cells of *row* by their edges, [] where these are not all known.

    Which value of two bits tells the first of merged neighbours is told in two ways by two editions of the format;
    so an empty one after another of them is part of that.
    """
    if len(edges) < len(row):
        return []
    found = []
    for at, content in enumerate(row):
        empty = all(not isinstance(item, Table) and item.empty for item in content)
        joined = at > 0 and empty and edges[at].beside and edges[at - 1].beside
        found.append(edges[at]._replace(beside=joined))
    return found


def revised(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """What to say of tracked changes in a format whose changes are not told one by one: how they were taken."""
    changed = RunFlag.INSERTED | RunFlag.DELETED
    count = sum(bool(run.flags & changed) for block in blocks for run in block.runs)
    if count:
        yield "修订", f"{count} 处未处理的修订，按全部接受后的文字检查，未按全部拒绝再查"
