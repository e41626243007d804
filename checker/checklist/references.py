"""What checklists refer to: terms.toml, sources.toml and calendar.toml, each gathered from every rule folder.

A folder may add names; none may say again what another has said.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from checker.checklist.building import build
from checker.checklist.files import CALENDAR, SOURCES, TERMS, RuleFile, parse
from checker.checklist.problems import Place, raise_if_any, suggest
from checker.checklist.sources import LegalSource
from checker.text.lexicon import Lexicon


def read_lexicon(files: Iterable[RuleFile]) -> Lexicon:
    """The vocabularies of every terms.toml. Raises ChecklistError."""
    problems: list[str] = []
    tables = _named_tables(TERMS, files, problems)
    for name, (table, file) in tables.items():
        try:
            Lexicon.from_mapping({name: table})
        except ValueError as error:
            problems.append(Place(file.shown).says(str(error)))
    raise_if_any(problems)
    return Lexicon.from_mapping({name: table for name, (table, _) in tables.items()})


def read_sources(files: Iterable[RuleFile]) -> Mapping[str, LegalSource]:
    """The legal sources of every sources.toml, by id. Raises ChecklistError."""
    problems: list[str] = []
    made: dict[str, LegalSource] = {}
    tables = _named_tables(SOURCES, files, problems)
    for name, (table, file) in tables.items():
        place = Place(file.shown, name)
        if not isinstance(table, Mapping):
            problems.append(place.says("应为表，写作[id]"))
        elif (source := build(LegalSource, table, place, problems, id=name)) is not None:
            made[name] = source
    for name, source in made.items():
        later = source.superseded_by
        if later and later not in tables:
            problems.append(
                Place(tables[name][1].shown, name, "superseded_by").says(f"没有“{later}”{suggest(later, made)}")
            )
    raise_if_any(problems)
    return made


def read_calendar(files: Iterable[RuleFile]) -> Mapping[str, Any]:
    """The ``[[year]]`` tables of every calendar.toml: ``{"year": [...]}``. Raises ChecklistError.

    What stands in a year is for the calendar to judge; here each year is only held to be told once.
    """
    problems: list[str] = []
    years: dict[int, tuple[Mapping[str, Any], RuleFile]] = {}
    for entry, file, ordinal in _year_tables(files, problems):
        place = Place(file.shown, f"第{ordinal}个[[year]]", "year")
        year = entry.get("year")
        if type(year) is not int:
            problems.append(place.says("应写年份，如 year = 2099"))
        elif year in years:
            problems.append(place.says(f"{year}年已在 {years[year][1].shown} 中写明"))
        else:
            years[year] = entry, file
    raise_if_any(problems)
    return {"year": [entry for entry, _ in years.values()]}


def _year_tables(files: Iterable[RuleFile], problems: list[str]) -> Iterable[tuple[Mapping[str, Any], RuleFile, int]]:
    for file, data in _parsed(CALENDAR, files, problems):
        for key in data.keys() - {"year"}:
            problems.append(Place(file.shown, key=key).says(f"未知的表；应写作[[year]]{suggest(key, ['year'])}"))
        entries = data.get("year", [])
        if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
            problems.append(Place(file.shown, key="year").says("应写作[[year]]"))
            continue
        yield from ((entry, file, ordinal) for ordinal, entry in enumerate(entries, 1))


def _named_tables(name: str, files: Iterable[RuleFile], problems: list[str]) -> dict[str, tuple[Any, RuleFile]]:
    tables: dict[str, tuple[Any, RuleFile]] = {}
    for file, data in _parsed(name, files, problems):
        for key, table in data.items():
            if key in tables:
                problems.append(Place(file.shown, key).says(f"已在 {tables[key][1].shown} 中定义"))
            else:
                tables[key] = table, file
    return tables


def _parsed(name: str, files: Iterable[RuleFile], problems: list[str]) -> Iterable[tuple[RuleFile, dict[str, Any]]]:
    for file in files:
        if file.name == name:
            yield file, parse(file.head, Place(file.shown), problems) or {}
