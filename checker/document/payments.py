"""Payments: who is paid how much, for how many points, in tables and in lists such as 方大有680元，秦小满640元."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from re import Match, Pattern

from checker.document.fields import Field
from checker.document.tables import Cell, Table
from checker.text.chinese.names import is_person_name
from checker.text.chinese.numerals import parse_decimal
from checker.text.patterns import han_pattern
from checker.text.span import Span


@dataclass(frozen=True, slots=True)
class Payment:
    """What one person is paid. ``amount`` is in yuan and None where its place is empty or there is none; ``points`` and
    ``post`` are where these are said of the person."""

    name: Span
    amount: Decimal | None = None
    amount_span: Span | None = None
    points: Span | None = None
    post: Span | None = None

    @property
    def span(self) -> Span:
        """The name."""
        return self.name


@dataclass(frozen=True, slots=True)
class PaymentTotal:
    """A stated total of payments, in yuan."""

    span: Span
    amount: Decimal


_POST = "长|经理|书记|主任|董事|监事|总工|总监|会计师|工程师|经济师|主席|委员|助理|总裁|顾问|主管|主办"


@cache
def _patterns() -> dict[str, Pattern[str]]:
    number = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,9}(?:\.[0-9]{1,4})?"
    return {
        "name": han_pattern(r"^(?:姓名|职工姓名|员工姓名|人员|领取人|负责人|姓名\(.*\))$|姓名"),
        "points": han_pattern(r"得分|分数|考核分|积分|总分|工分|分值|系数|评分|绩效分|考核结果|考核得分"),
        "post": han_pattern(r"职务|岗位|任职(?!起|时|期|年|月|日)"),
        "sum": han_pattern(r"合计|实发|总额|总计|小计|年度薪酬|税前|应发|应付|应领|实领"),
        "amount": han_pattern(
            r"缴|基数|奖金|奖励|金额|薪酬|工资|绩效|发放|分配|应发|实发|(?:\(元\)|\(万元\))$|年薪|报酬|补贴"
        ),
        "rare_name": han_pattern(
            r"(?!合计|总计|小计|共计|平均|其[他它中余]|备注|签[字名]|制表|审核|[奖班]|工资|补贴|余额|结余)[一-鿿]{2,3}"
        ),
        "total_row": han_pattern(r"^(?:合计|总计|共计|总额|小计)"),
        "bare_total": han_pattern(rf"合\s*计\s*:?\s*(?P<n>{number})\s*(?P<unit>万元|元)?\s*$"),
        "number": han_pattern(
            rf"^(?:人民币|[¥￥])?\s*(?P<n>{number})\s*(?P<unit>万元|元)?整?(?:[*※#]|\([^()]{{1,30}}\)|注[0-9]?)?$"
        ),
        "entry": han_pattern(
            rf"(?:^|(?<=[、,;。:\s)(]))(?:\d{{1,3}}[.、．)]\s*)?(?P<name>[一-鿿·]{{2,8}}?)\s*"
            rf"(?:[,:(\s]{{0,3}}(?P<measure>(?:考核|岗位|绩效|个人)?(?:得分|分数|积分|系数|出勤|工时|产量|工分)[:为]?\s*"
            rf"[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?\s*(?:分|天|小时|工时|件|个)?))?"
            rf"(?P<said>[,:为得(]?\s*(?:(?:考核)?(?:得分|分数|积分|绩效分)?[:为]?\s*)?(?P<points>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?\s*分)?"
            rf"[,):、]?\s*(?:(?:应得|(?:个人|单位)?缴[纳费存]|实发|应发|分得|发放|分配|领取|得|获)?(?:奖金|绩效(?:奖金|工资)?|奖励|金额|缴费基数|基数)?[:为得]?\s*)?)"
            rf"(?P<n>{number})\s*(?P<unit>万元|元)"
        ),
        "row": han_pattern(
            rf"(?:\d{{1,3}}[.、\s]\s*)?(?P<name>[一-鿿·]{{2,8}})(?:[ \t]+(?P<said>\S[^\n,。;]{{0,40}}?)"
            rf"|[ ]*[(](?P<post>[^()\d]{{2,20}})[)][:,]?)?"
            rf"(?:[ \t]+|(?<=[):,]))(?P<n>{number})\s*(?P<unit>万元|元)[,;。]?$"
        ),
        "post_first": han_pattern(
            rf"(?:\d{{1,3}}[.、\s]\s*)?(?P<post>[^\s\d:。;]{{0,20}}(?:{_POST}))[ \t:]{{1,20}}(?P<name>[一-鿿·]{{2,4}})"
            rf"(?P<said>)[ \t:,]{{1,20}}(?P<n>{number})\s*(?P<unit>万元|元)[,;。]?$"
        ),
        "unpaid_row": han_pattern(
            r"(?:\d{1,3}[.、\s]\s*)?(?P<name>[一-鿿·]{2,8})"
            r"(?:[ \t]{2,}(?P<said>\S[^\n,。;:]{0,30})|[ ]*[(](?P<post>[^()\d]{2,20})[)])$"
        ),
        "unpaid_entry": han_pattern(
            r"(?:^|(?<=[、,;。:\s]))(?P<name>[一-鿿·]{2,4})[ \t]*[(:]?"
            r"(?:(?:考核)?(?:得分|分数|积分|系数|工分)[:为]?\s*)?"
            r"(?P<points>\d{1,4}(?:\.\d{1,2})?\s*分)[ \t)]*(?=[;、。,]\s*(?:[一-鿿]{2,4}[ \t]*[(:]?\d|\s*$)|$)"
        ),
        "post_said": han_pattern(rf"[^\s\d]{{0,20}}(?:{_POST})(?![^\s])"),
        "points_said": han_pattern(r"\d{1,4}(?:\.\d{1,2})?\s*(?:工?分)(?![之钟])"),
        "total": han_pattern(
            rf"(?:总额|总计|合计|共计|总数|总量|(?:奖金|绩效|发放|奖励)[一-鿿]{{0,4}}共|(?:[本当]月|月份?|季度|全[班队]|班组|车间|本[队班厂])(?:绩效)?奖金|共(?:发放|分配|计)?)(?:金额|奖金)?"
            rf"[一-鿿]{{0,4}}?[:为是]?\s*(?:人民币)?\s*(?P<n>{number})\s*(?P<unit>万元|元)"
        ),
    }


def find_payments(text: str, lines: tuple[Span, ...], tables: tuple[Table, ...]) -> tuple[Payment, ...]:
    """Payments of all persons: of the tables where there are any, else of the lists in prose, two of them at least."""
    tables = tuple(_turned(text, table) for table in tables)
    rows = tuple(_of_rows(text, _rows(text, tables))) or tuple(_of_rows(text, _spaced(text, lines)))
    if rows:
        return rows
    listed = tuple(_of_lines(text, lines))
    return listed if len(listed) >= 2 else ()


def find_payment_totals(
    text: str, lines: tuple[Span, ...], tables: tuple[Table, ...], payments: tuple[Payment, ...]
) -> tuple[PaymentTotal, ...]:
    """Stated totals: 总额5400元, 合计5400元, and the last row of a table."""
    found = [*_totals_of_rows(text, tuple(_turned(text, table) for table in tables), payments)]
    for line in lines:
        bare = _patterns()["bare_total"].match(text, *line)
        for match in [bare] if bare else _patterns()["total"].finditer(text, *line):
            amount = _yuan(match["n"], match["unit"], "")
            if amount is not None:
                found.append(PaymentTotal(Span(*match.span()), amount))
    return tuple(sorted(found, key=lambda total: total.span))


def _words(text: str, span: Span) -> str:
    return "".join(text[span.start : span.end].split())


def _yuan(written: str, unit: str | None, head: str) -> Decimal | None:
    value = parse_decimal(written)
    if value is None:
        return None
    return value * 10000 if (unit or "") == "万元" or (not unit and "万元" in head) else value


def _rows(text: str, tables: tuple[Table, ...]) -> Iterator[list[Field]]:
    """The cells of each row below a row of heads that has one for names, an empty cell as an empty value."""
    for table in tables:
        heads: dict[int, Span] = {}
        for row in range(table.height):
            cells = {cell.column: cell for column in range(table.width) if (cell := table.at(row, column))}
            if any(_patterns()["name"].search(_words(text, cell.span)) for cell in cells.values()):
                heads = {column: cell.span for column, cell in cells.items()}
            elif heads:
                yield _under(heads, cells)


def _turned(text: str, table: Table) -> Table:
    """The table; with rows for columns where its first column holds the heads and each further one is a person's."""
    for row in range(table.height):
        first, *others = (table.at(row, column) for column in range(table.width))
        named = [cell for cell in others if cell and is_person_name(_words(text, cell.span))]
        if first and len(named) >= 2 and _patterns()["name"].fullmatch(_words(text, first.span)):
            cells = (Cell(one.span, one.column, one.row, one.columns, one.rows) for one in table.cells)
            return Table(tuple(sorted(cells, key=lambda one: (one.row, one.column))))
    return table


