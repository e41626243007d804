"""What tables say of bidders: one a row, one a column, or one form; and tables whose cells a web page left on lines."""

import re
from collections.abc import Iterator

from checker.document.bid_labels import Said, bid_fields, is_organized, ranks, squeezed
from checker.document.tables import Cell, Table
from checker.text.patterns import han_pattern
from checker.text.span import Span

_NAMELIKE = han_pattern(r"[^\d:。;]{2,}")
#: Heads of columns of names that are too short to be labels elsewhere.
_SHORT_HEADS = frozenset(("单位", "公司", "企业", "厂家", "厂商", "报价人", "报价单位", "响应单位", "申请人", "参选人"))
#: Where the part about the offers ends: what follows is about works done, prizes, the evaluation, the period.
_OVER = han_pattern(
    r"(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.．]+\s*)?(?:(?:类似|企业|投标人|候选人|单位"
    r"|项目)*业绩(?:情况)?|奖项|荣誉"
    r"|(?:评标|评审)情况|(?:公示|公告)(?:时间|期限?|日期)|异议.{0,6}|联系方式|提出异议.{0,8})(?:[:].*)?"
)
#: Tables of more columns are not left cell by cell on lines.
_WIDEST = 16
_PART = han_pattern(r"[一二三四五六七八九十]{1,3}、")
_WORKS = han_pattern(
    r"(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.．]+\s*)?(?:类似|企业|投标人|候选人|单位|项目)*业绩(?:情况|信息)?:?"
)


def said_in_table(text: str, table: Table) -> list[Said]:
    """What a table says of each bidder; empty where it is not about bidders."""
    anchor = _anchor(text, table)
    if anchor is None:
        return []
    cell, across = anchor
    return list(_columns(text, table, cell, across) if across else _rows(text, table, cell))


def _anchor(text: str, table: Table) -> tuple[Cell, list[Cell]] | None:
    """The cell that asks for names, and the names at its right; no names there where they stand below it."""
    for cell in table.cells:
        words = squeezed(text, cell.span)
        if "name" not in bid_fields(words) and words not in _SHORT_HEADS:
            continue
        across = []
        column = cell.column + cell.columns
        while (value := table.at(cell.row, column)) is not None and _is_name(text, value):
            across.append(value)
            column = value.column + value.columns
        below = table.at(cell.row + cell.rows, cell.column)
        if across or (below is not None and _is_name(text, below)):
            return cell, across
    return None


def _is_name(text: str, cell: Cell) -> bool:
    words = squeezed(text, cell.span)
    return not bid_fields(words) and is_organized(words)


def _rows(text: str, table: Table, head: Cell) -> Iterator[Said]:
    """One bidder a row, or several rows where its name is merged; heads may stand in two rows."""
    labels = {
        column: _column_label(text, table, column, head.row, head.row + head.rows) for column in range(table.width)
    }
    asked = bid_fields(squeezed(text, head.span))
    named: dict[Span, tuple[list[tuple[str, Span]], Cell]] = {}
    for row in range(head.row + head.rows, table.height):
        name = table.at(row, head.column)
        if name is None or not _NAMELIKE.search(squeezed(text, name.span)) or bid_fields(squeezed(text, name.span)):
            continue
        pairs = named.setdefault(name.span, ([], name))[0]
        for column in range(table.width):
            cell = table.at(row, column)
            if cell is None or cell is name:
                continue
            fields = bid_fields(labels[column])
            pairs += [(field, cell.span) for field in fields if field not in ("name", "candidate", "winner")]
            if not fields and ranks(squeezed(text, cell.span)):
                pairs.append(("rank", cell.span))
    for span, (pairs, _) in named.items():
        yield Said(span, tuple(dict.fromkeys(pairs)), "candidate" in asked or "winner" in asked, "winner" in asked)


def _column_label(text: str, table: Table, column: int, first: int, end: int) -> str:
    cells = [table.at(row, column) for row in range(first, end)]
    return "".join(squeezed(text, cell.span) for cell in dict.fromkeys(cells) if cell is not None)


def _columns(text: str, table: Table, anchor: Cell, names: list[Cell]) -> Iterator[Said]:
    """One bidder a column: each row's label is the last cell before the names. One bidder alone: a form, in which
    labels and values may alternate."""
    pairs: dict[int, list[tuple[str, Span]]] = {name.column: [] for name in names}
    first = names[0].column
    for row in range(table.height):
        label = next((cell for column in range(first - 1, -1, -1) if (cell := table.at(row, column))), None)
        fields = bid_fields(squeezed(text, label.span)) if label else ()
        for name in names:
            value = table.at(row, name.column)
            if value is None or value is name or value is label:
                continue
            pairs[name.column] += [(field, value.span) for field in fields]
            if value.column == name.column and ranks(squeezed(text, value.span), labelled="rank" in fields):
                pairs[name.column].append(("rank", value.span))
        if len(names) == 1:
            pairs[first] += _form(text, table, row, first)
    asked = bid_fields(squeezed(text, anchor.span))
    for name in names:
        found = tuple(
            pair for pair in dict.fromkeys(pairs[name.column]) if pair[0] not in ("name", "candidate", "winner")
        )
        yield Said(name.span, found, "candidate" in asked or "winner" in asked, "winner" in asked)


def _form(text: str, table: Table, row: int, after: int) -> Iterator[tuple[str, Span]]:
    """Further labels of a row, each with its value at the right."""
    for column in range(after + 1, table.width - 1):
        label, value = table.at(row, column), table.at(row, column + 1)
        if label is not None and value is not None and value is not label:
            yield from ((field, value.span) for field in bid_fields(squeezed(text, label.span)))


