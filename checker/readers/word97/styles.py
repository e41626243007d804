"""Styles and fonts (MS-DOC sections 2.9.271 and 2.9.286): hidden text, outline levels, lists, symbol fonts."""

from collections.abc import Iterator
from struct import unpack_from
from typing import NamedTuple

from checker.readers.word97.sprms import HIDDEN, LIST, LIST_LEVEL, OUTLINE, sprms

_NONE = 0xFFF
#: The built-in styles by their numbers (section 2.9.260): headings 1 to 9, and the title.
_HEADINGS, _TITLE = range(1, 10), 62
_PARAGRAPH, _CHARACTER = 1, 2


class Style(NamedTuple):
    """What a style says itself; None is nothing. ``outline`` and ``level`` are 0-based."""

    built_in: int
    based_on: int
    hidden: int | None = None
    outline: int | None = None
    list_use: int | None = None
    level: int | None = None


class Styles:
    """The style sheet. Every question takes a style's index and follows what it is based on."""

    def __init__(self, stsh: bytes) -> None:
        self._styles = dict(_styles(stsh))

    def hidden(self, index: int) -> bool:
        """Whether the style hides its text."""
        return next((bool(style.hidden & 1) for style in self._chain(index) if style.hidden is not None), False)

    def outline(self, index: int) -> int:
        """The heading level (1 is the highest) that a paragraph style gives, 0 for none."""
        for style in self._chain(index):
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else 0
            if style.built_in in _HEADINGS:
                return style.built_in
        return 0

    def is_title(self, index: int) -> bool:
        """Whether the style is the built-in title, or based on it."""
        return any(style.built_in == _TITLE for style in self._chain(index))

    def numbering(self, index: int) -> tuple[int | None, int | None]:
        """The list (1-based use) that a style puts its paragraphs in, and the level; None where it says nothing."""
        for style in self._chain(index):
            if style.list_use is not None:
                return style.list_use, style.level
        return None, None

    def _chain(self, index: int) -> Iterator[Style]:
        for _ in range(12):  # Word follows no more; a hostile file could go round in a circle
            style = self._styles.get(index)
            if style is None:
                return
            yield style
            index = style.based_on


def _styles(stsh: bytes) -> Iterator[tuple[int, Style]]:
    if len(stsh) < 6:
        return
    header, count, base = unpack_from("<HHH", stsh)
    at = 2 + header
    for index in range(count):
        if at + 2 > len(stsh):
            return
        (length,) = unpack_from("<H", stsh, at)
        definition = stsh[at + 2 : at + 2 + length]
        if length >= max(base, 8):
            yield index, _style(definition, base)
        at += 2 + length


def _style(definition: bytes, base: int) -> Style:
    first, second, third = unpack_from("<HHH", definition)
    style = Style(first & 0xFFF, second >> 4)
    at = base + 2 + 2 * (unpack_from("<H", definition, base)[0] + 1) if base + 2 <= len(definition) else len(definition)
    kind = second & 0xF
    for number in range(third & 0xF):
        at += at % 2
        if at + 2 > len(definition):
            break
        (length,) = unpack_from("<H", definition, at)
        grpprl = definition[at + 2 : at + 2 + length]
        at += 2 + length
        if kind == _PARAGRAPH and number < 2:
            style = _with(style, grpprl[2:] if number == 0 else grpprl)
        elif kind == _CHARACTER and number == 0:
            style = _with(style, grpprl)
    return style


def _with(style: Style, grpprl: bytes) -> Style:
    for sprm in sprms(grpprl):
        if sprm.number == HIDDEN:
            style = style._replace(hidden=sprm.value)
        elif sprm.number == OUTLINE:
            style = style._replace(outline=sprm.value)
        elif sprm.number == LIST:
            style = style._replace(list_use=sprm.value)
        elif sprm.number == LIST_LEVEL:
            style = style._replace(level=sprm.value)
    return style


def font_names(sttb: bytes) -> list[str]:
    """The fonts of the document by their index (SttbfFfn, section 2.9.283; FFN, section 2.9.89)."""
    found: list[str] = []
    at = 4
    count = int.from_bytes(sttb[:2], "little")
    while at < len(sttb) and len(found) < count:
        length = sttb[at]
        name = sttb[at + 40 : at + 1 + length].decode("utf-16-le", "ignore")
        found.append(name.partition("\0")[0])
        at += 1 + length
    return found
