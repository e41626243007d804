"""How the cells of a sheet become blocks: captions above and below as paragraphs, what stands between as a table."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from checker.model import Block, BlockKind, CellPlace, Run, RunFlag
from checker.readers.xlsx.cells import Cell, Merge, Sheet, letters

#: A grid with more places than this, of which few can hold anything, is no table that could be gone through.
MOST_PLACES = 2_000_000


class Laid(NamedTuple):
    """The blocks of a sheet, how many tables they make, and the cells that are not seen or show less than they hold."""

    blocks: tuple[Block, ...]
    tables: int
    unseen: tuple[Cell, ...]


class _Row(NamedTuple):
    number: int
    seen: tuple[Cell, ...]
    unseen: tuple[Cell, ...]


class _Range(NamedTuple):
    """Rows that follow each other, as a table or one by one."""

    rows: list[_Row]
    table: bool


def lay_out(sheet: Sheet, name: str, part: str, table: int, hidden: str = "") -> Laid:
    """The blocks of *sheet*, called *name*; its first table is number *table*. *hidden* says why none of it is seen."""
    merges = {(merge.top, merge.left): merge for merge in sheet.merges}
    rows = list(_rows(sheet, hidden))
    ranges = list(_ranges(rows, merges))
    writing = _Writing(name, part, merges)
    blocks: list[Block] = []
    for one in ranges:
        columns = sorted({cell.column for row in one.rows for cell in row.seen})
        if one.table and len(columns) * len(one.rows) <= MOST_PLACES:
            blocks += writing.table(one.rows, columns, table)
            table += 1
        else:
            blocks += writing.loose(one.rows)
    unseen = (cell for row in rows for cell in (*row.seen, *row.unseen) if cell.hidden or cell.stored)
    return Laid(tuple(blocks), sum(one.table for one in ranges), tuple(unseen))


def place_name(sheet: str, row: int, column: int) -> str:
    """Where a person finds a cell.

    >>> place_name("名单", 3, 2)
    '工作表“名单”第3行第2列（B3）'
    """
    return f"工作表“{sheet}”第{row}行第{column}列（{letters(column)}{row}）"


def _rows(sheet: Sheet, hidden: str) -> Iterator[_Row]:
    covered = _covered(sheet)
    for number, cells in groupby(sheet.cells, key=lambda cell: cell.row):
        seen: list[Cell] = []
        unseen: list[Cell] = []
        for cell in cells:
            why = hidden or cell.hidden or ("合并单元格遮住" if (cell.row, cell.column) in covered else "")
            if cell.problem == "formula":
                continue
            (unseen if why else seen).append(cell._replace(hidden=why))
        yield _Row(number, tuple(seen), tuple(unseen))


def _covered(sheet: Sheet) -> frozenset[tuple[int, int]]:
    """The cells with content that lie in a merged range and are not its first: only that one is shown."""
    by_row: dict[int, list[int]] = {}
    for cell in sheet.cells:
        by_row.setdefault(cell.row, []).append(cell.column)
    if not sheet.merges or sum(merge.bottom - merge.top + 1 for merge in sheet.merges) > MOST_PLACES:
        return frozenset()
    return frozenset(
        (row, column)
        for merge in sheet.merges
        for row in range(merge.top, merge.bottom + 1)
        for column in by_row.get(row, ())
        if merge.left <= column <= merge.right and (row, column) != (merge.top, merge.left)
    )


def _ranges(rows: Sequence[_Row], merges: Mapping[tuple[int, int], Merge]) -> Iterator[_Range]:
    """Captions, table, remarks; where a caption follows an empty row, another table begins."""
    begun: list[_Row] = []
    before = 0
    for row in rows:
        if begun and row.seen and row.number > before + 1 and _is_caption(row):
            yield from _parted(begun, merges)
            begun = []
        begun.append(row)
        before = row.number if row.seen else before
    yield from _parted(begun, merges)


def _parted(rows: list[_Row], merges: Mapping[tuple[int, int], Merge]) -> Iterator[_Range]:
    first, last = 0, len(rows)
    while first < last and (not rows[first].seen or _is_caption(rows[first])):
        first += 1
    while last > first and (not rows[last - 1].seen or _is_remark(rows[last - 1], merges)):
        last -= 1
    yield from (
        _Range(part, table) for part, table in ((rows[:first], False), (rows[first:last], True), (rows[last:], False))
        if part
    )  # fmt: skip


def _is_caption(row: _Row) -> bool:
    """One text alone in its row, or labels with what they say (填报单位：…  单位：元)."""
    texts = all(cell.text for cell in row.seen)
    return texts and (len(row.seen) == 1 or (len(row.seen) <= 4 and all(_labelled(cell) for cell in row.seen)))


def _labelled(cell: Cell) -> bool:
    return "：" in cell.shown or ":" in cell.shown


def _is_remark(row: _Row, merges: Mapping[tuple[int, int], Merge]) -> bool:
    """A caption below the table; one text alone must be told by its words or its width from a row left unfilled."""
    if not _is_caption(row):
        return False
    cell = row.seen[0]
    merge = merges.get((cell.row, cell.column))
    wide = merge is not None and merge.right > merge.left
    return len(row.seen) > 1 or wide or _labelled(cell) or _remark().match(cell.shown.strip()) is not None


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(
        r"[（(]?(?:备?注|说明|填表|制表|填报|审核|负责人|单位|日期|[0-9]{4}年|[一-鿿]{2,30}(?:局|会|府|部|室)$)"
    )


class _Writing:
    """Blocks of one sheet: what is hidden stands among the rest and adds nothing to the text."""

    def __init__(self, name: str, part: str, merges: Mapping[tuple[int, int], Merge]) -> None:
        self._name, self._part, self._merges = name, part, merges

    def table(self, rows: Sequence[_Row], columns: Sequence[int], table: int) -> Iterator[Block]:
        """A table: rows and columns that hold nothing to be seen do not count, so that heads stay above their cells."""
        numbers = [row.number for row in rows if row.seen]
        room = MOST_PLACES
        for row in rows:
            for cell, end in self._ended(row):
                if cell.hidden:
                    yield self._block(cell, end)
                    continue
                merge = self._merges.get((cell.row, cell.column), Merge(cell.row, cell.column, cell.row, cell.column))
                above, left = bisect_left(numbers, cell.row), bisect_left(columns, cell.column)
                high, wide = bisect_right(numbers, merge.bottom) - above, bisect_right(columns, merge.right) - left
                room -= high * wide
                high, wide = (high, wide) if room >= 0 else (1, 1)
                yield self._block(cell, end, CellPlace(table, above, left, high, wide))

    def loose(self, rows: Sequence[_Row]) -> Iterator[Block]:
        """Cells that make no table, each a paragraph."""
        return (self._block(cell, end) for row in rows for cell, end in self._ended(row))

    def _ended(self, row: _Row) -> Iterator[tuple[Cell, str]]:
        last = row.seen[-1].column if row.seen else 0
        for cell in sorted((*row.seen, *row.unseen), key=lambda cell: cell.column):
            yield cell, "" if cell.hidden else "\n" if cell.column == last else "\t"

    def _block(self, cell: Cell, end: str, place: CellPlace | None = None) -> Block:
        path = f"R{cell.row}C{cell.column}"
        runs = [Run(cell.stored or cell.shown, self._part, path, RunFlag.HIDDEN)] if cell.hidden or cell.stored else []
        if not cell.hidden:
            runs.insert(0, Run(cell.shown, self._part, path))
        kind = BlockKind.CELL if place else BlockKind.PARAGRAPH
        where = place_name(self._name, cell.row, cell.column)
        return Block(tuple(runs), kind, cell=place, end=end, where=where)
