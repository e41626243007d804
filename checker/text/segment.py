"""Words of a Chinese text. rjieba is the engine, jieba the reference and, where rjieba has no wheel, the fallback.

Both have the same dictionary and the same algorithm, but not the same idea of what is a Chinese character or of
what to do with the rest. Here only runs of U+4E00 to U+9FD5 (all that jieba takes for Chinese) reach an engine;
ASCII runs are one token each, every other character is a token of its own.

On such runs the two are equal but for ties: where a character is repeated, several readings of an unknown word are
equally likely, and rounding decides. So three or more of the same character are a token too. What remains are a few
characters in turn that make no words (凌钙凌钙凌钙): of random strings of one to four different characters, one in ten
thousand.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.text.sparing import Cutter

#: The characters that the engines segment; all other tokens are told without them.
FIRST_HAN, LAST_HAN = "\u4e00", "\u9fd5"

_Cut = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Cuts a text into tokens. ``name`` says which engine does it, such as ``rjieba 0.2.2``."""

    name: str
    _cut_han: _Cut
    load: Callable[[], object] = bool
    """Loads what many texts need, and a few do without."""

    def cut(self, text: str) -> list[str]:
        """The tokens of *text*: joined they are *text* again, no token reaches over a line end.

        A line end is a token of its own, so cutting line by line gives the same tokens.
        """
        tokens: list[str] = []
        for piece in _pieces().findall(text):
            if FIRST_HAN <= piece[0] <= LAST_HAN and len(piece) > 1:
                self._cut_run(piece, tokens)
            else:
                tokens.append(piece)
        return tokens

    def _cut_run(self, run: str, tokens: list[str]) -> None:
        at = 0
        for repeated in _repeats().finditer(run):
            if repeated.start() > at:
                tokens.extend(self._cut_han(run[at : repeated.start()]))
            tokens.append(repeated[0])
            at = repeated.end()
        if at < len(run):
            tokens.extend(self._cut_han(run[at:]))


def load_segmenter(words: Iterable[str], engine: str = "auto") -> Segmenter:
    """A segmenter of its own that also knows *words*; their order does not matter.

    *engine* is ``rjieba``, ``jieba``, or ``auto``: rjieba where it can be imported, else jieba. Raises ValueError
    for another name and ImportError where the engine named cannot be imported. Takes 0.1 s with rjieba, when it first
    cuts, and 0.5 s or more with jieba, at once; so load one per process and keep it.
    """
    if engine not in ("auto", "rjieba", "jieba"):
        raise ValueError(f"unknown engine {engine!r}")
    if engine != "jieba":
        try:
            return _load_rjieba(words)
        except ImportError:
            if engine == "rjieba":
                raise
    return _load_jieba(words)


def _load_rjieba(words: Iterable[str]) -> Segmenter:
    module, version = _rjieba()
    known = sorted(set(words))

    def build() -> _Cut:
        """The whole dictionary: it takes 80 ms, and many a notice needs no more than a part of it."""
        own = module.Jieba()
        for word in known:
            # A word that the dictionary has keeps its frequency; a new one gets the least that joins it.
            if word and not own.has_word(word):
                own.add_word(word, None, None)
        cut: _Cut = own.cut
        return cut

    cutter = Cutter(module.Jieba, known, build)
    return Segmenter(f"rjieba {version}".rstrip(), cutter, cutter.load)


def _load_jieba(words: Iterable[str]) -> Segmenter:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba imports pkg_resources and has invalid escapes: not ours to report
        import jieba  # type: ignore[import-untyped]
    own = jieba.Tokenizer()
    # What initialize() does, but for its cache, which it would read from and write to the shared temporary folder.
    own.FREQ, own.total = own.gen_pfdict(own.get_dict_file())
    own.initialized = True
    for word in sorted(set(words)):
        if word and not own.FREQ.get(word):
            own.add_word(word)
    return Segmenter(f"jieba {jieba.__version__}", own.lcut)


def _rjieba() -> tuple[Any, str]:
    """rjieba's extension module and its version.

    Importing the package builds an engine for all its users, and ours, with its words, must not be that one:
    that would be two, at 80 ms each. So only its extension module is loaded, where it can be found.
    """
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    package = PathFinder.find_spec("rjieba")
    if package is None:
        raise ImportError("rjieba is not installed", name="rjieba")
    spec = PathFinder.find_spec("rjieba.rjieba", package.submodule_search_locations)
    if spec is None or spec.loader is None:
        raise ImportError("rjieba has no extension module", name="rjieba")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module, _version_beside(spec.origin or "")


def _version_beside(module: str) -> str:
    """The version from the name of the metadata folder: importlib.metadata costs 20 ms for the same."""
    from pathlib import Path

    folder = next(Path(module).parent.parent.glob("rjieba-*.dist-info"), None)
    return folder.name.removesuffix(".dist-info").partition("-")[2] if folder else ""


@cache
def _pieces() -> "re.Pattern[str]":
    return re.compile(rf"[{FIRST_HAN}-{LAST_HAN}]+|[\0-\x09\x0b\x0c\x0e-\x7f]+|\r\n|.", re.DOTALL)


@cache
def _repeats() -> "re.Pattern[str]":
    return re.compile(r"(.)\1\1+")
