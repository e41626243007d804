"""What a register says of a notice, as plain data, and the words of the notice that say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the notice. ``start`` and ``end`` are code-point offsets into ``Document.raw``, end exclusive.

    ``text`` is ``raw[start:end]`` but for masking. An empty quote (``start == end``) is a place where something
    belongs. ``where`` is what a person looks for ("第4段", "表1第2行第3列"); ``part`` and ``path`` name the place in
    the original file, where the reader knows them, and ``column`` counts the code points there from 1: in the line of
    a text file, in the run of a Word file. It is 0 where there is no path.
    """

    start: int
    end: int
    text: str
    where: str
    note: str = ""
    part: str = ""
    path: str = ""
    column: int = 0

    @property
    def line(self) -> int:
        """The line of a text file in which it begins, from 1; 0 where it has none, as of a page.

        >>> Quote(0, 2, "公示", "第1段", path="line[12]", column=1).line
        12
        """
        number = self.path.removeprefix("line[").removesuffix("]")
        plain = not self.part and self.path == f"line[{number}]" and number.isdecimal()
        return int(number) if plain and self.column else 0


@dataclass(frozen=True, slots=True)
class Said:
    """Something that the notice says, in one form, and the words that say it. ``note`` tells its part where there are
    several: the rank of a bidder, the kind of a channel."""

    value: str
    quote: Quote
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a notice (题录): what a register takes down and what notices of one matter have in common.

    Empty is what the notice does not say. ``title`` is its title on one line and ``digest`` the SHA-256 of its text,
    white space left out. ``issuer`` signs it; ``issued`` is its day, ``starts`` and ``ends`` the first and last of the
    publicity period (ISO 8601). ``covers`` is the time that it is of, its first and last month ("2026-01/2026-03").
    ``corrects`` are words that say it replaces or corrects another. ``numbers`` are those of the project, each with its
    label as its note, ``projects`` its names, with "标题" as the note where only the title tells it, ``parties`` the
    bidders with their rank, ``prices`` theirs in yuan, each with the bidder as its note, ``names`` everybody listed,
    ``channels`` how the office is reached, each with its kind as its note.
    """

    title: str = ""
    digest: str = ""
    issuer: Said | None = None
    issued: Said | None = None
    starts: Said | None = None
    ends: Said | None = None
    covers: Said | None = None
    corrects: Said | None = None
    numbers: tuple[Said, ...] = ()
    projects: tuple[Said, ...] = ()
    parties: tuple[Said, ...] = ()
    prices: tuple[Said, ...] = ()
    names: tuple[Said, ...] = ()
    channels: tuple[Said, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Card":
        """The card that ``dataclasses.asdict`` made *data* from. Raises KeyError or TypeError where it is not one."""
        return cls(**{name: _restored(value) for name, value in data.items()})


def _restored(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(_said(item) for item in value)
    return _said(value) if isinstance(value, Mapping) else value


def _said(data: Mapping[str, Any]) -> Said:
    return Said(**{**data, "quote": Quote(**data["quote"])})
