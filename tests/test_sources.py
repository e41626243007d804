"""The two source documents of the project, read as the office would: every finding is right, and none is missing."""

from functools import cache
from pathlib import Path

import pytest

from checker import Checker
from checker.report import Report

SOURCES = Path(__file__).parent.parent.parent / "shared" / "sources"
SPEECH, SUMMARY = "000_582f81a606ad2920.txt", "004_834952a4f1a2b1d6.txt"

pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not here")


@cache
def report(name: str) -> Report:
    return Checker(checklists=("consistency",)).check(SOURCES / name)


def verdicts(name: str, verdict: str) -> dict[str, list[str]]:
    """Requirement ids of that verdict, each with its quotes as the source has them."""
    raw = (SOURCES / name).read_text(encoding="utf-8")
    found = {}
    for result in report(name).results:
        if result.verdict == verdict:
            assert all(raw[quote.start : quote.end] == quote.text for quote in result.evidence)
            found[result.requirement] = [quote.text for quote in result.evidence]
    return found


def test_the_speech_is_damaged_and_broken_off_and_nothing_else() -> None:
    assert verdicts(SPEECH, "fail") == {
        "TY-09": ["?!靶姓\ue49d黧w", "?xí)\ue266洷辉u(píng)", "?cè)谒枷胝J(rèn)", "?jiǎng)?wù)"],
        "TY-10": ["通過程序化達(dá)到"],
    }


def test_the_speech_asks_about_masks_and_the_channel() -> None:
    asked = verdicts(SPEECH, "review")
    assert set(asked) == {"TY-11", "TY-12"}
    assert asked["TY-11"].count("**") == 26
    assert asked["TY-12"] == ["局域網", "向社會(huì)和全局干部職工公開"]


def test_the_speech_counts_right() -> None:
    counted = [
        "三方面",
        "三個(gè)方面",
        "四個(gè)方面",
        "四個(gè)層次",
        "三方面",
        "三項",
        "兩項",
        "四點",
        "三個(gè)環(huán)節",
    ]
    assert verdicts(SPEECH, "pass")["TY-01"] == counted


def test_the_summary_speaks_of_the_wrong_month_and_lost_a_quotation_mark() -> None:
    events = ["5月8日", "5月12日", "5月8日至11日", "5月18日至20日", "6月7日至8日", "5月25日", "五月份"]
    assert verdicts(SUMMARY, "fail") == {"TY-05": ["八月份", *events, "八月份"], "TY-08": ["”"]}


def test_the_summary_asks_about_masks() -> None:
    asked = verdicts(SUMMARY, "review")
    assert set(asked) == {"TY-07", "TY-11"}
    assert asked["TY-07"] == ["某礦司工會〔XX〕28號", "某礦司黨〔XX〕36號"]


def test_the_summary_adds_up() -> None:
    right = verdicts(SUMMARY, "pass")
    assert right["TY-01"] == ["四個方面"]
    assert right["TY-02"] == ["207名", "9名", "18名", "180名"]
    assert right["TY-03"] == ["2.1%", "20.9%", "77%"]
    assert right["TY-04"][:2] == ["675個", "79個"]
