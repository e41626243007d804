"""The commands that tell what the checker knows: explain, checklists, plugins, doctor, and every --help."""

import re
from pathlib import Path

import pytest

from checker.cli import COMMANDS
from checker.engine import Checker
from checker.model import Kind, Level
from checker.version import VERSION

from .conftest import Run, Write

WORDS = r"usage|positional|optional|options:|show this|default|required|argument"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_chinese(command: str, option: str, run: Run, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(command, option, made=False)
    out, err = capsysbinary.readouterr()
    assert (stop.value.code, err) == (0, b"")
    assert out.decode().startswith(f"用法：checker {command} ")
    assert not re.search(WORDS, out.decode())


def test_the_help_names_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    assert all(f"\n  {name} " in ran.text for name in COMMANDS)


def test_without_a_command_there_is_nothing_to_do(run: Run) -> None:
    ran = run(made=False)
    assert (ran.code, ran.output, ran.errors[0]) == (2, b"", "用法：checker 命令 [选项]")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("chek", "没有“chek”这个命令；是否指“check”？"),
        ("--verson", "没有“--verson”这个选项"),
        ("公示.docx", "没有“公示.docx”这个命令"),
    ],
)
def test_an_unknown_command(word: str, said: str, run: Run) -> None:
    ran = run(word, made=False)
    assert (ran.code, ran.output, ran.errors[0]) == (2, b"", said)


def test_the_version(run: Run) -> None:
    assert run("--version").text == f"checker {VERSION}\n"


# explain.


def test_a_requirement_is_explained(run: Run) -> None:
    ran = run("explain", "R-1")
    assert ran.code == 0
    lines = ran.text.splitlines()
    assert lines[0] == "R-1  写明甲方"
    assert dict(re.split(r"\s{2,}", line.strip(), maxsplit=1) for line in lines[1:]) == {
        "类别": "内容",
        "级别": "必改",
        "符合": "有无一词：写了这个词即符合。",
        "插件": "word_given",
        "参数": "word = “甲方”",
        "依据": "《党政领导干部选拔任用工作条例》（中共中央2019年3月修订）第1条（依据待核）",
        "位置": "缺少时应写在落款之前",
        "补正": "甲方：××。",
        "清单": "试用公告（made）",
        "出处": "../made/rules/made.toml",
    }


def test_a_condition_is_explained(run: Run) -> None:
    assert "条件      有无一词：写了这个词即符合。（word_given）；word = “甲方”" in run("explain", "R-3").text


def test_what_the_office_changed_is_explained(write: Write, run: Run) -> None:
    write("checker.toml", '[requirement."R-1"]\nlevel = "note"\n[requirement."R-2"]\noff = true\n')
    text = run("explain", "R-1").text
    assert re.search(r"级别 +惯例", text)
    assert "本单位已改" in text
    assert "试用公告（made），其中这一项已关闭" in run("explain", "R-2").text


def test_a_checklist_is_explained(run: Run) -> None:
    text = run("explain", "made").text
    assert text.startswith("made  试用公告\n")
    assert all(row in text for row in ("R-1  必改  写明甲方", "R-2  建议  写明乙方", "R-3  惯例  写明丙方", "盖章"))


def test_an_unknown_id(run: Run) -> None:
    ran = run("explain", "R-11")
    assert (ran.code, ran.output) == (2, b"")
    assert ran.errors == ["没有“R-11”这个要求或清单；是否指“R-1”？"]
    assert run("explain").errors[0] == "缺少 ID"


def test_every_row_and_checklist_can_be_explained(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker()  # one for all: loading the rules takes longer than explaining a row
    monkeypatch.setattr("checker.cli.explain.make_checker", lambda options: checker)
    rules = checker.rulebook
    for name in (*rules.requirement_ids(), *(head.id for head in rules.heads)):
        ran = run("explain", name, made=False)
        assert ran.code == 0
        assert ran.text.startswith(f"{name}  ")


def test_every_kind_level_and_place_has_its_word() -> None:
    from checker.cli import words
    from checker.document.place import PLACES

    assert set(words.KINDS) == set(Kind)
    assert set(words.LEVELS) == set(Level)
    assert set(words.PLACES) == set(PLACES)


# checklists and plugins.


def test_checklists_are_listed(run: Run) -> None:
    ran = run("checklists")
    assert ran.code == 0
    assert "made  试用公告，3 项（made.toml）\n  判定      标题含“试用公告”（权重 90）\n" in ran.text
    assert all(f"{head.id}  {head.title}，" in ran.text for head in Checker().rulebook.heads)
    assert "  判定      （" not in ran.text


def test_plugins_are_listed_and_broken_ones_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "made" / "plugins" / "crash.py").write_text("import nowhere_at_all\n", encoding="utf-8")
    ran = run("plugins")
    assert ran.code == 0
    assert re.search(r"word_given +3 行 +word_given\.py +有无一词：写了这个词即符合。", ran.text)
    assert re.search(r"publicity_period +\d+ 行 +内置 ", ran.text)
    assert re.search(r"crash +0 行 +不能用 +插件 crash 无法载入：ModuleNotFoundError", ran.text)


# doctor.


def test_the_doctor_finds_nothing(run: Run) -> None:
    for made in (True, False):
        ran = run("doctor", made=made)
        assert ran.code == 0, ran.text
        assert re.search(r"结论 +完好", ran.text)
    assert all(re.search(rf"\n  {label} ", ran.text) for label in ("Python", "软件包", "分词", "日历", "时限", "规则"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('plugin = "word_given"\noptions = { word = "乙方" }', 'plugin = "word_gven"', "是不是“word_given”？"),
        ('{ word = "乙方" }', '{ wrd = "乙方" }', "未知的键；是否指“word”？"),
        ('{ word = "乙方" }', '{ word = "@监督电化" }', "是否指“@监督电话”？"),
        (
            'when = { plugin = "word_given", options = { word = "甲方" } }',
            'when = { plugin = "statment" }',
            "statement",
        ),
        ('level = "warning"', 'levl = "warning"', "是否指“level”？"),
        ('"before_signature"', '"befor_signature"', "before_signature"),
        ('source = "ganbu-2019"', 'source = "ganbu-2091"', "ganbu-2019"),
        ('title = ["试用公告"]', 'title = ["试用公告"]\nbody = ["@监督电化"]', "监督电话"),
    ],
)
def test_the_doctor_names_what_is_wrong(old: str, new: str, said: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "made" / "rules" / "made.toml"
    rows = path.read_text(encoding="utf-8")
    assert old in rows
    path.write_text(rows.replace(old, new, 1), encoding="utf-8")
    ran = run("doctor")
    assert ran.code == 2
    problems = re.sub(r"\n {12}", "", ran.text)
    assert re.search(f"问题 .*{re.escape(said)}", problems), ran.text


def test_the_doctor_names_a_broken_plugin(run: Run, tmp_path: Path) -> None:
    (tmp_path / "made" / "plugins" / "crash.py").write_text("raise SystemExit(5)\n", encoding="utf-8")
    ran = run("doctor")
    assert ran.code == 2
    assert "插件 crash 无法载入：SystemExit: 5" in ran.text
