"""The baseline and the ledger of waivers: what an office accepts, alike in every output."""

import json
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from .conftest import Run, Write

NOTICE = """关于评选先进个人的公示

拟表彰以下2名同志：赵明华、钱建国。
公示时间：2026年5月6日至2026年5月12日。

青禾机械厂
2026年5月6日
"""
WORSE = NOTICE.replace("以下2名", "以下3名")
RECEIVER = "受理部门：青禾机械厂纪委，监督电话：0999-5550101\n"
LATER, BEFORE = date.today() + timedelta(30), date.today() - timedelta(1)
WAIVER = """
[[waiver]]
requirement = "SK-0[345]*"
file = "{file}"
reason = "电话另行公布"
approver = "厂办公室"
expires = {expires}
"""


def failing(run: Run, *words: str) -> dict[str, list[str]]:
    documents = json.loads(run("check", *words, "--format", "json").output)["documents"]
    return {
        one["path"]: [
            result["requirement"]
            for result in one["results"]
            if result["verdict"] in ("fail", "review") and not result["suppressed"]
        ]
        for one in documents
    }


def test_only_new_findings_count(write: Write, run: Run, folder: Path) -> None:
    write("a.txt", NOTICE)
    assert run("check", "a.txt").code == 1
    assert run("check", "a.txt", "--write-baseline", "base.json").code == 0
    assert run("check", "a.txt", "--baseline", "base.json", "--fail-on", "review").code == 0
    assert failing(run, "a.txt", "--baseline", "base.json") == {"a.txt": []}
    write("a.txt", WORSE)
    new = failing(run, "a.txt", "--baseline", "base.json")["a.txt"]
    assert new == ["SK-03.count"]
    assert run("check", "a.txt", "--baseline", "base.json").code == 1
    assert "赵明华" not in (folder / "base.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["console", "sarif", "junit", "csv", "markdown", "gitlab", "github", "jsonl"])
def test_every_output_honours_it(write: Write, run: Run, format_: str) -> None:
    write("a.txt", NOTICE)
    run("check", "a.txt", "--write-baseline", "base.json")
    ran = run("check", "a.txt", "--baseline", "base.json", "--format", format_)
    assert ran.code == 0
    assert {
        "console": "已豁免 4",
        "sarif": '"suppressions"',
        "junit": 'failures="0"',
        "csv": "基线中已有",
        "markdown": "已豁免 4",
        "gitlab": "已豁免：基线中已有",
        "github": "",
        "jsonl": "基线中已有",
    }[format_] in ran.output.decode()


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "不是基线文件"), ("[]", "不是基线文件"), ('{"schema": 9}', "不是基线文件"), (None, "没有这个文件")],
)
def test_a_broken_baseline_is_refused(write: Write, run: Run, text: str | None, said: str) -> None:
    write("a.txt", NOTICE)
    if text is not None:
        write("base.json", text)
    ran = run("check", "a.txt", "--baseline", "base.json")
    assert (ran.code, said in ran.errors[0]) == (2, True)


def test_a_waived_finding_does_not_count_and_says_why(write: Write, run: Run) -> None:
    write("a.txt", NOTICE)
    write("waivers.toml", WAIVER.replace("{file}", "*.txt").replace("{expires}", LATER.isoformat()))
    assert "SK-05.unit" in failing(run, "a.txt")["a.txt"]
    told = failing(run, "a.txt", "--waivers", "waivers.toml")
    assert "SK-05.unit" not in told["a.txt"]
    assert list(told) == ["a.txt"]
    assert (
        f"电话另行公布（厂办公室批准，至{LATER}）"
        in run("check", "a.txt", "--waivers", "waivers.toml", "--format", "csv").output.decode()
    )


@pytest.mark.parametrize(
    ("pattern", "expires", "notice", "said"),
    [
        ("*.txt", BEFORE, NOTICE, "到期"),
        ("b.txt", LATER, NOTICE, "没有一份合“b.txt”"),
        (
            "*.txt",
            LATER,
            NOTICE + "监督电话：0999-5550101，地址：青禾机械厂办公楼302室，受理部门：纪委\n",
            "已没有这个问题",
        ),
    ],
)
def test_an_entry_that_is_stale_is_a_finding(
    write: Write, run: Run, pattern: str, expires: date, notice: str, said: str
) -> None:
    write("a.txt", notice)
    entry = WAIVER.replace("SK-0[345]*", "SK-05.unit")
    write("waivers.toml", entry.replace("{file}", pattern).replace("{expires}", expires.isoformat()))
    ran = run("check", "a.txt", "--waivers", "waivers.toml", "--format", "json")
    ledger = json.loads(ran.output)["documents"][-1]
    assert (ledger["path"], ledger["notice"]) == ("waivers.toml", "waivers")
    assert said in ledger["results"][0]["message"]
    if expires == BEFORE:
        assert "SK-05.unit" in failing(run, "a.txt", "--waivers", "waivers.toml")["a.txt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[waiver]]\nrequirement = "SK-05.unit"\n', "缺少这个键"),
        (
            WAIVER.replace("SK-0[345]*", "SK-05.unti").replace("{file}", "*").replace("{expires}", "2026-01-01"),
            "没有要求",
        ),
        ("[[waver]]\n", "未知的表；是否指“waiver”？"),
        ("[waiver]\n", "应写作[[waiver]]"),
    ],
)
def test_a_broken_ledger_is_refused(write: Write, run: Run, text: str, said: str) -> None:
    write("a.txt", NOTICE)
    write("waivers.toml", text)
    ran = run("check", "a.txt", "--waivers", "waivers.toml")
    assert (ran.code, said in "".join(ran.errors)) == (2, True)


def test_the_configuration_may_name_both(write: Write, run: Run) -> None:
    write("a.txt", NOTICE)
    run("check", "a.txt", "--write-baseline", "base.json")
    write("checker.toml", '[run]\nbaseline = "base.json"\n')
    assert run("check", "a.txt").code == 0


def test_an_annotated_copy_honours_the_ledger(write: Write, run: Run, folder: Path) -> None:
    paper = Document()
    for line in NOTICE.splitlines():
        paper.add_paragraph(line)
    paper.save(str(folder / "a.docx"))
    write("waivers.toml", WAIVER.replace("{file}", "*.docx").replace("{expires}", LATER.isoformat()))
    for words in (("annotate", "a.docx"), ("check", "a.docx", "--format", "docx")):
        run(*words, "--waivers", "waivers.toml")
        with ZipFile(folder / "a（检查稿，勿发布）.docx") as copy:
            comments = "word/comments.xml" in copy.namelist() and copy.read("word/comments.xml").decode()
            page = copy.read("word/document.xml").decode()
        assert not comments or "受理" not in comments
        assert f"电话另行公布（厂办公室批准，至{LATER}）" in page
        (folder / "a（检查稿，勿发布）.docx").unlink()
