"""Many spans, to be asked which lie where without looking at each."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from checker.text.span import Span


class Located(Protocol):
    """Anything with a span: a fact of a document."""

    @property
    def span(self) -> Span:
        """Where it stands."""


L = TypeVar("L", bound=Located)


class SpanIndex:
    """Spans of one text, in any order. Each question costs the logarithm of their number.

    >>> index = SpanIndex([Span(0, 4), Span(10, 12)])
    >>> index.overlaps(Span(3, 10)), index.overlaps(Span(4, 10)), index.covers(Span(1, 2))
    (True, False, True)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(span for span in spans if span)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def overlaps(self, span: Span) -> bool:
        """Whether any of the spans shares a code point with *span*."""
        before = bisect_left(self._starts, span.end)
        return bool(span) and before > 0 and self._reach[before - 1] > span.start

    def covers(self, span: Span) -> bool:
        """Whether one of the spans, or several that overlap, reach from before *span* to beyond it."""
        before = bisect_left(self._starts, span.start + 1)
        return before > 0 and self._reach[before - 1] >= span.end


class FactIndex(Generic[L]):
    """Facts in the order of their spans, to be asked for by place.

    >>> from typing import NamedTuple
    >>> class Fact(NamedTuple):
    ...     span: Span
    >>> [fact.span.start for fact in FactIndex([Fact(Span(0, 4)), Fact(Span(10, 12))]).inside(Span(5, 12))]
    [10]
    """

    def __init__(self, facts: Iterable[L]) -> None:
        self._facts = sorted(facts, key=lambda fact: fact.span)
        self._starts = [fact.span.start for fact in self._facts]

    def inside(self, span: Span) -> list[L]:
        """The facts that lie within *span*, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [fact for fact in self._facts[first:last] if fact.span.end <= span.end]
