"""The console report, word for word. ``UPDATE_GOLDEN=1 pytest tests/renderers`` writes the golden files anew."""

import dataclasses
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Verdict
from checker.renderers.console import ConsoleStyle, render, render_with
from checker.renderers.layout import columns, visible
from checker.report import Report

from . import reports
from .strategies import REPORTS

GOLDEN = Path(__file__).parent / "golden"
PLAIN = ConsoleStyle()
CASES: dict[str, tuple[Sequence[Report], ConsoleStyle]] = {
    "faulty": ([reports.FAULTY], ConsoleStyle()),
    "faulty_full": ([reports.FAULTY], ConsoleStyle(full=True)),
    "faulty_narrow": ([reports.FAULTY], ConsoleStyle(width=20)),
    "faulty_wide": ([reports.FAULTY], ConsoleStyle(width=140)),
    "faulty_colour": ([reports.FAULTY], ConsoleStyle(colour=True)),
    "clean": ([reports.CLEAN], ConsoleStyle()),
    "review": ([reports.REVIEW], ConsoleStyle()),
    "unknown": ([reports.UNKNOWN], ConsoleStyle()),
    "error": ([reports.ERROR], ConsoleStyle()),
    "nothing_run": ([reports.NOTHING_RUN], ConsoleStyle()),
    "internal": ([reports.INTERNAL], ConsoleStyle()),
    "groups": ([reports.GROUPS], ConsoleStyle()),
    "groups_full": ([reports.GROUPS], ConsoleStyle(full=True)),
    "waived": ([reports.WAIVED], ConsoleStyle()),
    "hostile": ([reports.HOSTILE], ConsoleStyle()),
    "edits": ([reports.EDITS], ConsoleStyle()),
    "several": (reports.SEVERAL, ConsoleStyle(width=80)),
    "several_kinds": ([reports.REVIEW, reports.INTERNAL], ConsoleStyle(width=80)),
}


def printed(given_reports: Iterable[Report], style: ConsoleStyle = PLAIN) -> str:
    target = io.BytesIO()
    assert render_with(style)(given_reports, target)
    return target.getvalue().decode()


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    text = printed(*CASES[name])
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


def test_every_golden_text_has_its_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)


def test_the_hook_prints_in_the_default_style() -> None:
    target = io.BytesIO()
    assert render([reports.FAULTY], target) is True
    assert target.getvalue().decode() == printed([reports.FAULTY])


def test_reports_are_written_as_they_come() -> None:
    target = io.BytesIO()
    seen: list[int] = []

    def one_by_one() -> Iterator[Report]:
        for report in (reports.CLEAN, reports.REVIEW):
            seen.append(len(target.getvalue()))
            yield report

    render(one_by_one(), target)
    assert seen[0] == 0 < seen[1]


@pytest.mark.parametrize("name", CASES)
def test_no_line_is_wider_than_asked(name: str) -> None:
    given_reports, style = CASES[name]
    text = re.sub("\x1b\\[[0-9]*m", "", printed(given_reports, style))
    assert all(columns(line) <= max(style.width, 60) for line in text.splitlines())


@pytest.mark.parametrize("name", CASES)
def test_it_never_says_that_a_notice_may_be_published(name: str) -> None:
    text = printed(*CASES[name])
    assert "可以发布" not in text
    assert "clean" not in text


def test_what_is_not_published_is_not_spoken_of_as_published() -> None:
    text = printed([reports.INTERNAL])
    assert "发布" not in text.replace("与已发布的制度一致", "")
    assert "必改" not in text
    assert "签发" not in text


def test_colour_adds_nothing_but_colour() -> None:
    coloured = printed([reports.FAULTY], ConsoleStyle(colour=True))
    assert re.sub("\x1b\\[[0-9]*m", "", coloured) == printed([reports.FAULTY])


def test_a_message_that_only_repeats_the_title_is_not_said_twice() -> None:
    text = printed([reports.FAULTY])
    assert text.count("提倡实名反映") == 2  # what is missing, and what to write


def test_what_may_stand_where_nothing_was_read_is_one_line() -> None:
    unread = "也可能写在没有读到的地方（第2页是图片），请看原件"
    some = [
        reports.result(f"SK-0{number}", title, verdict=Verdict.OPEN, message=f"没有写{title}；{unread}")
        for number, title in enumerate(("公示期", "受理渠道"), 4)
    ]
    together = printed([reports.report("公示.pdf", *some)], ConsoleStyle(width=200))
    assert f"未能检查  以下 2 项不能判定，读到的部分没有写，{unread}：公示期；受理渠道" in together
    alone = printed([reports.report("公示.pdf", some[0])], ConsoleStyle(width=200))
    assert f"未能检查  公示期：没有写公示期；{unread}" in alone


def test_a_basis_is_cited_in_full_once() -> None:
    text = printed([reports.FAULTY])
    assert text.count("（云组发〔2030〕3号）") == 1
    assert text.count("《云岭市干部任前公示办法》") == 3


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(st.lists(REPORTS, max_size=3), st.booleans(), st.integers(0, 140))
def test_any_report_prints(given_reports: list[Report], full: bool, width: int) -> None:
    text = printed(given_reports, ConsoleStyle(width=width, full=full))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\u2028\u2029\ufeff]", text)
    squeezed = "".join(text.split())
    for report in given_reports:
        if report.error or (report.notice is None and not report.coverage.loaded):
            continue
        told = {(line.id, line.verdict) for line in report.groups if line.text}
        for result in report.results:
            if (result.waived or (result.group, result.verdict) not in told) and result.verdict in (
                Verdict.FAIL,
                Verdict.REVIEW,
                Verdict.OPEN,
            ):
                assert "".join(visible(result.title).split()) in squeezed


@pytest.mark.parametrize("loaded", [0, 3])
def test_nothing_run_is_never_clean(loaded: int) -> None:
    coverage = dataclasses.replace(reports.NOTHING_RUN.coverage, loaded=loaded, open=loaded)
    text = printed([dataclasses.replace(reports.NOTHING_RUN, coverage=coverage)])
    assert "一项也没有检查" in text
    assert "未见必改项" not in text
