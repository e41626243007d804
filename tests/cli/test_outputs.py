"""Several outputs in one run: which format goes where, what fails alone, what an interrupt leaves."""

import csv
import io
import json
import os
import threading
from argparse import Namespace
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from checker.cli import outputs
from checker.cli.arguments import UsageError
from checker.cli.exits import Exit
from checker.cli.fanning import fan_out
from checker.report import Report, Trouble

from .conftest import NO_ERROR, SOUND, STRANGER, Run, Write
from .test_output import MADE, command

ALL = ("r.json", "r.jsonl", "r.sarif", "r.xml", "r.csv", "r.md", "r.txt", "gitlab=g.json", "github=gh.txt")


def asked(*given: str, format_: str | None = None) -> list[tuple[str, str | None]]:
    found = outputs.outputs_of(Namespace(output=list(given), format=format_))
    return [(one.format, one.path) for one in found if not one.added]


@pytest.fixture(autouse=True)
def _no_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


# Which format goes where.


def test_a_format_is_told_by_prefix_option_or_suffix() -> None:
    assert asked() == [("console", None)]
    assert asked(format_="json") == [("json", None)]
    assert asked("r.sarif", "junit=x.json", "-") == [("sarif", "r.sarif"), ("junit", "x.json"), ("console", None)]
    assert asked("x.json", format_="sarif") == [("sarif", "x.json")]
    assert asked("github=-", "r.XML") == [("github", None), ("junit", "r.XML")]
    assert asked("./a=b.json", "报告=1.md") == [("json", "./a=b.json"), ("markdown", "报告=1.md")]
    assert asked("report") == [("console", "report")]


