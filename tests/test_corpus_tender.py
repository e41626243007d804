"""Real notices of tenders, labelled by hand: they lie beside the project and are measured where they are there."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker import Checker
from checker.report import Report

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "tender"
pytestmark = pytest.mark.skipif(not (CORPUS / "labels.json").exists(), reason="the labelled notices are not here")

#: What the labels call the verdicts.
LABELS = {"pass": "pass", "fail": "fail", "review": "review", "na": "notApplicable"}


@cache
def labels() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPUS / "labels.json").read_text(encoding="utf-8"))
    return found


@cache
def reports() -> dict[str, Report]:
    checker = Checker()
    return {stem: checker.check(CORPUS / "txt" / f"{stem}.txt") for stem in labels()}


@cache
def compared() -> list[tuple[str, str, str, bool]]:
    """For each label that is sure: element, label, verdict, and whether the evidence shares words with the label's."""
    found = []
    for stem, notice in labels().items():
        results = {result.requirement: result for result in reports()[stem].results}
        text = (CORPUS / "txt" / f"{stem}.txt").read_text(encoding="utf-8")
        for element, label in notice["elements"].items():
            if element not in results or label["v"] not in LABELS:
                continue
            result = results[element]
            places = _occurrences(text, label["q"])
            shown = any(quote.start < end and start < quote.end for quote in result.evidence for start, end in places)
            found.append((element, LABELS[label["v"]], result.verdict.value, shown or not label["q"]))
    return found


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    places = []
    at = text.find(words) if words else -1
    while at >= 0:
        places.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return places


def test_the_kind_of_every_notice_is_told() -> None:
    wrong = {stem for stem, notice in labels().items() if reports()[stem].notice != notice["type"]}
    assert not wrong


def test_violations_are_found_and_only_those() -> None:
    pairs = Counter((label == "fail", verdict == "fail") for _, label, verdict, _ in compared())
    precision = pairs[True, True] / max(1, pairs[True, True] + pairs[False, True])
    recall = pairs[True, True] / max(1, pairs[True, True] + pairs[True, False])
    assert pairs[True, True] > 0
    assert precision >= 0.95
    assert recall >= 0.95


def test_no_violation_is_called_a_pass() -> None:
    assert not [one for one in compared() if one[1] == "fail" and one[2] == "pass"]


def test_verdicts_agree_with_the_labels() -> None:
    agreed = sum(label == verdict for _, label, verdict, _ in compared())
    assert agreed >= 0.98 * len(compared())


def test_evidence_shares_words_with_the_labels() -> None:
    shown = [overlaps for _, label, verdict, overlaps in compared() if label == verdict == "pass"]
    assert sum(shown) >= 0.97 * len(shown)
