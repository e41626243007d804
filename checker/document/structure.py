"""The text of one reading of a Content, normalised once, and how it is laid out."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from checker.document.fields import Field, find_fields
from checker.document.furniture import find_furniture
from checker.document.layout import BODY, Composition, Paragraph, compose, places
from checker.document.outline import Section, find_sections
from checker.document.revisions import Revision, find_revisions
from checker.document.tables import Table, find_tables
from checker.document.title import find_title
from checker.model import BlockKind, Content, ReadError
from checker.text import Lexicon, Normalised, Segmenter, Tokens, normalise
from checker.text.garbled import find_garbled
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import Located, SpanIndex

if TYPE_CHECKING:
    from checker.document.formatted import Formatted
    from checker.layout import Layout

_LINE = han_pattern(r"[^\r\n]+")
_F = TypeVar("_F", bound=Located)


class Structure:
    """The text of a document in one reading, and its parts: paragraphs, lines, title, sections, tables, fields."""

    def __init__(self, content: Content, lexicon: Lexicon, segmenter: Callable[[], Segmenter], rejected: bool) -> None:
        self.content = content
        self.lexicon = lexicon
        self.composition: Composition = compose(content, rejected)
        self.normalised: Normalised = normalise(self.composition.raw)
        self.text = self.normalised.text
        self.tokens = Tokens(self.text, segmenter)

    @cached_property
    def places(self) -> Mapping[tuple[str, str], Span]:
        """Where each run and paragraph stands in the raw text, by part and path."""
        return places(self.composition)

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """The tracked changes of words."""
        return find_revisions(self.content)

    @cached_property
    def layout(self) -> "Layout | None":
        """How the document is laid out; None where the source has no layout, or none that can be read."""
        try:
            return self.content.layout() if self.content.layout is not None else None
        except ReadError:  # in a part that the words do not need
            return None

    @cached_property
    def formatted(self) -> "tuple[Formatted, ...]":
        """The stretches of text that print alike, in order; none where the source has no layout."""
        from checker.document.formatted import find_formatted  # most notices are never asked for their layout

        return find_formatted(self.composition, self.normalised.offsets, self.layout) if self.layout else ()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The non-empty blocks, in order. Non-empty: something besides white space."""
        paragraphs = []
        number = 0
        within = ""  # which attachment
        to_text = self.normalised.offsets.to_text
        begins = {one.first: f"附件《{one.name}》" for one in self.content.attached}
        for at, (raw, block) in enumerate(self.composition.blocks):
            if at in begins:
                number, within = -1, begins[at]  # its heading is not counted
            span = to_text(raw)
            if not self.text[span.start : span.end].strip():
                continue
            counted = block.kind in BODY and block.cell is None
            number += counted
            place = number if counted else 0
            paragraphs.append(Paragraph(span, block.kind, block.level, block.cell, place, block.where, within))
        return tuple(paragraphs)

    @cached_property
    def paragraph_starts(self) -> tuple[int, ...]:
        """Where the paragraphs begin."""
        return tuple(paragraph.span.start for paragraph in self.paragraphs)

    @cached_property
    def paged(self) -> bool:
        """Whether the source has pages, and what it says where a person finds something begins with them."""
        return any(run.part.startswith("page[") for run in self.composition.runs)

    @cached_property
    def attached(self) -> tuple[Span, ...]:
        """The papers that are judged together with the notice, each from the name that heads it to its end."""
        blocks = self.composition.blocks
        starts = [blocks[one.first][0].start for one in self.content.attached]
        ends = [*starts[1:], len(self.composition.raw)] if starts else []
        return tuple(self.normalised.offsets.to_text(Span(*one)) for one in zip(starts, ends, strict=True))

    @cached_property
    def notice_end(self) -> int:
        """Where the notice itself ends and what is judged together with it begins."""
        return self.attached[0].start if self.content.attached else len(self.text)

    @cached_property
    def own_lines(self) -> tuple[Span, ...]:
        """The lines of the notice itself: title, signature and outline are looked for in these."""
        return self._own(self.lines)

    def _own(self, lines: tuple[Span, ...]) -> tuple[Span, ...]:
        end = self.notice_end
        return tuple(line for line in lines if line.end <= end) if self.content.attached else lines

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The printed lines of the body as the author broke them, stripped; without web-page furniture."""
        return tuple(line for line in self._all_lines if not self.is_furniture(line))

    @cached_property
    def _all_lines(self) -> tuple[Span, ...]:
        lines = []
        for paragraph in self.paragraphs:
            if paragraph.kind not in BODY:
                continue
            for match in _LINE.finditer(self.text, paragraph.span.start, paragraph.span.end):
                line = match.group()
                left = len(line) - len(line.lstrip())
                if line.strip():
                    lines.append(Span(match.start() + left, match.start() + len(line.rstrip())))
        return tuple(lines)

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Where line ends stand, each character of one for itself."""
        return tuple(match.start() for match in re.finditer(r"[\r\n]", self.text))

    @cached_property
    def stops(self) -> tuple[int, ...]:
        """Where the marks stand that end a sentence."""
        return tuple(match.start() for match in re.finditer(r"[。！？!?；;]", self.text))

    @cached_property
    def furniture(self) -> tuple[Span, ...]:
        """What a web page puts around a notice: breadcrumbs, page counters, copyright notes."""
        marked = tuple(one.span for one in self.paragraphs if one.kind is BlockKind.FURNITURE)
        found = find_furniture(self.text, self._own(self._all_lines))
        return tuple(sorted((*marked, *found))) if marked else found

    def is_furniture(self, span: Span) -> bool:
        """Whether *span* touches web-page furniture."""
        return self._furniture_index.overlaps(span)

    @cached_property
    def _furniture_index(self) -> SpanIndex:
        return SpanIndex(self.furniture)

    @cached_property
    def title(self) -> Span | None:
        """The title of the notice, over all its lines; None where it has none."""
        own = tuple(one for one in self.paragraphs if one.span.end <= self.notice_end)
        return find_title(self.text, own, self.own_lines)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections, by their numbered or styled headings; a section reaches to the next of its level or above."""
        return find_sections(self.text, self.paragraphs, self.own_lines)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables: of Word, and those drawn in text with pipes or tabs."""
        return find_tables(self.text, self.paragraphs, self.lines)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Labels and their values, from lines and tables."""
        return find_fields(self.text, self.lines, self.tables)

    @cached_property
    def _below_title(self) -> tuple[Span, ...]:
        """The lines below the title; of a line that begins with it, the rest."""
        start = self.title.end if self.title else 0
        return tuple(Span(max(line.start, start), line.end) for line in self.lines if line.end > start)

    @cached_property
    def garbled(self) -> tuple[Span, ...]:
        """The places whose characters are damaged."""
        return tuple(span for span in find_garbled(self.text) if not self.is_furniture(span))

    def _outside_furniture(self, facts: tuple[_F, ...]) -> tuple[_F, ...]:
        if not self.furniture:
            return facts
        return tuple(fact for fact in facts if not self.is_furniture(fact.span))
