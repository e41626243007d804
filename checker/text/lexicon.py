"""Vocabularies: words that say the same thing, under a name that rows and plugins use (``@监督电话``)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms, any of which will do, and ``not_in``: longer strings within which a term does not count."""

    name: str
    terms: tuple[str, ...]
    not_in: tuple[str, ...] = ()


class UnknownVocabulary(LookupError):
    """No vocabulary has this name. ``nearest`` is the name most like it, or empty."""

    def __init__(self, name: str, nearest: str = "") -> None:
        super().__init__(f"没有词表“@{name}”" + (f"，是不是“@{nearest}”？" if nearest else ""))
        self.name = name
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class Lexicon(Mapping[str, Vocabulary]):
    """All vocabularies, by name (without the ``@``)."""

    _vocabularies: Mapping[str, Vocabulary] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> "Lexicon":
        """The vocabularies of parsed TOML: ``[name]`` with ``terms`` and ``not_in``, or ``name = [terms]``.

        Raises ValueError, naming the vocabulary and the key, where the data have another shape.
        """
        return cls(MappingProxyType({name: _vocabulary(name, value) for name, value in data.items()}))

    @property
    def words(self) -> tuple[str, ...]:
        """All terms of all vocabularies, sorted, each once: what a segmenter is to know."""
        return tuple(sorted({term for vocabulary in self.values() for term in vocabulary.terms}))

    def resolve(self, term: str) -> Vocabulary:
        """The vocabulary that ``@name`` names; any other string is a vocabulary of itself alone.

        Raises UnknownVocabulary for a name that is not there, and ValueError for an empty string.

        >>> Lexicon().resolve("公示").terms
        ('公示',)
        """
        if not term.startswith("@"):
            return _alone(term)
        name = term[1:]
        if name not in self._vocabularies:
            raise UnknownVocabulary(name, _nearest(name, self._vocabularies))
        return self._vocabularies[name]

    def __getitem__(self, name: str) -> Vocabulary:
        return self._vocabularies[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._vocabularies)

    def __len__(self) -> int:
        return len(self._vocabularies)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (dict(self._vocabularies),)  # a mapping proxy does not pickle, and workers are sent this


def _restored(vocabularies: dict[str, Vocabulary]) -> Lexicon:
    return Lexicon(MappingProxyType(vocabularies))


@cache
def _alone(term: str) -> Vocabulary:
    return _vocabulary(term, [term])


def _vocabulary(name: str, value: Any) -> Vocabulary:
    table = value if isinstance(value, Mapping) else {"terms": value}
    for key in table:
        if key not in ("terms", "not_in"):
            raise ValueError(f"词表“{name}”：不认识“{key}”，可用 terms 和 not_in")
    terms = _strings(name, "terms", table.get("terms"))
    if not terms:
        raise ValueError(f"词表“{name}”：terms 不能为空")
    return Vocabulary(name, terms, _strings(name, "not_in", table.get("not_in", [])))


def _strings(name: str, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ValueError(f"词表“{name}”：{key} 应为非空字符串的列表")
    return tuple(dict.fromkeys(value))


def _nearest(name: str, known: Mapping[str, Vocabulary]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1, cutoff=0.5)), "")
