"""收支账：期初加收入减支出等于期末，收支逐项列出，明细之和等于合计。"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker import Document, Entry, Finding, Span, han_pattern, hookimpl

_NAMES = {"opening": "期初（上期）结余", "income": "收入", "spending": "支出", "closing": "期末（本期）结余"}
_SIDES = ("income", "spending")
_Term = tuple[list[Span], Decimal | None]
_ELSEWHERE = ("见附件", "见附表", "附后", "见下图", "扫描件")
_ITEMS_ELSEWHERE = han_pattern(
    r"(?:明细|逐[笔项]|清单|细目|流水)[^。;\n]{0,12}(?:附[件表后]|另附|另见|另行|详见|张贴)"
    r"|附[件表][:0-9一二三]{0,3}[^。;\n]{0,12}(?:明细|清单|流水)"
)
#: How people say a term in plain words, with a figure: 月底账上余41,597.30元.
_PLAINLY = {
    "opening": han_pattern(r"(?:上[一个]?[年季月期]|年初|期初|原)[^。;\n\d]{0,12}[有剩余结][^。;\n\d]{0,12}\d"),
    "income": han_pattern(r"进[来账][^。;\n\d]{0,20}\d|收[了进到][^。;\n\d]{0,12}\d"),
    "spending": han_pattern(r"(?:出去|[花用][掉了去])[^。;\n\d]{0,20}\d"),
    "closing": han_pattern(r"(?:还|账上|现|底)[余剩有][^。;\n\d]{0,20}\d"),
}


@dataclass(frozen=True)
class Options:
    """``asks`` for the balance of an account, for items on its sides, or for items that make their totals.

    ``needs`` are the terms without which a balance fails: opening, income, spending, closing. ``absent`` is the message
    where there is no account at all; without it the row does not apply there.
    """

    asks: Literal["balance", "items", "totals"] = "balance"
    needs: tuple[str, ...] = ("opening", "income", "spending", "closing")
    absent: str = ""


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Do the sums that *options* ask for over the ledger of the document."""
    entries = document.ledger
    if not entries:
        elsewhere = document.find(_ELSEWHERE)
        if elsewhere and options.asks == "balance":
            return Finding.review("收支数字不在正文，请在附件中核对：期初加收入减支出是否等于期末", elsewhere[0])
        return Finding.failed(options.absent) if options.absent else Finding.not_applicable("没有可读的收支数字")
    accounts = list(_accounts(entries))
    if options.asks == "items":
        return _items(document, accounts)
    if options.asks == "totals":
        return _totals(accounts)
    told = [_balance(document, account, options) for account in accounts]
    return min(told, key=lambda one: ("fail", "review", "pass").index(one.verdict) if one.verdict in _ORDER else 3)


_ORDER = ("fail", "review", "pass")


def _balance(document: Document, account: Sequence[Entry], options: Options) -> Finding:
    terms = {role: _term(account, role) for role in _NAMES}
    _net(account, terms)
    evidence = sorted({span for spans, _ in terms.values() for span in spans})
    lacking = [role for role in options.needs if terms[role][1] is None]
    missing = [_NAMES[role] for role in lacking]
    plainly = [one for role in lacking if (one := _PLAINLY[role].search(document.text, *document.body))]
    if missing and len(plainly) == len(missing):
        asked = f"{'、'.join(missing)}是不是这里写的？读不准，请核对账是否算得拢"
        return Finding.review(asked, *sorted(Span(*one.span()) for one in plainly))
    if missing:
        return Finding.failed(f"没有写{'、'.join(missing)}，账算不拢", *evidence)
    stated = terms["closing"][1]
    if stated is None:
        return Finding.not_applicable("没有写结余，不验算", *evidence)
    opening, income, spending = (terms[role][1] or Decimal(0) for role in ("opening", *_SIDES))
    made = opening + income - spending
    values = {"made": _plain(made), "stated": _plain(stated), "difference": _plain(abs(stated - made))}
    working = f"{_plain(opening)}＋{_plain(income)}－{_plain(spending)}＝{_plain(made)}"
    if abs(made - stated) < Decimal("0.01"):
        return Finding.passed(*evidence, message=working, values=values)
    closings = [one for one in account if one.role == "closing" and one.total]
    own = next((one for one in closings if abs(one.amount - made) < Decimal("0.01")), None)
    if terms["opening"][1] is None and own is not None:  # 本季结余 beside 累计结余
        shown = [one for one in evidence if one not in terms["closing"][0]]
        return Finding.passed(*sorted([*shown, own.span]), message=working, values=values | {"stated": _plain(made)})
    label = next(one.label for one in account if one.span == terms["closing"][0][-1])
    if terms["opening"][1] is None and stated > made and re.search("累计|滚存|截", label):
        return Finding.review(f"“{label}”{_plain(stated)}含以前的结余，请写明期初结余再核对", *evidence, values=values)
    if opening and stated == income - spending and not re.search("末|累计|滚存|截", label):
        asked = f"“{label}”{_plain(stated)}没有计入期初结余，期末结余是不是{_plain(made)}？请写明"
        return Finding.review(asked, *evidence, values=values)
    told = f"{working}，写的结余是{_plain(stated)}，相差{values['difference']}，请核对"
    return Finding.failed(told, *evidence, values=values)


