"""What an RTF reader must remember: of the group it is in, and of the file."""

from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model import RunFlag
from checker.readers.grid import Cell


class Group(NamedTuple):
    """What a group inherits and its end restores. ``into`` is the destination: "text", "skip", or what is gathered.

    ``fallback`` is how many bytes follow a \\u for programs that do not know it. ``slot`` is which of the fonts is
    meant by the next \\f: "d" the one for double bytes (\\dbch). ``outline`` is 1-based, 0 for none.
    """

    into: str = "text"
    fallback: int = 1
    flags: RunFlag = RunFlag.NONE
    font: int = 0
    double: int | None = None
    slot: str = ""
    style: int = 0
    outline: int | None = None
    in_table: bool = False
    depth: int | None = None
    listed: bool = False

    @property
    def tables(self) -> int:
        """How many tables are around the paragraph."""
        depth = 1 if self.depth is None else self.depth
        return min(max(depth, 1), 30) if self.in_table or self.depth else 0


class Font(NamedTuple):
    """A font of the font table."""

    name: str = ""
    charset: int | None = None


class Style(NamedTuple):
    """A paragraph style: ``outline`` is 1-based, 0 for body text, None where it says nothing."""

    name: str = ""
    outline: int | None = None

    @property
    def level(self) -> int:
        """The heading level that it gives, by its outline level, else by the built-in names; 0 for none."""
        word, _, digit = self.name.strip().lower().rpartition(" ")
        named = int(digit) if word in ("heading", "标题") and digit in tuple("123456789") else 0
        return named if self.outline is None else self.outline

    @property
    def is_title(self) -> bool:
        """Whether it is the style of the document's title."""
        return self.name.strip().lower() in ("title", "标题")


@dataclass
class Row:
    """The cells of the row that is being defined (\\trowd), and what is said of the next one."""

    cells: list[Cell] = field(default_factory=list)
    left: int = 0
    above: bool = False
    beside: bool = False

    def cell(self, right: int) -> None:
        """The right edge of the next cell (\\cellx)."""
        self.cells.append(Cell(self.left, max(right, self.left), self.above, self.beside))
        self.left, self.above, self.beside = max(right, self.left), False, False
