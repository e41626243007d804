"""A period made to end on another day, in the notice's own way of writing days and lengths."""

import re
from datetime import date, timedelta
from functools import cache

from checker.document.clauses import Period
from checker.document.document import Document
from checker.model import Edit
from checker.text.chinese.calendar import UnknownYear, WorkCalendar
from checker.text.span import Span

_WEEKDAYS = "一二三四五六日"
_NUMERALS = "一二三四五六七八九十"
_UNITS = {"workday": "个工作日", "day": "天"}


def last_day(period: Period, start: date, amount: int, unit: str, calendar: WorkCalendar) -> date:
    """The last of *amount* days ("day") or working days ("workday") after *start*, which is not counted itself; of
    as many as *period* says, where that is later. Raises UnknownYear."""
    end = _counted(start, amount, unit, calendar)
    if period.length is None or period.length.unit not in _UNITS:
        return end
    try:
        return max(end, _counted(start, period.length.amount, period.length.unit, calendar))
    except UnknownYear:
        return end


def _counted(start: date, amount: int, unit: str, calendar: WorkCalendar) -> date:
    return calendar.nth_workday_after(start, amount) if unit == "workday" else start + timedelta(days=amount)


def prolonged(
    document: Document, period: Period, start: date, amount: int, unit: str, calendar: WorkCalendar
) -> tuple[Edit, ...]:
    """The safe edits that make *period* end on its ``last_day``, and last *amount* days of *unit* where the length that
    it states does not agree with that. None where that day is not later, not known, or where a day or a length is
    written in a way that cannot be kept.
    """
    if period.start is None or period.end is None or period.end_span is None:
        return ()
    try:
        end = last_day(period, start, amount, unit, calendar)
        days = redated(document, period.end_span, period.end, end) if end > period.end else ()
        return _lasting(document, period, end, amount, unit, calendar, days) if days else ()
    except UnknownYear:
        return ()


def _lasting(
    document: Document,
    period: Period,
    end: date,
    amount: int,
    unit: str,
    calendar: WorkCalendar,
    days: tuple[Edit, ...],
) -> tuple[Edit, ...]:
    """*days*, and the edit of the stated length where it does not agree with a period to *end*."""
    assert period.start is not None
    length = period.length
    if not days or length is None:
        return days
    natural = (end - period.start).days
    workdays = calendar.count_workdays(period.start + timedelta(days=1), end)
    without = workdays if length.unit == "workday" else natural
    with_first = without + (calendar.is_workday(period.start) if length.unit == "workday" else 1)
    if length.amount in (without, with_first) or (length.bound == "at_least" and length.amount <= with_first):
        return days
    written = _length().search(document[length.span])
    if written is None:
        return ()
    number = str(amount) if written["number"].isdecimal() or amount > len(_NUMERALS) else _NUMERALS[amount - 1]
    said = written["unit"] if unit == length.unit else _UNITS[unit]
    if f"{number}{said}" == written[0]:
        return ()
    place = Span(length.span.start + written.start(), length.span.start + written.end())
    return (Edit(place, f"{number}{said}", safe=True), *days)


def redated(document: Document, span: Span, old: date, new: date) -> tuple[Edit, ...]:
    """The safe edits that make the day written at *span*, which is *old*, the day *new*: its weekday too, where that
    is written. Year and month are written where *span* writes them, or where they change. No edits where the day is
    written in a way that cannot be kept, such as in Chinese numerals.
    """
    words = document[span]
    found = _day().match(words)
    if found is None:
        return ()
    end = span.start + found.end()
    edits = [Edit(Span(span.start, end), _written(found, old, new), safe=True)]
    weekday = _weekday().search(words, found.end())
    if weekday:
        at = span.start + weekday.start("day")
        edits.append(Edit(Span(at, at + 1), _WEEKDAYS[new.weekday()], safe=True))
    return tuple(edits)


def _written(found: re.Match[str], old: date, new: date) -> str:
    width = 2 if any((found[part] or "").startswith("0") for part in ("month", "day")) else 1
    between = found["after_month"] or found["after_year"] or "月"
    with_year = found["year"] is not None or new.year != old.year
    with_month = found["month"] is not None or with_year or new.month != old.month
    year = f"{new.year}{'年' if between == '月' else between}" if with_year else ""
    month = f"{new.month:0{width}}{between}" if with_month else ""
    return f"{year}{month}{new.day:0{width}}{found['unit']}"


@cache
def _day() -> re.Pattern[str]:
    """A day with what is written of month and year: 2025年6月9日, 6月9日, 9日, 2025-06-09, 2025.6.9, 6.9."""
    month = r"(?P<month>[0-9]{1,2})(?P<after_month>[月./-])"
    year = r"(?P<year>[0-9]{4})(?P<after_year>[年./-])"
    return re.compile(rf"(?:(?:{year})?{month})?(?P<day>[0-9]{{1,2}})(?P<unit>[日号]|(?![0-9年月./:-]))")


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(r"(?:星期|周|礼拜)(?P<day>[一二三四五六日天])")


@cache
def _length() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>[0-9]+|[{_NUMERALS}两]+)(?P<unit>个?(?:工作日|自然日|日历日|日|天))$")
