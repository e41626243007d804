"""The walk over the tree of a page, without recursion, from element to blocks."""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from checker.model import Block, BlockKind, CellPlace, Run, RunFlag
from checker.readers.html import grid
from checker.readers.html.lists import Numbers

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Elements that begin a block (HTML Living Standard, section 15.3, ``display: block`` and its kin).
_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td
tfoot th thead tr ul
"""
_BLOCK = frozenset(_BLOCK_NAMES.split())
#: Elements whose text is not printed, or is no text of the page.
_SILENT_NAMES = """
script style head title template noscript iframe object embed applet svg canvas audio video select datalist button
textarea input rt rp
"""
_SILENT = frozenset(_SILENT_NAMES.split())
#: What LibreOffice calls the running head and foot when it saves a text as a web page.
_MARGINS = {"header": BlockKind.HEADER, "footer": BlockKind.FOOTER}
_DEEPEST_PATH = 64
_SMALL = 120
_PUNCTUATION = "，。、；：？！（）《》〈〉【】〔〕“”‘’「」『』…—"


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"[ \t\r\n\f]+")


@cache
def _display() -> re.Pattern[str]:
    return re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)")


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds inside an element. ``counts`` tell the children of each tag, as far as the walk has come."""

    path: str = ""
    depth: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    flags: RunFlag = RunFlag.NONE
    cell: CellPlace | None = None
    kept: bool = False  # white space is kept
    silent: bool = False
    block: bool = False
    totals: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


class Walk:
    """One walk. ``images`` counts the pictures outside of furniture, without ornaments."""

    def __init__(self, furniture: frozenset["Element"], part: str) -> None:
        self.images = 0
        self._furniture = furniture
        self._part = part
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._gap = ""  # white space that is owed before the next word
        self._cells: dict[Element, CellPlace] = {}
        self._last: frozenset[Element] = frozenset()
        self._ends: set[Element] = set()
        self._tables = 0
        self._numbers = Numbers()

    def blocks(self, root: "Element") -> list[Block]:
        """The blocks of the page, in the order of its source."""
        from lxml import etree

        places = [_Place(totals={str(root.tag): 1})]
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                place = self._enter(element, places[-1])
                places.append(place)
                self._text(element.text, place)
                continue
            place = places.pop()
            self._leave(element, place)
            self._text(element.tail, places[-1])
        self._flush(places[0])
        return self._blocks

    def _enter(self, element: "Element", outer: _Place) -> _Place:
        tag = str(element.tag)
        outer.counts[tag] = outer.counts.get(tag, 0) + 1
        place = self._inside(element, tag, outer)
        if place.silent:
            return place
        if place.block:
            self._flush(outer)
        if tag == "table":
            self._table(element)
        elif tag == "br":
            self._gap = ""
            self._runs.append(Run("\n", self._part, place.path, place.flags))
        elif tag == "img":
            self.images += place.kind is not BlockKind.FURNITURE and not _is_ornament(element)
        elif tag in ("ol", "ul", "li"):
            label = self._numbers.enter(element, tag)
            if label:
                self._runs.append(Run(label, self._part, place.path, place.flags | RunFlag.AUTOMATIC))
        return place

    def _inside(self, element: "Element", tag: str, outer: _Place) -> _Place:
        style = (element.get("style") or "").lower()
        said = _display().search(style) if "display" in style else None
        display = said[1] if said else ""
        block = tag in _BLOCK if not display else (tag in _BLOCK and display != "inline") or display == "block"
        hidden = display == "none" or element.get("hidden") is not None
        kind, level = outer.kind, outer.level
        cell = self._cells.get(element, outer.cell)
        if element in self._furniture or kind is BlockKind.FURNITURE:
            kind, level, cell = BlockKind.FURNITURE, 0, None
            block = block or element in self._furniture
        elif kind in _MARGINS.values():
            level = 0
        elif outer.path.endswith("/body") and tag == "div" and element.get("title") in _MARGINS:
            kind, level = _MARGINS[str(element.get("title"))], 0
        elif cell is not None:
            kind, level = BlockKind.CELL, 0
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            kind, level = BlockKind.HEADING, int(tag[1])
        return _Place(
            path=outer.path if outer.depth >= _DEEPEST_PATH else _path(tag, outer),
            depth=outer.depth + 1,
            kind=kind,
            level=level,
            flags=outer.flags | (RunFlag.HIDDEN if hidden else RunFlag.NONE) | _revision(tag, style),
            cell=cell,
            kept=outer.kept or tag == "pre" or "white-space:pre" in style.replace(" ", ""),
            silent=outer.silent or tag in _SILENT,
            block=block,
            totals=_totals(element),
        )

    def _leave(self, element: "Element", place: _Place) -> None:
        if place.silent:
            return
        if element in self._cells:
            self._close(place, "\n" if element in self._ends else "\t")
        elif place.block:
            self._flush(place, whole=element.tag == "li")
        if element.tag in ("ol", "ul"):
            self._numbers.leave()

    def _table(self, table: "Element") -> None:
        cells = grid.rows(table)
        if grid.is_layout(table, cells):
            return
        self._cells.update(grid.places(cells, self._tables))
        self._ends.update(row[-1] for row in cells if row)
        self._tables += 1

    def _text(self, text: str | None, place: _Place) -> None:
        if not text or place.silent:
            return
        if place.kept:
            self._runs.append(Run(text.replace("\r\n", "\n"), self._part, place.path, place.flags))
            return
        words = _blank().split(text)
        gaps = ["", *_blank().findall(text)]
        joined: list[str] = []
        for gap, word in zip(gaps, words, strict=True):
            self._gap += gap
            if word:
                joined.append(self._owed(word, joined) + word)
                self._gap = ""
        if joined:
            self._runs.append(Run("".join(joined), self._part, place.path, place.flags))

    def _owed(self, word: str, joined: list[str]) -> str:
        """The blank before *word*: none at the beginning of a line, nor for a line end of the source beside full-width
        punctuation. Elsewhere browsers show a blank, and programs that write pages break their lines at one."""
        before = joined[-1] if joined else self._runs[-1].text if self._runs else "\n"
        if not self._gap or before.endswith(("\n", " ")):
            return ""
        return "" if "\n" in self._gap and (before[-1] in _PUNCTUATION or word[0] in _PUNCTUATION) else " "

    def _flush(self, place: _Place, whole: bool = False) -> None:
        """Close the block that is being gathered. The number of an item waits for its words, until it is *whole*."""
        if not whole and self._runs and all(RunFlag.AUTOMATIC in run.flags for run in self._runs):
            return
        runs, self._runs, self._gap = _stripped(self._runs), [], ""
        if runs:
            self._blocks.append(Block(tuple(runs), place.kind, place.level, place.cell))

    def _close(self, place: _Place, end: str) -> None:
        """Close a cell. *end* is what follows its last block; an empty cell is a block too."""
        self._flush(place, whole=True)
        if self._blocks and self._blocks[-1].cell == place.cell and place.cell is not None:
            self._blocks[-1] = replace(self._blocks[-1], end=end)
        else:
            self._blocks.append(Block((), place.kind, place.level, place.cell, end))


