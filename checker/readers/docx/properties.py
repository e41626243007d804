"""What one w:rPr or w:pPr says itself, as plain values under the names of RunFormat and ParagraphFormat."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from checker.readers.docx.measures import points
from checker.readers.docx.theme import Theme
from checker.readers.docx.xml import attribute, child, name, number, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Properties that styles of two kinds toggle: said by both, they are off (section 17.7.3).
TOGGLES = ("bold", "italic", "hidden")
_SWITCHES = {"w:b": "bold", "w:i": "italic", "w:vanish": "hidden"}
_ALIGNMENTS = {"start": "left", "end": "right", "thaiDistribute": "distribute"}
_KNOWN = ("left", "center", "right", "both", "distribute")
_HALF = 0.5  # points in a half-point
_LINE = 240  # of w:line for one line


def run_properties(properties: "Element | None", theme: Theme) -> Mapping[str, Any]:
    """The run properties that are said; what is not said is not there."""
    said: dict[str, Any] = {}
    for item in properties if properties is not None else ():
        kind = name(item)
        if kind == "w:rFonts":
            said.update(_fonts(item, theme))
        elif kind in _SWITCHES:
            said[_SWITCHES[kind]] = (attribute(item, "w:val") or "true") not in ("0", "false", "off")
        elif kind == "w:sz":
            size = points(item, "w:val", _HALF)
            said |= {} if size is None else {"size": size}
        elif kind == "w:color":
            said["color"] = (attribute(item, "w:val") or "auto").upper().replace("AUTO", "auto")
        elif kind == "w:shd":
            fill = (attribute(item, "w:fill") or "auto").upper()
            said["shading"] = "" if fill in ("AUTO", "FFFFFF") else fill
        elif kind == "w:highlight":
            colour = attribute(item, "w:val") or "none"
            said["highlight"] = "" if colour == "none" else colour
    return said


def _fonts(fonts: "Element", theme: Theme) -> Mapping[str, str | None]:
    """A font of the theme comes before one named beside it; a theme that lacks it leaves the font unknown."""
    said: dict[str, str | None] = {}
    for key, names in (("east_asian", ("eastAsia",)), ("latin", ("ascii", "hAnsi"))):
        for written in names:
            themed = attribute(fonts, f"w:{written}Theme")
            plain = attribute(fonts, f"w:{written}")
            if themed or plain:
                said[key] = theme.font(themed) or plain if themed else plain
                break
    return said


def paragraph_properties(properties: "Element | None") -> Mapping[str, Any]:
    """The paragraph properties that are said."""
    said: dict[str, Any] = {}
    if properties is None:
        return said
    said |= _indents(child(properties, "w:ind")) | _spacing(child(properties, "w:spacing"))
    written = child(properties, "w:jc")
    if written is not None:
        alignment = attribute(written, "w:val") or "left"
        alignment = _ALIGNMENTS.get(alignment, alignment)
        said["alignment"] = alignment if alignment in _KNOWN else "both"
    for wanted, key in (("w:pageBreakBefore", "break_before"), ("w:snapToGrid", "snapped")):
        state = switch(properties, wanted)
        said |= {} if state is None else {key: state}
    level = number(child(properties, "w:outlineLvl"))
    said |= {} if level is None else {"outline": level + 1 if 0 <= level < 9 else 0}
    listed = number(child(properties, "w:numPr", "w:numId"))
    said |= {} if listed is None else {"numbered": listed != 0}
    border = child(properties, "w:pBdr", "w:bottom")
    if border is not None:
        plain = (attribute(border, "w:val") or "none") not in ("none", "nil")
        said["border"] = (attribute(border, "w:color") or "auto").upper().replace("AUTO", "auto") if plain else ""
    frame = child(properties, "w:framePr")
    if frame is not None:
        said["frame"] = attribute(frame, "w:xAlign") or "?"
    return said


def _indents(indent: "Element | None") -> dict[str, Any]:
    """The indents. Zero characters take an inherited number of characters away, so that points count again."""
    said: dict[str, Any] = {}
    if indent is None:
        return said
    for key, names, sign in (
        ("first", ("firstLine",), 1),
        ("first", ("hanging",), -1),
        ("left", ("left", "start"), 1),
        ("right", ("right", "end"), 1),
    ):
        for written in names:
            length = points(indent, f"w:{written}")
            chars = number(indent, f"w:{written}Chars")
            said |= {} if length is None else {key: sign * length}
            said |= {} if chars is None else {f"{key}_chars": sign * chars / 100 if chars else None}
    return said


def _spacing(spacing: "Element | None") -> dict[str, Any]:
    said: dict[str, Any] = {}
    if spacing is None:
        return said
    for key in ("before", "after"):
        length = points(spacing, f"w:{key}")
        lines = number(spacing, f"w:{key}Lines")
        said |= {} if length is None else {key: length}
        said |= {} if lines is None else {f"{key}_lines": lines / 100 if lines else None}
    line = points(spacing, "w:line")
    rule = attribute(spacing, "w:lineRule")
    if line is not None:
        rule = rule if rule in ("exact", "atLeast") else "auto"
        said |= {"rule": rule, "line": line * 20 / _LINE if rule == "auto" else line}
    return said
