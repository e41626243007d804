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
    return Finder(root).find(path)


class Finder:
    """Finds many paths of one part in time linear in its length. It holds only as long as nothing in the part moves."""

    def __init__(self, root: "Element") -> None:
        self._root = root
        self._found: dict[str, Element] = {}
        self._listed: dict[tuple[str, str], list[Element]] = {}
        self._grids: dict[str, dict[tuple[int, int], Element]] = {}

    def find(self, path: str) -> "Element":
        """As the function ``find``."""
        if path not in self._found:
            above, _, step = path.rpartition("/")
            self._found[path] = self._step(self.find(above) if above else self._container(path), above, step)
        return self._found[path]

    def _container(self, path: str) -> "Element":
        container = child(self._root, "w:body") if name(self._root) == "w:document" else self._root
        if container is None:
            raise LookupError(path)
        return container

    def _step(self, element: "Element", above: str, step: str) -> "Element":
        kind, _, index = step.rstrip("]").partition("[")
        if step in ("num", "mark"):
            return element
        if kind in ("footnote", "endnote"):
            return _first(note for note in children(element, f"w:{kind}") if attribute(note, "w:id") == index)
        if kind in ("p", "tbl"):
            if (above, kind) not in self._listed:
                self._listed[above, kind] = [found for found, _ in unwrapped(element, f"w:{kind}")]
            return self._listed[above, kind][_index(index)]
        if kind in ("r", "math"):
            return _first(item.element for item in inlines(element, "") if item.path == f"/{step}")
        if kind == "txbx":
            return list(boxes(element))[_index(index)]
        row, _, column = step.removeprefix("R").partition("C")
        if above not in self._grids:
            self._grids[above] = _grid(element)
        return self._grids[above][_index(row), _index(column)]


def _grid(table: "Element") -> "dict[tuple[int, int], Element]":
    """The cells by row and column, from 0; of several in one place the first."""
    found: dict[tuple[int, int], Element] = {}
    for number, row in enumerate(cells(table, unwrapped)):
        for cell in row:
            found.setdefault((number, cell.column), cell.element)
    return found


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
