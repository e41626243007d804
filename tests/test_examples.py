"""The notices in examples/ are judged as examples/expected.json says, and docs/examples.md shows what is printed."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker import Checker
from checker.renderers.entries import entries, tally
from checker.renderers.layout import wrap
from checker.renderers.wording import verdict
from checker.report import Report

EXAMPLES = Path(__file__).parent.parent / "examples"
PAGE = EXAMPLES.parent / "docs" / "examples.md"
NOTICES = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".docx", ".txt"))
CLEAN = ("pass", "notApplicable")


@cache
def checker() -> Checker:
    return Checker()


@cache
def report(name: str) -> Report:
    return checker().check(EXAMPLES / name)


def summary(found: Report) -> dict[str, Any]:
    """The kind of notice, and every verdict that is neither pass nor notApplicable."""
    asked = {result.requirement: str(result.verdict) for result in found.results if result.verdict not in CLEAN}
    return {"notice": found.notice, "asked": asked}


@cache
def expected() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
    return data


def test_every_example_has_its_verdicts_written_down() -> None:
    assert sorted(expected()) == NOTICES


@pytest.mark.parametrize("name", NOTICES)
def test_an_example_is_judged_as_written_down(name: str) -> None:
    assert summary(report(name)) == expected()[name]


@pytest.mark.parametrize("name", [name for name in NOTICES if "合格" in name])
def test_a_sound_example_has_no_finding(name: str) -> None:
    assert not expected()[name]["asked"]


@pytest.mark.parametrize("name", NOTICES)
def test_the_page_on_the_examples_shows_the_headline_that_is_printed(name: str) -> None:
    headline = wrap(verdict(report(name), tally(entries(report(name)))), 200)
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if f"`{name}`" in line]
    assert [row.split("|")[-2].strip() for row in rows] == headline
