"""How the notice of a case is laid out: what a test says of pages, lines and footers, without a Word file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from checker.layout import Drawing, Layout, Margin, Page, ParagraphFormat, Place, RunFormat
from checker.model import Block, BlockKind, Content, Run

_RUN = frozenset(RunFormat.__dataclass_fields__)
_PARAGRAPH = frozenset(ParagraphFormat.__dataclass_fields__) - {"place", "page"}
Look = Mapping[str, Any]


def _nothing() -> Look:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CaseLayout:
    """The layout of a case. The keys of a look are fields of ``RunFormat`` and ``ParagraphFormat``.

    ``page`` has the fields of ``Page``; ``every`` is the look of each line, ``lines`` what differs in some, by their
    number from 1, empty ones counted; ``footer`` and ``even`` are the look and ``text`` of the footers; ``pictures``
    are the lines that a picture floats over.
    """

    page: Page = field(default_factory=Page)
    every: Look = field(default_factory=_nothing)
    lines: Mapping[str, Look] = field(default_factory=lambda: MappingProxyType({}))
    footer: Look = field(default_factory=_nothing)
    even: Look = field(default_factory=_nothing)
    pictures: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for look in (self.every, *self.lines.values(), self.footer, self.even):
            for key in look:
                if key not in _RUN | _PARAGRAPH:
                    raise ValueError(f"layout：没有 {key} 这一项；可用的：{'、'.join(sorted(_RUN | _PARAGRAPH))}")

    def of(self, content: Content) -> Content:
        """*content*, a text of lines, laid out so."""
        footers = [(part, look) for part, look in (("footer1", self.footer), ("footer2", self.even)) if look]
        margins = tuple(Margin("footer", pages, part) for (part, _), pages in zip(footers, _PAGES, strict=False))
        page = replace(self.page, margins=margins, even_and_odd=len(footers) > 1)
        runs: dict[Place, RunFormat] = {}
        paragraphs: dict[str, list[ParagraphFormat]] = {"": []}
        blocks = list(content.blocks)
        for number, block in enumerate(content.blocks, 1):
            look: Look = {**self.every, **self.lines.get(str(number), {})}
            place = Place("", f"line[{number}]")
            runs[place] = RunFormat(**{key: value for key, value in look.items() if key in _RUN})
            text = "".join(run.text for run in block.runs)
            paragraphs[""].append(_paragraph(place, {"text": text, **look}, 0))
        for part, look in footers:
            place = Place(part, "p[1]")
            run = Run(str(look.get("text", "")), part, "p[1]/r[1]")
            runs[Place(part, run.path)] = RunFormat(**{key: value for key, value in look.items() if key in _RUN})
            paragraphs[part] = [_paragraph(place, look, None)]
            blocks.append(Block((run,), BlockKind.FOOTER))
        layout = Layout(
            pages=(page,),
            paragraphs={part: tuple(found) for part, found in paragraphs.items()},
            runs=runs,
            numbers={one.place: at for found in paragraphs.values() for at, one in enumerate(found)},
            drawings=tuple(self._drawings()),
        )
        return replace(content, blocks=tuple(blocks), format="docx", layout=lambda: layout)

    def _drawings(self) -> Iterator[Drawing]:
        for line in self.pictures:
            yield Drawing(Place("", f"line[{line}]"), "picture", floating=True)


_PAGES: tuple[Any, ...] = ("default", "even")


def _paragraph(place: Place, look: Look, page: int | None) -> ParagraphFormat:
    return ParagraphFormat(place, **{key: value for key, value in look.items() if key in _PARAGRAPH}, page=page)
