"""From the bytes of a Word 97–2003 file to its Content."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count, pairwise
from struct import unpack_from
from types import MappingProxyType

from checker.model import Block, BlockKind, Content, ReadError, RunFlag
from checker.readers.docx.numbering import Counters
from checker.readers.rows import revised
from checker.readers.word97 import fib as parts
from checker.readers.word97.container import Compound, broken
from checker.readers.word97.described import STREAMS, described
from checker.readers.word97.fib import Fib, read_fib
from checker.readers.word97.lists import Lists
from checker.readers.word97.pages import character_stretches, paragraph_stretches
from checker.readers.word97.paragraphs import Fields, Source
from checker.readers.word97.pieces import read_text
from checker.readers.word97.properties import Properties
from checker.readers.word97.sprms import TITLE_PAGE, sprms
from checker.readers.word97.stories import Story, positions, printing
from checker.readers.word97.styles import Styles, font_names

#: Storages whose words are not read here.
_UNREAD = {"ObjectPool": "嵌入的对象"}
_SEPARATORS = 6  # the first stories of the headers are the lines above the notes
_BODY, _FOOTNOTES, _HEADERS, _ENDNOTES, _BOXES, _HEADER_BOXES = 0, 1, 2, 5, 6, 7


def read_document(compound: Compound) -> Content:
    """Read a whole document. Raises ReadError (see the package docstring for its codes)."""
    data = compound.stream("WordDocument")
    fib = read_fib(data)
    table = compound.stream(fib.table)
    if not table:
        raise broken(f"缺少 {fib.table}")
    return _Reading(compound, fib, data, table).content()


class _Reading:
    def __init__(self, compound: Compound, fib: Fib, data: bytes, table: bytes) -> None:
        self._compound, self._fib, self._data, self._table = compound, fib, data, table
        text = read_text(self._structure(parts.PIECES), data, sum(fib.lengths))
        characters = character_stretches(self._structure(parts.CHARACTER_PAGES), data, text.pieces)
        paragraphs = paragraph_stretches(self._structure(parts.PARAGRAPH_PAGES), data, text.pieces)
        fonts = font_names(self._structure(parts.FONTS))
        self._source = Source(
            text=text.characters,
            properties=Properties(characters, paragraphs, compound.stream("Data")),
            styles=Styles(self._structure(parts.STYLES)),
            fonts=fonts,
            data=compound.stream("Data"),
            sections=frozenset(positions(self._structure(parts.SECTIONS), 12)),
        )
        lists = fib.places[parts.LISTS] if len(fib.places) > parts.LISTS else (0, 0)
        self._lists = Lists(table, lists, self._structure(parts.LIST_USES), fonts)
        self._box_counters = Counters(self._lists)
        self._tables = count()

    def content(self) -> Content:
        margins = list(self._margins())
        blocks = [block for kind, block in margins if kind is BlockKind.HEADER]
        blocks += self._body()
        blocks += self._notes(_FOOTNOTES, parts.FOOTNOTE_MARKS, parts.FOOTNOTES)
        blocks += self._notes(_ENDNOTES, parts.ENDNOTE_MARKS, parts.ENDNOTES)
        blocks += [block for kind, block in margins if kind is BlockKind.FOOTER]
        pictures = self._source.counts.pictures
        if not any(run.text.strip() for block in blocks for run in block.runs):
            seen = f"，只有 {pictures} 张图片，图片中的文字无法检查" if pictures else ""
            raise ReadError("empty", f"文档里没有文字{seen}")
        return Content(tuple(blocks), "doc", (*self._decisions(), *revised(blocks)), self._metadata(blocks))

    def _structure(self, index: int) -> bytes:
        return self._fib.slice(self._table, index)

    def _story(self, start: int, end: int, kind: BlockKind, boxes: Mapping[int, list[tuple[int, int]]]) -> Story:
        fields = Fields(self._source.text, start, end, self._source.counts)
        return Story(
            self._source, fields, Counters(self._lists), self._box_counters, self._tables, kind=kind, boxes=boxes
        )

    def _body(self) -> Iterator[Block]:
        end = self._fib.lengths.body
        boxes, lost = self._boxes(_BOXES, parts.BOXES, parts.SHAPES, 0)
        story = self._story(0, end, BlockKind.PARAGRAPH, boxes)
        yield from story.blocks(0, end)
        left = [box for at in boxes for box in boxes[at] if box not in story.placed]
        for start, stop in sorted([*left, *lost]):
            yield from story.box(start, stop)

    def _boxes(
        self, part: int, texts: int, shapes: int, base: int
    ) -> tuple[dict[int, list[tuple[int, int]]], list[tuple[int, int]]]:
        """The text boxes of a part by the position of their anchor, and those whose anchor is not told.

        FTXBXS (section 2.9.99) and Spa (section 2.9.253) name the same shape; shapes in groups name the group there.
        """
        spans = self._structure(shapes)
        anchored = positions(spans, 26)
        after = 4 * len(anchored)
        anchors = {unpack_from("<I", spans, after + 26 * at)[0]: base + cp for at, cp in enumerate(anchored[:-1])}
        plc = self._structure(texts)
        starts = positions(plc, 22)
        after = 4 * len(starts)
        found: dict[int, list[tuple[int, int]]] = {}
        lost = []
        for at, (start, end) in enumerate(self._within(part, starts)):
            (shape,) = unpack_from("<I", plc, after + 22 * at + 14)
            if shape in anchors:
                found.setdefault(anchors[shape], []).append((start, end))
            else:
                lost.append((start, end))
        return found, lost

    def _within(self, part: int, relative: tuple[int, ...]) -> list[tuple[int, int]]:
        """The ranges between the positions *relative* to a part, in positions of the document; (0, 0) outside it."""
        base, length = self._fib.start(part), self._fib.lengths[part]
        return [(base + a, base + b) if a <= b <= length else (0, 0) for a, b in pairwise(relative)]

    def _notes(self, part: int, marks: int, texts: int) -> Iterator[Block]:
        """The notes in the order in which the text refers to them."""
        references = positions(self._structure(marks), 2)[:-1]
        ranges = self._within(part, positions(self._structure(texts), 0))
        for at, (start, end) in zip(references, ranges, strict=False):
            if at < self._fib.lengths.body:
                story = self._story(start, end, BlockKind.NOTE, {})
                yield from printing(replace(story, flags=self._source.flags_at(at)).blocks(start, end))

    def _margins(self) -> Iterator[tuple[BlockKind, Block]]:
        """The headers and footers in force, each once."""
        ranges = self._within(_HEADERS, positions(self._structure(parts.HEADERS), 0)[:-1])[_SEPARATORS:]
        boxes, _ = self._boxes(_HEADER_BOXES, parts.HEADER_BOXES, parts.HEADER_SHAPES, self._fib.start(_HEADERS))
        for kind, start, end in dict.fromkeys(self._in_force(ranges)):
            for block in printing(self._story(start, end, kind, boxes).blocks(start, end)):
                yield kind, block

    def _in_force(self, ranges: list[tuple[int, int]]) -> Iterator[tuple[BlockKind, int, int]]:
        """Six stories for each section (section 2.3.5): even, odd and first page, header and footer. An empty one is
        that of the section before; the first page has its own only where the section says so, even ones where the
        document does."""
        settings = self._structure(parts.SETTINGS)
        even = bool(settings and settings[0] & 1)
        current: dict[int, tuple[int, int]] = {}
        for section, first in enumerate(self._title_pages()):
            for at, (start, end) in enumerate(ranges[6 * section : 6 * section + 6]):
                if start < end:
                    current[at] = (start, end)
            for kind, of_first, of_odd, of_even in ((BlockKind.HEADER, 4, 1, 0), (BlockKind.FOOTER, 5, 3, 2)):
                wanted = [of_first] * first + [of_odd] + [of_even] * even
                yield from ((kind, *current[at]) for at in wanted if at in current)

    def _title_pages(self) -> Iterator[bool]:
        """Of each section, whether its first page has a header and footer of its own."""
        plc = self._structure(parts.SECTIONS)
        starts = positions(plc, 12)
        for at in range(len(starts) - 1):
            (offset,) = unpack_from("<I", plc, 4 * len(starts) + 12 * at + 2)
            length = int.from_bytes(self._data[offset : offset + 2], "little")
            grpprl = self._data[offset + 2 : offset + 2 + length]
            yield any(sprm.number == TITLE_PAGE and sprm.value & 1 for sprm in sprms(grpprl))

    def _decisions(self) -> Iterator[tuple[str, str]]:
        yield from (("未读", what) for name, what in _UNREAD.items() if self._compound.holds(name))
        counts = self._source.counts
        if counts.unknown_forms:
            yield "未读", f"{counts.unknown_forms} 处窗体域（复选框、下拉框）"
        if counts.lone_halves:
            yield "乱码", f"原文中有 {counts.lone_halves} 个残缺的字符"

    def _metadata(self, blocks: list[Block]) -> Mapping[str, str]:
        runs = [run for block in blocks for run in block.runs]
        counts = {
            "comments": max(len(positions(self._structure(parts.COMMENT_MARKS), 30)) - 1, 0),
            "insertions": sum(RunFlag.INSERTED in run.flags for run in runs),
            "deletions": sum(RunFlag.DELETED in run.flags for run in runs),
            "hidden": sum(RunFlag.HIDDEN in run.flags for run in runs),
            "images": self._source.counts.pictures,
        }
        names = described(self._compound.stream(name) for name in STREAMS)
        return MappingProxyType(names | {key: str(value) for key, value in counts.items()})
