"""发给个人的钱：每个人的金额、得分、职务都写了，有总额，各人之和等于总额；不该张贴的个人明细不张贴。"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

#: The persons listed are not all: their sum says nothing.
_SOME = han_pattern(
    r"等\d+[人名]|等[一二三四五六七八九十]+[人名]|部分(?:人员|职工|名单)|节选|其余(?:人员|职工)?(?:见|略)"
    r"|[、,和及][一-鿿·]{2,4}各(?:得|发)?\s*\d"
)
#: What is told of a part: 其中, a subtotal, another month's, one kind of pay.
_PART = han_pattern(
    r"其中|小计|另|上[个]?[月季年]|预留|扣|结余|(?:安全|质量|生产|产量|全勤|夜班|加班|节能|专项|单项|管理|技术|基础|浮动|固定|考核)奖"
)
_ATTACHED = han_pattern(r"(?:名单|明细|表|情况)[^。;\n]{0,8}见附|见附[件表]|附[件表]\d?:[^\n]{0,30}(?:表|明细|名单)")
_FIGURE = han_pattern(r"\s*\d[\d,]*(?:\.\d+)?\s*(?:元|万元)?\s*")
#: The single sums go to each person alone.
_TO_EACH = han_pattern(r"个人[^。;\n]{0,20}(?:发给|告知|送达|推送|交给|通知)[^。;,\n]{0,6}(?:本人|个人|各人)")
#: A line of somebody whose name is masked, with what was paid.
_MASKED = han_pattern(r"(?m)^\s*[一-鿿](?:[*×某○][一-鿿]?|[一-鿿][*×某○])[*×某○]?[\s:,(][^。;\n]{0,30}?\d[\d,.]*\s*元")
_SAYS = {"amount": "金额", "points": "得分", "post": "职务"}


@dataclass(frozen=True)
class Options:
    """``ask``: everybody's "name", "amount", "points" or "post"; whether the "total" is stated and is the "sum" of the
    amounts; that there are "figures" in all; or that nothing "private" is listed, the amounts of two persons."""

    ask: Literal["name", "amount", "points", "post", "total", "sum", "figures", "private"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Judge the payments that the notice lists."""
    judges: dict[str, Callable[[Document], Finding]] = {
        "name": _names,
        "total": _total,
        "sum": _sum,
        "figures": _figures,
        "private": _private,
    }
    judge = judges.get(options.ask)
    return judge(document) if judge else _each(document, options.ask)


def _each(document: Document, ask: str) -> Finding:
    payments = document.payments
    if not payments:
        if ask == "amount" and not _attached(document):
            return Finding.failed("没有列出每个人的金额")
        return _attached(document) or Finding.not_applicable("没有逐人列出金额")
    stated: dict[str, Callable[[Any], Span | None]] = {
        "amount": lambda one: one.amount_span,
        "points": lambda one: one.points,
        "post": lambda one: one.post,
    }
    shown = [(one, stated[ask](one)) for one in payments]
    missing = [one for one, span in shown if span is None]
    if not missing:
        return Finding.passed(*(span for _, span in shown if span))
    names = [document[one.name] for one in missing]
    whose = "、".join(names[:5]) + (f"等{len(names)}人" if len(names) > 5 else "")
    what = _SAYS[ask]
    if len(missing) == len(payments):
        return Finding.failed(f"没有写每个人的{what}", related=[one.name for one in missing])
    related = [(one.name, f"没有写{what}") for one in missing]
    return Finding.failed(f"没有写{what}：{whose}", related=related, values={"missing": "、".join(names)})


def _names(document: Document) -> Finding:
    if document.payments:
        return Finding.passed(*(one.name for one in document.payments))
    named = [one.span for one in document.persons]
    return Finding.passed(*named) if named else _attached(document) or Finding.failed("没有写姓名")


def _attached(document: Document) -> Finding | None:
    """The question to ask where the list stands in an attachment."""
    attached = _ATTACHED.search(document.text, document.body.start)
    if attached is None:
        return None
    return Finding.review("明细在附件里，附件没有随文送检，每个人的情况写全了没有？", Span(*attached.span()))


