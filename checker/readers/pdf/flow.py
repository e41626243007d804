"""The lines and tables of all pages as blocks, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from checker.model import Block, BlockKind, CellPlace, Run, RunFlag
from checker.readers.pdf.grids import Field, Grid
from checker.readers.pdf.lines import Line
from checker.readers.pdf.pages import Page
from checker.readers.pdf.paragraphs import Column, goes_on, goes_on_in_cell, joint

#: Points by which the columns of a table may shift from one page to the next.
_SHIFT = 3.0

Table = tuple[Grid, tuple[tuple[Line, ...], ...]]


class _Begun(NamedTuple):
    """A table that may go on: its number, grid, how many rows it has so far, the words of its first row, and the
    cells of its last row by their columns."""

    number: int
    grid: Grid
    rows: int
    heads: list[str]
    last: dict[tuple[int, int], "_Cell"]


class _Cell(NamedTuple):
    """A cell of one row: its last line, None where it is empty, and the number of its last block."""

    line: Line | None
    block: int


class Flow:
    """Takes page after page, and gives the blocks."""

    def __init__(self) -> None:
        self._heads: dict[str, Block] = {}
        self._feet: dict[str, Block] = {}
        self._body: list[Block] = []
        self._runs: list[Run] = []
        self._last: Line | None = None  # of the paragraph that is being gathered
        self._table: _Begun | None = None  # the last thing on the page, if it is a table
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """Running heads, the text, running feet."""
        self._flush()
        yield from self._heads.values()
        yield from self._body
        yield from self._feet.values()

    def margins(self, number: int, heads: list[Line], feet: list[Line]) -> None:
        """Take the running heads and feet of a page, each text once."""
        for lines, kind, known in ((heads, BlockKind.HEADER, self._heads), (feet, BlockKind.FOOTER, self._feet)):
            for at, line in enumerate(lines, start=1):
                known.setdefault(line.text, Block(_runs(line, number, f"{kind.value}/line[{at}]"), kind))

    def page(self, page: Page, body: Iterable[Line], column: Column) -> None:
        """Take a page: *body* are its lines without heads, feet and tables, *column* is its text area."""
        if page.empty:
            self._flush()
            self._table = None
            return
        items: list[tuple[float, float, Line | Table]] = [(line.top, line.left, line) for line in body]
        items += [(table[0].box.top, table[0].box.left, table) for table in page.grids]
        lines = tables = 0
        for first, (_, _, item) in zip(
            (True, *[False] * len(items)), sorted(items, key=lambda one: one[:2]), strict=False
        ):
            if isinstance(item, Line):
                lines += 1
                self._line(item, page.number, lines, column, same_page=not first)
            else:
                tables += 1
                self._flush()
                self._grid(item, page.number, tables, first)
        for at, words in enumerate(page.turned, start=1):
            self._flush()
            self._body.append(Block((Run(words, f"page[{page.number}]", f"turned/line[{at}]"),), BlockKind.TEXTBOX))

    def _line(self, line: Line, page: int, number: int, column: Column, same_page: bool) -> None:
        self._table = None
        before = self._last.text if self._last and goes_on(self._last, line, column, same_page) else None
        if before is None:
            self._flush()
        self._runs += _runs(line, page, f"line[{number}]", before)
        self._last = line

    def _flush(self) -> None:
        if self._runs:
            self._body.append(Block(tuple(self._runs)))
        self._runs, self._last = [], None

    def _grid(self, table: Table, page: int, number: int, first: bool) -> None:
        grid, fields = table
        heads = [
            "".join(line.text for line in lines)
            for field, lines in zip(grid.fields, fields, strict=True)
            if field.row == 0
        ]
        before = self._table if first and self._table and _same_columns(self._table.grid, grid) else None
        repeated = before is not None and any(heads) and heads == before.heads
        if before is None:
            before = _Begun(self._tables, grid, 0, heads, {})
            self._tables += 1
        broken = int(repeated) if _breaks(before, table, int(repeated)) else -1
        offset = before.rows - repeated - (broken >= 0)
        last = dict(before.last) if broken >= 0 else {}
        for at, (field, lines) in enumerate(zip(grid.fields, fields, strict=True)):
            ends = at + 1 == len(grid.fields) or grid.fields[at + 1].row != field.row
            path = f"tbl[{number}]/R{field.row + 1}C{field.column + 1}"
            blocks = list(_cell(field, lines, page, path))
            if repeated and field.row == 0:
                self._body += [Block(block.runs, BlockKind.HEADER) for block in blocks if block.runs]
                continue
            key = (field.column, field.columns)
            if field.row == broken:
                self._append(last[key], blocks, lines)
                last[key] = _Cell(lines[-1] if lines else last[key].line, last[key].block)
                continue
            place = CellPlace(before.number, offset + field.row, field.column, field.rows, field.columns)
            placed = [replace(block, cell=place) for block in blocks]
            self._body += [*placed[:-1], replace(placed[-1], end="\n" if ends else "\t")]
            if field.row + field.rows == len(grid.ys) - 1:
                last[key] = _Cell(lines[-1] if lines else None, len(self._body) - 1)
        self._table = before._replace(grid=grid, rows=offset + len(grid.ys) - 1, last=last)

    def _append(self, cell: _Cell, blocks: list[Block], lines: tuple[Line, ...]) -> None:
        """Let a cell that the end of the page has broken go on with *blocks*, which *lines* are read as."""
        runs = list(self._body[cell.block].runs)
        for at, block in enumerate(block for block in blocks if block.runs):
            before = joint(cell.line.text, lines[0].text) if cell.line and not at else "\n"
            runs += [replace(block.runs[0], text=before + block.runs[0].text), *block.runs[1:]]
        self._body[cell.block] = replace(self._body[cell.block], runs=tuple(runs))


def _breaks(before: _Begun, table: Table, row: int) -> bool:
    """Whether the end of the page has broken the last row so far: *row* of *table* leaves cells empty, and every other
    goes on where the line in the last row was full."""
    grid, fields = table
    cells = [one for one in zip(grid.fields, fields, strict=True) if one[0].row == row]
    columns = {(field.column, field.columns) for field, _ in cells}
    if columns != set(before.last) or any(field.rows > 1 for field, _ in cells) or all(lines for _, lines in cells):
        return False
    going = [(before.last[field.column, field.columns].line, lines[0], field.box) for field, lines in cells if lines]
    return bool(going) and all(line is not None and goes_on_in_cell(line, first, box) for line, first, box in going)


def _cell(field: Field, lines: tuple[Line, ...], page: int, path: str) -> Iterator[Block]:
    """The paragraphs of a cell; an empty cell is a block without runs."""
    runs: list[Run] = []
    for at, line in enumerate(lines):
        before = lines[at - 1].text if at and goes_on_in_cell(lines[at - 1], line, field.box) else None
        if runs and before is None:
            yield Block(tuple(runs), BlockKind.CELL)
            runs = []
        runs += _runs(line, page, f"{path}/line[{at + 1}]", before)
    yield Block(tuple(runs), BlockKind.CELL)


def _runs(line: Line, page: int, path: str, before: str | None = None) -> tuple[Run, ...]:
    """The runs of a line; *before* is the line that goes on in it."""
    outer = RunFlag.HIDDEN if line.hidden else RunFlag.NONE
    runs = [
        Run(text, f"page[{page}]", path, outer | (RunFlag.DELETED if gone else outer)) for text, gone in line.pieces
    ]
    if before is not None:
        runs[0] = replace(runs[0], text=joint(before, line.text) + runs[0].text)
    return tuple(runs)


def _same_columns(one: Grid, other: Grid) -> bool:
    return len(one.xs) == len(other.xs) and all(abs(a - b) <= _SHIFT for a, b in zip(one.xs, other.xs, strict=True))
