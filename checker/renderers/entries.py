"""What a person has to do about each result, and which results are one line together."""

from dataclasses import dataclass
from enum import StrEnum

from checker.model import Level, Verdict
from checker.report import Report, Result


class Tag(StrEnum):
    """The word before a line, in the order in which the lines stand.

    Of what is not published (purpose "internal") a fault is 矛盾 where words show it, 缺项 where they are absent.
    """

    MUST = "必改"
    CLASH = "矛盾"
    LOOK = "请核"
    BETTER = "建议"
    LACK = "缺项"
    CUSTOM = "惯例"
    FOUND = "已写明"
    UNDECIDED = "未能检查"
    OUTSIDE = "不适用"


#: The tags whose entries ask something of a person, each shown in full.
ASKING = (Tag.MUST, Tag.CLASH, Tag.LOOK, Tag.BETTER, Tag.LACK)

_SETTLED = {Verdict.PASS: Tag.FOUND, Verdict.OPEN: Tag.UNDECIDED, Verdict.NOT_APPLICABLE: Tag.OUTSIDE}


@dataclass(frozen=True, slots=True)
class Entry:
    """Results that are one to the reader: one result, or those of one group with one verdict."""

    tag: Tag
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many requirements of a notice ask something of a person. ``must`` holds 矛盾 and ``better`` 缺项 too."""

    must: int
    look: int
    better: int
    undecided: int


def tag_of(result: Result, purpose: str) -> Tag:
    """What *result* is to the reader of a notice with this *purpose*."""
    if result.verdict in _SETTLED:
        return _SETTLED[result.verdict]
    if result.level is Level.NOTE:
        return Tag.CUSTOM
    if result.verdict is Verdict.REVIEW:
        return Tag.LOOK
    if purpose == "internal":
        return Tag.CLASH if result.evidence else Tag.LACK
    return Tag.MUST if result.level is Level.ERROR else Tag.BETTER


def entries(report: Report) -> dict[Tag, list[Entry]]:
    """The results of *report* by tag, each list in the order of the report; every tag is a key."""
    gathered: dict[tuple[Tag, str | int], list[Result]] = {}
    for number, result in enumerate(report.results):
        tag = tag_of(result, report.purpose)
        group = result.group if tag in ASKING and result.group else number
        gathered.setdefault((tag, group), []).append(result)
    found: dict[Tag, list[Entry]] = {tag: [] for tag in Tag}
    for (tag, _), results in gathered.items():
        found[tag].append(Entry(tag, tuple(results)))
    return found


def tally(found: dict[Tag, list[Entry]]) -> Tally:
    """The counts of *found*, in requirements, not in lines."""
    count = {tag: sum(len(entry.results) for entry in listed) for tag, listed in found.items()}
    return Tally(
        must=count[Tag.MUST] + count[Tag.CLASH],
        look=count[Tag.LOOK],
        better=count[Tag.BETTER] + count[Tag.LACK],
        undecided=count[Tag.UNDECIDED],
    )
