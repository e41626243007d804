"""加减相符：总数与各项之和、除去之后的余数、大小写金额、预算减中标的节约额，算得拢。"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checker import Document, Finding, Span, han_pattern, hookimpl


class _Sum(NamedTuple):
    """What the text states and what its other figures make, with what it states first in ``spans``."""

    spans: tuple[Span, ...]
    stated: Decimal
    made: Decimal
    working: str
    slack: Decimal = Decimal(0)


_EXCEPT = han_pattern(
    r"(?:除了?|除去|扣除|去掉|减去)(?P<gone>[^。;\n]{1,80}?)(?:外|以外|之外)?,?(?:其余|余下|剩余|剩下|还剩|尚余)的?"
)
_SPLIT = han_pattern(r"男[一-鿿]{0,3}$|女[一-鿿]{0,3}$")
_TOTAL = han_pattern(r"(?:合计|总计|共计|总共)(?:为|是)?:? ?$")
_ITEM = han_pattern(r"[^,、;。\d]{1,14}$")
_NO_ADDEND = han_pattern(r"每|单价|人均|其中|共|总|至|到|余|原|应|预算|计划")
_SMALL_CAPITAL = han_pattern(r"[\s(:,;、]{0,4}(?:(?:小写|大写|人民币|金额|即|计|合)[\s(:):]{0,3}){0,3}[¥￥]?")
_SAVED = {
    "预算": han_pattern(r"(?:预算|控制价|最高限价|拦标价)[一-鿿]{0,4}:?$"),
    "中标": han_pattern(r"(?:中标|成交)[一-鿿]{0,3}:?$"),
    "节约": han_pattern(r"(?:节约|节省)[一-鿿]{0,4}:?$"),
}


@hookimpl
def check(document: Document) -> Finding:
    """Do each sum that the text lets one do; the first that does not come out is the finding."""
    right: list[Span] = []
    for one in [*_remainders(document), *_sums(document), *_sexes(document), *_capitals(document), *_savings(document)]:
        if abs(one.stated - one.made) > one.slack:
            told = f"写的是{_plain(one.stated)}，按文中数字算是{one.working}＝{_plain(one.made)}，请核对"
            values = {"stated": _plain(one.stated), "made": _plain(one.made)}
            return Finding.failed(told, *sorted(one.spans), values=values)
        right += one.spans
    if right:
        return Finding.passed(*sorted(dict.fromkeys(right)))
    return Finding.not_applicable("没有可以验算的数字")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _working(numbers: Iterable[Decimal], sign: str) -> str:
    return sign.join(_plain(number) for number in numbers)


def _remainders(document: Document) -> Iterator[_Sum]:
    """207名代表除9名…、18名…外，其余180名: all of one unit in one sentence, the whole right before 除."""
    quantities = document.quantities
    index = 0
    for match in _EXCEPT.finditer(document.text):
        while index < len(quantities) and quantities[index].span.end <= match.start():
            index += 1
        whole = quantities[index - 1] if index else None
        rest = [one for one in quantities[index : index + 12] if one.span.start >= match.end()][:1]
        if whole is None or not rest or rest[0].span.start > match.end() + 2 or whole.unit != rest[0].unit:
            continue
        gone = [one for one in quantities[index : index + 12] if one.span.end <= match.end("gone")]
        near = match.start() - whole.span.end <= 12 and document.sentence(whole.span).end >= rest[0].span.end
        if near and gone and all(one.unit == whole.unit and not one.about for one in (whole, *gone, rest[0])):
            numbers = [whole.value, *(one.value for one in gone)]
            made = whole.value - sum(numbers[1:], Decimal(0))
            spans = (whole.span, *(one.span for one in gone), rest[0].span)
            yield _Sum(spans, rest[0].value, made, _working(numbers, "－"))


def _sums(document: Document) -> Iterator[_Sum]:
    """一线12人、二线8人，合计20人: a run of a label and a figure each, right before the total."""
    quantities = document.quantities
    text = document.text
    for index, total in enumerate(quantities):
        if index < 2 or total.about or not _TOTAL.search(text, max(0, total.span.start - 6), total.span.start):
            continue
        start = document.sentence(total.span).start
        first = index
        while first > max(0, index - 20) and quantities[first - 1].span.start >= start:
            after = text[quantities[first - 1].span.end : quantities[first].span.start]
            if not (re.fullmatch(r"[,、;和及][^:]{0,15}", after) if first < index else len(after) <= 18):
                break
            first -= 1
        addends = quantities[first:index]
        plain = all(one.unit == total.unit and not one.about for one in addends)
        origin = max(start, text.rfind(":", start, addends[0].span.start) + 1) if addends else start
        labels = text[origin : total.span.start - 4]
        if (
            len(addends) >= 2
            and plain
            and addends[0].span.start - origin <= 15
            and not _NO_ADDEND.search(labels)
            and "(" not in labels
        ):
            made = sum((one.value for one in addends), Decimal(0))
            slack = sum((one.step for one in addends), total.step) / 2 if total.unit == "元" else Decimal(0)
            slack = slack if max(one.step for one in (*addends, total)) > 1 else Decimal(0)
            spans = (*(one.span for one in addends), total.span)
            yield _Sum(spans, total.value, made, _working((one.value for one in addends), "＋"), slack)


def _sexes(document: Document) -> Iterator[_Sum]:
    """共33人，其中男20人、女13人: men and women are all there are."""
    for whole, men, women in zip(*(document.quantities[shift:] for shift in range(3)), strict=False):
        labels = [
            _SPLIT.search(document.text, max(whole.span.end, one.span.start - 4), one.span.start)
            for one in (men, women)
        ]
        if not all(labels) or {found.group()[0] for found in labels if found} != {"男", "女"}:
            continue
        near = women.span.end - whole.span.end <= 24 and document.sentence(whole.span).end >= women.span.end
        if near and whole.unit == men.unit == women.unit == "人" and not (whole.about or men.about or women.about):
            spans = (whole.span, men.span, women.span)
            yield _Sum(spans, whole.value, men.value + women.value, _working((men.value, women.value), "＋"))


def _capitals(document: Document) -> Iterator[_Sum]:
    """叁万元整(30000元): an amount in both kinds of numerals."""
    for one, other in pairwise(document.money):
        between = document.text[one.span.end : other.span.start]
        if one.capital != other.capital and len(between) <= 16 and _SMALL_CAPITAL.fullmatch(between):
            capital, small = (one, other) if one.capital else (other, one)
            yield _Sum((one.span, other.span), small.amount, capital.amount, "大写金额")


def _savings(document: Document) -> Iterator[_Sum]:
    """预算50万元，中标价46.8万元，节约3.2万元: each stated once in the sentence."""
    found: dict[str, list[tuple[Span, Decimal, Decimal]]] = {name: [] for name in _SAVED}
    ends = -1
    for one in [*document.quantities, None]:
        if one is None or one.span.start >= ends:
            if all(len(places) == 1 for places in found.values()):
                (budget, bid, saved) = (found[name][0] for name in _SAVED)
                slack = (budget[2] + bid[2] + saved[2]) / 2 if max(budget[2], bid[2], saved[2]) > 1 else Decimal(0)
                working = _working((budget[1], bid[1]), "－")
                yield _Sum((budget[0], bid[0], saved[0]), saved[1], budget[1] - bid[1], working, slack)
            found = {name: [] for name in _SAVED}
            ends = document.sentence(one.span).end if one else -1
        if one is not None and one.unit == "元":
            for name, label in _SAVED.items():
                if label.search(document.text, max(0, one.span.start - 9), one.span.start):
                    found[name].append((one.span, one.value, one.step))
