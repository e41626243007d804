"""What a date is, and reading dates as they are written, before the context fills in missing years."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from checker.text.chinese.date_forms import DateForms, date_forms
from checker.text.chinese.numerals import parse_integer
from checker.text.span import Span

#: Years outside are slips of the pen, not dates of a notice.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_WEEKDAYS = "一二三四五六日"


class Date(NamedTuple):
    """A date as it is written. ``span`` takes in a weekday and a time that belong to it.

    ``day`` is None where only the month is given. ``weekday`` is what the text claims, 0 for Monday. ``time`` is
    ``HH:MM`` on the 24-hour clock (24:00 is kept), empty where none is given. ``relative`` is a word that stands for
    the year or the month, such as 今年 or 本月; year and month are then filled in from the context if that is possible.
    """

    span: Span
    year: int | None
    month: int | None
    day: int | None
    year_written: bool
    time: str = ""
    weekday: int | None = None
    relative: str = ""

    @property
    def value(self) -> date | None:
        """The day itself; None where it is incomplete or does not exist.

        >>> from checker.text.chinese.dates import find_dates
        >>> [found.value for found in find_dates("2025年2月28日、2025年2月30日")]
        [datetime.date(2025, 2, 28), None]
        """
        if self.year is None or self.month is None or self.day is None or not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a date, as far as it is given: 2月30日 and 13月 are in no year.

        >>> from checker.text.chinese.dates import find_dates
        >>> [found.exists for found in find_dates("2025年6月31日，2月29日，2025年13月")]
        [False, True, False]
        """
        if self.year is not None and not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            return False
        if self.month is None:
            return self.day is None or 1 <= self.day <= 31
        try:
            date(self.year or 2000, self.month, 1 if self.day is None else self.day)
        except ValueError:
            return False
        return True


class DateRange(NamedTuple):
    """From ``start`` to ``end``, both as written. ``end`` may lie before ``start``: that is for a plugin to judge."""

    span: Span
    start: Date
    end: Date


class Group(NamedTuple):
    """Dates that share year and month: one date, the two ends of a range, or a list such as 5月8日、9日."""

    dates: tuple[Date, ...]
    is_range: bool


def find_groups(text: str) -> tuple[Group, ...]:
    """The dates of *text* in order, grouped, with nothing filled in but what the group itself says."""
    forms = date_forms()
    groups = []
    position = 0
    while match := forms.start.search(text, position):
        first = _read(match, forms, text)
        if first is None or not _certain(first, match, forms, text):
            position = max(match.start() + 1, match.end("by") if match["by"] else match.end())
            continue
        for group in _follow(first, match["sep"] or match["esep"] or match["fsep"], forms, text):
            groups.append(group)
            position = group.dates[-1].span.end
    return tuple(groups)


def _follow(first: Date, separator: str | None, forms: DateForms, text: str) -> Iterator[Group]:
    """*first* with what is joined to it: its other end, or the further days of a list, which may be ranges too."""
    members = [first]
    while True:
        last = members[-1]
        end = _read_end(last, separator, forms, text)
        if end is not None:
            if len(members) > 1:
                yield Group(tuple(members[:-1]), False)
            yield Group((last, end), True)
            return
        item = forms.list_item.match(text, last.span.end) if last.day is not None else None
        if item is None:
            yield Group(tuple(members), False)
            return
        further = last._replace(
            span=Span(item.start("ad"), item.end()), day=parse_integer(item["ad"]), year_written=False
        )
        members.append(_with_tail(further._replace(time="", weekday=None), forms, text))


def _read(match: re.Match[str], forms: DateForms, text: str) -> Date | None:
    """The date that a match of ``forms.start`` stands for; None when it says neither year nor day."""
    year = match["ay"] or match["by"]
    month = match["am"] or match["bm"] or match["cm"] or match["em"] or match["fm"]
    day = match["ad"] or match["ad2"] or match["bd"] or match["cd"] or match["dd"] or match["fd"]
    relative = match["ayw"] or match["dmw"] or ""
    if not (year or relative or day):
        return None
    found = Date(_span(match), _year(year), _month(month), _number(day), bool(year), relative=relative)
    return _with_tail(found, forms, text)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.start() + len(match[0].rstrip()))