def _spaced(text: str, lines: tuple[Span, ...]) -> Iterator[list[Field]]:
    """Rows whose cells single blanks divide, as text copied from a page has them, below a line of heads."""
    heads: dict[int, Span] = {}
    for line in lines:
        cells = {n: Span(*found.span()) for n, found in enumerate(re.finditer(r"\S+", text[line.start : line.end]))}
        cells = {n: Span(line.start + cell.start, line.start + cell.end) for n, cell in cells.items()}
        if len(cells) >= 3 and any(_patterns()["name"].fullmatch(_words(text, cell)) for cell in cells.values()):
            heads = cells
        elif heads and len(heads) - 1 <= len(cells) <= len(heads):
            yield [Field(heads[n], cell) for n, cell in cells.items()]


def _under(heads: dict[int, Span], cells: dict[int, Cell]) -> list[Field]:
    found, end = [], min((cell.span.start for cell in cells.values()), default=0)
    for column, head in sorted(heads.items()):
        cell = cells.get(column)
        found.append(Field(head, cell.span if cell else Span(end, end)))
        end = cell.span.end if cell else end
    return found


def _amount_cell(text: str, row: list[Field]) -> Field | None:
    """The cell of what the person gets in all: under 合计, 实发, else the last under a word for money."""
    patterns = _patterns()
    money = [
        cell
        for cell in row
        if patterns["amount"].search(_words(text, cell.label)) or patterns["sum"].search(_words(text, cell.label))
    ]
    money = [cell for cell in money if not patterns["points"].search(_words(text, cell.label))]
    whole = [cell for cell in money if patterns["sum"].search(_words(text, cell.label))]
    return next(reversed(whole or money), None)


