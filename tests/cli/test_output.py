"""Where reports go: standard output, or a file that is written whole or not at all; colours; interruption."""

import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import pytest

from checker.cli import main, outputs, streams
from checker.engine import Checker
from checker.report import Report

from .conftest import SOUND, Run, Write

COMMAND = Path(sys.executable).with_name("checker.exe" if os.name == "nt" else "checker")
MADE = ["--rules", "../made/rules", "--plugins-dir", "../made/plugins"]


def command(*words: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    """The installed command, in a process of its own."""
    if not COMMAND.exists():
        pytest.skip("the command is not installed beside this Python")
    return subprocess.run([COMMAND, *words], capture_output=True, check=False, **settings)  # type: ignore[call-overload,no-any-return]


def test_the_installed_command(write: Write) -> None:
    write("公告.txt")
    ran = command("check", "公告.txt", *MADE)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "公告.txt   试用公告（依标题“试用公告”）" in ran.stdout.decode()
    assert "机检未见必改项" in ran.stdout.decode()


@pytest.mark.parametrize("module", ["checker", "checker.cli"])
def test_the_module_is_the_command(module: str, folder: Path) -> None:
    ran = subprocess.run([sys.executable, "-m", module, "--version"], capture_output=True, check=True)
    assert ran.stdout.startswith(b"checker ")


def test_output_is_utf_8_whatever_the_locale(write: Write) -> None:
    write("a.txt")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = command("check", "a.txt", "none.txt", *MADE, env=environment)
    assert ran.returncode == 3
    assert "试用公告" in ran.stdout.decode()
    assert ran.stderr.decode() == "none.txt：没有这个文件\n"


def test_text_is_written_byte_for_byte(write: Write) -> None:
    write("a.txt", b"\xef\xbb\xbf" + "甲\r\n乙\n\n  丙".encode())
    assert command("text", "a.txt").stdout == "甲\r\n乙\n\n  丙".encode()


def test_nobody_reads_on(write: Write) -> None:
    for number in range(40):
        write(f"all/{number}.txt", SOUND.replace("甲方", ""))
    if not COMMAND.exists():
        pytest.skip("the command is not installed beside this Python")
    with subprocess.Popen([COMMAND, "check", "all", *MADE], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_said(write: Write) -> None:
    write("a.txt")
    with open("/dev/full", "wb") as full:
        process = subprocess.run([COMMAND, "check", "a.txt", *MADE], stdout=full, stderr=subprocess.PIPE, check=False)
    assert process.returncode == 2
    assert "标准输出：写不出（磁盘已满）" in process.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="closes descriptors")
def test_closed_streams(write: Write) -> None:
    write("a.txt")
    for words, code in (("check - >&- <&-", 2), ("check a.txt >&- --output r.txt", 0), ("check none.txt 2>&-", 3)):
        ran = subprocess.run(["sh", "-c", f'"{COMMAND}" {words} {" ".join(MADE)}'], capture_output=True, check=False)
        assert ran.returncode == code
        assert b"Traceback" not in ran.stderr


# --output.


def test_a_report_in_a_file(write: Write, run: Run, folder: Path) -> None:
    write("a.txt", SOUND.replace("甲方", ""))
    write("r.json", "旧")
    ran = run("check", "a.txt", "--format", "json", "--output", "r.json")
    assert ran.code == 1
    assert ran.text.splitlines() == [
        "a.txt   试用公告（依标题“试用公告”）   暂不宜发布：必改 1 · 请核 0 · 建议 0",
        "合计 1 份：有必改项 1",
        "已写出 r.json",
    ]
    assert json.loads((folder / "r.json").read_bytes())["documents"][0]["path"] == "a.txt"
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "r.json"]


def test_the_mode_of_the_old_file_stays(write: Write, run: Run) -> None:
    write("a.txt")
    report = write("r.json", "旧")
    report.chmod(0o640)
    run("check", "a.txt", "--output", "r.json")
    assert report.stat().st_mode & 0o777 == 0o640
    assert "试用公告" in report.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_stays_a_link(write: Write, run: Run, folder: Path) -> None:
    write("a.txt")
    report = write("deep/r.txt", "旧")
    (folder / "link.json").symlink_to(report)
    run("check", "a.txt", "--output", "link.json")
    assert (folder / "link.json").is_symlink()
    assert "试用公告" in report.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path(os.devnull).exists(), reason="no null device here")
def test_a_device_is_written_to(write: Write, run: Run) -> None:
    write("a.txt")
    assert run("check", "a.txt", "--output", os.devnull).code == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), ValueError("坏"), OSError(errno.ENOSPC, "full")])
