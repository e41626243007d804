"""The ledger as a sheet: dates are dates, and what people fill in is empty and shaded."""

from checker.renderers.entries import Tally
from checker.renderers.excel.book import Book, Column, Table
from checker.renderers.ledger import FACTS, FILLED_IN, Entered, Fact
from checker.report import Report

_NAME = "台账"
_WIDTHS = (6, 28, 12, 20, 12, 12, 12, 26, 12, 22, 14)
_DATES = ("公开日期（落款）", "公示开始", "到期日")
_COLUMNS = (
    *(
        Column(title, width, "date" if title in _DATES else "number" if title == "序号" else "text")
        for title, width in zip(FACTS, _WIDTHS, strict=True)
    ),
    *(Column(title, 12, "fill_in_date" if title.endswith("日期") else "fill_in") for title in FILLED_IN),
)


class Register:
    """The sheet 台账, which is there as soon as a report has a card: without any nothing could be entered."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._table: Table | None = None
        self._entered = Entered()
        self._waiting: list[tuple[Fact, ...]] = []

    @property
    def begun(self) -> bool:
        """Whether there is such a sheet."""
        return self._table is not None

    def begin(self) -> Table:
        """The sheet, made where it is not yet. What waited for it is entered."""
        if self._table is None:
            self._table = self._book.table(_NAME, _COLUMNS, frozen=2)
            for facts in self._waiting:
                self._enter(self._table, facts)
        return self._table

    def take(self, report: Report, counts: Tally) -> None:
        """Enter *report*, where it is of a notice. *counts* are those of its results."""
        facts = self._entered.facts(report, counts)
        if facts and (self.begun or report.card is not None):
            self._enter(self.begin(), facts)
        elif facts:
            self._waiting.append(facts)

    def _enter(self, table: Table, facts: tuple[Fact, ...]) -> None:
        table.append((*facts, *[None] * len(FILLED_IN)))
