"""The trend: what an earlier report found, and what has become of it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.model import Verdict
from checker.renderers.entries import entries, unjudged
from checker.renderers.html.tallies import asked_of
from checker.report import Report

#: What an earlier page is told by, and where its own figures begin in it.
START = '<script type="application/json" id="checker-summary">'
_END = "</script>"
SCHEMA = 1
#: The versions by which two reports can be told to have been made with the same rules.
DECIDERS = ("版本", "规则摘要")


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of one notice. Ids of requirements: that ask for something now and did not then, that do so
    still, that are written now, and that asked for something then and were not decided now. ``first`` says that the
    notice was not checked then, ``known`` that it was there."""

    new: tuple[str, ...] = ()
    still: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    first: bool = False
    known: bool = True


class Previous:
    """An earlier report called *name*: of each notice the requirements that asked something of a person, None where it
    was not checked; *titles* of requirements, and the rules that it was made with."""

    def __init__(
        self,
        name: str,
        notices: Mapping[str, frozenset[str] | None],
        titles: Mapping[str, str],
        rules: frozenset[str],
    ) -> None:
        self.name, self.titles, self.rules = name, titles, rules
        self._left = dict(notices)
        self.counts: dict[str, Counter[str]] = {}
        self.total: Counter[str] = Counter()

    @property
    def gone(self) -> int:
        """How many notices of it have not come by again."""
        return len(self._left)

    def compare(self, report: Report, asked: Iterable[str]) -> Change:
        """What has become of the notice of *report*, of which *asked* are the requirements that ask for something now.
        It is counted."""
        known = report.name in self._left
        then = self._left.pop(report.name, None)
        now = tuple(asked)
        if then is None:
            change = Change(new=now, first=True, known=known)
        else:
            written = {one.requirement for one in report.results if one.verdict is Verdict.PASS}
            before = sorted(then.difference(now))
            change = Change(
                new=tuple(one for one in now if one not in then),
                still=tuple(one for one in now if one in then),
                mended=tuple(one for one in before if one in written),
                undecided=tuple(one for one in before if one not in written),
            )
        self._count(change)
        return change

    def _count(self, change: Change) -> None:
        parts = {
            "first" if change.first else "new": change.new,
            "still": change.still,
            "mended": change.mended,
            "undecided": change.undecided,
        }
        for what, names in parts.items():
            self.total[what] += len(names)
            for name in names:
                self.counts.setdefault(name, Counter())[what] += 1


def load(path: Path, name: str) -> Previous:
    """The report in the file *path*, a page of ours, JSON or JSON Lines, called *name*. Raises OSError, and ValueError
    where it is none."""
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    try:
        start = text.find(START)
        if start >= 0:
            return _of_page(text[start + len(START) : text.index(_END, start)], name)
        return _of_reports(_reports(text), name)
    except (KeyError, TypeError, AttributeError, RecursionError, IndexError) as error:
        raise ValueError(str(error)) from error


def _of_page(text: str, name: str) -> Previous:
    data = json.loads(text)
    if data["schema"] != SCHEMA:
        raise ValueError("schema")
    notices = {str(one[0]): None if one[1] is None else frozenset(map(str, one[1])) for one in data["notices"]}
    titles = {str(key): str(value) for key, value in data["titles"].items()}
    return Previous(name, notices, titles, frozenset(map(str, data["rules"])))


def _of_reports(reports: Iterable[Report], name: str) -> Previous:
    notices: dict[str, frozenset[str] | None] = {}
    titles: dict[str, str] = {}
    rules: set[str] = set()
    for report in reports:
        asked = asked_of(entries(report))
        notices[report.name] = None if unjudged(report) else frozenset(asked)
        titles |= {one.requirement: one.title for one in report.results if one.requirement in asked}
        rules |= rules_of(report)
    return Previous(name, notices, titles, frozenset(rules))


def _reports(text: str) -> Iterator[Report]:
    try:
        whole = json.loads(text)
        documents = whole.get("documents", [whole])
    except ValueError:
        documents = (json.loads(line) for line in text.split("\n") if line.strip())
    yield from map(_report, documents)


def _report(data: dict[str, Any]) -> Report:
    return Report.from_dict({"name": data["path"], **{key: data[key] for key in data if key not in ("path", "schema")}})


def rules_of(report: Report) -> set[str]:
    """The versions and digests that the rules of *report* are told by."""
    return {f"{key} {report.decided_by[key]}" for key in DECIDERS if key in report.decided_by}
