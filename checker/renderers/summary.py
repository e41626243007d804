"""The renderer "summary": one line for each notice that asks something of a person, and one for them all."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers import wording
from checker.renderers.entries import Tally, entries, tally, unchecked, unjudged
from checker.renderers.layout import inline
from checker.renderers.views import View
from checker.report import Report


class Outcome(StrEnum):
    """What is said of a notice in a word, the gravest first."""

    MUST = "有必改项"
    LOOK = "请核"
    SOUND = "机检未见必改项"
    UNCHECKED = "未检查"


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* in UTF-8, lines as long as they are. Nothing is left out of the count."""
    counts: Counter[Outcome] = Counter()
    internal = False
    for report in reports:
        purpose, told, line = _TOLD.of(report).decode().split("\t", 2)
        internal |= purpose == "internal"
        counts[Outcome(told)] += 1
        if told != Outcome.SOUND:
            target.write(f"{line}\n".encode())
    target.write(f"合计 {counted(counts, internal)}\n".encode())
    return True


def _told(report: Report) -> bytes:
    """The purpose of *report*, its outcome and its line, separated by tabs."""
    tallied = tally(entries(report))
    return "\t".join((report.purpose, outcome(report, tallied), _line(report, tallied))).encode()


_TOLD = View(_told)
VIEWS = (_TOLD,)


def outcome(report: Report, counts: Tally) -> Outcome:
    """What is said of *report*, whose counts are *counts*, in a word."""
    if unjudged(report):
        return Outcome.UNCHECKED
    return Outcome.MUST if counts.must else Outcome.LOOK if counts.asks_a_person else Outcome.SOUND


def counted(counts: Counter[Outcome], internal: bool) -> str:
    """How many notices there are and how many of each outcome; with *internal* some are not for the public."""
    names = {Outcome.MUST: "有必改项或矛盾"} if internal else {}
    shown = [f"{names.get(one, one)} {counts[one]}" for one in Outcome if counts[one]]
    return f"{counts.total()} 份{'：' if shown else ''}{' · '.join(shown)}"


def _line(report: Report, counts: Tally) -> str:
    name = inline(report.name)
    if unjudged(report):
        return f"{name}   未检查：{inline(unchecked(report))}"
    return f"{name}   {wording.headline(report, counts)}"
