"""Tables: those of Word, and those that a text draws with pipes or tabs."""

from dataclasses import dataclass, replace
from functools import cached_property
from unicodedata import east_asian_width

from checker.document.layout import Paragraph
from checker.text.patterns import han_pattern
from checker.text.span import Span

#: Cells that two or more blanks divide.
_GAPPED = han_pattern(r"\S+(?: \S+)*")
#: A row of a table drawn with blanks that has fewer cells than heads: a short name first, and figures.
_NAMED = han_pattern(r"[\u4e00-\u9fff]{2,4}|\d{1,3}[.、]?")
_FIGURE = han_pattern(r"[+-]?\d[\d,]*(?:\.\d+)?(?:元|分|万元)?")
_WORD = han_pattern(r"\S+")
_RULE = han_pattern(r"\|?[\s:|-]*-{2,}[\s:|-]*\|?$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. Rows and columns are 0-based; a merged cell spans several. ``span`` covers all its paragraphs."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Table:
    """A table: its cells in reading order, empty ones left out."""

    cells: tuple[Cell, ...]

    @cached_property
    def span(self) -> Span:
        """From the first cell to the last."""
        return Span(self.cells[0].span.start, max(cell.span.end for cell in self.cells))

    @cached_property
    def _grid(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    @cached_property
    def height(self) -> int:
        """How many rows it has."""
        return max(cell.row + cell.rows for cell in self.cells)

    @cached_property
    def width(self) -> int:
        """How many columns its grid has."""
        return max(cell.column + cell.columns for cell in self.cells)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers that place; None where it is empty."""
        return self._grid.get((row, column))


def find_tables(text: str, paragraphs: tuple[Paragraph, ...], lines: tuple[Span, ...]) -> tuple[Table, ...]:
    """All tables, in order of their first cell."""
    tables = [*_of_cells(paragraphs), *_of_text(text, paragraphs, lines)]
    return tuple(sorted(tables, key=lambda table: table.span))


def _of_cells(paragraphs: tuple[Paragraph, ...]) -> list[Table]:
    by_table: dict[int, dict[tuple[int, int], Cell]] = {}
    for paragraph in paragraphs:
        place = paragraph.cell
        if place is None:
            continue
        cells = by_table.setdefault(place.table, {})
        known = cells.get((place.row, place.column))
        span = Span(known.span.start if known else paragraph.span.start, paragraph.span.end)
        cells[place.row, place.column] = Cell(span, place.row, place.column, place.rows, place.columns)
    return [Table(tuple(cells.values())) for cells in by_table.values()]


def _of_text(text: str, paragraphs: tuple[Paragraph, ...], lines: tuple[Span, ...]) -> list[Table]:
    """Runs of at least two neighbouring lines that a pipe, a tab or wide gaps divide into at least two cells."""
    in_cells = {p.span.start for p in paragraphs if p.cell is not None}
    tables: list[Table] = []
    rows: list[list[Cell]] = []
    first = ""  # the words of the first row
    for line in lines:
        words = text[line.start : line.end]
        row = [] if line.start in in_cells else _row(words, line.start, len(rows))
        more = _going_on(text, words, row, first, rows[0]) if rows and len(row) >= 2 else []
        if more:
            rows.append(more)
        elif not (rows and _RULE.match(words)):
            _close(tables, rows, first)
            rows, first = ([_row(words, line.start, 0)], words) if len(row) >= 2 else ([], "")
    _close(tables, rows, first)
    return tables


def _going_on(text: str, words: str, row: list[Cell], first: str, heads: list[Cell]) -> list[Cell]:
    """The row as part of the table above it, or nothing. Gaps are a weak mark: there the number of cells must agree, at
    least three of them, so that columns of labels and values are no table; a row with fewer must stand right below the
    heads. One pipe in a line divides two columns only where it does so in the first."""
    if "|" in words or "\t" in words:
        return row if (words.count("|") == 1) == (first.count("|") == 1) else []
    aligned = _aligned(text, row, heads)
    if aligned:
        return aligned
    if len(row) == len(heads) >= 3:
        return row
    below = _columns(text, row, heads)
    if not len(row) < len(heads) or ":" in words or first.count("|") or "\t" in first:
        return []
    placed = [replace(cell, column=at) for cell, at in zip(row, below, strict=True) if at is not None]
    return placed if len(placed) == len(row) else []


def _aligned(text: str, row: list[Cell], heads: list[Cell]) -> list[Cell]:
    """The words of a row that all stand as many characters from the left as a head, though one blank only parts them:
    a blank as wide as a Chinese character keeps columns in line so. Nothing where one of them does not."""
    starts = {_before(text, head.span): head.column for head in heads}
    line = Span(row[0].span.start, row[-1].span.end)
    words = [Span(*match.span()) for match in _WORD.finditer(text, *line)]
    columns = [starts.get(_before(text, word)) for word in words]
    if len(heads) < 3 or len(words) < len(row) or columns[0] != 0:
        return []
    cells = [Cell(word, row[0].row, at) for word, at in zip(words, columns, strict=True) if at is not None]
    return cells if len(cells) == len(words) else []


def _before(text: str, span: Span) -> int:
    """How many characters stand before it in its line."""
    return span.start - text.rfind("\n", 0, span.start) - 1


def _columns(text: str, row: list[Cell], heads: list[Cell]) -> list[int | None]:
    """The columns of the cells: right below a head, or, in a row of a name and figures, touching one head alone."""
    places = {_place(text, cell): cell.column for cell in heads}
    exact = [places.get(_place(text, cell)) for cell in row]
    first, *others = ("".join(text[cell.span.start : cell.span.end].split()) for cell in row)
    if None not in exact or len(heads) < 3 or not _NAMED.fullmatch(first) or not any(map(_FIGURE.fullmatch, others)):
        return exact
    reach = [(_place(text, head), _place(text, head) + _wide(text, head.span), head.column) for head in heads]
    touched = []
    for cell in row:
        start, end = _place(text, cell), _place(text, cell) + _wide(text, cell.span)
        columns = [column for left, right, column in reach if start < right and left < end]
        touched.append(columns[0] if len(columns) == 1 else None)
    return touched if len(set(touched)) == len(touched) else exact


def _wide(text: str, span: Span) -> int:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text[span.start : span.end])


def _place(text: str, cell: Cell) -> int:
    """How far right a cell stands in its line, Chinese characters being twice as wide."""
    return _wide(text, Span(text.rfind("\n", 0, cell.span.start) + 1, cell.span.start))


def _close(tables: list[Table], rows: list[list[Cell]], first: str) -> None:
    cells = tuple(cell for row in rows for cell in row if cell.span)
    if len(rows) >= (3 if first.count("|") == 1 else 2) and cells:
        tables.append(Table(cells))


def _row(words: str, start: int, row: int) -> list[Cell]:
    """The cells of one line; empty where nothing divides it."""
    mark = "|" if "|" in words else "\t" if "\t" in words else ""
    if _RULE.match(words):
        return []
    if not mark:
        return [
            Cell(Span(start + at.start(), start + at.end()), row, n) for n, at in enumerate(_GAPPED.finditer(words))
        ]
    cells = []
    offset = 0
    column = 0
    pieces = words.split(mark)
    for number, piece in enumerate(pieces):
        left = len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        edge = mark == "|" and len(pieces) > 2 and number in (0, len(pieces) - 1) and not stripped
        if not edge:
            begin = start + offset + (left if stripped else 0)
            cells.append(Cell(Span(begin, begin + len(stripped)), row, column))
            column += 1
        offset += len(piece) + 1
    return cells
