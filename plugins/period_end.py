"""公示截止日：能读出公示期到哪一天为止。"""

from datetime import timedelta

from checker import Document, Finding, WorkCalendar, hookimpl


@hookimpl
def check(document: Document, calendar: WorkCalendar) -> Finding:
    """Pass where the last day is written, or follows from a first day and a length."""
    period = document.period()
    if period is None:
        return Finding.not_applicable("没有公示期（见 SK-04.period）")
    if period.end is not None:
        return Finding.passed(period.end_span or period, values={"end": period.end.isoformat()})
    if period.start is None or period.length is None:
        return Finding.failed("公示期没有写截止日", period)
    if period.length.unit == "workday":
        end = calendar.nth_workday_after(period.start, period.length.amount)
    else:
        end = period.start + timedelta(days=period.length.amount)
    told = f"没有直接写截止日；由起始日和天数推算（首日不计）为{end:%Y-%m-%d}"
    return Finding.passed(period.length, message=told, values={"end": end.isoformat()})
