"""The characters of a page and where they stand, in points, as the page is looked at: x to the right, y downwards."""

import ctypes
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

#: A character that the file does not tell.
UNKNOWN = "\ufffd"
#: Radicals that stand for characters in fonts of some makers, and that Unicode does not map itself.
_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
#: Radians by which text may lean and still be level.
_LEVEL = 0.1
_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line
_INVISIBLE = 3  # text rendering mode, ISO 32000-1, table 106


_Box = tuple[float, float, float, float]


class Glyph(NamedTuple):
    """A character in the box of its font, which is higher in some fonts than in others of the same ``size``. ``blank``
    is the white space before it; ``struck`` tells of a line through it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    blank: str
    hidden: bool
    size: float
    struck: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


class Glyphs(NamedTuple):
    """The characters of a page: level ones, and turned ones as the lines of their order in the file."""

    level: list[Glyph]
    turned: list[str]


def read_glyphs(page: "PdfPage", text: "PdfTextPage") -> Glyphs:
    """The characters of *page*; those that print nothing are left out."""
    from pypdfium2 import raw

    rotation = page.get_rotation()
    width, height = page.get_size()
    left_edge, low_edge, _, _ = page.get_bbox()
    upright = -math.radians(rotation)
    level: list[Glyph] = []
    turned = [""]
    blank = ""
    looks: dict[int, tuple[bool, float]] = {}  # whether it is invisible, and its size, by the address of a text object
    box = raw.FS_RECTF()
    for at, character in _characters(text):
        if character.isspace():
            generated = raw.FPDFText_IsGenerated(text, at)
            blank += "" if generated else character.replace("\t", " ").strip("\r\n")
            if character in "\r\n" and turned[-1]:
                turned.append("")
            continue
        lean = abs(math.remainder(raw.FPDFText_GetCharAngle(text, at) - upright, 2 * math.pi))
        if lean > _LEVEL:
            turned[-1] += character
            continue
        raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box))
        moved = (box.left - left_edge, box.bottom - low_edge, box.right - left_edge, box.top - low_edge)
        place = _looked_at(moved, rotation, width, height)
        drawn = raw.FPDFText_GetTextObject(text, at)
        key = ctypes.addressof(drawn.contents) if drawn else 0
        look = looks.get(key) if key else None
        if look is None:
            hidden = bool(drawn) and raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
            look = looks[key] = hidden, _size(text, at) or max(place[3] - place[1], 1.0)
        level.append(Glyph(character, *place, blank, *look))
        blank = ""
    return Glyphs(level, [line for line in turned if line])


def _size(text: "PdfTextPage", at: int) -> float:
    """The size of a character as it is printed, 0 where the file does not tell."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    told = raw.FPDFText_GetMatrix(text, at, ctypes.byref(matrix))
    return float(raw.FPDFText_GetFontSize(text, at)) * math.hypot(matrix.c, matrix.d) if told else 0.0


def _characters(text: "PdfTextPage") -> Iterator[tuple[int, str]]:
    """The characters with their index; surrogates joined, what is no character told as UNKNOWN."""
    from pypdfium2 import raw

    high = 0
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code <= 0xDBFF:
            high = code
            continue
        if 0xDC00 <= code <= 0xDFFF and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        failed = raw.FPDFText_HasUnicodeMapError(text, at) == 1
        yield at, UNKNOWN if failed else character(code)


def character(code: int) -> str:
    """The character of a code that a file gives: radicals as the characters they stand for.

    >>> character(0x2F47), character(0x2EA0), character(0x65E5), character(0), character(0xE123)
    ('日', '民', '日', '\\ufffd', '\\ue123')
    """
    if code in (9, 10, 13):
        return chr(code)
    if code == _HYPHEN:
        return "-"
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code & 0xFFFE == 0xFFFE:
        return UNKNOWN
    found = chr(code)
    if 0x2E80 <= code <= 0x2FD5:
        return _RADICALS.get(found) or normalize("NFKC", found)
    return found


def _looked_at(box: _Box, rotation: int, width: float, height: float) -> _Box:
    """left, top, right, bottom of *box* (left, low, right, high) on a page of *width* × *height* as it is turned."""
    left, low, right, high = box
    if rotation == 90:
        return low, left, high, right
    if rotation == 180:
        return width - right, low, width - left, high
    if rotation == 270:
        return width - high, height - right, width - low, height - left
    return left, height - high, right, height - low
