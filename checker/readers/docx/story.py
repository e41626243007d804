"""A story (the body, a header, a note, a text box) read into blocks, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from checker.model import COMING, Block, BlockKind, CellPlace, Run, RunFlag
from checker.readers.docx import tables
from checker.readers.docx.changes import Changes
from checker.readers.docx.fields import Fields
from checker.readers.docx.inline import (
    DEEPEST,
    Inline,
    boxes,
    formula_text,
    inlines,
    mark_flags,
    too_deep,
    unwrapped,
)
from checker.readers.docx.numbering import Counters
from checker.readers.docx.pieces import pieces
from checker.readers.docx.styles import Styles
from checker.readers.docx.xml import attribute, child, name, number, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Kinds that tell where a text stands on the page; what is nested in such a story stays there.
_PLACED = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE)


@dataclass
class Context:
    """What the stories of one document share while it is read."""

    styles: Styles
    box_counters: Counters
    unmatched: frozenset["Element"] = frozenset()
    tables: Iterator[int] = field(default_factory=count)
    notes: list[tuple[str, str, RunFlag, tuple[int, ...]]] = field(default_factory=list)
    """Kind, w:id, flags and changes of each reference to a note."""
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True)
class Story:
    """One story being read. ``cell`` is where in a table, ``depth`` how deep in tables and boxes; ``changes`` are those
    of the reference to a note."""

    context: Context
    part: str
    counters: Counters
    fields: Fields
    kind: BlockKind = BlockKind.PARAGRAPH
    flags: RunFlag = RunFlag.NONE
    cell: CellPlace | None = None
    depth: int = 0
    changes: tuple[int, ...] = ()

    def blocks(self, container: "Element", path: str = "") -> Iterator[Block]:
        """The blocks of *container*, whose own path is *path* ("" or ending in a slash)."""
        if self.depth > DEEPEST:
            raise too_deep()
        counts = {"w:p": 0, "w:tbl": 0}
        for element, flags in unwrapped(container, *counts, flags=self.flags):
            kind = name(element)
            counts[kind] += 1
            if kind == "w:p":
                yield from self._paragraph(element, f"{path}p[{counts[kind]}]", flags)
            else:
                yield from self._table(element, f"{path}tbl[{counts[kind]}]", flags)

    def _paragraph(self, paragraph: "Element", path: str, flags: RunFlag) -> Iterator[Block]:
        properties = child(paragraph, "w:pPr")
        styled = child(properties, "w:pStyle")
        style = attribute(styled, "w:val") if styled is not None else None
        mark = mark_flags(paragraph)
        label = "" if mark else self._number(properties, style)
        ended = self._changes_of_end(paragraph)
        coming = tuple(one for one in ended if self.context.changes.found[one].kind in COMING)
        runs: list[Run] = []
        inner: list[Block] = []
        for item in inlines(paragraph, path, flags):
            run, drawn = self._run(item, style)
            runs.extend(run)
            inner.extend(drawn)
        if label:  # of a paragraph that is inserted as a whole it goes with the rest
            new = bool(coming) and all(RunFlag.INSERTED in run.flags for run in runs)
            own = flags | RunFlag.AUTOMATIC | (RunFlag.INSERTED if new else RunFlag.NONE)
            runs.insert(0, Run(label, self.part, f"{path}/num", own, coming if new else ()))
        if mark:  # whoever leaves the mark out joins this paragraph with the next
            runs.append(Run("\n", self.part, f"{path}/mark", flags | mark, ended))
        kind, level = self._standing(properties, style)
        yield Block(tuple(runs), kind, level, self.cell, "" if mark else "\n", coming, self.part, path)
        yield from inner

    def _changes_of_end(self, paragraph: "Element") -> tuple[int, ...]:
        """The changes of the paragraph's mark, and of the row and cell it stands in."""
        changes = self.context.changes
        return (*changes.of_mark(paragraph), *changes.around(paragraph), *self.changes) if changes.found else ()

    def _number(self, properties: "Element | None", style: str | None) -> str:
        listed = child(properties, "w:numPr")
        num_id, level = number(child(listed, "w:numId")), number(child(listed, "w:ilvl"))
        if num_id is None:
            num_id, inherited, origin = self.context.styles.numbering(style)
            if num_id is None:
                return ""
            if level is None:
                level = inherited or self.counters.level_of_style(num_id, origin)
        return self.counters.next(num_id, min(max(level or 0, 0), 8))

    def _standing(self, properties: "Element | None", style: str | None) -> tuple[BlockKind, int]:
        if self.kind is not BlockKind.PARAGRAPH:
            return self.kind, 0
        direct = number(child(properties, "w:outlineLvl"))
        level = self.context.styles.outline(style) if direct is None else direct + 1 if 0 <= direct < 9 else 0
        if level:
            return BlockKind.HEADING, level
        return (BlockKind.TITLE if self.context.styles.is_title(style) else BlockKind.PARAGRAPH), 0

    def _run(self, item: Inline, style: str | None) -> tuple[list[Run], list[Block]]:
        changes = (*self.context.changes.around(item.element), *self.changes)
        if name(item.element) == "m:oMath":
            text = formula_text(item.element) if self.fields.visible else ""
            return ([Run(text, self.part, item.path, item.flags, changes)] if text else []), []
        flags = item.flags | (RunFlag.HIDDEN if self._is_hidden(item.element, style) else RunFlag.NONE)
        runs: list[Run] = []
        blocks: list[Block] = []
        drawn = count(1)
        for text, deleted, element in pieces(item.element, self.fields):
            if text:
                runs.append(Run(text, self.part, item.path, flags | deleted, changes))
            if element is not None and name(element) in ("w:footnoteReference", "w:endnoteReference"):
                key = attribute(element, "w:id") or ""
                self.context.notes.append((name(element)[2:-9], key, flags, changes))
            elif element is not None:
                for box in boxes(element):
                    blocks.extend(self._box(box, f"{item.path}/txbx[{next(drawn)}]", flags))
        return runs, blocks

    def _is_hidden(self, run: "Element", style: str | None) -> bool:
        """Section 17.7.3: what the run says itself, else its two styles toggle each other, else the default."""
        properties = child(run, "w:rPr")
        said = switch(properties, "w:vanish")
        if said is not None:
            return said
        styles = self.context.styles
        character = child(properties, "w:rStyle")
        by_character = styles.hidden(attribute(character, "w:val") or "") if character is not None else False
        return styles.hidden(style) != by_character or styles.hidden_by_default

    def _box(self, box: "Element", path: str, flags: RunFlag) -> Iterator[Block]:
        kind = self.kind if self.kind in _PLACED else BlockKind.TEXTBOX
        if name(box) == "v:textpath":
            text = attribute(box, "v:string") or ""
            if text.strip():
                changes = self.context.changes.around(box)
                yield Block((Run(text, self.part, path, flags, changes),), kind, cell=self.cell)
            return
        inside = replace(
            self,
            kind=kind,
            flags=flags,
            depth=self.depth + 1,
            counters=self.context.box_counters,
            fields=Fields(self.context.unmatched),
        )
        blocks = list(inside.blocks(box, f"{path}/"))
        if any(block.runs for block in blocks):
            yield from blocks

    def _table(self, table: "Element", path: str, flags: RunFlag) -> Iterator[Block]:
        at = next(self.context.tables)
        kind = BlockKind.CELL if self.kind is BlockKind.PARAGRAPH else self.kind
        grid = tables.cells(table, lambda element, wanted: unwrapped(element, wanted, flags=flags))
        for row in grid:
            for cell in row:
                inside = replace(
                    self,
                    kind=kind,
                    flags=cell.flags,
                    cell=CellPlace(at, cell.row, cell.column, cell.rows, cell.columns),
                    depth=self.depth + 1,
                )
                blocks = list(inside.blocks(cell.element, f"{path}/R{cell.row + 1}C{cell.column + 1}/"))
                blocks = blocks or [Block((), kind, cell=inside.cell)]
                yield from blocks[:-1]
                yield replace(blocks[-1], end="\n" if cell is row[-1] else "\t")
