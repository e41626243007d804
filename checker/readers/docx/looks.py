"""The colour, size and ground of words, resolved from run to styles to defaults (section 17.7.2)."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from checker.readers.docx.xml import attribute, child, children, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def value(element: "Element | None", wanted: str) -> str:
    """An attribute in capitals, "" where it is not said."""
    if element is None:
        return ""
    uri = str(element.tag).partition("}")[0]
    said = element.get(f"{uri}}}{wanted[2:]}")  # where it stands almost always
    return (said if said is not None else attribute(element, wanted) or "").upper()


def is_white(colour: str) -> bool:
    """Whether a colour cannot be told from paper: every part of it 250 of 255 at least.

    >>> is_white("FFFFFF"), is_white("FEFEFE"), is_white("F2F2F2"), is_white("AUTO")
    (True, True, False, False)
    """
    try:
        return len(colour) == 6 and all(int(colour[at : at + 2], 16) >= 250 for at in (0, 2, 4))
    except ValueError:
        return False


def fill_of(properties: "Element | None") -> str:
    """The colour that properties shade their ground with, "" for none."""
    shading = child(properties, "w:shd")
    fill = value(shading, "w:fill")
    return "" if fill in ("", "AUTO") or value(shading, "w:val") == "NIL" else fill


class Looks:
    """What the style sheet says of the look of words. Every chain follows basedOn."""

    def __init__(self, root: "Element | None") -> None:
        self._root = root
        self._styles: dict[str, Element] = {}
        self._defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self._paragraph: str | None = None
        for style in children(root, "w:style") if root is not None else ():
            key = _id(style)
            self._styles.setdefault(key, style)
            if attribute(style, "w:default") in ("1", "true", "on") and attribute(style, "w:type") == "paragraph":
                self._paragraph = key

    def suspects(self, wanted: "Callable[[Element], bool]") -> frozenset[str]:
        """The styles of paragraphs and characters, and those based on them, that themselves hold a w:color or w:sz of
        which *wanted* is true; with "" where the default says it."""
        if self._root is None:
            return frozenset()
        uri = str(self._root.tag).partition("}")[0]
        found: set[str] = set()
        for item in self._root.iter(f"{uri}}}color", f"{uri}}}sz"):
            if wanted(item) and (owner := _owner(item)) is not None:
                found.add(owner)
        if found - {""}:
            found.update(key for key in self._styles if any(_id(style) in found for style in self._chain(key)))
        if self._paragraph in found:
            found.add("")
        return frozenset(found)

    def of_run(self, wanted: str, properties: "Element | None", paragraph: "Element | None") -> str:
        """What holds of a run for *wanted* (w:color, w:sz): its own, its style's, its paragraph's, the default."""
        said = value(child(properties, wanted), "w:val")
        if said:
            return said
        for style in (*self._chain(_style(properties, "w:rStyle")), *self._of_paragraph(paragraph)):
            said = value(child(style, "w:rPr", wanted), "w:val")
            if said:
                return said
        return value(child(self._defaults, wanted), "w:val")

    def shading(self, properties: "Element | None", paragraph: "Element | None") -> str:
        """The colour behind the letters or the paragraph itself, "" for none."""
        said = fill_of(properties) or fill_of(_own(paragraph))
        if said:
            return said
        for style in (*self._chain(_style(properties, "w:rStyle")), *self._of_paragraph(paragraph)):
            said = fill_of(child(style, "w:rPr")) or fill_of(child(style, "w:pPr"))
            if said:
                return said
        return ""

    def table_ground(self, table: "Element", run: "Element") -> tuple[str, bool] | None:
        """The ground that the style of *table* gives, and whether that is certain; None where it gives none.

        Of its conditional formats only the head row is looked up; where others shade, it is left open.
        """
        shaded = False
        for style in self._chain(_style(child(table, "w:tblPr"), "w:tblStyle")):
            for part in children(style, "w:tblStylePr"):
                fill = fill_of(child(part, "w:tcPr"))
                if fill and attribute(part, "w:type") == "firstRow" and _in_first_row(table, run):
                    return fill, True
                shaded |= bool(fill)
            fill = fill_of(child(style, "w:tcPr")) or fill_of(child(style, "w:tblPr"))
            if fill:
                return fill, not shaded
        return ("FFFFFF", False) if shaded else None

    def _of_paragraph(self, paragraph: "Element | None") -> "Iterator[Element]":
        return self._chain(_style(_own(paragraph), "w:pStyle") or self._paragraph)

    def _chain(self, key: str | None) -> "Iterator[Element]":
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = _style(self._styles[key], "w:basedOn")


def _own(paragraph: "Element | None") -> "Element | None":
    """The properties of a paragraph, which stand before its runs (section 17.3.1.22). Of 100,000 runs each asks."""
    for item in paragraph if paragraph is not None else ():
        if name(item) in ("w:pPr", "w:r"):
            return item if name(item) == "w:pPr" else None
    return None


def _style(properties: "Element | None", wanted: str) -> str | None:
    return attribute(found, "w:val") if (found := child(properties, wanted)) is not None else None


def _in_first_row(table: "Element", run: "Element") -> bool:
    first = child(table, "w:tr")
    return first is not None and any(item is first for item in run.iterancestors()) and name(first) == "w:tr"


def _id(style: "Element") -> str:
    return attribute(style, "w:styleId") or ""


def _owner(item: "Element") -> str | None:
    """The style of paragraphs or characters that an element of its w:rPr is of, "" for the default; else None."""
    properties = item.getparent()
    outer = properties.getparent() if properties is not None and name(properties) == "w:rPr" else None
    if outer is None or name(outer) == "w:rPrDefault":
        return None if outer is None else ""
    is_style = name(outer) == "w:style" and attribute(outer, "w:type") in ("paragraph", "character")
    return _id(outer) if is_style else None
