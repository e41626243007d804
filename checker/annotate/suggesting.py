"""Suggestions: tracked changes by us, which a click accepts or rejects."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import count

from lxml.etree import _Element as Element

from checker.annotate.archive import Archive
from checker.annotate.characters import Characters, Stretch
from checker.annotate.insertions import insertion, put_beside
from checker.annotate.naming import AUTHOR, DATE
from checker.annotate.paragraphs import Paragraphs
from checker.annotate.sayings import is_whole, missing_at
from checker.annotate.splitting import Piece
from checker.annotate.tree import Builder, after, before, next_id, wrap
from checker.model import RunFlag, Verdict
from checker.readers.docx.xml import child, descendants, name
from checker.report import Mend, Result

_PLAIN = ("w:rPr", "w:t", "w:tab", "w:br", "w:cr", "w:noBreakHyphen", "w:lastRenderedPageBreak")


class Suggestions:
    """The safe mends of *results*, and the sentences that *asked* of them miss. Make them before the cuts, ``put``
    them after.

    ``made`` are then the requirement ids of those that could be put.
    """

    def __init__(
        self,
        archive: Archive,
        characters: Characters,
        paragraphs: Paragraphs,
        results: Iterable[Result],
        asked: Iterable[Result],
    ) -> None:
        self._archive = archive
        self._characters = characters
        self._w = Builder(archive.document)
        self._ids: Iterator[int] = count(next_id(*map(archive.tree, archive.stories())))
        self._mends = _mends(results)
        self._missing = [
            (result, slot)
            for result in asked
            if result.verdict is Verdict.FAIL and is_whole(result.remedy) and (quote := missing_at(result))
            for slot in [paragraphs.slot(quote.start)]
            if slot is not None
        ]
        for mend in self._mends:
            characters.reserve(mend.start, mend.end)
        self.made: set[str] = set()
        self._sentences: dict[str, Element] = {}

    def put(self) -> None:
        """Write the replacements, then the missing sentences, each a paragraph of its own."""
        for mend, owners in self._mends.items():
            if self._replace(mend):
                self.made.update(owners)
        last: dict[tuple[Element, bool], Element] = {}
        said: dict[tuple[Element, str], Element] = {}
        for result, slot in self._missing:
            key = slot.block, result.remedy
            if key not in said:
                said[key] = self._sentence(result.remedy, slot.like)
                place = slot.block, slot.before
                if slot.before:
                    before(slot.block, said[key])
                else:
                    after(last.get(place, slot.block), said[key])
                    last[place] = said[key]
            self._sentences[result.requirement] = said[key]
            self.made.add(result.requirement)

    def sentence(self, results: Iterable[Result]) -> Element | None:
        """The paragraph that was put for the first of *results* that has one."""
        return next((self._sentences[one.requirement] for one in results if one.requirement in self._sentences), None)

    def _replace(self, mend: Mend) -> bool:
        stretches = self._characters.over(mend.start, mend.end)
        if not self._can_change(mend, stretches):
            return False
        found = [(one, piece) for one in stretches for piece in self._characters.exact(one, mend.start, mend.end)]
        pieces = [piece for _, piece in found]
        if mend.start == mend.end:
            return self._insert(mend, stretches[0])
        held = sum(piece.end - piece.start for piece in pieces)
        if held != mend.end - mend.start or not all(_is_free(one, piece.element) for one, piece in found):
            return False
        self._archive.changed(stretches[0].part)
        last = pieces[-1].element
        for piece in pieces:
            last = self._w("del", **self._signed())
            wrap(piece.element, last)
            for text in list(descendants(piece.element, "w:t")):
                self._w.rename(text, "delText")
        if mend.replacement:
            put_beside(last, self._inserted(mend.replacement, pieces[0].element), next(self._ids))
        return True

    def _insert(self, mend: Mend, one: Stretch) -> bool:
        """At a point: beside the piece that ends or begins there."""
        found: list[Piece] = self._characters.pieces(one, mend.start, mend.end)
        at = one.inner + mend.start - one.start
        if not found or at not in found[0][:2] or name(found[0].element) != "w:r" or one.flags != RunFlag.NONE:
            return False
        self._archive.changed(one.part)
        put = before if at == found[0].start else after
        put(found[0].element, self._inserted(mend.replacement, found[0].element))
        return True

    def _can_change(self, mend: Mend, stretches: list[Stretch]) -> bool:
        """Only text of one paragraph, plain or inserted by somebody: what was moved is theirs to decide first."""
        folders = {(one.part, one.path.rpartition("/")[0]) for one in stretches}
        plain = all(one.flags in (RunFlag.NONE, RunFlag.INSERTED) for one in stretches)
        return len(folders) == 1 and plain and not set("\n\t") & set(mend.replacement)

    def _inserted(self, text: str, like: Element | None) -> Element:
        run = self._w("r")
        look = child(like, "w:rPr")
        if look is not None:
            copied = deepcopy(look)
            copied.tail = None
            run.append(copied)
        for number, line in enumerate(text.splitlines()):
            run.extend([self._w("br")] * (number > 0) + [self._w("t", line)])
        return self._w("ins", run, **self._signed())

    def _sentence(self, text: str, like: Element | None) -> Element:
        paragraph = self._w("p")
        properties = Paragraphs.properties(like)
        properties = self._w("pPr") if properties is None else properties
        properties.append(self._w("rPr", self._w("ins", **self._signed())))
        paragraph.append(properties)
        paragraph.append(self._inserted(text, Paragraphs.first_run(like)))
        return paragraph

    def _signed(self) -> dict[str, str | int]:
        return {"id": next(self._ids), "author": AUTHOR, "date": DATE}


def _mends(results: Iterable[Result]) -> dict[Mend, list[str]]:
    """The safe mends in their order, none overlapping another, each with the requirements that ask for it.

    Where two would change the same words in different ways, the result that mends more places goes first.
    """
    wanted = [(result.requirement, [mend for mend in result.edits if mend.safe]) for result in results]
    owners: dict[Mend, list[str]] = {}
    taken: list[tuple[int, int]] = []
    for owner, mends in sorted(wanted, key=lambda item: -len(item[1])):
        for mend in mends:
            place = mend.start, mend.end
            at = bisect_left(taken, place)
            if mend in owners:
                owners[mend].append(owner)
            elif not any(_meet(place, other) for other in taken[max(0, at - 1) : at + 1]):
                taken.insert(at, place)
                owners[mend] = [owner]
    return {mend: owners[mend] for mend in sorted(owners, key=lambda mend: (mend.start, mend.end))}


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges, or points, have a place in common."""
    return one == other or (one[0] < other[1] and other[0] < one[1])


def _is_free(one: Stretch, run: Element) -> bool:
    """Whether *run*, of *one*, holds nothing but text, and lies in no revision but an insertion."""
    plain = name(run) == "w:r" and all(name(item) in _PLAIN for item in run)
    return plain and (one.flags == RunFlag.NONE or insertion(run) is not None)
