"""What the overview counts: gathered notice by notice, so that memory does not grow with their number."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model import Verdict
from checker.renderers.entries import ASKING, Entry, Tag, Tally, tally, unjudged
from checker.report import Report

#: What a notice comes to as a whole, the gravest first, with what that is called.
STATES = {"must": "要先改", "look": "请人核", "clear": "未见必改", "unchecked": "未检查"}
#: How a finding is shown, by what it asks for.
KIND_OF = {
    Tag.MUST: "must",
    Tag.CLASH: "must",
    Tag.SAYING: "look",
    Tag.LOOK: "look",
    Tag.BETTER: "better",
    Tag.LACK: "better",
    Tag.CUSTOM: "note",
    Tag.WAIVED: "waived",
    Tag.FOUND: "ok",
    Tag.UNDECIDED: "open",
}
HERE = "（所给的文件）"
OTHERS = "（其余合计）"
NOBODY = "（没有写明单位）"
#: Folders that are counted apart; the rest is counted together. A report of a whole province has more.
FOLDERS = 500
#: Up to so many notices of one folder have a row each in the heat map.
FILES = 60
#: Notices that are named under a requirement.
_NAMED = 20
_DECIDED = (Verdict.PASS, Verdict.FAIL, Verdict.REVIEW)


class Notice(NamedTuple):
    """A notice of the report: its number, from 1, and its name."""

    number: int
    name: str


@dataclass(slots=True)
class Cell:
    """What became of one requirement in some notices: how many lack it, by weight, of how many it was decided in."""

    must: int = 0
    look: int = 0
    better: int = 0
    decided: int = 0

    @property
    def hits(self) -> int:
        """The notices in which it asks something of a person."""
        return self.must + self.look + self.better

    @property
    def kind(self) -> str:
        """The gravest of what it asks for, "" where it asks for nothing."""
        return "must" if self.must else "look" if self.look else "better" if self.better else ""

    def add(self, kind: str) -> None:
        """Count one more notice in which it was decided, and what it asks for there, "" for nothing."""
        self.decided += 1
        if kind:
            setattr(self, kind, getattr(self, kind) + 1)


@dataclass(slots=True)
class Row:
    """Some notices together: how many, how many in each state, and the cells by requirement."""

    notices: int = 0
    states: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATES, 0))
    cells: dict[str, Cell] = field(default_factory=dict)
    number: int = 0

    def add(self, state: str, decided: dict[str, str]) -> None:
        """Count one more notice."""
        self.notices += 1
        self.states[state] += 1
        for requirement, kind in decided.items():
            self.cells.setdefault(requirement, Cell()).add(kind)


class Tallies:
    """All counts of a report. ``files`` are the notices one by one, as long as they are few and of one folder.

    With *by_issuer* notices are together by who signs them, as their cards say, and not by folder.
    """

    def __init__(self, by_issuer: bool = False) -> None:
        self.by_issuer = by_issuer
        self.total = Row()
        self.folders: dict[str, Row] = {}
        self.files: dict[str, Row] = {}
        self.titles: dict[str, str] = {}
        self.named: dict[str, list[Notice]] = {}
        self.internal = False

    def add(self, report: Report, number: int, found: dict[Tag, list[Entry]]) -> str:
        """Count *report*, the *number*-th, whose entries are *found*. Returns its state."""
        asking = asked_of(found)
        decided = {one.requirement: "" for one in report.results if one.verdict in _DECIDED} | asking
        state = state_of(report, tally(found))
        folder = _issuer(report) if self.by_issuer else report.name.rpartition("/")[0] or HERE
        if folder not in self.folders and len(self.folders) >= FOLDERS:
            folder = OTHERS
        for row in (self.total, self.folders.setdefault(folder, Row())):
            row.add(state, decided)
        if len(self.folders) == 1 and number <= FILES:
            row = self.files.setdefault(f"{number}", Row(number=number))
            row.add(state, decided)
        else:
            self.files.clear()
        for one in (one for tag in ASKING for entry in found[tag] for one in entry.results):
            self.titles.setdefault(one.requirement, one.title)
            names = self.named.setdefault(one.requirement, [])
            if len(names) < _NAMED:
                names.append(Notice(number, report.name))
        self.internal |= report.purpose == "internal"
        return state

    def lacking(self) -> Iterator[tuple[str, Cell]]:
        """The requirements that ask something of a person anywhere: the gravest and most frequent first."""
        asked = [(name, self.total.cells[name]) for name in self.titles]
        yield from sorted(asked, key=lambda one: (-one[1].must, -one[1].hits))

    def worst(self) -> list[tuple[str, Row]]:
        """The folders, those with most to mend first."""
        return sorted(
            self.folders.items(), key=lambda one: (-one[1].states["must"], -one[1].states["look"], -one[1].notices)
        )


def _issuer(report: Report) -> str:
    return report.card.issuer.value if report.card and report.card.issuer else NOBODY


def asked_of(found: dict[Tag, list[Entry]]) -> dict[str, str]:
    """The requirements that ask something of a person, and how they are shown."""
    return {one.requirement: KIND_OF[tag] for tag in ASKING for entry in found[tag] for one in entry.results}


def state_of(report: Report, counts: Tally) -> str:
    """What the notice comes to as a whole: a key of STATES."""
    if unjudged(report):
        return "unchecked"
    return "must" if counts.must else "look" if counts.asks_a_person else "clear"
