"""有定论的并称（政务“五公开”）：列出内容的，须正是那几项；没有列内容的不判。"""

from collections.abc import Iterator
from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl

_ITEM = r"[一-鿿]{2,4}?(?:公开)?"
_LIST = rf"{_ITEM}(?:、{_ITEM})+(?:[和及与以]+{_ITEM})?"
_QUOTES = r"[“”\"'「」『』]*"


@dataclass(frozen=True)
class Options:
    """``term`` is the name, but within ``not_in``; ``members`` are what it stands for, each in short."""

    term: str
    members: tuple[str, ...]
    not_in: tuple[str, ...] = ()


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Compare the first list of members with what they are."""
    for listed in _lists(document, options):
        words = document[listed]
        missing = [one for one in options.members if one not in words]
        count = len([one for one in words.replace("和", "、").replace("\n", "、").split("、") if one])
        if not missing and count <= len(options.members):
            return Finding.passed(listed)
        what = f"缺{'、'.join(missing)}" if missing else f"多出{count - len(options.members)}项"
        told = f"“{options.term}”是{'、'.join(options.members)}公开，这里{what}"
        return Finding.failed(told, listed, values={"missing": "、".join(missing)})
    return Finding.not_applicable(f"文中没有列出“{options.term}”的内容")


def _lists(document: Document, options: Options) -> Iterator[Span]:
    """What is listed right after the term, right before it, or as the columns below it."""
    after = han_pattern(
        rf"{_QUOTES}[(:,]?(?:即|是指|包括|指|分别为|为)?[:(]?{_QUOTES}(?P<list>{_LIST})(?=[)。;,:”\"\n]|$)"
    )
    before = han_pattern(rf"(?P<list>{_LIST})(?:等|这)?[(,]?(?:以下)?(?:简称|即)?{_QUOTES}$")
    for span in document.find(options.term):
        if any(document.text.startswith(one, span.start) for one in options.not_in):
            continue
        found = after.match(document.text, span.end) or before.search(
            document.text, max(document.line(span).start, span.start - 60), span.start
        )
        if found:
            yield document.span(*found.span("list"))
    for table in document.tables:
        heads, first = document.heads(table)
        below = [n for n, head in enumerate(heads) if options.term in head.split()]
        under = [cell for n in below if (cell := table.at(first - 1, n)) is not None]
        cells = dict.fromkeys(cell for cell in under if options.term not in document[cell.span])
        if len(cells) >= 2:
            spans = [cell.span for cell in cells]
            yield Span(spans[0].start, spans[-1].end)
