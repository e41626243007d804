"""公示天数：写明公示几天或几个工作日。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass where a length is written; not asked for where both ends are."""
    period = document.period()
    if period is None:
        return Finding.not_applicable("没有公示期（见 SK-04.period）")
    if period.length is not None:
        unit = "个工作日" if period.length.unit == "workday" else "天"
        return Finding.passed(period.length, values={"length": f"{period.length.amount}{unit}"})
    if period.start is not None and period.end is not None:
        return Finding.not_applicable("起止日期齐全，可不写天数")
    return Finding.failed("公示期没有写天数，起止日期也不全", period)
