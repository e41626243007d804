"""What docs/ci.md and the files for other tools promise: each step that a shell can run is run."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from checker.readers.formats import SUFFIXES

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
FAULTY = "采购结果公示-缺公示期和电话.txt"
SOUND = "困难职工补助公示-合格.txt"
SHELL = pytest.mark.skipif(os.name == "nt", reason="needs bash")


def block(name: str) -> Any:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    match = re.search(rf"<!-- proved: {name} -->\n```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert match
    return yaml.safe_load(match[1])


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A working folder with two notices below 公示, one of them faulty, and something that is none."""
    folder = tmp_path / "work" / "公示"
    folder.mkdir(parents=True)
    for name in (FAULTY, SOUND):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    (folder / "说明.md").write_text("# 说明\n\n这个文件夹放公示。\n", encoding="utf-8")
    return folder.parent


def shell(script: str, folder: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run *script* as a job does, with the command of this Python first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    line = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    environment = {**kept, "PATH": path, **settings}
    return subprocess.run(
        line, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_hook_is_given_the_files_that_are_read() -> None:
    [hook] = loaded(".pre-commit-hooks.yaml")
    assert all(re.search(hook["files"], f"公示/甲{suffix}") for suffix in SUFFIXES)
    assert re.search(hook["files"], "甲.DOCX")
    assert not re.search(hook["files"], "甲.docx.bak")
    assert hook["language"] == "python"


@SHELL
def test_the_hook_fails_for_a_faulty_notice_only(work: Path) -> None:
    [hook] = loaded(".pre-commit-hooks.yaml")
    ran = shell(f'{hook["entry"]} "公示/{SOUND}" 公示/说明.md', work)
    assert (ran.returncode, ran.stderr) == (0, "公示/说明.md：未能识别是哪一类公示公开文件，未作检查，已略过\n")
    ran = shell(f'{hook["entry"]} "公示/{FAULTY}"', work)
    assert ran.returncode == 1
    assert "必改" in ran.stdout


@SHELL
def test_the_step_of_the_action_that_checks(work: Path, tmp_path: Path) -> None:
    action = loaded("action.yml")
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert all(step["shell"] == "bash" and "${{" not in step["run"] for step in steps)  # no words of others in a script
    [check] = [step for step in steps if step["name"] == "检查"]
    settings = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: action["inputs"][match[1]]["default"], value)
        for key, value in check["env"].items()
    }
    page = tmp_path / "page.md"
    settings |= {"CHECKER_PATHS": "公示\n", "CHECKER_SARIF": "r.sarif", "GITHUB_STEP_SUMMARY": str(page)}
    ran = shell(check["run"], work, **settings)
    assert ran.returncode == 1, ran.stderr
    assert f"::error file=公示/{FAULTY},title=必改 SK-04.period" in ran.stdout
    assert "::warning file=公示/说明.md,title=未检查::" in ran.stdout
    assert page.read_text(encoding="utf-8").startswith("# 检查结果\n")
    results = json.loads((work / "r.sarif").read_bytes())["runs"][0]["results"]
    assert {result["kind"] for result in results} <= {"fail", "review", "open"}
    sound = shell(check["run"], work, **{**settings, "CHECKER_PATHS": f"公示/{SOUND}\n公示/说明.md\n"})
    assert sound.returncode == 0, sound.stderr


def test_the_workflow_gives_the_action_what_it_takes() -> None:
    steps = block("github")["jobs"]["notices"]["steps"]
    [ours] = [step for step in steps if "disclosure-checker" in step["uses"]]
    assert set(ours["with"]) <= set(loaded("action.yml")["inputs"])
    assert steps[-1]["with"]["sarif_file"] == ours["with"]["sarif"]


@SHELL
def test_the_job_of_gitlab(work: Path) -> None:
    [(_, job)] = block("gitlab").items()
    [install, check] = job["script"]
    assert install.startswith("pip install ")
    ran = shell(check, work)
    assert ran.returncode == 3  # the page that is no notice was not checked
    assert "合计 3 份" in ran.stdout
    reports = job["artifacts"]["reports"]
    assert len(ElementTree.parse(work / reports["junit"]).getroot()) == 3
    issues = json.loads((work / reports["codequality"]).read_bytes())
    assert {issue["location"]["path"] for issue in issues} == {f"公示/{FAULTY}", "公示/说明.md"}
