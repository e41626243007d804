"""What the sheets say that stand before or after all notices: gathered while the reports go by.

In memory stays what grows with the rules; what grows with the number of notices waits in a temporary file.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, field
from typing import IO, NamedTuple

from checker.renderers.entries import ASKING, Entry, Tag, Tally, unchecked, unjudged
from checker.renderers.other_reading import notices
from checker.renderers.summary import Outcome, outcome
from checker.report import Basis, Coverage, Report, Result

#: So many values of one version or digest are named; a folder has one or two of each.
_MOST_VALUES = 20


@dataclass(slots=True)
class Element:
    """A requirement as it was met: ``kinds`` are the kinds of notice that ask for it, ``counts`` what came of it."""

    id: str
    title: str
    kinds: dict[str, None] = field(default_factory=dict)
    counts: Counter[Tag] = field(default_factory=Counter)

    @property
    def asking(self) -> int:
        """In how many notices it asks something of a person."""
        return sum(self.counts[tag] for tag in ASKING)

    @property
    def only_outside(self) -> bool:
        """Whether it applied to no notice at all."""
        return set(self.counts) == {Tag.OUTSIDE}


@dataclass(slots=True)
class Cited:
    """How a basis was used: by which requirements, and for how many faults and questions."""

    requirements: dict[str, None] = field(default_factory=dict)
    asked: int = 0


class Line(NamedTuple):
    """A notice in the overview. ``counts`` are 必改, 请核, 建议, 未能检查, 已豁免 and 已写明, None where it was not
    judged; ``tags`` what came of each requirement, ``said`` what a person should know of how it was read."""

    name: str
    kind: str
    outcome: Outcome
    counts: tuple[int, ...] | None
    tags: Mapping[str, Tag]
    said: tuple[str, ...]


class Gathered:
    """Give it every report by ``take``; then it has what the sheets need. *lines* is an empty file."""

    def __init__(self, lines: IO[bytes]) -> None:
        self.outcomes: Counter[Outcome] = Counter()
        self.internal = False
        self.kinds: dict[str, int] = {}
        self.elements: dict[str, Element] = {}
        self.bases: dict[Basis, Cited] = {}
        self.coverage = Coverage()
        self.confirm: dict[str, None] = {}
        self.deciders: dict[str, dict[str, int]] = {}
        self._lines = lines

    def take(self, report: Report, found: Mapping[Tag, list[Entry]], counts: Tally) -> None:
        """Gather what *report*, with its entries and their counts, adds."""
        told = outcome(report, counts)
        self.outcomes[told] += 1
        self.internal |= report.purpose == "internal"
        self.kinds[report.notice_title] = self.kinds.get(report.notice_title, 0) + 1
        self.coverage = Coverage(*map(sum, zip(astuple(self.coverage), astuple(report.coverage), strict=True)))
        self.confirm.update(dict.fromkeys(report.confirm))
        for key, value in report.decided_by.items():
            known = self.deciders.setdefault(key, {})
            named = value if value in known or len(known) < _MOST_VALUES else "其他"
            known[named] = known.get(named, 0) + 1
        for result in report.results:  # in the order of the checklists, of which *found* has the gravest first
            self.elements.setdefault(result.requirement, Element(result.requirement, result.title))
        tags: dict[str, str] = {}
        for tag, listed in found.items():
            for result in (result for entry in listed for result in entry.results):
                tags.setdefault(result.requirement, tag)
                self._count(report, result, tag)
        numbers = (
            counts.must,
            counts.look + counts.sayings,
            counts.better,
            counts.undecided,
            counts.waived,
            sum(len(entry.results) for entry in found[Tag.FOUND]),
        )
        said = [*([unchecked(report)] if unjudged(report) or report.unread else []), *notices(report)]
        row = (report.name, report.notice_title, told, None if unjudged(report) else numbers, tags, said)
        self._lines.write(json.dumps(row).encode() + b"\n")

    def lines(self) -> Iterator[Line]:
        """The notices, in the order in which they came."""
        self._lines.seek(0)
        for data in self._lines:
            name, kind, told, counts, tags, said = json.loads(data)
            known = {requirement: Tag(tag) for requirement, tag in tags.items()}
            yield Line(name, kind, Outcome(told), counts and tuple(counts), known, tuple(said))

    def _count(self, report: Report, result: Result, tag: Tag) -> None:
        element = self.elements[result.requirement]
        element.kinds[report.notice_title] = None
        element.counts[tag] += 1
        if tag is Tag.OUTSIDE:
            return
        for basis in result.basis:
            cited = self.bases.setdefault(basis, Cited())
            cited.requirements[result.requirement] = None
            cited.asked += tag not in (Tag.FOUND, Tag.UNDECIDED)
