"""表内合计：合计、小计、总计的数等于所在列各项之和；正文写的总额等于附件表里的合计。"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from checker import Document, Finding, Span, han_pattern, hookimpl

_TOTAL = han_pattern(r"(?:(?P<grand>总) ?计|[合共] ?计|总 ?[数和额])(?:\([^()]*\)|金额|人数|数)?:?")
_SUBTOTAL = han_pattern(r"[一-鿿A-Za-z0-9]{0,8}小 ?计")
_NUMBER = han_pattern(
    r"[¥￥]?(?P<number>-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?) ?(?:㎡|m2|"
    r"(?![年月日号级岁时分])[一-鿿]{0,3})"
)
_HEADS = han_pattern(r"共? ?[0-9]{1,5} ?[户人名项个家件]")
_CELL = han_pattern(r"\S+")
_NOTHING = han_pattern(r"[-—–/\\]*|无")
#: Columns whose figures make no sum.
_NO_SUM = han_pattern(
    r"序 ?号|编 ?号|代码|电话|手机|号码|账号|卡号|年度|年份|年月|日期|时间|"
    r"单价|标准|率|占比|比例|比重|%|百分|均|名次|排名|位次|备注|级别|系数|年龄"
)
#: Rows that stand within others: 其中, 一、 above its items, codes of several lengths.
_NESTED = han_pattern(
    r"其中|^[一二三四五六七八九十]{1,3}、|^\([一二三四五六七八九十]{1,3}\)|^[0-9]{1,2}[.、]|^[0-9]{3,}(?=$|[ 一-鿿])"
)
_ROUNDED = han_pattern(r"四舍五入|万元|亿元|单位:万|\(万")
#: Heads of columns of money, and the unit that they are in.
_MONEY = han_pattern(r"^[^数]*(?:金额|资金|经费|补贴|补助|奖金|救助金|慰问金|支出|发放|拨付|元)[^数]*$")
_UNIT = han_pattern(r"(?:单位 ?: ?(?:人民币)?|[(])(万元|元)")


class _Row(NamedTuple):
    """A row of a table: its words by column; ``kind`` is grand, total, subtotal or empty."""

    words: dict[int, tuple[Span, str]]
    kind: str


class _Sum(NamedTuple):
    """A stated total with what its items make, under its column's head."""

    span: Span
    stated: Decimal
    made: Decimal
    head: str
    slack: Decimal


@hookimpl
def check(document: Document) -> Finding:
    """Fail with every total that is not the sum of its column; what cannot be told is left out."""
    slack = _ROUNDED.search(document.text) is not None
    sums = [one for table in document.tables for one in (*_sums(document, table, slack), *_across(document, table))]
    wrong = [one for one in sums if abs(one.stated - one.made) > one.slack]
    if wrong:
        told = "；".join(f"“{one.head}”合计写的是{one.stated:f}，各项相加是{one.made:f}" for one in wrong)
        return Finding.failed(told + "，请核对", *(one.span for one in wrong), values={"made": f"{wrong[0].made:f}"})
    if not sums:
        return Finding.not_applicable("没有可以验算的合计")
    return _attached(document, sums) or Finding.passed(*(one.span for one in sums))


def _attached(document: Document, sums: list[_Sum]) -> Finding | None:
    """The fault that the only total of money in the notice is not that of the only column of money attached to it."""
    said = {one.amount: one for one in document.payment_totals if document.notice.covers(one.span)}
    made = [
        (one, one.stated * (10_000 if unit == "万元" else 1), unit)
        for paper in document.enclosures
        for one in sums
        if paper.content.covers(one.span) and _MONEY.search(one.head)
        if (unit := _unit(document[paper.content], one.head))
    ]
    if len(said) != 1 or len(made) != 1 or made[0][1] in said:
        return None
    stated, (total, amount, unit) = next(iter(said.values())), made[0]
    told = f"正文写的总额是{stated.amount.normalize():f}元，附件的合计是{amount.normalize():f}元，请核对"
    return Finding.failed(told, stated.span, (total.span, f"单位：{unit}"), values={"made": f"{amount.normalize():f}"})


def _unit(words: str, head: str) -> str:
    """元 or 万元, as the head of the column says, else the words around the table; empty where neither does."""
    found = _UNIT.search(head) or _UNIT.search(words)
    return found[1] if found else ""


def _rows(document: Document, table: Any) -> list[_Row]:
    """The rows, each cell where it begins; a cell merged downwards counts in its first row only."""
    rows = []
    for number in range(table.height):
        cells = {column: cell for column in range(table.width) if (cell := table.at(number, column))}
        own = {
            column: (cell.span, document[cell.span].strip())
            for column, cell in cells.items()
            if (cell.row, cell.column) == (number, column)
        }
        labels = [words for _, words in list(own.values())[:3]]
        grand = [match for words in labels if (match := _TOTAL.fullmatch(words))]
        lesser = any(_SUBTOTAL.fullmatch(words) for words in labels)
        kind = ("grand" if grand[0]["grand"] else "total") if grand else "subtotal" if lesser else ""
        rows.append(_Row(own, kind))
    return rows


