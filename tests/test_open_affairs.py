"""The documents of tests/open_affairs are judged as expected.toml says, which was written without knowing the code."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker import Checker
from checker.checklist import load_config
from checker.report import Report, Result

FOLDER = Path(__file__).parent / "open_affairs"
DOCUMENTS: dict[str, dict[str, Any]] = {
    document["file"]: document
    for document in tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))["document"]
}
KINDS = ("open_affairs_rules", "open_affairs_report")


@cache
def checker(registered: bool) -> Checker:
    return Checker(load_config(FOLDER / "registered" / "checker.toml", FOLDER) if registered else None)


@cache
def report(name: str) -> Report:
    return checker(name.startswith("registered/")).check(FOLDER / name)


def asked(name: str) -> list[Result]:
    """What a reader is told: all that fails or is for review, at whatever level."""
    return [result for result in report(name).results if result.verdict in ("fail", "review", "open")]


def found(finding: dict[str, Any], result: Result) -> bool:
    """Whether *result* is *finding*: its evidence overlaps the words, or both name what is missing."""
    if str(result.verdict) != finding["verdict"] or str(result.level) != finding.get("level", result.level):
        return False
    words = [finding["quote"], *finding.get("also", [])] if "quote" in finding else []
    quotes = [quote.text for quote in result.evidence if quote.text]
    if not words:
        return not quotes and result.requirement.endswith(finding["what"].split()[0].partition(".")[2])
    return any(quote in word or word in quote for quote in quotes for word in words)


def test_every_document_has_its_findings_written_down() -> None:
    texts = [path for path in FOLDER.rglob("*") if path.suffix in (".txt", ".docx")]
    assert sorted(DOCUMENTS) == sorted(path.relative_to(FOLDER).as_posix() for path in texts)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_kind_is_told(name: str) -> None:
    kind = DOCUMENTS[name]["kind"]
    notice = report(name).notice
    assert notice in KINDS if kind == "other" else notice == (None if kind == "null" else kind)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_expected_is_found(name: str) -> None:
    missed = [
        finding["what"]
        for finding in DOCUMENTS[name].get("finding", [])
        if not any(found(finding, result) for result in asked(name))
    ]
    assert not missed


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_else_is_found(name: str) -> None:
    findings = DOCUMENTS[name].get("finding", [])
    more = [
        (result.requirement, result.message)
        for result in asked(name)
        if str(result.level) != "note" and not any(found(finding, result) for finding in findings)
    ]
    assert not more
