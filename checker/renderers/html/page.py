"""The page in the making: counts in memory, everything else in files until the overview is known.

So memory does not grow with the number of notices. The first ``ALL_TEXTS`` are shown with their text, of later ones
those of which there is something to say, until ``TEXT_BYTES`` are full, then without their text until ``PAGE_BYTES``
are; of what comes then there are only the counts. The page says so.
"""

import json
from collections.abc import Mapping
from shutil import copyfileobj
from typing import IO, Any, BinaryIO

from checker.renderers.entries import Entry, Tag, Tally, entries, tally, unjudged
from checker.renderers.html.heat import heat_of
from checker.renderers.html.notice import view_of
from checker.renderers.html.overview import changes_of, overview_of
from checker.renderers.html.previous import SCHEMA, START, Change, Previous, rules_of
from checker.renderers.html.tallies import FILES, STATES, Tallies, asked_of
from checker.renderers.html.templates import inlined, template
from checker.renderers.other_reading import notices
from checker.report import Report

#: The first so many notices have their text in any case.
ALL_TEXTS = 300
#: Beyond so many bytes of notices only findings are shown, and then only counts: a browser has to hold the page, and
#: what of 20,000 notices is read is the overview.
TEXT_BYTES = 8 << 20
PAGE_BYTES = 16 << 20
_SILENT = (Tag.FOUND, Tag.OUTSIDE)


class Page:
    """A page of the reports that are added, compared with *previous*, its rows folders or, *by_issuer*, who signs. The
    files hold what waits: the *rows* of the list
    of notices, the *sections* of notices, and the *data* that a later page compares with."""

    def __init__(
        self, previous: Previous | None, by_issuer: bool, rows: IO[bytes], sections: IO[bytes], data: IO[bytes]
    ) -> None:
        self._previous = previous
        self._rows, self._sections, self._data = rows, sections, data
        self._tallies = Tallies(by_issuer)
        self._first: dict[int, str] = {}
        self._rules: set[str] = set()
        self._number = self._left_out = self._without_text = self._only_counted = 0
        self._last_linked = 0
        self._last: Tally | None = None

    def add(self, report: Report) -> None:
        """Take *report* up, and keep no more of it than counts."""
        self._number += 1
        found = entries(report)
        state = self._tallies.add(report, self._number, found)
        asked = asked_of(found)
        change = self._previous.compare(report, asked) if self._previous else None
        self._rules |= rules_of(report)
        self._last = None if unjudged(report) else tally(found)
        if self._number <= FILES:
            self._first[self._number] = report.name
        says = _says_something(report, found)
        linked = self._number <= ALL_TEXTS or (says and self._sections.tell() < PAGE_BYTES)
        if linked:
            self._last_linked = self._number
            self._write_section(report, state, change, bool(asked))
        else:
            self._left_out += not says
            self._only_counted += says
        self._write_row(report, state, change, linked)
        told = json.dumps([report.name, None if self._last is None else [*asked]]).replace("<", "\\u003c")
        self._data.write(f"{',' if self._number > 1 else ''}\n{told}".replace("\x7f", "\\u007f").encode())

    def _write_section(self, report: Report, state: str, change: Change | None, asks: bool) -> None:
        whole = self._number <= ALL_TEXTS or (asks and self._sections.tell() < TEXT_BYTES)
        self._without_text += asks and not whole
        view = view_of(report, self._number, state, change, whole)
        self._sections.write(template("notice.html").render(one=view).encode())

    def _write_row(self, report: Report, state: str, change: Change | None, linked: bool) -> None:
        row = template("row.html").render(
            number=self._number,
            name=report.name,
            kind=report.notice_title,
            state=state,
            called=STATES[state],
            counts=self._last,
            change=change,
            compared=self._previous is not None,
            linked=linked,
        )
        self._rows.write(row.encode())

    def write(self, target: BinaryIO) -> None:
        """Write the page to *target*."""
        context = self._context()
        target.write(template("head.html").render(context).encode())
        if self._number > 1:
            _copy(self._rows, target)
            target.write(template("between.html").render(context).encode())
        _copy(self._sections, target)
        target.write(template("end.html").render(context).encode())
        titles = self._tallies.titles
        told = json.dumps({"schema": SCHEMA, "rules": sorted(self._rules), "titles": titles}).replace("<", "\\u003c")
        target.write(f'{START}{told[:-1]}, "notices": ['.replace("\x7f", "\\u007f").encode())
        _copy(self._data, target)
        target.write(b"]}</script>\n</body>\n</html>\n")

    def _context(self) -> Mapping[str, Any]:
        style, style_source = inlined("page.css")
        script, script_source = inlined("page.js")
        several = self._number > 1
        return {
            "style": style,
            "script": script,
            "policy": f"default-src 'none'; style-src {style_source}; script-src {script_source}; "
            "base-uri 'none'; form-action 'none'",
            "number": self._number,
            "several": several,
            "states": STATES,
            "total": self._tallies.total,
            "unit": "单位" if self._tallies.by_issuer else "文件夹",
            "internal": self._tallies.internal,
            "last": None if several else self._last,
            "overview": overview_of(self._tallies) if several else None,
            "heat": heat_of(self._tallies, self._first) if several and self._tallies.titles else None,
            "changes": changes_of(self._previous, self._tallies.titles, self._rules) if self._previous else None,
            "all_texts": ALL_TEXTS,
            "left_out": self._left_out,
            "last_linked": self._last_linked,
            "only_counted": self._only_counted,
            "without_text": self._without_text,
        }


def _says_something(report: Report, found: Mapping[Tag, list[Entry]]) -> bool:
    return (
        unjudged(report)
        or bool(report.unread)
        or any(entries for tag, entries in found.items() if tag not in _SILENT)
        or any(notices(report))
    )


def _copy(source: IO[bytes], target: BinaryIO) -> None:
    source.seek(0)
    copyfileobj(source, target)
