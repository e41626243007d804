"""The one place that masks. Offsets stay true; only the words shown are changed."""

import re

from checker.document import ContactKind, Document
from checker.text.span import Span

_MASK = "*"


class Mask:
    """The personal numbers of one document: identity numbers, bank cards, mobile numbers of natural persons."""

    def __init__(self, document: Document) -> None:
        spans = [number.span for number in document.identity_numbers]
        spans += [card.span for card in document.bank_cards]
        spans += [c.span for c in document.contacts if c.kind is ContactKind.PHONE and not c.office]
        self._spans = sorted(document.locate(span) for span in spans)
        raw = document.raw
        numbers = {raw[span.start : span.end] for span in self._spans}
        numbers |= {re.sub(r"[^\dXx]", "", number) for number in numbers}
        self._numbers = sorted((number for number in numbers if len(number) >= 7), key=len, reverse=True)

    def quote(self, raw: str, span: Span) -> str:
        """``raw[span]`` with every personal number in it, or that it is part of, masked; its length is kept."""
        words = list(raw[span.start : span.end])
        for number in self._spans:
            if not number.overlaps(span):
                continue
            digits = [at for at in range(number.start, number.end) if raw[at].isalnum()]
            for at in digits[_kept_before(len(digits)) : len(digits) - _kept_after(len(digits))]:
                if span.start <= at < span.end:
                    words[at - span.start] = _MASK
        return "".join(words)

    def text(self, message: str) -> str:
        """*message* with every personal number of the document in it masked."""
        for number in self._numbers:
            if number in message:
                message = message.replace(number, _masked(number))
        return message


def _kept_before(length: int) -> int:
    """How many leading digits stay: 3 of a mobile number, 6 of an identity number (reference: PI-MK-01, PI-MK-03)."""
    return 3 if length <= 12 else 6 if length in (15, 18) else 0


def _kept_after(length: int) -> int:
    return 4 if length > 7 else 2


def _masked(number: str) -> str:
    length = len(number)
    before, after = _kept_before(length), _kept_after(length)
    return number[:before] + _MASK * (length - before - after) + number[length - after :]
