"""How the text of a document prints, stretch by stretch: what joins the layout of the source to spans."""

from bisect import bisect_right
from typing import NamedTuple

from checker.document.layout import Composition
from checker.layout import Layout, ParagraphFormat, RunFormat
from checker.text.offsets import OffsetMap
from checker.text.span import Span


class Formatted(NamedTuple):
    """A stretch of text that one run prints: how its characters look and how its paragraph stands."""

    span: Span
    run: RunFormat
    paragraph: ParagraphFormat


def find_formatted(composition: Composition, offsets: OffsetMap, layout: Layout) -> tuple[Formatted, ...]:
    """The stretches whose run and paragraph *layout* knows, in order. Automatic numbers and formulas are none."""
    found = []
    for start, run in zip(composition.starts, composition.runs, strict=True):
        look, stands = layout.run(run.part, run.path), layout.paragraph(run.part, run.path)
        if look is not None and stands is not None:
            span = offsets.to_text(Span(start, start + len(run.text)))
            if span:
                found.append(Formatted(span, look, stands))
    return tuple(found)


def within(formatted: tuple[Formatted, ...], span: Span) -> tuple[Formatted, ...]:
    """Those parts of *formatted* that lie in *span*, cut to it."""
    at = max(bisect_right(formatted, span.start, key=lambda one: one.span.start) - 1, 0)
    found = []
    while at < len(formatted) and formatted[at].span.start < span.end:
        one = formatted[at]
        start, end = max(one.span.start, span.start), min(one.span.end, span.end)
        if start < end:
            found.append(one._replace(span=Span(start, end)))
        at += 1
    return tuple(found)
