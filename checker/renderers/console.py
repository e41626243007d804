"""The renderer "console": one report as a supervisor reads it, from what must be mended to who decided it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers import wording
from checker.renderers.entries import ASKING, Entry, Tag, Tally, entries, tally, unjudged
from checker.renderers.layout import columns, inline, pad, shorten, wrap
from checker.renderers.other_reading import notices
from checker.renderers.views import View
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
#: Of more files than these the closing table lists only those that ask for most.
_LISTED = 50
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

    @property
    def weight(self) -> tuple[int, ...]:
        """What asks for most is the greatest: 必改, then not checked, then 请核 and the rest."""
        must, *others = self.counts or (0, 0, 0, 0)
        return must, self.counts is None, *others


class _Rows:
    """The files of the closing table: all of them as long as they are few, then those that ask for most.

    ``sums`` are those of all files, in the order of ``counts``; so are the other numbers.
    """

    def __init__(self) -> None:
        self.number = self.unchecked = self.asking = 0
        self.sums = [0, 0, 0, 0]
        self.internal = self.apart = False
        self._listed: list[tuple[tuple[int, ...], int, _Row]] = []

    def add(self, row: _Row) -> None:
        """Count *row*, the next file."""
        self.sums = [total + count for total, count in zip(self.sums, row.counts or (0, 0, 0, 0), strict=True)]
        self.unchecked += row.counts is None
        self.asking += any(row.weight)
        self.internal |= row.purpose == "internal"
        self.apart |= row.apart
        self._listed.append((row.weight, -self.number, row))
        self.number += 1
        if len(self._listed) > 2 * _LISTED:
            self._listed = nlargest(_LISTED, self._listed)

    @property
    def listed(self) -> list[_Row]:
        """The files to list: all, in their order, or those that ask for most, these first."""
        if self.number <= _LISTED:
            return [row for _, _, row in self._listed]
        return [row for weight, _, row in nlargest(_LISTED, self._listed) if any(weight)]


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* without colour, 100 columns wide."""
    return render_with(ConsoleStyle())(reports, target)


def render_with(style: ConsoleStyle) -> Callable[[Iterable[Report], BinaryIO], bool]:
    """The render function for *style*. It writes each report as it comes, then a table where there were several."""

    shown = View(_shown, (style,))

    def write(reports: Iterable[Report], target: BinaryIO) -> bool:
        rows = _Rows()
        for report in reports:
            target.write((b"\n" if rows.number else b"") + shown.of(report))
            rows.add(_Row(inline(report.name), *json.loads(_COUNTED.of(report))))
        if rows.number > 1:
            target.write("".join(f"{line}\n" for line in ["", *_Page(style).table(rows)]).encode())
        return True

    return write


def views(style: ConsoleStyle) -> tuple[View, ...]:
    """What ``render_with`` makes of each report alone."""
    return View(_shown, (style,)), _COUNTED


def _shown(report: Report, style: ConsoleStyle) -> bytes:
    return "".join(f"{line}\n" for line in _Page(style).report(report)).encode()


def _counted(report: Report) -> bytes:
    """What a _Row holds besides the name."""
    if unjudged(report):
        return json.dumps((report.purpose, None)).encode()
    counts = tally(entries(report))
    numbers = counts.must, counts.look + counts.sayings, counts.better, counts.undecided
    return json.dumps((report.purpose, numbers, any(line.name for line in report.groups))).encode()


_COUNTED = View(_counted)


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

    def table(self, rows: _Rows) -> Iterator[str]:
        """One line for each file: how much it asks for, or that it was not checked. Of many files only for some."""
        look = "请核/说法" if rows.apart else "请核"
        head = ("必改/矛盾", look, "建议/缺项", "未能检查") if rows.internal else ("必改", look, "建议", "未能检查")
        listed = rows.listed
        total = f"合计 {rows.number} 份" + (f"（{rows.unchecked} 份未检查）" if rows.unchecked else "")
        sizes = [max(columns(cell), 4, len(str(sum_))) for cell, sum_ in zip(head, rows.sums, strict=True)]
        widest = max((columns(row.name) for row in listed), default=0)
        first = max(min(widest, self.width - sum(sizes) - 2 * len(sizes)), columns(total))
        yield self._paint(_cells("文件", head, first, sizes), _DIM)
        for row in listed:
            counts = row.counts or ("-", "-", "-", "整份")
            yield _cells(shorten(row.name, first), counts, first, sizes)
        if len(listed) < rows.number:
            yield self._paint(_left_out(rows, len(listed)), _DIM)
        yield self._paint(_cells(total, rows.sums, first, sizes), _BOLD)

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


def _left_out(rows: _Rows, listed: int) -> str:
    """What the table of many files does not list."""
    nothing, more = rows.number - rows.asking, rows.asking - listed
    parts = [f"另有 {more} 份也有要处理的" if more else "", f"{nothing} 份没有要处理的" if nothing else ""]
    return "只列要处理最多的；" * bool(more) + "，".join(filter(None, parts)) + "，未列"


def _cells(name: str, cells: Sequence[object], first: int, sizes: Sequence[int]) -> str:
    right = (" " * (size - columns(str(cell))) + str(cell) for cell, size in zip(cells, sizes, strict=True))
    return "  ".join([pad(name, first), *right])
