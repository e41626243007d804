"""Tracked changes, as plain data."""

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What a tracked change does."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE_TO = "moveTo"
    MOVE_FROM = "moveFrom"
    FORMAT = "format"


#: The kinds of change after whose rejection the words are gone.
COMING = frozenset({ChangeKind.INSERTION, ChangeKind.MOVE_TO})


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that nobody has accepted or rejected.

    ``author`` and ``date`` are as written, empty where they are not. ``path`` is that of the first run that it is
    about, of a mark, row, cell or format that of the paragraph; ``name`` ties the two halves of a move together.
    """

    kind: ChangeKind
    author: str = ""
    date: str = ""
    part: str = ""
    path: str = ""
    name: str = ""
