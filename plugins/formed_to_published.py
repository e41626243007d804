"""形成到公开：同一页写有成文（生成）日期和发布日期的，相隔不超过规定的工作日。"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from checker import Document, Finding, Span, WorkCalendar, hookimpl


@dataclass(frozen=True)
class Options:
    """``at_most`` working days from the day after the information was made to the day it was published."""

    at_most: int


_FORMED = "成文|生成|形成|制作|变更|发文|签发"
_PUBLISHED = "发布|公布|公开|上网"
_DAY = r"(?P<date>(?P<y>20\d{2})[-年/.](?P<m>\d{1,2})[-月/.](?P<d>\d{1,2})日?)"


@hookimpl
def check(document: Document, options: Options, calendar: WorkCalendar) -> Finding:
    """Count the working days between two dates that are labelled as such."""
    formed, published = _dated(document, _FORMED), _dated(document, _PUBLISHED)
    if formed is None or published is None:
        return Finding.not_applicable("没有同时写明形成日期和公开日期")
    start, end = formed[0], published[0]
    if end < start:
        return Finding.review("公开日期早于形成日期，请核对", published[1], formed[1])
    days = calendar.count_workdays(start + timedelta(days=1), end)
    values: dict[str, str | int] = {"start": start.isoformat(), "end": end.isoformat(), "days": days}
    if days <= options.at_most:
        return Finding.passed(formed[1], published[1], message=f"相隔{days}个工作日", values=values)
    told = f"形成后{days}个工作日才公开，规定是{options.at_most}个工作日内"
    return Finding.failed(told, published[1], formed[1], values=values)


def _dated(document: Document, label: str) -> tuple[date, Span] | None:
    """The day behind a label, in the page's head too, where no fact is taken from."""
    for match in re.finditer(rf"(?:{label})(?:日期|时间)[\s:|]*{_DAY}", document.text):
        try:
            return date(*(int(match[part]) for part in ("y", "m", "d"))), document.span(*match.span("date"))
        except ValueError:
            continue
    return None
