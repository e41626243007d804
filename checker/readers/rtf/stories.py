"""Stories of an RTF: paragraphs gathered while it is read, and made into blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from checker.model import Block, BlockKind, CellPlace, Run, RunFlag
from checker.readers.grid import Cell
from checker.readers.rows import Table, grouped

PART = "rtf"
_PLACED = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE, BlockKind.TEXTBOX)


@dataclass
class Paragraph:
    """A paragraph and what ends with it. ``boxes`` are the stories of the text boxes anchored in it."""

    runs: list[Run] = field(default_factory=list)
    boxes: "list[Story]" = field(default_factory=list)
    outline: int = 0
    title: bool = False
    depth: int = 0
    cell_end: bool = False
    row_end: bool = False
    row: tuple[Cell, ...] = ()
    mark: RunFlag = RunFlag.NONE
    offset: int = 0

    @property
    def said(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.runs and not self.boxes


@dataclass
class Story:
    """A story being read: the paragraphs that are complete, and the ``open`` one."""

    kind: BlockKind = BlockKind.PARAGRAPH
    flags: RunFlag = RunFlag.NONE
    paragraphs: list[Paragraph] = field(default_factory=list)
    open: Paragraph = field(default_factory=Paragraph)

    def end_paragraph(self, offset: int) -> Paragraph:
        """Close the open paragraph, whose mark is at *offset*, and begin another."""
        done, self.open = self.open, Paragraph()
        done.offset = offset
        self.paragraphs.append(done)
        return done

    def blocks(self, tables: Iterator[int]) -> list[Block]:
        """The blocks of the story; *tables* numbers them."""
        if not self.open.empty:
            self.end_paragraph(self.open.offset)
        return list(_blocks(self, iter(grouped(self.paragraphs)), tables, None))


def _blocks(
    story: Story, items: "Iterator[Paragraph | Table[Paragraph]]", tables: Iterator[int], cell: CellPlace | None
) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Table):
            yield from _table(story, item, tables)
        else:
            yield from _paragraph(story, item, tables, cell)


def _paragraph(story: Story, found: Paragraph, tables: Iterator[int], cell: CellPlace | None) -> Iterator[Block]:
    runs = list(found.runs)
    if found.mark:  # whoever leaves the mark out joins this paragraph with the next
        runs.append(Run("\n", PART, f"at[{found.offset}]", found.mark))
    kind, level = (BlockKind.CELL if cell and story.kind is BlockKind.PARAGRAPH else story.kind), 0
    if kind is BlockKind.PARAGRAPH and found.outline:
        kind, level = BlockKind.HEADING, found.outline
    elif kind is BlockKind.PARAGRAPH and found.title:
        kind = BlockKind.TITLE
    yield Block(tuple(runs), kind, level, cell, "" if found.mark else "\n", (), PART, f"at[{found.offset}]/mark")
    for box in found.boxes:
        inside = box if story.kind is BlockKind.PARAGRAPH else replace(box, kind=story.kind)
        yield from (replace(block, cell=block.cell or cell) for block in printing(inside.blocks(tables)))


def _table(story: Story, table: "Table[Paragraph]", tables: Iterator[int]) -> Iterator[Block]:
    kind = story.kind if story.kind in _PLACED else BlockKind.CELL
    for row, line in zip(table.rows, table.places(next(tables)), strict=True):
        shown = [(cell, place) for cell, place in zip(row, line, strict=True) if place]
        for at, (cell, place) in enumerate(shown):
            blocks = list(_blocks(story, iter(cell), tables, place)) or [Block((), kind, cell=place)]
            yield from blocks[:-1]
            yield replace(blocks[-1], end="\n" if at == len(shown) - 1 else "\t")


def printing(blocks: list[Block]) -> list[Block]:
    """*blocks*, or none of them where they hold no text."""
    return blocks if any(run.text.strip() for block in blocks for run in block.runs) else []