def _of_rows(text: str, rows: Iterable[list[Field]]) -> Iterator[Payment]:
    patterns = _patterns()
    for row in rows:
        names = [cell for cell in row if patterns["name"].search(_words(text, cell.label))]
        for index, name in enumerate(names):
            until = names[index + 1].value.start if index + 1 < len(names) else row[-1].value.end + 1
            own = row if len(names) == 1 else [cell for cell in row if name.value.start <= cell.value.start < until]
            paid = _amount_cell(text, own)
            if paid is None or not _may_be_name(_words(text, name.value)):
                continue
            amount = _cell_amount(text, paid)
            points, post = (
                next(
                    (cell.value for cell in own if _filled(text, cell) and pattern.search(_words(text, cell.label))),
                    None,
                )
                for pattern in (patterns["points"], patterns["post"])
            )
            yield Payment(name.value, amount, paid.value if amount is not None else None, points, post)


def _filled(text: str, cell: Field) -> bool:
    return re.search(r"\w", text[cell.value.start : cell.value.end]) is not None  # a dash keeps a place


def _may_be_name(words: str) -> bool:
    """A person's name, or what may be one of a rare surname where only names stand."""
    return is_person_name(words) or bool(_patterns()["rare_name"].fullmatch(words))


def _cell_amount(text: str, cell: Field) -> Decimal | None:
    match = _patterns()["number"].match(_words(text, cell.value))
    return _yuan(match["n"], match["unit"], _words(text, cell.label)) if match else None


