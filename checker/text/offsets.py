"""The road between a text and what it was made from, without searching for anything again."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checker.text.span import Span


def _numbers() -> "array[int]":
    return array("q")


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps spans of a normalised text to spans of the raw text, and back.

    What is kept are the *edits*, the places where the lengths differ: a raw range that became nothing (a deletion)
    or another number of characters (an expansion). Between two edits each raw character is one character of text.
    Lookups take O(log edits) and memory is linear in the number of edits, whatever the length of the text.

    >>> offsets = OffsetMap.identity(5).then([(Span(1, 3), 0)])  # "a--bc" became "abc"
    >>> offsets.to_raw(Span(0, 2))
    Span(start=0, end=4)
    >>> offsets.to_text(Span(1, 4))
    Span(start=1, end=2)
    """

    raw_length: int
    text_length: int
    _raw_starts: "array[int]" = field(default_factory=_numbers, repr=False)
    _raw_ends: "array[int]" = field(default_factory=_numbers, repr=False)
    _text_starts: "array[int]" = field(default_factory=_numbers, repr=False)
    _text_ends: "array[int]" = field(default_factory=_numbers, repr=False)

    @classmethod
    def identity(cls, length: int) -> "OffsetMap":
        """The map of a text of *length* code points of which nothing was changed in length."""
        return cls(length, length)

    def then(self, edits: Iterable[tuple[Span, int]]) -> "OffsetMap":
        """The map after further *edits* of the text: each a non-empty span and the length that replaced it.

        The edits are sorted and do not overlap; what they replace may contain earlier edits, but not a part of the
        characters that one raw character became. Raises ValueError where this does not hold.
        """
        return _built(self.raw_length, self._merged(edits))

    def to_raw(self, span: Span) -> Span:
        """The raw range of *span*: from the start of its first character to the end of its last.

        An empty span becomes a point: after anything that was deleted there. Raises ValueError for a span that does
        not lie in the text.
        """
        _demand(span, self.text_length)
        if not self._text_starts:
            return span
        start = self._raw_of(span.start).start
        return Span(start, self._raw_of(span.end - 1).end if span else start)

    def to_text(self, span: Span) -> Span:
        """The text made of any part of the raw *span*; empty where all of it was deleted.

        Raises ValueError for a span that does not lie in the raw text.
        """
        _demand(span, self.raw_length)
        start = self._text_of(span.start).start
        return Span(start, self._text_of(span.end - 1).end if span else start)

    def segments(self) -> Iterator[tuple[Span, Span]]:
        """Pairs of text and raw spans that tile both texts. Spans of equal length go character by character."""
        raw_at = text_at = 0
        for raw_start, raw_end, text_start, text_end in zip(
            self._raw_starts, self._raw_ends, self._text_starts, self._text_ends, strict=True
        ):
            if raw_start > raw_at:
                yield Span(text_at, text_start), Span(raw_at, raw_start)
            yield Span(text_start, text_end), Span(raw_start, raw_end)
            raw_at, text_at = raw_end, text_end
        if self.raw_length > raw_at:
            yield Span(text_at, self.text_length), Span(raw_at, self.raw_length)

    def _merged(self, edits: Iterable[tuple[Span, int]]) -> Iterator[tuple[int, int, int]]:
        """All edits in raw order (start, end, new length): mine, and *edits* in place of what they cover."""
        mine = zip(self._raw_starts, self._raw_ends, self._text_starts, self._text_ends, strict=True)
        earlier = next(mine, None)
        reached = 0
        for span, length in edits:
            raw = self.to_raw(span)
            if not span or span.start < reached or (earlier and self._cuts(span, raw)):
                raise ValueError(f"edit {span} is empty, out of order or cuts through an expanded character")
            reached = span.end
            while earlier and earlier[1] <= raw.start:
                yield earlier[0], earlier[1], earlier[3] - earlier[2]
                earlier = next(mine, None)
            while earlier and earlier[0] < raw.end:
                earlier = next(mine, None)
            yield raw.start, raw.end, length
        while earlier:
            yield earlier[0], earlier[1], earlier[3] - earlier[2]
            earlier = next(mine, None)

    def _cuts(self, span: Span, raw: Span) -> bool:
        return self._text_of(raw.start).start != span.start or self._text_of(raw.end - 1).end != span.end

    def _raw_of(self, at: int) -> Span:
        """The raw range of the character of text at *at*."""
        edit = bisect_right(self._text_starts, at) - 1
        if edit < 0:
            return Span(at, at + 1)
        if at < self._text_ends[edit]:
            return Span(self._raw_starts[edit], self._raw_ends[edit])
        raw = at - self._text_ends[edit] + self._raw_ends[edit]
        return Span(raw, raw + 1)

    def _text_of(self, at: int) -> Span:
        """The range of text that the raw character at *at* became."""
        edit = bisect_right(self._raw_starts, at) - 1
        if edit < 0:
            return Span(at, at + 1)
        if at < self._raw_ends[edit]:
            return Span(self._text_starts[edit], self._text_ends[edit])
        text = at - self._raw_ends[edit] + self._text_ends[edit]
        return Span(text, text + 1)


def _built(raw_length: int, edits: Iterable[tuple[int, int, int]]) -> OffsetMap:
    """The map of raw edits in order: start, end and new length."""
    raw_starts, raw_ends, text_starts, text_ends = _numbers(), _numbers(), _numbers(), _numbers()
    shift = 0
    for start, end, length in edits:
        raw_starts.append(start)
        raw_ends.append(end)
        text_starts.append(start + shift)
        shift += length - (end - start)
        text_ends.append(end + shift)
    return OffsetMap(raw_length, raw_length + shift, raw_starts, raw_ends, text_starts, text_ends)


def _demand(span: Span, length: int) -> None:
    if not 0 <= span.start <= span.end <= length:
        raise ValueError(f"{span} does not lie in a text of {length} characters")
