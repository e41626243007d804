"""Dates and ranges of dates in every form that notices write them.

A year that is not written is taken from the context (see :mod:`checker.text.chinese.years`); ``year_written`` keeps
the difference. Codes, telephone and identity numbers are not read as dates.
"""

from collections.abc import Iterator
from itertools import pairwise

from checker.text.chinese.date_groups import Date, DateRange, Group, find_groups
from checker.text.chinese.years import resolve_years
from checker.text.patterns import han_pattern
from checker.text.span import Span

__all__ = ["Date", "DateRange", "find_dates", "find_dates_and_ranges", "find_ranges"]

#: What stands between two dates of which the one begins and the other ends something, and behind the second.
_GAP = han_pattern(
    r"(?:起|开始|发售|发放|领取|报名|受理|提供|接收|接受){1,3}[,、]?(?P<to>到|至|于|在)?"
    r"|起?[,、]?(?:在[^,。;:\n\d]{1,14}?)?(?:张?贴|悬?挂|公[示布告])[,、]?(?P<till>到|至)"
)
#: How far apart the two dates may stand, in code points.
_FAR = 20
_OVER = han_pattern(r"(?:为止|止|结束|截止)")


def find_dates(text: str, default: int | None = None) -> tuple[Date, ...]:
    """All dates of *text* in order, the ends of ranges among them, missing years filled in from the context.

    *default* is the year to take where the text names none at all.

    >>> [(str(found.value), found.year_written) for found in find_dates("2025年5月8日至11日，6月3日上报")]
    [('2025-05-08', True), ('2025-05-11', False), ('2025-06-03', False)]
    >>> find_dates("二〇二五年五月八日(星期四)下午3时30分")[0][1:7]
    (2025, 5, 8, True, '15:30', 3)
    >>> find_dates("编号202501-01，电话13800138000，每年5月8日，〔2025〕3号，第5月")
    ()
    """
    return find_dates_and_ranges(text, default)[0]


def find_ranges(text: str, default: int | None = None) -> tuple[DateRange, ...]:
    """All ranges of dates in *text* in order, missing years filled in from the context.

    >>> [f"{found.start.value}/{found.end.value}" for found in find_ranges("自2025年12月29日起至1月5日止；5月8日-14日")]
    ['2025-12-29/2026-01-05', '2025-05-08/2025-05-14']
    >>> [f"{found.start.value}/{found.end.value}" for found in find_ranges("自2025年11月3日发售,到11月6日下午五时止")]
    ['2025-11-03/2025-11-06']
    >>> [f"{found.start.value}/{found.end.value}" for found in find_ranges("2025年7月6日起在村部张贴,到7月22日止")]
    ['2025-07-06/2025-07-22']
    >>> find_ranges("5月8日9:00至17:00"), find_ranges("2025年5月8日开始,5月14日开标")
    ((), ())
    """
    return find_dates_and_ranges(text, default)[1]


def find_dates_and_ranges(text: str, default: int | None = None) -> tuple[tuple[Date, ...], tuple[DateRange, ...]]:
    """What :func:`find_dates` and :func:`find_ranges` give, from one reading of *text*.

    >>> [len(facts) for facts in find_dates_and_ranges("2025年5月8日至11日")]
    [2, 1]
    """
    groups = resolve_years(text, find_groups(text), default)
    ranges = (
        DateRange(Span(group.dates[0].span.start, group.dates[1].span.end), *group.dates)
        for group in groups
        if group.is_range
    )
    told = sorted([*ranges, *_told(text, groups)])
    return tuple(found for group in groups for found in group.dates), tuple(told)


def _told(text: str, groups: tuple[Group, ...]) -> Iterator[DateRange]:
    """Ranges that verbs tell: 自11月3日发售,到11月6日止; 6月15日开始,6月24日结束."""
    for first, second in pairwise(groups):
        start, end = first.dates[-1], second.dates[0]
        if first.is_range or len(second.dates) > 1 or end.span.start - start.span.end > _FAR:
            continue
        gap = _GAP.fullmatch(text, start.span.end, end.span.start)
        if gap and (gap["till"] or gap["to"] in ("到", "至") or _OVER.match(text, end.span.end)):
            yield DateRange(Span(start.span.start, end.span.end), start, end)
