"""Tracked changes: what was inserted, deleted, moved or given another look, by whom, and nobody has accepted yet."""

from typing import TYPE_CHECKING

from checker.model import Change, ChangeKind
from checker.readers.docx.places import Places
from checker.readers.docx.xml import attribute, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_KINDS = {
    "ins": ChangeKind.INSERTION,
    "del": ChangeKind.DELETION,
    "moveTo": ChangeKind.MOVE_TO,
    "moveFrom": ChangeKind.MOVE_FROM,
    "cellIns": ChangeKind.INSERTION,
    "cellDel": ChangeKind.DELETION,
    "cellMerge": ChangeKind.FORMAT,
    "rPrChange": ChangeKind.FORMAT,
    "pPrChange": ChangeKind.FORMAT,
    "tblPrChange": ChangeKind.FORMAT,
    "tblPrExChange": ChangeKind.FORMAT,
    "trPrChange": ChangeKind.FORMAT,
    "tcPrChange": ChangeKind.FORMAT,
    "sectPrChange": ChangeKind.FORMAT,
    "numberingChange": ChangeKind.FORMAT,
}
#: Where a w:ins or w:del stands in the properties of something, and what it is then about.
_PROPERTIES = {"w:trPr": "w:tr", "w:tcPr": "w:tc"}


class Changes:
    """The tracked changes of the stories read so far, and what they are around."""

    def __init__(self) -> None:
        self.found: list[Change] = []
        self._around: dict[Element, int] = {}  # by the wrapper, row or cell
        self._marks: dict[Element, list[int]] = {}  # by the paragraph

    def collect(self, root: "Element", part: str) -> None:
        """Find the changes of a part, before its story is read."""
        uri = str(root.tag).partition("}")[0]
        marks = list(root.iter(*(f"{uri}}}{tag}" for tag in _KINDS)))
        if not marks:
            return
        places = Places(root)
        moves = _moves(root, uri)
        for mark in marks:
            path = places.of(mark)
            if path:
                self._add(mark, part, path, moves.get(mark, ""))

    def _add(self, mark: "Element", part: str, path: str, move: str) -> None:
        kind = _KINDS[name(mark)[2:]]
        parent = mark.getparent()
        holder = "" if parent is None else name(parent)
        outer = parent.getparent() if parent is not None else None
        index = len(self.found)
        if holder == "w:numPr":
            kind = ChangeKind.FORMAT
        elif holder in _PROPERTIES and outer is not None and kind is not ChangeKind.FORMAT:
            self._around[outer] = index
        elif holder == "w:rPr" and kind is not ChangeKind.FORMAT:
            paragraph = outer.getparent() if outer is not None and name(outer) == "w:pPr" else None
            if paragraph is None:
                return
            self._marks.setdefault(paragraph, []).append(index)
        elif kind is not ChangeKind.FORMAT:
            self._around[mark] = index
        author, date = (attribute(mark, key) or "" for key in ("w:author", "w:date"))
        self.found.append(Change(kind, author, date, part, path, move))

    def around(self, element: "Element") -> tuple[int, ...]:
        """The changes that *element* stands in, the innermost first."""
        if not self._around:
            return ()
        return tuple(self._around[item] for item in element.iterancestors() if item in self._around)

    def of_mark(self, paragraph: "Element") -> tuple[int, ...]:
        """The changes of the end of *paragraph*."""
        return tuple(self._marks.get(paragraph, ()))


def _moves(root: "Element", uri: str) -> "dict[Element, str]":
    """The name of the move that each w:moveFrom and w:moveTo belongs to (sections 17.13.5.21 to 17.13.5.28)."""
    tags = ("moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "moveFromRangeEnd", "moveToRangeEnd")
    current = {"moveFrom": "", "moveTo": ""}
    found = {}
    for item in root.iter(*(f"{uri}}}{tag}" for tag in tags)):
        tag = name(item)[2:]
        if tag in current:
            found[item] = current[tag]
        else:
            side, _, edge = tag.partition("Range")
            current[side] = (attribute(item, "w:name") or "") if edge == "Start" else ""
    return found
