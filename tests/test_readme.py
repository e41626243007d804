"""What README.md and README.zh-CN.md show is so: each block after ``<!-- proved: name -->`` is tried word for word.

``UPDATE_GOLDEN=1 pytest tests/test_readme.py`` writes what is printed now into both pages.
"""

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from checker.checklist import Rulebook, check_changes, load_config

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "README.zh-CN.md")


@cache
def blocks(page: str = PAGES[0]) -> dict[str, str]:
    """The proved blocks of *page*, by name."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = re.findall(r"^<!-- proved: ([\w-]+) -->\n```\w+\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return dict(found)


def run(command: str, folder: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    """Run a line ``checker …`` of the page in *folder*."""
    words = shlex.split(command)
    assert words.pop(0) == "checker"
    line = [sys.executable, "-X", "utf8", "-m", "checker.cli", *words]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def shown(name: str, printed: str) -> str:
    """What the page shows in block *name*, which is made to be *printed* where UPDATE_GOLDEN is set."""
    if os.environ.get("UPDATE_GOLDEN"):
        for page in PAGES:
            text = (ROOT / page).read_text(encoding="utf-8")
            block = re.compile(rf"(^<!-- proved: {name} -->\n```\w+\n).*?(^```$)", re.DOTALL | re.MULTILINE)
            new = block.sub(lambda match: f"{match[1]}{printed.rstrip()}\n{match[2]}", text)
            (ROOT / page).write_text(new, encoding="utf-8")
        return printed
    return blocks()[name]


def without_versions(report: str) -> str:
    """*report* up to the line of versions and digests, which change with every rule."""
    return report.partition("\n  版本 ")[0].rstrip("\n")


def test_both_pages_prove_the_same_blocks() -> None:
    assert blocks(PAGES[1]) == blocks(PAGES[0])


def test_both_pages_have_the_same_structure() -> None:
    counts = [(ROOT / page).read_text(encoding="utf-8").count("\n## ") for page in PAGES]
    assert counts[0] == counts[1] > 0


def test_the_first_two_commands_are_one_line_each() -> None:
    text = (ROOT / PAGES[0]).read_text(encoding="utf-8")
    first, second = re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)[:2]
    assert (first, second) == (blocks()["run"], blocks()["test"])
    assert first.count("\n") == second.count("\n") == 1


def test_checking_the_examples_ends_as_the_page_says() -> None:
    done = run("checker check examples")
    assert blocks()["run"].rstrip().endswith("/checker check examples")
    assert (done.returncode, done.stderr) == (1, "")


def test_the_report_prints_as_shown() -> None:
    done = run(blocks()["report-command"])
    assert without_versions(done.stdout) == without_versions(shown("report", done.stdout))
    assert "\n  版本 " in done.stdout
    assert "\n  版本 " in blocks()["report"]


def test_the_row_works_as_shown(tmp_path: Path) -> None:
    (tmp_path / "our_rules").mkdir()
    (tmp_path / "our_rules" / "our.toml").write_text(blocks()["row"], encoding="utf-8")
    copytree(ROOT / "examples", tmp_path / "examples", ignore=ignore_patterns("custom_plugin"))
    done = run(blocks()["row-command"], tmp_path)
    assert done.stdout.startswith(shown("row-output", "".join(done.stdout.splitlines(keepends=True)[:5])))
    assert done.returncode == 1


def test_the_plugin_is_the_one_in_the_examples() -> None:
    plugin = ROOT / "examples" / "custom_plugin" / "supervision_phone.py"
    assert blocks()["plugin"] == plugin.read_text(encoding="utf-8")


def test_the_plugin_runs_as_shown() -> None:
    done = run(blocks()["plugin-command"])
    assert "必改  没有写明监督电话" in done.stdout
    assert done.returncode == 1


def test_the_python_lines_print_what_is_shown() -> None:
    line = [sys.executable, "-X", "utf8", "-c", blocks()["python"]]
    printed = subprocess.run(line, cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    assert printed == shown("python-output", printed)


def test_the_configuration_loads(tmp_path: Path) -> None:
    path = tmp_path / "checker.toml"
    path.write_text(blocks()["config"], encoding="utf-8")
    config = load_config(None, tmp_path)
    assert config.origin == str(path)
    check_changes(config.changes, Rulebook.load().requirement_ids(), config.origin)


@pytest.mark.parametrize("page", [*PAGES, *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
def test_every_link_leads_to_a_file(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text(encoding="utf-8"))
    assert not [link for link in links if not (ROOT / page).parent.joinpath(link).exists()]