@pytest.mark.parametrize(
    ("given", "format_", "told"),
    [
        (["r.json", "r.xml"], "json", "--format 只用于一个 --output"),
        (["sarif=r.json"], "json", "--format 只用于一个 --output"),
        (["r.xyz"], None, "从 r.xyz 的后缀看不出格式"),
        (["r.json", "./r.json"], None, "写了两次"),
        (["-", "json=-"], None, "标准输出写了两次"),
    ],
)
def test_what_is_not_plain_is_refused(given: list[str], format_: str | None, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        asked(*given, format_=format_)


# One run, many outputs.


def test_all_outputs_of_one_run(write: Write, folder: Path) -> None:
    write("甲/a.txt", NO_ERROR)
    write("甲/b.txt")
    write("甲/c.txt", STRANGER)
    ran = command("check", "甲", *(word for one in ALL for word in ("--output", one)), *MADE, cwd=folder)
    assert ran.returncode == 3
    names = {"甲/a.txt", "甲/b.txt", "甲/c.txt"}
    assert {item["path"] for item in json.loads((folder / "r.json").read_bytes())["documents"]} == names
    assert {json.loads(line)["path"] for line in (folder / "r.jsonl").read_text(encoding="utf-8").splitlines()} == names
    assert len(json.loads((folder / "r.sarif").read_bytes())["runs"][0]["artifacts"]) == 3
    assert [suite.get("name") for suite in ElementTree.parse(folder / "r.xml").getroot()] == sorted(names)
    rows = list(csv.reader(io.StringIO((folder / "r.csv").read_text(encoding="utf-8-sig"))))
    assert {row[0] for row in rows[1:]} == names
    assert (folder / "r.md").read_text(encoding="utf-8").count("\n## ") == 3
    assert "没有写甲方" in (folder / "r.txt").read_text(encoding="utf-8")
    assert {issue["location"]["path"] for issue in json.loads((folder / "g.json").read_bytes())} == {
        "甲/a.txt",
        "甲/c.txt",
    }
    assert "::error file=甲/a.txt,title=必改 R-1,line=3,col=11::写明甲方%0A没有写甲方" in (folder / "gh.txt").read_text(
        encoding="utf-8"
    )
    told = ran.stdout.decode().splitlines()
    assert told[-2:] == [
        "合计 3 份：有必改项 1 · 机检未见必改项 1 · 未检查 1",
        "已写出 r.json、r.jsonl、r.sarif、r.xml、r.csv、r.md、r.txt、g.json、gh.txt",
    ]
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []


def test_what_can_be_read_once_is_in_all_outputs(run: Run, folder: Path) -> None:
    ran = run("check", "-", "--output", "r.json", "--output", "-", "--output", "r.csv", given=SOUND.encode())
    assert ran.code == 0
    assert "已写明 3" in ran.text
    assert "已写出" not in ran.text
    assert json.loads((folder / "r.json").read_bytes())["documents"][0]["coverage"]["passed"] == 3
    assert (folder / "r.csv").read_text(encoding="utf-8").count("已写明") == 3


def test_the_page_of_a_job_is_added_to(write: Write, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", NO_ERROR)
    page = write("summary.md", "# 前一步\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    ran = run("check", "a.txt", "--format", "github")
    assert ran.text.startswith("::error file=a.txt")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# 前一步\n\n## a.txt\n")
    assert "**必改** 写明甲方\n  - 没有写甲方。" in text
    run("check", "a.txt", "--format", "json")
    assert page.read_text(encoding="utf-8") == text


def test_the_page_of_a_job_is_no_longer_than_it_may_be() -> None:
    from checker.renderers.markdown import LONGEST, render_short

    target = io.BytesIO()
    render_short((Report("长" * 3000, "", error=Trouble("broken", "坏")) for _ in range(200)), target)
    text = target.getvalue().decode()
    assert LONGEST - 20_000 < len(target.getvalue()) <= LONGEST
    assert text.endswith("完整内容见报告文件。\n")


# What fails, and what does not.


@pytest.mark.parametrize(
    ("broken", "told"),
    [("none/r.json", "没有文件夹 none"), ("a.txt", "是受检查的文件"), ("dir", "是文件夹，请写文件名")],
)
def test_one_place_that_cannot_be_written_stops_the_run_before_it_begins(
    broken: str, told: str, write: Write, run: Run, folder: Path
) -> None:
    write("a.txt")
    old = write("r.csv", "旧")
    (folder / "dir").mkdir()
    ran = run("check", "a.txt", "--output", "r.csv", "--output", f"json={broken}")
    assert ran.code == 2
    assert told in ran.errors[0]
    assert old.read_text(encoding="utf-8") == "旧"
    assert [path for path in folder.iterdir() if path.suffix == ".part"] == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be written by this user")
def test_a_read_only_folder(write: Write, run: Run, folder: Path) -> None:
    write("a.txt")
    (folder / "shut").mkdir(mode=0o500)
    ran = run("check", "a.txt", "--output", "shut/r.json", "--output", "r.csv")
    assert (ran.code, ran.errors[0]) == (2, "shut/r.json：写不出（没有写入权限）")
    assert not (folder / "r.csv").exists()


def test_a_renderer_that_fails_is_named_and_the_others_are_whole(
    write: Write, run: Run, folder: Path, tmp_path: Path
) -> None:
    source = (
        '"""坏格式。"""\nfrom checker import hookimpl\n\n@hookimpl\ndef render(reports, target):\n'
        "    for report in reports:\n        target.write(b'x')\n        raise ValueError('坏')\n"
    )
    (tmp_path / "made" / "plugins" / "mine.py").write_text(source, encoding="utf-8")
    for number in range(5):
        write(f"all/{number}.txt")
    ran = run("check", "all", "--output", "mine=r.x", "--output", "r.jsonl", "--output", "r.json")
    assert (ran.code, ran.errors) == (2, ["输出格式 mine 出错：ValueError: 坏"])
    assert len((folder / "r.jsonl").read_text(encoding="utf-8").splitlines()) == 5
    assert len(json.loads((folder / "r.json").read_bytes())["documents"]) == 5
    assert not (folder / "r.x").exists()


def test_rules_that_are_wrong_leave_every_old_file(write: Write, run: Run) -> None:
    write("a.txt")
    olds = [write("r.json", "旧"), write("r.csv", "旧")]
    assert run("check", "a.txt", "--checklist", "nix", "--output", "r.json", "--output", "r.csv").code == 2
    assert [old.read_text(encoding="utf-8") for old in olds] == ["旧", "旧"]


# An interrupt.


def interrupted(count: int) -> Iterator[Report]:
    for number in range(count):
        yield Report(f"{number}.txt", "")
    raise KeyboardInterrupt


def test_an_interrupt_leaves_valid_files_that_say_so() -> None:
    exit_ = Exit("error", False, lambda line: None)
    assert [report.name for report in exit_.watch(interrupted(2))] == ["0.txt", "1.txt", "（其余文件）"]
    assert exit_.interrupted
    with pytest.raises(KeyboardInterrupt):
        list(Exit("error", False, lambda line: None).watch(interrupted(0)))


# The hand-over.


def given(count: int, error: BaseException | None = None) -> Generator[Report]:
    for number in range(count):
        yield Report(str(number), "")
    if error:
        raise error


def taking(names: list[str], then: Callable[[], None] = lambda: None) -> Callable[[Iterator[Report]], None]:
    def write(reports: Iterator[Report]) -> None:
        for report in reports:
            names.append(report.name)
            then()

    return write


def test_all_get_all_in_order() -> None:
    lists: list[list[str]] = [[] for _ in range(4)]
    assert fan_out(given(50), [taking(names) for names in lists]) == ()
    assert lists == [[str(number) for number in range(50)]] * 4


def test_a_slow_output_holds_the_others_back() -> None:
    slow, quick, gate = list[str](), list[str](), threading.Semaphore(0)
    ahead = []

    def step() -> None:
        ahead.append(len(quick) - len(slow))
        gate.acquire(timeout=0.002)

    fan_out(given(40), [taking(slow, step), taking(quick)])
    assert max(ahead) <= 2


def test_what_the_reports_raise_is_raised_in_all_and_here() -> None:
    seen = []

    def write(reports: Iterator[Report]) -> None:
        try:
            list(reports)
        except ValueError as error:
            seen.append(error)
            raise

    with pytest.raises(ValueError, match="坏"):
        fan_out(given(3, ValueError("坏")), [write, write])
    assert len(seen) == 2


def test_an_output_that_stops_early_holds_nobody_back() -> None:
    names: list[str] = []

    def early(reports: Iterator[Report]) -> None:
        next(reports)

    def broken(reports: Iterator[Report]) -> None:
        next(reports)
        raise ValueError("坏")

    [failure] = fan_out(given(30), [early, taking(names), broken])
    assert isinstance(failure, ValueError)
    assert len(names) == 30


def test_nothing_is_asked_for_where_an_output_cannot_be_opened() -> None:
    def shut(reports: Iterator[Report]) -> None:
        raise UsageError("写不出")

    asked_for: list[int] = []

    def counted() -> Generator[Report]:
        asked_for.append(1)
        yield Report("a", "")

    with pytest.raises(UsageError):
        fan_out(counted(), [taking([]), shut])
    assert asked_for == []
