"""监督电话：写明受理意见的电话，并说明是监督电话。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass where a telephone number stands beside a word for 监督电话."""
    for phone in document.phones:
        if document.near(phone, "@监督电话"):
            return Finding.passed(phone)
    return Finding.failed("没有写明监督电话")