def _net(account: Sequence[Entry], terms: dict[str, _Term]) -> None:
    """Of an account with two sides, the totals may take in what was there before and what is left: leave these out. Of
    two balances around income and spending, the former is the opening."""
    closings = [one for one in account if one.role == "closing" and one.total]
    flows = [one.span.start for one in account if one.role in _SIDES]
    if terms["opening"][1] is None and len(closings) > 1 and flows and closings[0].span.start < min(flows):
        terms["opening"] = [closings[0].span], closings[0].amount
    for side, edge in (("income", "opening"), ("spending", "closing")):
        items, outside, total = _top(account, side), terms[edge][1], terms[side][1]
        made = sum((one.amount for one in items), Decimal(0))
        if items and outside and total == made + outside:
            terms[side] = [one.span for one in items], made


def _term(account: Sequence[Entry], role: str) -> _Term:
    """The stated total of *role*, else the sum of its items; of several closings the last, else the first."""
    totals = [one for one in account if one.role == role and one.total]
    if totals:
        chosen = totals[-1] if role == "closing" else totals[0]
        return [chosen.span], chosen.amount
    items = _top(account, role)
    return ([one.span for one in items], sum((one.amount for one in items), Decimal(0))) if items else ([], None)


def _top(account: Sequence[Entry], role: str) -> list[Entry]:
    """The items of *role*, without those that are numbered as parts of others."""
    items = [one for one in account if one.role == role and not one.total]
    return [one for one in items if one.style == items[0].style] if items and items[0].style else items


def _items(document: Document, accounts: list[list[Entry]]) -> Finding:
    items = [one for account in accounts for role in _SIDES for one in _top(account, role)]
    if len(items) >= 2 or len(accounts) >= 2:
        return Finding.passed(*sorted({one.span for one in items or accounts[0]}))
    totals = [one for account in accounts for one in account if one.total and one.role in _SIDES and one.amount]
    shown = sorted({one.span for one in [*totals, *items]})
    if not totals:
        return Finding.passed(*shown) if items else Finding.not_applicable("没有收入、支出的数字")
    if items and len(totals) == 1:
        return Finding.passed(*shown)
    elsewhere = _ITEMS_ELSEWHERE.search(document.text, *document.body)
    if elsewhere:
        return Finding.review("逐项的收支不在正文，请在附件中核对", Span(*elsewhere.span()), *shown)
    return Finding.failed("只有合计，没有逐项写收了什么、支了什么", *shown)


def _totals(accounts: list[list[Entry]]) -> Finding:
    right: list[Span] = []
    for account in accounts:
        for role in _SIDES:
            total = next((one for one in account if one.role == role and one.total), None)
            items = _top(account, role)
            if total is None or not items:
                continue
            made = sum((one.amount for one in items), Decimal(0))
            spans = [*(one.span for one in items), total.span]
            edges = [one.amount for one in account if one.role in ("opening", "closing")]
            if any(abs(made + edge - total.amount) < Decimal("0.01") for edge in (Decimal(0), *edges)):
                right += spans
            elif made > total.amount or not any(one.loose for one in items):
                values = {"made": _plain(made), "stated": _plain(total.amount)}
                told = f"{_NAMES[role]}明细加起来是{_plain(made)}，合计写的是{_plain(total.amount)}，请核对"
                return Finding.failed(told, *sorted(spans), values=values)
    return Finding.passed(*sorted(dict.fromkeys(right))) if right else Finding.not_applicable("没有明细与合计可比")


def _accounts(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The accounts of rows each for itself; of the rest, an opening after a closing begins another."""
    rows = sorted({one.account for one in entries if one.account})
    for row in rows:
        yield [one for one in entries if one.account == row]
    account: list[Entry] = []
    for one in () if rows else entries:
        if one.role == "opening" and {"opening", "closing"} <= {other.role for other in account}:
            yield account
            account = []
        account.append(one)
    if account:
        yield account


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
