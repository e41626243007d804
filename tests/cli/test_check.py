"""``checker check``: what is checked, what each exit code means, and one line for each problem."""

import re
from pathlib import Path

import pytest

from checker.engine import Checker
from checker.readers.formats import SUFFIXES
from checker.report import Report

from ..readers.build import archive, members, p, word
from .conftest import NO_ERROR, SOUND, STRANGER, Run, Write, documents

NO_WARNING = SOUND.replace("乙方、", "")
NO_NOTE = SOUND.replace("、丙方", "")
DOUBTFUL = SOUND + "请核乙方。\n"
BROKEN = SOUND + "出错乙方。\n"


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
        (
            ["a.txt", "--format", "pdf"],
            "没有名为“pdf”的输出格式；可用：console、summary、markdown、html、csv、excel、ledger、ledger_excel、json、jsonl、sarif、code_scanning、junit、github、gitlab",
        ),
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
    said = f"文件夹里没有可检查的文件（{'、'.join(SUFFIXES)}）"
    assert (ran.code, ran.errors) == (3, [f"empty：{said}"])
    assert [one["error"] for one in documents(ran.output)] == [{"code": "no_notices", "message": said}]


def test_papers_that_cannot_be_checked_are_mentioned(write: Write, run: Run) -> None:
    write("all/good.txt")
    write("all/旧.PPT", b"\xd0\xcf\x11\xe0")
    write("all/扫描.ofd", b"PK")
    write("all/logo.png", b"")
    ran = run("check", "all")
    assert ran.code == 0
    assert ran.errors == ["all：有 2 个文件不是可检查的格式，未检查（扫描.ofd、旧.PPT）"]


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
