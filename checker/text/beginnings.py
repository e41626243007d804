"""With which characters what a regular expression finds can begin: searching then passes over all others quickly.

CPython's engine does so by itself where a pattern begins with a character or a class. Where it begins with a choice of
words, with something optional or with a look around, it tries the whole pattern at every place of the text, which takes
a hundred times as long.
"""

from collections.abc import Iterable
from typing import Any

#: A character class, as ``re._parser`` has it.
_Class = list[tuple[Any, Any]]


def beginnings(parsed: Any) -> _Class | None:
    """A class that holds the first character of whatever *parsed*, a pattern of ``re._parser``, finds.

    None where it may find nothing at all, or where the class cannot be told or would not be one of a few characters.
    """
    first, empty = _of_sequence(parsed)
    return None if empty or not first else first


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> tuple[_Class | None, bool]:
    """The class, None for one that is not told, and whether what *items* find may be empty."""
    found: _Class = []
    for op, argument in items:
        first, empty = _of(str(op), argument)
        if first is None:
            return None, False
        found += first
        if not empty:
            return found, False
    return found, True


def _of(op: str, argument: Any) -> tuple[_Class | None, bool]:
    from re._constants import LITERAL  # type: ignore[import-not-found]

    if op == "LITERAL":
        return [(LITERAL, argument)], False
    if op == "IN":
        plain = all(str(kind) in ("LITERAL", "RANGE") for kind, _ in argument)
        return (list(argument), False) if plain else (None, False)
    if op == "BRANCH":
        return _of_any(argument[1])
    if op == "SUBPATTERN" and not (argument[1] or argument[2]):
        return _of_sequence(argument[3])
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        first, empty = _of_sequence(argument[2])
        return first, empty or argument[0] == 0
    if op in ("AT", "ASSERT", "ASSERT_NOT"):  # they take no character
        return [], True
    return None, False


def _of_any(choices: Iterable[Any]) -> tuple[_Class | None, bool]:
    found: _Class = []
    may_be_empty = False
    for choice in choices:
        first, empty = _of_sequence(choice)
        if first is None:
            return None, False
        found += first
        may_be_empty |= empty
    return found, may_be_empty
