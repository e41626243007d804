"""How the runs of a Content become one raw text, and the way back from an offset to its run and place."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from checker.model import Block, BlockKind, CellPlace, Content, Run, RunFlag
from checker.text.span import Span

#: The blocks that make up the body: what is numbered "第n段", and where titles and signatures stand.
BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE, BlockKind.CELL})

_WHERE = {
    BlockKind.HEADER: "页眉",
    BlockKind.FOOTER: "页脚",
    BlockKind.NOTE: "脚注",
    BlockKind.TEXTBOX: "文本框",
    BlockKind.FURNITURE: "网页栏目",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the reading. ``span`` is in ``Document.text``, without the block's end; ``number`` is its 1-based
    count among the body's non-empty paragraphs outside tables, 0 for all others. ``known`` is where the reader says
    that it stands, where that tells more than its number; ``within`` names the attachment that it is part of."""

    span: Span
    kind: BlockKind
    level: int
    cell: CellPlace | None
    number: int
    known: str = ""
    within: str = ""

    @property
    def where(self) -> str:
        """Where a person finds it, in Chinese: "第4段", "表1第2行第3列", "页眉", "附件《名单.docx》第2段"."""
        return self.within + (self.known or self._place)

    @property
    def _place(self) -> str:
        if self.cell is not None:
            return f"表{self.cell.table + 1}第{self.cell.row + 1}行第{self.cell.column + 1}列"
        return _WHERE.get(self.kind) or (f"第{self.number}段" if self.number else "文中")


@dataclass(frozen=True, slots=True)
class Composition:
    """The raw text of one reading, with what is needed to go back.

    ``starts`` are the raw offsets at which ``runs`` begin, ``blocks`` are the raw spans of the blocks (ends excluded).
    """

    raw: str
    starts: tuple[int, ...]
    runs: tuple[Run, ...]
    blocks: tuple[tuple[Span, Block], ...]

    def run_at(self, offset: int) -> tuple[Run, int] | None:
        """The run that the raw *offset* falls in, and the offset within it; None between blocks."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return None
        run, inner = self.runs[index], offset - self.starts[index]
        return (run, inner) if inner < len(run.text) else None


def printed_at(paragraph: Paragraph, part: str, path: str) -> str:
    """Where a person finds the run at *part* and *path* of *paragraph*: of a paged original its page, and the line
    unless it stands in a table or margin ("第2页第5行", "第2页表1第3行第1列")."""
    if not part.startswith("page["):
        return paragraph.where
    return f"第{part[5:-1]}页" + (f"第{path[5:-1]}行" if path.startswith("line[") else paragraph.where)


def compose(content: Content, rejected: bool = False) -> Composition:
    """One reading of *content*: as it stands (insertions in, deletions out), or with all changes *rejected*.

    Hidden runs are in neither: a reader of the printed page does not see them.
    """
    gone = RunFlag.HIDDEN | (RunFlag.INSERTED if rejected else RunFlag.DELETED)
    pieces: list[str] = []
    starts: list[int] = []
    runs: list[Run] = []
    blocks: list[tuple[Span, Block]] = []
    position = 0
    for block in content.blocks:
        begin = position
        for run in block.runs:
            if run.text and not run.flags & gone:
                pieces.append(run.text)
                starts.append(position)
                runs.append(run)
                position += len(run.text)
        blocks.append((Span(begin, position), block))
        if not (rejected and block.changes):
            pieces.append(block.end)
            position += len(block.end)
    return Composition("".join(pieces), tuple(starts), tuple(runs), tuple(blocks))


def places(composition: Composition) -> Mapping[tuple[str, str], Span]:
    """Where in the raw text as it stands each run and each paragraph is, by part and path; what does not print in it
    has the point where it would stand."""
    found: dict[tuple[str, str], Span] = {}
    for span, block in composition.blocks:
        position = span.start
        for run in block.runs:
            shown = not run.flags & (RunFlag.HIDDEN | RunFlag.DELETED)
            end = position + len(run.text) * shown
            known = found.get((run.part, run.path))
            found[run.part, run.path] = Span(known.start if known else position, end)
            position = end
        found.setdefault((block.part, block.path), span)
    return found
