"""The outline: headings, and how far the section below each reaches."""

from dataclasses import dataclass

from checker.document.layout import Paragraph
from checker.model import BlockKind
from checker.text.chinese.headings import heading_level
from checker.text.span import Span

#: A numbered line longer than this is text that begins with a number; only its first clause is the heading.
_HEADING = 40


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document: ``heading`` is its heading line, ``span`` reaches from there to the next heading of
    the same level or above. ``level`` 1 is the highest. ``number`` is what the heading counts, 0 where it does not."""

    heading: Span
    span: Span
    level: int
    number: int


def find_sections(text: str, paragraphs: tuple[Paragraph, ...], lines: tuple[Span, ...]) -> tuple[Section, ...]:
    """The sections of the document, in order."""
    styled = {p.span.start: p.level for p in paragraphs if p.kind is BlockKind.HEADING and p.level}
    found: list[tuple[Span, int, int]] = []
    for line in lines:
        numbered = heading_level(text[line.start : line.end])
        level = styled.get(line.start) or (numbered[0] if numbered else 0)
        if level:
            found.append((_heading(text, line), level, numbered[1] if numbered else 0))
    end = lines[-1].end if lines else 0
    sections = []
    open_sections: list[tuple[Span, int, int]] = []
    for heading, level, number in [*found, (Span(end, end), 0, 0)]:
        while open_sections and open_sections[-1][1] >= level:
            above = open_sections.pop()
            sections.append(Section(above[0], Span(above[0].start, heading.start), above[1], above[2]))
        open_sections.append((heading, level, number))
    return tuple(sorted(sections, key=lambda section: (section.heading.start, -section.span.end)))


def _heading(text: str, line: Span) -> Span:
    if line.end - line.start <= _HEADING:
        return line
    stops = [text.find(mark, line.start, line.start + _HEADING) for mark in "。:,;"]
    ends = [stop for stop in stops if stop >= 0]
    return Span(line.start, min(ends) if ends else line.start + _HEADING)
