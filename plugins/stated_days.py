"""办理天数：提出、答复、处理等在几日内，写明了，天数也对。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from checker import Document, Finding, Span, han_pattern, hookimpl

_UNITS = {"day": "日", "workday": "个工作日"}
#: The words that lead to a number of days name what it is for; otherwise what follows it does.
_LEADS = han_pattern(r"(?:期限|时限|时间|期)(?:一般)?(?:[为是:在]|不超过|不得超过)?$|[:为是]$|(?:的|须|应当?|将)在$")
_BY = han_pattern(r"\s*(?:之?前|止|以前|截止|为止)")
_PERIOD = han_pattern(r"公示期|公布期|公示时间|公布之日起至|公示内")


@dataclass(frozen=True)
class Options:
    """``acts`` are the words for what is done within the days, ``about`` words of the sentence or the one before it.

    ``exactly`` or ``at_most`` so many days. ``says`` is what messages call it, ``absent`` the one where it is missing.
    """

    acts: tuple[str, ...]
    says: str
    about: tuple[str, ...] = ()
    exactly: int = 0
    at_most: int = 0
    absent: str = ""


class _Days(NamedTuple):
    """A number of days, or two where it depends on whether the first is counted."""

    span: Span
    numbers: tuple[int, ...]
    unit: str


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the days and what is to be done in them."""
    found = list(_days(document, options))
    if not found:
        return Finding.failed(options.absent or f"没有写{options.says}的天数")
    for one in found:
        if one.unit == "day" and any(_right(number, options) for number in one.numbers):
            return Finding.passed(one.span)
    one = found[0]
    wanted = f"{options.exactly}日" if options.exactly else f"不超过{options.at_most}日"
    written = f"{options.says}应为{wanted}，写的是“{document[one.span]}”"
    if one.unit == "workday" and any(_right(number, options) for number in one.numbers):
        return Finding.review(f"{written}，是工作日还是自然日？", one.span)
    return Finding.failed(written, one.span)


def _right(number: int, options: Options) -> bool:
    return number == options.exactly if options.exactly else 0 < number <= options.at_most


def _days(document: Document, options: Options) -> Iterator[_Days]:
    """The days for these acts: as a length, as a day by which, or as the period of publicity."""
    for duration in document.durations:
        if duration.unit in _UNITS and _is_for(document, duration.span, options):
            yield _Days(duration.span, (duration.amount,), duration.unit)
    issued = document.issued
    for day in document.dates:
        ahead = (day.value - issued.day).days if day.value and issued else 0
        if ahead > 0 and _BY.match(document.text, day.span.end) and _is_for(document, day.span, options):
            yield _Days(day.span, (ahead, ahead + 1), "day")
    period = document.period()
    for act in document.find(options.acts) if period else ():
        named = _PERIOD.search(document[document.sentence(act)])
        if period is None or named is None or not _about(document, act, options):
            continue
        if period.length:
            yield _Days(period.length.span, (period.length.amount,), period.length.unit)
        elif period.start and period.end:
            gone = (period.end - period.start) // timedelta(days=1)
            yield _Days(period.span, (gone, gone + 1), "day")


def _is_for(document: Document, days: Span, options: Options) -> bool:
    sentence = document.sentence(days)
    inside = [one.span for one in document.durations if sentence.covers(one.span) and one.span != days]
    start = max([sentence.start, *(span.end for span in inside if span.end <= days.start)])
    end = min([sentence.end, *(span.start for span in inside if span.start >= days.end)])
    before, after = Span(start, days.start), Span(days.end, end)
    led = _LEADS.search(document[before].rstrip(" (约"))
    clause = Span(max(start, document.text.rfind(",", start, days.start) + 1), days.start)
    acts = document.find(options.acts, clause if led else _first_clause(document, after))
    if not acts and led and led[0].endswith("在"):
        acts = document.find(options.acts, after)
    return bool(acts) and _about(document, days, options)


def _first_clause(document: Document, after: Span) -> Span:
    """What follows the days up to the next comma: there another may act, in days of its own."""
    stop = re.compile(r"(?<=[^,\s])[,;。]").search(document.text, after.start + 1, after.end)
    return Span(after.start, stop.start()) if stop else after


def _about(document: Document, place: Span, options: Options) -> bool:
    if not options.about:
        return True
    line = document.line(place)
    above = document.text.rfind("\n", 0, max(0, line.start - 1)) + 1
    return bool(document.find(options.about, Span(above, document.sentence(place).end)))
