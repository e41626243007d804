"""What the styles of a workbook say of a cell: its number format, and whether its characters can be seen."""

from typing import TYPE_CHECKING, NamedTuple

from checker.readers.docx.xml import child, children, number
from checker.readers.xlsx.tokens import BUILT_IN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WHITE = {"FFFFFFFF", "00FFFFFF", "FFFFFF"}


class Style(NamedTuple):
    """The number format of a cell, and whether its characters are white on white."""

    code: str = "General"
    white: bool = False


def read_styles(root: "Element | None") -> tuple[Style, ...]:
    """The styles by the number that cells name them by."""
    if root is None:
        return ()
    codes = dict(BUILT_IN)
    for item in _each(root, "x:numFmts", "x:numFmt"):
        codes[number(item, "x:numFmtId") or 0] = item.get("formatCode") or "General"
    white = [_is_white(child(font, "x:color"), "0") for font in _each(root, "x:fonts", "x:font")]
    blank = [_is_blank(child(fill, "x:patternFill")) for fill in _each(root, "x:fills", "x:fill")]
    found = []
    for item in _each(root, "x:cellXfs", "x:xf"):
        font, fill = number(item, "x:fontId") or 0, number(item, "x:fillId") or 0
        unseen = 0 <= font < len(white) and white[font] and (blank[fill] if 0 <= fill < len(blank) else True)
        found.append(Style(codes.get(number(item, "x:numFmtId") or 0, "General"), unseen))
    return tuple(found)


def _each(root: "Element", group: str, wanted: str) -> "list[Element]":
    above = child(root, group)
    return [] if above is None else list(children(above, wanted))


def _is_white(color: "Element | None", theme: str) -> bool:
    """Theme 0 is the paper's own colour, white unless somebody changed the theme."""
    if color is None:
        return False
    plain = not color.get("tint")
    return (color.get("rgb") or "").upper() in _WHITE or (color.get("theme") == theme and plain)


def _is_blank(pattern: "Element | None") -> bool:
    if pattern is None or (pattern.get("patternType") or "none") == "none":
        return True
    return pattern.get("patternType") == "solid" and _is_white(child(pattern, "x:fgColor"), "0")
