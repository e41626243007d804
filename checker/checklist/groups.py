"""Groups: what is said in one line of all results of one group and verdict."""

from collections.abc import Collection
from dataclasses import dataclass

from checker.model import Verdict
from checker.text.patterns import han_pattern

_SLOT = han_pattern(r"\{(\w*)\}")
#: What the line may hold, and what the words of each result in it may.
_LINE, _ITEM = ("count", "items", "first"), ("title", "where", "places")


@dataclass(frozen=True, slots=True)
class Group:
    """The line for results that have this ``id`` as their row's group, and this ``verdict``.

    ``says`` is the line: {count} is how many results there are, {items} the words for each, {first} the title of the
    first. ``item`` is the words for each: its {title}, {where} it is first found, in how many {places}. ``name`` is
    what the headline counts them under, for a paper that is not published; empty where they are not counted apart.
    """

    id: str
    verdict: Verdict
    says: str
    item: str = "{title}"
    name: str = ""

    def __post_init__(self) -> None:
        _demand("says", self.says, _LINE)
        _demand("item", self.item, _ITEM)
        if self.verdict not in (Verdict.FAIL, Verdict.REVIEW):
            raise ValueError("verdict 只能是 fail 或 review")


def filled(text: str, **values: object) -> str:
    """*text* with its slots filled, and other braces left alone.

    >>> filled("共{count}项", count=3)
    '共3项'
    """
    return _SLOT.sub(lambda slot: str(values.get(slot[1], slot[0])), text)


def _demand(key: str, text: str, known: Collection[str]) -> None:
    strange = [name for name in _SLOT.findall(text) if name not in known]
    if strange:
        raise ValueError(f"{key} 里没有{{{strange[0]}}}；可用 {'、'.join(f'{{{name}}}' for name in known)}")
