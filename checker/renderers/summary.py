"""The renderer "summary": one line for each notice that asks something of a person, and one for them all."""

from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers import wording
from checker.renderers.entries import entries, tally, unchecked, unjudged
from checker.renderers.layout import inline
from checker.report import Report

_MUST, _LOOK, _SOUND, _UNCHECKED = "有必改项", "请核", "机检未见必改项", "未检查"


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* in UTF-8, lines as long as they are. Nothing is left out of the count."""
    counts: Counter[str] = Counter()
    internal = False
    for report in reports:
        internal |= report.purpose == "internal"
        outcome, line = _told(report)
        counts[outcome] += 1
        if outcome != _SOUND:
            target.write(f"{line}\n".encode())
    names = {_MUST: "有必改项或矛盾"} if internal else {}
    shown = [f"{names.get(one, one)} {counts[one]}" for one in (_MUST, _LOOK, _SOUND, _UNCHECKED) if counts[one]]
    target.write(f"合计 {counts.total()} 份{'：' if shown else ''}{' · '.join(shown)}\n".encode())
    return True


def _told(report: Report) -> tuple[str, str]:
    name = inline(report.name)
    if unjudged(report):
        return _UNCHECKED, f"{name}   未检查：{inline(unchecked(report))}"
    counts = tally(entries(report))
    line = f"{name}   {wording.headline(report, counts)}"
    return (_MUST if counts.must else _LOOK if counts.asks_a_person else _SOUND), line
