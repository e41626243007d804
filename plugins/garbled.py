"""没有乱码：文中没有损坏、读不出的字符。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Fail with every damaged place; one finding for all."""
    places = document.garbled
    if not places:
        return Finding.passed()
    told = f"有{len(places)}处乱码，原字已经读不出，请对照原件改正" if len(places) > 1 else "有乱码，请对照原件改正"
    return Finding.failed(told, *places, values={"count": len(places)})
