"""checker.toml: what only the office knows, and how it wants the checker to run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from checker.checklist.building import build
from checker.checklist.files import decode, parse
from checker.checklist.problems import ChecklistError, Place, raise_if_any, suggest
from checker.checklist.rows import Change
from checker.model import Mechanism, Profile

#: The name of the file that is looked for.
FILE_NAME = "checker.toml"

T = TypeVar("T")

_TABLES = ("profile", "mechanism", "requirement", "run")


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration. ``origin`` is its path as messages name it, empty where there is no file.

    ``changes`` maps row ids to changes. ``rules`` and ``plugins_dir`` are paths, taken from the folder of the file.
    """

    profile: Profile = field(default_factory=Profile)
    changes: Mapping[str, Change] = field(default_factory=lambda: MappingProxyType({}))
    rules: tuple[Path, ...] = ()
    plugins_dir: Path | None = None
    skip_unknown: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class _Office:
    """The [profile] table: the fields of Profile that stand in it."""

    province: str = ""
    unit_kind: str = ""
    ownership: str = ""
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    leaders: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    adopted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    """The [run] table."""

    rules: tuple[str, ...] = ()
    plugins_dir: str = ""
    skip_unknown: bool = False


def find_config(start: Path) -> Path | None:
    """The checker.toml of the folder *start* or of its nearest parent.

    The search ends with the first folder that has a .git or a pyproject.toml: the root of a project.
    """
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        if (folder / ".git").exists() or (folder / "pyproject.toml").exists():
            return None
    return None


def load_config(path: Path | None, start: Path) -> Config:
    """The configuration in *path*, or in what ``find_config`` finds from *start*; an empty one where there is none.

    Raises ChecklistError with all that is wrong with it, and where *path* cannot be read.
    """
    chosen = path or find_config(start.absolute())
    if chosen is None:
        return Config()
    place = Place(str(chosen))
    try:
        data = chosen.read_bytes()
    except OSError as error:
        cause = "没有这个配置文件" if isinstance(error, FileNotFoundError) else f"读不出：{error.strerror or error}"
        raise ChecklistError([place.says(cause)]) from error
    problems: list[str] = []
    text = decode(data, place.file, problems)
    tables = parse(text, place, problems) if text is not None else None
    made = _config(tables or {}, chosen, place, problems)
    raise_if_any(problems)
    return made


def check_mechanisms(config: Config, known: Iterable[str]) -> None:
    """Raise ChecklistError where *config* registers or adopts a term that no row is about (``rulebook.mechanisms``)."""
    terms = tuple(known)
    named = [(f"mechanism {term}", term) for term in config.profile.mechanisms]
    named += [("profile，adopted", term) for term in config.profile.adopted]
    problems = [
        Place(config.origin, where).says(f"没有哪一行检查“{term}”{suggest(term, terms)}")
        for where, term in named
        if term not in terms
    ]
    if problems:
        raise ChecklistError(problems)


def _config(tables: Mapping[str, Any], path: Path, place: Place, problems: list[str]) -> Config:
    for key in tables:
        if key not in _TABLES:
            near = suggest(key, _TABLES) or f"；可用的表：{'、'.join(_TABLES)}"
            problems.append(place.at(key).says(f"未知的表{near}"))
    office = build(_Office, _table(tables, "profile", place, problems), Place(place.file, "profile"), problems)
    run = build(_Run, _table(tables, "run", place, problems), Place(place.file, "run"), problems)
    mechanisms = _each(Mechanism, tables, "mechanism", place, problems)
    changes = _each(Change, _whole_ids(tables, place, problems), "requirement", place, problems)
    if office is None or run is None:
        return Config()
    return Config(
        profile=Profile(
            province=office.province,
            unit_kind=office.unit_kind,
            ownership=office.ownership,
            names=office.names,
            phones=office.phones,
            leaders=office.leaders,
            adopted=office.adopted,
            mechanisms=MappingProxyType(mechanisms),
        ),
        changes=MappingProxyType(changes),
        rules=tuple(path.parent / folder for folder in run.rules),
        plugins_dir=path.parent / run.plugins_dir if run.plugins_dir else None,
        skip_unknown=run.skip_unknown,
        origin=place.file,
    )


def _whole_ids(tables: Mapping[str, Any], place: Place, problems: list[str]) -> Mapping[str, Any]:
    """*tables* without what ``[requirement.SK-05.phone]`` makes: a table "phone" in a table "SK-05"."""
    rows = tables.get("requirement")
    if not isinstance(rows, Mapping):
        return tables
    cut = {
        (key, inner)
        for key, table in rows.items()
        if isinstance(table, Mapping)
        for inner, value in table.items()
        if isinstance(value, Mapping) and inner not in ("options", "when")
    }
    for key, inner in sorted(cut):
        problems.append(
            Place(place.file, f"requirement {key}").says(f'带点的 id 要加引号，写作[requirement."{key}.{inner}"]')
        )
    return {**tables, "requirement": {key: table for key, table in rows.items() if key not in dict(cut)}}


def _table(tables: Mapping[str, Any], name: str, place: Place, problems: list[str]) -> Mapping[str, Any]:
    table = tables.get(name, {})
    if isinstance(table, Mapping):
        return table
    problems.append(place.at(name).says(f"应为表，写作[{name}]"))
    return {}


def _each(made: type[T], tables: Mapping[str, Any], name: str, place: Place, problems: list[str]) -> dict[str, T]:
    found: dict[str, T] = {}
    for key, table in _table(tables, name, place, problems).items():
        row = Place(place.file, f"{name} {key}")
        if not isinstance(table, Mapping):
            problems.append(row.says(f'应为表，写作[{name}."{key}"]'))
        elif (one := build(made, table, row, problems)) is not None:
            found[key] = one
    return found
