"""Compiled regular expressions, kept between runs: compiling takes a third of the time of a run on one notice.

CPython turns a pattern into a list of code words, which its engine validates and runs. The list of each pattern that a
run has compiled is written down and handed to the engine the next time. Where the interpreter has no such door, or
another one, patterns are compiled as ever: nothing but time depends on it.
"""

import os
import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from checker.text.beginnings import beginnings

#: The name of the file; a change of its shape changes the name.
_NAME = "patterns-2.json"
#: The versions of the engine whose words are understood here: those of CPython 3.11, 3.12 and 3.13.
_TRIED = (20220615, 20221023, 20230612)
#: Patterns that make a file worth being written again.
_FEW = 8

#: Flags, code words, number of groups, groups by name, names of groups; the words as bytes in base 64 where kept.
_Code = tuple[int, list[int], int, dict[str, int], list[str | None]]


class Kept:
    """The patterns of this process, and those that ``use`` has found from earlier ones in ``folder``."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._known: dict[str, list[Any]] = {}
        self._new: dict[str, _Code] = {}
        self._at_end: list[Callable[[], None]] = []

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """``re.compile``; raises re.error as it does."""
        key = f"{flags} {source}"
        known = self._known.get(key)
        try:
            if known is not None:
                return _assembled(source, *_unpacked(*known))
            code = _disassembled(source, flags)
        except re.error:
            raise
        except Exception:  # another interpreter: whatever its doors look like, it has this one
            return re.compile(source, flags)
        if self.folder is not None:
            self._new[key] = code
        return _assembled(source, *code)

    def use(self, folder: Path) -> None:
        """Take what is kept in *folder*, and keep there what this process compiles; what cannot be read is no loss."""
        import json

        self.folder = folder
        try:
            data = json.loads((folder / _NAME).read_bytes())
            if data["for"] == _interpreter() and isinstance(data["patterns"], dict):
                self._known = data["patterns"]
        except (OSError, ValueError, KeyError, TypeError):
            self._known = {}

    def at_end(self, keep: Callable[[], None]) -> None:
        """Have *keep* called once by ``save``: it keeps something else in the same folder."""
        self._at_end.append(keep)

    def save(self) -> None:
        """Write what was compiled since, beside what was known; what cannot be written is compiled again next time."""
        import json

        while self._at_end:
            self._at_end.pop()()
        if self.folder is None or len(self._new) < _FEW:
            return
        packed = {key: _packed(*code) for key, code in self._new.items()}
        text = json.dumps({"for": _interpreter(), "patterns": {**self._known, **packed}})
        beside = self.folder / f"{_NAME}.{os.getpid()}"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_text(text, encoding="ascii")
            beside.replace(self.folder / _NAME)
        except OSError:
            with suppress(OSError):
                beside.unlink()


@cache
def kept() -> Kept:
    """The patterns of this process."""
    return Kept()


def _interpreter() -> str:
    """All that decides what the code words mean."""
    import _sre  # type: ignore[import-not-found]

    return f"{sys.implementation.cache_tag} {sys.version} {_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder}"


def _packed(
    flags: int, words: list[int], count: int, groups: dict[str, int], names: list[str | None]
) -> tuple[object, ...]:
    return flags, b64encode(array("I", words)).decode(), count, groups, names


def _unpacked(flags: int, words: str, count: int, groups: dict[str, int], names: list[str | None]) -> _Code:
    return flags, array("I", b64decode(words)).tolist(), count, groups, names


def _disassembled(source: str, flags: int) -> _Code:
    """What ``re.compile`` would hand to the engine. Raises re.error where *source* is wrong."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    words = _hurried([int(word) for word in _compiler._code(parsed, flags)], parsed, flags | parsed.state.flags)
    groups = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in groups.items():
        names[number] = name
    return flags | parsed.state.flags, words, parsed.state.groups - 1, groups, names


def _hurried(words: list[int], parsed: Any, flags: int) -> list[int]:
    """*words*, told with which characters a find can begin where CPython has not found that out: they begin with
    INFO, how many words belong to it, its marks, the least and greatest length; then the class may stand."""
    import _sre
    from re import _compiler, _constants  # type: ignore[attr-defined]

    info, size, marks, least = words[:4]
    plain = info == _constants.INFO and size == 4 and not marks and least and not flags & re.IGNORECASE
    first = beginnings(parsed) if plain and _sre.MAGIC in _TRIED else None
    if first is None:
        return words
    written: list[int] = []
    _compiler._compile_charset(_compiler._optimize_charset(first)[0], flags, written)
    told = [info, size + len(written), _constants.SRE_INFO_CHARSET, *words[3:5], *map(int, written)]
    return [*told, *words[5:]]


def _assembled(
    source: str, flags: int, words: list[int], count: int, groups: dict[str, int], names: list[str | None]
) -> re.Pattern[str]:
    """The pattern of these code words. The engine raises RuntimeError for words that are no program."""
    import _sre

    made: re.Pattern[str] = _sre.compile(source, flags, words, count, groups, tuple(names))
    return made
