"""The renderer "excel": a workbook with an overview, findings, ledger, requirements, sources and notes."""

from collections.abc import Iterable, Mapping
from tempfile import TemporaryFile
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.model import Verdict
from checker.renderers import csv_report
from checker.renderers.entries import Entry, Tag, entries, tally
from checker.renderers.excel.book import Book, Column, Styled, Table, opened
from checker.renderers.excel.gathering import Gathered
from checker.renderers.excel.overview import new_overview, write_overview
from checker.renderers.excel.pages import write_elements, write_notes, write_sources
from checker.renderers.excel.register import Register
from checker.renderers.other_reading import VERDICTS
from checker.report import Report

#: Widths of the columns of ``csv_report.HEAD``, in characters.
_WIDTHS = (22, 12, 9, 12, 16, 26, 30, 16, 28, 26, 12, 12, 8, 7, 14)
_LEVELS = {"error": "必改", "warning": "建议", "note": "惯例"}


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports*. Findings and ledger go to disk as they come, the other sheets follow at the end."""
    with opened(target) as book, TemporaryFile() as lines:
        gathered = Gathered(lines)
        overview = new_overview(book)
        findings = _Findings(book)
        register = Register(book)
        for report in reports:
            found = entries(report)
            counts = tally(found)
            gathered.take(report, found, counts)
            findings.take(report, found)
            register.take(report, counts)
        write_overview(book, overview, gathered)
        write_elements(book, gathered)
        write_sources(book, gathered)
        write_notes(book, gathered, register.begun)
    return True


class _Findings:
    """The sheet 问题: a row for each result that is neither met nor outside of what applies."""

    def __init__(self, book: Book) -> None:
        columns = [Column(title, width) for title, width in zip(csv_report.HEAD, _WIDTHS, strict=True)]
        self._table: Table = book.table("问题", columns)

    def take(self, report: Report, found: Mapping[Tag, list[Entry]]) -> None:
        shown: dict[Tag, list[Entry]] = {
            tag: listed for tag, listed in found.items() if tag not in (Tag.FOUND, Tag.OUTSIDE)
        }
        for name, kind, told, *middle, verdict, level, other in csv_report.rows(report, shown):
            style = Tag.UNDECIDED if told == csv_report.UNCHECKED else told
            said = (VERDICTS[Verdict(verdict)] if verdict else "", _LEVELS.get(level, level), other)
            self._table.append((name, kind, Styled(told, style), *middle, *said))
