"""The numbers of list items and headings, which the program that shows the document makes."""

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.readers.docx.numerals import render
from checker.readers.docx.symbols import symbol
from checker.readers.odt.names import attribute, child, children, count, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEVELS = 10
#: Number formats of OpenDocument (part 3, 19.506) and of LibreOffice, by the names that the Word reader has for them.
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一, 二, 三, ...": "chineseCountingThousand",
    "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "ideographLegalTraditional",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth",
}
_SLOT = re.compile(r"%(\d{1,2})%")


class Level(NamedTuple):
    """One level of a list style: ``text`` has slots ``%1%`` for the numbers of the levels."""

    format: str
    text: str
    start: int
    gap: str
    bullet: str


class Counter:
    """Counts the items of one list, level by level."""

    def __init__(self, style: "Element | None") -> None:
        self._levels = {} if style is None else _levels(style)
        self._counts: list[int | None] = [None] * (_LEVELS + 1)
        self.unknown: set[str] = set()

    def next(self, at: int) -> str:
        """Count one item of the 1-based level *at*, and return its number with what follows it; "" for none."""
        at = min(at, _LEVELS)
        level = self._levels.get(at)
        if level is None:
            return ""
        current = self._counts[at]
        self._counts[at] = level.start if current is None else current + 1
        self._counts[at + 1 :] = [None] * (_LEVELS - at)
        if level.bullet:
            return level.bullet + level.gap
        written = _SLOT.sub(lambda slot: self._written(int(slot[1])), level.text) if level.format else ""
        return written + level.gap if written else ""

    def restart(self, at: int, start: int) -> None:
        """Let the next item of level *at* have the number *start*."""
        self._counts[min(at, _LEVELS)] = start - 1

    def _written(self, at: int) -> str:
        level = self._levels.get(at)
        if level is None or not level.format:
            return ""
        if level.format not in _FORMATS:
            self.unknown.add(level.format)
            return "▯"
        value = self._counts[at]
        return render(level.start if value is None else value, _FORMATS[level.format])


def _levels(style: "Element") -> dict[int, Level]:
    kinds = ("text:list-level-style-number", "text:list-level-style-bullet", "text:outline-level-style")
    return {at: _level(element, at) for element in children(style, *kinds) if (at := count(element, "text:level")) >= 1}


def _level(element: "Element", at: int) -> Level:
    aligned = child(element, "style:list-level-properties", "style:list-level-label-alignment")
    follows = attribute(aligned, "text:label-followed-by") if aligned is not None else ""
    bullet = attribute(element, "text:bullet-char") if name(element).endswith("bullet") else ""
    shown = min(max(count(element, "text:display-levels"), 1), at)
    plain = ".".join(f"%{level}%" for level in range(at - shown + 1, at + 1))
    text = attribute(element, "style:num-prefix") + plain + attribute(element, "style:num-suffix")
    return Level(
        format=attribute(element, "style:num-format"),
        text=attribute(element, "loext:num-list-format") or text,
        start=count(element, "text:start-value"),
        gap="" if follows == "nothing" else " ",
        bullet="".join(symbol(None, ord(one)) for one in bullet),
    )
