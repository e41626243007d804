"""The heat map: folders or notices down, the elements that anything lacks across."""

from typing import NamedTuple

from checker.renderers.html.tallies import Cell, Row, Tallies

#: Columns and rows that are shown; the others are named as left out.
COLUMNS, ROWS = 24, 100
_SIGNS = {"must": "✕", "look": "？", "better": "△"}
_SAID = {"must": "要改", "look": "请核", "better": "可改进"}


class Square(NamedTuple):
    """A cell: what it shows, its colour (kind and depth 1 to 4), the share in per cent, and what it says aloud."""

    shown: str
    kind: str
    depth: int
    share: str
    aloud: str


class Line(NamedTuple):
    """A row: its name, the number of the notice that it is of (0 for a folder), and its cells."""

    name: str
    number: int
    notices: int
    squares: tuple[Square, ...]


class Heat(NamedTuple):
    """The map. ``by_file`` says that its rows are notices. ``more_columns`` and ``more_rows`` are left out."""

    titles: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    by_file: bool
    more_columns: int
    more_rows: int


def heat_of(tallies: Tallies, names: dict[int, str]) -> Heat:
    """The map of *tallies*; *names* are those of single notices."""
    lacking = list(tallies.lacking())
    wanted = [name for name, _ in lacking[:COLUMNS]]
    by_file = len(tallies.files) > 1
    rows = (
        [(names[row.number], row) for row in tallies.files.values()]
        if by_file
        else [(name, row) for name, row in tallies.worst()]
    )
    if by_file:
        rows.sort(key=lambda one: (-sum(cell.must > 0 for cell in one[1].cells.values()), one[1].number))
    return Heat(
        tuple((name, tallies.titles[name]) for name in wanted),
        tuple(_line(name, row, wanted) for name, row in rows[:ROWS]),
        by_file,
        len(lacking) - len(wanted),
        max(0, len(rows) - ROWS),
    )


def _line(name: str, row: Row, wanted: list[str]) -> Line:
    return Line(name, row.number, row.notices, tuple(_square(row, row.cells.get(one)) for one in wanted))


def _square(row: Row, cell: Cell | None) -> Square:
    if cell is None or not cell.decided:
        return Square("–", "none", 0, "", "没有涉及")
    if not cell.hits:
        return Square("✓", "ok", 0, "" if row.number else f"{cell.decided}", f"{cell.decided} 份都已写明")
    share = cell.hits / cell.decided
    depth = min(4, 1 + int(share * 4))
    if row.number:
        return Square(_SIGNS[cell.kind], cell.kind, 4, "", _SAID[cell.kind])
    per_cent = max(1, round(share * 100))
    aloud = f"{cell.decided} 份中 {cell.hits} 份{_SAID[cell.kind]}，占 {per_cent}%"
    return Square(f"{_SIGNS[cell.kind]}{cell.hits}/{cell.decided}", cell.kind, depth, f"{per_cent}%", aloud)
