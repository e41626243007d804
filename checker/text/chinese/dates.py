"""Dates and ranges of dates in every form that notices write them.

A year that is not written is taken from the context (see :mod:`checker.text.chinese.years`); ``year_written`` keeps
the difference. Codes, telephone and identity numbers are not read as dates.
"""

from checker.text.chinese.date_groups import Date, DateRange, find_groups
from checker.text.chinese.years import resolve_years
from checker.text.span import Span

__all__ = ["Date", "DateRange", "find_dates", "find_dates_and_ranges", "find_ranges"]


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
    >>> find_ranges("5月8日9:00至17:00")
    ()
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
    return tuple(found for group in groups for found in group.dates), tuple(ranges)
