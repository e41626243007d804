"""From the path of a Run back to its element (the grammar is in the docstring of the package)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.readers.docx.inline import boxes, inlines, unwrapped
from checker.readers.docx.tables import cells
from checker.readers.docx.xml import attribute, child, children, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def find(root: "Element", path: str) -> "Element":
    """The element at *path* in the part whose root is *root*; for ``num`` and ``mark`` the paragraph itself.

    Raises LookupError where there is none.
    """
    container = child(root, "w:body") if name(root) == "w:document" else root
    if container is None:
        raise LookupError(path)
    element = container
    for step in path.split("/"):
        element = _step(element, step)
    return element


def _step(element: "Element", step: str) -> "Element":
    kind, _, index = step.rstrip("]").partition("[")
    if step in ("num", "mark"):
        return element
    if kind in ("footnote", "endnote"):
        return _first(note for note in children(element, f"w:{kind}") if attribute(note, "w:id") == index)
    if kind in ("p", "tbl"):
        return [found for found, _ in unwrapped(element, f"w:{kind}")][_index(index)]
    if kind in ("r", "math"):
        return _first(item.element for item in inlines(element, "") if item.path == f"/{step}")
    if kind == "txbx":
        return list(boxes(element))[_index(index)]
    row, _, column = step.removeprefix("R").partition("C")
    grid = cells(element, unwrapped)
    return _first(cell.element for cell in grid[_index(row)] if cell.column == _index(column))


def _index(written: str) -> int:
    """The 0-based index; IndexError for what is no number from 1 on."""
    if not written.isdecimal() or int(written) < 1:
        raise IndexError(written)
    return int(written) - 1


def _first(found: "Iterator[Element]") -> "Element":
    element = next(found, None)
    if element is None:
        raise LookupError
    return element
