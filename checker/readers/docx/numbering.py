"""Automatic numbering: the number that Word prints before a paragraph and stores nowhere.

Counters belong to an abstract definition (w:abstractNum): lists that share one go on counting, unless an override
(w:startOverride) restarts the level when the list is first used.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from checker.readers.docx.numerals import render
from checker.readers.docx.symbols import symbol
from checker.readers.docx.xml import attribute, branch, child, children, name, number, switch

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

_LEVELS = 9


class Level(NamedTuple):
    """One level of a list, 0-based. ``restart`` is 1-based, as in the file: the level that makes it start again."""

    start: int
    style: str
    text: str
    suffix: str
    restart: int
    legal: bool
    paragraph_style: str
    font: str
    padding: int


class List(NamedTuple):
    """What a w:numId stands for: the abstract definition that counts, its levels, and where it starts afresh."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Lists(Protocol):
    """Whatever knows the lists of a document by number."""

    def find(self, num_id: int) -> List | None:
        """The list of that number, None where there is none (0 means: no list)."""
        ...


class Numbering:
    """The lists of a document."""

    def __init__(self, root: "Element | None", style_list: "Callable[[str], int | None]") -> None:
        """*style_list* gives the numId of a numbering style, through which a definition may be linked."""
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._nums: dict[int, Element] = {}
        self._lists: dict[int, List | None] = {}
        self._style_list = style_list
        if root is None:
            return
        for element in children(root, "w:abstractNum"):
            key = attribute(element, "w:abstractNumId") or ""
            self._abstract[key] = _levels(element)
            link = child(element, "w:numStyleLink")
            if link is not None:
                self._links[key] = attribute(link, "w:val") or ""
        for element in children(root, "w:num"):
            identity = number(element, "w:numId")
            if identity is not None:
                self._nums[identity] = element

    def find(self, num_id: int) -> List | None:
        """The list of that w:numId, None where there is none (0 means: no list)."""
        if num_id not in self._lists:
            self._lists[num_id] = self._find(num_id)
        return self._lists[num_id]

    def _find(self, num_id: int) -> List | None:
        element = self._nums.get(num_id)
        if element is None or num_id == 0:
            return None
        key = str(number(child(element, "w:abstractNumId")) or 0)
        for _ in range(_LEVELS):  # a link may lead to a link, or round in a circle
            linked = self._nums.get(self._style_list(self._links[key]) or 0) if key in self._links else None
            if linked is None:
                break
            key = str(number(child(linked, "w:abstractNumId")) or 0)
        levels, starts = dict(self._abstract.get(key, {})), {}
        for override in children(element, "w:lvlOverride"):
            at = number(override, "w:ilvl") or 0
            start, level = number(child(override, "w:startOverride")), child(override, "w:lvl")
            if level is not None:
                levels[at] = _level(level, at)
            if start is not None:
                starts[at] = start
        return List(key, levels, starts)


class Counters:
    """Counts the list items of one story of the document."""

    def __init__(self, numbering: Lists) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def level_of_style(self, num_id: int, style: str | None) -> int:
        """The level of a list that is linked to a paragraph style, 0 where none is."""
        found = self._numbering.find(num_id)
        levels = found.levels if found and style else {}
        return next((at for at, level in levels.items() if level.paragraph_style == style), 0)

    def next(self, num_id: int, at: int) -> str:
        """Count one item at level *at* (0-based), and return its number with what follows it; "" for none.

        The tab after a number is given as a space, because tabs separate the cells of a table.
        """
        found = self._numbering.find(num_id)
        level = found.levels.get(at) if found else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        first = found.starts.get(at, level.start)
        overridden = at in found.starts and (num_id, at) not in self._started
        current = counts[at]
        counts[at] = first if current is None or overridden else current + 1
        self._started.add((num_id, at))
        for higher in range(at):  # a level that was skipped prints its start, and counts as used
            if counts[higher] is None and higher in found.levels:
                counts[higher] = found.starts.get(higher, found.levels[higher].start)
        for deeper in range(at + 1, _LEVELS):
            below = found.levels.get(deeper)
            if below is None or at < below.restart:
                counts[deeper] = None
        label = _label(found, level, at, counts)
        return label + {"nothing": ""}.get(level.suffix, " ") if label else ""


def _label(found: List, level: Level, at: int, counts: list[int | None]) -> str:
    if level.style == "bullet":
        return "".join(symbol(level.font, ord(char)) for char in level.text)

    def placeholder(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = found.levels.get(index)
        if other is None or index > at:
            return ""
        value = counts[index] or 0
        style = "decimal" if level.legal and other.style != "none" else other.style
        return render(value, style).rjust(other.padding, "0")

    return re.sub(r"%([1-9])", placeholder, level.text)


def _levels(element: "Element") -> dict[int, Level]:
    levels = {}
    for item in children(element, "w:lvl"):
        at = number(item, "w:ilvl") or 0
        if 0 <= at < _LEVELS:
            levels[at] = _level(item, at)
    return levels


def _level(element: "Element", at: int) -> Level:
    def value(wanted: str, default: str) -> str:
        found = child(element, wanted)
        return default if found is None else attribute(found, "w:val") or ""

    style, padding = _format(element)
    start, restart = number(child(element, "w:start")), number(child(element, "w:lvlRestart"))
    fonts = child(element, "w:rPr", "w:rFonts")
    return Level(
        start=0 if start is None else start,
        style=style,
        text=value("w:lvlText", ""),
        suffix=value("w:suff", "tab"),
        restart=at if restart is None else restart,
        legal=bool(switch(element, "w:isLgl")),
        paragraph_style=value("w:pStyle", ""),
        font=(attribute(fonts, "w:ascii") or attribute(fonts, "w:hAnsi") or "") if fonts is not None else "",
        padding=padding,
    )


def _format(element: "Element") -> tuple[str, int]:
    """The number format, and to how many digits it is padded: custom formats are such ("001, 002, 003, ...")."""
    found = child(element, "w:numFmt")
    if found is None:
        choice = next((branch(item) for item in element if name(item) == "mc:AlternateContent"), None)
        found = child(choice, "w:numFmt")
    if found is None:
        return "decimal", 0
    style = attribute(found, "w:val") or "decimal"
    if style != "custom":
        return style, 0
    first = (attribute(found, "w:format") or "1").partition(",")[0].strip()
    return "decimal", min(len(first), 9) if first.isdigit() else 0
