"""``checker check``: what is checked, what each exit code means, and one line for each problem."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.engine import Checker
from checker.report import Report

from ..readers.build import archive, members, p, word
from .conftest import SOUND, Run, Write

NO_ERROR = SOUND.replace("甲方、", "")
NO_WARNING = SOUND.replace("乙方、", "")
NO_NOTE = SOUND.replace("、丙方", "")
DOUBTFUL = SOUND + "请核乙方。\n"
BROKEN = SOUND + "出错乙方。\n"
STRANGER = "菜谱\n\n先放油，再放盐。\n"


def documents(output: bytes) -> list[dict[str, Any]]:
    found = json.loads(output)
    assert found["schema"] == 1
    listed: list[dict[str, Any]] = found["documents"]
    return listed


# Exit codes.


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (SOUND, {"error": 0, "warning": 0, "note": 0, "review": 0}),
        (NO_ERROR, {"error": 1, "warning": 1, "note": 1, "review": 1}),
        (NO_WARNING, {"error": 0, "warning": 1, "note": 1, "review": 1}),
        (NO_NOTE, {"error": 0, "warning": 0, "note": 1, "review": 1}),
        (DOUBTFUL, {"error": 0, "warning": 0, "note": 0, "review": 1}),
        (BROKEN, {"error": 3, "warning": 3, "note": 3, "review": 3}),
        (BROKEN.replace("甲方、", ""), {"error": 3, "review": 3}),
        (STRANGER, {"error": 3, "review": 3}),
    ],
    ids=["sound", "no error row", "no warning row", "no note row", "review", "open", "open and fail", "unknown"],
)
def test_exit_code(text: str, codes: dict[str, int], write: Write, run: Run) -> None:
    write("a.txt", text)
    assert {level: run("check", "a.txt", "--fail-on", level).code for level in codes} == codes
    assert run("check", "a.txt").code == codes["error"]


def test_the_worst_of_several_files_decides(write: Write, run: Run) -> None:
    write("good.txt")
    write("bad.txt", NO_ERROR)
    assert run("check", "good.txt", "bad.txt").code == 1
    ran = run("check", "good.txt", "bad.txt", "none.txt", "--format", "json")
    assert ran.code == 3
    assert [one["coverage"]["ran"] for one in documents(ran.output)] == [3, 2, 0]


def test_an_unknown_kind_may_be_skipped_but_never_in_silence(write: Write, run: Run) -> None:
    write("strange.txt", STRANGER)
    write("good.txt")
    ran = run("check", "strange.txt", "good.txt")
    assert ran.code == 3
    assert ran.errors == ["strange.txt：未能识别是哪一类公示公开文件，未作检查"]
    ran = run("check", "strange.txt", "good.txt", "--skip-unknown")
    assert ran.code == 0
    assert ran.errors == ["strange.txt：未能识别是哪一类公示公开文件，未作检查，已略过"]
    assert "未能识别" in ran.text
    assert run("check", "strange.txt", "--checklist", "made").code == 1


def test_the_configuration_may_skip_what_is_unknown(write: Write, run: Run) -> None:
    write("checker.toml", "[run]\nskip_unknown = true\n")
    write("strange.txt", STRANGER)
    assert run("check", "strange.txt").code == 0


def test_nothing_that_applies_is_not_sound(write: Write, run: Run, folder: Path) -> None:
    rows = '[checklist]\nid = "idle"\ntitle = "无"\n[[requirement]]\nid = "I-1"\ntitle = "丁"\nkind = "content"\n'
    rows += 'plugin = "word_given"\noptions = { word = "丁" }\n'
    rows += 'when = { plugin = "word_given", options = { word = "戊" } }\n'
    write("idle.toml", rows)
    write("a.txt")
    ran = run("check", "a.txt", "--rules", "idle.toml", "--checklist", "idle")
    assert (ran.code, ran.errors) == (3, ["a.txt：一项也没有检查"])


def test_an_open_requirement_is_named(write: Write, run: Run) -> None:
    write("a.txt", BROKEN)
    assert run("check", "a.txt", "--format", "json").errors == ["a.txt：1 项未能检查（R-2）"]


# Usage and configuration: exit code 2.


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.txt", "--formt", "json"], "不认识的参数 --formt；是否指“--format”？"),
        (["a.txt", "--formt=json"], "不认识的参数 --formt=json；是否指“--format”？"),
        (["a.txt", "--form", "json"], "不认识的参数 --form；是否指“--format”？"),
        ([], "缺少 路径"),
        (["a.txt", "--output"], "--output 后面要写一个值"),
        (["a.txt", "--full=yes"], "--full 后面不能写值，多了 'yes'"),
        (["a.txt", "--fail-on", "fatal"], "--fail-on：没有“fatal”；可用 error、warning、note、review"),
        (["a.txt", "--publish-date", "2025-5-8"], "--publish-date：“2025-5-8”不是日期；写作 2025-05-08 这样"),
        (["a.txt", "--publish-date", "20250508"], "--publish-date：“20250508”不是日期；写作 2025-05-08 这样"),
        (["a.txt", "--publish-date", "2025-02-30"], "--publish-date：“2025-02-30”不是日期；写作 2025-05-08 这样"),
        (["a.txt", "--publish-date", "2025-W19-4"], "--publish-date：“2025-W19-4”不是日期；写作 2025-05-08 这样"),
        (["a.txt", "--checklist", "mad"], "没有清单“mad”；是否指“made”？"),
        (["a.txt", "--format", "pdf"], "没有名为“pdf”的输出格式；可用：console、json"),
        (["a.txt", "--rules", "nowhere"], "nowhere：没有这个规则文件夹或文件"),
        (["a.txt", "--plugins-dir", "nowhere"], "插件目录不存在：nowhere"),
        (["a.txt", "--config", "nowhere.toml"], "nowhere.toml：没有这个配置文件"),
        (["a.txt", "--output", "no/such/r.json"], "--output：没有文件夹 no/such"),
        (["a.txt", "--output", "."], "--output：.是文件夹，请写文件名"),
        (["a.txt", "--output", ""], "--output：没有写文件名"),
    ],
)
def test_usage(words: list[str], said: str, write: Write, run: Run) -> None:
    write("a.txt")
    made = "--plugins-dir" not in words
    ran = run("check", *words, made=made) if made else run("check", *words, "--rules", "../made/rules", made=False)
    assert (ran.code, ran.output) == (2, b"")
    assert ran.errors[0] == said
    assert not re.search("usage|error:|argument|required|invalid", "\n".join(ran.errors))


def test_every_problem_of_the_rules_has_its_line(write: Write, run: Run) -> None:
    write("bad.toml", '[checklist]\nid = "bad"\ntitle = "坏"\nconfrm = []\n[[detect]]\nweight = 500\n')
    write("a.txt")
    ran = run("check", "a.txt", "--rules", "bad.toml")
    assert (ran.code, ran.output) == (2, b"")
    assert len(ran.errors) >= 2
    assert all(line.startswith("bad.toml") for line in ran.errors)


def test_a_bad_row_is_found_before_anything_is_written(write: Write, run: Run) -> None:
    write("bad.toml", '[checklist]\nid = "bad"\ntitle = "坏"\n[[requirement]]\nid = "B-1"\nkind = "content"\n')
    write("a.txt")
    ran = run("check", "a.txt", "--rules", "bad.toml", "--checklist", "bad", "--format", "json")
    assert (ran.code, ran.output) == (2, b"")
    assert "bad.toml，B-1，title：缺少这个键" in ran.errors


def test_a_bad_configuration(write: Write, run: Run) -> None:
    write("checker.toml", '[profil]\nprovince = "山西"\n')
    write("a.txt")
    ran = run("check", "a.txt")
    assert (ran.code, ran.output) == (2, b"")
    assert "是否指“profile”？" in ran.errors[0]
    assert run("check", "a.txt", "--config", write("own.toml", "")).code == 0


# What cannot be checked: exit code 3 and one line, and the others are checked.

BOMB = archive({**members(p("公示")), "word/media/a.bin": b"\0" * 60_000_000})
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
UNREADABLE = {
    "missing.txt": (None, "unreadable", "没有这个文件"),
    "empty.txt": (b"", "empty", "空"),
    "empty.docx": (b"", "empty", "空"),
    "bytes.txt": (b"\xb9\xab\xca\xbe\xff\xff\xff\xff\x81", "undecodable", "字节"),
    "broken.docx": (word(p("公示"))[:200], "broken_zip", ""),
    "other.docx": ("不是压缩包".encode(), "broken_zip", "不是 Word 文件"),
    "locked.docx": (LOCKED, "encrypted", "密码"),
    "bomb.docx": (BOMB, "zip_bomb", ""),
    "entities.docx": (
        archive({**members(p("公示")), "word/document.xml": ENTITIES + "<x>&b;</x>"}),
        "hostile_xml",
        "",
    ),
    "image.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unknown_format", "不认识"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read(name: str, write: Write, run: Run) -> None:
    data, code, said = UNREADABLE[name]
    if data is not None:
        write(name, data)
    write("good.txt")
    ran = run("check", name, "good.txt", "--format", "json")
    assert ran.code == 3
    bad, good = documents(ran.output)
    assert (bad["path"], bad["results"], bad["error"]["code"]) == (name, [], code)
    assert said in bad["error"]["message"]
    assert ran.errors == [f"{name}：{bad['error']['message']}"]
    assert good["coverage"]["passed"] == 3


def test_a_folder_without_notices(folder: Path, write: Write, run: Run) -> None:
    write("empty/.hidden.txt")
    write("empty/~$lock.docx")
    write("empty/.git/a.txt")
    ran = run("check", "empty", "--format", "json")
    said = "文件夹里没有可检查的文件（.docx、.dotx、.txt、.md）"
    assert (ran.code, ran.errors) == (3, [f"empty：{said}"])
    assert [one["error"] for one in documents(ran.output)] == [{"code": "no_notices", "message": said}]


def test_papers_that_cannot_be_checked_are_mentioned(write: Write, run: Run) -> None:
    write("all/good.txt")
    write("all/旧.DOC", b"\xd0\xcf\x11\xe0")
    write("all/扫描.pdf", b"%PDF-")
    write("all/logo.png", b"")
    ran = run("check", "all")
    assert ran.code == 0
    assert ran.errors == ["all：有 2 个文件不是可检查的格式，未检查（扫描.pdf、旧.DOC）"]


def test_what_no_one_foresaw_is_an_error_of_its_file(write: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt")
    write("b.txt")
    check = Checker.check

    def fail(self: Checker, path: Path, name: str | None = None) -> Report:
        if path.name == "a.txt":
            raise RecursionError("太\n深")
        return check(self, path, name)

    monkeypatch.setattr(Checker, "check", fail)
    ran = run("check", "a.txt", "b.txt", "--format", "json")
    assert (ran.code, ran.errors) == (3, ["a.txt：检查时出错：RecursionError: 太 深"])
    assert [one["error"] is None for one in documents(ran.output)] == [False, True]


# Which files, and what they are called.


def called(run: Run, *paths: str | Path) -> list[str]:
    return [one["path"] for one in documents(run("check", *paths, "--format", "json").output)]


def test_a_folder_is_searched_below_and_sorted(write: Write, run: Run) -> None:
    for name in ("b.txt", "a/z.TXT", "a/b/c.md", "c.docx", "d.dotx", ".e.txt", "~$c.docx", "f.csv", "a/.g/h.txt"):
        write(f"all/{name}", word(p("公示")) if name.endswith("x") else SOUND)
    names = ["a/b/c.md", "a/z.TXT", "b.txt", "c.docx", "d.dotx"]
    assert called(run, "all") == [f"all/{name}" for name in names]
    assert called(run, "all/") == [f"all/{name}" for name in names]
    assert called(run, ".") == [f"all/{name}" for name in names]


def test_a_relative_path_is_called_as_given(write: Write, run: Run) -> None:
    write("a/b.txt")
    write("c.txt")
    assert called(run, "c.txt", "./a/b.txt") == ["c.txt", "a/b.txt"]
    assert called(run, "../here/c.txt") == ["../here/c.txt"]


def test_no_report_has_an_absolute_path(write: Write, run: Run, folder: Path, tmp_path: Path) -> None:
    below = write("a/b.txt")
    outside = tmp_path / "one" / "b.txt"
    outside.parent.mkdir()
    outside.write_text(SOUND)
    assert called(run, below) == ["a/b.txt"]
    assert called(run, outside) == ["b.txt"]
    assert called(run, outside.parent) == ["one/b.txt"]
    ran = run("check", outside, "--format", "json", "--full")
    assert str(tmp_path) not in ran.text


def test_files_of_the_same_name_are_told_apart(write: Write, run: Run, tmp_path: Path) -> None:
    write("b.txt")
    for name in ("x/one/b.txt", "x/two/b.txt", "y/two/b.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(SOUND)
    given = [tmp_path / "x/one/b.txt", tmp_path / "x/two/b.txt"]
    assert called(run, *given) == ["one/b.txt", "two/b.txt"]
    assert called(run, "b.txt", given[0]) == ["b.txt", "one/b.txt"]
    assert called(run, given[1], tmp_path / "y/two/b.txt") == ["x/two/b.txt", "y/two/b.txt"]


def test_a_file_is_checked_once(write: Write, run: Run) -> None:
    path = write("a/b.txt")
    assert called(run, "a/b.txt", "a", path, "./a/../a/b.txt") == ["a/b.txt"]


def test_a_named_file_is_read_whatever_it_is_called(write: Write, run: Run) -> None:
    write("notice")
    write("~$.txt")
    assert run("check", "notice", "~$.txt").code == 0


@pytest.mark.parametrize("data", [SOUND.encode(), SOUND.encode("gb18030"), word(p("试用公告") + p("甲方乙方丙方"))])
def test_standard_input(data: bytes, run: Run) -> None:
    ran = run("check", "-", "--format", "json", given=data)
    assert ran.code == 0
    assert [one["path"] for one in documents(ran.output)] == ["标准输入"]


def test_standard_input_may_be_empty(run: Run) -> None:
    ran = run("check", "-")
    assert (ran.code, ran.errors) == (3, ["标准输入：文件是空的，没有可检查的文字"])


def test_an_empty_path(run: Run) -> None:
    ran = run("check", "")
    assert (ran.code, ran.errors) == (3, ["（空）：路径是空的"])


def test_a_name_that_is_too_long(run: Run) -> None:
    name = f"{'公' * 300}.txt"
    assert run("check", name).errors == [f"{name}：文件名太长"]


def test_a_name_that_is_not_utf_8(write: Write, run: Run, folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xb9\xab.txt")).write_text(SOUND, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system has names in UTF-8 only")
    assert called(run, ".") == ["\udcb9\udcab.txt"]
    assert "试用公告" in run("check", ".").text


def test_options_may_stand_anywhere(write: Write, run: Run) -> None:
    write("a.txt")
    write("-b.txt")
    ran = run("check", "--format", "json", "a.txt", "--checklist", "made", "./-b.txt", "--checklist", "publicity")
    assert [one["checklists"] for one in documents(ran.output)] == [["made", "publicity"]] * 2


# What decides.


def test_the_publish_date_is_part_of_the_profile(write: Write, run: Run) -> None:
    text = "关于某同志任前公示\n\n公示时间：2025年5月6日至5月13日。\n"
    write("a.txt", text)

    def length(*more: str) -> str:
        (one,) = documents(run("check", "a.txt", "--format", "json", "--checklist", "appointment", *more).output)
        return next(str(row["verdict"]) for row in one["results"] if row["requirement"] == "GB-TM-02")

    assert length() == "pass"
    assert length("--publish-date", "2025-05-12") == "fail"


def test_a_row_switched_off_is_not_run(write: Write, run: Run) -> None:
    write("a.txt", NO_ERROR)
    write("checker.toml", '[requirement."R-1"]\noff = true\n')
    assert run("check", "a.txt").code == 0


# JSON.

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
