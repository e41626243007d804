"""公示期末日不是休息日：按自然日计的公示期，末日逢周末、法定节假日的，请人核要不要顺延写明。"""

from checker import Document, Finding, WorkCalendar, hookimpl

_WEEKDAYS = "一二三四五六日"


@hookimpl
def check(document: Document, calendar: WorkCalendar) -> Finding:
    """Ask about the day to which it rolls over (民法典第203条); of periods in working days nothing is asked."""
    period = document.period()
    if period is None or period.end is None:
        return Finding.not_applicable("没有公示截止日（见 SK-04.end）")
    if period.length is not None and period.length.unit == "workday":
        return Finding.not_applicable("公示期以工作日计")
    evidence = period.end_span or period.span
    if calendar.is_workday(period.end):
        return Finding.passed(evidence)
    to = calendar.nth_workday_after(period.end, 1)
    until = f"{to.year}年{to.month}月{to.day}日"
    told = f"末日是休息日（星期{_WEEKDAYS[period.end.weekday()]}），按民法典第203条顺延到{until}；要不要写到这一天？"
    return Finding.review(told, evidence, values={"end": until})
