"""The JSON that ``checker check`` writes, and the text of ``checker text`` that its offsets point into."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..readers.build import p, word
from .conftest import NO_ERROR, STRANGER, Run, Write, documents

QUOTE = {"start", "end", "text", "where"}
RESULT = {
    *("requirement", "title", "kind", "level", "verdict", "message", "basis", "remedy", "evidence", "related"),
    "values",
}
COVERAGE = {"loaded", "ran", "passed", "failed", "review", "open", "not_applicable"}


def quotes(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for result in report["results"]:
        yield from result["evidence"]
        yield from result["related"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_offsets_point_into_the_text(end: str, encoding: str, write: Write, run: Run) -> None:
    text = "關於某同志任前公示\n\n公示時間：２０２５年５月６日至５月７日。\n监督电话：0999-5550100。\n"
    text += "某某局\n2025年5月9日\n"
    if encoding == "big5":
        text = text.replace("监督电话", "監督電話")
    write("a.txt", text.replace("\n", end).encode(encoding))
    raw = run("text", "a.txt")
    assert (raw.code, raw.text) == (0, text.replace("\n", end))
    ran = run("check", "a.txt", "--format", "json")
    (report,) = documents(ran.output)
    found = list(quotes(report))
    assert any(quote["text"] for quote in found)
    for quote in found:
        assert quote.keys() >= QUOTE
        assert raw.text[quote["start"] : quote["end"]] == quote["text"]


def test_offsets_point_into_the_text_of_a_word_file(write: Write, run: Run) -> None:
    write("a.docx", word(p("关于某同志任前公示") + p("公示时间：2025年5月6日至5月7日。") + p("2025年5月9日")))
    raw = run("text", "a.docx").text
    (report,) = documents(run("check", "a.docx", "--format", "json").output)
    found = list(quotes(report))
    assert any(quote["text"] for quote in found)
    assert all(raw[quote["start"] : quote["end"]] == quote["text"] for quote in found)


def test_the_shape_of_json(write: Write, run: Run) -> None:
    write("a.txt", NO_ERROR)
    write("strange.txt", STRANGER)
    ran = run("check", "a.txt", "strange.txt", "none.txt", "--format", "json")
    assert list(json.loads(ran.output)) == ["schema", "documents"]
    known, unknown, missing = documents(ran.output)
    for one in (known, unknown, missing):
        assert list(one)[:6] == ["path", "notice", "checklists", "coverage", "error", "results"]
        assert one["coverage"].keys() == COVERAGE
    assert (known["notice"], known["checklists"], known["error"]) == ("made", ["made"], None)
    assert (unknown["notice"], unknown["checklists"], unknown["results"]) == (None, [], [])
    assert missing["error"].keys() == {"code", "message"}
    result = known["results"][0]
    assert result.keys() >= RESULT
    assert (result["requirement"], result["level"], result["verdict"]) == ("R-1", "error", "fail")
    assert (result["evidence"], result["remedy"]) == ([], "甲方：××。")
    assert result["related"][0]["start"] == result["related"][0]["end"]
    assert result["basis"][0]["unverified"] is True


def test_the_same_input_gives_the_same_bytes(write: Write, run: Run) -> None:
    write("a.txt", NO_ERROR)
    assert run("check", "a.txt", "--format", "json") == run("check", "a.txt", "--format", "json")


# The two sources, where they are.

SOURCES = sorted((Path(__file__).parents[3] / "shared" / "sources").glob("*.txt"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_source_is_recognised_and_quoted_truly(path: Path, run: Run) -> None:
    raw = run("text", path).text
    assert raw == path.read_bytes().decode()
    (report,) = documents(run("check", path, "--format", "json", made=False).output)
    assert report["path"] == path.name
    assert report["notice"]
    assert report["coverage"]["open"] == 0
    assert all(raw[quote["start"] : quote["end"]] == quote["text"] for quote in quotes(report))
