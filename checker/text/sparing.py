"""As much of rjieba's dictionary as a run of characters needs, so that cutting a few runs need not load all of it.

The engine is rjieba's own, without its dictionary: what it must know of a run are the words that occur in it, with
their frequencies, and the sum of all frequencies. Both are the dictionary's, which jieba ships as text: so the tokens
are those that the engine with the whole dictionary gives.
"""

import os
from array import array
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from checker.text.compiled import kept

#: The name of the file that says where in the dictionary the words with each first character stand.
_NAME = "words-1.bin"
#: The dictionary of jieba 0.42.1, which rjieba has too: its size in bytes and the sum of its frequencies.
_SIZE, _SUM = 5_071_852, 60_101_967
#: No word: it holds the frequencies of all words that are not there.
_REST = "\x01\x02"
#: So many code points are cut before the whole dictionary, which takes 0.1 s to load, is the faster way.
ENOUGH = 6_000


class Index(NamedTuple):
    """Where the words with each first character stand in ``dictionary``: starts and ends in bytes. A few stand apart
    from the others."""

    dictionary: Path
    places: dict[str, list[tuple[int, int]]]


def find_index() -> Index | None:
    """What an earlier run has kept; None where none has or the dictionary is another one."""
    dictionary = _dictionary()
    if kept().folder is None or dictionary is None:
        return None
    try:
        data = (kept().folder / _NAME).read_bytes()  # type: ignore[operator]
        head, _, rest = data.partition(b"\n")
        if head.decode() != _mark(dictionary):
            return None
        size = int.from_bytes(rest[:4], "little")
        characters, numbers = rest[4 : 4 + size].decode(), array("I")
        numbers.frombytes(rest[4 + size :])
    except (OSError, ValueError):
        return None
    if len(numbers) != 2 * len(characters):
        return None
    places: dict[str, list[tuple[int, int]]] = {}
    for character, start, end in zip(characters, numbers[::2], numbers[1::2], strict=True):
        places.setdefault(character, []).append((start, end))
    return Index(dictionary, places)


def keep_index() -> None:
    """Find the places and write them down for later runs. What cannot be read or written is no loss."""
    dictionary, folder = _dictionary(), kept().folder
    if folder is None or dictionary is None:
        return
    try:
        places = _places(dictionary.read_bytes())
        characters = "".join(character for character, _, _ in places).encode()
        numbers = array("I", (number for _, start, end in places for number in (start, end))).tobytes()
        data = f"{_mark(dictionary)}\n".encode() + len(characters).to_bytes(4, "little") + characters + numbers
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = folder / f"{_NAME}.{os.getpid()}"
        beside.write_bytes(data)
        beside.replace(folder / _NAME)
    except (OSError, ValueError):
        return


class Sparing:
    """Cuts runs with *engine*, rjieba's class, and the words of *index*; *words* are known besides."""

    def __init__(self, engine: Any, index: Index, words: Iterable[str]) -> None:
        self._engine = engine.empty()
        self._index = index
        self._words = sorted(set(words))
        self._starting: dict[str, list[tuple[str, int, str]]] = {}
        self._has: set[str] = set()
        self._sum = 0

    def cut(self, run: str) -> list[str]:
        """The tokens of *run*."""
        for character in sorted(set(run)):
            for word, frequency, tag in self._words_with(character):
                if word in run and word not in self._has:
                    self._has.add(word)
                    self._engine.add_word(word, frequency, tag)
                    self._sum += frequency
        self._engine.add_word(_REST, _SUM - self._sum, None)
        for word in self._words:  # the engine takes their frequencies from those of their parts, and from the sum
            if word in run and not self._engine.has_word(word):
                self._engine.add_word(word, None, None)
        tokens: list[str] = self._engine.cut(run)
        return tokens

    def _words_with(self, first: str) -> list[tuple[str, int, str]]:
        if first not in self._starting:
            lines: list[str] = []
            with self._index.dictionary.open("rb") as dictionary:
                for start, end in self._index.places.get(first, ()):
                    dictionary.seek(start)
                    lines += dictionary.read(end - start).decode().split("\n")
            self._starting[first] = [
                (word, int(number), tag) for word, number, tag in (line.split(" ") for line in lines if line)
            ]
        return self._starting[first]


class Cutter:
    """Cuts runs: sparingly at first, where an earlier run has kept what that takes, then with the whole dictionary."""

    def __init__(self, engine: Any, words: Iterable[str], whole: Callable[[], Callable[[str], list[str]]]) -> None:
        """*engine* is rjieba's class, *whole* makes what cuts with the whole dictionary and with *words*."""
        self._engine, self._words, self._whole = engine, words, whole
        self._sparing: Sparing | None = None
        self._cut: Callable[[str], list[str]] | None = None
        self._left = 0

    def __call__(self, run: str) -> list[str]:
        """The tokens of *run*."""
        if self._cut is None and self._sparing is None and (index := find_index()) is not None:
            self._sparing, self._left = Sparing(self._engine, index, self._words), ENOUGH
        if self._cut is None and self._sparing is not None and self._left > 0:
            self._left -= len(run)
            return self._sparing.cut(run)
        return self.load()(run)

    def load(self) -> Callable[[str], list[str]]:
        """Load the whole dictionary, if it is not yet there; what later runs take to do without is kept at the end."""
        if self._cut is None:
            self._cut = self._whole()
            if self._sparing is None and find_index() is None:
                kept().at_end(keep_index)
        return self._cut


def _dictionary() -> Path | None:
    """jieba's dictionary, found without importing jieba; None where there is none or it is another one."""
    from importlib.machinery import PathFinder

    package = PathFinder.find_spec("jieba")
    if package is None or package.origin is None:
        return None
    file = Path(package.origin).with_name("dict.txt")
    try:
        return file if file.stat().st_size == _SIZE else None
    except OSError:
        return None


def _mark(dictionary: Path) -> str:
    """What tells this dictionary from one that was put in its place."""
    stat = dictionary.stat()
    return f"{dictionary} {stat.st_size} {stat.st_mtime_ns}"


def _places(data: bytes) -> list[tuple[str, int, int]]:
    """First characters and where words with them stand. Raises ValueError where *data* are not the dictionary known."""
    places: list[tuple[str, int, int]] = []
    at = total = 0
    for line in data.splitlines(keepends=True):
        word, frequency, _ = line.decode().split(" ")
        total += int(frequency)
        first, start = word[0], at
        if places and places[-1][0] == first:
            first, start, _ = places.pop()
        at += len(line)
        places.append((first, start, at))
    if total != _SUM:
        raise ValueError("another dictionary")
    return places
