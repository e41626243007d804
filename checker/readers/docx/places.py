"""From the elements of a story to their paths, for what is found by its name and not by the words around it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.readers.docx.inline import DEEPEST, boxes, inlines, too_deep, unwrapped
from checker.readers.docx.tables import cells
from checker.readers.docx.xml import attribute, branch, child, children, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Places:
    """The paths of all paragraphs, runs and formulas of a part (the grammar is in the docstring of the package)."""

    def __init__(self, root: "Element") -> None:
        self.paths: dict[Element, str] = {}
        for container, path in _stories(root):
            self.paths.update(_walk(container, path))

    def of(self, element: "Element") -> str:
        """The path of what *element* is about: itself, what it first holds, else what it stands in; "" where it does
        not print at all."""
        if _in_other_branch(element):
            return ""
        for item in element.iter():
            if item in self.paths:
                return self.paths[item]
        for item in element.iterancestors():
            if item in self.paths:
                return self.paths[item]
            if name(item) in ("w:tr", "w:tc", "w:tbl", "w:trPr", "w:tcPr", "w:tblPr"):
                held = next((self.paths[one] for one in item.iter() if one in self.paths), "")
                if held:
                    return held
        return ""


class _Found(NamedTuple):
    element: "Element"
    path: str


def _stories(root: "Element") -> "Iterator[tuple[Element, str]]":
    kind = name(root)
    body = child(root, "w:body")
    if body is not None:
        yield body, ""
    elif kind in ("w:footnotes", "w:endnotes"):
        note = kind[2:-1]
        for item in children(root, f"w:{note}"):
            yield item, f"{note}[{attribute(item, 'w:id')}]/"
    else:
        yield root, ""


def _walk(container: "Element", path: str, depth: int = 0) -> Iterator[_Found]:
    if depth > DEEPEST:
        raise too_deep()
    counts = {"w:p": 0, "w:tbl": 0}
    for element, _ in unwrapped(container, *counts):
        counts[name(element)] += 1
        if name(element) == "w:p":
            yield from _paragraph(element, f"{path}p[{counts['w:p']}]", depth)
            continue
        for row in cells(element, unwrapped):
            for cell in row:
                at = f"{path}tbl[{counts['w:tbl']}]/R{cell.row + 1}C{cell.column + 1}/"
                yield from _walk(cell.element, at, depth + 1)


def _paragraph(paragraph: "Element", path: str, depth: int) -> Iterator[_Found]:
    yield _Found(paragraph, path)
    for item in inlines(paragraph, path):
        yield _Found(item.element, item.path)
        for number, box in enumerate(boxes(item.element), 1):
            if name(box) != "v:textpath":
                yield from _walk(box, f"{item.path}/txbx[{number}]/", depth + 1)


def _in_other_branch(element: "Element") -> bool:
    """Whether *element* stands in a branch that is there for other programs."""
    within = element
    for outer in element.iterancestors():
        if name(outer) == "mc:AlternateContent" and branch(outer) is not within:
            return True
        within = outer
    return False
