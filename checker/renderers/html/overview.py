"""What a leader reads first: what is lacked most, where most is to be mended, what has changed."""

from collections import Counter
from typing import NamedTuple

from checker.renderers.html.previous import Previous
from checker.renderers.html.tallies import HERE, NOBODY, OTHERS, STATES, Cell, Notice, Row, Tallies

_MOST = 5  # elements and folders named at the top
_ELEMENTS = 200  # rows of the table of elements


class Part(NamedTuple):
    """A part of the bar: the state, where it begins and how long it is, in per cent of the bar."""

    state: str
    start: float
    length: float


class Element(NamedTuple):
    """An element that something lacks, what became of it, and the first notices that lack it."""

    id: str
    title: str
    cell: Cell
    named: tuple[Notice, ...]

    @property
    def more(self) -> int:
        """How many more notices lack it."""
        return self.cell.hits - len(self.named)


class Overview(NamedTuple):
    """The top of the page. ``folders`` counts those that have a row of their own in the heat map."""

    bar: tuple[Part, ...]
    elements: tuple[Element, ...]
    more_elements: int
    most: tuple[Element, ...]
    worst: tuple[tuple[str, Row], ...]
    folders: int


class Changed(NamedTuple):
    """An element, and what has become of it since the earlier report, in notices."""

    id: str
    title: str
    counts: Counter[str]


class Changes(NamedTuple):
    """What has changed since the report ``name``. ``same_rules`` is None where that cannot be told."""

    name: str
    total: Counter[str]
    elements: tuple[Changed, ...]
    gone: int
    same_rules: bool | None


def overview_of(tallies: Tallies) -> Overview:
    """The overview of *tallies*."""
    elements = [
        Element(name, tallies.titles[name], cell, tuple(tallies.named[name])) for name, cell in tallies.lacking()
    ]
    worst = [
        (name, row)
        for name, row in tallies.worst()
        if name not in (OTHERS, NOBODY) and (row.states["must"] or row.states["look"])
    ]
    several = len(tallies.folders) > 1
    return Overview(
        _bar(tallies.total),
        tuple(elements[:_ELEMENTS]),
        max(0, len(elements) - _ELEMENTS),
        tuple(elements[:_MOST]),
        tuple(worst[:_MOST]) if several else (),
        len(tallies.folders.keys() - {HERE, NOBODY, OTHERS}),
    )


def _bar(total: Row) -> tuple[Part, ...]:
    parts: list[Part] = []
    start = 0.0
    for state in STATES:
        length = 100 * total.states[state] / max(1, total.notices)
        if length:
            parts.append(Part(state, round(start, 2), round(length, 2)))
        start += length
    return tuple(parts)


def changes_of(previous: Previous, titles: dict[str, str], rules: set[str]) -> Changes:
    """What has changed since *previous*, with which all notices have been compared; *rules* are those of now."""
    known = {**previous.titles, **titles}
    order = sorted(
        previous.counts.items(), key=lambda one: (-one[1]["new"], -one[1]["still"], -one[1]["mended"], one[0])
    )
    return Changes(
        previous.name,
        previous.total,
        tuple(Changed(name, known.get(name, name), counts) for name, counts in order[:_ELEMENTS]),
        previous.gone,
        previous.rules == rules if previous.rules and rules else None,
    )
