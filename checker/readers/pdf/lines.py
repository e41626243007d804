"""Characters into printed lines."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from checker.readers.pdf.glyphs import Glyph

#: In em: a wider gap without a blank is one, between Latin letters, Chinese characters (beyond the usual gap of the
#: line, which justified text stretches), and one of each (which programs set apart by a quarter); a gap of several
#: columns is told by two blanks.
_GAP = 0.35
_GAP_OF_HAN = 0.2
_GAP_OF_BOTH = 0.6
_WIDE_GAP = 1.5
#: The share of a character's height that its middle may stand off the line's.
_OFF = 0.5


class Line(NamedTuple):
    """A printed line, in points. ``size`` is that of its characters, ``first`` the width of what cannot be
    parted at its beginning. ``pieces`` are its text in stretches, each with whether it is struck through."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    first: float
    hidden: bool
    pieces: tuple[tuple[str, bool], ...]

    @property
    def width(self) -> float:
        """How wide it is printed."""
        return self.right - self.left


def make_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of *glyphs*, from top to bottom. Visible and invisible characters stand in lines of their own."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (one.hidden, one.middle)):
        row = rows[-1] if rows else None
        near = row and abs(glyph.middle - row[-1].middle) < _OFF * min(_height(glyph), _height(row[-1]))
        if row and near and row[-1].hidden == glyph.hidden:
            row.append(glyph)
        else:
            rows.append([glyph])
    return sorted(
        (_line(sorted(row, key=lambda one: one.left)) for row in rows), key=lambda line: (line.top, line.left)
    )


def _height(glyph: Glyph) -> float:
    return max(glyph.bottom - glyph.top, 1.0)


def _line(row: list[Glyph]) -> Line:
    sizes = sorted(glyph.size for glyph in row)
    size = sizes[len(sizes) // 2]
    usual = _usual_gap(row)
    pieces = [(row[0].text, row[0].struck)]
    for before, glyph in pairwise(row):
        text = _between(before, glyph, size, usual) + glyph.text
        if glyph.struck == before.struck:
            pieces[-1] = pieces[-1][0] + text, glyph.struck
        else:
            pieces.append((text, glyph.struck))
    return Line(
        text="".join(text for text, _ in pieces),
        left=row[0].left,
        right=max(glyph.right for glyph in row),
        top=min(glyph.top for glyph in row),
        bottom=max(glyph.bottom for glyph in row),
        size=size,
        first=_first(row, size),
        hidden=row[0].hidden,
        pieces=tuple(pieces),
    )


def _usual_gap(row: list[Glyph]) -> float:
    """The gap between most neighbouring Chinese characters of a line, at least 0."""
    gaps = sorted(
        after.left - before.right
        for before, after in pairwise(row)
        if not (after.blank or before.text.isascii() or after.text.isascii())
    )
    return max(0.0, gaps[(len(gaps) - 1) // 2]) if gaps else 0.0


def _between(before: Glyph, after: Glyph, size: float, usual: float) -> str:
    """The white space between two neighbours: what the file has, at least two blanks for the gap between columns."""
    gap = after.left - before.right
    blank = after.blank
    if gap > _WIDE_GAP * size and len(blank) < 2 and "\u3000" not in blank:
        return "  "
    if blank:
        return blank
    narrow = before.text.isascii() + after.text.isascii()
    widest = (usual + _GAP_OF_HAN * size, _GAP_OF_BOTH * size, _GAP * size)[narrow]
    return " " if gap > widest else ""


#: What may not stand at the beginning of a line, and so goes with what is before it (GB/T 15834-2011, 5.1).
_CLOSING = "，。、；：？！）》〉】〕”’」』,.;:?!)]}%％"


def _first(row: list[Glyph], size: float) -> float:
    """The width of the first character with what may not be parted from it: a Latin word or number, closing marks, and
    a number after these, which some programs keep there."""
    last = row[0]
    for glyph in row[1:]:
        joined = last.text.isascii() and glyph.text.isascii() and not glyph.blank and last.text != "-"
        joined |= last.text in _CLOSING and glyph.text.isdecimal()
        if not joined and glyph.text not in _CLOSING and last.text not in "（《〈【〔“‘「『([":
            break
        last = glyph
        if last.right - row[0].left > 12 * size:
            break
    return last.right - row[0].left
