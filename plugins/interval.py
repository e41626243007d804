"""两个时点之间的天数：从一个时点到另一个时点够长（或者不超过），首日不计。"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from checker import Document, Finding, PeriodKind, Span, WorkCalendar, han_pattern, hookimpl

_UNIT = {"workday": "个工作日", "day": "天"}
#: How far from its words a date may stand, in the same sentence.
_BEFORE, _AFTER = 60, 60
_BEGINS = han_pattern(r"[\d:时分(北京间)]{0,12}(?:起|开始|以后|后)")
_DUE = han_pattern(r"(?:截[止至]|最迟|不迟于|不晚于)[^,。;\n\d]{0,10}$")
_ENDS = han_pattern(r"[\d:时分(北京间)]{0,12}(?:之?前|止|截止|为止|结束)")


@dataclass(frozen=True)
class Point:
    """A day of the notice, looked for in this order: ``edge`` (of the signature, or of the period of ``kind``), a field
    whose label holds one of ``labels``, a section whose heading holds one of ``headings``, a date beside ``words`` in a
    sentence. ``takes`` says that it begins or ends something: of a range that day is taken, and no date that is said to
    be the other one; ``latest`` takes the last of all days found (更正后). With ``or_signature`` the day of the
    signature, where none is found (报名自即日起). ``called`` is what a message calls it."""

    called: str = ""
    edge: Literal["", "signature", "period_start", "period_end"] = ""
    kind: Literal["publicity", "announcement"] = "publicity"
    labels: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    takes: Literal["", "start", "end"] = ""
    latest: bool = False
    stands_in: bool = False
    or_signature: bool = False


@dataclass(frozen=True)
class Options:
    """From ``start`` to ``end`` there must be ``at_least`` or ``at_most`` days of ``unit``, the first day not counted
    (民法典第201条). Where only counting it makes enough, ``first_day`` says whether that fails or is asked; a start
    that only ``stands_in`` for its edge is always asked about. ``over_holiday`` is the verdict where ``at_most`` is
    kept only because its last day is a holiday (民法典第203条). ``missing`` is what a missing day comes to, with the
    message ``absent``."""

    start: Point
    end: Point
    at_least: int = 0
    at_most: int = 0
    unit: Literal["day", "workday"] = "day"
    first_day: Literal["excluded", "either"] = "excluded"
    over_holiday: Literal["pass", "review"] = "pass"
    missing: Literal["not_applicable", "fail", "review"] = "not_applicable"
    absent: str = ""


@dataclass(frozen=True)
class _Day:
    """A day, the words that say so, and whether that is the day itself and no stand-in."""

    day: date
    span: Span
    sure: bool


@hookimpl
def check(document: Document, options: Options, calendar: WorkCalendar) -> Finding:
    """Count the days from one to the other."""
    start, end = _day(document, options.start), _day(document, options.end)
    if start is None or end is None:
        return _missing(options, *(one.span for one in (start, end) if one))
    values: dict[str, str | int] = {"start": _written(start.day), "end": _written(end.day)}
    told = f"{options.start.called}{values['start']}，{options.end.called}{values['end']}"
    evidence = dict.fromkeys([start.span, end.span])
    if end.day < start.day:
        return Finding.review(f"{told}，后一个日期反而在前，是否写错？", *evidence, values=values)
    days = _count(calendar, start.day + timedelta(days=1), end.day, options)
    values["days"] = days
    unit = _UNIT[options.unit]
    if options.at_most and days > options.at_most and end.day > _latest(calendar, start.day, options):
        return Finding.failed(
            f"{told}，首日不计有{days}{unit}，应不超过{options.at_most}{unit}", *evidence, values=values
        )
    if options.at_most and days > options.at_most and options.over_holiday == "review":
        told += f"，首日不计有{days}{unit}，超过{options.at_most}{unit}；第{options.at_most}天是休假日，能否顺延请核对"
        return Finding.review(told, *evidence, values=values)
    if days >= options.at_least:
        return Finding.passed(*evidence, message=f"{told}，首日不计有{days}{unit}{_weekend(end.day)}", values=values)
    told += f"，首日不计只有{days}{unit}，要求不少于{options.at_least}{unit}"
    with_first = days + _count(calendar, start.day, start.day, options)
    if with_first >= options.at_least and (options.first_day == "either" or not start.sure):
        asked = "含首日才够，是否更早就已开始？" if not start.sure else "含首日才够，请核对怎样计算"
        return Finding.review(f"{told}；{asked}", *evidence, values=values)
    return Finding.failed(told, *evidence, values=values)


def _missing(options: Options, *found: Span) -> Finding:
    told = options.absent or f"没有写明{options.start.called}或{options.end.called}的日期，无从计算"
    if options.missing == "fail":
        return Finding.failed(told, *found)
    if options.missing == "review":
        return Finding.review(told, *found)
    return Finding.not_applicable(told, *found)


def _day(document: Document, point: Point) -> _Day | None:
    days = _days(document, point)
    return max(days, key=lambda one: one.day, default=None) if point.latest else next(days, None)


def _days(document: Document, point: Point) -> Iterator[_Day]:
    """The days that may be *point*, the likeliest first."""
    for day, span in _edge(document, point):
        yield _Day(day, span, True)
    sure = not point.stands_in
    areas = [one.value for one in document.fields if one.value and document.find(point.labels, one.label)]
    for section in document.sections:
        if document.find(point.headings, section.heading):
            areas.append(Span(section.heading.start, section.span.end))
    for area in areas:
        for day, span in _inside(document, area, point):
            yield _Day(day, span, sure)
    for word in document.find(point.words):
        sentence = document.sentence(word)
        after = Span(word.start, min(sentence.end, word.end + _AFTER))
        before = Span(max(sentence.start, word.start - _BEFORE), word.start)
        touching = [one for one in _inside(document, Span(before.start, word.end), point) if one[1].overlaps(word)]
        ahead, behind = list(reversed(list(_inside(document, before, point)))), list(_inside(document, after, point))
        for day, span in [*touching, *(ahead + behind if _led(document, before) else behind + ahead)]:
            yield _Day(day, span, sure)
    signed = document.signature.date if point.or_signature else None
    if signed is not None and signed.value is not None:
        yield _Day(signed.value, signed.span, sure)


def _led(document: Document, before: Span) -> bool:
    """Whether a range leads to the words: "于5月10日至5月14日到村委会领取招标文件,5月20日前交"."""
    ranges = document.within(before).ranges
    return bool(ranges) and "," not in document.text[ranges[-1].span.end : before.end]


def _edge(document: Document, point: Point) -> Iterator[tuple[date, Span]]:
    signed = document.signature.date
    if point.edge == "signature" and signed is not None and signed.value is not None:
        yield signed.value, signed.span
    period = document.period(PeriodKind(point.kind)) if point.edge.startswith("period") else None
    if period is not None:
        day, span = (period.start, period.start_span) if point.edge == "period_start" else (period.end, period.end_span)
        if day is not None:
            yield day, span or period.span


def _inside(document: Document, area: Span, point: Point) -> Iterator[tuple[date, Span]]:
    """The days that *area* gives: an edge of its ranges, else each date."""
    view = document.within(area)
    for one in view.ranges:
        edge = one.end if point.takes == "end" else one.start
        if edge.value is not None:
            yield edge.value, one.span
    for day in () if view.ranges else view.dates:
        if day.value is None:
            continue
        begins = _BEGINS.match(document.text, day.span.end)
        due = _DUE.search(document.text, max(0, day.span.start - 16), day.span.start)
        ends = due or _ENDS.match(document.text, day.span.end) or document.text[day.span.start - 1] in "至到"
        if not ((point.takes == "end" and begins) or (point.takes == "start" and ends)):
            yield day.value, day.span


def _count(calendar: WorkCalendar, start: date, end: date, options: Options) -> int:
    return calendar.count_workdays(start, end) if options.unit == "workday" else (end - start).days + 1


def _latest(calendar: WorkCalendar, start: date, options: Options) -> date:
    """The last day that is in time; where that is a holiday, the next working day (民法典第203条)."""
    if options.unit == "workday":
        return calendar.nth_workday_after(start, options.at_most)
    last = start + timedelta(days=options.at_most)
    return last if calendar.is_workday(last) else calendar.nth_workday_after(last, 1)


def _weekend(day: date) -> str:
    """A hint where the last day is one of the weekend."""
    return f"（末日是星期{'六日'[day.weekday() - 5]}）" if day.weekday() > 4 else ""


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