def _revision(tag: str, style: str) -> RunFlag:
    """What is struck out was there and is no more; what ``<ins>`` holds was added."""
    if tag in ("del", "s", "strike") or "line-through" in style:
        return RunFlag.DELETED
    return RunFlag.INSERTED if tag == "ins" else RunFlag.NONE


@cache
def _ornament() -> re.Pattern[str]:
    return re.compile(r"logo|icon|banner|qr|ewm|erweima|weixin|wechat|二维码|微信")


def _is_ornament(image: "Element") -> bool:
    """Whether a picture is the site's own: one that is called so, or too small (pixels) to hold a notice."""
    if _ornament().search(" ".join(image.get(key) or "" for key in ("src", "class", "id", "alt")).lower()):
        return True
    sizes = [(image.get(key) or "").removesuffix("px").strip() for key in ("width", "height")]
    return any(size.isdecimal() and len(size) < 9 and int(size) < _SMALL for size in sizes)


def _totals(element: "Element") -> dict[str, int]:
    totals: dict[str, int] = {}
    for child in element:
        totals[str(child.tag)] = totals.get(str(child.tag), 0) + 1
    return totals


def _path(tag: str, outer: _Place) -> str:
    step = tag if outer.totals.get(tag, 0) <= 1 else f"{tag}[{outer.counts[tag]}]"
    return f"{outer.path}/{step}"


def _stripped(runs: list[Run]) -> list[Run]:
    """*runs* without line ends at either edge, and nothing where only white space is left."""
    if not any(run.text.strip() for run in runs):
        return []
    first = next(at for at, run in enumerate(runs) if run.text.strip("\n"))
    last = next(at for at in range(len(runs) - 1, -1, -1) if runs[at].text.strip("\n"))
    kept = runs[first : last + 1]
    return [replace(kept[0], text=kept[0].text.lstrip("\n")), *kept[1:]] if kept[0].text.startswith("\n") else kept
