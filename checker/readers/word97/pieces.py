"""The piece table (MS-DOC section 2.8.35 and 2.9.38): which bytes of the file are which characters of the document."""

from itertools import pairwise
from struct import unpack_from
from typing import NamedTuple

from checker.readers.word97.container import broken

_COMPRESSED = 0x4000_0000
#: What FcCompressed (section 2.9.73) calls Unicode 80–9F is Windows-1252; codes that it leaves out are as in Latin-1.
_EIGHT_BIT = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


class Piece(NamedTuple):
    """Characters from position ``start`` to ``end``, in the file from ``offset`` on, ``width`` bytes each.

    ``changes`` are modifications (a grpprl) of all paragraphs and characters of the piece.
    """

    start: int
    end: int
    offset: int
    width: int
    changes: bytes


class Text(NamedTuple):
    """The whole text, one character for each position (so halves of a surrogate pair are two), and its pieces."""

    characters: str
    pieces: tuple[Piece, ...]


def read_text(clx: bytes, data: bytes, needed: int) -> Text:
    """The text that *clx* lays out in *data*, the stream WordDocument; at least *needed* characters of it.

    Raises ReadError ``broken_doc`` where pieces lie outside the file or hold more characters than it has bytes.
    """
    grpprls, at = _modifications(clx)
    (length,) = unpack_from("<I", clx, at + 1) if at + 5 <= len(clx) else (0,)
    count = (length - 4) // 12
    if count < 1 or at + 5 + length > len(clx):
        raise broken("找不到文字的分布表")
    positions = unpack_from(f"<{count + 1}I", clx, at + 5)
    if any(a >= b for a, b in pairwise(positions)) or positions[0]:
        raise broken("文字的分布表自相矛盾")
    if not needed <= positions[-1] <= len(data):
        raise broken("文字的长度与文件不符")
    pieces, texts = [], []
    for number in range(count):
        _, place, change = unpack_from("<HIH", clx, at + 5 + 4 * (count + 1) + 8 * number)
        start, end = positions[number], positions[number + 1]
        width = 1 if place & _COMPRESSED else 2
        offset = (place & ~_COMPRESSED & 0x7FFF_FFFF) // (2 if width == 1 else 1)
        stored = data[offset : offset + (end - start) * width]
        if len(stored) != (end - start) * width:
            raise broken("有文字在文件之外（文件可能不完整）")
        pieces.append(Piece(start, end, offset, width, _change(change, grpprls)))
        texts.append(_eight_bit(stored) if width == 1 else _sixteen_bit(stored))
    return Text("".join(texts), tuple(pieces))


def _modifications(clx: bytes) -> tuple[list[bytes], int]:
    """The modifications (Prc) at the beginning of *clx*, and where the piece table (Pcdt) begins."""
    found, at = [], 0
    while at + 3 <= len(clx) and clx[at] == 1:
        (length,) = unpack_from("<H", clx, at + 1)
        found.append(clx[at + 3 : at + 3 + length])
        at += 3 + length
    if at >= len(clx) or clx[at] != 2:
        raise broken("找不到文字的分布表")
    return found, at


#: The modifications that fit into a Prm0 (section 2.9.215) and matter here: its number, and the sprm it stands for.
_SHORT = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x5C: 0x083C}


def _change(prm: int, grpprls: list[bytes]) -> bytes:
    if prm & 1:
        index = prm >> 1
        return grpprls[index] if index < len(grpprls) else b""
    sprm = _SHORT.get(prm >> 1 & 0x7F)
    return sprm.to_bytes(2, "little") + bytes([prm >> 8]) if sprm else b""


def _eight_bit(stored: bytes) -> str:
    return stored.decode("latin-1").translate(_EIGHT_BIT)


def _sixteen_bit(stored: bytes) -> str:
    text = stored.decode("utf-16-le", "surrogatepass")
    if len(text) * 2 == len(stored):
        return text
    return "".join(map(chr, unpack_from(f"<{len(stored) // 2}H", stored)))  # characters beyond FFFF are two each
