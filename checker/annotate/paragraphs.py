"""Where a sentence of our own can stand, and which paragraph it should look like."""

from copy import deepcopy
from typing import NamedTuple

from lxml.etree import _Element as Element

from checker.annotate.characters import Characters
from checker.annotate.tree import ancestors
from checker.document import Document
from checker.model import BlockKind
from checker.readers.docx.xml import child, descendants, name

_LONG = 15  # characters of a line that is surely running text
_OWN = (
    "w:numPr", "w:sectPr", "w:pPrChange", "w:rPr", "w:pageBreakBefore", "w:framePr", "w:outlineLvl", "w:keepNext",
)  # fmt: skip


class Slot(NamedTuple):
    """A place for a new paragraph: before or after *block*, formatted like the paragraph *like*."""

    block: Element
    before: bool
    like: Element | None


class Paragraphs:
    """The paragraphs of the body of *document*, in the part *main*. Ask before anything is cut."""

    def __init__(self, main: str, characters: Characters, document: Document) -> None:
        self._main = main
        self._characters = characters
        self._title = document.locate(document.title) if document.title else None
        self._longest = self._body(document)

    def slot(self, point: int) -> Slot | None:
        """The place for what belongs at the raw offset *point*; None where that is not in the body."""
        found = [one for one in self._characters.over(point, point) if one.part == self._main]
        if not found or "/txbx[" in found[0].path:
            return None
        one = found[0]
        paragraph = self._paragraph(one.path)
        if paragraph is None or child(paragraph, "w:pPr", "w:sectPr") is not None:  # after it another section begins
            return None
        tables = list(ancestors(paragraph, "w:tbl"))
        titled = self._title is not None and self._title.start <= one.start < self._title.end
        own = not tables and not titled and len(_words(paragraph)) >= _LONG
        like = paragraph if own or self._longest is None else self._longest
        return Slot(tables[-1] if tables else paragraph, point == one.start and not tables, like)

    @staticmethod
    def properties(like: Element | None) -> Element | None:
        """The formatting of *like* for a new paragraph, without what is its own: its number, its section."""
        found = child(like, "w:pPr")
        if found is None:
            return None
        copied = deepcopy(found)
        copied.tail = None
        for item in [item for item in copied if name(item) in _OWN]:
            copied.remove(item)
        return copied

    @staticmethod
    def first_run(like: Element | None) -> Element | None:
        """The run whose formatting stands for *like*: the one with the most text."""
        runs = list(descendants(like, "w:r")) if like is not None else []
        return max(runs, key=lambda run: len(_words(run)), default=None)

    def _body(self, document: Document) -> Element | None:
        """The longest plain paragraph: what the text of this notice looks like."""
        found: list[tuple[int, str]] = []
        for block in document.content.blocks:
            if block.kind is BlockKind.PARAGRAPH and block.runs and block.runs[0].part == self._main:
                found.append((sum(len(run.text) for run in block.runs), block.runs[0].path))
        longest = max(found, key=lambda item: item[0], default=None)
        return self._paragraph(longest[1]) if longest else None

    def _paragraph(self, path: str) -> Element | None:
        return self._characters.element(self._main, path.rpartition("/")[0])


def _words(element: Element) -> str:
    return "".join(text.text or "" for text in descendants(element, "w:t"))
