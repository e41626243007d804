"""The baseline: findings that were there before, of which only new ones count."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from checker.batch.waivers import NOTICE as LEDGER
from checker.checklist import ChecklistError
from checker.model import Verdict
from checker.renderers.places import fingerprint
from checker.report import Report, Result

#: What a file of another shape is refused by.
SCHEMA = 1
#: What is said of a finding that stands in the baseline.
KNOWN = "基线中已有"
_TOLD = (Verdict.FAIL, Verdict.REVIEW)


class Baseline:
    """The marks of findings that are known: the file, the requirement and the words, not their place in the text."""

    def __init__(self, marks: Iterable[str] = ()) -> None:
        self._marks = set(marks)

    @classmethod
    def load(cls, path: Path) -> "Baseline":
        """The baseline in the file *path*. Raises ChecklistError where it cannot be read or is none."""
        try:
            data = json.loads(path.read_bytes())
            if not isinstance(data, dict) or data.get("schema") != SCHEMA:
                raise ValueError("schema")
            return cls(str(one["mark"]) for one in data["findings"])
        except OSError as error:
            cause = "没有这个文件" if isinstance(error, FileNotFoundError) else f"读不出：{error.strerror or error}"
            raise ChecklistError([f"{path}：{cause}；先用 --write-baseline 写出"]) from error
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ChecklistError([f"{path}：不是基线文件；用 --write-baseline 重新写出"]) from error

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """*reports*, in which what is known is accepted, but for what is wrong with the ledger of waivers itself."""
        for report in reports:
            if report.notice != LEDGER:
                report = replace(report, results=tuple(self._accepted(one, report.name) for one in report.results))
            yield report

    def _accepted(self, result: Result, name: str) -> Result:
        if result.verdict not in _TOLD or result.suppressed or mark_of(result, name) not in self._marks:
            return result
        return replace(result, suppressed=KNOWN)


class Recorder:
    """Writes down the findings that pass by, and accepts them: from now on they are known.

    ``complete`` says that all reports have passed: of a run that was interrupted no baseline is to be written.
    """

    def __init__(self) -> None:
        self._found: list[dict[str, str]] = []
        self.complete = False

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """*reports*, in which every finding is accepted, but for what is wrong with the ledger of waivers itself."""
        for report in reports:
            if report.notice != LEDGER:
                report = replace(report, results=tuple(self._recorded(one, report.name) for one in report.results))
            yield report
        self.complete = True

    def _recorded(self, result: Result, name: str) -> Result:
        if result.verdict not in _TOLD or result.suppressed:
            return result
        self._found.append({"file": name, "requirement": result.requirement, "mark": mark_of(result, name)})
        return replace(result, suppressed=KNOWN)

    def data(self) -> bytes:
        """The baseline file: no words of the notices, and the same bytes for the same findings."""
        found = sorted(self._found, key=lambda one: (one["file"], one["requirement"], one["mark"]))
        text = json.dumps({"schema": SCHEMA, "findings": found}, ensure_ascii=False, indent=1)
        return f"{text}\n".encode("utf-8", "surrogatepass")


def mark_of(result: Result, name: str) -> str:
    """What a finding in the file *name* is known by."""
    return fingerprint(result, name)
