"""Stories: the body, headers and footers, notes and text boxes, read into blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from struct import unpack_from

from checker.model import Block, BlockKind, CellPlace, Run, RunFlag
from checker.readers.docx.numbering import Counters
from checker.readers.rows import Table, grouped
from checker.readers.word97.paragraphs import PART, Fields, Marked, Source

#: Kinds that tell where a text stands on the page; what is nested in such a story stays there.
_PLACED = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE, BlockKind.TEXTBOX)


@dataclass(frozen=True)
class Story:
    """One story being read. ``boxes`` are the ranges of text boxes by the position of their anchor; those that were
    placed are noted in ``placed``."""

    source: Source
    fields: Fields
    counters: Counters
    box_counters: Counters
    tables: Iterator[int]
    kind: BlockKind = BlockKind.PARAGRAPH
    flags: RunFlag = RunFlag.NONE
    cell: CellPlace | None = None
    boxes: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    placed: set[tuple[int, int]] = field(default_factory=set)

    def blocks(self, start: int, end: int) -> Iterator[Block]:
        """The blocks of the story from position *start* to *end*."""
        yield from self._items(grouped(list(self.source.paragraphs(start, end))))

    def _items(self, items: "Iterator[Marked | Table[Marked]]") -> Iterator[Block]:
        for item in items:
            if isinstance(item, Table):
                yield from self._table(item)
            else:
                yield from self._paragraph(item)

    def _paragraph(self, paragraph: Marked) -> Iterator[Block]:
        mark = self.source.mark_flags(paragraph) if paragraph.mark == "\r" else RunFlag.NONE
        runs = self.source.runs(paragraph, self.fields, self.flags)
        label = "" if mark else self._number(paragraph)
        if label:
            path = f"cp[{paragraph.start}]/num"
            runs.insert(0, Run(label, PART, path, self.flags | RunFlag.AUTOMATIC))
        if mark:  # whoever leaves the mark out joins this paragraph with the next
            runs.append(Run("\n", PART, f"cp[{paragraph.end}]", self.flags | mark))
        kind, level = self._standing(paragraph)
        yield Block(tuple(runs), kind, level, self.cell, "" if mark else "\n", (), PART, f"cp[{paragraph.start}]")
        yield from self._boxes(paragraph)

    def _number(self, paragraph: Marked) -> str:
        found = paragraph.properties
        use, level = found.list_use, found.level
        if use is None:
            use, inherited = self.source.styles.numbering(found.style)
            level = inherited if level is None else level
        return self.counters.next(use, min(level or 0, 8)) if use else ""

    def _standing(self, paragraph: Marked) -> tuple[BlockKind, int]:
        if self.kind is not BlockKind.PARAGRAPH:
            return self.kind, 0
        found, styles = paragraph.properties, self.source.styles
        level = styles.outline(found.style)
        if found.outline is not None:
            level = found.outline + 1 if found.outline < 9 else 0
        if level:
            return BlockKind.HEADING, level
        return (BlockKind.TITLE if styles.is_title(found.style) else BlockKind.PARAGRAPH), 0

    def _boxes(self, paragraph: Marked) -> Iterator[Block]:
        if not self.boxes:
            return
        for at in range(paragraph.start, paragraph.end):
            if self.source.text[at] == "\x08" and at in self.boxes:
                for start, end in self.boxes[at]:
                    self.placed.add((start, end))
                    yield from self.box(start, end, self.source.flags_at(at))

    def box(self, start: int, end: int, flags: RunFlag = RunFlag.NONE) -> list[Block]:
        """The blocks of the text box from *start* to *end*, [] where it holds nothing."""
        kind = self.kind if self.kind in _PLACED else BlockKind.TEXTBOX
        fields = Fields(self.source.text, start, end, self.source.counts)
        inside = replace(self, kind=kind, flags=flags, fields=fields, counters=self.box_counters, boxes={})
        return printing(inside.blocks(start, end))

    def _table(self, table: Table[Marked]) -> Iterator[Block]:
        kind = BlockKind.CELL if self.kind is BlockKind.PARAGRAPH else self.kind
        for row, line in zip(table.rows, table.places(next(self.tables)), strict=True):
            shown = [(cell, place) for cell, place in zip(row, line, strict=True) if place]
            for at, (cell, place) in enumerate(shown):
                inside = replace(self, kind=kind, cell=place)
                blocks = list(inside._items(iter(cell))) or [Block((), kind, cell=place)]
                yield from blocks[:-1]
                yield replace(blocks[-1], end="\n" if at == len(shown) - 1 else "\t")


def printing(blocks: Iterator[Block]) -> list[Block]:
    """*blocks* but for the empty paragraph that guards the end of a story, or none where they hold no text."""
    found = list(blocks)
    if len(found) > 1 and not found[-1].runs:
        found.pop()
    return found if any(run.text.strip() for block in found for run in block.runs) else []


def positions(plc: bytes, width: int) -> tuple[int, ...]:
    """The character positions of a Plc whose data are *width* bytes each (MS-DOC section 2.2.2), () where it is cut."""
    number = (len(plc) - 4) // (4 + width)
    return unpack_from(f"<{number + 1}I", plc) if number >= 0 and len(plc) >= 4 else ()
