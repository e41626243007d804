"""What is wrong with a rule or configuration file, in one line each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class ChecklistError(Exception):
    """A rule or configuration file is wrong. ``problems`` has one line of Chinese for each thing to mend.

    ``str()`` is one line: the problems, joined by "；另：".
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems: tuple[str, ...] = tuple(problems)
        super().__init__("；另：".join(self.problems))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a rule file: the file, the row (its id, or its ordinal where it has none) and the key."""

    file: str
    row: str = ""
    key: str = ""

    def at(self, key: str) -> "Place":
        """The place of *key* within this one.

        >>> Place("a.toml", "SK-01", "options").at("any_of").key
        'options.any_of'
        """
        return Place(self.file, self.row, f"{self.key}.{key}" if self.key else key)

    def says(self, cause: str) -> str:
        """One line naming this place and the *cause*.

        >>> Place("a.toml", "SK-01", "level").says("缺少这个键")
        'a.toml，SK-01，level：缺少这个键'
        """
        named = "，".join(part for part in (self.file, self.row, self.key) if part)
        # keys and values come from the file: a line end or a terminal's control character must not get through
        return "".join(char if char.isprintable() else " " for char in f"{named}：{cause}")


def raise_if_any(problems: Sequence[str]) -> None:
    """Raise ChecklistError where there are *problems*; each is told once, in the order first met."""
    if problems:
        raise ChecklistError(dict.fromkeys(problems))


def suggest(word: str, valid: Iterable[str]) -> str:
    """A closing clause naming the entry of *valid* nearest to *word*, or nothing where none is near.

    >>> suggest("plugn", ["plugin", "place"])
    '；是否指“plugin”？'
    >>> suggest("完全不同", ["plugin"])
    ''
    """
    from difflib import get_close_matches  # only needed when something is wrong

    near = get_close_matches(word, tuple(valid), n=1, cutoff=0.5)
    return f"；是否指“{near[0]}”？" if near else ""
