"""checker.toml: what only the office knows, and how it wants the checker to run."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
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

#: A configuration may also stand in the table [tool.checker] of this file.
_PROJECT = "pyproject.toml"
#: The tables that may stand in a [[folder]], and those of the file.
IN_FOLDERS = ("profile", "mechanism", "requirement", "checklists")
TABLES = ("profile", "mechanism", "requirement", "checklists", "run", "folder")


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration. ``origin`` is its path as messages name it, empty where there is no file.

    ``changes`` maps row ids to changes. ``off`` are checklists that are never applied, ``also`` those applied to every
    notice beside its kind. ``rules``, ``plugins_dir``, ``baseline`` and ``waivers`` are paths, taken from the folder of
    the file. ``folders`` are what holds otherwise in some folders; see ``at``. ``tables`` are what the file says.
    """

    profile: Profile = field(default_factory=Profile)
    changes: Mapping[str, Change] = field(default_factory=lambda: MappingProxyType({}))
    rules: tuple[Path, ...] = ()
    plugins_dir: Path | None = None
    skip_unknown: bool = False
    off: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    baseline: Path | None = None
    waivers: Path | None = None
    folders: tuple["Folder", ...] = ()
    origin: str = ""
    tables: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), compare=False)

    def matching(self, path: Path) -> tuple[int, ...]:
        """The numbers of the ``folders`` that the file *path* lies in, in their order: those whose settings hold for
        it, a later one before an earlier one."""
        if not self.folders:
            return ()
        try:
            within = path.resolve().relative_to(Path(self.origin).resolve().parent).as_posix()
        except (ValueError, OSError):
            return ()
        return tuple(number for number, one in enumerate(self.folders) if one.holds(within))

    def at(self, numbers: tuple[int, ...]) -> "Config":
        """What holds where the ``folders`` of these *numbers* do."""
        tables: dict[str, Any] = {name: table for name, table in self.tables.items() if name != "folder"}
        for number in numbers:
            tables = _merged(tables, self.folders[number].tables)
        return config_of(tables, self.origin)


@dataclass(frozen=True, slots=True)
class Folder:
    """What holds otherwise in a folder: ``path`` is a pattern from the folder of the configuration on, in which ``*``
    stands for any characters; ``tables`` are the tables that differ."""

    path: str
    tables: Mapping[str, Any]

    def holds(self, within: str) -> bool:
        """Whether the file *within* lies there."""
        pattern = self.path.strip("/")
        return fnmatchcase(within, pattern) or fnmatchcase(within, f"{pattern}/*")


@dataclass(frozen=True, slots=True)
class Checklists:
    """The [checklists] table."""

    off: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """The [profile] table: the fields of Profile that stand in it."""

    province: str = ""
    unit_kind: str = ""
    ownership: str = ""
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    leaders: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    adopted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """The [run] table."""

    rules: tuple[str, ...] = ()
    plugins_dir: str = ""
    skip_unknown: bool = False
    baseline: str = ""
    waivers: str = ""


def find_config(start: Path) -> Path | None:
    """The checker.toml of the folder *start* or of its nearest parent, or a pyproject.toml with [tool.checker].

    The search ends with the first folder that has a .git or a pyproject.toml: the root of a project.
    """
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        project = folder / _PROJECT
        if project.is_file():
            return project if b"[tool.checker" in project.read_bytes() else None
        if (folder / ".git").exists():
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
    tables = (parse(text, place, problems) if text is not None else None) or {}
    if chosen.name == _PROJECT:
        place, tables = Place(place.file, "tool.checker"), tables.get("tool", {}).get("checker", {})
    made = _config(tables, chosen, place, problems)
    raise_if_any(problems)
    return made


def config_of(tables: Mapping[str, Any], origin: str) -> Config:
    """The configuration that *tables* make, those of the file *origin*. Raises ChecklistError."""
    problems: list[str] = []
    made = _config(tables, Path(origin), Place(origin), problems)
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
        if key not in TABLES:
            near = suggest(key, TABLES) or f"；可用的表：{'、'.join(TABLES)}"
            problems.append(place.at(key).says(f"未知的表{near}"))
    office = build(Office, _table(tables, "profile", place, problems), _part(place, "profile"), problems)
    run = build(Run, _table(tables, "run", place, problems), _part(place, "run"), problems)
    lists = build(Checklists, _table(tables, "checklists", place, problems), _part(place, "checklists"), problems)
    folders = tuple(_folders(tables, path, place, problems))
    mechanisms = _each(Mechanism, tables, "mechanism", place, problems)
    changes = _each(Change, _whole_ids(tables, place, problems), "requirement", place, problems)
    if office is None or run is None or lists is None:
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
        off=lists.off,
        also=lists.also,
        baseline=path.parent / run.baseline if run.baseline else None,
        waivers=path.parent / run.waivers if run.waivers else None,
        folders=folders,
        origin=place.file,
        tables=tables,
    )


def _folders(tables: Mapping[str, Any], path: Path, place: Place, problems: list[str]) -> Iterator[Folder]:
    """The tables [[folder]]; what each says must be right by itself."""
    entries = tables.get("folder", [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        problems.append(place.at("folder").says("应写作[[folder]]"))
        return
    for number, entry in enumerate(entries, 1):
        row = Place(place.file, f"第{number}个[[folder]]")
        pattern = entry.get("path")
        if not isinstance(pattern, str) or not pattern.strip("/"):
            problems.append(row.says('缺少 path，如 path = "村务"'))
            continue
        own = {name: table for name, table in entry.items() if name != "path"}
        for key in own:
            if key not in IN_FOLDERS:
                near = suggest(key, IN_FOLDERS) or f"；可用的表：{'、'.join(IN_FOLDERS)}"
                problems.append(row.at(key).says(f"未知的表{near}"))
        _config({name: own[name] for name in own if name in IN_FOLDERS}, path, row, problems)
        yield Folder(pattern, own)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """*below* with what *above* says in its place, table by table."""
    made = dict(below)
    for name, value in above.items():
        both = isinstance(value, Mapping) and isinstance(made.get(name), Mapping)
        made[name] = _merged(made[name], value) if both else value
    return made


def _part(place: Place, name: str) -> Place:
    return Place(place.file, f"{place.row} {name}".strip())


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
            _part(place, f"requirement {key}").says(f'带点的 id 要加引号，写作[requirement."{key}.{inner}"]')
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
        row = _part(place, f"{name} {key}")
        if not isinstance(table, Mapping):
            problems.append(row.says(f'应为表，写作[{name}."{key}"]'))
        elif (one := build(made, table, row, problems)) is not None:
            found[key] = one
    return found