def _line_below(document: Document, table: Any) -> Iterator[_Row]:
    """The totals right below a table that gaps divide: they have fewer cells, and are no row of it."""
    line = next((line for line in document.lines if line.start >= table.span.end), None)
    cells = [Span(*match.span()) for match in _CELL.finditer(document.text, *line)] if line else []
    if len(cells) > 1 and (label := _TOTAL.fullmatch(document[cells[0]])):
        words = {number - len(cells): (cell, document[cell]) for number, cell in enumerate(cells)}  # under no column
        yield _Row(words, "grand" if label["grand"] else "total")


def _sums(document: Document, table: Any, rounded: bool) -> Iterator[_Sum]:
    """The totals of *table* by column, its subtotals too; none where rows may stand within others."""
    rows = [*_rows(document, table), *_line_below(document, table)]
    last = max((number for number, row in enumerate(rows) if row.kind in ("grand", "total")), default=0)
    if last and rows[last].kind == "grand":
        rows = [row._replace(kind="subtotal") if row.kind == "total" else row for row in rows]
    items = _items(rows[:last])
    labels = (words for row in items for column, (_, words) in row.words.items() if column < 1 or not _number(words))
    nested = any(_NESTED.search(words) for words in labels)
    below = any(row.kind == "subtotal" for row in items) and items[-1].kind != "subtotal"
    if len(items) < 2 or nested or below or any(row.kind in ("grand", "total") for row in items):
        return
    for column, (span, stated) in _stated(rows[last], items).items():
        head = "".join(next((row.words[column][1] for row in rows if column in row.words), "").split())
        if _NO_SUM.search(head):
            continue
        for place, said, made, count in _added(items, column, span, stated):
            step = Decimal(1).scaleb(int(said.as_tuple().exponent))
            yield _Sum(place, said, made, head[:12], step * (count + 1) / 2 if rounded and step < 1 else Decimal(0))


def _across(document: Document, table: Any) -> Iterator[_Sum]:
    """The totals of rows, where all rows but one at most, and at least two, are the sum of their cells."""
    rows = _rows(document, table)
    head = rows[0].words if rows else {}
    last = max(head, default=0)
    if last < 3 or not _TOTAL.fullmatch(head[last][1]) or any(_NESTED.search(words) for _, words in head.values()):
        return
    parts = [column for column, (_, words) in head.items() if 0 < column < last and not _NO_SUM.search(words)]
    sums = []
    for row in rows[1:]:
        values = [_number(row.words[column][1]) for column in parts if column in row.words]
        stated = _number(row.words[last][1]) if last in row.words else None
        figures = [value for value in values if value is not None]
        if stated is not None and len(figures) > 1:
            name = next(iter(row.words.values()))[1]
            sums.append(_Sum(row.words[last][0], stated, sum(figures, Decimal(0)), name[:12], Decimal(0)))
    right = sum(one.stated == one.made for one in sums)
    if right >= 2 and right >= len(sums) - 1:
        yield from sums


def _stated(total: _Row, items: list[_Row]) -> dict[int, tuple[Span, Decimal]]:
    """The figures of the row of totals by column. Where merged cells put it out of line, as many figures as there are
    columns of figures stand under them in order; else nothing is certain."""
    stated = {
        column: (span, value)
        for column, (span, words) in total.words.items()
        if (value := _number(words)) and not (_HEADS.fullmatch(words) and _names(items, column))
    }
    figures = [
        column
        for column in sorted({column for row in items for column in row.words})
        if all(column in row.words and _number(row.words[column][1]) is not None for row in items)
        and not _counts([_number(row.words[column][1]) or Decimal(0) for row in items])
    ]
    if all(
        any(column in row.words and _number(row.words[column][1]) is not None for row in items) for column in stated
    ):
        return stated
    return dict(zip(figures, stated.values(), strict=True)) if len(figures) == len(stated) else {}


def _names(items: list[_Row], column: int) -> bool:
    """Whether a column holds words only: what stands below it may count its rows."""
    return not any(_number(row.words[column][1]) for row in items if column in row.words)


def _items(rows: list[_Row]) -> list[_Row]:
    """The rows below the heads: from the first that holds a figure beyond its first column."""
    for number, row in enumerate(rows):
        if any(_number(words) is not None for column, (_, words) in row.words.items() if column):
            return rows[number:]
    return []


def _added(items: list[_Row], column: int, span: Span, stated: Decimal) -> list[tuple[Span, Decimal, Decimal, int]]:
    """What *column* states and what its items make, for each subtotal and the total *stated*, with the count of items.

    Nothing where a cell is empty or no figure, or where the figures only count or are years.
    """
    done: list[tuple[Span, Decimal, Decimal, int]] = []
    total, block, values = Decimal(0), Decimal(0), list[Decimal]()
    since = 0
    for row in items:
        place, words = row.words.get(column, (span, ""))
        value = Decimal(0) if words and _NOTHING.fullmatch(words) else _number(words)
        if value is None:
            return []
        if row.kind == "subtotal":
            done += [(place, value, block, since)] if since else []
            total, block, since = total + value, Decimal(0), 0
        else:
            block, since = block + value, since + 1
            values.append(value)
    if _counts(values) or all(1900 <= value <= 2100 and value == int(value) for value in values):
        return []
    return [*done, (span, stated, total + block, len(items))]


def _counts(values: list[Decimal]) -> bool:
    """Whether *values* only number the rows."""
    return len(values) > 1 and values[0] == 1 and all(two - one == 1 for one, two in pairwise(values))


def _number(words: str) -> Decimal | None:
    match = _NUMBER.fullmatch(words)
    return Decimal(match["number"].replace(",", "")) if match and "%" not in words else None
