"""The exit codes, and what of a report decides them."""

from collections.abc import Callable, Iterable, Iterator

from checker.model import Level, Verdict
from checker.report import Report, Result

SOUND = 0
FINDING = 1  # a finding at or above --fail-on
USAGE = 2  # usage or configuration
UNCHECKED = 3  # something could not be checked
INTERRUPTED = 130  # 128 + SIGINT
NOBODY_READS = 141  # 128 + SIGPIPE: whoever read the report went away before its end

#: --fail-on → the levels at which a fail counts.
FAIL_ON = {
    "error": (Level.ERROR,),
    "warning": (Level.ERROR, Level.WARNING),
    "note": tuple(Level),
    "review": tuple(Level),
}


class Exit:
    """The exit code of a check, gathered from the reports as they pass by on their way to the renderer.

    *tell* is given a line for each report that could not be wholly checked.
    """

    def __init__(self, fail_on: str, skip_unknown: bool, tell: Callable[[str], None]) -> None:
        self._fail_on = fail_on
        self._skip_unknown = skip_unknown
        self._tell = tell
        self._unchecked = False
        self._found = False

    @property
    def code(self) -> int:
        """The first that holds: something not checked, a finding, sound."""
        return UNCHECKED if self._unchecked else FINDING if self._found else SOUND

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """*reports*, unchanged."""
        for report in reports:
            problem = unchecked(report)
            if problem:
                skipped = self._skip_unknown and unknown(report)
                self._tell(f"{report.name}：{problem}{'，已略过' if skipped else ''}")
                self._unchecked |= not skipped
            self._found |= any(counts(result, self._fail_on) for result in report.results)
            yield report


def unknown(report: Report) -> bool:
    """Whether the notice was read, but is none of ours."""
    return report.error is None and not report.checklists


def unchecked(report: Report) -> str:
    """What of the notice could not be checked, in a few words; empty where all was."""
    if report.error:
        return report.error.message
    if unknown(report):
        return "未能识别是哪一类公示公开文件，未作检查"
    undecided = [result.requirement for result in report.results if result.verdict is Verdict.OPEN]
    if undecided:
        return f"{len(undecided)} 项未能检查（{'、'.join(undecided)}）"
    if report.unread:
        return f"没有读到：{'、'.join(report.unread)}"
    return "" if report.coverage.ran else "一项也没有检查"


def counts(result: Result, fail_on: str) -> bool:
    """Whether *result* is a finding at or above *fail_on* (a key of FAIL_ON) that nobody has accepted."""
    if result.waived:
        return False
    if result.verdict is Verdict.REVIEW:
        return fail_on == "review"
    return result.verdict is Verdict.FAIL and result.level in FAIL_ON[fail_on]
