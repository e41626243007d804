"""公示期：能读出起止日期，或起始日加天数。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass where the period can be read whole; fail where none or only a part of it is given."""
    period = document.period()
    if period is None:
        return Finding.failed("没有写明公示期")
    if period.stated:
        return Finding.passed(period)
    if period.length is not None:
        return Finding.failed(f"只写了“{document[period.length.span]}”，没有写从哪一天起算，读不出是哪几天", period)
    missing = "截止日" if period.start is not None else "起始日"
    return Finding.failed(f"公示期没有写{missing}，也没有写天数，读不出是哪几天", period)
