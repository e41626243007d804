"""The text of a notice with the places of its findings marked: in lines, each cut where a mark begins or ends."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: The kinds of mark, the gravest first: where several overlap, the words look like the first of them.
KINDS = ("must", "look", "better", "note", "waived", "against", "ok")


class Place(NamedTuple):
    """A range of the text, empty where something belongs, in its offsets. ``id`` is unique in the page; ``finding`` is
    the number that is shown beside it, 0 for none."""

    start: int
    end: int
    kind: str
    id: str
    finding: int = 0


class Piece(NamedTuple):
    """Words under the same marks. Before them stand the numbers of what ``ended``, the ``added`` places where something
    belongs, and the ids of what ``begins`` with them. ``kind`` is "" where nothing is marked."""

    text: str
    kind: str
    ended: tuple[Place, ...] = ()
    added: tuple[Place, ...] = ()
    begins: tuple[Place, ...] = ()


def within(places: Sequence[Place], length: int) -> list[Place]:
    """Those of *places* that lie in a text of *length* code points."""
    return [place for place in places if 0 <= place.start <= place.end <= length]


def lines(text: str, places: Sequence[Place]) -> Iterator[tuple[Piece, ...]]:
    """The lines of *text* in pieces, with *places*, all of which lie in it. An empty line has one empty piece."""
    sweep = _Sweep(places)
    start = 0
    while True:
        end = text.find("\n", start)
        last = end < 0
        end = len(text) if last else end
        yield tuple(sweep.pieces(text, start, end))
        if last:
            return
        start = end + 1


class _Sweep:
    """Goes through the offsets of a text once, and knows which places it is in."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._starts: dict[int, list[Place]] = {}
        self._ends: dict[int, list[Place]] = {}
        self._points: dict[int, list[Place]] = {}
        for place in places:
            if place.start == place.end:
                self._points.setdefault(place.start, []).append(place)
            else:
                self._starts.setdefault(place.start, []).append(place)
                self._ends.setdefault(place.end, []).append(place)
        self._cuts = sorted({*self._starts, *self._ends, *self._points})
        self._open: Counter[str] = Counter()

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        """The pieces of the line from *start* to *end*; what stands at its very end is a piece without words."""
        inner = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        last = end - text.endswith("\r", start, end)
        bounds = [start, *inner, end] if start < end else [start]
        for at, until in zip(bounds, [*bounds[1:], end], strict=True):
            ended, added, begins = (tuple(of.get(at, ())) for of in (self._ends, self._points, self._starts))
            self._open.subtract(place.kind for place in ended)
            self._open.update(place.kind for place in begins)
            words = text[at : min(until, last)]
            if words or ended or added or begins or start == end:
                yield Piece(words, self._kind() if words else "", ended, added, begins)

    def _kind(self) -> str:
        return next((kind for kind in KINDS if self._open[kind] > 0), "")
