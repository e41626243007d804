from pathlib import Path

import pytest

from checker.checklist import Change, ChecklistError, Config, find_config, load_config
from checker.model import Level, Mechanism, Profile

FULL = """
[profile]
province  = "山东"
unit_kind = "企业"
ownership = "国有"
names     = ["某某公司"]
phones    = ["0531-00000000"]
adopted   = ["五公开一监督"]

[mechanism."三个百分之百"]
members = ["甲", "乙", "丙"]

[requirement."SK-05.phone"]
off = true

[requirement."SK-08.date"]
level   = "error"
options = { at_least = 1 }
title   = "落款"
remedy  = "补上"

[run]
rules        = ["ours", "/elsewhere"]
plugins_dir  = "plugins"
skip_unknown = true
"""


def _written(folder: Path, text: str) -> Path:
    path = folder / "checker.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_a_configuration(tmp_path: Path) -> None:
    path = _written(tmp_path, FULL)
    assert load_config(path, tmp_path) == Config(
        profile=Profile(
            province="山东",
            unit_kind="企业",
            ownership="国有",
            names=("某某公司",),
            phones=("0531-00000000",),
            adopted=("五公开一监督",),
            mechanisms={"三个百分之百": Mechanism(("甲", "乙", "丙"))},
        ),
        changes={
            "SK-05.phone": Change(off=True),
            "SK-08.date": Change(title="落款", level=Level.ERROR, options={"at_least": 1}, remedy="补上"),
        },
        rules=(tmp_path / "ours", Path("/elsewhere")),
        plugins_dir=tmp_path / "plugins",
        skip_unknown=True,
        origin=str(path),
    )


def test_no_file_is_an_empty_configuration(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert load_config(None, tmp_path) == Config()


def test_the_nearest_file_up_to_the_root_of_the_project_is_taken(tmp_path: Path) -> None:
    path = _written(tmp_path, "")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_config(inner) == path
    assert find_config(tmp_path) == path
    (tmp_path / "a" / "pyproject.toml").touch()
    assert find_config(inner) is None
    assert find_config(tmp_path / "a") is None
    assert find_config(_written(tmp_path / "a", "").parent) == tmp_path / "a" / "checker.toml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[profil]\n", "，profil：未知的表；是否指“profile”？"),
        ("[x]\n", "，x：未知的表；可用的表：profile、mechanism、requirement、checklists、run、folder"),
        ("profile = 1\n", "，profile：应为表，写作[profile]"),
        ('[profile]\nprovinse = "山东"\n', "，profile，provinse：未知的键；是否指“province”？"),
        ('[profile]\nnames = "某某公司"\n', "，profile，names：应为列表，现为文字“某某公司”"),
        (
            '[profile]\nmechanisms = "x"\n',
            "，profile，mechanisms：未知的键；可用的键：province、unit_kind、ownership、names、phones、leaders、adopted",
        ),
        ('[mechanism."五公开"]\nmember = []\n', "，mechanism 五公开，member：未知的键；是否指“members”？"),
        (
            "[requirement.SK-05.phone]\noff = true\n",
            '，requirement SK-05：带点的 id 要加引号，写作[requirement."SK-05.phone"]',
        ),
        (
            '[requirement]\n"SK-05.phone" = "off"\n',
            '，requirement SK-05.phone：应为表，写作[requirement."SK-05.phone"]',
        ),
        (
            '[requirement."a"]\nlevel = "warn"\n',
            "，requirement a，level：文字“warn”不在可取的值之内：error、warning、note；是否指“warning”？",
        ),
        ("[run]\nskip_unknown = 1\n", "，run，skip_unknown：应为true 或 false，现为整数 1"),
        ("[run\n", "：第1行第5列，TOML 语法有误：[表]缺少右方括号"),
    ],
)
def test_what_is_wrong_with_a_configuration(tmp_path: Path, text: str, expected: str) -> None:
    path = _written(tmp_path, text)
    with pytest.raises(ChecklistError) as caught:
        load_config(None, tmp_path)
    assert caught.value.problems[0] == f"{path}{expected}"


def test_a_file_that_is_asked_for_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(ChecklistError) as caught:
        load_config(tmp_path / "none.toml", tmp_path)
    assert str(caught.value) == f"{tmp_path}/none.toml：没有这个配置文件"
    with pytest.raises(ChecklistError, match="读不出"):
        load_config(tmp_path, tmp_path)
