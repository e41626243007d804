"""公示起始日：能读出公示期从哪一天开始。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass where the first day can be read; "即日起" counts from the date of signature."""
    period = document.period()
    if period is None:
        return Finding.not_applicable("没有公示期（见 SK-04.period）")
    if period.start is not None:
        told = f"{period.start:%Y-%m-%d}" + (f"（自{period.counted_from}起）" if period.counted_from else "")
        return Finding.passed(period.start_span or period, message=told, values={"start": period.start.isoformat()})
    if period.start_span is not None:
        return Finding.failed(f"“{document[period.start_span]}”无从起算：文末没有完整的落款日期", period.start_span)
    return Finding.failed("公示期没有写起始日", period)
