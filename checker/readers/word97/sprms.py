"""Modifications of properties (sprms, MS-DOC section 2.2.5): a number that tells its operand's length, and that."""

from collections.abc import Iterator
from typing import NamedTuple

# Characters
REVISION_DELETED, REVISION_INSERTED, HIDDEN, CHARACTER_STYLE, SYMBOL = 0x0800, 0x0801, 0x083C, 0x4A30, 0x6A09
FONT_ASCII, PICTURE, SPECIAL = 0x4A4F, 0x6A03, 0x0855
# Paragraphs
IN_TABLE, ROW_END, DEPTH, DEPTH_CHANGE, INNER_CELL, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x664A, 0x244B, 0x244C
LIST_LEVEL, LIST, OUTLINE, STYLE = 0x260A, 0x460B, 0x2640, 0x4600
_ELSEWHERE = (0x6645, 0x6646)  # sprmPHugePapx: what is too long for its page lies in the stream Data
# Tables and sections
ROW, MERGED_BELOW, TITLE_PAGE = 0xD608, 0xD62B, 0x300A
_TABS = 0xC615

_LENGTHS = (1, 1, 2, 4, 2, 2, 0, 3)  # by the three highest bits; 0: the operand begins with its length


class Sprm(NamedTuple):
    """One modification; the operand of variable length without the bytes that say how long it is."""

    number: int
    operand: bytes

    @property
    def value(self) -> int:
        """The operand as an unsigned number."""
        return int.from_bytes(self.operand[:4], "little")


def whole(grpprl: bytes, data: bytes) -> bytes:
    """*grpprl*, or what it says lies in its stead in *data* (PrcData, section 2.9.210)."""
    if not any(number.to_bytes(2, "little") in grpprl for number in _ELSEWHERE):
        return grpprl
    for sprm in sprms(grpprl):
        if sprm.number in _ELSEWHERE:
            length = int.from_bytes(data[sprm.value : sprm.value + 2], "little")
            return grpprl + data[sprm.value + 2 : sprm.value + 2 + length]
    return grpprl


def sprms(grpprl: bytes) -> Iterator[Sprm]:
    """The modifications in *grpprl*, in order; what is cut off at its end is left out."""
    at = 0
    while at + 3 <= len(grpprl):
        number = grpprl[at] | grpprl[at + 1] << 8
        at += 2
        length = _LENGTHS[number >> 13]
        if not length:
            at, length = _variable(grpprl, number, at)
        if at + length > len(grpprl):
            return
        yield Sprm(number, grpprl[at : at + length])
        at += length


def _variable(grpprl: bytes, number: int, at: int) -> tuple[int, int]:
    """Where an operand of variable length begins after its length, and how long it is."""
    length = grpprl[at]
    if number == ROW:  # two bytes of length, and one more than there is (section 2.9.308)
        return at + 2, max(int.from_bytes(grpprl[at : at + 2], "little") - 1, 0)
    if number == _TABS and length == 255:  # longer than a byte can say: its own counts do (section 2.9.181)
        deleted = grpprl[at + 1] if at + 1 < len(grpprl) else 0
        after = at + 2 + 4 * deleted
        added = grpprl[after] if after < len(grpprl) else 0
        return at + 1, 2 + 4 * deleted + 3 * added
    return at + 1, length
