"""The File Information Block (MS-DOC section 2.5): what a Word file is, and where in its streams everything lies."""

from struct import unpack_from
from typing import NamedTuple

from checker.model import ReadError
from checker.readers.word97.container import broken

#: wIdent and the oldest nFib of Word 97: its own are C0, C1 and C2 (note 12 of section 2.5.1), later ones higher.
_WORD_97 = 0xA5EC
_OLDEST = 0x00C0
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
#: Where FibRgLw97 has its first character count, and where FibRgFcLcb97 begins in files whose parts are as usual.
_USUAL = (14, 22)

#: Index of each pair of offset and length in FibRgFcLcb97.
STYLES, FOOTNOTE_MARKS, FOOTNOTES, COMMENT_MARKS, SECTIONS, HEADERS = 1, 2, 3, 4, 6, 11
CHARACTER_PAGES, PARAGRAPH_PAGES, FONTS, SETTINGS, PIECES = 12, 13, 15, 31, 33
SHAPES, HEADER_SHAPES, ENDNOTE_MARKS, ENDNOTES, BOXES, HEADER_BOXES, LISTS, LIST_USES = 40, 41, 46, 47, 56, 58, 73, 74


class Lengths(NamedTuple):
    """How many characters each part of the document has, in the order in which the parts lie one after another."""

    body: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int
    header_boxes: int


class Fib(NamedTuple):
    """The block: which table stream is in force, the lengths of the parts, and offset and length of each structure."""

    table: str
    lengths: Lengths
    places: tuple[tuple[int, int], ...]

    def start(self, part: int) -> int:
        """The character position at which the part of that index in ``lengths`` begins."""
        return sum(self.lengths[:part])

    def slice(self, table: bytes, index: int) -> bytes:
        """The structure of that index in *table*; b"" where there is none or it lies outside."""
        offset, length = self.places[index] if index < len(self.places) else (0, 0)
        return table[offset : offset + length] if offset + length <= len(table) else b""


def read_fib(data: bytes) -> Fib:
    """The block at the beginning of the stream WordDocument.

    Raises ReadError ``encrypted``, ``old_word`` (Word 6 and 95, and older) or ``broken_doc``.
    """
    if len(data) < 0x22:
        raise broken("文件头不完整")
    ident, version = unpack_from("<HH", data)
    (flags,) = unpack_from("<H", data, 0x0A)
    if ident != _WORD_97 or version < _OLDEST:
        if ident >> 8 == 0xA5 or version < _OLDEST:
            raise ReadError(
                "old_word",
                "这是 Word 6.0/95 或更早的文档，格式太旧；请在 Word 或 WPS 中另存为 .docx 后再检查"
                "（装有 LibreOffice 的，可加 --libreoffice 先转换）",
            )
        raise broken("文件头不是 Word 的")
    if flags & _ENCRYPTED:
        raise ReadError("encrypted", "文件有打开密码，无法读取；请去掉密码后再检查")
    if len(data) < 0x9A:
        raise broken("文件头不完整")
    words, longs = unpack_from("<H", data, 0x20)[0], unpack_from("<H", data, 0x3E)[0]
    if (words, longs) != _USUAL:
        raise broken("文件头的长度不合规范")
    lengths = Lengths(*unpack_from("<8i", data, 0x4C))
    if min(lengths) < 0:
        raise broken("文字的长度是负数")
    count = min(unpack_from("<H", data, 0x98)[0], (len(data) - 0x9A) // 8)
    places = tuple(unpack_from("<II", data, 0x9A + 8 * at) for at in range(count))
    if count <= PIECES:
        raise broken("文件头不完整")
    return Fib("1Table" if flags & _TABLE_1 else "0Table", lengths, places)
