r"""Where a number or a Latin word ends. ``\b`` does not do beside Chinese, whose characters are word characters too."""

from typing import Literal

from checker.text.span import Span


def bounded(text: str, span: Span, alphabet: Literal["digits", "ascii"] = "digits") -> bool:
    r"""Whether *span* of *text* has no neighbour of *alphabet* on either side.

    ``digits`` are 0 to 9, ``ascii`` are ASCII letters and digits.

    >>> bounded("电话13800000000联系", Span(2, 13))
    True
    >>> bounded("电话138000000001联系", Span(2, 13))
    False
    >>> bounded("A13800000000", Span(1, 12), "ascii")
    False
    """
    before = text[span.start - 1 : span.start] if span.start else ""
    return not (_is_of(before, alphabet) or _is_of(text[span.end : span.end + 1], alphabet))


def _is_of(character: str, alphabet: str) -> bool:
    return character.isascii() and (character.isdigit() if alphabet == "digits" else character.isalnum())
