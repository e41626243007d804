"""The renderer "ledger_excel": the ledger as a workbook of one sheet."""

from collections.abc import Iterable
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers.entries import entries, tally
from checker.renderers.excel.book import opened
from checker.renderers.excel.register import Register
from checker.report import Report


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write a row for each notice of *reports*, in their order."""
    with opened(target) as book:
        register = Register(book)
        register.begin()
        for report in reports:
            register.take(report, tally(entries(report)))
    return True
