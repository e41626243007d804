"""Styles: what a paragraph or run inherits that decides whether and where its words print."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.readers.docx.xml import attribute, child, children, number, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Style(NamedTuple):
    """What one style says itself; None is nothing. ``outline`` and ``ilvl`` are 0-based, ``element`` is the w:style."""

    id: str
    name: str
    based_on: str | None
    hidden: bool | None
    outline: int | None
    num_id: int | None
    ilvl: int | None
    element: "Element"


class Styles:
    """The style sheet. Every question takes a style id (None is the default paragraph style) and follows basedOn."""

    def __init__(self, root: "Element | None") -> None:
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        self.hidden_by_default = False
        self.defaults = child(root, "w:docDefaults")
        if root is None:
            return
        defaults = child(self.defaults, "w:rPrDefault", "w:rPr")
        self.hidden_by_default = bool(switch(defaults, "w:vanish"))
        for element in children(root, "w:style"):
            self._elements.setdefault(attribute(element, "w:styleId") or "", element)
            is_default = attribute(element, "w:default") in ("1", "true", "on")
            if is_default and attribute(element, "w:type") == "paragraph":
                self._default = attribute(element, "w:styleId") or ""

    def hidden(self, style: str | None) -> bool:
        """Whether a paragraph or character style hides its text (w:vanish)."""
        return next((item.hidden for item in self.chain(style) if item.hidden is not None), False)

    def outline(self, style: str | None) -> int:
        """The heading level (1 is the highest) that a paragraph style gives, 0 for none.

        By its outline level, else by the built-in names "heading 1" and "标题 1".
        """
        for item in self.chain(style):
            if item.outline is not None:
                return item.outline + 1 if item.outline < 9 else 0
            word, _, digit = item.name.rpartition(" ")
            if word in ("heading", "标题") and digit in tuple("123456789"):
                return int(digit)
        return 0

    def is_title(self, style: str | None) -> bool:
        """Whether a paragraph style is the built-in Title, or based on it."""
        return any(item.name in ("title", "标题") for item in self.chain(style))

    def numbering(self, style: str | None) -> tuple[int | None, int | None, str | None]:
        """The list that a paragraph style puts its paragraphs in: numId, level and the style that says so."""
        for item in self.chain(style):
            if item.num_id is not None:
                return item.num_id, item.ilvl, item.id
        return None, None, None

    def chain(self, style: str | None) -> Iterator[Style]:
        """The style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        key = self._default if style is None or style not in self._elements else style
        while key is not None and key in self._elements and key not in seen:
            seen.add(key)
            if key not in self._styles:  # of the hundreds that a sheet has a notice uses a few
                self._styles[key] = _style(self._elements[key])
            yield self._styles[key]
            key = self._styles[key].based_on


def _style(element: "Element") -> Style:
    title, parent = child(element, "w:name"), child(element, "w:basedOn")
    paragraph = child(element, "w:pPr")
    listed = child(paragraph, "w:numPr")
    return Style(
        id=attribute(element, "w:styleId") or "",
        name=(attribute(title, "w:val") or "").lower() if title is not None else "",
        based_on=attribute(parent, "w:val") if parent is not None else None,
        hidden=switch(child(element, "w:rPr"), "w:vanish"),
        outline=number(child(paragraph, "w:outlineLvl")),
        num_id=number(child(listed, "w:numId")),
        ilvl=number(child(listed, "w:ilvl")),
        element=element,
    )
