"""Formatted pages (MS-DOC sections 2.9.33, 2.9.175): which bytes of the file have which properties."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from struct import unpack_from
from typing import NamedTuple

from checker.readers.word97.pieces import Piece

_PAGE = 512
#: A paragraph of which nothing is said is in the style 0.
_NORMAL = b"\0\0"


class Stretch(NamedTuple):
    """Character positions with the same properties: a grpprl, of paragraphs after the two bytes of their style."""

    start: int
    end: int
    properties: bytes


def character_stretches(plc: bytes, data: bytes, pieces: Sequence[Piece]) -> list[Stretch]:
    """The stretches of equal character properties that differ from those of the style, in order."""
    return [item for item in _positioned(_runs(plc, data, 1), pieces, b"") if item.properties]


def paragraph_stretches(plc: bytes, data: bytes, pieces: Sequence[Piece]) -> list[Stretch]:
    """The stretches of equal paragraph properties; one may hold several paragraphs, and pieces may cut one."""
    return list(_positioned(_runs(plc, data, 13), pieces, _NORMAL))


def _runs(plc: bytes, data: bytes, width: int) -> list[tuple[int, int, bytes]]:
    """First and last byte offset and properties of each run of the pages that *plc* lists, sorted."""
    count = (len(plc) - 4) // 8
    found: list[tuple[int, int, bytes]] = []
    pages = dict.fromkeys(unpack_from(f"<{count}I", plc, 4 * (count + 1))) if count > 0 else ()
    for number in pages:
        start = (number & 0x3F_FFFF) * _PAGE
        page = data[start : start + _PAGE]
        if len(page) == _PAGE:
            found.extend(_page(page, width))
    found.sort(key=lambda run: run[0])
    return [run for at, run in enumerate(found) if not at or run[0] > found[at - 1][0]]


def _page(page: bytes, width: int) -> Iterator[tuple[int, int, bytes]]:
    count = page[-1]
    after = 4 * (count + 1)
    if not count or after + width * count >= _PAGE:
        return
    offsets = unpack_from(f"<{count + 1}I", page)
    for at in range(count):
        place = 2 * page[after + width * at]
        if offsets[at] < offsets[at + 1]:
            yield offsets[at], offsets[at + 1], _properties(page, place, width) if place else b""


def _properties(page: bytes, place: int, width: int) -> bytes:
    length = page[place]
    if width == 1:
        return page[place + 1 : min(place + 1 + length, _PAGE - 1)]
    if length:
        return page[place + 1 : min(place + 2 * length, _PAGE - 1)]
    length = 2 * page[place + 1] if place + 1 < _PAGE else 0
    return page[place + 2 : min(place + 2 + length, _PAGE - 1)]


def _positioned(runs: Sequence[tuple[int, int, bytes]], pieces: Iterable[Piece], plain: bytes) -> Iterator[Stretch]:
    """*runs* cut by *pieces*, in character positions, each with the changes that its piece makes to it or *plain*."""
    starts = [run[0] for run in runs]
    for piece in pieces:
        last = piece.offset + (piece.end - piece.start) * piece.width
        position = piece.start
        for at in range(max(bisect_right(starts, piece.offset) - 1, 0), len(runs)):
            begin, end, properties = runs[at]
            if begin >= last:
                break
            start = max(piece.start + (begin - piece.offset) // piece.width, position)
            stop = min(piece.start - (piece.offset - end) // piece.width, piece.end)
            if start >= stop:
                continue
            if start > position and piece.changes:
                yield Stretch(position, start, plain + piece.changes)
            yield Stretch(start, stop, (properties or plain) + piece.changes)
            position = stop
        if position < piece.end and piece.changes:
            yield Stretch(position, piece.end, plain + piece.changes)
