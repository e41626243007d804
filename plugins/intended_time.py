"""采购意向公开得早：从落款日期到预计采购时间不少于所要求的天数，只写到月的按月初和月末算。"""

import calendar as months
import re
from dataclasses import dataclass
from datetime import date

from checker import Document, Finding, Span, han_pattern, hookimpl

_LABEL = han_pattern(r".*(?:预计|计划|拟)?(?:采购|实施)(?:时间|日期|月份).*|预计时间.*")
_MONTH = han_pattern(r"(?P<year>20\d\d)\s*[年./-]\s*(?P<month>1[0-2]|0?[1-9])(?:\s*[月./-]\s*(?P<day>\d{1,2})(?!\d))?")


@dataclass(frozen=True)
class Options:
    """``at_least`` days, the day of publishing not counted."""

    at_least: int


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Count to the first day and to the last day that each intended time may be."""
    signed = document.signature.date
    if signed is None or signed.value is None:
        return Finding.not_applicable("没有落款日期，无从计算")
    early: list[Span] = []
    unsure: list[Span] = []
    enough: list[Span] = []
    for field in document.fields:
        if not _LABEL.fullmatch("".join(document[field.label].split())):
            continue
        for match in _MONTH.finditer(document[field.value]):
            first, last = _bounds(match)
            place = document.span(field.value.start + match.start(), field.value.start + match.end())
            if (first - signed.value).days >= options.at_least:
                enough.append(place)
            else:
                (unsure if (last - signed.value).days >= options.at_least else early).append(place)
    day = f"落款日期是{signed.value.year}年{signed.value.month}月{signed.value.day}日"
    if early:
        return Finding.failed(f"{day}，距预计采购时间不足{options.at_least}日", *early, related=[signed.span])
    if unsure:
        told = f"{day}，采购活动开始前是否满{options.at_least}日？预计时间只写到月，请核"
        return Finding.review(told, *unsure, related=[signed.span])
    if enough:
        return Finding.passed(*enough, signed.span)
    return Finding.not_applicable("没有认出预计采购时间（见 ZC-YX-01.time）")


def _bounds(match: re.Match[str]) -> tuple[date, date]:
    """The first and the last day that the match may mean; a day that does not exist is read as its month."""
    year, month = int(match["year"]), int(match["month"])
    length = months.monthrange(year, month)[1]
    if match["day"] and 1 <= int(match["day"]) <= length:
        day = date(year, month, int(match["day"]))
        return day, day
    return date(year, month, 1), date(year, month, length)
