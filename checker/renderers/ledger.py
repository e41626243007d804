"""The renderer "ledger": the register (台账) of what was published, a row for each notice, for Excel.

What the notice says is filled in, and nothing is worked out: a day that it does not write stays empty. The last columns
are for people, and always empty. Needs reports with cards (``Checker(cards=True)``): of those that were judged only
such have a row, so a series, which is no notice, has none.
"""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from checker.card import Card, Said
from checker.hookspecs import hookimpl
from checker.renderers.csv_report import line
from checker.renderers.entries import Tally, entries, tally, unchecked, unjudged, unknown
from checker.renderers.layout import inline
from checker.report import Report

#: The columns that are filled in.
FACTS = (
    "序号",
    "公开事项",
    "类别",
    "公开单位",
    "公开日期（落款）",
    "公示开始",
    "到期日",
    "渠道、受理方式",
    "所属期",
    "文件名",
    "机检结论",
)
#: The columns that people fill in.
FILLED_IN = ("张贴、发布渠道确认", "异议受理情况", "异议处理结果", "归档编号", "归档日期", "经办人")
_CHANNELS = {
    "phone": "电话",
    "fax": "传真",
    "email": "电子邮箱",
    "url": "网址",
    "address": "地址",
    "mailbox": "信箱",
}

Fact = str | int | date | None


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write a row for each notice, in the order of *reports*, days as 2030-05-06."""
    target.write(b"\xef\xbb\xbf" + line((*FACTS, *FILLED_IN)))
    entered = Entered()
    for report in reports:
        facts = entered.facts(report, tally(entries(report)))
        if facts:
            cells = ("" if fact is None else str(fact) for fact in facts)
            target.write(line((*cells, *[""] * len(FILLED_IN))))
    return True


class Entered:
    """The rows of a ledger under way: it numbers them."""

    def __init__(self) -> None:
        self._number = 0

    def facts(self, report: Report, counts: Tally) -> tuple[Fact, ...]:
        """What stands in the columns ``FACTS`` of *report*, whose counts are *counts*; nothing where it is of no
        notice."""
        if report.card is None and report.error is None and not unknown(report):
            return ()
        self._number += 1
        card = report.card or Card()
        return (
            self._number,
            inline(card.title),
            inline(report.notice_title),
            _said(card.issuer),
            _day(card.issued),
            _day(card.starts),
            _day(card.ends),
            "；".join(dict.fromkeys(map(_channel, card.channels))),
            _months(card.covers),
            report.name,
            _outcome(report, counts),
        )


def _said(said: Said | None) -> str:
    return inline(said.value) if said else ""


def _day(said: Said | None) -> date | str | None:
    """The day as a date that a spreadsheet knows, which begins with 1900; else as it is written."""
    if said is None:
        return None
    try:
        day = date.fromisoformat(said.value)
    except ValueError:
        return inline(said.value)
    return day if day.year > 1900 else said.value


def _channel(said: Said) -> str:
    return f"{_CHANNELS.get(said.note, inline(said.note))} {inline(said.value)}".strip()


def _months(said: Said | None) -> str:
    """
    >>> from checker.report import Quote
    >>> _months(Said("2026-01/2026-03", Quote(0, 0, "", "")))
    '2026年1月至3月'
    """
    try:
        first, last = (date.fromisoformat(f"{month}-01") for month in said.value.split("/")) if said else (None, None)
    except ValueError:
        return _said(said)
    if first is None or last is None:
        return ""
    if (first.month, last.month, first.year) == (1, 12, last.year):
        return f"{first.year}年"
    until = (
        "" if first == last else f"至{last.month}月" if first.year == last.year else f"至{last.year}年{last.month}月"
    )
    return f"{first.year}年{first.month}月{until}"


def _outcome(report: Report, counts: Tally) -> str:
    if unjudged(report):
        return f"未检查：{unchecked(report)}"
    must = "矛盾" if report.purpose == "internal" else "必改"
    undecided = f" · 未能检查 {counts.undecided}" if counts.undecided else ""
    return f"{must} {counts.must} · 请核 {counts.look + counts.sayings}{undecided}"
