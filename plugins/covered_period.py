"""所属期：写明公开的是哪个月、哪个季度的，长短合适，公布不晚。"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker import Covered, Document, Finding, covered_times, hookimpl

#: How many months the longest time of that name has.
_LONGEST = {"month": 1, "quarter": 3, "year": 12}


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


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that say which time the notice is of."""
    covered = next(covered_times(document), None)
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


def _in_time(document: Document, covered: Covered, due: int) -> Finding:
    signed = document.signature.date
    period = next((one for one in document.periods if one.start is not None), None)
    day = signed.value if signed and signed.value else period.start if period else None
    if day is None:
        return Finding.review(f"没有写公布日期，是否在次月{due}日前公布？", covered.span)
    place = signed.span if signed and signed.value else period.span if period else covered.span
    year, _ = covered.ends_in(day) or (day.year, 0)
    limit = date(year + covered.last // 12, covered.last % 12 + 1, due)
    if day <= limit:
        return Finding.passed(covered.span, place, message=f"应在{limit}前公布")
    return Finding.failed(f"应在{limit}前公布，公布日是{day}，晚了{(day - limit).days}天", covered.span, place)
