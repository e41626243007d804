"""How a document is laid out: its pages, and how its paragraphs and characters print. Plain and frozen.

What a source does not say is None or empty, never a guess. Lengths on the page are in millimetres, all others in
points (1/72 inch); a size of characters is in points.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

#: How a paragraph stands between its indents; "both" is flush on both sides (两端对齐).
Alignment = Literal["left", "center", "right", "both", "distribute"]
#: What ``ParagraphFormat.line`` means: a multiple of the font's own height, at least or exactly so many points.
LineRule = Literal["auto", "atLeast", "exact"]


#: The sizes of type by their names (字号), in points.
_SIZES = {
    **{42.0: "初号", 36.0: "小初", 26.0: "1号", 24.0: "小1号", 22.0: "2号", 18.0: "小2号", 16.0: "3号", 15.0: "小3号"},
    **{14.0: "4号", 12.0: "小4号", 10.5: "5号", 9.0: "小5号", 7.5: "6号"},
}


def size_name(points: float) -> str:
    """A size of type as an office says it: "3号", or points where it has no name.

    >>> size_name(16.0), size_name(17.5)
    ('3号', '17.5磅')
    """
    return _SIZES.get(points) or f"{points:g}磅"


class Place(NamedTuple):
    """Where a paragraph or run stands in the original: the ``part`` and ``path`` of a Run."""

    part: str
    path: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of a page (文档网格): "lines" holds lines to ``pitch`` points, the other kinds characters too.

    ``space`` is what is added to the width of each Chinese character, in points; it may be negative.
    """

    kind: Literal["lines", "linesAndChars", "snapToChars"]
    pitch: float | None = None
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer in force: on which pages of its section, and the part that holds it."""

    kind: Literal["header", "footer"]
    pages: Literal["default", "first", "even"]
    part: str


@dataclass(frozen=True, slots=True)
class Page:
    """The pages of one section. Lengths in millimetres; None where the source does not say.

    ``gutter`` is added to the left margin, or to the top one with ``gutter_at_top``. ``mirrored`` pages have the left
    margin at the spine. ``even_and_odd`` says whether even pages have headers and footers of their own, ``title_page``
    whether the first has. ``new_page`` is whether the section begins on a new page.
    """

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    gutter: float = 0.0
    gutter_at_top: bool = False
    mirrored: bool = False
    header: float | None = None
    footer: float | None = None
    columns: int = 1
    grid: Grid | None = None
    title_page: bool = False
    even_and_odd: bool = False
    new_page: bool = True
    number_format: str = ""
    margins: tuple[Margin, ...] = ()

    @property
    def area(self) -> tuple[float, float] | None:
        """Width and height of what may be printed on (版心), None where one of the lengths is not said."""
        sizes = self.width, self.height, self.top, self.bottom, self.left, self.right
        width, height, top, bottom, left, right = (0.0 if size is None else size for size in sizes)
        if None in sizes:
            return None
        across, down = (0.0, self.gutter) if self.gutter_at_top else (self.gutter, 0.0)
        return width - left - right - across, height - top - bottom - down


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How the characters of a run print.

    ``east_asian`` is the font of its Chinese characters, ``latin`` that of letters and digits, by the names that the
    source gives them; None where it names none. ``color`` is "auto" or six hexadecimal digits, ``shading`` what lies
    behind the characters: six digits, the name of a highlighter, or "".
    """

    east_asian: str | None = None
    latin: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: str = "auto"
    shading: str = ""
    hidden: bool = False

    @property
    def size_name(self) -> str:
        """The size as an office says it, such as "3号"; "" where it is not known."""
        return "" if self.size is None else size_name(self.size)

    @property
    def rgb(self) -> tuple[int, int, int] | None:
        """The parts of the colour, 0 to 255 each; automatic is black, None is no colour that is told."""
        if self.color == "auto":
            return 0, 0, 0
        try:
            red, green, blue = bytes.fromhex(self.color)
        except ValueError:
            return None
        return red, green, blue


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph prints, an empty one too, and where it stands.

    Indents are in points, those ending in ``_chars`` in characters of the paragraph and in force where they are not
    None; ``first`` is negative where the first line hangs out. ``line`` is None where nothing is said. ``page`` is the
    number of its Page, None in headers, footers and notes. ``breaks`` counts the page breaks put into it,
    ``rendered`` says before which characters of ``text`` the program last began a new page. ``fields`` are the codes of
    its fields that print numbers of pages. ``size`` is that of its mark, which an empty paragraph is as high as.
    ``frame`` is how the frame or text box stands that it lies in, such as "outside", "?" where no word tells that.
    """

    place: Place
    text: str = ""
    alignment: Alignment = "left"
    first: float = 0.0
    first_chars: float | None = None
    left: float = 0.0
    left_chars: float | None = None
    right: float = 0.0
    right_chars: float | None = None
    line: float | None = None
    rule: LineRule = "auto"
    before: float = 0.0
    after: float = 0.0
    snapped: bool = True
    break_before: bool = False
    breaks: int = 0
    rendered: tuple[int, ...] = ()
    outline: int = 0
    numbered: bool = False
    size: float | None = None
    border: str = ""
    fields: tuple[str, ...] = ()
    frame: str = ""
    page: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it prints."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture or line that a run draws. Sizes in millimetres, None where they are not said.

    ``floating`` is false where it stands in the line like a character; ``color`` is that of a line, "" where not said.
    """

    place: Place
    kind: Literal["picture", "line"]
    floating: bool = False
    width: float | None = None
    height: float | None = None
    color: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything: ``pages`` are the sections in order, ``paragraphs`` those of each part in order.

    ``runs`` and ``numbers`` are keyed as ``Run.part`` and ``Run.path`` are; ``numbers`` counts into ``paragraphs`` of
    the part.
    """

    pages: tuple[Page, ...] = ()
    paragraphs: Mapping[str, tuple[ParagraphFormat, ...]] = field(default_factory=lambda: MappingProxyType({}))
    runs: Mapping[Place, RunFormat] = field(default_factory=lambda: MappingProxyType({}))
    numbers: Mapping[Place, int] = field(default_factory=lambda: MappingProxyType({}))
    drawings: tuple[Drawing, ...] = ()

    def run(self, part: str, path: str) -> RunFormat | None:
        """How the run at *path* prints; None for what is no run: an automatic number, a formula, WordArt."""
        return self.runs.get(Place(part, path))

    def paragraph(self, part: str, path: str) -> ParagraphFormat | None:
        """The paragraph that the run at *path* stands in, or that stands at *path* itself."""
        for place in (Place(part, path), Place(part, path.rpartition("/")[0])):
            number = self.numbers.get(place)
            if number is not None:
                return self.paragraphs[part][number]
        return None

    def above(self, paragraph: ParagraphFormat) -> tuple[ParagraphFormat, ...]:
        """The paragraphs before *paragraph* in its part, in order."""
        return self.paragraphs[paragraph.place.part][: self.numbers[paragraph.place]]
