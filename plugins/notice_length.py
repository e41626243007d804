"""公告期、征求意见期够长：起止日期、天数、截止日期都可以，首日不计。"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from checker import Document, Finding, Span, WorkCalendar, han_pattern, hookimpl

_UNIT = {"workday": "个工作日", "day": "日"}


@dataclass(frozen=True)
class Options:
    """The period is what stands in the sentence, or under the label, of ``words`` (a pattern): first and last day, a
    length, or a last day that is counted from the date of signature. It must have ``at_least`` days of ``unit``.

    A length in calendar days where workdays are asked for is enough from ``sure`` days on, and asked about below.
    ``weak`` are words of a period that may be another, which is asked about.
    """

    words: str
    at_least: int
    unit: Literal["day", "workday"]
    sure: int = 0
    weak: str = ""
    absent: str = "没有写期限"


@hookimpl
def check(document: Document, options: Options, calendar: WorkCalendar) -> Finding:
    """Count the days that the notice gives; the first day is not counted (民法典第201条)."""
    other: list[Finding] = []
    for area in _areas(document, options.words):
        finding = _read(document, options, calendar, area)
        if finding is not None:
            return finding
    for area in _areas(document, options.weak) if options.weak else ():
        if any(area.covers(span) for span in _timed(document)):
            other.append(Finding.review(f"{options.absent}；这里写的期限是不是它？", area))
    return other[0] if other else Finding.failed(options.absent)


def _areas(document: Document, words: str) -> list[Span]:
    """The sentences that hold the words, and the values of labels that do."""
    pattern = han_pattern(words)
    areas = [
        document.sentence(document.span(*match.span())) for match in pattern.finditer(document.text, *document.body)
    ]
    areas += [
        one.value for one in document.fields if one.value and pattern.search("".join(document[one.label].split()))
    ]
    for section in document.sections:
        if pattern.search(document[section.heading]):
            areas.append(document.span(section.heading.start, min(section.span.end, section.heading.end + 120)))
    return list(dict.fromkeys(areas))


def _timed(document: Document) -> list[Span]:
    return [*(one.span for one in document.durations), *(one.span for one in document.ranges)]


def _read(document: Document, options: Options, calendar: WorkCalendar, area: Span) -> Finding | None:
    for one in document.ranges:
        if area.covers(one.span) and one.start.value and one.end.value:
            return _between(options, calendar, one.start.value, one.end.value, one.span)
    for length in document.durations:
        if area.covers(length.span) and length.unit in ("day", "workday"):
            return _length(options, length.amount, length.unit, length.span)
    signed = document.signature.date
    ends = [one for one in document.dates if area.covers(one.span) and one.value and _is_end(document, one.span)]
    if ends and ends[0].value and signed and signed.value and signed.span != ends[0].span:
        return _between(options, calendar, signed.value, ends[0].value, ends[0].span)
    return Finding.review("只写了截止日期，从哪一天开始？", ends[0]) if ends else None


def _is_end(document: Document, day: Span) -> bool:
    before = document.text[max(0, day.start - 8) : day.start]
    after = document.text[day.end : day.end + 8].strip()
    return any(word in before for word in ("截止", "截至", "至", "到")) or after.startswith(
        ("前", "之前", "以前", "止", "截止")
    )


def _between(options: Options, calendar: WorkCalendar, start: date, end: date, span: Span) -> Finding:
    """The days from *start*, which does not count, to *end*."""
    if end < start:
        return Finding.review("截止日期早于开始日期，请核对", span)
    after = start + timedelta(days=1)
    days = calendar.count_workdays(after, end) if options.unit == "workday" else (end - start).days
    first = calendar.is_workday(start) if options.unit == "workday" else True
    values: dict[str, str | int] = {"start": start.isoformat(), "end": end.isoformat(), "days": days}
    name = _UNIT[options.unit]
    if days >= options.at_least:
        return Finding.passed(span, message=f"不计首日有{days}{name}", values=values)
    if first and days + 1 >= options.at_least:
        return Finding.review(f"含首日才够{options.at_least}{name}，首日不计只有{days}{name}", span, values=values)
    return Finding.failed(f"要求不少于{options.at_least}{name}，首日不计只有{days}{name}", span, values=values)


def _length(options: Options, amount: int, unit: str, span: Span) -> Finding:
    name = _UNIT[options.unit]
    if amount < options.at_least:
        return Finding.failed(f"要求不少于{options.at_least}{name}", span, values={"days": amount})
    if unit == "day" and options.unit == "workday" and amount < options.sure:
        return Finding.review(f"写的是日，折合工作日够不够{options.at_least}个？", span, values={"days": amount})
    return Finding.passed(span, values={"days": amount})
