"""序号不重：名单、表格和条目的序号没有用了两次的。"""

import re
from collections.abc import Iterator

from checker import Document, Finding, Span, han_pattern, hookimpl, parse_integer

_HEAD = han_pattern(r"序 ?号|№|No\.?", re.IGNORECASE)
_KINDS = (
    re.compile(r"第([一二三四五六七八九十百]{1,5}|[0-9]{1,3})条(?=[\s:])"),
    re.compile(r"([一二三四五六七八九十]{1,3})、(?![一二三四五六七八九十]、)"),
    re.compile(r"\(([一二三四五六七八九十]{1,3})\)"),
    re.compile(r"([0-9]{1,3})(?:[、．]|\.(?![0-9]))"),
    re.compile(r"\(([0-9]{1,3})\)"),
)


@hookimpl
def check(document: Document) -> Finding:
    """Fail for a number that is used again within one list; a gap, and a list that begins anew at 1, are no fault."""
    seen = False
    again: list[Span] = []
    for numbers in _lists(document):
        used: dict[int, Span] = {}
        outer: list[int] = []  # where the lists stopped that this one lies within: 二、 may hold its own 一、二、三、
        last = 0
        for number, span in numbers:
            seen = True
            if number == 1 or number < last - 1:
                used = {}
                outer = [*outer[-4:], last]
            elif number in used and number - 1 in outer:
                used = {}
            if number in used:
                again += [used[number], span]
            used[number], last = span, number
    if again:
        shown = "、".join(dict.fromkeys(document[span] for span in again))
        return Finding.failed(f"序号{shown}用了不止一次，请改正", *dict.fromkeys(again))
    return Finding.passed() if seen else Finding.not_applicable("没有编序号")


def _lists(document: Document) -> Iterator[list[tuple[int, Span]]]:
    """The numbers of each table's column of numbers, and of the lines, each level apart and below one heading."""
    for table in document.tables:
        for column in range(table.width):
            head = table.at(0, column)
            if head is not None and _HEAD.fullmatch(document[head.span]):
                cells = (table.at(row, column) for row in range(1, table.height))
                own = dict.fromkeys(cell.span for cell in cells if cell)
                yield [(number, span) for span in own if (number := parse_integer(document[span])) is not None]
    open_lists: list[list[tuple[int, Span]]] = [[] for _ in _KINDS]
    attached = {one.label.start for one in document.attachments}  # a list of its own: 附件:1.某表 2.某表
    for line in document.lines:
        if line.start in attached:
            continue
        for level, kind in enumerate(_KINDS):
            match = kind.match(document.text, *line)
            number = parse_integer(match[1]) if match else None
            if match is None or number is None:
                continue
            open_lists[level].append((number, Span(match.start(), match.end())))
            for below in range(level + 1, len(_KINDS)):
                yield open_lists[below]
                open_lists[below] = []
    yield from open_lists
