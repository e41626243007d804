"""张贴天数：公开栏、内部网络上公布多少天写明了，并且够长；没有写的请人答。"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checker import Document, Finding, Period, PeriodKind, Span, han_pattern, hookimpl

_KINDS = (PeriodKind.POSTING, PeriodKind.PUBLICITY, PeriodKind.ANNOUNCEMENT)
_HUNG = ("张贴", "公布", "公开", "公示", "上墙", "展出")
#: What stands right before a range that is one of hanging up, with or without a colon: 公开时间 6月3日——6月9日.
_BEFORE = han_pattern(r"(?:张贴|公布|公开|公示|公告|上墙|展出)(?:时间|期限?|日期|起止)?[:\s自从于为]{0,4}$")
#: What follows a range that the accounts are of: 公布1月1日至6月30日的账目.
_OF = han_pattern(r"\s*(?:的|期间|间的?|以来|各项|发生|收支|账)")
_TAKEN = han_pattern(r"\s*(?:撤[下换除销]|揭下|取下|更换|换下|收回|止|结束|截止)")
#: No leap year: the days are no fewer.
_ANY_YEAR = 2001
_DAYS = {"day": 1, "workday": 1, "month": 30, "year": 365}


@dataclass(frozen=True)
class Options:
    """``at_least`` calendar days, the first one counted; 0 asks only whether any number is written. ``absent`` is the
    question where none is."""

    absent: str
    at_least: int = 0


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that set the period."""
    periods = [one for kind in _KINDS for one in document.periods if one.kind is kind]
    said = _said(document)
    read = [*((period, _days(period)) for period in periods), *((period, _days(period)) for period in said)]
    known = next(((period, days) for period, days in read if days is not None), None)
    if known is None and said and not options.at_least:
        return Finding.passed(said[0])
    if known is None:
        return Finding.review(options.absent, *periods[:1])
    period, days = known
    if period.length is not None and period.length.bound in ("at_most", "less_than"):
        return Finding.review(f"写的是最多多少天，张贴不少于{options.at_least}天吗？", period)
    if days < options.at_least:
        told = f"张贴{days}天，要求不少于{options.at_least}天"
        return Finding.failed(told, period, values={"days": days, "at_least": options.at_least})
    return Finding.passed(period, values={"days": days})


def _said(document: Document) -> list[Period]:
    """Lengths and dates with words for hanging up, where no clause sets a period: 张贴7天, 自1日起张贴至9日."""
    said = [
        Period(one.span, PeriodKind.POSTING, length=one)
        for one in document.durations
        if document.find(_HUNG, Span(max(document.sentence(one.span).start, one.span.start - 12), one.span.start))
    ]
    for one in document.ranges:
        line = document.line(one.span)
        hung = _BEFORE.search(document.text, max(line.start, one.span.start - 12), one.span.start)
        if hung and not _OF.match(document.text, one.span.end):
            begin, finish = one.start.value, one.end.value
            if one.start.year is None and one.end.year is None:
                begin, finish = _day(one.start.month, one.start.day), _day(one.end.month, one.end.day)
                finish = finish.replace(year=_ANY_YEAR + 1) if begin and finish and finish < begin else finish
            said.append(Period(one.span, PeriodKind.POSTING, start=begin, end=finish))
    for first, last in pairwise(document.dates):
        between = Span(first.span.end, last.span.start)
        words = document[between]
        if (
            len(words) <= 16
            and "\n" not in words
            and document.find(_HUNG, between)
            and _ends(document, words, last.span.end)
        ):
            span = Span(first.span.start, last.span.end)
            said.append(Period(span, PeriodKind.POSTING, start=first.value, end=last.value))
    return said


def _day(month: int | None, day: int | None) -> date | None:
    """The day in any year: 10月13日至10月24日 are twelve days, whichever it is."""
    try:
        return date(_ANY_YEAR, month, day) if month and day else None
    except ValueError:
        return None


def _ends(document: Document, words: str, end: int) -> bool:
    """Whether the later date is the last day: 至8月18日, 8月18日撤下."""
    return "至" in words or bool(_TAKEN.match(document.text, end))


def _days(period: Period) -> int | None:
    """How many days it lasts: from its first to its last day, else as many as it says."""
    if period.start is not None and period.end is not None:
        return (period.end - period.start).days + 1
    length = period.length
    return length.amount * _DAYS[length.unit] if length is not None and length.unit in _DAYS else None
