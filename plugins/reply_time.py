"""依申请公开的期限：写明何日收到申请，到落款日不超过规定的工作日；延长的不超过规定的长度。"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from checker import Document, Finding, Span, WorkCalendar, han_pattern, hookimpl


@dataclass(frozen=True)
class Options:
    """``asks``: that the day the application came in is stated ("received"), that the letter is dated within
    ``at_most`` working days of it ("in_time"), or that an extension it tells of is no longer than ``at_most``
    ("extended"; a letter that is about nothing else must say how long). A letter that tells of an
    extension may be dated ``extended`` working days later. ``of`` is who writes: a school has its own limits."""

    asks: Literal["received", "in_time", "extended"]
    at_most: int = 0
    extended: int = 0
    of: Literal["office", "school", "any"] = "any"


class _Received(NamedTuple):
    """A day, where it stands, and what came in: the application, what was put right, or when it was sent."""

    day: date
    span: Span
    what: Literal["application", "correction", "sent"]


_SCHOOL = han_pattern(r"(?:大学|(?<!科)学院|学校|中学|小学|幼儿园)(?:[一-鿿]{0,12}(?:办公室|处|部|中心))?$")
_CAME_IN = han_pattern(
    r"(?:(?!申请|提交|提出|寄|递交)[^。;\n\d]){0,16}?(?:收到|收悉|接到|签收|受理|收件)(?P<what>[^。;,\n]{0,30})"
)
_LABEL = han_pattern(r"(?:收到|受理|接收|收件|签收)(?:申请)?(?:的)?(?:日期|时间|之日|日)?(?:为|是|:|于)?\s*$")
_SENT = han_pattern(r"[^。;\n]{0,24}?(?:提交|提出|递交|寄出|寄来|邮寄|申请|发来|填写|来函|来信)")
_SAME_DAY = han_pattern(
    r"[^。;\n\d]{0,60}?(?P<when>同日|当日|当天|即日|次日|翌日|第二天)[^。;,\n\d]{0,8}?(?:收到|收悉|接到|签收|受理|收件)"
)
_NEXT_DAY = ("次日", "翌日", "第二天")
_EXTENDED = han_pattern(r"延长|延期")
#: The ordinance's own words, or that it was not done.
_NOT_DONE = han_pattern(r"(?:可以|可|不得|未|没有|如需|确需|需要|不能|无需|不再)[^。;,\n]{0,8}$")
_TOLD = han_pattern(r"延期|延长")
_STOPS_CLOCK = han_pattern(r"第三方|征求意见|补正")


@hookimpl
def check(document: Document, options: Options, calendar: WorkCalendar) -> Finding:
    """Look for the day of receipt and count to the date of signature."""
    if options.of != "any" and _by_school(document) != (options.of == "school"):
        return Finding.not_applicable("学校按高等学校信息公开办法的期限，行政机关按条例的期限")
    found = list(_received(document))
    if options.asks == "received":
        return _stated(found)
    signed = document.signature.date
    end = signed.value if signed else None
    extension = _extension(document)
    if options.asks == "extended":
        return _extended(document, options, extension, found, calendar)
    if not found:
        return Finding.not_applicable("没有写收到申请的日期（见 XX-TM-02.received）")
    start = next((one for one in found if one.what == "correction"), found[0])
    if signed is None or end is None:
        return Finding.review("没有落款日期，请核对是否按期答复", start.span)
    if end < start.day:
        return Finding.review("落款日期早于收到申请的日期，请核对", start.span, signed)
    days = calendar.count_workdays(start.day + timedelta(days=1), end)
    values: dict[str, str | int] = {"start": start.day.isoformat(), "end": end.isoformat(), "days": days}
    shown = (start.span, signed.span)
    if days <= options.at_most:
        return Finding.passed(*shown, message=f"收到后第{days}个工作日", values=values)
    told = f"收到后第{days}个工作日才落款，规定是{options.at_most}个工作日内"
    if extension is not None and options.extended and days <= options.extended:
        return Finding.passed(*shown, extension, message=f"收到后第{days}个工作日，已延长答复期限", values=values)
    if extension is not None and not options.extended:
        return Finding.review(f"{told}；文中说到延长，请核对依据", *shown, values=values)
    if start.what == "sent":
        return Finding.review(f"{told}；文中写的是提出申请的日期，收到的是哪一天？", *shown, values=values)
    asked = next((one for one in _STOPS_CLOCK.finditer(document.text, *document.body)), None)
    if asked and start.what != "correction" and "补正" not in document.title_text:
        return Finding.review(f"{told}；征求第三方意见、补正所用的时间可以不计，请核对", *shown, values=values)
    return Finding.failed(told, *shown, values=values)


def _by_school(document: Document) -> bool:
    names = [document[issuer].strip() for issuer in document.signature.issuers]
    return any(_SCHOOL.search(name) for name in names)


def _stated(found: list[_Received]) -> Finding:
    sure = [one for one in found if one.what != "sent"]
    if sure:
        return Finding.passed(sure[0].span, values={"start": sure[0].day.isoformat()})
    if found:
        return Finding.review("只写了提出申请的日期，收到申请的是哪一天？", found[0].span)
    return Finding.failed("没有写何日收到申请")


def _received(document: Document) -> Iterator[_Received]:
    """The days that something came in, those of receipt first."""
    sent = []
    last = document.signature.date.span.start if document.signature.date else len(document.text)
    for day in document.dates:
        if day.value is None or day.span.start >= last or not document.body.covers(day.span):
            continue
        after = _CAME_IN.match(document.text, day.span.end)
        before = document.text[max(document.line(day.span).start, day.span.start - 14) : day.span.start]
        if after:
            yield _Received(day.value, day.span, "correction" if "补正" in after["what"] else "application")
        elif _LABEL.search(before):
            yield _Received(day.value, day.span, "application")
        elif same := _SAME_DAY.match(document.text, day.span.end):
            later = timedelta(days=1 if same["when"] in _NEXT_DAY else 0)
            yield _Received(day.value + later, document.span(day.span.start, same.end()), "application")
        elif _SENT.match(document.text, day.span.end):
            sent.append(_Received(day.value, day.span, "sent"))
    yield from sent


def _extension(document: Document) -> Span | None:
    """Where the letter says that the limit was extended."""
    for match in _EXTENDED.finditer(document.text, *document.body):
        span = document.span(*match.span())
        before = document.text[document.sentence(span).start : span.start]
        if not _NOT_DONE.search(before):
            return span
    return None


def _extended(
    document: Document, options: Options, extension: Span | None, found: list[_Received], calendar: WorkCalendar
) -> Finding:
    if extension is None:
        return Finding.not_applicable("没有延长答复期限")
    sentence = document.sentence(extension)
    for length in document.durations:
        if sentence.covers(length.span) and length.span.start >= extension.start and length.unit in ("workday", "day"):
            if length.amount <= options.at_most:
                return Finding.passed(extension, length)
            return Finding.failed(f"延长的期限最长不得超过{options.at_most}个工作日", length)
    for day in document.dates:
        if not sentence.covers(day.span) or day.span.start < extension.start or day.value is None:
            continue
        if not found:
            return Finding.review("没有写收到申请的日期，请核对延长是否超过20个工作日", day)
        days = calendar.count_workdays(found[0].day + timedelta(days=1), day.value)
        if days <= options.extended:
            return Finding.passed(extension, day)
        return Finding.failed(f"延长到收到后第{days}个工作日，最长不得超过{options.extended}个工作日", day)
    told = "写了延长答复期限，没有写延长多久"
    return (
        Finding.failed(told, extension)
        if _TOLD.search(document.title_text)
        else Finding.review(f"{told}，请核对", extension)
    )
