"""Lists of names and numbered lists: what a stated count is held against."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.document.fields import head_row
from checker.document.tables import Table
from checker.text.chinese.names import is_person_name
from checker.text.span import Span
from checker.text.spans import SpanIndex

_ITEM = re.compile(r"[^、,\s\t;|]+")
_NUMBERED = re.compile(r"\(?(\d{1,3})[)、.．]\s*(?=\S)")
_TOTAL = re.compile(r"合计|总计|小计|共计")


@dataclass(frozen=True, slots=True)
class Roster:
    """A list. ``items`` are its entries in order; ``kind`` tells whether they are names in running text, numbered
    lines, or rows of a table."""

    span: Span
    items: tuple[Span, ...]
    kind: Literal["names", "numbered", "rows"]


def find_rosters(text: str, lines: tuple[Span, ...], tables: tuple[Table, ...]) -> tuple[Roster, ...]:
    """The lists of a notice, in order. Lines of names that follow each other are one list."""
    inside = SpanIndex(table.span for table in tables)
    outside = [line for line in lines if not inside.overlaps(line)]
    found = [*_names(text, outside), *_numbered(text, outside), *_rows(text, tables)]
    return tuple(sorted(found, key=lambda roster: roster.span))


def _names(text: str, lines: list[Span]) -> Iterator[Roster]:
    items: list[Span] = []
    last = -2
    for number, line in enumerate(lines):
        names = _names_on(text, line)
        if names and items and number > last + 1:
            yield _roster(items, "names")
            items = []
        if names:
            items.extend(names)
            last = number
    if items:
        yield _roster(items, "names")


def _names_on(text: str, line: Span) -> list[Span]:
    """At least two person names that stand next to each other, divided by nothing but 、 commas or white space.

    A line of one name counts where it holds nothing else.
    """
    best: list[Span] = []
    run: list[Span] = []
    for match in _ITEM.finditer(text, line.start, line.end):
        word = match.group()
        start = match.start() + word.rfind(":") + 1
        if word.rfind(":") >= 0:
            run = []
        name = re.match(r"[^()。等]+", text[start : match.end()])
        if name and is_person_name(name.group()):
            run.append(Span(start, start + name.end()))
            best = max(best, run, key=len)
        else:
            run = []
    alone = len(best) == 1 and text[line.start : line.end].strip("。;,、 ") == text[best[0].start : best[0].end]
    return list(best) if len(best) >= 2 or alone else []


def _numbered(text: str, lines: list[Span]) -> Iterator[Roster]:
    """Lines numbered 1, 2, 3 …, one entry each."""
    items: list[Span] = []
    for line in lines:
        match = _NUMBERED.match(text, line.start, line.end)
        number = int(match[1]) if match else 0
        if number == len(items) + 1:
            items.append(Span(match.end() if match else line.start, line.end))
        elif match:
            if len(items) >= 2:
                yield _roster(items, "numbered")
            items = [Span(match.end(), line.end)] if number == 1 else []
    if len(items) >= 2:
        yield _roster(items, "numbered")


def _rows(text: str, tables: tuple[Table, ...]) -> Iterator[Roster]:
    """The rows below a row of heads, without totals and empty rows."""
    for table in tables:
        heads = head_row(text, table)
        if heads is None:
            continue
        items = []
        for row in range(heads + 1, table.height):
            cells = [cell for column in range(table.width) if (cell := table.at(row, column)) and cell.row == row]
            if len(cells) < 2 or _TOTAL.search(text[cells[0].span.start : cells[0].span.end]):
                continue
            items.append(Span(cells[0].span.start, max(cell.span.end for cell in cells)))
        if items:
            yield _roster(items, "rows")


def _roster(items: list[Span], kind: Literal["names", "numbered", "rows"]) -> Roster:
    return Roster(Span(items[0].start, items[-1].end), tuple(items), kind)
