"""A place in a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of a text, in Unicode code points, 0-based.

    An empty span (``start == end``) is a point: where something may be inserted.
    """

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start

    def covers(self, other: "Span") -> bool:
        """Whether *other* lies within this span.

        >>> Span(0, 5).covers(Span(2, 5))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point.

        >>> Span(0, 2).overlaps(Span(2, 4))
        False
        """
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> "Span":
        """The same range, *by* code points further on.

        >>> Span(1, 2).shift(3)
        Span(start=4, end=5)
        """
        return Span(self.start + by, self.end + by)
