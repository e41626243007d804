"""The renderer "console": one report as a supervisor reads it, from what must be mended to who decided it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers import wording
from checker.renderers.entries import ASKING, Entry, Tag, Tally, entries, tally, unjudged
from checker.renderers.layout import columns, inline, pad, shorten, wrap
from checker.renderers.other_reading import notices
from checker.report import Report

_RED, _YELLOW, _CYAN, _DIM, _BOLD = "31", "33", "36", "2", "1"
_NOTICE = "注意"
_COLOURS: dict[str, str] = {
    Tag.MUST: _RED,
    Tag.CLASH: _RED,
    Tag.SAYING: _YELLOW,
    Tag.LOOK: _YELLOW,
    Tag.UNDECIDED: _YELLOW,
    Tag.BETTER: _CYAN,
    Tag.LACK: _CYAN,
    _NOTICE: _YELLOW,
}
_INDENT = " " * 8
_NARROWEST = 60


@dataclass(frozen=True, slots=True)
class ConsoleStyle:
    """How to print: ANSI colours or none, the width in columns (at least 60), and whether to list all quotes."""

    colour: bool = False
    width: int = 100
    full: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """A file in the closing table: ``counts`` are None where it was not checked; ``apart`` where 说法 are counted."""

    name: str
    purpose: str
    counts: tuple[int, ...] | None
    apart: bool = False


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* without colour, 100 columns wide."""
    return render_with(ConsoleStyle())(reports, target)


def render_with(style: ConsoleStyle) -> Callable[[Iterable[Report], BinaryIO], bool]:
    """The render function for *style*. It writes each report as it comes, then a table where there were several."""

    def write(reports: Iterable[Report], target: BinaryIO) -> bool:
        page = _Page(style)
        rows: list[_Row] = []
        for report in reports:
            lines = [*([""] if rows else []), *page.report(report)]
            target.write("".join(f"{line}\n" for line in lines).encode())
            rows.append(_row(report))
        if len(rows) > 1:
            target.write("".join(f"{line}\n" for line in ["", *page.table(rows)]).encode())
        return True

    return write


