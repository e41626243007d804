"""Paragraphs of a story: their characters as they print, with the position of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from checker.model import Run, RunFlag
from checker.readers.docx.fields import computed
from checker.readers.docx.symbols import is_symbol_font, symbol
from checker.readers.grid import Cell
from checker.readers.word97.forms import form_field
from checker.readers.word97.properties import Characters, Paragraph, Properties
from checker.readers.word97.styles import Styles

PART = "WordDocument"
#: What prints as something else; the other control characters print nothing (section 2.4.1 of MS-DOC).
_PRINTED = {"\t": "\t", "\x0b": "\n", "\x1e": "-", "\xa0": "\xa0"}
_BEGIN, _SEPARATE, _END = "\x13", "\x14", "\x15"


class Marked(NamedTuple):
    """A paragraph from position ``start`` to its mark at ``end``, and the mark: "\\r", "\\x07" (cell) or "\\x0c"."""

    start: int
    end: int
    mark: str
    properties: Paragraph

    @property
    def depth(self) -> int:
        """How many tables are around it."""
        return self.properties.depth

    @property
    def cell_end(self) -> bool:
        """Whether a cell ends with it."""
        return self.properties.cell_end or (self.depth == 1 and self.mark == "\x07")

    @property
    def row_end(self) -> bool:
        """Whether a row ends with it."""
        return self.properties.row_end

    @property
    def row(self) -> tuple[Cell, ...]:
        """The cells of the row that ends with it."""
        return self.properties.row

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return self.start == self.end


@dataclass
class Counts:
    """What is counted while a document is read."""

    pictures: int = 0
    lone_halves: int = 0
    unknown_forms: int = 0


@dataclass(frozen=True)
class Source:
    """What the paragraphs of one document are made of. ``data`` is the stream Data, ``sections`` where sections end."""

    text: str
    properties: Properties
    styles: Styles
    fonts: list[str]
    data: bytes
    sections: frozenset[int]
    counts: Counts = field(default_factory=Counts)

    def paragraphs(self, start: int, end: int) -> Iterator[Marked]:
        """The paragraphs of the story from *start* to *end*; what follows the last mark is one too."""
        begin = start
        for match in _marks().finditer(self.text, start, end):
            at = match.start()
            if match[0] == "\x0c" and at + 1 not in self.sections:
                continue  # a page break
            yield Marked(begin, at, match[0], self.properties.paragraph(at))
            begin = at + 1
        if begin < end:
            yield Marked(begin, end, "", self.properties.paragraph(end - 1))

    def mark_flags(self, paragraph: Marked) -> RunFlag:
        """Whether the paragraph's mark itself is deleted or hidden: it then does not end a line."""
        for _, _, found in self.properties.characters(paragraph.end, paragraph.end + 1):
            return self._flags(found, paragraph.properties.style) & (RunFlag.DELETED | RunFlag.HIDDEN)
        return RunFlag.NONE

    def flags_at(self, position: int) -> RunFlag:
        """The flags of the one character at *position*."""
        return next(found.flags for _, _, found in self.properties.characters(position, position + 1))

    def runs(self, paragraph: Marked, fields: "Fields", flags: RunFlag = RunFlag.NONE) -> list[Run]:
        """The runs of *paragraph*: in each, the n-th character is the one at its position plus n. *fields* moves on."""
        runs: list[Run] = []
        for begin, end, found in self.properties.characters(paragraph.start, paragraph.end):
            own = flags | self._flags(found, paragraph.properties.style)
            for at, text in self._pieces(begin, end, found, fields):
                last = runs[-1] if runs else None
                if last and last.flags == own and _after(last) == at:
                    runs[-1] = Run(last.text + text, PART, last.path, own)
                else:
                    runs.append(Run(text, PART, f"cp[{at}]", own))
        return runs

    def _flags(self, found: Characters, style: int) -> RunFlag:
        return found.flags | (RunFlag.HIDDEN if found.are_hidden(style, self.styles) else RunFlag.NONE)

    def _pieces(self, begin: int, end: int, found: Characters, fields: "Fields") -> Iterator[tuple[int, str]]:
        """Position and characters of what prints between *begin* and *end*, one character for each position."""
        font = self._font(found.font)
        pattern = _any() if is_symbol_font(font) or found.symbol else _special()
        at = begin
        for match in pattern.finditer(self.text, begin, end):
            if match.start() > at and fields.take(self.text, at, match.start()):
                yield at, self.text[at : match.start()]
            printed = self._special(match[0], match.start(), found, font, fields)
            if printed:
                yield match.start(), printed
            at = match.end()
        if end > at and fields.take(self.text, at, end):
            yield at, self.text[at:end]

    def _font(self, index: int | None) -> str | None:
        return self.fonts[index] if index is not None and index < len(self.fonts) else None

    def _special(self, char: str, at: int, found: Characters, font: str | None, fields: "Fields") -> str:
        if char in (_BEGIN, _SEPARATE, _END):
            return fields.mark(char, at)
        if not fields.visible:
            if char >= " ":
                fields.code(char)
            elif char == "\x01" and found.picture is not None and fields.is_form:
                fields.form(form_field(self.data, found.picture))
            return ""
        if len(char) == 2:
            return (char[0] + char[1]).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        if "\ud800" <= char <= "\udfff":
            self.counts.lone_halves += 1
            return "\ufffd"
        if found.symbol and char == "(":
            return symbol(self._font(found.symbol[0]), found.symbol[1])
        if char == "\x01":
            self.counts.pictures += 1
        if "\uf020" <= char <= "\uf0ff" or (is_symbol_font(font) and " " <= char < "\u0100"):
            return symbol(font, ord(char))
        return _PRINTED.get(char, "" if char < " " else char)


