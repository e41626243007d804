"""Whatever stands in a rule folder, the loader reads it or refuses it in words."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checklist import ChecklistError, Rulebook, load_config

_KEYS = st.sampled_from(
    [
        "id",
        "title",
        "kind",
        "plugin",
        "options",
        "level",
        "basis",
        "place",
        "when",
        "include",
        "confirm",
        "purpose",
        "weight",
        "off",
        "year",
        "terms",
        "verified",
    ]
)
_VALUES = st.sampled_from(
    ['"a"', '"SK-*"', "3", "true", "1.5", "2025-01-01", "[]", '["a"]', "[1]", "{}", '{ plugin = "p" }', "=", "'''"]
)
_TABLES = st.sampled_from(
    ["[checklist]", "[[detect]]", "[[requirement]]", "[[change]]", "[year]", "[[year]]", "[profile]", "[run]", "[x.y]"]
)
_LINES = st.lists(st.one_of(_TABLES, st.builds("{} = {}".format, _KEYS, _VALUES), st.text(max_size=8)), max_size=14)
_TEXTS = _LINES.map("\n".join).map(str.encode) | st.binary(max_size=40)
_NAMES = st.sampled_from(["a.toml", "b.toml", "terms.toml", "sources.toml", "calendar.toml"])


def _problems(call: Callable[[], object]) -> tuple[str, ...]:
    try:
        call()
    except ChecklistError as error:
        return error.problems
    return ()


@given(st.dictionaries(_NAMES, _TEXTS, min_size=1))
@settings(max_examples=60, deadline=None)
def test_any_rule_folder(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        for file, data in files.items():
            (Path(name) / file).write_bytes(data)
        told = _problems(lambda: Rulebook.load([Path(name)]).load_all())
    assert all("\n" not in problem for problem in told)


@given(_TEXTS)
@settings(max_examples=60, deadline=None)
def test_any_configuration(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "checker.toml").write_bytes(data)
        told = _problems(lambda: load_config(None, Path(name)))
    assert all("\n" not in problem for problem in told)
