"""Ledgers: what an account of money began with, took in, spent and has left, from tables, lines and sentences."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from checker.document.ledger import MARK, NUMBER, PART, TOTAL, Entry, Role, amount_of, common_unit, role_of, style_of
from checker.document.ledger_tables import table_entries
from checker.document.tables import Table
from checker.text.chinese.money import Money
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import FactIndex

_WORD = han_pattern(
    r"(?:(?:收入|收款|支出|开支|付款|结余|节余|结存|余额|余款|盈余|结转|库存|剩余|尚余)(?:转?入?下[期月季年]度?)?"
    r"(?:金额|总额|情况|明细|合计|总计|共计|小计|资金|额|数)?"
    r"|(?:期初|年初|月初|季初|期末|年末|月末|季末|收|支|余)(?=[\s:]{0,3}[¥￥]?[0-9]))"
)
_GAP = han_pattern(r"(?:\((?P<scale>万?)元\)|[\s:为是共计合总达有约]|人民币|资金|[¥￥]){0,8}(?P<minus>[-−负]?)")
#: How far a label may reach back, in code points.
_LABEL = 40
_RATE = han_pattern(r"[每/×*]|单价|标准|结余|余额|结存|剩余|预算|计划|同比|上年同期|欠款|应收|应付")
#: What ends the words before a label: a mark, or the amount before, as spaces behind that may be lost.
_BREAK = han_pattern(r"[,。;:、|()\s]|(?<=[0-9])(?:万元|万|元)")
#: Money without 元: "3.60万", or a bare figure where the unit of the whole is given.
_SHORT = han_pattern(
    rf"(?<![0-9.,])(?<=[:\s一-鿿)]){NUMBER.pattern}(?:(?<=万)|(?=[\s,;。、)]|$))"
    r"(?!\s*[户人棵个名亩次天盏台吨米套件份只头株辆年月日元])"
)
_OF_WHICH = han_pattern(r"\s*其中[:,]?\s*")
#: A list that is said to be whole.
_WHOLE = han_pattern("明细|逐[笔项]|如下")
_SMALL = han_pattern(r"[0-9]{1,2}")
#: A total without 元, as money is written: so are the items then.
_BARE = han_pattern(
    r"(?:合计|总计|共计|收入|支出|结余)[ \t　:为]{0,16}[¥￥]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?=\.[0-9]{2}))"
    r"(?:\.[0-9]{1,2})?[ \t　]*(?:[;,。]|$|\n|(?=[ \t　][一-鿿]))"
)
_FIGURE = han_pattern(rf"(?:[:\s]|—+|-{{2,}}|…+){NUMBER.pattern}[。;]?$")


def find_ledger(
    text: str, lines: tuple[Span, ...], tables: tuple[Table, ...], money: tuple[Money, ...]
) -> tuple[Entry, ...]:
    """All entries, in order. Of tables that are no ledger, and of sentences that name no side, there are none."""
    unit = common_unit(text)
    found = [*_of_text(text, lines, tables, FactIndex(money), unit or ("元" if _BARE.search(text) else ""))]
    if not unit:  # 鱼塘 3 counts ponds
        found = [one for one in found if one.total or not _SMALL.fullmatch(text, *one.span)]
    accounts = 0
    for table in tables:
        entries = list(table_entries(text, table, unit))
        found += [replace(one, account=one.account + accounts) if one.account else one for one in entries]
        accounts = max([accounts, *(one.account for one in found)])
    return tuple(sorted(found, key=lambda one: (one.account, one.span)))


def _of_text(
    text: str, lines: tuple[Span, ...], tables: tuple[Table, ...], money: FactIndex[Money], unit: str
) -> Iterator[Entry]:
    """Roles with their amounts, and after them the amounts that are items of the side last named."""
    side: Role | None = None
    listed = ""  # how the items above are numbered: another 1 so begins a list of something else
    fresh = False  # whether the side was named in the line above: "其中" there begins its items
    inside = [table.span for table in tables]
    for line in lines:
        if any(one.overlaps(line) for one in inside):
            side = None
            continue
        marks = list(_marks(text, line, money, unit))
        for index, (role, at, entry) in enumerate(marks):
            side = role if role in ("income", "spending") else None
            if entry:
                yield entry
            end = marks[index + 1][1].start if index + 1 < len(marks) else line.end
            if side:
                after = marks[index + 1] if index + 1 < len(marks) else None
                closed = after is not None and after[2] is not None and after[2].role == side and not entry
                for one in _items(text, Span(entry.span.end if entry else at.end, end), side, money, unit):
                    yield replace(one, loose=one.loose and not closed)
        number = MARK.match(text, *line)
        style = style_of(text[line.start : line.end])
        first = number is not None and number["number"] in ("1", "一")
        side = None if first and style == listed and not marks else side
        listed = "" if marks else listed or style
        if side and not marks:
            parts = fresh and _OF_WHICH.match(text, *line)
            yield from (_items if parts else _line_item)(text, line, side, money, unit)
        fresh = bool(marks)


def _marks(text: str, line: Span, money: FactIndex[Money], unit: str) -> Iterator[tuple[Role, Span, Entry | None]]:
    """The words of a line that name a role as a whole, each with the amount right behind it."""
    for word in _WORD.finditer(text, *line):
        label = _BREAK.split(text[max(line.start, word.end() - _LABEL) : word.end()])[-1] or word[0]
        role = role_of(label)
        if role is None:
            continue
        gap = _GAP.match(text, word.end(), line.end)
        number = NUMBER.match(text, gap.end(), line.end) if gap else None
        entry = None
        if gap and number and (number["unit"] or gap["scale"] is not None or unit or number.end() == line.end):
            amount = amount_of(number, f"{gap['scale']}元" if gap["scale"] is not None else unit)
            span = Span(gap.start("minus") if gap["minus"] else number.start(), number.end())
            entry = Entry(span, role, True, -amount if gap["minus"] else amount, label)
        elif gap and not number:
            near = money.inside(Span(word.end(), min(line.end, gap.end() + _LABEL)))
            said = next((one for one in near if one.span.start <= gap.end()), None)
            entry = Entry(said.span, role, True, said.amount, label) if said else None
        yield role, Span(*word.span()), entry


def _items(text: str, area: Span, side: Role, money: FactIndex[Money], unit: str) -> Iterator[Entry]:
    """The amounts that stand with their side in one line: there may be more of them than are told, but where they are
    called the details, or close with their total."""
    found: list[Entry] = []
    start = area.start
    for span, amount in _amounts(text, area, money, unit):
        clause = text[start : span.start]
        start = span.end
        name = clause.strip(" ,、;。:(")
        name = name if found else _OF_WHICH.sub("", name)
        if not _RATE.search(clause) and ((found and name == "小计") or not PART.search(name)):
            found.append(Entry(span, side, bool(TOTAL.match(name)) or name == "小计", amount, name, loose=True))
    called = _WHOLE.search(text, max(area.start - _LABEL, text.rfind("\n", 0, area.start) + 1), area.start + 4)
    whole = bool(called) or any(one.total for one in found)
    yield from (replace(one, loose=not whole and one.loose) for one in found)


def _amounts(text: str, area: Span, money: FactIndex[Money], unit: str) -> list[tuple[Span, Decimal]]:
    """The amounts of money in *area*, in order, those that leave 元 out included."""
    found = [(one.span, one.amount) for one in money.inside(area)]
    for match in _SHORT.finditer(text, *area):
        span = Span(*match.span())
        if (match["unit"] or unit) and not any(span.overlaps(one) for one, _ in found):
            found.append((span, amount_of(match, unit)))
    return sorted(found)


def _line_item(text: str, line: Span, side: Role, money: FactIndex[Money], unit: str) -> Iterator[Entry]:
    """A line of its own is one item, with its first amount that is no rate, or the figure at its end."""
    words = text[line.start : line.end]
    name = MARK.sub("", words, count=1)
    if PART.search(name):
        return
    style = style_of(words)
    entries = list(_items(text, line, side, money, ""))
    figure = _FIGURE.search(words) if unit and not entries else None
    if figure:
        span = Span(line.start + figure.start("number"), line.start + figure.end("number"))
        total = bool(TOTAL.match(name))
        yield Entry(span, side, total, amount_of(figure, unit), words[: figure.start()], style, not style)
    elif entries:
        yield replace(entries[0], total=bool(TOTAL.match(name)), style=style, loose=not style)
