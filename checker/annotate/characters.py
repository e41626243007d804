"""From offsets of ``Document.raw`` to the elements of a Word file that hold exactly those characters."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from lxml.etree import _Element as Element

from checker.annotate.archive import Archive
from checker.annotate.splitting import Piece, split
from checker.document.layout import compose
from checker.model import Content, RunFlag
from checker.readers.docx.locate import Finder
from checker.readers.docx.xml import name


class Stretch(NamedTuple):
    """The raw characters *start* to *end*, which begin at *inner* in the element at *path* of *part*."""

    start: int
    end: int
    part: str
    path: str
    inner: int
    flags: RunFlag

    @property
    def key(self) -> tuple[str, str]:
        """Part and path."""
        return self.part, self.path


class Characters:
    """The characters of one Word file. First ``reserve`` every range, then ``cut`` once, then ask for elements."""

    def __init__(self, archive: Archive, content: Content) -> None:
        self._archive = archive
        self.stretches = _stretches(content)
        self._starts = [one.start for one in self.stretches]
        self._ends = [one.end for one in self.stretches]
        self._finders: dict[str, Finder] = {}
        self._lengths: dict[tuple[str, str], int] = {}
        for block in content.blocks:
            for run in block.runs:
                key = run.part, run.path
                self._lengths[key] = self._lengths.get(key, 0) + len(run.text)
        self._cuts: dict[tuple[str, str], set[int]] = {}
        self._pieces: dict[tuple[str, str], list[Piece]] = {}

    def over(self, start: int, end: int) -> list[Stretch]:
        """The stretches that hold the raw characters *start* to *end*; of a point, the one it stands at: its end
        where it can be, else its start, else the nearest before it."""
        every = self.stretches
        if start < end:
            first, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
            return [one for one in every[first:behind] if start < one.end]
        at = bisect_left(self._ends, start)  # the first that ends there or later
        if at < len(every) and every[at].start < start:
            return [every[at]]
        at = bisect_left(self._starts, start)
        if at < len(every) and every[at].start == start:
            return [every[at]]
        before = bisect_right(self._ends, start)
        return every[max(before - 1, 0) :][:1]

    def reserve(self, start: int, end: int) -> None:
        """Have the file cut before *start* and after *end*."""
        for one in self.over(start, end):
            cuts = self._cuts.setdefault(one.key, set())
            cuts.update(one.inner + at - one.start for at in (start, end) if one.start <= at <= one.end)

    def cut(self) -> None:
        """Cut the runs. All elements are found first: a cut moves the numbers of those that follow."""
        found = {key: self.element(*key) for key in self._cuts}
        for key, element in found.items():
            if element is not None and name(element) == "w:r":
                self._pieces[key] = split(element, self._lengths[key], self._cuts[key])
            elif element is not None:
                self._pieces[key] = [Piece(0, self._lengths[key], element)]

    def pieces(self, one: Stretch, start: int, end: int) -> list[Piece]:
        """The pieces of *one* that hold any of the raw characters *start* to *end*, or that the point stands in."""
        left, right = (one.inner + at - one.start for at in (start, end))
        found = self._pieces.get(one.key, [])
        if start < end:
            return [piece for piece in found if piece.start < right and left < piece.end]
        point = self.offset(one, start)
        return [piece for piece in found if piece.start <= point <= piece.end][:1]

    @staticmethod
    def offset(one: Stretch, point: int) -> int:
        """The offset in the element of *one* that is nearest to the raw offset *point*."""
        return one.inner + min(max(point, one.start), one.end) - one.start

    def exact(self, one: Stretch, start: int, end: int) -> list[Piece]:
        """The pieces that hold the raw characters *start* to *end* of *one* and no others; none where a run could not
        be cut there."""
        found = self.pieces(one, start, end)
        left, right = (one.inner + max(start, one.start) - one.start, one.inner + min(end, one.end) - one.start)
        whole = found and found[0].start == left and found[-1].end == right
        return found if whole and all(name(piece.element) == "w:r" for piece in found) else []

    def element(self, part: str, path: str) -> Element | None:
        """The element at *path* of *part*, None where there is none. Ask before anything is cut."""
        if part not in self._archive:
            return None
        if part not in self._finders:
            self._finders[part] = Finder(self._archive.tree(part))
        try:
            return self._finders[part].find(path)
        except LookupError:
            return None


def _stretches(content: Content) -> list[Stretch]:
    """Every run of the reading as it stands. The parts of an element that were read as several runs follow each
    other, those that are deleted or hidden among them."""
    composition = compose(content)
    starts = {id(run): start for start, run in zip(composition.starts, composition.runs, strict=True)}
    inner: dict[tuple[str, str], int] = {}
    found = []
    for run in (run for block in content.blocks for run in block.runs):
        key = run.part, run.path
        at = inner.get(key, 0)
        inner[key] = at + len(run.text)
        start = starts.get(id(run))
        if start is not None:
            found.append(Stretch(start, start + len(run.text), run.part, run.path, at, run.flags))
    return found
