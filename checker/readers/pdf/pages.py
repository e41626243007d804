"""One page: its characters, lines and tables, and whether it can be read at all."""

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from checker.model import ReadError
from checker.readers.pdf.annotations import has_written_annotations
from checker.readers.pdf.drawings import Box, Drawings, Stroke, read_drawings
from checker.readers.pdf.glyphs import UNKNOWN, Glyph, read_glyphs
from checker.readers.pdf.grids import Grid, find_grids
from checker.readers.pdf.lines import Line, make_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

#: Characters of one page. A page of names in small print has some ten thousand.
MOST_CHARACTERS = 100_000
#: A page on which more of the characters than this cannot be told is not read. A file that embeds a font without its
#: characters loses all of them; a stray bullet or formula loses far fewer than one in ten.
MOST_UNKNOWN = 0.1
#: Text beyond ASCII reads as common Chinese at less than this: misread fonts (see ``decoding.commonness``).
LEAST_COMMON = 0.4
#: A picture over so much of the page, with fewer characters on it than that, may hold words of the notice. A seal of
#: 4 cm covers 3 % of A4.
_LARGE = 0.2
#: The share of a character's height, above and below its middle, where a line strikes it out and does not underline it.
_STRUCK = 0.2
_FEW = 20


class Page(NamedTuple):
    """A page that was read. ``unread`` says what of it could not be, "" where all was; ``scanned`` that its text is
    invisible and lies over a picture: recognised by a machine."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    grids: tuple[tuple[Grid, tuple[tuple[Line, ...], ...]], ...] = ()
    turned: tuple[str, ...] = ()
    unread: str = ""
    garbled: bool = False
    scanned: bool = False
    untold: int = 0
    struck: int = 0
    ruled: bool = True

    @property
    def empty(self) -> bool:
        """Whether no text of it was read."""
        return not (self.lines or self.grids or self.turned)


def read_page(document: "PdfDocument", number: int) -> Page:
    """The page of that 1-based *number*."""
    page = document[number - 1]
    try:
        text = page.get_textpage()
        try:
            characters = text.count_chars()
            if characters > MOST_CHARACTERS:
                raise ReadError("too_large", f"PDF 第{number}页的字符太多（{characters} 个），未读取")
            glyphs = read_glyphs(page, text)
        finally:
            text.close()
        drawings = read_drawings(page)
        written = has_written_annotations(page)
        width, height = page.get_size()
    finally:
        page.close()
    blank = Page(number, width, height, unread=f"第{number}页的表单或文字框" if written else "")
    if not glyphs.level and not glyphs.turned:
        return blank._replace(unread=f"第{number}页{_nature(drawings)}" if drawings.drawn else blank.unread)
    told = "".join(glyph.text for glyph in glyphs.level) + "".join(glyphs.turned)
    if is_garbled(told):
        return blank._replace(unread=f"第{number}页的文字无法识别（字体没有对照表）", garbled=True)
    large = [box for box in drawings.pictures if box.area >= _LARGE * width * height]
    scanned = bool(large) and sum(glyph.hidden for glyph in glyphs.level) > len(glyphs.level) / 2
    level = [glyph._replace(hidden=False) for glyph in glyphs.level] if scanned else glyphs.level
    level = strike(level, drawings.level)
    lines, grids, ruled = _laid_out(level, drawings)
    return blank._replace(
        lines=tuple(lines),
        grids=grids,
        turned=tuple(glyphs.turned),
        unread=f"第{number}页有图片" if any(_is_bare(box, glyphs.level) for box in large) else blank.unread,
        scanned=scanned,
        untold=told.count(UNKNOWN),
        struck=sum(glyph.struck for glyph in level),
        ruled=ruled,
    )


def strike(glyphs: list[Glyph], strokes: list[Stroke]) -> list[Glyph]:
    """*glyphs*, those marked that a level line runs through: what is printed as struck out is not said."""
    if not strokes:
        return glyphs
    strokes = sorted(strokes)
    places = [stroke.at for stroke in strokes]
    found = []
    for glyph in glyphs:
        reach = _STRUCK * (glyph.bottom - glyph.top)
        first, last = bisect_left(places, glyph.middle - reach), bisect_right(places, glyph.middle + reach)
        x = (glyph.left + glyph.right) / 2
        struck = any(stroke.start <= x <= stroke.end for stroke in strokes[first:last])
        found.append(glyph._replace(struck=True) if struck else glyph)
    return found


def is_garbled(characters: str) -> bool:
    """Whether text of a page cannot be what is printed: a font that does not say which characters it holds.

    >>> is_garbled("关于评优的公示"), is_garbled("\\ue123\\ue456公示"), is_garbled("ÀÁÂÃ¼½¾Ø"), is_garbled("!$%&#*+")
    (False, True, True, True)
    """
    from checker.readers.decoding import commonness

    total = len(characters)
    counts = Counter(characters)
    unknown = sum(number for one, number in counts.items() if one == UNKNOWN or "\ue000" <= one <= "\uf8ff")
    if unknown > MOST_UNKNOWN * total:
        return True
    telling = "".join(
        one * number for one, number in counts.items() if one > "\x7f" and not "\u2000" <= one <= "\u2bff"
    )
    if len(telling) * 2 > total and commonness(telling) < LEAST_COMMON:
        return True
    return not telling and total >= 5 and sum(one.isalnum() for one in characters) * 2 < total


def _nature(drawings: Drawings) -> str:
    return "是图片" if drawings.pictures else "只有图形，没有文字"


def _is_bare(box: Box, glyphs: list[Glyph]) -> bool:
    """Whether next to no text stands on a picture: a background has the text of the page on it."""
    return sum(box.holds(glyph.left, glyph.middle) for glyph in glyphs) < _FEW


def _laid_out(
    glyphs: list[Glyph], drawings: Drawings
) -> tuple[list[Line], tuple[tuple[Grid, tuple[tuple[Line, ...], ...]], ...], bool]:
    """The lines outside of tables, the tables with the lines of each field, and whether tables could be told."""
    grids = find_grids(drawings.level, drawings.upright) if drawings.complete else None
    inside: list[list[list[Glyph]]] = [[[] for _ in grid.fields] for grid in grids or ()]
    outside = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.middle
        at = next((at for at, grid in enumerate(grids or ()) if grid.box.holds(x, y)), None)
        if at is None or not grids:
            outside.append(glyph)
        else:
            inside[at][grids[at].field_at(x, y)].append(glyph)
    told = tuple(
        (grid, tuple(tuple(make_lines(field)) for field in fields))
        for grid, fields in zip(grids or (), inside, strict=True)
        if any(fields)
    )
    return make_lines(outside), told, grids is not None
