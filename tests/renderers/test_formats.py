"""The outputs for programs and files, word for word. ``UPDATE_GOLDEN=1 pytest tests/renderers`` writes them anew."""

import importlib
import io
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from checker.registry import Registry
from checker.renderers.formats import FORMATS, Format, format_of
from checker.report import Report

from . import reports
from .strategies import REPORTS

GOLDEN = Path(__file__).parent / "golden" / "formats"
NAMES = [one.name for one in FORMATS if one.name not in ("console", "json") and not one.binary]
SUFFIXES = {"summary": ".txt", "ledger": ".csv", "github": ".txt", "gitlab": ".json", "code_scanning": ".sarif"}
_UNSEEN = re.compile("[\x00-\x09\x0b-\x0c\x0e-\x1f\x7f-\x9f\u200b\u202e\u2028\u2029\ufeff]")
CASES = {"everything": reports.EVERYTHING, "one": (reports.TEXT,), "none": ()}
STREAMING = ("summary", "csv", "jsonl", "sarif", "junit", "github", "gitlab")


@cache
def registry() -> Registry:
    return Registry()


def written(name: str, *given_reports: Report) -> bytes:
    target = io.BytesIO()
    assert registry().renderer(name)(given_reports, target) is True
    return target.getvalue()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str, case: str) -> None:
    data = written(name, *CASES[case])
    suffix = SUFFIXES.get(name) or next(suffix for one in FORMATS for suffix in one.suffixes if one.name == name)
    path = GOLDEN / f"{name}-{case}{suffix}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert data == path.read_bytes()


def test_every_golden_file_has_its_case() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {f"{name}-{case}" for name in NAMES for case in CASES}


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_a_built_in_format_is_a_renderer(one: Format) -> None:
    assert hasattr(importlib.import_module(f"checker.renderers.{one.module}").render, "checker_impl")
    assert callable(registry().renderer(one.name))


def test_no_suffix_asks_for_two_formats() -> None:
    suffixes = [suffix for one in FORMATS for suffix in one.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert [format_of(f"R{suffix.upper()}") for suffix in suffixes] == [
        one.name for one in FORMATS for _ in one.suffixes
    ]


@pytest.mark.parametrize("name", STREAMING)
def test_reports_are_written_as_they_come(name: str) -> None:
    target = io.BytesIO()
    seen: list[int] = []

    def one_by_one() -> Iterator[Report]:
        for report in (reports.FAULTY, reports.TEXT, reports.REVIEW):
            seen.append(len(target.getvalue()))
            yield report

    assert registry().renderer(name)(one_by_one(), target)
    assert seen == sorted(set(seen))


@pytest.mark.parametrize("name", NAMES)
def test_what_could_not_be_checked_is_in_every_output(name: str) -> None:
    assert "文件有密码，请先解密再检查" in written(name, reports.ERROR).decode()
    assert ('"notice": null' if name == "jsonl" else "未能识别") in written(name, reports.UNKNOWN).decode()
    assert "可以发布" not in written(name, *reports.EVERYTHING).decode()


@pytest.mark.parametrize(
    "name",
    [name for name in NAMES if name not in ("summary", "sarif", "code_scanning", "csv", "ledger", "jsonl", "junit")],
)
def test_the_gravest_comes_first(name: str) -> None:
    text = written(name, reports.FAULTY).decode()
    places = [text.index(word) for word in ("写明监督电话", "受理电话前后一致", "提倡实名反映", "文号", "任职年限")]
    assert places == sorted(places)


@settings(
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(st.lists(REPORTS, max_size=3))
def test_any_report_is_written_in_every_format(given_reports: list[Report]) -> None:
    for name in NAMES:
        text = written(name, *given_reports).decode()
        assert written(name, *given_reports).decode() == text
        if name not in ("jsonl", "sarif", "code_scanning", "gitlab"):
            assert not _UNSEEN.search(text.removeprefix("\ufeff"))
