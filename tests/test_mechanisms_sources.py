"""The two documents that the mechanisms came from, where they lie beside the repository."""

from functools import cache
from pathlib import Path

import pytest

from checker import Checker
from checker.model import Level, Verdict
from checker.report import Report, Result

SOURCES = Path(__file__).parents[2] / "shared" / "sources"
SPEECH, SUMMARY = "000_582f81a606ad2920.txt", "004_834952a4f1a2b1d6.txt"

pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="the two documents are not here")

#: Slogans without members: row → how often the document has them.
BARE = {SPEECH: {"S1-04": 2, "S1-05": 2, "S1-06": 3, "S1-12": 1}, SUMMARY: {"S2-13": 5}}
#: Slogans whose members are named.
NAMED = {SPEECH: ("S1-10", "S1-11", "S1-16", "S1-18", "S1-28"), SUMMARY: ("S2-05", "S2-21")}


@cache
def report(name: str) -> Report:
    return Checker().check(SOURCES / name)


def result(name: str, requirement: str) -> Result:
    return next(one for one in report(name).results if one.requirement == requirement)


@pytest.mark.parametrize("name", [SPEECH, SUMMARY])
def test_slogans_without_members_are_one_line_with_their_places(name: str) -> None:
    (line,) = [line for line in report(name).groups if line.text]
    assert set(line.requirements) == set(BARE[name])
    assert line.level is Level.NOTE
    assert f"文中{len(BARE[name])}个说法没有说明内容" in line.text
    for requirement, places in BARE[name].items():
        found = result(name, requirement)
        assert found.verdict is Verdict.REVIEW
        assert len(found.evidence) == places
        assert f"{found.title}（首见{found.evidence[0].where}，共{places}处）" in line.text


@pytest.mark.parametrize(("name", "requirement"), [(name, row) for name, rows in NAMED.items() for row in rows])
def test_slogans_with_members_pass_on_the_members(name: str, requirement: str) -> None:
    found = result(name, requirement)
    assert found.verdict is Verdict.PASS
    assert len(found.evidence) >= 2


def test_the_three_lists_of_one_slogan_are_shown_side_by_side() -> None:
    found = result(SPEECH, "S1-07")
    assert (found.verdict, found.level) == (Verdict.REVIEW, Level.WARNING)
    assert [quote.note[:3] for quote in found.evidence] == ["第1种", "第2种", "第3种"]
    assert "基本" in found.evidence[1].note


@pytest.mark.parametrize("name", [SPEECH, SUMMARY])
def test_nothing_else_is_said_of_a_mechanism(name: str) -> None:
    expected = {*BARE[name], *({"S1-07", "S1-32"} if name == SPEECH else ())}
    asked = (Verdict.FAIL, Verdict.REVIEW, Verdict.OPEN)
    rows = [one for one in report(name).results if one.requirement.startswith(("S1-", "S2-"))]
    assert {one.requirement for one in rows if one.verdict in asked} == expected
