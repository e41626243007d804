"""公示期、公告期限、张贴时长够长：按工作日或自然日，首日不计也够为符合，只有计首日才够为待核（可设为不符合）。"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from checker import (
    Document,
    Finding,
    Level,
    Period,
    PeriodKind,
    Profile,
    WorkCalendar,
    han_pattern,
    hookimpl,
    last_day,
    prolonged,
)

_UNIT = {"workday": "个工作日", "day": "天"}
_NAMES = {
    PeriodKind.PUBLICITY: "公示期",
    PeriodKind.ANNOUNCEMENT: "公告期限",
    PeriodKind.POSTING: "张贴（公布）时长",
    PeriodKind.DEADLINE: "公开时限",
}
_NOT_PARTY = han_pattern(r"公司|集团|厂|矿|学校|大学|学院|中学|小学|医院|银行|研究院|商会|协会")
_OBJECTS = ("异议", "意见", "反映", "提出", "质疑", "疑问", "投诉", "申诉")


@dataclass(frozen=True)
class Options:
    """``at_least`` days of ``unit``; the first day is not counted (民法典第201条), see QJ-04 on practice. With
    ``exactly`` more than that is asked about. ``kind`` is the kind of period that is measured, of several the first
    that the notice sets.

    Where there is no such period the row does not apply, because another reports it; with ``absent`` that is its
    own fault, and this the message.

    ``first_day`` says whether a period that is long enough only with its first day is asked about ("either": both
    ways of counting are in use) or fails ("excluded": the rule knows but one way).
    """

    at_least: int
    unit: Literal["workday", "day"] = "workday"
    first_day: Literal["either", "excluded"] = "either"
    exactly: bool = False
    kind: PeriodKind | tuple[PeriodKind, ...] = PeriodKind.PUBLICITY
    absent: str = ""


@hookimpl
def check(document: Document, options: Options, profile: Profile, calendar: WorkCalendar) -> Finding:
    """Count the days that the period has, and say day by day why they are not enough."""
    kinds = options.kind if isinstance(options.kind, tuple) else (options.kind,)
    period = next((one for one in map(document.period, kinds) if one and not _objection(document, one, kinds)), None)
    if period is None:
        known = "（见 SK-04.period）" if PeriodKind.PUBLICITY in kinds else ""
        told = f"没有{'或'.join(_NAMES[kind] for kind in kinds)}{known}"
        return Finding.failed(options.absent) if options.absent else Finding.not_applicable(told)
    if period.start is None or period.end is None:
        return _by_length(period, options)
    start, late = period.start, ""
    if profile.publish_date is not None and profile.publish_date > start:
        start = profile.publish_date
        late = f"{start:%Y-%m-%d}才发布，公示期从这一天算起；"
    without = _count(calendar, start + timedelta(days=1), period.end, options)
    with_first = without + _count(calendar, start, start, options) if start <= period.end else without
    safe_start, safe = _safe(calendar, start, options, period)
    safe_days: dict[str, str | int] = {"start": _written(safe_start), "end": _written(safe)}
    values = safe_days | {"days": without, "days_with_first": with_first}
    unit = _UNIT[options.unit]
    if options.exactly and without > options.at_least:
        return Finding.review(_longer(options, without), period, values=values)
    if without >= options.at_least:
        return Finding.passed(period, message=f"{late}不计首日有{without}{unit}", values=values)
    days = late + _explained(calendar, start, period.end, options)
    edits = () if late else prolonged(document, period, start, options.at_least, options.unit, calendar)
    if with_first >= options.at_least:
        told = f"含首日{with_first}{unit}，不含{without}{unit}；为稳妥可延至{_written(safe)}。{days}"
        if options.first_day == "excluded":
            told = f"要求不少于{options.at_least}{unit}，首日不计只有{without}{unit}，应延至{_written(safe)}。{days}"
            return Finding.failed(told, period, values=values, edits=edits)
        return Finding.review(told, period, values=values)
    told = f"要求不少于{options.at_least}{unit}，含首日也只有{with_first}{unit}。{days}"
    return _softened(document, profile, Finding.failed(told, period, values=values, edits=edits))


def _objection(document: Document, period: Period, kinds: tuple[PeriodKind, ...]) -> bool:
    """Days within which objections are raised say nothing of how long a notice hangs."""
    within = period.end is None and period.length is not None and period.length.bound == "at_most"
    return within and PeriodKind.POSTING in kinds and bool(document.find(_OBJECTS, document.sentence(period.span)))


def _longer(options: Options, days: int) -> str:
    unit = _UNIT[options.unit]
    return f"规定为{options.at_least}{unit}，写的是{days}{unit}，请核"


def _by_length(period: Period, options: Options) -> Finding:
    """Only a length is written: it is enough, too short, or in another unit."""
    if period.length is None:
        if options.absent:
            return Finding.failed(options.absent, period)
        return Finding.not_applicable("起止日期不全，无从计算（见 SK-04.start、SK-04.end）")
    enough = period.length.amount >= options.at_least
    if period.length.unit == options.unit or (enough and options.unit == "day"):
        if enough and options.exactly and period.length.amount > options.at_least:
            return Finding.review(_longer(options, int(period.length.amount)), period.length)
        if enough:
            return Finding.passed(period.length, message="按所写天数")
        return Finding.failed(f"要求不少于{options.at_least}{_UNIT[options.unit]}", period.length)
    if period.length.amount < options.at_least:
        return Finding.failed(f"要求不少于{options.at_least}{_UNIT[options.unit]}", period.length)
    return Finding.review(f"写的是自然日，是否够{options.at_least}{_UNIT[options.unit]}？请写明起止日期", period.length)


def _count(calendar: WorkCalendar, start: date, end: date, options: Options) -> int:
    if end < start:
        return 0
    return calendar.count_workdays(start, end) if options.unit == "workday" else (end - start).days + 1


def _safe(calendar: WorkCalendar, start: date, options: Options, period: Period) -> tuple[date, date]:
    """A first and last day that hold when the first day is not counted, and as long as the notice itself says; the
    first day is itself a working day."""
    if options.unit == "workday" and not calendar.is_workday(start):
        start = calendar.nth_workday_after(start, 1)
    return start, last_day(period, start, options.at_least, options.unit, calendar)


def _explained(calendar: WorkCalendar, start: date, end: date, options: Options) -> str:
    """Which of the days are working days and why the others are not, for at most a month."""
    if options.unit == "day" or end < start or (end - start).days > 31:
        return ""
    return f"其中{calendar.describe(start, end)}。"


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _softened(document: Document, profile: Profile, finding: Finding) -> Finding:
    """A unit that is no Party or state organ and follows the rule by "参照" is warned (reference: GB-TM-02)."""
    issuers = "".join(document[issuer] for issuer in document.signature.issuers)
    outside = profile.unit_kind in ("企业", "学校", "医院", "社会组织") or _NOT_PARTY.search(issuers)
    if outside and document.find("参照"):
        return replace(finding, level=Level.WARNING, message=finding.message + "（本单位是参照执行，作建议）")
    return finding
