"""Tokens of one text, segmented line by line and only where asked, and the occurrences of terms among them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from checker.text.lexicon import Vocabulary
from checker.text.segment import FIRST_HAN, LAST_HAN, Segmenter
from checker.text.span import Span


class Token(NamedTuple):
    """A word and where it stands."""

    text: str
    span: Span


class Tokens:
    """The tokens of *text*. *segmenter* is called when the first token is needed, and often that is never."""

    def __init__(self, text: str, segmenter: Callable[[], Segmenter]) -> None:
        self.text = text
        self._load = segmenter
        self._segmenter: Segmenter | None = None
        self._lines: list[int] = []
        self._bounds: dict[int, list[int]] = {}

    def all(self) -> Iterator[Token]:
        """All tokens in order; joined they are the text."""
        for number in range(len(self._line_starts())):
            yield from self._tokens(self._bounds_of(number))

    def tokens_of(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a character with *span*. Raises ValueError where it does not lie in the text."""
        if not 0 <= span.start <= span.end <= len(self.text):
            raise ValueError(f"{span} does not lie in the text")
        if not span:
            return ()
        found: list[Token] = []
        for number in range(self._line_at(span.start), self._line_at(span.end - 1) + 1):
            bounds = self._bounds_of(number)
            first = max(bisect_right(bounds, span.start) - 1, 0)
            found.extend(self._tokens(bounds[first : bisect_left(bounds, span.end) + 1]))
        return tuple(found)

    def overhung(self, span: Span) -> bool:
        """Whether tokens overhang *span* at both ends, as 员工 and 会议 overhang 工会 in 员工会议.

        Then the characters are there by accident. Within one token (工会主席), or cut at one end only (矿|工会), they
        are a word: demanding whole tokens would lose one true occurrence in ten.
        """
        if not (span and self._may_run_on(span.start) and self._may_run_on(span.end)):
            return False
        first, last = self._token_at(span.start), self._token_at(span.end - 1)
        return first.start < span.start and span.end < last.end and first != last

    def matches(self, vocabulary: Vocabulary, window: Span | None = None) -> list[Span]:
        """Where terms of *vocabulary* occur in *window* (default: everywhere), in order and without overlaps.

        Of occurrences that overlap, the leftmost counts, and of those the longest. Not counted are those that
        tokens overhang at both ends, and those within one of the vocabulary's ``not_in`` strings.
        """
        window = window if window is not None else Span(0, len(self.text))
        found: list[Span] = []
        reached = window.start
        for start, negative_end in sorted(self._occurrences(vocabulary.terms, window)):
            span = Span(start, -negative_end)
            if start >= reached and not self._excepted(span, vocabulary.not_in) and not self.overhung(span):
                found.append(span)
                reached = span.end
        return found

    def _occurrences(self, terms: tuple[str, ...], window: Span) -> Iterator[tuple[int, int]]:
        """Start and negative end of each, so that sorting puts the longest of those that start together first."""
        for term in terms:
            at = self.text.find(term, window.start, window.end)
            while at >= 0:
                yield at, -at - len(term)
                at = self.text.find(term, at + 1, window.end)

    def _excepted(self, span: Span, strings: tuple[str, ...]) -> bool:
        """Whether an occurrence of one of *strings* covers *span*: only such a one fits between these bounds."""
        return any(
            self.text.find(string, max(0, span.end - len(string)), span.start + len(string)) >= 0 for string in strings
        )

    def _may_run_on(self, at: int) -> bool:
        """Whether one token may hold the characters before and after *at*: told without segmenting."""
        if not 0 < at < len(self.text):
            return False
        before, after = self.text[at - 1], self.text[at]
        if FIRST_HAN <= before <= LAST_HAN:
            return FIRST_HAN <= after <= LAST_HAN
        return before.isascii() and after.isascii()

    def _token_at(self, at: int) -> Span:
        bounds = self._bounds_of(self._line_at(at))
        index = bisect_right(bounds, at)
        return Span(bounds[index - 1], bounds[index])

    def _tokens(self, bounds: list[int]) -> Iterator[Token]:
        for start, end in pairwise(bounds):
            yield Token(self.text[start:end], Span(start, end))

    def _bounds_of(self, number: int) -> list[int]:
        """Where the tokens of a line begin, and where the last one ends."""
        if number not in self._bounds:
            if self._segmenter is None:
                self._segmenter = self._load()
            lines = self._line_starts()
            start = lines[number]
            line = self.text[start : lines[number + 1] if number + 1 < len(lines) else len(self.text)]
            self._bounds[number] = list(accumulate(map(len, self._segmenter.cut(line)), initial=start))
        return self._bounds[number]

    def _line_at(self, at: int) -> int:
        return bisect_right(self._line_starts(), at) - 1

    def _line_starts(self) -> list[int]:
        if not self._lines:
            lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])
            self._lines = list(accumulate(lengths, initial=0))
        return self._lines
