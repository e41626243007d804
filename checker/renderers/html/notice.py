"""One notice as the page shows it: plain values for the template, nothing of them markup."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.renderers import wording
from checker.renderers.entries import ASKING, Entry, Tag, entries, tally, unchecked
from checker.renderers.html.marking import Piece, Place, lines, within
from checker.renderers.html.previous import Change
from checker.renderers.html.tallies import KIND_OF, STATES
from checker.renderers.layout import plain
from checker.renderers.other_reading import notices
from checker.report import Quote, Report, Result

#: Of a longer text (code points) only the lines with findings are shown.
LONGEST = 60_000
#: Links from a finding to its places in the text; the others are marked there all the same.
_LINKS = 20


class Link(NamedTuple):
    """A link to a place in the text: the id there, and where that is."""

    id: str
    where: str


@dataclass(frozen=True, slots=True)
class Item:
    """A finding: what it says, line by line, and its places in the text. ``change`` is "new" or "still" where an
    earlier report tells that."""

    id: str
    number: int
    tag: str
    kind: str
    head: str
    more: tuple[str, ...]
    basis: str
    links: tuple[Link, ...]
    change: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A notice of the page. ``text`` is None where it is not shown, and ``shortened`` true where only lines with
    findings are."""

    number: int
    name: str
    state: str
    called: str
    head: str
    verdict: str
    items: tuple[Item, ...]
    waived: tuple[Item, ...]
    found: tuple[Item, ...]
    undecided: tuple[str, ...]
    outside: tuple[str, ...]
    said: tuple[str, ...]
    covered: str
    publish: bool
    confirm: tuple[str, ...]
    deciders: str
    mended: tuple[str, ...]
    lost: tuple[str, ...]
    text: tuple[tuple[Piece, ...], ...] | None
    shortened: bool


def view_of(report: Report, number: int, state: str, change: Change | None, whole: bool) -> View:
    """*report*, the *number*-th, as it is shown: with its text and what was found where *whole*."""
    found = entries(report)
    shown = whole and report.text is not None
    places: list[Place] = []
    cited: set[str] = set()
    length = len(report.text or "") if shown else -1
    listed = [*(entry for tag in ASKING for entry in found[tag]), *found[Tag.CUSTOM], *found[Tag.WAIVED]]
    items = [
        _item(entry, f"n{number}f{count}", count, cited, _Marks(places, length), change)
        for count, entry in enumerate(listed, 1)
    ]
    passes = [
        _pass(entry.results[0], f"n{number}k{count}", _Marks(places, length))
        for count, entry in enumerate(found[Tag.FOUND], 1)
    ]
    judged = not report.error and bool(report.coverage.loaded)
    body, shortened = _text(report.text, places) if shown and report.text else (None, False)
    titles = {one.requirement: one.title for one in report.results}
    return View(
        number=number,
        name=report.name,
        state=state,
        called=STATES[state],
        head=plain(wording.kind(report)) if judged else "",
        verdict=plain(wording.verdict(report, tally(found))) if judged else f"没有检查：{unchecked(report)}",
        items=tuple(item for item in items if item.kind != "waived"),
        waived=tuple(item for item in items if item.kind == "waived"),
        found=tuple(passes),
        undecided=tuple(map(plain, wording.reasons(found[Tag.UNDECIDED]))),
        outside=tuple(map(plain, wording.reasons(found[Tag.OUTSIDE]))),
        said=(*notices(report), *(f"没有读到：{one}" for one in report.unread)),
        covered=plain(wording.covered(report.coverage)) if judged else "",
        publish=report.purpose == "publish",
        confirm=report.confirm,
        deciders=plain(wording.deciders(report)),
        mended=_named(change.mended if change else (), titles),
        lost=_named(change.undecided if change else (), titles),
        text=body,
        shortened=shortened,
    )


def _named(requirements: Iterable[str], titles: dict[str, str]) -> tuple[str, ...]:
    return tuple(titles.get(one, one) for one in requirements)


class _Marks:
    """Gathers the places of a finding in a text of *length* code points, and gives the links to them."""

    def __init__(self, places: list[Place], length: int) -> None:
        self._places, self._length = places, length

    def add(self, quotes: Iterable[tuple[Quote, str]], id_: str, finding: int) -> tuple[Link, ...]:
        """Mark *quotes*, each with the kind of its mark."""
        unique = list(dict.fromkeys((quote.start, quote.end, kind, quote.where) for quote, kind in quotes))
        made = [
            (Place(start, end, kind, f"{id_}p{count}", finding), where)
            for count, (start, end, kind, where) in enumerate(unique, 1)
        ]
        kept = [(place, where) for place, where in made if within([place], self._length)]
        self._places += [place for place, _ in kept]
        return tuple(Link(place.id, where) for place, where in kept[:_LINKS])


def _item(entry: Entry, id_: str, number: int, cited: set[str], marks: _Marks, change: Change | None) -> Item:
    kind = KIND_OF[entry.tag]
    head, *more, basis = wording.lines(entry, cited)
    names = {result.requirement for result in entry.results}
    told = "new" if change and not change.first and names.intersection(change.new) else ""
    told = told or ("still" if change and names.intersection(change.still) else "")
    links = marks.add(_quotes(entry.results, kind), id_, number)
    return Item(id_, number, entry.tag, kind, head, tuple(more), basis, links, told)


def _pass(result: Result, id_: str, marks: _Marks) -> Item:
    links = marks.add(((quote, "ok") for quote in result.evidence if quote.text), id_, 0)
    return Item(id_, 0, Tag.FOUND, "ok", plain(wording.found(result)), (), "", links)


def _quotes(results: Sequence[Result], kind: str) -> Iterator[tuple[Quote, str]]:
    """The places of a finding: what shows it, where it belongs, and what there is to compare with."""
    for result in results:
        yield from ((quote, kind) for quote in result.evidence)
        yield from ((quote, "against" if quote.text else kind) for quote in result.related)


def _text(text: str, places: Sequence[Place]) -> tuple[tuple[tuple[Piece, ...], ...], bool]:
    """The lines of *text* that are shown, and whether they are not all."""
    every = tuple(lines(text.replace("\t", "\u2003"), places))
    if len(text) <= LONGEST:
        return every, False
    return tuple(line for line in every if any(_asks(piece) for piece in line)), True


def _asks(piece: Piece) -> bool:
    return piece.kind not in ("", "ok") or any(place.finding for place in (*piece.ended, *piece.added, *piece.begins))