class _Page:
    """Lines in one style."""

    def __init__(self, style: ConsoleStyle) -> None:
        self.full = style.full
        self.width = max(style.width, _NARROWEST)
        self.colour = style.colour

    def report(self, report: Report) -> Iterator[str]:
        name = inline(report.name)
        if report.error:
            yield from self._line(f"{name}   无法检查：{inline(report.error.message)}", colour=_RED)
            return
        if report.notice is None and not report.coverage.loaded:
            yield from self._line(f"{name}   未能识别是哪一类公示公开文件，未作检查", colour=_YELLOW)
            yield from self._line("如属此类，请用 --checklist ID 指明类别；checker checklists 列出全部 ID", "  ")
            yield from self._notes(report)
            return
        found = entries(report)
        yield from self._headline(name, report, tally(found))
        if report.notice is None:
            yield from self._line(
                "如属公示公开文件，请用 --checklist ID 指明类别；checker checklists 列出全部 ID", "  "
            )
        cited: set[str] = set()
        for tag in ASKING:
            for entry in found[tag]:
                yield from self._entry(entry, cited)
        if found[Tag.CUSTOM]:
            yield from self._tagged(Tag.CUSTOM, wording.customs(found[Tag.CUSTOM], self.full))
        for text in wording.waivers(found[Tag.WAIVED]):
            yield from self._tagged(Tag.WAIVED, text)
        yield from self._rest(report, found)
        yield from self._notes(report)

    def _headline(self, name: str, report: Report, counts: Tally) -> Iterator[str]:
        kind, verdict = wording.kind(report), wording.verdict(report, counts)
        colour = _RED if counts.must or not report.coverage.ran else _YELLOW if counts.asks_a_person else ""
        lines = wrap(f"{name}   {kind}", self.width, "", "  ")
        if len(lines) == 1 and columns(f"{lines[0]}     {verdict}") <= self.width:
            yield self._paint(lines[0], _BOLD) + "     " + self._paint(wrap(verdict, self.width)[0], colour)
            return
        yield from (self._paint(line, _BOLD) for line in lines)
        yield from self._line(verdict, "  ", colour)

    def _entry(self, entry: Entry, cited: set[str]) -> Iterator[str]:
        yield from self._tagged(entry.tag, wording.heading(entry, self.full))
        for text in wording.details(entry, self.full):
            yield from self._line(text, _INDENT)
        yield from self._line(wording.bases(entry, cited), _INDENT, _DIM, hang=5)

    def _rest(self, report: Report, found: dict[Tag, list[Entry]]) -> Iterator[str]:
        """What was found, what does not apply, what was not looked at."""
        hint = "（--full 列出已写明的原文）" if found[Tag.FOUND] and not self.full else ""
        yield from self._line(wording.covered(report.coverage) + hint, "  ", _DIM, hang=2)
        if self.full:
            for entry in found[Tag.FOUND]:
                yield from self._tagged(Tag.FOUND, wording.found(entry.results[0]))
            for text in wording.reasons(found[Tag.OUTSIDE]):
                yield from self._tagged(Tag.OUTSIDE, text)
        for text in wording.reasons(found[Tag.UNDECIDED]):
            yield from self._tagged(Tag.UNDECIDED, text)

    def _notes(self, report: Report) -> Iterator[str]:
        for text in notices(report):
            yield from self._tagged(_NOTICE, text)
        if report.confirm:
            yield from self._line(wording.confirmations(report), "  ", hang=2)
        if report.decided_by:
            yield from self._line(wording.deciders(report), "  ", _DIM, hang=2)

    def table(self, rows: Sequence[_Row]) -> Iterator[str]:
        """One line for each file: how much it asks for, or that it was not checked."""
        internal = any(row.purpose == "internal" for row in rows)
        look = "请核/说法" if any(row.apart for row in rows) else "请核"
        head = ("必改/矛盾", look, "建议/缺项", "未能检查") if internal else ("必改", look, "建议", "未能检查")
        sizes = [max(columns(cell), 4) for cell in head]
        first = min(max(columns(row.name) for row in rows), self.width - sum(sizes) - 2 * len(sizes))
        unchecked = sum(row.counts is None for row in rows)
        total = f"合计 {len(rows)} 份" + (f"（{unchecked} 份未检查）" if unchecked else "")
        first = max(first, columns(total))
        yield self._paint(_cells("文件", head, first, sizes), _DIM)
        for row in rows:
            counts = row.counts or ("-", "-", "-", "整份")
            yield _cells(shorten(row.name, first), counts, first, sizes)
        sums = [sum(row.counts[index] for row in rows if row.counts) for index in range(len(head))]
        yield self._paint(_cells(total, sums, first, sizes), _BOLD)

    def _tagged(self, tag: str, text: str) -> Iterator[str]:
        lead = f"  {tag}  "
        lines = wrap(text, self.width, lead, " " * columns(lead))
        yield self._paint(lead, _COLOURS.get(tag, _DIM)) + lines[0][len(lead) :]
        yield from lines[1:]

    def _line(self, text: str, indent: str = "", colour: str = "", hang: int = 0) -> Iterator[str]:
        for line in wrap(text, self.width, indent, indent + " " * hang):
            yield self._paint(line, colour)

    def _paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour and colour else text


def _row(report: Report) -> _Row:
    if unjudged(report):
        return _Row(inline(report.name), report.purpose, None)
    counts = tally(entries(report))
    look = counts.look + counts.sayings
    apart = any(line.name for line in report.groups)
    return _Row(inline(report.name), report.purpose, (counts.must, look, counts.better, counts.undecided), apart)


def _cells(name: str, cells: Sequence[object], first: int, sizes: Sequence[int]) -> str:
    right = (" " * (size - columns(str(cell))) + str(cell) for cell, size in zip(cells, sizes, strict=True))
    return "  ".join([pad(name, first), *right])
