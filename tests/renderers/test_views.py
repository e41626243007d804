"""What was made of a report before: the same bytes come of it, and the report is not read for them."""

import importlib
import io
import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from checker.batch.packing import pack_views, unpack_views
from checker.renderers import console, markdown
from checker.renderers.console import ConsoleStyle
from checker.renderers.formats import FORMATS
from checker.renderers.views import Shown, View
from checker.report import Report

from . import reports
from .strategies import REPORTS

Render = Callable[[Iterable[Report], BinaryIO], bool]
STYLES = [ConsoleStyle(), ConsoleStyle(colour=True, width=60), ConsoleStyle(width=140, full=True)]
MODULES = {one.name: importlib.import_module(f"checker.renderers.{one.module}") for one in FORMATS}
CASES: dict[str, tuple[Render, tuple[View, ...]]] = {
    **{name: (one.render, one.VIEWS) for name, one in MODULES.items() if hasattr(one, "VIEWS")},
    **{f"console {style}": (console.render_with(style), console.views(style)) for style in STYLES},
    **{f"markdown {full}": (markdown.render_with(full), markdown.views(full)) for full in (False, True)},
}


def written(render: Render, given_reports: Iterable[Report]) -> bytes:
    target = io.BytesIO()
    assert render(given_reports, target)
    return target.getvalue()


def unread() -> Report:
    raise AssertionError("read")


def kept(report: Report, views: Sequence[View]) -> Report:
    return Shown.stand_for(report.name, report.digest, unpack_views(pack_views(report, views), views), unread)


def test_what_each_format_makes_of_one_report_can_be_kept() -> None:
    assert {"jsonl", "json", "csv", "summary", "junit", "github"} <= CASES.keys()


@pytest.mark.parametrize("case", CASES)
@given(given_reports=st.lists(REPORTS, max_size=3))
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_any_report_is_written_as_it_was(case: str, given_reports: list[Report]) -> None:
    render, views = CASES[case]
    try:
        expected = written(render, given_reports)
    except UnicodeEncodeError:  # said where it is written, with or without views
        return
    assert written(render, [kept(report, views) for report in given_reports]) == expected


@pytest.mark.parametrize("case", CASES)
def test_the_reports_of_the_golden_files_too(case: str) -> None:
    render, views = CASES[case]
    assert written(render, [kept(one, views) for one in reports.EVERYTHING]) == written(render, reports.EVERYTHING)


def test_views_are_told_apart_and_travel() -> None:
    views = [view for _, views in CASES.values() for view in views]
    assert len({view.key for view in views}) == len(set(views))
    assert pickle.loads(pickle.dumps(views)) == views


@given(st.binary())
def test_any_bytes_are_views_or_refused(data: bytes) -> None:
    if data:
        with pytest.raises(ValueError):
            unpack_views(data, CASES["jsonl"][1])


def test_a_shown_report_is_the_report_to_everybody() -> None:
    read: list[int] = []
    whole = reports.FAULTY

    def once() -> Report:
        read.append(1)
        return whole

    view = CASES["jsonl"][1][0]
    shown = Shown.stand_for("新名.txt", whole.digest, {view: b"x"}, once)
    named = replace(whole, name="新名.txt")
    assert (shown.name, shown.digest, view.of(shown), read) == ("新名.txt", whole.digest, b"x", [])
    assert shown == named
    assert named == shown
    assert (shown.results, shown.to_dict(), read) == (whole.results, named.to_dict(), [1])
    assert pickle.loads(pickle.dumps(shown)) == named
    with pytest.raises(AttributeError):
        _ = shown.nix


def test_of_a_changed_report_nothing_is_known() -> None:
    view = CASES["jsonl"][1][0]
    shown = Shown.stand_for("一.txt", reports.FAULTY.digest, {view: b"x"}, lambda: reports.FAULTY)
    changed = replace(shown, results=())
    assert view.of(changed) == view.of(replace(reports.FAULTY, name="一.txt", results=()))


def test_a_view_that_fails_is_left_to_who_writes() -> None:
    assert pack_views(reports.FAULTY, (View(failing),)) == b""
    assert unpack_views(b"", (View(failing),)) == {}


def failing(report: Report) -> bytes:
    raise RuntimeError(report.name)


@pytest.mark.parametrize("number", [50, 51, 250])
def test_of_many_files_the_table_lists_those_that_ask_for_most(number: int) -> None:
    """All are counted; up to fifty are listed as they came."""
    given_reports = [replace((reports.CLEAN, reports.FAULTY)[n % 5 == 0], name=f"{n:03}.txt") for n in range(number)]
    table = written(console.render, given_reports).decode().rsplit("\n\n", 1)[1].splitlines()
    total = [int(cell) for cell in table[-1].split()[-4:]]
    faulty = [int(cell) for cell in next(line for line in table if line.startswith("000.txt")).split()[-4:]]
    assert table[-1].startswith(f"合计 {number} 份")
    assert total[0] == faulty[0] * len(range(0, number, 5))
    listed = [line[:7] for line in table[1:-1] if line[3:7] == ".txt"]
    if number <= 50:
        assert listed == [report.name for report in given_reports]
    else:
        assert len(listed) <= 50
        assert listed[: len(range(0, number, 5))] == [f"{n:03}.txt" for n in range(0, number, 5)][:50]
        assert table[-2].endswith("未列")


def test_a_file_that_was_not_checked_is_listed_before_those_that_need_less() -> None:
    given_reports = [replace(reports.REVIEW, name=f"{n:03}.txt") for n in range(60)]
    given_reports[55] = replace(reports.ERROR, name="坏.txt")
    table = written(console.render, given_reports).decode().rsplit("\n\n", 1)[1].splitlines()
    assert table[1].startswith("坏.txt")
    assert "另有 10 份也有要处理的" in table[-2]
