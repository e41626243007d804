"""The outcome of a check, as plain data: no document, no options, no absolute path, no clock.

A Report pickles, and goes to JSON and back unchanged. Every output is made from it alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any

from checker.card import Card as Card
from checker.card import Quote as Quote
from checker.model import Kind, Level, Scalar, Verdict


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis, resolved: ``citation`` is ready to print, ``verified`` says how far it was seen.

    ``unverified`` is true where any part of it is only remembered: it is shown as 依据待核.
    """

    source: str
    title: str
    number: str
    article: str
    citation: str
    verified: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class Mend:
    """An edit, in raw offsets: put ``replacement`` where ``start`` to ``end`` is."""

    start: int
    end: int
    replacement: str
    safe: bool


class Decision(StrEnum):
    """How tracked changes decide a verdict: any of those named by itself, all of them together, or it is not known."""

    ALONE = "alone"
    TOGETHER = "together"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Revised:
    """Neighbouring tracked changes of one author. ``start`` and ``end`` are offsets into ``Document.raw`` of what came;
    equal where something only went. ``came`` and ``went`` are the words, shortened and masked."""

    start: int
    end: int
    came: str
    went: str
    where: str
    author: str = ""
    date: str = ""
    part: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What a requirement comes to with all tracked changes rejected. ``revisions`` are the first of the ``count`` ones
    that decide, in the way ``decision`` says."""

    verdict: Verdict
    message: str
    decision: Decision
    revisions: tuple[Revised, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one requirement. ``plugin`` is the name of the plugin that decided it.

    ``suppressed`` says why the office accepts a fault or needs no answer to a question; it is empty for all others. No
    output hides such a result, and none counts it. ``revised`` is set where the verdict is another in the notice
    with all tracked changes rejected. ``remedy`` can be pasted into the notice; ``advice`` says what to do.
    """

    requirement: str
    title: str
    kind: Kind
    level: Level
    verdict: Verdict
    message: str
    plugin: str
    basis: tuple[Basis, ...] = ()
    remedy: str = ""
    advice: str = ""
    evidence: tuple[Quote, ...] = ()
    related: tuple[Quote, ...] = ()
    values: Mapping[str, Scalar] = field(default_factory=dict)
    edits: tuple[Mend, ...] = ()
    group: str = ""
    suppressed: str = ""
    revised: OtherReading | None = None

    @property
    def waived(self) -> bool:
        """Whether it is a fault or a question that the office has accepted. What was not checked cannot be."""
        return bool(self.suppressed) and self.verdict in (Verdict.FAIL, Verdict.REVIEW)

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON-ready plain data."""
        return shallow(self, _data)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What is said of all results of one group and verdict together.

    ``requirements`` are their ids, none where there is no such result; ``text`` is then empty. ``name`` is what the
    headline counts them under, where it counts them apart; ``level`` is the highest of theirs.
    """

    id: str
    verdict: Verdict
    level: Level
    name: str = ""
    text: str = ""
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many requirements were loaded, and what became of them. ``ran`` = passed + failed + review."""

    loaded: int = 0
    ran: int = 0
    passed: int = 0
    failed: int = 0
    review: int = 0
    open: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a file could not be checked: a stable code and one line of Chinese."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The findings report of one notice.

    ``notice`` is the id of the checklist whose kind of notice this is, None where it is none of ours; ``detected``
    says by what it was told. ``checklists`` are the ids of all that were applied. ``digest`` is the SHA-256 of the
    source's bytes. ``decided_by`` names the versions and digests of all that decided the verdicts; ``confirm`` is
    what a person must confirm before signing, because no text can show it. ``purpose`` is "publish" for what is put
    up for the public, "internal" for what is not (制度, 讲话, 总结): of those no output speaks of publishing.
    ``groups`` are the lines that stand for several results. ``unread`` are the places of the notice whose words could
    not be read, such as "第3页是图片". ``card`` and ``text`` are there where they were asked for: ``text`` is
    ``Document.raw``, which all offsets count, with personal numbers masked.
    """

    name: str
    digest: str
    notice: str | None = None
    notice_title: str = ""
    detected: str = ""
    checklists: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    coverage: Coverage = Coverage()
    error: Trouble | None = None
    warnings: tuple[str, ...] = ()
    decided_by: Mapping[str, str] = field(default_factory=dict)
    confirm: tuple[str, ...] = ()
    purpose: str = "publish"
    groups: tuple[GroupLine, ...] = ()
    unread: tuple[str, ...] = ()
    card: Card | None = None
    text: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON-ready plain data; ``from_dict`` is its inverse."""
        return shallow(self, _data)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Report":
        """The report that ``to_dict`` made *data* from. Raises KeyError or TypeError where *data* is not one."""
        error = data["error"]
        return cls(
            **{
                **data,
                "checklists": tuple(data["checklists"]),
                "results": tuple(_result(item) for item in data["results"]),
                "coverage": Coverage(**data["coverage"]),
                "error": Trouble(**error) if error else None,
                "warnings": tuple(data["warnings"]),
                "confirm": tuple(data["confirm"]),
                "groups": tuple(_group(item) for item in data["groups"]),
                "card": Card.from_dict(data["card"]) if data.get("card") else None,
                "unread": tuple(data["unread"]),
            }
        )


def _data(value: Any) -> Any:
    """*value* as ``dataclasses.asdict`` has it, which copies texts and numbers too and takes ten times as long."""
    if value is None or type(value) is str or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return tuple([_data(item) for item in value])
    if isinstance(value, Mapping):
        return {name: _data(item) for name, item in value.items()}
    return shallow(value, _data)


def shallow(value: Any, each: Callable[[Any], Any] = lambda item: item) -> dict[str, Any]:
    """The fields of *value*, a dataclass, by name, made by *each*."""
    kind: Any = type(value)
    return {name: each(getattr(value, name)) for name in _names(kind)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _group(data: Mapping[str, Any]) -> GroupLine:
    told = {"verdict": Verdict(data["verdict"]), "level": Level(data["level"])}
    return GroupLine(**{**data, **told, "requirements": tuple(data["requirements"])})


def _result(data: Mapping[str, Any]) -> Result:
    return Result(
        **{
            **data,
            "kind": Kind(data["kind"]),
            "level": Level(data["level"]),
            "verdict": Verdict(data["verdict"]),
            "basis": tuple(Basis(**item) for item in data["basis"]),
            "evidence": tuple(Quote(**item) for item in data["evidence"]),
            "related": tuple(Quote(**item) for item in data["related"]),
            "edits": tuple(Mend(**item) for item in data["edits"]),
            "revised": _other(data["revised"]) if data.get("revised") else None,
        }
    )


def _other(data: Mapping[str, Any]) -> OtherReading:
    told = {"verdict": Verdict(data["verdict"]), "decision": Decision(data["decision"])}
    return OtherReading(**{**data, **told, "revisions": tuple(Revised(**item) for item in data["revisions"])})
