"""Regular expressions over Chinese: compiled when they are first used, cheaply, and for many runs."""

import re
from functools import cache, lru_cache
from typing import Any, cast

from checker.text.compiled import kept

#: A character of a word that is not Latin-1: all of Chinese, and no Chinese punctuation. ``re`` has this class ready;
#: ``[一-鿿]`` it builds anew each time, character by character, which takes half a millisecond, and a run has hundreds.
_HAN = r"[^\W\x00-\xff]"
_CLASS = re.compile(r"\[一-鿿((?:[^\]\\]|\\.)*)\]")


class _Lazy:
    """A pattern that is compiled when first asked for anything: of those that its modules have a run uses a part."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if not hasattr(re.Pattern, name):  # who looks a module through for hooks compiles nothing
            raise AttributeError(name)
        compiled = kept().compile(_cheap(self._source), self._flags)
        for method in _METHODS:  # found without __getattr__ from now on
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


#: All sources that modules have, several times over. Those made of the words of a notice must not pile up.
@lru_cache(8192)
def han_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, in which ``[一-鿿]`` and ``[一-鿿…]`` also take the rarer Chinese characters beyond 鿿. The same
    source gives the same pattern, compiled once.

    What is wrong with *source* is raised (re.error) when the pattern is first used.

    >>> han_pattern(r"[一-鿿·]{2,4}(?=市)").match("云·岭市")[0]
    '云·岭'
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, kept for many runs, of a source that means what it says, at once."""
    return kept().compile(source, flags)


@cache
def _cheap(source: str) -> str:
    return _CLASS.sub(lambda match: f"(?:{_HAN}|[{match[1]}])" if match[1] else _HAN, source)
