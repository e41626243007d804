"""Lists: rows of a table, persons, numbered entries, lines of one shape, names in a sentence. A stated count is held
against them. They are told by their shape; nothing depends on knowing every surname."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.document.candidates import Candidate
from checker.document.fields import HEAD_WORD, head_row
from checker.document.tables import Table
from checker.text.chinese.names import is_person_name
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import SpanIndex

_NUMBERED = han_pattern(r"(?:^|(?<=[;。\s]))\(?(\d{1,3})[)、.．]\s*(?=[^\d\s])")
_TOTAL = han_pattern(r"合\s*计|总\s*计|小\s*计|共\s*计")
_HEADING = han_pattern(r"[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+[章节条]")
#: A line of a list holds an entry and no sentence.
_NO_ENTRY = han_pattern(
    r"[。!?]|:|^(?:公示|特此|以上|[以如]下|上述|下列|[合总共]计|联系|电话|地址|附|注|备注|受理|监督|举报|\(此)|(?:公示|公告|通知|名单)$|如下$"
)
_ENTRY = 60
_SHORT = r"[一-鿿·*]{2,5}"
#: A comma between clauses, not one within a number.
_COMMA = han_pattern(r",(?!\d{3})")
_NAME = r"[一-鿿](?:(?![\d一二三四五六七八九十两]+[名人位户个])[一-鿿·*×某]){1,11}(?:\([^()\n]{1,20}\))?"
_RUN = han_pattern(rf"{_NAME}(?:、{_NAME})+")
_ITEM = han_pattern(r"[^、;]+")
_WORD = han_pattern(r"\S+")
#: What leads to names in a sentence, or follows them, and makes them a list and not a series of nouns.
_LED = han_pattern(
    r"(?:[:为是即]|拟[一-鿿]{0,6}?(?:用|聘|彰|选|派|任|拔|荐|予|授|收|纳|放|助|定)|同意|授予|聘用|录用|推荐"
    r"|表彰|吸收|发展|确定|任命|接收|评为|对|将|[^\S\n])\s*$"
)
_FOLLOWED = han_pattern(r"\s*(?:等|同志|[\d一二三四五六七八九十百两]+\s*(?:名|人|位|户|家|个))")


@dataclass(frozen=True, slots=True)
class Roster:
    """A list. ``items`` are its entries in order. ``sure`` is whether the entries can be counted beyond doubt: rows,
    numbers that run on, lines that all have the same number of parts, names before their count."""

    span: Span
    items: tuple[Span, ...]
    kind: Literal["rows", "persons", "numbered", "lines", "names"]
    sure: bool = True


def find_rosters(
    text: str, body: tuple[Span, ...], tables: tuple[Table, ...], candidates: tuple[Candidate, ...]
) -> tuple[Roster, ...]:
    """The lists among the lines of the *body* (title and signature left out), in order."""
    inside = SpanIndex(table.span for table in tables)
    outside = [line for line in body if not inside.overlaps(line)]
    persons = tuple(one.span for one in candidates if not inside.overlaps(one.span))
    found = [*_rows(text, tables), *_numbered(text, outside), *_names(text, outside), *_lines(text, outside)]
    if persons:
        found.append(Roster(Span(persons[0].start, persons[-1].end), persons, "persons"))
    return tuple(sorted(found, key=lambda roster: roster.span))


def _rows(text: str, tables: tuple[Table, ...]) -> Iterator[Roster]:
    """The rows below a row of heads, without totals and empty rows."""
    for table in tables:
        heads = head_row(text, table)
        if heads is None and not _of_persons(text, table):
            continue
        items = []
        for row in range(0 if heads is None else heads + 1, table.height):
            cells = [cell for column in range(table.width) if (cell := table.at(row, column)) and cell.row == row]
            if len(cells) < 2 or _TOTAL.search(text[cells[0].span.start : cells[0].span.end]):
                continue
            items.append(Span(cells[0].span.start, max(cell.span.end for cell in cells)))
        if items:
            yield _roster(items, "rows", True)


def _of_persons(text: str, table: Table) -> bool:
    """Whether a table without heads lists persons: every row begins with what may be a name, and is cut alike."""
    first = [table.at(row, 0) for row in range(table.height)]
    names = [bool(cell) and re.fullmatch(_SHORT, text[cell.span.start : cell.span.end]) for cell in first if cell]
    return table.width >= 3 and len(names) == table.height and all(names)


def _numbered(text: str, lines: list[Span]) -> Iterator[Roster]:
    """Entries numbered 1, 2, 3 …, one a line or several on a line."""
    items: list[Span] = []
    for line in lines:
        marks = list(_NUMBERED.finditer(text, *line))
        for index, mark in enumerate(marks):
            number = int(mark[1])
            end = marks[index + 1].start() if index + 1 < len(marks) else line.end
            if number == 1 and items:
                yield from _closed(items)
                items = []
            if number == len(items) + 1:
                items.append(Span(mark.end(), end))
    yield from _closed(items)


def _closed(items: list[Span]) -> Iterator[Roster]:
    if len(items) >= 2:
        yield _roster(items, "numbered", True)


def _names(text: str, lines: list[Span]) -> Iterator[Roster]:
    """Names in a sentence, divided by 、 and led to or followed by what makes them a list."""
    for line in lines:
        for match in _RUN.finditer(text, *line) if text.find("、", *line) >= 0 else ():
            led = _LED.search(text, max(line.start, match.start() - 12), match.start()) or match.start() == line.start
            whole = text[match.end() : match.end() + 1] in "。;,\n" or match.end() == line.end
            lead = _lead(match.group())
            followed = _FOLLOWED.match(text, match.end(), line.end) or re.search(r"等$|同志$", match.group())
            if followed or ((led or lead) and whole):
                items = [
                    Span(match.start() + i.start(), match.start() + i.end()) for i in _ITEM.finditer(match.group())
                ]
                items[0] = Span(items[0].start + lead, items[0].end)
                last = text[items[-1].start : items[-1].end]
                items[-1] = Span(items[-1].start, items[-1].start + len(re.sub(r"(?:等|同志)+$", "", last)))
                short = all(len(re.sub(r"\(.*\)|等$|同志$", "", text[a:b])) <= 5 for a, b in items)
                if short or followed:
                    yield _roster(items, "names", bool(followed) and short)


def _lead(words: str) -> int:
    """How much of a run's first item leads to the name: "拟聘用于斯年" has three characters of it."""
    led = re.match(
        r"(?:.*?)(?:人选为|名单为|为|拟[一-鿿]{0,3}?(?:用|聘|彰|选|派|任|拔|荐|予|授|收|纳|助)|表彰|聘用|授予"
        r"|推荐)(?=[一-鿿])",
        words.partition("、")[0],
    )
    return led.end() if led else 0


