"""Suggestions: tracked changes by us, which a click accepts or rejects."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import count

from lxml.etree import _Element as Element

from checker.annotate.archive import Archive
from checker.annotate.characters import Characters, Stretch
from checker.annotate.naming import AUTHOR, DATE
from checker.annotate.paragraphs import Paragraphs
from checker.annotate.sayings import missing_at
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
        self._ids: Iterator[int] = count(next_id(archive.document))
        self._mends = list(_mends(results))
        self._missing = [
            (result, slot)
            for result in asked
            if result.verdict is Verdict.FAIL and result.remedy and (quote := missing_at(result))
            for slot in [paragraphs.slot(quote.start)]
            if slot is not None
        ]
        for mend, _ in self._mends:
            characters.reserve(mend.start, mend.end)
        self.made: set[str] = set()
        self._sentences: dict[str, Element] = {}

    def put(self) -> None:
        """Write the replacements, then the missing sentences, each a paragraph of its own."""
        for mend, owner in self._mends:
            if self._replace(mend):
                self.made.add(owner)
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
        pieces = [piece for one in stretches for piece in self._characters.exact(one, mend.start, mend.end)]
        if mend.start == mend.end:
            return self._insert(mend, stretches[0])
        held = sum(piece.end - piece.start for piece in pieces)
        if held != mend.end - mend.start or not all(_is_plain(piece.element) for piece in pieces):
            return False
        self._archive.changed(stretches[0].part)
        last = pieces[-1].element
        for piece in pieces:
            last = self._w("del", **self._signed())
            wrap(piece.element, last)
            for text in list(descendants(piece.element, "w:t")):
                self._w.rename(text, "delText")
        if mend.replacement:
            after(last, self._inserted(mend.replacement, pieces[0].element))
        return True

    def _insert(self, mend: Mend, one: Stretch) -> bool:
        """At a point: beside the piece that ends or begins there."""
        found: list[Piece] = self._characters.pieces(one, mend.start, mend.end)
        at = one.inner + mend.start - one.start
        if not found or at not in found[0][:2] or name(found[0].element) != "w:r":
            return False
        self._archive.changed(one.part)
        put = before if at == found[0].start else after
        put(found[0].element, self._inserted(mend.replacement, found[0].element))
        return True

    def _can_change(self, mend: Mend, stretches: list[Stretch]) -> bool:
        """Only plain text of one paragraph: what somebody inserted or deleted is theirs to decide first."""
        folders = {(one.part, one.path.rpartition("/")[0]) for one in stretches}
        plain = all(one.flags == RunFlag.NONE for one in stretches)
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


def _mends(results: Iterable[Result]) -> Iterator[tuple[Mend, str]]:
    """The safe mends, none overlapping one before it, each with the requirement that asks for it."""
    found = sorted(
        ((mend, result.requirement) for result in results for mend in result.edits if mend.safe),
        key=lambda item: (item[0].start, item[0].end),
    )
    end = -1
    for mend, owner in found:
        if mend.start >= end and not (mend.start == mend.end == end):
            end = mend.end
            yield mend, owner


def _is_plain(run: Element) -> bool:
    return name(run) == "w:r" and all(name(item) in _PLAIN for item in run)
