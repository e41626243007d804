"""Where a comment is put: around the very characters, or at the nearest place where Word allows comments.

Word ignores comments in headers, footers, footnotes, endnotes and text boxes ([MS-OI29500] 2.1.315).
"""

from dataclasses import replace

from lxml.etree import _Element as Element

from checker.annotate.characters import Characters, Stretch
from checker.annotate.naming import AUTHOR
from checker.annotate.tree import Builder, after, ancestors, before, prepend, top_inline
from checker.readers.docx.locate import find
from checker.readers.docx.xml import attribute, descendants, name
from checker.report import Quote

_BOX = "/txbx["
_STORIES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}


class Anchor:
    """The place of one comment. Make it before the cuts, ``put`` it after them.

    ``elsewhere`` says in which story the words stand, where they cannot have the comment themselves; else it is "".
    """

    def __init__(self, root: Element, main: str, characters: Characters, quote: Quote | None) -> None:
        self._characters = characters
        if quote and not characters.over(quote.start, quote.end):  # nothing but the end of a line
            quote = replace(quote, end=quote.start)
        self._quote = quote
        over = characters.over(quote.start, quote.end) if quote else []
        self._stretches = [one for one in over if one.part == main and _BOX not in one.path]
        self.elsewhere = ""
        self._carrier: Element | None = None
        if self._stretches and quote:
            characters.reserve(quote.start, quote.end)
        else:
            self.elsewhere = _story(over[0]) if over else ""
            self._carrier = _carrier(root, main, over[0]) if over else None
        if not self._stretches and self._carrier is None:
            self._carrier = next(descendants(root, "w:p"), None)

    def put(self, number: int, w: Builder, sentence: Element | None = None) -> bool:
        """Put the marks of comment *number* around the place, or around the paragraph *sentence* that is suggested
        there; False where the document has no paragraph at all."""
        start, end = w("commentRangeStart", id=number), w("commentRangeEnd", id=number)
        edges = (sentence, sentence) if sentence is not None else self._edges()
        if edges is None:
            return False
        first, last = edges
        if self._is_point and sentence is None and name(last) != "w:p":
            self._put_point(last, start)
            after(start, end)
        else:
            _put_start(first, start)
            _put_end(last, end, start if self._is_number and sentence is None else None)
        after(top_inline(end), w("r", w("commentReference", id=number)))
        return True

    def _put_point(self, element: Element, start: Element) -> None:
        """At the point itself: before *element* where that begins there, else after it."""
        assert self._quote is not None
        one = self._stretches[0]
        piece = self._characters.pieces(one, self._quote.start, self._quote.end)[0]
        if self._characters.offset(one, self._quote.start) == piece.start < piece.end:
            before(_opening(element), start)
        else:
            after(_closing(element), start)

    @property
    def _is_point(self) -> bool:
        return self._quote is not None and self._quote.start == self._quote.end and bool(self._stretches)

    @property
    def _is_number(self) -> bool:
        """Whether the words end with the automatic number of a paragraph, which is nowhere in the file."""
        return bool(self._stretches) and self._stretches[-1].path.endswith("/num")

    def _edges(self) -> tuple[Element, Element] | None:
        if self._carrier is not None:
            return self._carrier, self._carrier
        assert self._quote is not None
        start, end = self._quote.start, self._quote.end
        found = [piece.element for one in self._stretches for piece in self._characters.pieces(one, start, end)]
        return (found[0], found[-1]) if found else None


def _put_start(first: Element, start: Element) -> None:
    if name(first) == "w:p":
        prepend(first, start, "w:pPr")
    else:
        before(_opening(first), start)


def _put_end(last: Element, end: Element, number: Element | None) -> None:
    """After *last*; in a paragraph at its end, or directly after *number*, the start of the same comment."""
    if name(last) != "w:p":
        after(_closing(last), end)
    elif number is not None:
        after(number, end)
    else:
        last.append(end)


def _carrier(root: Element, main: str, one: Stretch) -> Element | None:
    """What of the body stands for a text that cannot have a comment: the run that draws the box or refers to the
    note. A header and a footer have none."""
    if one.part == main and _BOX in one.path:
        try:
            return find(root, one.path.partition(_BOX)[0])
        except LookupError:
            return None
    kind, _, key = one.path.partition("]")[0].partition("[")
    for reference in descendants(root, f"w:{kind}Reference") if kind in ("footnote", "endnote") else ():
        if attribute(reference, "w:id") == key:
            box = list(ancestors(reference, "w:txbxContent"))
            runs = list(ancestors(box[-1] if box else reference, "w:r"))
            return runs[0] if runs else None
    return None


def _story(one: Stretch) -> str:
    leaf = one.part.rpartition("/")[2]
    return "文本框" if _BOX in one.path else next((told for key, told in _STORIES.items() if leaf.startswith(key)), "")


def _opening(element: Element) -> Element:
    """What stands before *element* and belongs to it: our own deletion, or the formula it is part of."""
    formula = next(ancestors(element, "m:oMathPara"), None)
    return _suggested(element) if formula is None else formula


def _closing(element: Element) -> Element:
    """What stands after *element* and belongs to it: what we suggest instead of it."""
    formula = next(ancestors(element, "m:oMathPara"), None)
    if formula is not None:
        return formula
    outer = _suggested(element)
    following = outer.getnext()
    replaced = outer is not element and following is not None and name(following) == "w:ins"
    return following if replaced and following is not None else outer


def _suggested(element: Element) -> Element:
    parent = element.getparent()
    ours = parent is not None and name(parent) == "w:del" and attribute(parent, "w:author") == AUTHOR
    return parent if ours and parent is not None else element
