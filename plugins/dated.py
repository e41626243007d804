"""日期在内：公示公告的落款日期（没有的，公示起始日或文中最晚一日）在所设起止之内，用来判断适用哪一版规定。"""

from dataclasses import dataclass
from datetime import date

from checker import Document, Finding, hookimpl


@dataclass(frozen=True)
class Options:
    """From the day ``since`` and before the day ``before``; one of them is enough."""

    since: date | None = None
    before: date | None = None
    question: str = "文中没有完整日期，请确认发布日期，以定适用哪一版规定"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where the notice's own day lies within; ask where it names no day."""
    issued = document.issued
    if issued is None:
        return Finding.review(options.question)
    if options.since is not None and issued.day < options.since:
        return Finding.failed(f"发布于{issued.day}，该规定自{options.since}起适用", issued.span)
    if options.before is not None and issued.day >= options.before:
        return Finding.failed(f"发布于{issued.day}，该规定自{options.before}起不再适用", issued.span)
    return Finding.passed(issued.span)
