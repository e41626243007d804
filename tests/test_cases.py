"""Cases files: what they may say, and how they run."""

import subprocess
import sys
from pathlib import Path

import pytest

from checker.cases import read_cases
from checker.checklist import ChecklistError
from checker.model import Profile, Verdict

PLUGIN = '''"""监督电话：写明电话。"""
from dataclasses import dataclass

from checker import Document, Finding, Profile, hookimpl


@dataclass(frozen=True)
class Options:
    """How many."""

    at_least: int = 1


@hookimpl
def check(document: Document, options: Options, profile: Profile) -> Finding:
    """Count."""
    values = {"count": len(document.phones), "province": profile.province}
    if len(document.phones) < options.at_least:
        return Finding.failed(f"只有{len(document.phones)}个电话", *document.phones, values=values)
    return Finding.passed(*document.phones, values=values)
'''

RULES = """
[checklist]
id = "calls"
title = "电话清单"

[[requirement]]
id = "CALL-1"
title = "一个电话"
kind = "content"
plugin = "calls"

[[requirement]]
id = "CALL-2"
title = "两个电话"
kind = "content"
plugin = "calls"
options = { at_least = 2 }
"""

ONE, TWO = "监督电话：0531-12345678。", "监督电话：0531-12345678、0531-87654321。"

PASSING = f"""
plugin = "calls"
rules = ["calls.toml"]

[[case]]
name = "一个电话，够"
kind = "pass"
text = "{ONE}"
profile = {{ province = "山东", publish_date = 2025-05-06 }}
evidence = ["0531-12345678"]
values = {{ count = 1, province = "山东" }}

[[case]]
name = "参数由行给出"
kind = "fail"
row = "CALL-2"
text = "{ONE}"
message = "只有1个"

[[case]]
name = "参数另行改动"
kind = "near_miss"
row = "CALL-2"
options = {{ at_least = 1 }}
text = "{ONE}"
verdict = "pass"

[[case]]
name = "用文件"
kind = "pass"
file = "两个.txt"
evidence = ["0531-12345678", "0531-87654321"]

[[case]]
name = "整篇"
kind = "fail"
checklist = "calls"
text = "{ONE}"
expect = {{ CALL-2 = "fail" }}
others = "clean"

[[case]]
name = "整篇无误"
kind = "sound"
checklist = "calls"
text = "{TWO}"
"""

