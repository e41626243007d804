"""The exit codes, and what of a report decides them."""

from collections.abc import Callable, Generator, Iterable

from checker.model import Level, Verdict
from checker.renderers.entries import unchecked, unknown
from checker.renderers.views import View
from checker.report import Report, Result, Trouble

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

#: What stands in a report for the notices that an interrupted run did not come to.
INTERRUPTION = Report("（其余文件）", "", error=Trouble("interrupted", "检查被中断，其余文件没有检查"))


class Exit:
    """The exit code of a check, gathered from the reports as they pass by on their way to the renderer.

    *tell* is given a line for each report that could not be wholly checked.
    """

    def __init__(self, fail_on: str, skip_unknown: bool, tell: Callable[[str], None]) -> None:
        self._view = view_of(fail_on)
        self._skip_unknown = skip_unknown
        self._tell = tell
        self._unchecked = False
        self._found = False
        self.interrupted = False

    @property
    def code(self) -> int:
        """The first that holds: something not checked, a finding, sound."""
        return UNCHECKED if self._unchecked else FINDING if self._found else SOUND

    def watch(self, reports: Iterable[Report]) -> Generator[Report]:
        """*reports*, unchanged. Where somebody interrupts them, a last one says in every output that some are missing;
        before the first one there is nothing to write, and the interrupt goes on."""
        begun = False
        try:
            for report in reports:
                self._gather(report)
                begun = True
                yield report
        except KeyboardInterrupt:
            if not begun:
                raise
            self.interrupted = True
            yield INTERRUPTION

    def _gather(self, report: Report) -> None:
        import json

        found, of_no_kind, problem = json.loads(self._view.of(report))
        if problem:
            skipped = self._skip_unknown and of_no_kind
            self._tell(f"{report.name}：{problem}{'，已略过' if skipped else ''}")
            self._unchecked |= not skipped
        self._found |= found


def view_of(fail_on: str) -> View:
    """What Exit takes of each report alone."""
    return View(_outcome, (fail_on,))


def _outcome(report: Report, fail_on: str) -> bytes:
    """Whether *report* holds a finding that counts, whether it is of no known kind, and what was not checked."""
    import json

    found = any(counts(result, fail_on) for result in report.results)
    return json.dumps((found, unknown(report), unchecked(report))).encode()


def counts(result: Result, fail_on: str) -> bool:
    """Whether *result* is a finding at or above *fail_on* (a key of FAIL_ON) that nobody has accepted."""
    if result.waived:
        return False
    if result.verdict is Verdict.REVIEW:
        return fail_on == "review"
    return result.verdict is Verdict.FAIL and result.level in FAIL_ON[fail_on]
