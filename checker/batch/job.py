"""One notice to check, and the check."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.batch.inputs import Input
from checker.batch.naming import is_url
from checker.report import Report, Trouble

if TYPE_CHECKING:
    from checker.engine import Checker


class Job(NamedTuple):
    """A notice to check: its name in the report, and its path or address or, where there is none, its bytes."""

    name: str
    path: str
    data: bytes = b""


def job_of(one: Input, read_input: Callable[[], bytes]) -> Job:
    """The job for *one*; *read_input* gives standard input."""
    if one.url:
        return Job(one.name, one.url)
    return Job(one.name, str(one.path)) if one.path is not None else Job(one.name, "", read_input())


def check_one(job: Job, checker: "Checker") -> Report:
    """The report of one notice. Nothing that is wrong with it alone raises; MemoryError does.

    A plugin that goes to another folder takes no other notice along.
    """
    from checker.checklist import ChecklistError
    from checker.model import Source
    from checker.registry import PluginError, told

    home = _here()
    try:
        if is_url(job.path):
            return _check_remote(job, checker)
        if not job.path:
            return checker.check_source(Source(job.name, job.data))
        return checker.check(Path(job.path), job.name)
    except (ChecklistError, PluginError, MemoryError):
        raise
    except Exception as error:
        return Report(job.name, "", error=Trouble("internal", f"检查时出错：{told(error)}"))
    finally:
        if home and _here() != home:
            os.chdir(home)


def _here() -> str:
    """The working folder; empty where it is gone."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def _check_remote(job: Job, checker: "Checker") -> Report:
    from checker.batch.remote import load
    from checker.model import ReadError

    try:
        source = load(job.path, job.name)
    except ReadError as error:
        return Report(job.name, "", error=Trouble(error.code, error.message))
    return checker.check_source(source)


def lasting(report: Report) -> bool:
    """Whether another check of the same would come to the same: not where something could not be checked, because a
    time limit may have been the cause."""
    return report.error is None and not report.coverage.open
