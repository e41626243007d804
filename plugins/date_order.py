"""落款日期不晚于公示起始日。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Compare the date of signature with the first day of the period."""
    signed, period = document.signature.date, document.period()
    if signed is None or signed.value is None:
        return Finding.not_applicable("没有落款日期（见 SK-08.date）")
    if period is None or period.start is None:
        return Finding.not_applicable("没有公示起始日（见 SK-04.start）")
    values = {"signed": signed.value.isoformat(), "start": period.start.isoformat()}
    evidence = (signed, period.start_span or period)
    if signed.value <= period.start:
        return Finding.passed(*evidence, values=values)
    told = f"落款日期{signed.value:%Y-%m-%d}晚于公示起始日{period.start:%Y-%m-%d}；应不晚于起始日，或公示期顺延"
    return Finding.failed(told, *evidence, values=values)
