"""Lengths of time: 5个工作日, 七天, 一周, 半年. The days of dates and ordinals (第3天) are none."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from checker.text.chinese.dates import Date, find_dates
from checker.text.chinese.numerals import HAN_DIGITS, parse_integer
from checker.text.patterns import han_pattern, pattern
from checker.text.span import Span

Unit = Literal["hour", "day", "workday", "month", "year"]
Bound = Literal["", "at_least", "at_most", "more_than", "less_than"]


class Duration(NamedTuple):
    """A length of time. ``upper`` is the greater number of 5至7天, else None; ``span`` takes in words of the bound.

    A week is 7 days, half a month 15, half a year 6 months. Days that leave out holidays (节假日除外) are workdays.
    """

    span: Span
    amount: int
    unit: Unit
    bound: Bound
    upper: int | None = None


_NUMBER = f"(?:[0-9]{{1,4}}|[{HAN_DIGITS}十][{HAN_DIGITS}十百]{{0,5}})"
_BOUNDS_BEFORE: dict[str, Bound] = {
    "不少于|不得少于|不能少于|不应少于|不低于|不得低于|不短于|不得短于|至少|最少|最短|满": "at_least",
    "不超过|不得超过|不应超过|不能超过|不多于|不得多于|不长于|最多|最长|至多": "at_most",
    "超过|多于|大于|长于": "more_than",
    "少于|小于|短于|不足|不满|未满": "less_than",
}
_BOUNDS_AFTER: dict[str, Bound] = {"以上|及以上": "at_least", "之内|以内|内|以下": "at_most"}
_DAY_WORDS = "个?自然日|个?日历[天日]|个?公历日|天|日"


def find_durations(text: str, dates: Iterable[Date] | None = None) -> tuple[Duration, ...]:
    """All durations of *text* in order. *dates* are the dates of the same text, found here if they are not given.

    >>> [(found.amount, found.unit, found.bound) for found in find_durations("不少于五个工作日，3日内答复，试用期一年")]
    [(5, 'workday', 'at_least'), (3, 'day', 'at_most'), (1, 'year', '')]
    >>> [(found.amount, found.unit) for found in find_durations("半年、15个日历天、五(5)个工作日、7天(节假日除外)")]
    [(6, 'month'), (15, 'day'), (5, 'workday'), (7, 'workday')]
    >>> find_durations("5月7日至11日，第3天，7日上午，2025年，三年级，12月，周一，1.5年")
    ()
    """
    taken = iter(find_dates(text) if dates is None else dates)
    date = next(taken, None)
    found = []
    for match in _pattern().finditer(text):
        while date is not None and date.span.end <= match.start("core"):
            date = next(taken, None)
        if date is not None and date.span.start < match.end("core"):
            continue
        duration = _read(match)
        if duration is not None and _certain(match, text):
            found.append(duration)
    return tuple(found)


@cache
def _pattern() -> re.Pattern[str]:
    before = "|".join(_BOUNDS_BEFORE)
    after = "|".join(_BOUNDS_AFTER)
    return pattern(
        rf"(?:(?P<before>{before}) ?(?:公示|公开|张贴)?)?(?<![0-9.第{HAN_DIGITS}十百])(?<![0-9][,:/])(?P<core>"
        rf"(?:(?P<low>{_NUMBER}) ?(?:[-—~至到]|、(?=[{HAN_DIGITS}])) ?)?(?P<number>{_NUMBER})(?: ?\({_NUMBER}\))?"
        rf" ?(?P<gap>个?(?:\(含[^()\n]{{0,6}}\))?(?P<inner>以上|以内)?的?)?"
        rf"(?P<unit>(?:法定)?工作[日天]|{_DAY_WORDS}|周|星期|个?半月|月|年半?|小时)"
        r"|(?<![上下前后])半(?P<half>个月|年))"
        r"(?: ?(?P<rest>\((?:不含|不包括|扣除)?(?:法定)?(?:节假日|休息日|工作日|双休日)[^()\n]{0,10}\)))?"
        rf"(?P<after>{after})?"
    )


def _read(match: re.Match[str]) -> Duration | None:
    """What *match* says, in one of the five units."""
    bound = _bound(match["before"], _BOUNDS_BEFORE) or _bound(match["after"] or match["inner"], _BOUNDS_AFTER)
    span = Span(*match.span())
    if match["half"]:
        return Duration(span, 6, "month", bound) if match["half"] == "年" else Duration(span, 15, "day", bound)
    number, low = parse_integer(match["number"]), parse_integer(match["low"] or "")
    if number is None or number == 0:
        return None
    unit, factor, extra = _unit(match["unit"].removeprefix("个").removeprefix("法定"), bool(match["rest"]))
    amount = number * factor + extra
    if not low or low >= number:
        return Duration(span, amount, unit, bound)
    return Duration(span, low * factor + extra, unit, bound, amount)


def _unit(word: str, workdays_only: bool) -> tuple[Unit, int, int]:
    """The unit of *word*, how many of it one makes, and what is added once (年半)."""
    if word.startswith("工作"):
        return "workday", 1, 0
    if word in {"周", "星期"}:
        return "day", 7, 0
    if word == "小时":
        return "hour", 1, 0
    if word in {"月", "半月"}:
        return ("month", 1, 0) if word == "月" else ("day", 30, 15)
    if word.startswith("年"):
        return ("month", 12, 6) if word == "年半" else ("year", 1, 0)
    return ("workday" if workdays_only else "day"), 1, 0


def _bound(word: str | None, bounds: dict[str, Bound]) -> Bound:
    return next((bound for words, bound in bounds.items() if word in words.split("|")), "") if word else ""


#: What must not follow the unit, by its last character.
_NOT_AFTER = {
    "日": (
        r" ?(?:\(?(?:星期|周)|上午|下午|中午|晚|凌晨|早|夜|前后|起|止|[0-9]{1,2}[时点:]"
        r"|[-—~至到] ?[0-9一二三四五六七八九十]{1,3}日|捐|游|报|电)"
    ),
    "天": r"[津河台]|[-—~至到] ?[0-9]{1,3}月",
    "周": r"[年岁一二三四五六日边]",
    "年": r"[级代度初末底前]?[级代度初末底]|[0-9]{1,2}月|[春夏秋冬]|[一二三四五六七八九十]{1,2}月",
}
_DATE_BEFORE = han_pattern(r"(?:于|自|从|在|[当本次同上下每]?月|截至|截止|截止到|至|到|—|–|-|~|定)[ (]?$")


def _certain(match: re.Match[str], text: str) -> bool:
    """Whether the surroundings allow a length of time and no date, no name, no level."""
    unit = match["unit"] or match["half"]
    if unit == "月" and "个" not in (match["gap"] or ""):
        return False
    number = match["number"] or ""
    if (len(number) > 3 and unit == "年") or (len(number) > 1 and all(char in HAN_DIGITS for char in number)):
        return False
    rule = _NOT_AFTER.get(unit[-1]) if not match["rest"] and not match["after"] else None
    if rule and len(unit) == 1 and re.match(rule, text[match.end() : match.end() + 8]):
        return False
    if unit == "日" and not match["before"] and not match["after"]:
        return _DATE_BEFORE.search(text, max(0, match.start() - 4), match.start()) is None
    return True