def _total(document: Document) -> Finding:
    totals = document.payment_totals
    if totals:
        return Finding.passed(*totals)
    return Finding.failed("没有写总额")


def _sum(document: Document) -> Finding:
    payments, totals = document.payments, document.payment_totals
    amounts = [one.amount for one in payments if one.amount is not None]
    if not totals or len(amounts) < 2:
        return Finding.not_applicable("没有总额，或没有逐人列出金额")
    if len(amounts) < len(payments):
        return Finding.not_applicable("有人的金额没有写，无从相加")
    if _SOME.search(document.text, document.body.start):
        return Finding.not_applicable("只列出一部分人，无从相加")
    made = sum(amounts, Decimal(0))
    values: dict[str, str | int] = {"made": f"{made.normalize():f}", "people": len(payments)}
    wrong = [total for total in totals if abs(total.amount - made) > Decimal("0.05")]
    if len(wrong) < len(totals) and all(_is_part(document, total.span, total.amount, made) for total in wrong):
        return Finding.passed(*totals, message=f"{len(payments)}人之和为{made.normalize():f}元", values=values)
    short = wrong[0].amount - made
    unread = [one for one in document.money if one.amount == short and one.span.start >= document.body.start]
    if unread:
        asked = f"{len(payments)}人之和为{made.normalize():f}元，比总额少{short.normalize():f}元，少的是不是这一笔？"
        return Finding.review(asked, *unread[:1], wrong[0], values=values)
    told = f"{len(payments)}人的金额加起来是{made.normalize():f}元，与“{document[wrong[0].span]}”不一致，请核对"
    return Finding.failed(told, wrong[0], related=[one.name for one in payments], values=values)


def _is_part(document: Document, told: Span, amount: Decimal, made: Decimal) -> bool:
    """Whether the smaller figure is that of some of the persons or of one kind of pay, and not of all."""
    if amount >= made:
        return False
    words = document.text[max(document.sentence(told).start, told.start - 8) : told.end]
    if _PART.search(words):
        return True
    amounts = [one.amount for one in document.payments if one.amount is not None]
    runs = (
        sum(amounts[first:last], Decimal(0))
        for first in range(len(amounts))
        for last in range(first + 1, len(amounts) + 1)
    )
    return any(abs(run - amount) <= Decimal("0.05") for run in runs)


def _figures(document: Document) -> Finding:
    """Amounts in the text, or numbers in the cells of a table."""
    money = [one for one in document.money if one.span.start >= document.body.start]
    if money:
        return Finding.passed(*money[:5])
    paid = [one.amount_span for one in document.payments if one.amount_span]
    if paid:
        return Finding.passed(*paid[:5])
    cells = [cell.span for table in document.tables for cell in table.cells if _FIGURE.fullmatch(document[cell.span])]
    if cells:
        return Finding.passed(*cells[:5])
    return _attached(document) or Finding.failed("没有写缴纳了多少")


def _private(document: Document) -> Finding:
    listed = [one for one in document.payments if one.amount is not None]
    if len(listed) >= 2:
        places = [span for one in listed for span in (one.name, one.amount_span) if span]
        return Finding.failed("逐人列出了缴费明细；个人明细应告知本人，不宜张贴，请改为汇总数", *places)
    masked = [document.span(*one.span()) for one in _MASKED.finditer(document.text, document.body.start)]
    if len(masked) >= 2:
        return Finding.failed("逐人列出了缴费明细；隐去名字的也认得出，请改为汇总数", *masked)
    if len(document.persons) >= 2:
        return Finding.review("列出了职工姓名，后面有没有各人的缴费数？个人明细不宜张贴", *document.persons)
    told = [document.span(*match.span()) for match in _TO_EACH.finditer(document.text, document.body.start)]
    shown = told or ([document.title] if document.title else [])
    return Finding.passed(*document.clauses(*shown), message="没有个人缴费明细")
