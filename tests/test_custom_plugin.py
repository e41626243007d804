"""examples/custom_plugin works in both ways: as a folder, and installed as a distribution of its own.

Its cases are collected by pytest beside it.
"""

import importlib.util
import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from checker import Checker

ROOT = Path(__file__).parent.parent
PLUGIN = ROOT / "examples" / "custom_plugin"
NOTICE = ROOT / "examples" / "采购结果公示-缺公示期和电话.txt"
SCRIPT = """
import json, sys
from checker import Checker
checker = Checker()
report = checker.check(sys.argv[1])
row = next(result for result in report.results if result.requirement == "YL-01")
print(json.dumps([report.notice, row.verdict, row.message, row.basis[0].citation, checker.registry.problems()]))
print(checker.registry.plugin("supervision_phone").origin)
"""


def test_it_runs_from_its_folder() -> None:
    checker = Checker(rules=(PLUGIN / "rules",), plugins_dir=PLUGIN)
    report = checker.check(NOTICE)
    found = {result.requirement: result for result in report.results}
    assert report.notice == "yunling_publicity"
    assert (found["YL-01"].verdict, found["YL-01"].message) == ("fail", "没有写明监督电话")
    assert "SK-04.period" in found
    assert not checker.registry.problems()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for ``sys.path`` with the distribution installed, built offline from a copy of the example."""
    if importlib.util.find_spec("pip") is None or importlib.util.find_spec("setuptools") is None:
        pytest.skip("pip and setuptools are needed to install the example")
    if int(version("setuptools").partition(".")[0]) < 77:
        pytest.skip("setuptools 77 or later is needed to install the example")
    folder = tmp_path_factory.mktemp("distribution")
    source = copytree(PLUGIN, folder / "source", ignore=ignore_patterns("__pycache__", "build", "*.egg-info"))
    options = ["--quiet", "--no-index", "--no-build-isolation", "--no-deps", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(folder / "site"), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_it_runs_as_an_installed_distribution(site: Path) -> None:
    """Nothing but the installation: the entry point names the plugin, and its hook ``checklists`` the rule files."""
    paths = [str(site), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", SCRIPT, str(NOTICE)]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True, encoding="utf-8")
    first, origin = done.stdout.splitlines()
    assert json.loads(first) == [
        "yunling_publicity",
        "fail",
        "没有写明监督电话",
        "《云岭机械厂公示工作细则》（云机〔2025〕8号）第5条",
        [],
    ]
    assert origin == "yunling-publicity 1.0"
