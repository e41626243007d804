"""Where a line stands on the page: how far from the left and right edge of the text, and below how many empty lines."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import takewhile
from unicodedata import combining, east_asian_width

from checker.document.formatted import Formatted, within
from checker.document.layout import Composition
from checker.layout import Layout, Page, ParagraphFormat
from checker.text.offsets import OffsetMap
from checker.text.span import Span

#: Points of a line where neither paragraph nor page say how high it is: one of 22 on a page of 225 mm.
_LINE = 225 / 25.4 * 72 / 22
_MM = 25.4 / 72
_BLANKS = " \t\u3000\xa0"


@dataclass(frozen=True, slots=True)
class Standing:
    """``left`` and ``right`` are the space beside the line, in characters of its own size; None where it is not told,
    as with tabs, in tables and in columns. ``above`` are the empty lines right above it, None at the top of a page."""

    left: float | None
    right: float | None
    above: int | None


def find_standing(
    line: Span, composition: Composition, offsets: OffsetMap, formatted: tuple[Formatted, ...], layout: Layout
) -> Standing | None:
    """How the line stands that begins where *line* of the text does; None where the layout does not know it."""
    piece = next(iter(within(formatted, line)), None)
    if piece is None or not piece.run.size:
        return None
    at, raw = offsets.to_raw(piece.span).start, composition.raw
    number = bisect_right(composition.blocks, at, key=lambda one: one[0].start) - 1
    block = composition.blocks[number][0]
    begin = max(raw.rfind("\n", block.start, at) + 1, block.start)
    end = raw.find("\n", at, block.end)
    words = raw[begin : end if end >= 0 else block.end]
    return _standing(words, raw[block.start : begin], piece.paragraph, piece.run.size, layout)


def _standing(words: str, over: str, paragraph: ParagraphFormat, size: float, layout: Layout) -> Standing:
    """How *words* stand, a line of a *paragraph*, below those *over* it in the same paragraph."""
    page = layout.pages[paragraph.page] if paragraph.page is not None and paragraph.page < len(layout.pages) else None
    left, right = _sides(words, paragraph, size, page, first=not over)
    lines = over.split("\n")[:-1]
    blank = len(list(takewhile(lambda one: not one.strip(), reversed(lines))))
    if blank < len(lines):
        return Standing(left, right, blank)
    above = _above(paragraph, page, layout)
    return Standing(left, right, None if above is None else above + blank)


def width(words: str) -> float:
    """How wide *words* print, in Chinese characters: letters and digits are half as wide."""
    return sum(_width(one) for one in words)


def _width(one: str) -> float:
    if combining(one):
        return 0.0
    return 1.0 if east_asian_width(one) in "WFA" else 0.5


def _sides(
    words: str, paragraph: ParagraphFormat, size: float, page: Page | None, first: bool
) -> tuple[float | None, float | None]:
    inner = words.strip(_BLANKS)
    if "\t" in words or paragraph.numbered or "/R" in paragraph.place.path or paragraph.place.path.startswith("tbl"):
        return None, None
    lead = words[: len(words) - len(words.lstrip(_BLANKS))]
    tail = words[len(words.rstrip(_BLANKS)) :]
    before = _chars(paragraph.left, paragraph.left_chars, size)
    if first:
        before += _chars(paragraph.first, paragraph.first_chars, size)
    after = _chars(paragraph.right, paragraph.right_chars, size)
    area = page.area if page is not None and page.columns == 1 else None
    unit = size + (page.grid.space if page is not None and page.grid and page.grid.kind == "linesAndChars" else 0.0)
    room = area[0] / _MM / unit - before - after - width(lead + inner) if area and unit > 0 else None
    if room is not None and room < 0:  # it goes on on the next line
        return before + width(lead), None
    if paragraph.alignment == "right":
        exact = not tail.strip("\u3000")  # programs differ in whether plain blanks at the end take room
        edge = after + width(tail)
        shifted = None if room is None else before + room + width(lead) - width(tail)
        return (shifted, edge) if exact else (None, None)
    if paragraph.alignment == "center":
        if room is None:
            return None, None
        half = (room - width(tail)) / 2
        return before + half + width(lead), after + half + width(tail)
    if paragraph.alignment == "distribute":
        return before, after
    return before + width(lead), None if room is None else after + room


def _chars(points: float, chars: float | None, size: float) -> float:
    return chars if chars is not None else points / size if size else 0.0


def _above(paragraph: ParagraphFormat, page: Page | None, layout: Layout) -> int | None:
    container = paragraph.place.path.rpartition("/")[0]
    count = 0
    below = paragraph
    for one in reversed(layout.above(paragraph)):
        if one.place.path.rpartition("/")[0] != container or one.page != paragraph.page:
            return None
        if below.break_before or one.breaks:
            return None
        count += round((below.before + one.after) / _height(below, page))
        if not one.is_empty:
            return count
        count += 1
        below = one
    return None


def _height(paragraph: ParagraphFormat, page: Page | None) -> float:
    if paragraph.line and paragraph.rule != "auto":
        return paragraph.line
    return page.grid.pitch if page is not None and page.grid and page.grid.pitch else _LINE
