"""Styles: what is hidden, which paragraph is the title, which page is meant."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from checker.readers.odt.names import attribute, child, children, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: How many styles a chain of parents may have. A circle would have no end.
_DEEPEST = 32


class Style(NamedTuple):
    """What matters of one style. ``hidden`` is None where it does not say."""

    parent: str
    hidden: bool | None
    master: str


class Styles:
    """The styles of a document, those of content.xml before those of styles.xml."""

    def __init__(self, roots: "Iterable[Element]") -> None:
        self._styles: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        for root in roots:
            for group in children(root, "office:automatic-styles", "office:styles"):
                for element in group:
                    self._take(element)

    def _take(self, element: "Element") -> None:
        kind = name(element)
        if kind == "style:style":
            key = attribute(element, "style:family"), attribute(element, "style:name")
            properties = child(element, "style:text-properties")
            display = attribute(properties, "text:display") if properties is not None else ""
            self._styles.setdefault(
                key,
                Style(
                    attribute(element, "style:parent-style-name"),
                    display == "none" if display else None,
                    attribute(element, "style:master-page-name"),
                ),
            )
        elif kind == "text:list-style":
            self.lists.setdefault(attribute(element, "style:name"), element)
        elif kind == "text:outline-style" and self.outline is None:
            self.outline = element

    def _chain(self, family: str, style: str) -> "Iterable[tuple[str, Style]]":
        for _ in range(_DEEPEST):
            found = self._styles.get((family, style))
            if found is None:
                return
            yield style, found
            style = found.parent

    def hidden(self, family: str, style: str) -> bool | None:
        """Whether a style hides its text; None where it does not say."""
        return next((one.hidden for _, one in self._chain(family, style) if one.hidden is not None), None)

    def is_title(self, style: str) -> bool:
        """Whether a paragraph style is the title's, or made from it."""
        return style == "Title" or any(one.parent == "Title" for _, one in self._chain("paragraph", style))

    def masters(self) -> set[str]:
        """The master pages that paragraphs and tables ask for."""
        return {one.master for one in self._styles.values() if one.master}
