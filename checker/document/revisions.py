"""Revisions: tracked changes that belong together, and readings that reject only some of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from checker.model import COMING, Block, Change, ChangeKind, Content, Run, RunFlag
from checker.text.span import Span

_MOVES = (ChangeKind.MOVE_TO, ChangeKind.MOVE_FROM)


@dataclass(frozen=True, slots=True)
class Revision:
    """Neighbouring changes of one author, such as a word deleted and another put in its place, or a move.

    ``changes`` are indexes of ``Content.changes``. ``spans`` are where the reading has what came, of what went the
    point where it stood, both in ``Document.raw``; ``came`` and ``went`` are the words themselves.
    """

    changes: tuple[int, ...]
    spans: tuple[Span, ...]
    came: str
    went: str
    author: str
    date: str
    moved: bool
    part: str
    path: str


@dataclass
class _Open:
    """A revision being gathered: ``start`` and ``end`` are in the raw text as it stands."""

    author: str
    start: int
    end: int
    changes: dict[int, None] = field(default_factory=dict)
    came: str = ""
    went: str = ""


def find_revisions(content: Content) -> tuple[Revision, ...]:
    """The revisions of words, in order. Changes of format are none: they change no reading."""
    if not content.changes:
        return ()
    found = [_closed(one, content) for one in _gathered(content)]
    ends: dict[str, Revision] = {}
    merged: list[Revision] = []
    for one in found:
        name = next((name for at in one.changes if (name := content.changes[at].name)), "")
        other = ends.get(name) if name else None
        if other is None:
            merged.append(one)
        else:
            merged[merged.index(other)] = one = _both(other, one)
        if name:
            ends[name] = one
    return tuple(merged)


def _gathered(content: Content) -> Iterator[_Open]:
    """Every change runs on as long as nothing unchanged stands between."""
    position = 0
    now: _Open | None = None
    for piece, shown in _pieces(content):
        indexes = [at for at in piece.changes if content.changes[at].kind is not ChangeKind.FORMAT]
        author = content.changes[indexes[0]].author if indexes else ""
        if now and (not indexes or author != now.author):
            yield now
            now = None
        if indexes:
            now = now or _Open(author, position, position)
            now.changes.update(dict.fromkeys(indexes))
            gone = RunFlag.DELETED in piece.flags
            now.came += "" if gone else piece.text
            now.went += piece.text if gone and RunFlag.INSERTED not in piece.flags else ""
        position += len(piece.text) if shown else 0
        if now:
            now.end = position
    if now:
        yield now


def _pieces(content: Content) -> Iterator[tuple[Run, bool]]:
    """All runs with something in them, the ends of the blocks as runs too, and whether each prints as it stands."""
    for block in content.blocks:
        for run in block.runs:
            if run.text and RunFlag.HIDDEN not in run.flags:
                yield run, RunFlag.DELETED not in run.flags
        if block.end:
            yield Run(block.end, block.part, block.path, RunFlag.INSERTED, block.changes), True


def _closed(one: _Open, content: Content) -> Revision:
    changes = [content.changes[at] for at in one.changes]
    first: Change = changes[0]
    return Revision(
        changes=tuple(one.changes),
        spans=(Span(one.start, one.end),),
        came=one.came,
        went=one.went,
        author=one.author,
        date=next((change.date for change in changes if change.date), ""),
        moved=all(change.kind in _MOVES for change in changes),
        part=first.part,
        path=first.path,
    )


def _both(one: Revision, other: Revision) -> Revision:
    """The two halves of a move. Each half holds the words once."""
    return replace(
        one,
        changes=(*one.changes, *other.changes),
        spans=(*one.spans, *other.spans),
        came=one.came + other.came,
        went=one.went + other.went,
        moved=one.moved and other.moved,
    )


def rejecting(content: Content, changes: Collection[int]) -> Content:
    """*content* as it would stand with *changes* rejected and all others as they are."""
    gone = frozenset(changes)
    return replace(content, blocks=tuple(_without(block, gone, content.changes) for block in content.blocks))


def _without(block: Block, gone: frozenset[int], changes: tuple[Change, ...]) -> Block:
    touched = any(not gone.isdisjoint(run.changes) for run in block.runs)
    runs = tuple(_rejected(run, gone, changes) for run in block.runs) if touched else block.runs
    end = block.end if gone.isdisjoint(block.changes) else ""
    return replace(block, runs=runs, end=end) if touched or end != block.end else block


def _rejected(run: Run, gone: frozenset[int], changes: tuple[Change, ...]) -> Run:
    if gone.isdisjoint(run.changes):
        return run
    kinds = {at: changes[at].kind for at in run.changes}
    if any(at in gone and kind in COMING for at, kind in kinds.items()):
        return replace(run, flags=run.flags | RunFlag.DELETED)
    if any(at not in gone and kind not in COMING for at, kind in kinds.items()):
        return run
    return replace(run, flags=run.flags & ~RunFlag.DELETED)