def test_the_old_file_stays_when_a_run_fails(
    failure: BaseException, write: Write, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt")
    old = write("r.json", "旧")

    def render(reports: Iterable[Report], target: BinaryIO) -> bool:
        target.write(b"half a report")
        target.flush()
        raise failure

    own = outputs._renderer
    monkeypatch.setattr(
        outputs, "_renderer", lambda output, *more: own(output, *more) if output.path is None else render
    )
    ran = run("check", "a.txt", "--format", "json", "--output", "r.json")
    assert ran.code == (130 if isinstance(failure, KeyboardInterrupt) else 2)
    assert len(ran.errors) == 1
    assert old.read_text(encoding="utf-8") == "旧"
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "r.json"]


def test_bad_rules_leave_the_old_file(write: Write, run: Run) -> None:
    write("a.txt")
    old = write("r.json", "旧")
    assert run("check", "a.txt", "--checklist", "nix", "--output", "r.json").code == 2
    assert old.read_text(encoding="utf-8") == "旧"


@pytest.mark.parametrize("output", ["a.txt", "./a.txt", "all/b.txt", "link.txt"])
def test_no_notice_is_overwritten(output: str, write: Write, run: Run, folder: Path) -> None:
    notice = write("a.txt")
    write("all/b.txt")
    if output == "link.txt":
        (folder / "link.txt").hardlink_to(notice)
    ran = run("check", "a.txt", "all", "--output", output)
    assert (ran.code, ran.output) == (2, b"")
    assert ran.errors == [f"--output：{output} 是受检查的文件，不能覆盖；请把报告写到别处"]
    assert (folder / output).read_text(encoding="utf-8") == SOUND


@pytest.mark.parametrize("body", ["return None", "raise ValueError('坏')"])
def test_a_renderer_that_fails_is_named(body: str, write: Write, run: Run, tmp_path: Path) -> None:
    source = f'"""坏格式。"""\nfrom checker import hookimpl\n\n@hookimpl\ndef render(reports, target):\n    {body}\n'
    (tmp_path / "made" / "plugins" / "mine.py").write_text(source, encoding="utf-8")
    write("a.txt")
    ran = run("check", "a.txt", "--format", "mine", "--output", "r.html")
    assert ran.code == 2
    assert ran.errors[0].startswith("输出格式 mine ")
    assert not Path("r.html").exists()


def test_a_renderer_of_ones_own(write: Write, run: Run, tmp_path: Path) -> None:
    source = (
        '"""名单。"""\nfrom checker import hookimpl\n\n@hookimpl\ndef render(reports, target):\n'
        "    for report in reports:\n        target.write(report.name.encode())\n    return True\n"
    )
    (tmp_path / "made" / "plugins" / "mine.py").write_text(source, encoding="utf-8")
    write("a.txt")
    assert run("check", "a.txt", "--format", "mine").output == b"a.txt"


# Interruption.


def test_an_interrupted_run_says_so_in_one_line(write: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt")

    def interrupted(self: Checker, path: Path, name: str | None = None) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr(Checker, "check", interrupted)
    ran = run("check", "a.txt")
    assert (ran.code, ran.errors) == (130, ["已中断，检查没有完成"])


# Colours and width.


class Terminal(io.TextIOWrapper):
    """Standard output that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch, *words: str, **environment: str) -> str:
    for name, value in {"TERM": "xterm", "COLUMNS": "90", **environment}.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", terminal)
    main(["check", *words, *MADE])
    assert isinstance(terminal.buffer, io.BytesIO)
    return terminal.buffer.getvalue().decode()


def test_colours_on_a_terminal_only(write: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", SOUND.replace("甲方", ""))
    assert "\x1b" not in run("check", "a.txt").text
    assert "\x1b[31m" in on_terminal(monkeypatch, "a.txt")
    assert "\x1b" in on_terminal(monkeypatch, "a.txt", NO_COLOR="")
    assert "\x1b" not in on_terminal(monkeypatch, "a.txt", NO_COLOR="1")
    assert "\x1b" not in on_terminal(monkeypatch, "a.txt", TERM="dumb")


def test_no_colours_in_a_file(write: Write, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    write("a.txt", SOUND.replace("甲方", ""))
    assert "\x1b" not in on_terminal(monkeypatch, "a.txt", "--output", "r.txt")
    assert "\x1b" not in (folder / "r.txt").read_text(encoding="utf-8")


def test_what_stands_on_the_screen_is_not_said_twice(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert "没有这个文件" in on_terminal(monkeypatch, "none.txt")
    assert capsysbinary.readouterr().err == b""


def test_the_width_is_that_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert streams.width() == 100
    monkeypatch.setattr(sys, "stdout", Terminal(io.BytesIO()))
    monkeypatch.setenv("COLUMNS", "72")
    assert streams.width() == 72