def _lines(text: str, lines: list[Span]) -> Iterator[Roster]:
    """At least two entries on lines that follow each other; a line may hold several, divided by 、."""
    run: list[Span] = []
    shapes: set[int] = set()
    for line in [*lines, None]:
        words = text[line.start : line.end] if line else ""
        if line and _HEADING.match(words) and len(words) <= 20:
            continue
        if line and len(HEAD_WORD.findall(words)) >= 2 and not re.search(r"\d", words):
            continue  # the heads of columns that nothing else draws
        if (
            line
            and len(words) <= _ENTRY
            and not _NO_ENTRY.search(words.rstrip("。;"))
            and len(_COMMA.findall(words)) <= 1
        ):
            named = all(is_person_name(word) for word in words.split())
            entries = _entries(words, line.start, named)
            run.extend(entries)
            shapes.add(len(words.split()) if len(entries) == 1 else -1)
            continue
        if len(run) >= 2:
            alike = len(shapes) == 1 and shapes.isdisjoint({-1, 1})
            yield _roster(run, "lines", alike or all(is_person_name(text[start:end]) for start, end in run))
        run, shapes = [], set()


def _entries(words: str, start: int, named: bool) -> list[Span]:
    """The entries of a line: names divided by blanks or 、, else all of it; its 、 may stand within somebody's posts.
    Before the first name a unit may stand."""
    items = [Span(start + one.start(), start + one.end()) for one in (_WORD if named else _ITEM).finditer(words)]
    bare = [re.sub(r"\(.*\)", "", words[a - start : b - start]).split() for a, b in items]
    short = all(one and len(one[-1]) <= 5 for one in bare)
    return items if named or (short and len(items) > 1) else [Span(start, start + len(words))]


def _roster(items: list[Span], kind: Literal["rows", "numbered", "lines", "names"], sure: bool) -> Roster:
    return Roster(Span(items[0].start, items[-1].end), tuple(items), kind, sure)
