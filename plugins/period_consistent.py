"""天数与起止日期一致：含首日或不含首日，任一口径相符即可。"""

from datetime import timedelta

from checker import Document, Edit, Finding, Period, WorkCalendar, hookimpl, prolonged


@hookimpl
def check(document: Document, calendar: WorkCalendar) -> Finding:
    """Compare the stated length with the days from start to end, counted with and without the first day."""
    period = document.period()
    if period is None:
        return Finding.not_applicable("没有公示期（见 SK-04.period）")
    start, end, length = period.start, period.end, period.length
    if start is None or end is None or length is None:
        return Finding.not_applicable("起止日期和天数没有都写，无从比较")
    if end < start:
        return Finding.not_applicable("起止日期倒置（见 SK-04.order）")
    natural = (end - start).days
    if length.unit == "workday":
        without = calendar.count_workdays(start + timedelta(days=1), end)
        with_first = without + calendar.is_workday(start)
        unit = "个工作日"
    else:
        without, with_first, unit = natural, natural + 1, "天"
    at_least = length.bound in ("at_least", "more_than")
    if length.amount in (without, with_first) or (at_least and with_first >= length.amount):
        return Finding.passed(period, values={"length": length.amount, "with_first": with_first, "without": without})
    counted = f"含首日是{with_first}{unit}，不含首日是{without}{unit}"
    hint = ""
    if length.unit == "day":
        workdays = calendar.count_workdays(start + timedelta(days=1), end)
        if length.amount in (workdays, workdays + calendar.is_workday(start)):
            hint = "；如果是指工作日，请写明“工作日”"
    told = f"写的是{length.amount}{unit}，而{start:%Y-%m-%d}至{end:%Y-%m-%d}{counted}{hint}"
    return Finding.failed(told, period, edits=_edits(document, period, calendar))


def _edits(document: Document, period: Period, calendar: WorkCalendar) -> tuple[Edit, ...]:
    """The last day of as many working days as are written. A period that is too long may have the wrong number."""
    if period.start is None or period.length is None or period.length.unit != "workday":
        return ()
    return prolonged(document, period, period.start, period.length.amount, "workday", calendar)
