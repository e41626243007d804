"""Pages on which nothing stands, as far as the file itself says for certain."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.carried import EmptyPage
from checker.model import RunFlag
from checker.readers.docx.inline import unwrapped
from checker.readers.docx.xml import attribute, child, name, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: What of a run prints nothing.
_SILENT = ("w:rPr", "w:lastRenderedPageBreak", "w:tab", "w:cr", "w:softHyphen", "w:commentReference", "w:annotationRef")
_SILENT_FIELDS = ("w:fldChar", "w:instrText", "w:delText", "w:delInstrText")


class _Mark(NamedTuple):
    """``kind``: "page" begins a new page, "paragraph" is where one begins, "content" prints."""

    kind: str
    element: "Element"


def find_empty_pages(root: "Element", part: str, path: "Callable[[str, Element], str]") -> tuple[EmptyPage, ...]:
    """The pages between two breaks, or after the last one, that hold empty paragraphs and nothing else.

    A page counts only where a paragraph begins on it or stands whole between the breaks: whether the mark after a
    break moves on to the next page depends on the program.
    """
    uri = str(root.tag).partition("}")[0]
    if next(root.iter(f"{uri}}}br", f"{uri}}}pageBreakBefore", f"{uri}}}sectPr"), None) is None:
        return ()
    body = child(root, "w:body")
    found: list[EmptyPage] = []
    broken: Element | None = next(root.iter(f"{uri}}}p"), None)  # the first page begins without a break
    empty = 0  # paragraphs that begin after the break
    for mark in _marks(body) if body is not None else ():
        if mark.kind == "content":
            broken = None
        elif mark.kind == "paragraph":
            empty += 1
        else:
            if broken is not None and (empty or mark.kind == "again"):
                found.append(EmptyPage(False, part, path(part, broken)))
            broken, empty = mark.element, 0
    if broken is not None and empty:
        found.append(EmptyPage(True, part, path(part, broken)))
    return tuple(found)


def _marks(body: "Element") -> Iterator[_Mark]:
    starts = _section_starts(body)
    for element, flags in unwrapped(body, "w:p", "w:tbl"):
        if name(element) == "w:tbl":
            yield _Mark("content", element)
            continue
        properties = child(element, "w:pPr")
        if switch(properties, "w:pageBreakBefore"):
            yield _Mark("page", element)
        yield _Mark("paragraph", element)
        if child(properties, "w:numPr") is not None or child(properties, "w:pBdr") is not None:
            yield _Mark("content", element)
        if RunFlag.DELETED not in flags:
            yield from _inside(element)
        section = child(properties, "w:sectPr")
        if section is not None and starts.get(section):
            yield _Mark("page", element)


def _inside(paragraph: "Element") -> Iterator[_Mark]:
    breaks = 0
    for run, flags in unwrapped(paragraph, "w:r", "m:oMath"):
        if RunFlag.DELETED in flags:
            continue
        for item in run:
            kind = name(item)
            if kind == "w:br" and attribute(item, "w:type") == "page":
                yield _Mark("again" if breaks else "page", run)
                breaks += 1
            elif kind == "w:t" and not (item.text or "").strip():
                continue
            elif kind not in _SILENT and kind not in _SILENT_FIELDS and kind != "w:br":
                yield _Mark("content", run)


def _section_starts(body: "Element") -> "dict[Element, bool]":
    """Whether the section after each w:sectPr begins on a new page: that is said by the next one (section 17.6.22)."""
    uri = str(body.tag).partition("}")[0]
    sections = [item for item in body.iter(f"{uri}}}sectPr") if not _is_former(item)]
    found = {}
    for one, following in pairwise(sections):
        said = child(following, "w:type")
        found[one] = said is None or attribute(said, "w:val") in (None, "nextPage", "oddPage", "evenPage")
    return found


def _is_former(section: "Element") -> bool:
    """Whether it is what a section was before a tracked change."""
    parent = section.getparent()
    return parent is not None and name(parent) == "w:sectPrChange"
