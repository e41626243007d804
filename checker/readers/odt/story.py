"""A story (the body, a header, a note, a text box) read into blocks, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count as counting
from typing import TYPE_CHECKING

from checker.model import Block, BlockKind, CellPlace, ReadError, Run, RunFlag
from checker.readers.odt import tables
from checker.readers.odt.lists import Counter
from checker.readers.odt.names import attribute, count, name
from checker.readers.odt.pieces import Pieces
from checker.readers.odt.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACED = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE)
#: Containers that print nothing themselves.
_WRAPPERS = frozenset(
    {
        "text:section",
        "text:index-body",
        "text:index-title",
        "text:table-of-content",
        "text:alphabetical-index",
        "text:illustration-index",
        "text:table-index",
        "text:user-index",
        "text:bibliography",
        "text:numbered-paragraph",
        "text:list-item",
        "text:list-header",
        "draw:text-box",
    }
)
#: Tables, lists and boxes within each other; libxml2 stops at 256 elements.
_DEEPEST = 100


@dataclass
class Context:
    """What the stories of one document share while it is read."""

    styles: Styles
    changes: dict[str, "Element"]
    tables: Iterator[int] = field(default_factory=counting)
    notes: list[tuple["Element", RunFlag]] = field(default_factory=list)
    inserted: dict[str, None] = field(default_factory=dict)  # insertions that began and have not ended
    counters: dict[str, Counter] = field(default_factory=dict)  # by the id of a list, and the last of each style
    objects: int = 0
    images: int = 0
    annotations: int = 0

    @property
    def open_changes(self) -> tuple[int, ...]:
        """The insertions that the text just read is part of, as their places among all changes, the innermost first."""
        return tuple(self._places[identity] for identity in reversed(self.inserted)) if self.inserted else ()

    def numbered(self, mark: "Element") -> tuple[int, ...]:
        """The place, among all changes, of the one that *mark* names."""
        place = self._places.get(attribute(mark, "text:change-id"))
        return () if place is None else (place,)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {identity: place for place, identity in enumerate(self.changes)}

    def counter(self, element: "Element", style: str) -> Counter:
        """The counter of a list: a new one, or that of the list which it continues."""
        continued = attribute(element, "text:continue-list")
        found = self.counters.get(f"#{continued}") if continued else None
        if found is None and attribute(element, "text:continue-numbering") == "true":
            found = self.counters.get(style)
        found = found or Counter(self.styles.lists.get(style))
        self.counters[style] = found
        if identity := attribute(element, "xml:id"):
            self.counters[f"#{identity}"] = found
        return found


@dataclass(frozen=True)
class Story:
    """One story being read. ``cell`` is where in a table, ``depth`` how deep in tables, lists and boxes."""

    context: Context
    part: str
    kind: BlockKind = BlockKind.PARAGRAPH
    flags: RunFlag = RunFlag.NONE
    cell: CellPlace | None = None
    depth: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def blocks(
        self, container: "Element", path: str = "", level: int = 0, counter: Counter | None = None
    ) -> Iterator[Block]:
        """The blocks of *container*, whose own path is *path* ("" or ending in a slash); *level* and *counter* are
        those of the list that it is in."""
        if self.depth > _DEEPEST:
            raise ReadError("hostile_xml", "不安全的 ODT 文件：表格、列表或文本框嵌套过深，拒绝读取")
        for element in container:
            kind = name(element)
            inside = self._deeper(element, kind)
            if kind in ("text:p", "text:h"):
                first = name(container) == "text:list-item" and not self.counts.get("item")
                yield from self._paragraph(element, self._path(path, "p"), level, counter if first else None)
                self.counts["item"] = 1
            elif kind == "text:list":
                style = attribute(element, "text:style-name")
                used = self.context.counter(element, style) if style or counter is None else counter
                yield from inside.blocks(element, path, level + 1, used)
            elif kind in ("text:list-item", "text:list-header"):
                self.counts["item"] = 0
                if counter is not None and attribute(element, "text:start-value"):
                    counter.restart(level, count(element, "text:start-value"))
                yield from inside.blocks(element, path, level, counter)
                self.counts["item"] = 1
            elif kind in _WRAPPERS:
                yield from inside.blocks(element, path, level, counter)
            elif kind == "table:table":
                yield from self._table(element, self._path(path, "tbl"))
            elif kind.startswith("draw:"):
                yield from self._drawn(element, self._path(path, "txbx"))
            elif kind in ("text:change", "text:change-start", "text:change-end"):
                runs = Pieces(self.context, self.part, self._path(path, "change")).deleted(element, self.flags)
                if runs:
                    yield Block(tuple(runs), self.kind, 0, self.cell, "")

    def _path(self, path: str, kind: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{path}{kind}[{self.counts[kind]}]"

    def _deeper(self, element: "Element", kind: str) -> "Story":
        """The story inside a wrapper: paragraphs count on, and what a hidden section holds is hidden."""
        hidden = kind == "text:section" and attribute(element, "text:display") == "none"
        return replace(self, depth=self.depth + 1, flags=self.flags | (RunFlag.HIDDEN if hidden else RunFlag.NONE))

    def _paragraph(self, element: "Element", path: str, level: int, counter: Counter | None) -> Iterator[Block]:
        styles, style = self.context.styles, attribute(element, "text:style-name")
        hidden = styles.hidden("paragraph", style)
        flags = self.flags | (RunFlag.HIDDEN if hidden else RunFlag.NONE)
        outline = count(element, "text:outline-level") if name(element) == "text:h" else 0
        label = self._label(element, outline, level, counter)
        own, now = flags | self._now() | RunFlag.AUTOMATIC, self.context.open_changes
        runs = [Run(label, self.part, f"{path}/num", own, now)] if label else []
        pieces = Pieces(self.context, self.part, path)
        runs += pieces.runs(element, flags)
        end = "\n"
        if self.context.inserted:  # the end of this paragraph is part of an insertion
            now = self.context.open_changes
            runs.append(Run("\n", self.part, f"{path}/mark", flags | RunFlag.INSERTED, now))
            end = ""
        kind, outline = self._standing(style, outline)
        yield Block(tuple(runs), kind, outline, self.cell, end)
        for number, (drawn, outer) in enumerate(pieces.drawn, start=1):
            yield from replace(self, flags=outer)._drawn(drawn, f"{path}/txbx[{number}]")

    def _now(self) -> RunFlag:
        return RunFlag.INSERTED if self.context.inserted else RunFlag.NONE

    def _label(self, element: "Element", outline: int, level: int, counter: Counter | None) -> str:
        if counter is not None:
            return counter.next(level)
        if level or self.kind is not BlockKind.PARAGRAPH:
            return ""
        if outline and attribute(element, "text:is-list-header") != "true":
            found = self.context.counters.setdefault("", Counter(self.context.styles.outline))
            return found.next(outline)
        return ""

    def _standing(self, style: str, outline: int) -> tuple[BlockKind, int]:
        if self.kind is not BlockKind.PARAGRAPH:
            return self.kind, 0
        if outline:
            return BlockKind.HEADING, outline
        return (BlockKind.TITLE if self.context.styles.is_title(style) else BlockKind.PARAGRAPH), 0

    def _drawn(self, element: "Element", path: str) -> Iterator[Block]:
        """The text of a frame or shape; pictures and embedded objects are counted."""
        kind = self.kind if self.kind in _PLACED else BlockKind.TEXTBOX
        held = [name(item) for item in element]
        self.context.objects += "draw:object" in held or "draw:object-ole" in held
        self.context.images += "draw:image" in held and "draw:object" not in held
        inside = replace(self, kind=kind, depth=self.depth + 1, counts={})
        found = list(inside.blocks(element, f"{path}/"))
        if any(run.text.strip() for block in found for run in block.runs):
            yield from found

    def _table(self, table: "Element", path: str) -> Iterator[Block]:
        at = next(self.context.tables)
        kind = BlockKind.CELL if self.kind is BlockKind.PARAGRAPH else self.kind
        for row in tables.cells(table):
            for cell in row:
                place = CellPlace(at, cell.row, cell.column, cell.rows, cell.columns)
                inside = replace(self, kind=kind, cell=place, depth=self.depth + 1, counts={})
                blocks = list(inside.blocks(cell.element, f"{path}/R{cell.row + 1}C{cell.column + 1}/"))
                blocks = blocks or [Block((), kind, cell=place)]
                yield from blocks[:-1]
                yield replace(blocks[-1], end="\n" if cell is row[-1] else "\t")
