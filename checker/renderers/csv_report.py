"""The renderer "csv": a row for each requirement of each notice, for Excel.

UTF-8 with a byte order mark, without which Excel takes Chinese for another encoding; lines end as RFC 4180 says.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers import wording
from checker.renderers.entries import Entry, Tag, entries, unchecked, unjudged
from checker.renderers.layout import plain, visible
from checker.renderers.other_reading import other_reading
from checker.renderers.views import View
from checker.report import Report, Result

HEAD = (
    "文件",
    "文件类别",
    "结论",
    "编号",
    "要求",
    "说明",
    "位置和原文",
    "对照或应写处",
    "怎样改",
    "依据",
    "豁免理由",
    "合并说明",
    "判定",
    "级别",
    "拒绝修订时",
)
UNCHECKED = "未检查"
# A cell that begins with one of these is a formula to Excel and its like, in full width too where Chinese is set.
_FORMULA = tuple("=+-@＝＋－＠")


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* row by row."""
    target.write(b"\xef\xbb\xbf" + line(HEAD))
    for report in reports:
        target.write(_LINES.of(report))
    return True


def _lines(report: Report) -> bytes:
    return b"".join(line(row) for row in rows(report, entries(report)))


_LINES = View(_lines)
VIEWS = (_LINES,)


def rows(report: Report, found: Mapping[Tag, Iterable[Entry]]) -> Iterator[tuple[str, ...]]:
    """What *found* says of *report* in the columns of ``HEAD``: a row for each result, and one where nothing was
    checked."""
    if unjudged(report):
        yield (report.name, report.notice_title, UNCHECKED, "", "", unchecked(report), *[""] * (len(HEAD) - 6))
    for entry in (entry for listed in found.values() for entry in listed):
        for result in entry.results:
            yield _row(report, entry, result)


def _row(report: Report, entry: Entry, result: Result) -> tuple[str, ...]:
    mends = wording.mends(entry.tag, result) if entry.tag not in (Tag.FOUND, Tag.UNDECIDED, Tag.OUTSIDE) else ()
    return (
        report.name,
        report.notice_title,
        entry.tag,
        result.requirement,
        result.title,
        result.message,
        wording.places(result.evidence, full=True),
        wording.places(result.related, full=True),
        "；".join(mends),
        "；".join(wording.citation(one) for one in result.basis),
        result.suppressed if result.waived else "",
        entry.line,
        result.verdict,
        result.level,
        other_reading(result),
    )


def line(cells: Iterable[str]) -> bytes:
    """A line of the file. A cell that a spreadsheet would run begins with an apostrophe."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(map(_cell, cells))
    return text.getvalue().encode()


def _cell(text: str) -> str:
    shown = visible(plain(text))
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
