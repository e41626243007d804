"""Settings by folder, ``checker config`` and the published schema."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from checker.checklist.schema import config_schema

from .conftest import Run, Write

ROOT = Path(__file__).parents[2]
CONFIG = """
[profile]
province = "山东省"

[[folder]]
path = "村务"

[folder.requirement."SK-05.unit"]
off = true

[folder.checklists]
off = ["{off}"]
"""
NOTICE = """关于评选先进个人的公示

拟表彰以下2名同志：赵明华、钱建国。
公示时间：2026年5月6日至2026年5月12日。

青禾机械厂
2026年5月6日
"""


def requirements(run: Run, *words: str) -> dict[str, set[str]]:
    documents = json.loads(run("check", *words, "--format", "json").output)["documents"]
    return {one["path"]: {result["requirement"] for result in one["results"]} for one in documents}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_has_settings_of_its_own(write: Write, run: Run, jobs: str) -> None:
    write("checker.toml", CONFIG.replace("{off}", "official_document"))
    write("村务/a.txt", NOTICE)
    write("别处/a.txt", NOTICE)
    for _ in range(2):  # the second time from what is kept of the first
        told = requirements(run, ".", "--jobs", jobs)
        assert "SK-05.unit" in told["别处/a.txt"]
        assert "SK-05.unit" not in told["村务/a.txt"]


def test_a_checklist_is_switched_off_and_another_applied_to_all(write: Write, run: Run) -> None:
    write("a.txt", NOTICE)
    before = json.loads(run("check", "a.txt", "--format", "json").output)["documents"][0]
    write("checker.toml", f'[checklists]\noff = ["{before["notice"]}"]\nalso = ["privacy"]\n')
    after = json.loads(run("check", "a.txt", "--format", "json").output)["documents"][0]
    assert before["notice"] not in after["checklists"]
    assert after["checklists"][-1:] == ["privacy"]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[checklists]\noff = ["privacyy"]\n', "没有清单“privacyy”；是否指“privacy”？"),
        ('[[folder]]\npath = "a"\n[folder.profil]\n', "未知的表；是否指“profile”？"),
        ("[[folder]]\n[folder.profile]\n", "缺少 path"),
        ("[folder]\npath = 1\n", "应写作[[folder]]"),
        ('[[folder]]\npath = "a"\n[folder.profile]\nprovinc = "x"\n', "第1个[[folder]] profile，provinc：未知的键"),
        ('[run]\nbaselin = "x"\n', "未知的键；是否指“baseline”？"),
    ],
)
def test_what_is_wrong_is_said(write: Write, run: Run, config: str, said: str) -> None:
    write("checker.toml", config)
    write("a.txt", NOTICE)
    ran = run("check", "a.txt")
    assert ran.code == 2
    assert said in "".join(ran.errors)


def test_a_project_file_may_hold_it(write: Write, run: Run) -> None:
    write("pyproject.toml", '[tool.checker.requirement."SK-05.unit"]\noff = true\n')
    write("a.txt", NOTICE)
    assert "SK-05.unit" not in requirements(run, "a.txt")["a.txt"]


def test_a_project_file_of_others_holds_nothing(write: Write, run: Run) -> None:
    write("pyproject.toml", "[tool.ruff]\n")
    write("a.txt", NOTICE)
    assert "SK-05.unit" in requirements(run, "a.txt")["a.txt"]


def test_show_says_what_holds_and_where_it_comes_from(write: Write, run: Run) -> None:
    write("checker.toml", CONFIG.replace("{off}", "official_document"))
    write("村务/a.txt", NOTICE)
    lines = run("config", "show", "村务/a.txt", made=False).output.decode().splitlines()
    assert 'profile.province = "山东省"    # checker.toml' in lines
    assert 'profile.ownership = ""    # 默认' in lines
    assert 'requirement."SK-05.unit".off = true    # [[folder]] 村务' in lines
    assert "另有按文件夹的设置：村务" in run("config", "show", made=False).output.decode()


def test_the_published_schema_is_the_present_one(run: Run) -> None:
    published = json.loads((ROOT / "docs" / "checker.schema.json").read_text(encoding="utf-8"))
    assert published == config_schema() == json.loads(run("config", "schema", made=False).output)
    jsonschema.Draft202012Validator.check_schema(published)


@pytest.mark.parametrize(("config", "valid"), [(CONFIG, True), ("[profile]\nprovinc = 1\n", False), ("[x]\n", False)])
def test_the_schema_takes_what_the_program_takes(config: str, valid: bool) -> None:
    validator = jsonschema.Draft202012Validator(config_schema())
    assert validator.is_valid(tomllib.loads(config)) is valid