def _totals_of_rows(text: str, tables: tuple[Table, ...], payments: tuple[Payment, ...]) -> Iterator[PaymentTotal]:
    """The figure under the amounts in a row that begins with 合计; a head in 万元 counts for it too."""
    patterns = _patterns()
    paid = {one.amount_span: one for one in payments if one.amount_span is not None}
    for table in tables:
        columns = {cell.column: paid[cell.span] for cell in table.cells if cell.span in paid}
        for first in (cell for cell in table.cells if patterns["total_row"].match(_words(text, cell.span))):
            for column, one in columns.items():
                cell = table.at(first.row, column)
                match = patterns["number"].match(_words(text, cell.span)) if cell else None
                own = patterns["number"].match(_words(text, one.amount_span)) if one.amount_span else None
                if cell is None or match is None or own is None or one.amount is None:
                    continue
                value, single = _yuan(match["n"], match["unit"], ""), _yuan(own["n"], own["unit"], "")
                if value is not None and single:
                    yield PaymentTotal(cell.span, value * (one.amount / single))


def _of_lines(text: str, lines: tuple[Span, ...]) -> Iterator[Payment]:
    patterns = _patterns()
    rows = [_of_row(text, line, is_person_name) for line in lines]
    if sum(row is not None for row in rows) >= 2:
        rows = [row or _of_row(text, line, _may_be_name) for row, line in zip(rows, lines, strict=True)]
    for index, line in enumerate(lines):
        row = rows[index]
        if row is not None:
            yield row
            continue
        beside = any(0 <= other < len(rows) and rows[other] for other in (index - 1, index + 1))
        unpaid = patterns["unpaid_row"].match(text, *line) if beside else None
        if unpaid and is_person_name(unpaid["name"]):
            yield Payment(Span(*unpaid.span("name")), post=_post(text, unpaid))
            continue
        yield from _of_entries(text, line)


def _of_entries(text: str, line: Span) -> Iterator[Payment]:
    """The payments that a line tells one after the other; among them those whose points alone are told."""
    patterns = _patterns()
    found = []
    for match in patterns["entry"].finditer(text, *line):
        if is_person_name(match["name"]):
            said = "points" if match["points"] else "measure"
            points = Span(*match.span(said)) if match[said] else None
            paid = Span(match.start("n"), match.end("unit"))
            found.append(Payment(Span(*match.span("name")), _yuan(match["n"], match["unit"], ""), paid, points))
    if any(one.points for one in found):
        for match in patterns["unpaid_entry"].finditer(text, *line):
            one = Payment(Span(*match.span("name")), points=Span(*match.span("points")))
            if is_person_name(match["name"]) and one.name not in [other.name for other in found]:
                found.append(one)
    yield from sorted(found, key=lambda one: one.name)


def _of_row(text: str, line: Span, is_name: Callable[[str], bool]) -> Payment | None:
    """The payment of a line that begins with a name, or with a post and a name, and ends with an amount."""
    patterns = _patterns()
    row = patterns["row"].match(text, *line)
    if not row or not is_name(row["name"]):
        row = patterns["post_first"].match(text, *line)
    if not row or not is_name(row["name"]):
        return None
    said = patterns["points_said"].search(text, row.end("name"), row.start("n"))
    points = Span(*said.span()) if said else None
    paid = Span(row.start("n"), row.end("unit"))
    return Payment(Span(*row.span("name")), _yuan(row["n"], row["unit"], ""), paid, points, _post(text, row))


def _post(text: str, row: Match[str]) -> Span | None:
    """The post that a row says of the person, in brackets, before the name or between name and amount."""
    if row["post"]:
        return Span(*row.span("post"))
    said = _patterns()["post_said"].search(text, *row.span("said")) if row["said"] else None
    return Span(*said.span()) if said else None