def _after(run: Run) -> int:
    """The position after the last character of *run*; -1 where one took two positions: nothing joins it."""
    return int(run.path[3:-1]) + len(run.text) if run.text[-1] <= "\uffff" else -1


class Fields:
    """The fields that are open at a place of one story; they may nest and cross paragraphs."""

    def __init__(self, text: str, start: int, end: int, counts: Counts) -> None:
        self._lost = _unmatched(text, start, end)
        self._open: list[list[str] | None] = []  # the code so far, None once the result has begun
        self._codes = 0  # of the open ones, those that are still in their code
        self._forms: list[str | None] = []
        self._counts = counts

    @property
    def visible(self) -> bool:
        """Whether text here prints: no enclosing field is still in its code."""
        return not self._codes

    @property
    def is_form(self) -> bool:
        """Whether the innermost open field is in its code and draws itself: a tick box or a drop-down list."""
        code = self._open[-1] if self._open else None
        return code is not None and "".join(code[:3]).strip().upper().startswith(("FORMCHECKBOX", "FORMDROPDOWN"))

    def take(self, text: str, start: int, end: int) -> bool:
        """Whether the characters from *start* to *end* print; otherwise they are field code."""
        if self.visible:
            return True
        self.code(text[start:end])
        return False

    def code(self, text: str) -> None:
        """A piece of field code."""
        if self._open and self._open[-1] is not None:
            self._open[-1].append(text)

    def form(self, drawn: str | None) -> None:
        """What the form field, in whose code we are, draws; None where that is not known."""
        self._forms[-1] = drawn

    def mark(self, char: str, at: int) -> str:
        """Take a field character, and return what a field without a stored result prints at its end."""
        if at in self._lost:
            return ""
        if char == _BEGIN:
            self._open.append([])
            self._forms.append(None)
            self._codes += 1
            return ""
        if char == _SEPARATE:
            self._open[-1] = None
            self._codes -= 1
            return ""
        form, drawn = self.is_form, self._forms.pop()
        code = self._open.pop()
        self._codes -= code is not None
        if code is None or not self.visible:
            return ""
        if form and not drawn:
            self._counts.unknown_forms += 1
        return (drawn or "") if form else computed("".join(code))


def _unmatched(text: str, start: int, end: int) -> frozenset[int]:
    """The field characters without a partner: they are passed over, so that no text is lost."""
    waiting: list[list[int]] = []
    lost: list[int] = []
    for match in _field_marks().finditer(text, start, end):
        if match[0] == _BEGIN:
            waiting.append([match.start()])
        elif not waiting or (match[0] == _SEPARATE and len(waiting[-1]) > 1):
            lost.append(match.start())
        elif match[0] == _END:
            waiting.pop()
        else:
            waiting[-1].append(match.start())
    return frozenset(lost).union(*waiting)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[\r\x07\x0c]")


@cache
def _field_marks() -> re.Pattern[str]:
    return re.compile("[\x13-\x15]")


@cache
def _special() -> re.Pattern[str]:
    """What is not simply the character that it prints: control characters, halves of pairs, letters of symbol fonts."""
    return re.compile("[\ud800-\udbff][\udc00-\udfff]|[\x00-\x08\x0a-\x1f\ud800-\udfff\uf020-\uf0ff]")


@cache
def _any() -> re.Pattern[str]:
    return re.compile("[\ud800-\udbff][\udc00-\udfff]|.", re.DOTALL)
