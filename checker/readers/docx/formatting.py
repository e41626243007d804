"""The layout of a Word file: the walk through its stories that gives every paragraph and run its effective formatting.

It goes the same ways, and by the same paths, as ``story`` does for the words, but only when a plugin asks.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from checker.layout import Drawing, Layout, ParagraphFormat, Place, RunFormat
from checker.model import ReadError
from checker.readers.docx.drawings import drawings, frame
from checker.readers.docx.effective import Effective, Styled
from checker.readers.docx.geometry import read_pages
from checker.readers.docx.inline import DEEPEST, boxes, inlines, too_deep, unwrapped
from checker.readers.docx.package import Package
from checker.readers.docx.reader import open_document
from checker.readers.docx.styles import Styles
from checker.readers.docx.tables import cells
from checker.readers.docx.theme import Theme
from checker.readers.docx.xml import attribute, child, children, descendants, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Points in a line of w:beforeLines where the page has no grid.
_LINE = 12.0
_NUMBERS_OF_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_FORMATS = frozenset(ParagraphFormat.__dataclass_fields__)


def read_layout(data: bytes) -> Layout:
    """The layout of the document in *data*. Raises ReadError as reading its words does."""
    try:
        return _Walk(*open_document(data)).layout()
    except RecursionError:  # called with little stack left
        raise too_deep() from None


class _Walk:
    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._links = package.relationships(main)
        self._settings = self._related("settings")
        language = child(self._settings, "w:themeFontLang")
        theme = Theme(self._theme(), attribute(language, "w:eastAsia") if language is not None else None)
        self._effective = Effective(Styles(self._related("styles")), theme)
        self._paragraphs: dict[str, list[ParagraphFormat]] = {}
        self._runs: dict[Place, RunFormat] = {}
        self._numbers: dict[Place, int] = {}
        self._drawings: list[Drawing] = []
        self._page: int | None = None

    def layout(self) -> Layout:
        body = child(self._package.xml(self._main), "w:body")
        margins = {key: link.target for key, link in self._links.items() if link.kind in ("header", "footer")}
        margins = {key: part for key, part in margins.items() if part in self._package}
        self._pages = read_pages(body, self._settings, margins) if body is not None else ()
        if body is not None:
            self._page = 0 if self._pages else None
            self._story(body, self._main, "", Styled())
        self._page = None
        for part in dict.fromkeys(margins.values()):
            self._story(self._package.xml(part), part, "", Styled())
        for kind in ("footnote", "endnote"):
            self._notes(kind)
        paragraphs = {part: tuple(found) for part, found in self._paragraphs.items()}
        return Layout(
            pages=self._pages,
            paragraphs=MappingProxyType(paragraphs),
            runs=MappingProxyType(self._runs),
            numbers=MappingProxyType(self._numbers),
            drawings=tuple(self._drawings),
        )

    def _notes(self, kind: str) -> None:
        root = self._related(f"{kind}s")
        part = next((link.target for link in self._links.values() if link.kind == f"{kind}s"), "")
        for note in children(root, f"w:{kind}") if root is not None else ():
            self._story(note, part, f"{kind}[{attribute(note, 'w:id') or ''}]/", Styled())

    def _story(
        self, container: "Element", part: str, path: str, styled: Styled, placed: str = "", depth: int = 0
    ) -> None:
        """The paragraphs and tables of *container*; *placed* is the frame of the text box around them."""
        if depth > DEEPEST:
            raise too_deep()
        counts = {"w:p": 0, "w:tbl": 0}
        for element, _ in unwrapped(container, *counts):
            kind = name(element)
            counts[kind] += 1
            if kind == "w:p":
                self._paragraph(element, Place(part, f"{path}p[{counts[kind]}]"), styled, placed, depth)
                continue
            style = child(element, "w:tblPr", "w:tblStyle")
            inside = styled._replace(table=attribute(style, "w:val") if style is not None else None)
            for row in cells(element, unwrapped):
                for cell in row:
                    where = f"{path}tbl[{counts[kind]}]/R{cell.row + 1}C{cell.column + 1}/"
                    self._story(cell.element, part, where, inside, placed, depth + 1)

    def _paragraph(self, paragraph: "Element", place: Place, styled: Styled, placed: str, depth: int) -> None:
        properties = child(paragraph, "w:pPr")
        written = child(properties, "w:pStyle")
        styled = styled._replace(paragraph=attribute(written, "w:val") if written is not None else None)
        found = self._paragraphs.setdefault(place.part, [])
        self._numbers[place] = number = len(found)
        said = self._points(self._effective.paragraph(properties, styled))
        said["size"] = self._effective.run(child(properties, "w:rPr"), styled).size
        if placed:
            said["frame"] = placed
        found.append(ParagraphFormat(place))  # keeps its number while the boxes in it are walked
        printed = self._inside(paragraph, place, styled, depth)
        found[number] = ParagraphFormat(place, **said, **printed, page=self._page)
        if depth == 0 and self._page is not None and child(properties, "w:sectPr") is not None:
            self._page = min(self._page + 1, len(self._pages) - 1)

    def _inside(self, paragraph: "Element", place: Place, styled: Styled, depth: int) -> dict[str, Any]:
        """Walk the runs of *paragraph*; what they tell of it: its text, page breaks and fields."""
        text = codes = ""
        rendered: list[int] = []
        breaks = 0
        for item in inlines(paragraph, place.path):
            if name(item.element) != "w:r":
                continue
            where = Place(place.part, item.path)
            self._runs[where] = self._effective.run(child(item.element, "w:rPr"), styled)
            self._drawings.extend(drawings(item.element, where))
            for n, box in enumerate(boxes(item.element), 1):
                if name(box) == "w:txbxContent":
                    self._story(box, place.part, f"{item.path}/txbx[{n}]/", Styled(), frame(box), depth + 1)
            words, code, begun = _words(item.element)
            rendered += [len(text) + at for at in begun]
            text, codes = text + words, codes + code
            breaks += sum(attribute(one, "w:type") == "page" for one in children(item.element, "w:br"))
        for simple in descendants(paragraph, "w:fldSimple"):
            if next((one for one in simple.iterancestors() if name(one) == "w:p"), None) is paragraph:
                codes += f" {attribute(simple, 'w:instr') or ''} "
        fields = tuple(word for word in _NUMBERS_OF_PAGES if word in codes.upper().split())
        return {"text": text, "breaks": breaks, "rendered": tuple(rendered), "fields": fields}

    def _points(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a ParagraphFormat; spacing that is said in lines is made points."""
        grid = self._pages[self._page].grid if self._page is not None else None
        line = grid.pitch if grid is not None and grid.pitch else _LINE
        fields = {key: value for key, value in said.items() if key in _FORMATS}
        for key in ("before", "after"):
            if said.get(f"{key}_lines") is not None:
                fields[key] = said[f"{key}_lines"] * line
        return fields

    def _theme(self) -> "Element | None":
        """The theme; fonts of one that cannot be read stay unknown, the words do not need it."""
        try:
            return self._related("theme")
        except ReadError:
            return None

    def _related(self, kind: str) -> "Element | None":
        part = next((link.target for link in self._links.values() if link.kind == kind), None)
        return self._package.xml(part) if part is not None and part in self._package else None


def _words(run: "Element") -> tuple[str, str, list[int]]:
    """What *run* prints, near enough to tell whether it is empty, its field code, and where in it pages began."""
    text = code = ""
    begun = []
    for item in run:
        kind = name(item)
        if kind in ("w:t", "w:tab", "w:sym"):
            text += item.text or ""
        elif kind == "w:instrText":
            code += item.text or ""
        elif kind == "w:lastRenderedPageBreak":
            begun.append(len(text))
    return text, code, begun
