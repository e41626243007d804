"""所述月份与日期相符：说的是八月份的活动，列的事不能都在五月、六月。"""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker import Document, Finding, Level, Span, han_pattern, hookimpl, parse_integer

_MONTH = han_pattern(r"(?<![0-9一二三四五六七八九十])(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份")
_TITLED = han_pattern(r"(?<![0-9])(?P<month>1[0-2]|0?[1-9])月份?(?![0-9]{1,2}日)")
_DONE = han_pattern(r"[^。;\n]{0,24}?(?:开展|组织|检查|排查|举行|举办|巡查|抽查|查出)")
#: What was done in the month: the text reports on it.
_ACTIVITY = han_pattern(r"开展|掀起|举行|举办|组织|进行|活动|工作|总结|汇报|情况")
_REPORT = han_pattern(r"总结|小结|汇报|报告|通报|情况|讲话|简报|纪实")
#: No event of the month: plans, terms, papers, lives.
_OTHER = han_pattern(
    r"拟|计划|将[于在]|预计|下一?步|今后|明年|上年|去年|截[至止]|公示|公告|有效期|施行|生效|根据|依据|按照|出生|入党|参加工作|任职|成立|〔|每年|以前|以来"
)


@hookimpl
def check(document: Document) -> Finding:
    """Fail where the report names one month, and all that it dates, at least two events, lies in others."""
    ahead = _titled_month(document)
    if ahead:
        return ahead
    if not _REPORT.search(document.title_text):
        return Finding.not_applicable("不是总结、汇报一类，不比对月份")
    named = list(_named(document))
    claim = next((month for month, span, reports in named if reports), None)
    if claim is None:
        return Finding.not_applicable("没有写所述的是哪个月份")
    claims = [span for month, span, _ in named if month == claim]
    others = [(span, month) for month, span, _ in named if month != claim and not _apart(document, span)]
    events = list(_events(document))
    inside = [span for span, month in events if month == claim]
    outside = sorted([*((span, month) for span, month in events if month != claim), *others])
    if inside or len(outside) < 2:
        return Finding.passed(*claims, *inside) if inside else Finding.not_applicable("可比的日期不足两个")
    if all(month == claim % 12 + 1 for _, month in outside):  # received in May, answered and mended in June
        return Finding.not_applicable(f"所列的事都在次月，是{claim}月份之后的办理")
    months = "、".join(f"{month}月" for month in dict.fromkeys(month for _, month in outside))
    told = f"文中说是{claim}月份，所列的事却都在{months}，请核对月份"
    evidence = sorted([*((span, "所述月份") for span in claims), *((span, "所列日期") for span, _ in outside)])
    return Finding.failed(told, *evidence, values={"month": claim, "months": months})


def _titled_month(document: Document) -> Finding | None:
    """Ask where the title names a month that the body never names, and the body tells what was done in the next one."""
    titled = list(_TITLED.finditer(document.title_text))
    if len(titled) != 1 or document.title is None:
        return None
    month = parse_integer(titled[0]["month"]) or 0
    body = [date for date in document.dates if date.span.start >= document.title.end and date.month]
    if any(date.month == month for date in body) or any(
        month == named for named, span, _ in _named(document) if span.start >= document.title.end
    ):
        return None
    for date in body:
        rest = document.text[date.span.end : document.line(date.span).end].partition("。")[0]
        if date.day and date.month == month % 12 + 1 and not _apart(document, date.span) and _DONE.match(rest):
            told = f"标题是{month}月，正文说的事在{date.month}月，没有一处在{month}月：月份对吗？"
            return replace(Finding.review(told, document.title, date.span), level=Level.WARNING)
    return None


def _named(document: Document) -> Iterator[tuple[int, Span, bool]]:
    """Each month that is named as such, and whether the text says that it reports on it: in title, opening, close."""
    lines = document.lines
    if document.title:
        for match in _MONTH.finditer(document.text, *document.title):
            yield _read(match), Span(*match.span()), True
    body = [line for line in lines if not document.title or line.start >= document.title.end]
    for number, line in enumerate(body):
        for match in _MONTH.finditer(document.text, *line):
            span = Span(*match.span())
            clause = document.text[span.end : min(line.end, span.end + 60)]
            edge = number < 2 or number >= len(body) - 2
            reports = edge and _ACTIVITY.search(re.split("[。;]", clause)[0]) is not None
            yield _read(match), span, reports and not _apart(document, span)


def _read(match: re.Match[str]) -> int:
    return parse_integer(match["month"]) or 0


def _events(document: Document) -> Iterator[tuple[Span, int]]:
    """The days on which something was done: each range once, without the date of signature and what is to come."""
    ranges = {one.start.span.start: one.span for one in document.ranges}
    ends = {one.end.span.start for one in document.ranges}
    signed = document.signature.date
    for date in document.dates:
        span = ranges.get(date.span.start, date.span)
        titled = document.title is not None and document.title.covers(span)
        if date.day is None or date.month is None or date.span.start in ends or titled or date == signed:
            continue
        if not _apart(document, span):
            yield span, date.month


def _apart(document: Document, span: Span) -> bool:
    """Whether the clause around *span* speaks of something else than what was done then."""
    text, before = document.text, max(0, span.start - 20)
    start = max([before, *(text.rfind(mark, before, span.start) + 1 for mark in ",。;(\n")])
    return _OTHER.search(text, start, span.start) is not None or _OTHER.match(text, span.end) is not None
