"""Working days of mainland China: weekends, statutory holidays and the working weekends that make up for them (调休).

The days come from the package ``chinesecalendar`` (State Council notices, 2004 onwards) and, for years it does not know
yet, from ``rules/calendar.toml``. A year that neither knows is never guessed: :class:`UnknownYear` is raised.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


class UnknownYear(Exception):
    """The holidays of ``year`` have not been announced to this checker."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year}年的放假安排未知，请在 rules/calendar.toml 中补充")
        self.year = year


class Day(NamedTuple):
    """One day and whether offices work on it; ``why`` is what a reader is told, such as 周六, 劳动节, 调休上班."""

    date: date
    is_workday: bool
    why: str


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are working days. Build it with :meth:`build`; counting looks at nothing but the dates given.

    ``extra`` are the days of ``rules/calendar.toml`` in order; ``years`` are the years it declares. It pickles.
    """

    extra: tuple[Day, ...]
    years: frozenset[int]

    @classmethod
    def build(cls, extension: Mapping[str, Any] | None = None) -> "WorkCalendar":
        """A calendar from the parsed ``rules/calendar.toml``; none of it is read from disk here.

        Raises ValueError, in Chinese, when an entry is malformed: a date that does not exist or that lies outside
        its year (the end of December before is allowed, for New Year arrangements), or a day both off and on.

        >>> calendar = WorkCalendar.build({"year": [{"year": 2090, "source": "举例", "holidays": ["2090-01-02 元旦"]}]})
        >>> calendar.is_workday(date(2090, 1, 2)), calendar.is_workday(date(2090, 1, 3))
        (False, True)
        """
        extra: dict[date, Day] = {}
        years = set()
        for entry in (extension or {}).get("year", ()):
            years.add(_declared_year(entry))
            for key, working in (("holidays", False), ("workdays", True)):
                for day, name in _declared_days(entry, key):
                    if extra.setdefault(day, Day(day, working, name)).is_workday != working:
                        raise ValueError(f"calendar.toml：{day} 既列为放假又列为上班")
        return cls(tuple(sorted(extra.values())), frozenset(years))

    def is_workday(self, day: date) -> bool:
        """Whether offices work on *day*. Raises UnknownYear.

        >>> calendar = WorkCalendar.build()
        >>> calendar.is_workday(date(2025, 5, 5)), calendar.is_workday(date(2025, 4, 27))  # 劳动节, 调休上班的周日
        (False, True)
        """
        return self._day(day).is_workday

    def explain(self, start: date, end: date) -> tuple[Day, ...]:
        """Every day from *start* to *end*, both included, with the reason. Raises UnknownYear.

        >>> [f"{day.date:%m-%d} {day.why}" for day in WorkCalendar.build().explain(date(2025, 5, 3), date(2025, 5, 6))]
        ['05-03 劳动节', '05-04 劳动节', '05-05 劳动节', '05-06 周二']
        """
        return tuple(self._day(start + timedelta(offset)) for offset in range((end - start).days + 1))

    def workdays(self, start: date, end: date) -> tuple[date, ...]:
        """The working days from *start* to *end*, both included; none when *end* is before. Raises UnknownYear.

        >>> [day.day for day in WorkCalendar.build().workdays(date(2025, 5, 1), date(2025, 5, 7))]
        [6, 7]
        """
        return tuple(day.date for day in self.explain(start, end) if day.is_workday)

    def count_workdays(self, start: date, end: date) -> int:
        """How many working days there are from *start* to *end*, both included. Raises UnknownYear.

        >>> WorkCalendar.build().count_workdays(date(2025, 5, 8), date(2025, 5, 14))
        5
        """
        return len(self.workdays(start, end))

    def nth_workday_after(self, day: date, n: int) -> date:
        """The *n*-th working day after *day*, not counting *day* itself; n = 0 gives *day*.

        Raises UnknownYear, and ValueError when *n* is negative.

        >>> WorkCalendar.build().nth_workday_after(date(2025, 4, 30), 5)
        datetime.date(2025, 5, 12)
        """
        if n < 0:
            raise ValueError(f"n must not be negative: {n}")
        while n:
            day += timedelta(1)
            n -= self._day(day).is_workday
        return day

    def describe(self, start: date, end: date) -> str:
        """Which days from *start* to *end* are working days, and why others are not, in Chinese. Raises UnknownYear.

        >>> WorkCalendar.build().describe(date(2025, 5, 1), date(2025, 5, 7))
        '工作日：5月6日、7日；不算：5月1日至5日劳动节'
        """
        days = self.explain(start, end)
        working = _say([day.date for day in days if day.is_workday]) or "无"
        reasons: dict[str, list[date]] = {}
        for day in days:
            if not day.is_workday:
                reasons.setdefault("双休日" if day.why in ("周六", "周日") else day.why, []).append(day.date)
        off = "、".join(f"{_say(dates)}{why}" for why, dates in reasons.items())
        return f"工作日：{working}" + (f"；不算：{off}" if off else "")

    @property
    def digest(self) -> str:
        """16 hex digits that change when any day known to this calendar changes.

        >>> WorkCalendar.build().digest == WorkCalendar.build({"year": [{"year": 2090}]}).digest
        False
        """
        own = [f"{day.date} {day.is_workday} {day.why}" for day in self.extra]
        return sha256("\n".join([_package().digest, *map(str, sorted(self.years)), *own]).encode()).hexdigest()[:16]

    def _day(self, day: date) -> Day:
        weekday = _WEEKDAYS[day.weekday()]
        own = _by_date(self.extra).get(day)
        if own is not None:
            return own
        if day.year in self.years:
            return Day(day, day.weekday() < 5, weekday)
        package = _package()
        if day.year not in package.years:
            raise UnknownYear(day.year)
        if day in package.working:
            return Day(day, True, "调休上班")
        if day in package.holidays:
            return Day(day, False, package.holidays[day])
        return Day(day, day.weekday() < 5, weekday)


@cache
def _by_date(days: tuple[Day, ...]) -> Mapping[date, Day]:
    return {day.date: day for day in days}


def _say(days: list[date]) -> str:
    """*days* in words, three or more that follow each other as a range, the month said once."""
    parts: list[str] = []
    month = 0
    index = 0
    while index < len(days):
        first = last = days[index]
        while index + 1 < len(days) and days[index + 1] - last == timedelta(1):
            index += 1
            last = days[index]
        together = (last - first).days >= 2
        for day in [first, last] if first != last else [first]:
            words = f"{day.day}日" if day.month == month else f"{day.month}月{day.day}日"
            month = day.month
            if together and day == last:
                parts[-1] += f"至{words}"
            else:
                parts.append(words)
        index += 1
    return "、".join(parts)


class _Package(NamedTuple):
    """What the installed ``chinesecalendar`` knows."""

    holidays: Mapping[date, str]
    working: frozenset[date]
    years: frozenset[int]
    digest: str


@cache
def _package() -> _Package:
    """The data of ``chinesecalendar``, imported on first use only: most notices ask for no working day.

    A year is known when the package has its National Day: a first of January alone may belong to the year before.
    """
    from chinese_calendar.constants import Holiday, holidays, workdays  # type: ignore[import-untyped]

    named = {day: _holiday_name(Holiday(name).chinese) for day, name in holidays.items()}
    rows = [f"{day} {name}" for day, name in sorted(named.items())] + [f"{day}" for day in sorted(workdays)]
    years = frozenset(day.year for day in holidays if (day.month, day.day) == (10, 1))
    return _Package(named, frozenset(workdays), years, sha256("\n".join(rows).encode()).hexdigest())


def _holiday_name(name: str) -> str:
    """The name as State Council notices have it: 清明节, not 清明."""
    return name + "节" if name in {"清明", "端午", "中秋"} else name


def _declared_year(entry: Mapping[str, Any]) -> int:
    year = entry.get("year")
    if not isinstance(year, int):
        raise ValueError(f"calendar.toml：year 应为年份数字，现为 {year!r}")
    if unknown := set(entry) - {"year", "source", "holidays", "workdays"}:
        raise ValueError(f"calendar.toml：{year}年有不认识的项 {'、'.join(sorted(unknown))}")
    return year


def _declared_days(entry: Mapping[str, Any], key: str) -> Iterable[tuple[date, str]]:
    """The days under *key*, each written ``2027-01-01`` with an optional name after a space."""
    for item in entry.get(key, ()):
        written, _, name = str(item).partition(" ")
        try:
            day = date.fromisoformat(written)
        except ValueError:
            raise ValueError(f"calendar.toml：{entry['year']}年 {key} 中的 {item!r} 不是日期") from None
        if day.year != entry["year"] and (day.year, day.month) != (entry["year"] - 1, 12):
            raise ValueError(f"calendar.toml：{day} 不在{entry['year']}年")
        yield day, name.strip() or ("放假" if key == "holidays" else "调休上班")
