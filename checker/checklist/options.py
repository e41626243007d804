"""The options of a row, checked against what its plugin declares and against the vocabularies."""

import dataclasses
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, Protocol

from checker.checklist.building import UnsupportedError, build
from checker.checklist.problems import ChecklistError, Place, suggest


class Terms(Container[str], Iterable[str], Protocol):
    """The names of the vocabularies; ``checker.text.Lexicon`` is one."""


def build_options(options_type: type | None, options: Mapping[str, Any], where: str) -> Any:
    """An instance of the plugin's frozen dataclass *options_type* from a row's *options*; None where it has none.

    *where* opens every message ("appointment.toml，GB-TM-02"). Raises ChecklistError with all that is wrong:
    unknown keys, missing ones, types and values. TOML lists fill ``tuple[...]``, tables fill ``Mapping[str, ...]``
    or nested dataclasses, and text fills ``Literal`` and enumerations.
    """
    if options_type is None:
        if options:
            raise ChecklistError([Place(where, key="options").says("这个插件不接受参数")])
        return None
    place = Place(where, key="options")
    if not (isinstance(options_type, type) and dataclasses.is_dataclass(options_type)):
        raise ChecklistError([place.says("插件的 Options 不是 dataclass")])
    problems: list[str] = []
    try:
        made = build(options_type, options, place, problems)
    except UnsupportedError as error:
        raise ChecklistError([place.says(f"插件的 Options 有误：{error}")]) from error
    if problems:
        raise ChecklistError(problems)
    return made


def check_terms(options: Any, lexicon: Terms, where: str, key: str = "options") -> None:
    """Raise ChecklistError where *options* names a vocabulary ("@监督电话") that *lexicon* does not have.

    *key* is the key of the row that *options* stand under, such as "when.options".
    """
    problems = [
        Place(where, key=path).says(f"词表里没有“{word}”{suggest(word, (f'@{name}' for name in lexicon))}")
        for path, word in _terms(key, options)
        if word[1:] not in lexicon
    ]
    if problems:
        raise ChecklistError(problems)


def _terms(key: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every text in *value* that names a vocabulary, with the path of its key ("options.any_of.2")."""
    if isinstance(value, str):
        if value.startswith("@"):
            yield key, value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _terms(f"{key}.{name}", item)
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value, 1):
            yield from _terms(f"{key}.{number}", item)
