"""Rows of a checklist, and changes to them."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from checker.checklist.building import build
from checker.checklist.files import RowText, RuleFile, parse
from checker.checklist.heads import Checklist
from checker.checklist.problems import ChecklistError, Place, suggest
from checker.model import Citation, Condition, Level, Requirement


@dataclass(frozen=True, slots=True)
class Change:
    """What is different about a row in one checklist or one office. None means unchanged.

    ``options`` replace the row's options of the same name and leave the others; all else replaces the whole value.
    """

    off: bool = False
    title: str | None = None
    level: Level | None = None
    options: Mapping[str, Any] | None = None
    section: str | None = None
    when: Condition | None = None
    basis: tuple[Citation, ...] | None = None
    place: str | None = None
    remedy: str | None = None
    group: str | None = None


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
    """The id of the row that a ``[[change]]`` is about, and the change; None with what is wrong in *problems*."""
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
            near = suggest(key, ("requirement", "change")) if key not in ("checklist", "detect") else ""
            problems.append(Place(file.shown, row.name, key).says(f"这个表应写在第一个[[requirement]]之前{near}"))
    table = data[row.table][0]
    return table if isinstance(table, dict) else None


def changed(requirement: Requirement, change: Change) -> Requirement:
    """*requirement* as *change* makes it (``off`` aside)."""
    values = {
        slot.name: value
        for slot in dataclasses.fields(change)
        if slot.name != "off" and (value := getattr(change, slot.name)) is not None
    }
    if change.options is not None:
        values["options"] = MappingProxyType({**requirement.options, **change.options})
    return dataclasses.replace(requirement, **values)


def apply_changes(checklist: Checklist, changes: Mapping[str, Change]) -> Checklist:
    """*checklist* with *changes* (row id → change) made; ids that it does not have are passed over.

    Ids that no checklist has are an error of the file they stand in: see ``check_changes``.
    """
    kept = tuple(
        changed(row, changes[row.id]) if row.id in changes else row
        for row in checklist.requirements
        if row.id not in changes or not changes[row.id].off
    )
    off = tuple(row.id for row in checklist.requirements if row.id in changes and changes[row.id].off)
    return dataclasses.replace(checklist, requirements=kept, off=checklist.off + off)


def check_changes(changes: Mapping[str, Change], known: Iterable[str], where: str) -> None:
    """Raise ChecklistError where *changes* name a row that is not *known* (``rulebook.requirement_ids()``)."""
    ids = tuple(known)
    problems = [
        Place(where, f"requirement {name}").says(f"没有这个 id 的行{suggest(name, ids)}")
        for name in changes
        if name not in ids
    ]
    if problems:
        raise ChecklistError(problems)
