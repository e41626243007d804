"""What a person has to do about each result, and which results are one line together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.model import Level, Verdict
from checker.renderers.layout import inline
from checker.report import Report, Result


class Tag(StrEnum):
    """The word before a line, in the order in which the lines stand.

    Of what is not published (purpose "internal") a fault is 矛盾 where words show it, 缺项 where they are absent, and
    说法 is a group that the headline counts apart.
    """

    MUST = "必改"
    CLASH = "矛盾"
    SAYING = "说法"
    LOOK = "请核"
    BETTER = "建议"
    LACK = "缺项"
    CUSTOM = "惯例"
    WAIVED = "已豁免"
    FOUND = "已写明"
    UNDECIDED = "未能检查"
    OUTSIDE = "不适用"


#: The tags whose entries ask something of a person, each shown in full.
ASKING = (Tag.MUST, Tag.CLASH, Tag.SAYING, Tag.LOOK, Tag.BETTER, Tag.LACK)

_ORDER = (Level.ERROR, Level.WARNING, Level.NOTE)
_SETTLED = {Verdict.PASS: Tag.FOUND, Verdict.OPEN: Tag.UNDECIDED, Verdict.NOT_APPLICABLE: Tag.OUTSIDE}


@dataclass(frozen=True, slots=True)
class Entry:
    """Results that are one to the reader: one result, or those of one group with one verdict.

    ``line`` is what the report says of them all, empty where each speaks for itself.
    """

    tag: Tag
    results: tuple[Result, ...]
    line: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many requirements of a notice ask something of a person. ``must`` holds 矛盾 and ``better`` 缺项 too.

    ``waived`` are those that the office has accepted; none of the others counts them.
    """

    must: int
    look: int
    better: int
    undecided: int
    sayings: int = 0
    waived: int = 0

    @property
    def asks_a_person(self) -> bool:
        """Whether anything is left for a person to look at."""
        return bool(self.look or self.undecided or self.sayings)


def tag_of(result: Result, purpose: str) -> Tag:
    """What *result* is to the reader of a notice with this *purpose*."""
    if result.verdict in _SETTLED:
        return _SETTLED[result.verdict]
    if result.waived:
        return Tag.WAIVED
    if result.level is Level.NOTE:
        return Tag.CUSTOM
    if result.verdict is Verdict.REVIEW:
        return Tag.LOOK
    if purpose == "internal":
        return Tag.CLASH if result.evidence else Tag.LACK
    return Tag.MUST if result.level is Level.ERROR else Tag.BETTER


def entries(report: Report) -> dict[Tag, list[Entry]]:
    """The results of *report* by tag, each list in the order of the report; every tag is a key.

    Of a group whose results differ in level the highest counts for all. Its line counts all of them, so none is said
    where some are waived.
    """
    waived = {(result.group, result.verdict) for result in report.results if result.waived}
    lines = {(line.id, line.verdict): line for line in report.groups if line.text}
    highest: dict[tuple[str, Verdict], Level] = {}
    for result in report.results:
        key = result.group, result.verdict
        if (
            result.group
            and not result.waived
            and _ORDER.index(result.level) < _ORDER.index(highest.setdefault(key, result.level))
        ):
            highest[key] = result.level
    gathered: dict[tuple[Tag, str | int], list[Result]] = {}
    for number, result in enumerate(report.results):
        line = lines.get((result.group, result.verdict))
        level = highest.get((result.group, result.verdict), result.level)
        apart = line and line.name and not result.waived
        weighed = result if level is result.level else replace(result, level=level)
        tag = Tag.SAYING if apart else tag_of(weighed, report.purpose)
        together = result.group and not result.waived and (line or tag in ASKING)
        group = result.group if together else number
        gathered.setdefault((tag, group), []).append(result)
    found: dict[Tag, list[Entry]] = {tag: [] for tag in Tag}
    for (tag, _), results in gathered.items():
        key = results[0].group, results[0].verdict
        found[tag].append(Entry(tag, tuple(results), lines[key].text if key in lines and key not in waived else ""))
    return found


def listed(report: Report) -> Iterator[Entry]:
    """The entries of *report* in the order in which every output has them."""
    for found in entries(report).values():
        yield from found


def tally(found: dict[Tag, list[Entry]]) -> Tally:
    """The counts of *found*, in requirements, not in lines."""
    count = {tag: sum(len(entry.results) for entry in listed) for tag, listed in found.items()}
    return Tally(
        must=count[Tag.MUST] + count[Tag.CLASH],
        look=count[Tag.LOOK],
        better=count[Tag.BETTER] + count[Tag.LACK],
        undecided=count[Tag.UNDECIDED],
        sayings=count[Tag.SAYING],
        waived=count[Tag.WAIVED],
    )


def unknown(report: Report) -> bool:
    """Whether the notice was read, but is none of ours; then at most the file itself was checked."""
    return report.error is None and report.notice is None


def unjudged(report: Report) -> bool:
    """Whether what the notice says was not checked at all."""
    return report.error is not None or unknown(report) or not report.coverage.ran


def unchecked(report: Report) -> str:
    """What of the notice could not be checked, in a few words on one line; empty where all was."""
    return inline(_unchecked(report))


def _unchecked(report: Report) -> str:
    if report.error:
        return report.error.message
    if unknown(report):
        return "未能识别是哪一类公示公开文件，" + ("内容未作检查" if report.coverage.ran else "未作检查")
    undecided = [result.requirement for result in report.results if result.verdict is Verdict.OPEN]
    if undecided:
        return f"{len(undecided)} 项未能检查（{'、'.join(undecided)}）"
    if report.unread:
        return f"没有读到：{'、'.join(report.unread)}"
    return "" if report.coverage.ran else "一项也没有检查"
