"""优秀比例：写了优秀人数和参加考核人数的，列出比例；超过20%的请人核，与所写比例不符的不符合。"""

import re
from collections.abc import Iterator
from fractions import Fraction

from checker import Document, Finding, Span, han_pattern, hookimpl

_GOOD = han_pattern(
    r"优秀(?:等次|等级|档次)?(?:的)?(?:人员|人数|教职工|职工|教师|干部|工作人员)?[^。;\n\d%]{0,8}?(?P<a>\d{1,5})\s?[名人]"
    r"|(?P<b>\d{1,5})\s?[名人](?:同志|教师|职工|教职工|干部|工作人员|人员)?[^。;,\n\d]{0,12}?(?:为|评为|定为|获得?)[^。;,\n\d]{0,8}优秀"
    r"|优秀(?:人数|等次人数)[:\s|]{1,4}(?P<c>\d{1,5})"
)
_ALL = han_pattern(
    r"(?:应|实际|共有?)?(?:参加|参与|参评|参考|考核)[^。;,\n\d%]{0,18}?(?P<a>\d{1,5})\s?[名人]"
    r"|(?P<b>\d{1,5})\s?[名人](?:同志|教师|职工|教职工|干部|工作人员|人员)?[^。;,\n\d]{0,4}(?:参加|参与)[^。;,\n\d]{0,10}考核"
    r"|(?:参加考核|参考|考核)(?:总)?人数[:\s|为]{1,4}(?P<c>\d{1,5})"
)
_NOT_ALL = han_pattern(r"未参加|不参加|暂缓|免予|优秀")
_SHARE = han_pattern(r"占[^。;\n]{0,20}?的?$|比例(?:为|是|达到?)?$|优秀(?:率|比例)[:为]?$")
_RULE = han_pattern(r"不超过|不得超过|以内|控制在|不高于|上限|最高|原则上")
_USUAL, _MOST = Fraction(20, 100), Fraction(25, 100)


@hookimpl
def check(document: Document) -> Finding:
    """Divide the one by the other, and hold the share that is stated against it."""
    good = next(_counts(document, _GOOD, without=None), None)
    everybody = next(_counts(document, _ALL, without=_NOT_ALL), None)
    stated = next(_stated(document), None)
    if good is None or everybody is None or everybody[1] < good[1] or not everybody[1]:
        if stated is None:
            return Finding.not_applicable("没有同时写明优秀人数和参加考核人数，无从计算")
        return _judged(stated[1], f"所写优秀比例为{_percent(stated[1])}", stated[0])
    share = Fraction(good[1], everybody[1])
    worked = f"{good[1]}÷{everybody[1]}＝{_percent(share)}"
    if stated is not None and abs(stated[1] - share) > Fraction(6, 1000):
        return Finding.failed(f"所写比例{_percent(stated[1])}与人数不符：{worked}", stated[0], good[0], everybody[0])
    shown = document.clauses(*([stated[0]] if stated else []), good[0], everybody[0])
    return _judged(share, worked, *shown)


def _judged(share: Fraction, worked: str, *evidence: Span) -> Finding:
    if share <= _USUAL:
        return Finding.passed(*evidence, message=worked)
    bound = "不超过25%，须经批准" if share <= _MOST else "超过25%"
    return Finding.review(f"{worked}，超过20%（{bound}），是否有依据？", *evidence)


def _counts(
    document: Document, pattern: re.Pattern[str], without: re.Pattern[str] | None
) -> Iterator[tuple[Span, int]]:
    for match in pattern.finditer(document.text, document.body.start):
        if without is None or not without.search(match.group()):
            number = next(value for value in match.groups() if value)
            yield Span(*match.span()), int(number)


def _stated(document: Document) -> Iterator[tuple[Span, Fraction]]:
    """The share of 优秀 that the notice states, not the bound that a rule sets."""
    for one in document.percentages:
        sentence = document.sentence(one.span)
        before = document.text[sentence.start : one.span.start]
        if "优秀" in before and _SHARE.search(before) and not _RULE.search(document[sentence]):
            yield one.span, Fraction(one.value) / 100


def _percent(share: Fraction) -> str:
    return f"{float(share) * 100:.1f}%"
