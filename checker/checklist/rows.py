"""Rows of a checklist, and changes to them."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Any

from checker.checklist.building import build
from checker.checklist.files import RowText, RuleFile, parse
from checker.checklist.heads import Checklist
from checker.checklist.problems import ChecklistError, Place, suggest
from checker.model import Citation, Condition, Level, Requirement


@dataclass(frozen=True, slots=True)
class Change:
    """What is different about rows in one checklist or one office. None means unchanged.

    ``plugin`` narrows a change to the rows of that plugin, where its id is a pattern. ``options`` replace the row's
    options of the same name and leave the others; all else replaces the whole value.
    """

    off: bool = False
    plugin: str = ""
    title: str | None = None
    level: Level | None = None
    options: Mapping[str, Any] | None = None
    section: str | None = None
    when: tuple[Condition, ...] | None = None
    basis: tuple[Citation, ...] | None = None
    place: str | None = None
    remedy: str | None = None
    advice: str | None = None
    group: str | None = None
    explained_by: tuple[str, ...] | None = None
    hints: tuple[str, ...] | None = None


def read_requirement(file: RuleFile, row: RowText, problems: list[str]) -> Requirement | None:
    """The requirement that *row* of *file* states, or None with what is wrong added to *problems*."""
    place = Place(file.shown, row.name)
    table = _table(file, row, problems)
    if table is None:
        return None
    made = build(Requirement, table, place, problems)
    if made is None:
        return None
    if made.id != row.id:
        problems.append(place.at("id").says(f'应独占一行，写作 id = "{made.id}"'))
        return None
    if re.search(r"[\s*?\[\]，：]", made.id):
        problems.append(place.at("id").says("不能含空格、* ? [ ] 和全角标点"))
        return None
    return made


def read_change(file: RuleFile, row: RowText, problems: list[str]) -> tuple[str, Change] | None:
    """The id, or the pattern of ids, of the rows that a ``[[change]]`` is about, and the change; None with what is
    wrong in *problems*."""
    place = Place(file.shown, row.name)
    table = _table(file, row, problems)
    if table is None:
        return None
    target = table.pop("id", None)
    if not isinstance(target, str) or not target:
        problems.append(place.at("id").says("应写明所改的行的 id"))
        return None
    made = build(Change, table, Place(file.shown, f"change {target}"), problems)
    return None if made is None else (target, made)


def _table(file: RuleFile, row: RowText, problems: list[str]) -> dict[str, Any] | None:
    data = parse(row.text, Place(file.shown, row.name), problems, row.line)
    if data is None:
        return None
    for key in data:
        if key != row.table:
            near = suggest(key, ("requirement", "change")) if key not in ("checklist", "detect", "group") else ""
            problems.append(Place(file.shown, row.name, key).says(f"这个表应写在第一个[[requirement]]之前{near}"))
    table = data[row.table][0]
    if not isinstance(table, dict):
        return None
    if isinstance(table.get("when"), dict):  # one condition needs no list around it
        table["when"] = [table["when"]]
    return table


def changed(requirement: Requirement, change: Change) -> Requirement:
    """*requirement* as *change* makes it (``off`` aside)."""
    values = {
        slot.name: value
        for slot in dataclasses.fields(change)
        if slot.name not in ("off", "plugin") and (value := getattr(change, slot.name)) is not None
    }
    if change.options is not None:
        values["options"] = MappingProxyType({**requirement.options, **change.options})
    return dataclasses.replace(requirement, **values)


def concerns(name: str, change: Change, requirement: Requirement) -> bool:
    """Whether *change*, made to rows of the id or pattern *name*, is about *requirement*."""
    return fnmatchcase(requirement.id, name) and change.plugin in ("", requirement.plugin)


def apply_changes(checklist: Checklist, changes: Iterable[tuple[str, Change]]) -> Checklist:
    """*checklist* with *changes* made: ids or patterns, each with its change. What concerns no row is passed over.

    Patterns come first, in their order, and ids after them, so that a row may differ from what holds for its kind.
    Ids that no checklist has are an error of the file they stand in: see ``check_changes``.
    """
    ordered = sorted(changes, key=lambda item: not is_pattern(item[0]))
    kept: list[Requirement] = []
    off: list[str] = []
    for row in checklist.requirements:
        asked = [change for name, change in ordered if concerns(name, change, row)]
        if any(change.off for change in asked):
            off.append(row.id)
            continue
        for change in asked:
            row = changed(row, change)
        kept.append(row)
    return dataclasses.replace(checklist, requirements=tuple(kept), off=(*checklist.off, *off))


def is_pattern(name: str) -> bool:
    """Whether *name* stands for several ids: these hold no such characters."""
    return bool(re.search(r"[*?\[\]]", name))


def check_changes(changes: Iterable[str], known: Iterable[str], where: str) -> None:
    """Raise ChecklistError where *changes* (ids and patterns) name no row that is *known*
    (``rulebook.requirement_ids()``)."""
    ids = tuple(known)
    problems = [
        Place(where, f"requirement {name}").says(f"没有这个 id 的行{suggest(name, ids)}")
        for name in changes
        if not any(fnmatchcase(one, name) for one in ids)
    ]
    if problems:
        raise ChecklistError(problems)
