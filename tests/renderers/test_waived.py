"""What the office has accepted is shown, and counted by nothing."""

from dataclasses import replace

import pytest

from checker.cli.exits import FAIL_ON, Exit
from checker.model import Level, Verdict
from checker.renderers.entries import Tag, entries, tally
from checker.report import GroupLine, Report, Result

from . import reports


def code(report: Report, fail_on: str) -> int:
    exit_ = Exit(fail_on, False, lambda line: None)
    list(exit_.watch([report]))
    return exit_.code


def test_a_waived_fault_is_counted_apart() -> None:
    counts = tally(entries(reports.WAIVED))
    assert (counts.must, counts.look, counts.better, counts.waived) == (0, 1, 2, 2)


@pytest.mark.parametrize("fail_on", FAIL_ON)
def test_a_waived_fault_or_question_decides_no_exit_code(fail_on: str) -> None:
    for result in (reports.PERIOD, reports.REAL_NAME, reports.PHONE):
        assert code(reports.report("甲.txt", replace(result, suppressed="已批准")), fail_on) == 0


@pytest.mark.parametrize("result", [*reports.BROKEN, *reports.PASSES, reports.MINORS])
def test_only_a_fault_or_a_question_is_waived(result: Result) -> None:
    waived = reports.report("甲.txt", replace(result, suppressed="已批准"))
    assert not entries(waived)[Tag.WAIVED]
    assert code(waived, "error") == code(reports.report("甲.txt", result), "error")


def test_the_line_of_a_group_is_not_said_where_it_counts_a_waived_result() -> None:
    line = GroupLine("slogans", Verdict.FAIL, Level.WARNING, text="3 项只有口号。")
    report = replace(reports.report("甲.txt", *reports.SLOGANS), groups=(line,))
    assert [entry.line for entry in entries(report)[Tag.BETTER]] == ["3 项只有口号。"]
    waived = replace(report, results=(replace(report.results[0], suppressed="已批准"), *report.results[1:]))
    assert [(entry.line, len(entry.results)) for entry in entries(waived)[Tag.BETTER]] == [("", 2)]
