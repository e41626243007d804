"""Tables from ruled lines: which lines cross, what grid they make, and which of its fields are one cell."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from checker.readers.pdf.drawings import Box, Stroke

#: Points within which lines are one, and a line reaches another. Double rules and thick ones stand that far apart.
_NEAR = 3.0
#: Lines of one direction, after joining, that are looked at on one page, and fields of one grid.
_MOST_LINES = 600
_MOST_FIELDS = 20_000


class Field(NamedTuple):
    """A cell of a grid: 0-based row and column, how far it spans, and its box."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


class Grid(NamedTuple):
    """A ruled table on one page. ``fields`` stand row by row; ``of`` gives the field of each elementary place."""

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: tuple[Field, ...]
    of: tuple[tuple[int, ...], ...]

    def field_at(self, x: float, y: float) -> int:
        """The index of the field that a point inside the box lies in."""
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return self.of[row][column]


def find_grids(level: Iterable[Stroke], upright: Iterable[Stroke]) -> list[Grid] | None:
    """The tables of a page from top to bottom; None where there are too many lines to tell."""
    rows, columns = _joined(level), _joined(upright)
    if len(rows) > _MOST_LINES or len(columns) > _MOST_LINES:
        return None
    grids = []
    for some_rows, some_columns in _components(rows, columns):
        ys, xs = _places(some_rows), _places(some_columns)
        if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_FIELDS:
            continue
        grid = _grid(xs, ys, some_rows, some_columns)
        if len(grid.fields) > 1:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.left))


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """*strokes* with those joined that lie in one line and touch."""
    found: list[Stroke] = []
    lanes: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if lanes and stroke.at - lanes[-1][0].at <= _NEAR:
            lanes[-1].append(stroke)
        else:
            lanes.append([stroke])
    for lane in lanes:
        at = sum(stroke.at for stroke in lane) / len(lane)
        for stroke in sorted(lane, key=lambda one: one.start):
            if found and found[-1].at == at and stroke.start <= found[-1].end + _NEAR:
                found[-1] = Stroke(at, found[-1].start, max(found[-1].end, stroke.end))
            else:
                found.append(Stroke(at, stroke.start, stroke.end))
    return found


def _components(rows: list[Stroke], columns: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """The lines that hang together because they cross."""
    parent = list(range(len(rows) + len(columns)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for number, row in enumerate(rows):
        for other, column in enumerate(columns):
            meets = row.start - _NEAR <= column.at <= row.end + _NEAR
            if meets and column.start - _NEAR <= row.at <= column.end + _NEAR:
                parent[root(number)] = root(len(rows) + other)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(root(number), ([], []))[0].append(row)
    for other, column in enumerate(columns):
        groups.setdefault(root(len(rows) + other), ([], []))[1].append(column)
    return [group for group in groups.values() if len(group[0]) >= 2 and len(group[1]) >= 2]


def _places(strokes: list[Stroke]) -> tuple[float, ...]:
    found: list[float] = []
    for stroke in sorted(strokes):
        if not found or stroke.at - found[-1] > _NEAR:
            found.append(stroke.at)
    return tuple(found)


def _grid(xs: tuple[float, ...], ys: tuple[float, ...], rows: list[Stroke], columns: list[Stroke]) -> Grid:
    wide, tall = len(xs) - 1, len(ys) - 1
    parent = list(range(wide * tall))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    rules, uprights = _by_place(rows, ys), _by_place(columns, xs)
    for row in range(tall):
        for column in range(wide):
            here = row * wide + column
            x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if column + 1 < wide and not _crosses(uprights[column + 1], y):
                parent[root(here + 1)] = root(here)
            if row + 1 < tall and not _crosses(rules[row + 1], x):
                parent[root(here + wide)] = root(here)
    members: dict[int, list[int]] = {}
    for one in range(wide * tall):
        members.setdefault(root(one), []).append(one)
    fields = sorted((_field(group, wide, xs, ys), key) for key, group in members.items())
    index = {key: number for number, (_, key) in enumerate(fields)}
    of = tuple(tuple(index[root(row * wide + column)] for column in range(wide)) for row in range(tall))
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), xs, ys, tuple(field for field, _ in fields), of)


def _field(group: list[int], wide: int, xs: tuple[float, ...], ys: tuple[float, ...]) -> Field:
    rows, columns = [one // wide for one in group], [one % wide for one in group]
    top, left, bottom, right = min(rows), min(columns), max(rows) + 1, max(columns) + 1
    return Field(top, left, bottom - top, right - left, Box(xs[left], ys[top], xs[right], ys[bottom]))


def _by_place(strokes: list[Stroke], places: tuple[float, ...]) -> list[list[Stroke]]:
    """The lines that stand at each of *places*."""
    found: list[list[Stroke]] = [[] for _ in places]
    for stroke in strokes:
        found[bisect_right(places, stroke.at) - 1].append(stroke)
    return found


def _crosses(strokes: list[Stroke], across: float) -> bool:
    """Whether one of *strokes* reaches over *across*."""
    return any(one.start - _NEAR <= across <= one.end + _NEAR for one in strokes)
