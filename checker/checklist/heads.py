"""The head of a checklist file: what kind of notice it is for, and how that kind is recognised."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from checker.checklist.building import build
from checker.checklist.files import RuleFile, parse
from checker.checklist.groups import Group
from checker.checklist.problems import Place, suggest
from checker.model import Requirement

T = TypeVar("T")

_TABLES = ("checklist", "extend", "detect", "group", "requirement", "change")


class Purpose(StrEnum):
    """What a document of this kind is for: a notice about to be published, or a paper for use inside."""

    PUBLISH = "publish"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Detection:
    """One way to tell the kind of notice; all keys that are given must hold.

    ``title``: any of these words is in the title; ``title_also``: any of these too; ``title_not``: none of them is.
    ``body``: any is in the body; ``body_all``: all are; ``body_not``: none is. ``document_head``: it has the head of an
    official document, a mark or a number of its own. ``format``: it was read from such a file. ``weight`` is 1 to
    100: of all alternatives that hold, the
    heaviest decides. ``says`` explains the decision in the report.
    """

    weight: int
    title: tuple[str, ...] = ()
    title_also: tuple[str, ...] = ()
    title_not: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    body_all: tuple[str, ...] = ()
    body_not: tuple[str, ...] = ()
    document_head: bool = False
    format: str = ""
    says: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.weight <= 100:
            raise ValueError(f"weight 应在1至100之间，现为 {self.weight}")
        if not (self.title or self.body or self.body_all or self.document_head or self.format):
            raise ValueError("title、body、body_all、document_head、format 至少要写一项")
        words_given = (self.title, self.title_also, self.body, self.body_all)
        if not all(word.strip() for words in words_given for word in words):
            raise ValueError("判定用词不能为空")


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a checklist before its rows are read. ``origin`` is the file's name, without folders.

    One for a ``series`` is asked about several notices seen together, never about one. With ``beside`` it is applied
    beside the kind that is decided, whatever the weights; it is the kind where nothing else is told, but not where it
    is ``of_file``, about the file alone: then no kind is told.
    """

    id: str
    title: str
    detect: tuple[Detection, ...] = ()
    confirm: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    purpose: Purpose = Purpose.PUBLISH
    beside: bool = False
    series: bool = False
    of_file: bool = False
    groups: tuple[Group, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """The head of a file that adds rows, and changes, to the checklist of another: ``[extend] checklist = "…"``."""

    checklist: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """The required elements of one kind of notice, unique by id.

    ``off`` are the ids of rows that a change switched off: they are not run, but a report can name them.
    """

    head: Head
    requirements: tuple[Requirement, ...]
    off: tuple[str, ...] = ()


def read_head(file: RuleFile, problems: list[str]) -> Head | Extension | None:
    """The head of *file*, or None with what is wrong added to *problems*."""
    place = Place(file.shown)
    data = parse(file.head, place, problems)
    if data is None:
        return None
    before = len(problems)
    if isinstance(data.get("extend"), Mapping):
        if len(data) > 1:
            problems.append(place.says("[extend]给别的清单加行，不能再有[checklist]、[[detect]]"))
        return build(Extension, data["extend"], Place(file.shown, "extend"), problems)
    for key in data:
        if key not in ("checklist", "detect", "group"):
            near = suggest(key, _TABLES) or f"；可用的表：{'、'.join(_TABLES)}"
            problems.append(place.at(key).says(f"未知的表{near}"))
    table = data.get("checklist")
    if not isinstance(table, Mapping):
        problems.append(place.says("缺少[checklist]" if table is None else "应写作[checklist]，只写一次"))
        return None
    detect = _each(Detection, data, "detect", file, problems)
    groups = _each(Group, data, "group", file, problems)
    place = Place(file.shown, "checklist")
    head = build(Head, table, place, problems, origin=file.name, detect=detect, groups=groups)
    if head is not None and not re.fullmatch(r"[a-z][a-z0-9_]*", head.id):
        problems.append(Place(file.shown, "checklist", "id").says(f"“{head.id}”应为小写字母、数字和下划线"))
    return head if len(problems) == before else None


def _each(made: type[T], data: Mapping[str, Any], key: str, file: RuleFile, problems: list[str]) -> tuple[T, ...]:
    """The tables [[*key*]] of *file*, each as one of *made*."""
    tables = data.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        problems.append(Place(file.shown, key=key).says(f"应写作[[{key}]]"))
        return ()
    built = [
        build(made, table, Place(file.shown, f"第{number}个[[{key}]]"), problems)
        for number, table in enumerate(tables, 1)
    ]
    return tuple(one for one in built if one is not None)
