"""One notice to check, and the check."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.report import Report, Trouble

if TYPE_CHECKING:
    from checker.engine import Checker


class Job(NamedTuple):
    """A notice to check: its name in the report, and its path or, where there is none, its bytes."""

    name: str
    path: str
    data: bytes = b""


def check_one(job: Job, checker: "Checker") -> Report:
    """The report of one notice. Nothing that is wrong with it alone raises; MemoryError does."""
    from checker.checklist import ChecklistError
    from checker.model import Source
    from checker.registry import PluginError, told

    try:
        if not job.path:
            return checker.check_source(Source(job.name, job.data))
        return checker.check(Path(job.path), job.name)
    except (ChecklistError, PluginError, MemoryError):
        raise
    except Exception as error:
        return Report(job.name, "", error=Trouble("internal", f"检查时出错：{told(error)}"))


def lasting(report: Report) -> bool:
    """Whether another check of the same would come to the same: not where something could not be checked, because a
    time limit may have been the cause."""
    return report.error is None and not report.coverage.open
