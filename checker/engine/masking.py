"""The one place that masks. Offsets stay true; only the words shown are changed."""

from collections.abc import Iterable, Sequence
from copy import copy

from checker.document import ContactKind, Document
from checker.document.unseen import long_numbers, personal_numbers
from checker.report import Result
from checker.text.span import Span

_MASK = "*"
#: What stands for digits where the notice has masked a number itself (an x does too, and counts as a letter).
_STARS = "*＊×"
#: A number found anywhere in a message is at least so long; shorter ones would be found in dates and amounts.
_SHORTEST = 7


class Mask:
    """The personal numbers of one document: identity numbers, accounts and telephones of natural persons."""

    def __init__(self, document: Document) -> None:
        spans = [number.span for number in document.identity_numbers]
        spans += [account.span for account in document.accounts if not account.office]
        spans += [c.span for c in document.contacts if c.kind is ContactKind.PHONE and not c.office]
        self._raw = document.raw
        self._hidden: set[int] = set()
        self._numbers: set[str] = set()
        self._unseen: dict[tuple[str, ...], Mask] = {}
        for raw in (document.locate(span) for span in spans):
            digits, places = _digits(self._raw[raw.start : raw.end])
            self._hidden.update(raw.start + at for at in _hidden(places))
            if len(digits) >= _SHORTEST and " " not in digits:
                self._numbers.add(digits)
        self._lengths = sorted({len(number) for number in self._numbers}, reverse=True)

    def knowing(self, unseen: tuple[str, ...]) -> "Mask":
        """This mask, with the personal numbers in words of the file that do not stand in the text: what is hidden,
        deleted or said in comments. A mobile number there is always somebody's own."""
        if not unseen:
            return self
        if unseen not in self._unseen:
            self._unseen[unseen] = mask = copy(self)
            told = [number for words in unseen for _, number in personal_numbers(words)]
            told += [number for words in unseen for number in long_numbers(words)]
            numbers = (_digits(number)[0] for number in told)
            mask._numbers = self._numbers | {number for number in numbers if len(number) >= _SHORTEST}
            mask._lengths = sorted({len(number) for number in mask._numbers}, reverse=True)
        return self._unseen[unseen]

    def quote(self, span: Span) -> str:
        """The raw text of *span*, every personal number in it or that it is part of masked; its length is kept."""
        words = self._raw[span.start : span.end]
        if self._hidden:
            words = "".join(_MASK if at in self._hidden else c for at, c in enumerate(words, span.start))
        return self.text(words)

    def text(self, message: str) -> str:
        """*message* with every personal number of the document in it masked, however its digits are spaced there."""
        if not self._lengths:
            return message
        digits, places = _digits(message)
        words = list(message)
        for length in self._lengths:
            for start in range(len(digits) - length + 1):
                if digits[start : start + length] in self._numbers:
                    for at in _hidden(places[start : start + length]):
                        words[at] = _MASK
        return "".join(words)


def masked_text(document: Document, results: Iterable[Result]) -> str:
    """``document.raw`` with every personal number masked, and whatever is masked in a quote of *results*."""
    words = list(Mask(document).quote(Span(0, len(document.raw))))
    for quote in (quote for result in results for quote in (*result.evidence, *result.related)):
        if _MASK in quote.text:
            for at, character in enumerate(quote.text, quote.start):
                if character == _MASK:
                    words[at] = _MASK
    return "".join(words)


def _digits(words: str) -> tuple[str, list[int]]:
    """The digits of *words* in ASCII, X included, and where they stand. Any other letter counts as a blank: a number
    does not run on across it, but does across spaces and hyphens."""
    found: list[str] = []
    places: list[int] = []
    for at, character in enumerate(words):
        if character.isdecimal():
            found.append(str(int(character)))
            places.append(at)
        elif character.isalnum() or character in _STARS:
            found.append("X" if character in "xXｘＸ" else " ")
            places.append(at)
    return "".join(found), places


def _hidden(places: Sequence[int]) -> Sequence[int]:
    """Which of the *places* of a number's characters are masked: all but the first and last few.

    Of a mobile number 3 and 4 stay, of an identity number 6 and 4, of a bank card 4 (PI-MK-01, PI-MK-03).
    """
    length = len(places)
    before = 3 if length <= 12 else 6 if length in (15, 18) else 0
    after = 4 if length > 7 else 2
    return places[before : length - after]
