"""One run, every format: what must be mended, what somebody must look at and what is advised are as many in each."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any
from xml.etree import ElementTree

import pytest

from checker.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMATS = ("json", "jsonl", "csv", "junit", "sarif", "code_scanning", "gitlab", "github", "markdown")
WAIVERS = """
[[waiver]]
requirement = "GB-TM-02"
file = "公示/*"
reason = "请示已批"
approver = "张主任"
expires = 2999-01-01
"""
#: What is counted, by what a notice and what a rule or a plan is told.
_MEND, _LOOK, _ADVISE, _CUSTOM, _WAIVED = ("必改", "矛盾"), ("请核",), ("建议", "缺项"), ("惯例",), ("已豁免",)
_COUNTED = (_MEND, _LOOK, _ADVISE, _CUSTOM, _WAIVED)


@pytest.fixture
def counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[int, ...]]:
    """Of each format how many there are of each of ``_COUNTED``."""
    monkeypatch.chdir(tmp_path)
    copytree(
        EXAMPLES, "公示", ignore=lambda folder, names: [one for one in names if not one.endswith((".docx", ".txt"))]
    )
    Path("公示/坏 了.docx").write_bytes(b"PK\x03\x04")
    Path("公示/不明.txt").write_text("随便写写。\n", encoding="utf-8")
    Path("waivers.toml").write_text(WAIVERS, encoding="utf-8")
    outputs = [word for name in FORMATS for word in ("--output", f"{name}=out.{name}")]
    assert main(["check", "公示", "--series", "--waivers", "waivers.toml", "--jobs", "0", *outputs]) == 3
    return {name: _counted(name, Path(f"out.{name}").read_text(encoding="utf-8-sig")) for name in FORMATS}


def test_every_format_counts_alike(counts: dict[str, tuple[int, ...]]) -> None:
    expected = counts["json"]
    assert all(expected)
    assert counts.pop("code_scanning") == (*expected[:4], 0)  # only what is to be dealt with
    assert counts.pop("markdown")[:3] == expected[:3]  # customs stand on one line
    assert set(counts.values()) == {expected}


def _counted(name: str, text: str) -> tuple[int, ...]:
    found = Counter(_READ[name](text))
    return tuple(sum(found[word] for word in words) for words in _COUNTED)


def _json(text: str) -> Iterator[str]:
    for document in json.loads(text)["documents"]:
        yield from _of_results(document)


def _of_results(document: dict[str, Any]) -> Iterator[str]:
    for one in document["results"]:
        yield _word(one["verdict"], one["level"], bool(one["suppressed"]))


def _word(verdict: str, level: str | None, waived: bool) -> str:
    if waived:
        return "已豁免"
    levels = {"error": "必改", "warning": "建议", "note": "惯例"}
    return levels[level or ""] if verdict == "fail" else {"review": "请核"}.get(verdict, "")


def _jsonl(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from _of_results(json.loads(line))


def _csv(text: str) -> Iterator[str]:
    return (row["结论"] for row in csv.DictReader(text.splitlines()))


def _junit(text: str) -> Iterator[str]:
    for case in ElementTree.fromstring(text).iter("testcase"):
        for told in case:
            yield told.get("type") or (told.get("message") or "").partition("：")[0]


def _sarif(text: str) -> Iterator[str]:
    for one in json.loads(text)["runs"][0]["results"]:
        yield _word(one["kind"], one.get("level"), bool(one.get("suppressions")))


def _gitlab(text: str) -> Iterator[str]:
    return (re.split(r"\s", one["description"])[0] for one in json.loads(text))


def _github(text: str) -> Iterator[str]:
    return (match[1] for match in re.finditer(r"^::\w+ .*?title=(\S+?)[ :]", text, re.M))


def _markdown(text: str) -> Iterator[str]:
    return (match[1] for match in re.finditer(r"^- \*\*(\S+?)\*\*", text, re.M))


_READ = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "junit": _junit,
    "sarif": _sarif,
    "code_scanning": _sarif,
    "gitlab": _gitlab,
    "github": _github,
    "markdown": _markdown,
}
