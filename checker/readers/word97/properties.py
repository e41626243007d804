"""What the properties of paragraphs and characters mean; each different grpprl is read once."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from struct import unpack_from
from typing import NamedTuple

from checker.model import RunFlag
from checker.readers.grid import Cell
from checker.readers.word97 import sprms
from checker.readers.word97.container import broken
from checker.readers.word97.pages import Stretch
from checker.readers.word97.styles import Styles

#: Tables within tables. Nobody nests a tenth of it; what claims to lie deeper is taken to lie there.
_DEEPEST = 30


class Paragraph(NamedTuple):
    """The properties of a paragraph. ``depth`` counts the tables around it; ``row`` are the cells of a row that ends
    with it. ``list_use``, ``level`` (0-based) and ``outline`` (0-based, 9 is body text) are None where it says nothing.
    """

    style: int = 0
    depth: int = 0
    cell_end: bool = False
    row_end: bool = False
    row: tuple[Cell, ...] = ()
    list_use: int | None = None
    level: int | None = None
    outline: int | None = None


class Characters(NamedTuple):
    """The properties of characters. ``hidden`` is the toggle as it is stored: 0, 1, 128 as the style, 129 not as it."""

    flags: RunFlag = RunFlag.NONE
    hidden: int | None = None
    style: int | None = None
    font: int | None = None
    symbol: tuple[int, int] | None = None
    picture: int | None = None

    def are_hidden(self, paragraph: int, styles: Styles) -> bool:
        """Whether they are hidden in a paragraph of that style: paragraph and character style toggle each other."""
        by_style = styles.hidden(paragraph) != (self.style is not None and styles.hidden(self.style))
        if self.hidden is None or self.hidden == 0x80:
            return by_style
        return not by_style if self.hidden == 0x81 else bool(self.hidden)


PLAIN = Characters()


class Properties:
    """The properties at each character position."""

    def __init__(self, characters: Sequence[Stretch], paragraphs: Sequence[Stretch], data: bytes) -> None:
        """*data* is the stream Data."""
        self._data = data
        self._allowance = 4 * len(data)  # no sane file stores the properties of a row twice, let alone over each other
        self._known: dict[bytes, Paragraph] = {}
        self._characters = characters
        self._character_starts = [item.start for item in characters]
        self._paragraphs = paragraphs
        self._paragraph_starts = [item.start for item in paragraphs]

    def paragraph(self, mark: int) -> Paragraph:
        """The properties of the paragraph whose mark is at *mark*."""
        at = bisect_right(self._paragraph_starts, mark) - 1
        if at < 0 or self._paragraphs[at].end <= mark:
            return Paragraph()
        properties = self._paragraphs[at].properties
        if properties not in self._known:
            self._known[properties] = self._read(properties)
        return self._known[properties]

    def _read(self, properties: bytes) -> Paragraph:
        whole = sprms.whole(properties[2:], self._data)
        self._allowance -= len(whole) - len(properties) + 2
        if self._allowance < 0:
            raise broken("段落属性互相重叠")
        return _paragraph(int.from_bytes(properties[:2], "little"), whole)

    def characters(self, start: int, end: int) -> Iterator[tuple[int, int, Characters]]:
        """First and last position and properties of each stretch from *start* to *end*, without gaps."""
        position = start
        for at in range(max(bisect_right(self._character_starts, start) - 1, 0), len(self._characters)):
            item = self._characters[at]
            if item.start >= end:
                break
            if item.end <= position:
                continue
            if item.start > position:
                yield position, item.start, PLAIN
            yield max(item.start, position), min(item.end, end), _characters(item.properties)
            position = min(item.end, end)
        if position < end:
            yield position, end, PLAIN


@lru_cache(maxsize=4096)
def _characters(grpprl: bytes) -> Characters:
    found = PLAIN
    for number, operand in sprms.sprms(grpprl):
        value = int.from_bytes(operand[:4], "little")
        if number in (sprms.REVISION_INSERTED, sprms.REVISION_DELETED):
            flag = RunFlag.INSERTED if number == sprms.REVISION_INSERTED else RunFlag.DELETED
            found = found._replace(flags=found.flags | flag if value & 1 else found.flags & ~flag)
        elif number == sprms.HIDDEN:
            found = found._replace(hidden=value)
        elif number == sprms.CHARACTER_STYLE:
            found = found._replace(style=value)
        elif number == sprms.FONT_ASCII:
            found = found._replace(font=value)
        elif number == sprms.SYMBOL:
            found = found._replace(symbol=(value & 0xFFFF, value >> 16))
        elif number == sprms.PICTURE:
            found = found._replace(picture=value)
    return found


def _paragraph(style: int, grpprl: bytes) -> Paragraph:
    found = Paragraph(style)
    depth: int | None = None
    in_table = row_end = inner_row_end = inner_cell = False
    below: dict[int, int] = {}
    for number, operand in sprms.sprms(grpprl):
        value = int.from_bytes(operand[:4], "little")
        if number == sprms.IN_TABLE:
            in_table = bool(value)
        elif number == sprms.ROW_END:
            row_end = bool(value)
        elif number == sprms.DEPTH:
            depth = value
        elif number == sprms.DEPTH_CHANGE:
            depth = max((depth or 0) + int.from_bytes(operand, "little", signed=True), 0)
        elif number == sprms.INNER_CELL:
            inner_cell = bool(value)
        elif number == sprms.INNER_ROW_END:
            inner_row_end = bool(value)
        elif number == sprms.ROW:
            found = found._replace(row=_row(operand))
        elif number == sprms.MERGED_BELOW and len(operand) >= 2:
            below[operand[0]] = operand[1]
        elif number == sprms.STYLE:
            found = found._replace(style=value)
        elif number == sprms.LIST:
            found = found._replace(list_use=value)
        elif number == sprms.LIST_LEVEL:
            found = found._replace(level=value)
        elif number == sprms.OUTLINE:
            found = found._replace(outline=value)
    row = tuple(cell._replace(above=below[at] == 1) if at in below else cell for at, cell in enumerate(found.row))
    depth = min(max(depth or 0, 1), _DEEPEST) if in_table or depth else 0
    deep = depth > 1
    return found._replace(
        depth=depth, row=row, cell_end=inner_cell if deep else False, row_end=inner_row_end if deep else row_end
    )


def _row(operand: bytes) -> tuple[Cell, ...]:
    """The cells of a row (TDefTableOperand, section 2.9.308; TC80, section 2.9.316): 20 bytes each after the edges."""
    count = operand[0] if operand else 0
    if len(operand) < 1 + 2 * (count + 1):
        return ()
    edges = unpack_from(f"<{count + 1}h", operand, 1)
    after = 1 + 2 * (count + 1)
    cells = []
    for at in range(count):
        place = after + 20 * at
        bits = unpack_from("<H", operand, place)[0] if place + 2 <= len(operand) else 0
        cells.append(Cell(edges[at], edges[at + 1], above=bits >> 5 & 3 == 1, beside=bool(bits & 3)))
    return tuple(cells)
