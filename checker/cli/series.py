"""What the notices of a run show together: one more report after theirs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.report import Report, Trouble

if TYPE_CHECKING:
    from checker.engine import Checker


def with_series(reports: Iterable[Report], checker: "Checker", name: str) -> Iterator[Report]:
    """*reports* as they come, and after them the one, called *name*, of what they show together.

    Of each report no more is kept than its card and what it read.
    """
    kept: list[Report] = []
    for report in reports:
        if report.error is not None and report.error.code == "interrupted":  # what is missing is not known
            yield report
            yield Report(name, "", error=Trouble("interrupted", "检查中断，没有作成套检查"))
            return
        kept.append(replace(report, results=tuple(one for one in report.results if one.values)))
        yield report
    yield checker.check_series(kept, name)