def said_on_lines(text: str, lines: list[Span]) -> tuple[list[Said], list[Span]]:
    """Tables whose cells stand one below the other: a label and then as many values as there are bidders, or all labels
    and then row after row. With what is said, the parts of the text that were read so."""
    said: list[Said] = []
    parts: list[Span] = []
    labels = [
        () if line.end - line.start > 60 or _PART.match(text, line.start) else bid_fields(squeezed(text, line))
        for line in lines
    ]
    number = 0
    while number < len(lines):
        if "name" not in labels[number]:
            number += 1
            continue
        rows = _row_after_row(text, lines, labels, number)
        if rows:
            parts.append(Span(lines[number].start, lines[rows[1] - 1].end))
            said += rows[0]
            number = rows[1]
            continue
        names = _run(text, lines, labels, number + 1)
        if not names:
            number += 1
            continue
        end = _end(text, lines, labels, number + 1, names)
        said += _label_after_label(text, lines, labels, number, names, end)
        parts.append(Span(lines[number].start, lines[end - 1].end))
        number = end
    return said, parts


def _run(text: str, lines: list[Span], labels: list[tuple[str, ...]], start: int) -> int:
    """How many lines from *start* on are names of organisations."""
    end = start
    while end < len(lines) and not labels[end] and is_organized(squeezed(text, lines[end])):
        end += 1
    return end - start


def _end(text: str, lines: list[Span], labels: list[tuple[str, ...]], at: int, count: int) -> int:
    """Where the table ends: at another part of the notice, or where names are asked for again. Works done, one for each
    of the *count* names, are a row of it."""
    names = {squeezed(text, line) for line in lines[at : at + count]}
    for number in range(at + count, len(lines)):
        below = lines[number + 1 : number + 1 + count]
        own = labels[number] == ("record",) and not any(labels[number + 1 : number + 1 + count])
        own = own and len(below) == count and not any(squeezed(text, line) in names for line in below)
        after = number + 1 + count
        closed = after >= len(lines) or labels[after] or _OVER.fullmatch(text, *lines[after])
        if "name" in labels[number] or (_OVER.fullmatch(text, *lines[number]) and not (own and closed)):
            return number
    return len(lines)


def _label_after_label(
    text: str, lines: list[Span], labels: list[tuple[str, ...]], at: int, count: int, end: int
) -> Iterator[Said]:
    pairs: list[list[tuple[str, Span]]] = [[] for _ in range(count)]
    above = lines[max(0, at - count) : at]
    if len(above) == count and all(ranks(squeezed(text, line)) for line in above):
        for number, line in enumerate(above):
            pairs[number].append(("rank", line))
    number = at + 1 + count
    while number < end:
        if not labels[number]:
            number += 1
            continue
        values = [n for n in range(number + 1, min(number + 1 + count, end)) if not labels[n]]
        if len(values) == count and values[-1] == number + count:
            for index, value in enumerate(values):
                pairs[index] += [(field, lines[value]) for field in labels[number]]
            number += count
        number += 1
    asked = labels[at]
    for index in range(count):
        certain = "candidate" in asked or "winner" in asked
        yield Said(lines[at + 1 + index], tuple(pairs[index]), certain, "winner" in asked)


def _row_after_row(
    text: str, lines: list[Span], labels: list[tuple[str, ...]], at: int
) -> tuple[list[Said], int] | None:
    """Labels on neighbouring lines, then rows of as many lines; None where it is not so."""
    first = last = at
    while (
        first > at - _WIDEST
        and first > 0
        and (labels[first - 1] or squeezed(text, lines[first - 1]) in ("序号", "备注"))
    ):
        first -= 1
    while (
        last < at + _WIDEST
        and last + 1 < len(lines)
        and (labels[last + 1] or squeezed(text, lines[last + 1]) in ("序号", "备注"))
    ):
        last += 1
    width, slot = last - first + 1, at - first
    if width < 2:
        return None
    found = []
    row = last + 1
    while row + width <= len(lines):
        cells = [squeezed(text, line) for line in lines[row : row + width]]
        odd = any(is_organized(cell) != (n == slot) for n, cell in enumerate(cells))
        if odd or any(labels[row + n] for n in range(width)):
            break
        pairs = [(f, lines[row + n]) for n in range(width) for f in labels[first + n] if n != slot]
        asked = labels[at]
        certain = "candidate" in asked or "winner" in asked
        found.append(Said(lines[row + slot], tuple(pairs), certain, "winner" in asked))
        row += width
    return (found, row) if found else None


def _heads(text: str, lines: list[Span], labels: list[tuple[str, ...]], number: int) -> bool:
    """Whether a line can head a column."""
    return bool(labels[number]) or squeezed(text, lines[number]) in ("序号", "备注")


def works_on_lines(text: str, lines: list[Span]) -> Iterator[tuple[int, int]]:
    """From which to which line works done are listed: after a line 业绩, to the next part."""
    for number, line in enumerate(lines):
        if _WORKS.fullmatch(text, *line):
            end = number + 1
            while end < len(lines) and not re.match(
                r"(?:[一二三四五六七八九十]{1,3}、|奖项|荣誉|(?:评标|评审)情况|公示|.{0,8}业绩)",
                text[lines[end].start : lines[end].end],
            ):
                end += 1
            yield number + 1, end