FAILING = f"""
plugin = "calls"
rules = ["calls.toml"]
[[case]]
name = "结论不同"
kind = "fail"
text = "{ONE}"
message = "没有"
evidence = []
values = {{ count = 2, coumt = 2 }}
[[case]]
name = "整篇有误"
kind = "sound"
checklist = "calls"
text = "{ONE}"
expect = {{ CALL-9 = "pass" }}
[[case]]
name = "行不用这个插件"
kind = "pass"
row = "SK-01.title"
text = "{ONE}"
[[case]]
name = "没有这一行"
kind = "pass"
row = "CALL-22"
text = "{ONE}"
[[case]]
name = "参数不对"
kind = "fail"
options = {{ at_lest = 1 }}
text = "{ONE}"
[[case]]
name = "没有这个文件"
kind = "pass"
file = "没有.txt"
"""


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pytest", "-p", "checker.testing", "-p", "no:cacheprovider", "--color=no", "-v"]
    return subprocess.run(
        [*command, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "calls.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "calls.toml").write_text(RULES, encoding="utf-8")
    (tmp_path / "两个.txt").write_text(TWO, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", encoding="utf-8")
    return tmp_path


def test_cases_run_under_their_names(folder: Path) -> None:
    (folder / "all.cases.toml").write_text(PASSING, encoding="utf-8")
    done = run(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all.cases.toml::一个电话，够 PASSED" in done.stdout
    assert "6 passed" in done.stdout
    assert "1 passed" in run(folder, "all.cases.toml::整篇").stdout


def test_what_is_different_is_told(folder: Path) -> None:
    (folder / "all.cases.toml").write_text(FAILING, encoding="utf-8")
    done = run(folder)
    assert "6 failed" in done.stdout
    for told in (
        "情形“结论不同”与预期不符：",
        "结论：预期 fail，实得 pass",
        "引文：预期 （无）",
        "实得 “0531-12345678”",
        "说明：预期含“没有”",
        "值 count：预期 2，实得 1",
        "值 coumt：没有给出；是否指“count”？",
        "CALL-2 两个电话：预期 pass或notApplicable，实得 fail",
        "实得说明：只有1个电话",
        "expect 中的 CALL-9：清单 calls 没有这一行",
        "行“SK-01.title”用的插件是 notice_title，不是 calls",
        "没有要求“CALL-22”；是否指“CALL-2”？",
        "options.at_lest：未知的键；是否指“at_least”？",
        "没有这个文件：没有.txt",
    ):
        assert told in done.stdout
    assert "Traceback" not in done.stdout


def test_a_case_of_a_plugin_that_there_is_none_of_cannot_run(folder: Path) -> None:
    text = '[[case]]\nname = "一"\nkind = "fail"\nverdict = "open"\nmessage = "没有"\ntext = "公示"\n'
    (folder / "publicity_perod.cases.toml").write_text(text, encoding="utf-8")
    done = run(folder)
    assert "情形“一”不能运行：没有名为“publicity_perod”的插件，是不是“publicity_period”？" in done.stdout


ONE_CASE = 'name = "一"\n'
TEXT = ONE_CASE + 'text = "公"\n'
NOTICE = TEXT + 'checklist = "a"\n'
WRONG = {
    ONE_CASE + 'kind = "pass"\ntxt = "公示"': "一，txt：未知的键；是否指“text”？",
    'kind = "pass"\ntext = "公示"': "第1个[[case]]，name：缺少这个键",
    TEXT + 'kind = "failing"': "一，kind：文字“failing”不在可取的值之内",
    ONE_CASE + 'kind = "pass"': "一：要写 text、file、word、excel 或 texts",
    TEXT + 'kind = "pass"\nfile = "a"': "一：text、file、word、excel、texts 只能写一个",
    TEXT + 'kind = "pass"\nverdict = "fail"': "结论不会是 fail",
    TEXT + 'kind = "fail"\nverdict = "open"': "要写 message",
    TEXT + 'kind = "near_miss"': "要写 verdict",
    TEXT + 'kind = "sound"': "只用于写了 checklist 的整篇公示",
    NOTICE + 'kind = "fail"': "要写 expect",
    NOTICE + 'kind = "fail"\nmessage = "b"': "用 expect 写各要求的结论",
    NOTICE + 'kind = "sound"\nexpect = { A = "fail" }': "只能是 pass 或 notApplicable",
    TEXT + 'kind = "pass"\nprofile = { provinc = "b" }': "profile.provinc：未知的键；是否指“province”？",
    TEXT + 'kind = "pass"\n[[case]]\n' + TEXT + 'kind = "pass"': "一：与另一个情形同名",
    TEXT + 'kind = "pass': "TOML 语法有误",
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_with_a_file_names_case_and_key(tmp_path: Path, case: str) -> None:
    path = tmp_path / "calls.cases.toml"
    path.write_text(f"[[case]]\n{case}\n", encoding="utf-8")
    with pytest.raises(ChecklistError) as caught:
        read_cases(path)
    assert WRONG[case] in str(caught.value)
    assert all(problem.startswith("calls.cases.toml") for problem in caught.value.problems)


@pytest.mark.parametrize(("head", "told"), [("plgin = 'a'", "plgin：未知的键"), ("case = 3", "应写作[[case]]")])
def test_the_head_of_a_file_is_checked_too(tmp_path: Path, head: str, told: str) -> None:
    path = tmp_path / "calls.cases.toml"
    path.write_text(head, encoding="utf-8")
    with pytest.raises(ChecklistError, match=told.replace("[", r"\[")):
        read_cases(path)


def test_what_is_not_said_has_a_usual_value(tmp_path: Path) -> None:
    path = tmp_path / "calls.cases.toml"
    path.write_text('[[case]]\nname = "一"\nkind = "fail"\ntext = "公示"\n', encoding="utf-8")
    cases = read_cases(path)
    (case,) = cases.case
    assert cases.plugin == "calls"
    assert (case.expected, case.evidence, case.profile) == (Verdict.FAIL, None, Profile())
