"""公示截止日不早于起始日。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Fail where the period runs backwards."""
    period = document.period()
    if period is None or period.start is None or period.end is None:
        return Finding.not_applicable("起止日期不全（见 SK-04.start、SK-04.end）")
    if period.end < period.start:
        return Finding.failed(f"截止日{period.end:%Y-%m-%d}早于起始日{period.start:%Y-%m-%d}，请改正", period)
    return Finding.passed(period)
