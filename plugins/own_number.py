"""本件文号：文首有本件自己的发文字号；正文引用别的文件的文号不算。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_ALONE = han_pattern(
    r"[(\[【]?(?:文号|发文字号|编号)?[:\s]*(?P<number>[一-鿿]{1,8}[〔\[(【]\d{4}[〕\])】]第?\d{1,4}号|第?\d{1,4}号)[)\]】]?(?:\s*签发人.*)?"
)
#: How many lines from the top a number may stand.
_LINES = 8


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the number on a line of its own near the top, or in the title."""
    start = 0
    for line in document.text.split("\n")[: _LINES * 2]:
        match = _ALONE.fullmatch(line.strip())
        if match:
            at = document.text.index(match["number"], start)
            return Finding.passed(Span(at, at + len(match["number"])))
        start += len(line) + 1
    for one in document.document_numbers:
        if document.title and document.title.covers(one.span):
            return Finding.passed(one)
    return Finding.failed("文首没有发文字号")