def _certain(found: Date, match: re.Match[str], forms: DateForms, text: str) -> bool:
    """Whether the surroundings allow a date: codes and recurrent dates do not, bare digits need a label or a range."""
    before = text[max(0, match.start() - 12) : match.start()]
    if match["ad2"] and match["ay"] is None and match["ayw"] is None and _ends_line(text, match.end()):
        return False
    if match["am"]:
        return not before.endswith(("每年", "历年", "逐年"))
    if match["sep"] == "-":
        return re.match(r"-[0-9]{1,3}(?![0-9./-])", text[match.end() : match.end() + 5]) is None
    if match["cm"] or match["em"]:
        joined = _read_end(found, match["esep"], forms, text) is not None
        born = match["em"] is not None and forms.born.match(text, match.end()) is not None
        return joined or born or forms.label.search(before) is not None
    return match["fm"] is None or forms.label.search(before) is not None


def _ends_line(text: str, position: int) -> bool:
    rest = text[position : position + 3].lstrip(" ")
    return not rest or rest[0] in "\r\n"


def _with_tail(found: Date, forms: DateForms, text: str) -> Date:
    """*found* with the weekday and the time that follow it."""
    tail = forms.tail.match(text, found.span.end)
    if tail is None or tail.end() == found.span.end or found.day is None:
        return found
    weekday = tail["w1"] or tail["w2"] or tail["w3"]
    end = tail.end()
    if tail[0].count(")") > tail[0].count("("):  # the closing half of brackets around the whole date
        end = found.span.end + len(tail[0].rstrip(")"))
    return found._replace(
        span=Span(found.span.start, end),
        time=_time(tail),
        weekday=None if weekday is None else _WEEKDAYS.index(weekday.replace("天", "日")),
    )


def _time(tail: re.Match[str]) -> str:
    """``HH:MM`` of the time in *tail*, empty if there is none or no clock shows it."""
    hour = _number(tail["hour"] or tail["han"])
    if hour is None or hour > 24:
        return ""
    minute = (
        30 if tail["half"] or tail["hanhalf"] else _number(tail["minute"] or tail["minute1"] or tail["hanmin"]) or 0
    )
    part = tail["part"] or ""
    if hour < 12 and (part in {"下午", "晚上", "晚间", "傍晚", "晚"} or (part == "中午" and hour < 3)):
        hour += 12
    return f"{hour:02}:{minute:02}"


def _read_end(start: Date, separator: str | None, forms: DateForms, text: str) -> Date | None:
    """The other end of a range that begins with *start*, or None. Year and month pass on from *start*."""
    joint = forms.connector.match(text, start.span.end)
    match = forms.end.match(text, joint.end()) if joint else None
    if match is None:
        return None
    year = match["ay"] or match["gy"] or match["by"] or match["cy"] or match["ey"]
    month = match["am"] or match["gm"] or match["bm"] or match["cm"] or match["em"]
    day = match["ad"] or match["gd"] or match["bd"] or match["cd"] or match["hd"]
    relative = match["ayw"] or match["gyw"] or match["dmw"] or ""
    if (day is None) != (start.day is None) or (match["hd"] and separator not in {".", "/"}):
        return None
    end = Date(_span(match), _year(year), _month(month), _number(day), bool(year), relative=relative)
    if month is None and not relative.endswith("月"):
        end = end._replace(month=start.month, relative=relative or (start.relative if start.month is None else ""))
    return _with_tail(end, forms, text)


def _year(written: str | None) -> int | None:
    """The year as a number; two digits are of this century up to 50."""
    number = _number(written)
    if number is None or written is None or len(written) != 2:
        return number
    return number + (2000 if number <= 50 else 1900)


def _month(written: str | None) -> int | None:
    return 1 if written == "元" else _number(written)


def _number(written: str | None) -> int | None:
    return None if written is None else parse_integer(written)
