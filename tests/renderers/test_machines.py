"""What programs read is what the reports say: schemas, escapes, nothing that was not checked passed for sound."""

import csv
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from junitparser import Error, Failure, JUnitXml, Skipped

from checker.cli.exits import INTERRUPTION
from checker.model import Verdict
from checker.renderers.entries import Tag, entries, unjudged
from checker.renderers.layout import inline, visible
from checker.report import Quote, Report

from . import reports
from .strategies import REPORTS
from .test_formats import written

anything = settings(
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.4.json"


@cache
def validator() -> Draft4Validator:
    schema = json.loads(SCHEMA.read_bytes())
    suppression = schema["definitions"]["suppression"]["properties"]
    suppression["status"] = suppression.pop("state")  # renamed between this draft and the standard, section 3.35.3
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def sarif(*given_reports: Report) -> dict[str, Any]:
    """The one run of the log, which is valid."""
    log = json.loads(written("sarif", *given_reports))
    assert [error.message for error in validator().iter_errors(log)] == []
    run: dict[str, Any] = log["runs"][0]
    return run


# JSON Lines.


@anything
@given(st.lists(REPORTS, max_size=3))
def test_json_lines_are_the_reports(given_reports: list[Report]) -> None:
    lines = [json.loads(line) for line in written("jsonl", *given_reports).decode().split("\n")[:-1]]
    assert [line.pop("schema") for line in lines] == [1] * len(given_reports)
    assert [Report.from_dict({"name": line.pop("path"), **line}) for line in lines] == given_reports


# SARIF.


def test_sarif_is_valid() -> None:
    run = sarif(*reports.EVERYTHING)
    uri = run["artifacts"][0]["location"]["uri"]
    assert uri == "%E5%85%AC%E5%91%8A/%E4%BB%BB%E5%89%8D%20%E5%85%AC%E7%A4%BA.txt"
    assert run["artifacts"][0]["hashes"] == {"sha-256": "ab" * 32}
    assert sarif()["results"] == []


@anything
@given(st.lists(REPORTS, max_size=3, unique_by=lambda report: report.name))
def test_any_report_is_valid_sarif(given_reports: list[Report]) -> None:
    run = sarif(*given_reports)
    assert len(run["artifacts"]) == len(given_reports)
    assert len(run["results"]) == sum(len(report.results) for report in given_reports)
    for item in run["results"]:
        rule = run["tool"]["driver"]["rules"][item["ruleIndex"]]
        assert rule["id"] == item["ruleId"]
        assert item["kind"] == "fail" or item["level"] == "none"  # SARIF 2.1.0, section 3.27.10
        assert item["locations"]


def test_a_place_in_a_text_file_is_a_region_of_it() -> None:
    found = {item["ruleId"]: item for item in sarif(reports.TEXT)["results"]}
    [place] = found["RQ-04"]["locations"]
    assert place["physicalLocation"]["region"] == {
        "startLine": 7,
        "startColumn": 1,
        "endLine": 8,
        "endColumn": 5,
        "charOffset": 60,
        "charLength": 16,
        "snippet": {"text": "2030年5月1日至\r\n5月7日"},
    }
    [fix] = found["RQ-04"]["fixes"]
    assert fix["artifactChanges"][0]["replacements"][0]["deletedRegion"] == {"charOffset": 60, "charLength": 16}
    absent = found["RQ-09"]["locations"][0]["physicalLocation"]["region"]
    assert (absent["startLine"], absent["charLength"]) == (10, 0)


def test_a_word_file_has_no_lines_and_no_offsets_of_characters() -> None:
    for item in sarif(reports.FAULTY)["results"]:
        assert "region" not in item["locations"][0]["physicalLocation"]
        assert "fixes" not in item
    assert "第4段" in json.dumps(sarif(reports.FAULTY), ensure_ascii=False)


def test_the_lines_of_a_page_are_no_lines_of_a_file() -> None:
    place = Quote(5, 7, "公示", "第1页第3行", part="page[1]", path="line[3]", column=1)
    paper = reports.report("甲.pdf", reports.result("RQ-1", "题", Verdict.FAIL, "。", evidence=(place,)))
    assert "region" not in sarif(paper)["results"][0]["locations"][0]["physicalLocation"]
    assert "line" not in commands(paper)[0][1]


def test_what_was_accepted_is_suppressed() -> None:
    found = {item["ruleId"]: item for item in sarif(reports.WAIVED)["results"]}
    [told] = found["RQ-04"]["suppressions"]
    assert (told["status"], told["justification"]) == ("accepted", "经县局批准，公示期三日（云组批〔2030〕7号）")
    assert "suppressions" not in found["RQ-06"]


def test_a_fingerprint_stays_when_text_moves() -> None:
    def mark(quote: Quote, name: str = "甲.txt") -> str:
        result = reports.result("RQ-1", "题", Verdict.FAIL, evidence=(quote,))
        marks = sarif(reports.report(name, result))["results"][0]["partialFingerprints"]
        return str(marks["requirementAndWords/v1"])

    first = mark(Quote(5, 7, "公示", "第4段"))
    assert mark(Quote(95, 97, "公示", "第12段")) == first
    assert mark(Quote(5, 7, "公示", "表1第2行第3列")) != first
    assert mark(Quote(5, 7, "公告", "第4段")) != first


def test_files_that_were_not_checked_are_notifications() -> None:
    [invocation] = sarif(reports.ERROR, reports.UNKNOWN)["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [(item["descriptor"]["id"], item["level"]) for item in invocation["toolExecutionNotifications"]]
    assert told == [("encrypted", "error"), ("unknown_kind", "warning")]
    assert sarif(reports.CLEAN)["invocations"][0]["executionSuccessful"] is True


def test_the_files_that_an_interrupted_run_did_not_come_to_are_no_artifact() -> None:
    run = sarif(reports.CLEAN, INTERRUPTION, reports.TEXT)
    assert [item["location"]["uri"][-4:] for item in run["artifacts"]] == [".txt", ".txt"]
    [told] = [item for item in run["invocations"][0]["toolExecutionNotifications"] if item["level"] == "error"]
    assert "locations" not in told
    assert {item["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for item in run["results"]} == {0, 1}


def test_code_scanning_is_given_what_asks_something_of_a_person() -> None:
    log = json.loads(written("code_scanning", reports.TEXT, reports.WAIVED, reports.CLEAN))
    assert [error.message for error in validator().iter_errors(log)] == []
    told = [(item["ruleId"], item["kind"]) for item in log["runs"][0]["results"]]
    assert told[:4] == [("RQ-04", "fail"), ("RQ-09", "fail"), ("RQ-06", "review"), ("RQ-11", "open")]
    assert [name for name, _ in told[4:]] == ["RQ-06", "RQ-32", "RQ-33"]
    assert len(log["runs"][0]["artifacts"]) == 3


def test_a_name_that_is_not_utf_8_is_its_bytes() -> None:
    uri = sarif(reports.HOSTILE)["artifacts"][0]["location"]["uri"]
    assert uri.endswith("%80.txt")
    assert unquote(uri, errors="surrogateescape") == reports.HOSTILE.name


def test_words_make_no_link() -> None:
    hostile = reports.report("甲.txt", reports.result("RQ-1", "见[此处](http://example.com)", Verdict.FAIL, "。"))
    assert "](" not in sarif(hostile)["results"][0]["message"]["text"]


# JUnit.


def suites(*given_reports: Report) -> list[Any]:
    return list(JUnitXml.fromstring(written("junit", *given_reports)))


@anything
@given(st.lists(REPORTS, max_size=3))
def test_any_report_is_junit_and_only_a_pass_succeeds(given_reports: list[Report]) -> None:
    found = suites(*given_reports)
    names = [visible(report.name).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff") for report in given_reports]
    assert [suite.name for suite in found] == names
    for suite, report in zip(found, given_reports, strict=True):
        cases = list(suite)
        passed = [case for case in cases if not case.result]
        assert suite.tests == len(cases)
        found_ = entries(report)[Tag.FOUND]
        assert len(passed) == (0 if report.error else sum(len(entry.results) for entry in found_))


def test_each_verdict_has_its_outcome() -> None:
    [suite] = suites(reports.FAULTY)
    told = {case.name.split()[0]: [type(one) for one in case.result] for case in suite}
    assert told["RQ-01"] == []
    assert told["RQ-04"] == told["RQ-05"] == [Failure]
    assert told["RQ-06"] == told["RQ-07"] == told["RQ-10"] == [Skipped]
    assert told["RQ-11"] == [Error]
    assert (suite.failures, suite.errors, suite.skipped) == (3, 3, 4)
    for report, outcome in ((reports.ERROR, Error), (reports.UNKNOWN, Skipped), (reports.NOTHING_RUN, Error)):
        assert type(next(iter(list(suites(report)[0])[-1].result))) is outcome


def test_the_end_of_a_section_of_characters_is_escaped() -> None:
    hostile = reports.report("甲.txt", reports.result("RQ-1", "题]]>", Verdict.FAIL, "<b>&]]>\ufffe。乙。"))
    [suite] = suites(hostile)
    [case] = suite
    assert case.name == "RQ-1 题]]>"
    assert "<b>&]]>\\ufffe" in case.result[0].text


# GitHub.

_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(*given_reports: Report) -> list[tuple[str, dict[str, str], str]]:
    """The annotations that the runner of GitHub Actions makes of the lines."""
    found = []
    for line in written("github", *given_reports).decode().split("\n"):
        if match := _COMMAND.fullmatch(line):
            properties = dict(pair.split("=", 1) for pair in match[2].split(","))
            plain = {key: unquote(value) for key, value in properties.items()}
            found.append((match[1], plain, unquote(match[3])))
        else:
            assert not line.lstrip().startswith("::")
            assert "##[" not in line
    return found


def test_annotations_stand_at_lines_where_there_are_lines() -> None:
    found = {properties["title"]: (command, properties) for command, properties, _ in commands(reports.TEXT)}
    command, properties = found["请核 RQ-06"]
    assert command == "warning"
    assert properties["file"] == "公告/任前 公示.txt"
    assert (properties["line"], properties["col"], properties["endColumn"]) == ("9", "6", "18")
    assert "endColumn" not in found["必改 RQ-04"][1]
    assert all("line" not in properties for _, properties, _ in commands(reports.FAULTY))


def test_nothing_in_a_notice_is_a_command() -> None:
    hostile = "a,b:c%\r\n::error::x ##[group]"
    report = reports.report(
        f"::stop-commands::x{hostile}",
        reports.result("RQ,1:", "题", Verdict.FAIL, hostile),
        notice_title=hostile,
        confirm=(hostile,),
        warnings=(hostile,),
    )
    found = commands(report)
    assert [command for command, _, _ in found] == ["error", "notice"]
    assert found[0][1]["title"] == "必改 RQ,1:"
    assert found[0][1]["file"] == inline(report.name)


@anything
@given(st.lists(REPORTS, max_size=3))
def test_any_report_makes_only_annotations(given_reports: list[Report]) -> None:
    commands(*given_reports)


# GitLab.


@anything
@given(st.lists(REPORTS, max_size=3))
def test_any_report_is_gitlab_code_quality(given_reports: list[Report]) -> None:
    for issue in json.loads(written("gitlab", *given_reports)):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
        assert "\n" not in issue["description"]


def test_the_issues_of_gitlab() -> None:
    issues = json.loads(written("gitlab", reports.TEXT, reports.FAULTY, reports.ERROR))
    first = issues[0]
    assert (first["check_name"], first["severity"], first["location"]["lines"]["begin"]) == ("RQ-04", "critical", 7)
    assert first["description"].startswith("必改　公示期不少于5个工作日 第4段")
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert issues[-1]["severity"] == "blocker"
    assert not json.loads(written("gitlab", reports.CLEAN))


# CSV.


def rows(*given_reports: Report) -> list[list[str]]:
    data = written("csv", *given_reports)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@anything
@given(st.lists(REPORTS, max_size=3))
def test_any_report_is_rows_of_one_width_and_no_formula(given_reports: list[Report]) -> None:
    head, *found = rows(*given_reports)
    assert all(len(row) == len(head) for row in found)
    assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for row in found for cell in row)
    unchecked = sum(map(unjudged, given_reports))
    assert len(found) == sum(len(report.results) for report in given_reports) + unchecked


def test_the_rows_say_what_the_console_says() -> None:
    head, *found = rows(reports.FAULTY, reports.ERROR)
    told = [dict(zip(head, row, strict=True)) for row in found]
    assert [row["编号"] for row in told[:4]] == ["RQ-09", "RQ-04", "RQ-06", "RQ-05"]
    assert told[1]["结论"] == "必改"
    assert told[1]["怎样改"] == "改为 “公示时间：2030年5月6日至5月13日。”"
    assert (told[-1]["结论"], told[-1]["说明"]) == ("未检查", "文件有密码，请先解密再检查")


@pytest.mark.parametrize("words", ["=cmd()", " +1", "@SUM(A1)", "-1", "＝1", "\n=1"])
def test_a_formula_is_words(words: str) -> None:
    head, row = rows(reports.report("甲.txt", reports.result("RQ-1", words, Verdict.FAIL, "。")))
    assert row[head.index("要求")] == f"'{words}"


# Markdown.


def test_words_are_no_markup() -> None:
    hostile = "<img src=x> [甲](http://example.com) `|*_#"
    report = reports.report(hostile, reports.result("RQ-1", hostile, Verdict.FAIL, f"{hostile}\n# 题"))
    text = written("markdown", report, reports.CLEAN).decode()
    assert "<img" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {6}
    assert text.count("\n# ") + text.startswith("# ") == 1


@anything
@given(st.lists(REPORTS, min_size=2, max_size=3))
def test_markdown_has_a_row_and_a_part_for_each_notice(given_reports: list[Report]) -> None:
    lines = written("markdown", *given_reports).decode().splitlines()
    assert sum(line.startswith("## ") for line in lines) == len(given_reports)
    assert sum(line.startswith("| ") for line in lines) == len(given_reports) + 1
    for report in given_reports:
        if not report.error and report.coverage.loaded:
            assert entries(report) is not None
