"""Ledgers in tables: a label and its figure in a row, one side or both, or a column for each term."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from checker.document.ledger import NUMBER, PART, TOTAL, Entry, Role, amount_of, role_of, style_of
from checker.document.tables import Table
from checker.text.patterns import han_pattern
from checker.text.span import Span

_CELL = han_pattern(rf"(?P<minus>[-−]?)\s*[¥￥]?\s*{NUMBER.pattern}整?")
_NOT_AMOUNT = han_pattern(r"数量|单价|人数|户数|面积|日期|时间|凭证|票据|单据|备注|序号|编号|标准|比例|月份|电话|年度")
_SERIAL = han_pattern(r"[0-9一二三四五六七八九十()、.]*")
_PAID = han_pattern(r"金额|收入|支出|元|数额|余额|结余|合计")
_SIDES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("income", re.compile(r"收入|收款")),
    ("spending", re.compile(r"支出|开支|付款")),
)


def table_entries(text: str, table: Table, unit: str) -> Iterator[Entry]:
    """The entries of *table*; *unit* is that of the whole text."""
    heads = _heads(text, table)
    columns: dict[Role, int] = {}
    for column, above in enumerate(heads):
        role = role_of(above[-1]) if above else None
        if role is not None and _figures(text, table, len(above), column):
            columns.setdefault(role, column)
    if {"income", "spending", "closing"} <= columns.keys():
        yield from _by_columns(text, table, heads, columns, unit)
    else:
        yield from _by_labels(text, table, heads, unit)


def _words(text: str, table: Table, row: int, column: int) -> str:
    cell = table.at(row, column)
    return "".join(text[cell.span.start : cell.span.end].split()) if cell else ""


def _heads(text: str, table: Table) -> list[list[str]]:
    """For each column the words above its figures, from the top; rows of section names have but one cell."""
    rows = 0
    while rows < min(3, table.height - 1):
        words = [_words(text, table, rows, column) for column in range(table.width)]
        if any(_CELL.fullmatch(one) for one in words) or len({one for one in words if one}) < 2:
            break
        rows += 1
    return [[_words(text, table, row, column) for row in range(rows)] for column in range(table.width)]


def _figures(text: str, table: Table, row: int, column: int) -> bool:
    """Whether what stands below *row* in a column is figures."""
    below = [_words(text, table, at, column) for at in range(row, table.height)]
    filled = [words for words in below if words.strip("-—/")]
    return any(filled) and all(_CELL.fullmatch(words) for words in filled)


def _side(words: str) -> Role | None:
    """The side that words speak of, where it is but one."""
    sides = [side for side, pattern in _SIDES if pattern.search(words)]
    return sides[0] if len(sides) == 1 else None


def _figure(text: str, table: Table, row: int, column: int, head: str, unit: str) -> tuple[Span, Decimal] | None:
    """The figure that begins in a cell."""
    cell = table.at(row, column)
    if cell is None or (cell.row, cell.column) != (row, column):
        return None
    match = _CELL.fullmatch(text[cell.span.start : cell.span.end].strip())
    if match is None:
        return None
    amount = amount_of(match, "万元" if "万元" in head else "元" if "元" in head else unit)
    return cell.span, -amount if match["minus"] else amount


def _by_columns(
    text: str, table: Table, heads: list[list[str]], columns: dict[Role, int], unit: str
) -> Iterator[Entry]:
    """Each row is an account; without an opening column it goes on with the one above, as a cash book does."""
    before: Entry | None = None
    flow: list[Entry] = []
    account = 0
    for row in range(len(heads[0]), table.height):
        found: dict[Role, Entry] = {}
        for role, column in columns.items():
            figure = _figure(text, table, row, column, heads[column][-1], unit)
            if figure:
                found[role] = Entry(figure[0], role, True, figure[1], heads[column][-1])
        name = "".join(_words(text, table, row, column) for column in range(min(columns.values())))
        if "opening" in columns:
            account += len(found) > 1
            yield from (replace(one, account=account) for one in found.values() if len(found) > 1)
            continue
        if TOTAL.search(name) or PART.search(name):
            continue
        flow += [replace(found[role], total=False) for role in ("income", "spending") if role in found]
        if "closing" in found:
            if before is not None and flow:
                account += 1
                entries = [replace(before, role="opening"), *_both(flow), found["closing"]]
                yield from (replace(one, account=account) for one in entries)
            before, flow = found["closing"], []


def _both(flow: list[Entry]) -> list[Entry]:
    """Both sides of a stretch of a cash book; where nothing stands on one of them, nothing came or went."""
    told = {one.role for one in flow}
    sides: tuple[Role, ...] = ("income", "spending")
    return [*flow, *(Entry(flow[0].span, side, True, Decimal(0)) for side in sides if side not in told)]


def _by_labels(text: str, table: Table, heads: list[list[str]], unit: str) -> Iterator[Entry]:
    """Labels with the figures at their right. An item is of the side that its heads, its row or a row above names."""
    paid = {column for column, above in enumerate(heads) if above and _PAID.search(above[-1])}
    section: Role | None = None
    since = 0
    for row in range(len(heads[0]), table.height):
        label, above = "", ""
        left: Role | None = None
        for column in range(table.width):
            cell = table.at(row, column)
            head = heads[column][-1] if heads[column] else ""
            figure = _figure(text, table, row, column, head, unit)
            if cell is None or cell.column != column:
                continue
            if figure is None:
                left, label = left or _side(label if role_of(label) else ""), _words(text, table, row, column)
                above = "".join(heads[column])
                first = all(_SERIAL.fullmatch(_words(text, table, row, at)) for at in range(column))
                if first and cell.row == row and (named := _side(label if role_of(label) else "")):
                    section, since = named, 0
                continue
            if not label or _NOT_AMOUNT.search(head) or (paid and column not in paid):
                continue
            role, side = role_of(label), _side("".join(heads[column])) or _side(above) or left or section
            if role or (TOTAL.search(label) and side):
                yield Entry(figure[0], role or side or "income", True, figure[1], label)
                section = None if since else section
            elif side and not PART.search(label):
                yield Entry(figure[0], side, False, figure[1], label, style_of(label))
                since += 1
