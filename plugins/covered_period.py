"""所属期：写明公开的是哪个月、哪个季度的，长短合适，公布不晚。"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from checker import Document, Finding, Span, han_pattern, hookimpl

_NAMES = {"month": "月", "quarter": "季度", "half": "半年", "year": "年度"}
_LONGEST = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_ORDER = "一二三四五六七八九十"
_YEAR = r"(?:(?P<year>20[0-9]{2})(?:年度?|[.])?的?)?"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_COVERED = han_pattern(
    rf"{_YEAR}(?:第?(?P<quarter>[一二三四1-4])季度"
    rf"|(?P<first>{_MONTH})(?:月份?)?[-—–~至到、](?P<last>{_MONTH})月(?:份|(?![0-9]|[初中底]))"
    rf"|(?<![0-9一二三四五六七八九十])(?P<month>{_MONTH})月(?:份|(?![0-9一二三四五六七八九十]|[初中底上下]))"
    r"|(?P<half>[上下])半年|(?P<whole>全年|(?<=[0-9]年)度|(?<=[0-9]{4}年度)))"
)
_YEARLY = han_pattern(
    r"(?P<year>20[0-9]{2})年(?:度|全年|(?=[一-鿿“”]{0,16}(?:收支|财务|公开|公布|公示|评议|测评|考核)))"
)
_LABEL = re.compile(r"所属|期间|时段|月份|季度|年月|年度|期次|会计期|时间|日期")
_SAYS = han_pattern(r"公开|公布|公示|收支|财务|村务|居务|账目|收入|支出|经营|收益")
#: A line below the title that gives nothing but the time.
_ALONE = han_pattern(r"[(]?(?:20[0-9]{2}年度?)?(?:第?[一二三四1-4]季度|[0-9一二三四五六七八九十]{1,3}月份?)[)]?")
#: No time that is reported on, but one at which something is due or was decided.
_OTHER = han_pattern(r"会议|召开|研究|截止|开始施行|出生|公示时间|公示期|公布时间|公布期|日前")


@dataclass(frozen=True)
class Options:
    """What is published is of no more than a ``longest`` time; where it is of more, ``longer`` is the verdict, with the
    question ``asks``. With ``only`` a notice of another time is not asked; with ``due`` it must be published by
    that day of the month after. Of what was done once, the date in a sentence with one of ``held`` tells the
    time. ``absent`` is the message where the time is not said."""

    longest: Literal["month", "quarter", "year"] = "quarter"
    longer: Literal["review", "fail"] = "review"
    asks: str = ""
    only: Literal["", "month", "quarter"] = ""
    due: int = 0
    held: tuple[str, ...] = ()
    absent: str = "没有写明公开的是哪个月、哪个季度"


class _Covered(NamedTuple):
    """A time that the notice is of: its ``months``, the last of them, and its year where that is written."""

    span: Span
    months: int
    last: int
    year: int | None

    @property
    def name(self) -> str:
        return next(name for name, most in _LONGEST.items() if self.months <= most)


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that say which time the notice is of."""
    covered = next(_said(document), None)
    if covered is None:
        held = next((one for one in document.dates if document.find(options.held, document.sentence(one.span))), None)
        if held is not None:
            return Finding.passed(held.span)
        if options.only:
            return Finding.not_applicable("没有写所属的月份、季度，无从计算")
        return Finding.failed(options.absent)
    if options.only:
        if covered.name != options.only:
            return Finding.not_applicable(f"不是按{'季' if options.only == 'quarter' else '月'}公开的")
        return _in_time(document, covered, options.due)
    if covered.months > _LONGEST[options.longest]:
        told = f"公开的是“{document[covered.span]}”的；{options.asks}"
        make = Finding.failed if options.longer == "fail" else Finding.review
        return make(told, covered.span)
    return Finding.passed(covered.span)


def _in_time(document: Document, covered: _Covered, due: int) -> Finding:
    signed = document.signature.date
    period = next((one for one in document.periods if one.start is not None), None)
    day = signed.value if signed and signed.value else period.start if period else None
    if day is None:
        return Finding.review(f"没有写公布日期，是否在次月{due}日前公布？", covered.span)
    place = signed.span if signed and signed.value else period.span if period else covered.span
    year = covered.year or (day.year - 1 if covered.last > day.month else day.year)
    limit = date(year + covered.last // 12, covered.last % 12 + 1, due)
    if day <= limit:
        return Finding.passed(covered.span, place, message=f"应在{limit}前公布")
    return Finding.failed(f"应在{limit}前公布，公布日是{day}，晚了{(day - limit).days}天", covered.span, place)


def _said(document: Document) -> Iterator[_Covered]:
    """The times that title, labels and sentences name, the title's first."""
    if document.title:
        yield from _in(document, document.title, ranges=True)
    for field in document.fields:
        label = document[field.label]
        if field.owner is None and field.value and _LABEL.search(label) and not _OTHER.search(label):
            yield from _in(document, field.value, ranges=True)
    for line in document.lines:
        heads = _ALONE.fullmatch(document[line]) and line != document.lines[-1]
        signs = line.start >= document.signature.start > 0 and not heads
        if line.start < document.body.start or signs:
            continue
        for match in _COVERED.finditer(document.text, *line):
            sentence = document[document.sentence(Span(*match.span()))]
            if (heads or _SAYS.search(sentence)) and not _OTHER.search(sentence):
                yield from _in(document, Span(*match.span()), ranges=False)
    for one in document.ranges:
        after = document.text[one.span.end : one.span.end + 24].partition("\n")[0]
        if _SAYS.search(after) and not _OTHER.search(document[document.sentence(one.span)]):
            yield from _in(document, one.span, ranges=True)


def _in(document: Document, area: Span, *, ranges: bool) -> Iterator[_Covered]:
    for one in document.within(area).ranges if ranges else ():
        if one.start.value and one.end.value:
            days = (one.end.value - one.start.value).days + 1
            whole = days >= monthrange(one.end.value.year, one.end.value.month)[1] - 1
            months = max(1, round(days / 30.4)) if whole else 1
            yield _Covered(one.span, months, one.end.value.month, one.end.value.year)
            return
    for match in _COVERED.finditer(document.text, *area):
        if match["whole"] is None:
            yield _read(match)
    for match in _YEARLY.finditer(document.text, *area):
        yield _Covered(Span(*match.span()), 12, 12, int(match["year"]))


def _read(match: re.Match[str]) -> _Covered:
    span, year = Span(*match.span()), int(match["year"]) if match["year"] else None
    if match["quarter"]:
        return _Covered(span, 3, 3 * _number(match["quarter"]), year)
    if match["half"]:
        return _Covered(span, 6, 6 if match["half"] == "上" else 12, year)
    if match["month"]:
        return _Covered(span, 1, _number(match["month"]), year)
    first, last = _number(match["first"]), _number(match["last"])
    return _Covered(span, (last - first) % 12 + 1, last, year)


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    return _ORDER.index(words[-1]) + (11 if len(words) == 2 else 1)
