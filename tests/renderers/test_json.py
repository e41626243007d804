"""The JSON, byte for byte. ``UPDATE_GOLDEN=1 pytest tests/renderers`` writes the golden files anew."""

import dataclasses
import io
import json
import os
import pickle
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.renderers.json_report import render
from checker.report import Basis, Coverage, GroupLine, Mend, Quote, Report, Result, Trouble

from . import reports
from .strategies import REPORTS

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
CASES: dict[str, list[Report]] = {
    "none": [],
    "faulty": [reports.FAULTY],
    "unreadable": [reports.ERROR, reports.UNKNOWN],
}


def written(given_reports: Iterable[Report]) -> bytes:
    target = io.BytesIO()
    assert render(given_reports, target) is True
    return target.getvalue()


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    data = written(CASES[name])
    path = GOLDEN / f"{name}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(data)
    assert data == path.read_bytes()


def test_the_fields_of_the_contract_come_first_and_in_order() -> None:
    document = json.loads(written([reports.FAULTY]))["documents"][0]
    assert list(document)[:6] == ["path", "notice", "checklists", "coverage", "error", "results"]
    assert list(document["results"][0])[:11] == [
        "requirement",
        "title",
        "kind",
        "level",
        "verdict",
        "message",
        "basis",
        "remedy",
        "evidence",
        "related",
        "values",
    ]
    assert list(document["results"][0]["evidence"][0])[:4] == ["start", "end", "text", "where"]


def test_it_is_laid_out_as_json_lays_it_out() -> None:
    data = written(reports.SEVERAL)
    assert data.decode() == json.dumps(json.loads(data), ensure_ascii=False, indent=2) + "\n"


def test_a_float_that_json_cannot_say_is_null() -> None:
    result = dataclasses.replace(reports.PERIOD, values={"ratio": float("nan"), "most": float("inf")})
    document = json.loads(written([reports.report("甲.txt", result)]))["documents"][0]
    assert document["results"][0]["values"] == {"ratio": None, "most": None}


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(st.lists(REPORTS, max_size=3))
def test_what_is_written_is_the_report(given_reports: list[Report]) -> None:
    data = written(given_reports)
    documents = json.loads(data)["documents"]
    assert [Report.from_dict({"name": item.pop("path"), **item}) for item in documents] == given_reports
    assert written(given_reports) == data


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30, deadline=None)
@given(REPORTS)
def test_a_report_goes_to_plain_data_and_pickle_and_back(report: Report) -> None:
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report
    assert pickle.loads(pickle.dumps(report)) == report


def test_every_field_is_documented() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    names = {
        field.name
        for kind in (Basis, Coverage, GroupLine, Mend, Quote, Report, Result, Trouble)
        for field in dataclasses.fields(kind)
    }
    assert [name for name in sorted(names - {"name"} | {"path"}) if f"`{name}`" not in page] == []
