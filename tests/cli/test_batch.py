"""Many notices in one run: who dies or hangs costs his file only; order, interruption, limits, the cache."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from checker.batch.job import Job
from checker.batch.pool import Limits, Pool
from checker.engine import Checker
from checker.renderers.formats import FORMATS

from .conftest import SOUND, Run, Write, documents
from .test_output import COMMAND, MADE

#: Does what the words of a notice say.
MISCHIEF = '''
"""捣乱：依文中的词出事。"""

import os
import time
from pathlib import Path

from checker import Document, Finding, hookimpl

HOARD = []


@hookimpl
def check(document: Document) -> Finding:
    if "崩溃" in document.text:
        os._exit(3)
    if "偶然" in document.text and not Path("once").exists():
        Path("once").touch()
        os._exit(4)
    if "内存" in document.text:
        HOARD.append(bytearray(3 << 30))
    while "挂起" in document.text:
        try:
            time.sleep(60)
        except BaseException:
            pass
    if "慢" in document.text:
        time.sleep(0.3)
    if "走开" in document.text:
        os.chdir("/")
        os.write(1, "不应写进报告".encode())
    print("不应写进报告")
    return Finding.passed()
'''
ROW = (
    '[extend]\nchecklist = "made"\n[[requirement]]\nid = "R-9"\ntitle = "不出事"\nkind = "form"\nplugin = "mischief"\n'
)

needs_limits = pytest.mark.skipif(sys.platform != "linux", reason="memory of a process is limited on Linux only")
posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture
def mischief(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "made/plugins/mischief.py").write_text(MISCHIEF.lstrip(), encoding="utf-8")
    (tmp_path / "made/rules/mischief.toml").write_text(ROW, encoding="utf-8")


@pytest.fixture
def many(write: Write) -> Callable[..., None]:
    """``many("崩溃", at=3, of=8)``: notices of which one says a word."""

    def many(word: str = "", at: int = 3, of: int = 8) -> None:
        for number in range(of):
            write(f"all/{number:03}.txt", f"{SOUND}第{number}份。{word if number == at else ''}\n")

    return many


Many = Callable[..., None]


# A worker that dies or hangs.


@pytest.mark.parametrize(
    ("word", "code", "said"),
    [
        ("崩溃", "crashed", "检查进程意外退出（退出码 3），重试一次仍如此"),
        ("挂起", "timeout", "检查超过时限（1秒），已停止，重试一次仍如此"),
        pytest.param("内存", "memory", "检查所用内存超过限制（2048 MB），重试一次仍如此", marks=needs_limits),
    ],
)
def test_a_worker_lost_costs_its_file_only(
    word: str, code: str, said: str, mischief: None, many: Many, run: Run
) -> None:
    many(word)
    limits = ("--jobs", "2", "--file-timeout", "1", "--file-memory", "2048")
    ran = run("check", "all", "--format", "json", *limits)
    found = documents(ran.output)
    assert [one["path"] for one in found] == [f"all/{number:03}.txt" for number in range(8)]
    assert [one["error"] for one in found if one["error"]] == [{"code": code, "message": said}]
    assert found[3]["error"]
    assert (ran.code, ran.errors[-1]) == (3, f"all/003.txt：{said}")
    assert all(one["coverage"]["passed"] == 4 for one in found if not one["error"])


def test_a_plugin_that_goes_elsewhere_takes_no_other_notice_along(mischief: None, many: Many, run: Run) -> None:
    many("走开", at=0)
    ran = run("check", "all", "--format", "json", "--jobs", "1")
    assert ran.code == 0
    assert [one["coverage"]["passed"] for one in documents(ran.output)] == [4] * 8


def test_a_file_is_tried_once_more(mischief: None, many: Many, run: Run) -> None:
    many("偶然")
    ran = run("check", "all", "--format", "json", "--jobs", "2")
    assert (ran.code, [one["error"] for one in documents(ran.output)]) == (0, [None] * 8)
    assert Path("once").exists()


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_however_they_are_started(method: str, folder: Path, tmp_path: Path, write: Write) -> None:
    if method == "fork" and not hasattr(os, "fork"):
        pytest.skip("no fork here")
    from functools import partial

    from checker.batch.checking import Batch
    from checker.batch.inputs import Inputs

    for number in range(5):
        write(f"all/{number}.txt")
    make = partial(Checker, rules=(tmp_path / "made/rules",), plugins_dir=tmp_path / "made/plugins")
    checker = make()
    with Batch(Pool(checker, make, Limits(2), method)) as batch:
        made = list(batch.reports(Inputs(["all"]), bytes))
    assert made == [checker.check(Path(f"all/{number}.txt"), f"all/{number}.txt") for number in range(5)]


def test_rules_that_cannot_be_used_end_the_run(many: Many, run: Run) -> None:
    many()
    rules = Path("../made/rules/made.toml")
    rules.write_text(rules.read_text(encoding="utf-8").replace('"form"', '"nix"'), encoding="utf-8")
    for outputs in (("r.json",), ("r.json", "r.jsonl")):
        ran = run("check", "all", *(word for name in outputs for word in ("--output", name)))
        assert (ran.code, Path("r.json").exists()) == (2, False)
        assert "R-3" in ran.errors[0]


# The same whoever checks.


@pytest.mark.parametrize("format_", ["console", "json"])
def test_the_report_is_the_same_however_many_check(format_: str, many: Many, write: Write, run: Run) -> None:
    many()
    write("all/empty.txt", "")
    write("all/stranger.txt", "菜谱\n\n先放油。\n")
    write("all/z.docx", b"PK\x03\x04")
    reports = [run("check", "all", "--format", format_, "--jobs", jobs, "--no-cache") for jobs in ("0", "1", "2", "5")]
    assert all(one == reports[0] for one in reports)
    assert reports[0].output


def test_several_outputs_and_a_crash(mischief: None, many: Many, run: Run) -> None:
    """Outputs have threads, beside which nothing forks: a fresh worker is started in another way."""
    many("崩溃")
    ran = run("check", "all", "--output", "a.json", "--output", "b.jsonl", "--jobs", "2")
    found = documents(Path("a.json").read_bytes())
    assert (ran.code, [bool(one["error"]) for one in found]) == (3, [number == 3 for number in range(8)])
    assert len(Path("b.jsonl").read_text(encoding="utf-8").splitlines()) >= 8


def test_standard_input_among_files(many: Many, run: Run) -> None:
    many(of=2)
    ran = run("check", "all", "-", "--format", "json", given=SOUND.encode())
    assert [one["path"] for one in documents(ran.output)] == ["all/000.txt", "all/001.txt", "标准输入"]


# Lists of files.


def test_files_from_a_list(many: Many, write: Write, run: Run) -> None:
    many(of=3)
    for data in (b"all/002.txt\nall/000.txt\r\n\nall/002.txt\n", b"all/002.txt\0all/000.txt\0"):
        write("list", data)
        ran = run("check", "--files-from", "list", "--format", "json")
        assert [one["path"] for one in documents(ran.output)] == ["all/002.txt", "all/000.txt"]


@posix
def test_a_list_on_standard_input(many: Many, write: Write) -> None:
    many(of=3)
    if not COMMAND.exists():
        pytest.skip("the command is not installed beside this Python")
    words = [str(COMMAND), "check", "--files-from", "-", "--output", "r.json", *MADE]
    given = b"all/001.txt\nall/000.txt\n"
    assert subprocess.run(words, input=given, capture_output=True, check=False).returncode == 0
    assert [one["path"] for one in documents(Path("r.json").read_bytes())] == ["all/001.txt", "all/000.txt"]
    ran = subprocess.run(words, input=given + b"r.json\n", capture_output=True, check=False)
    assert (ran.returncode, ran.stderr.decode()[:20]) == (2, "--output：r.json 是受检查的"[:20])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "缺少 路径"),
        (["a.txt", "--jobs", "-1"], "--jobs："),
        (["a.txt", "--file-timeout", "0"], "--file-timeout："),
        (["a.txt", "--file-memory", "100"], "--file-memory："),
        (["a.txt", "--exclude", "!"], "--exclude："),
        (["--files-from", "none"], "--files-from："),
        (["-", "--files-from", "-"], "--files-from："),
    ],
)
def test_usage(words: list[str], said: str, write: Write, run: Run) -> None:
    write("a.txt")
    ran = run("check", *words)
    assert ran.code == 2
    assert ran.errors[0].startswith(said)


# Interruption.


@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_a_valid_report(
    number: int, code: int, mischief: None, write: Write, folder: Path
) -> None:
    if not COMMAND.exists():
        pytest.skip("the command is not installed beside this Python")
    for one in range(60):
        write(f"all/{one:03}.txt", f"{SOUND}慢{one}\n")
    words = [str(COMMAND), "check", "all", "--jobs", "2", "--format", "json", *MADE]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout
        assert process.stderr
        begun = process.stdout.read(2000)  # some reports are out
        os.killpg(process.pid, number)
        output, errors = begun + process.stdout.read(), process.stderr.read().decode()
    assert process.returncode == code
    *checked, last = documents(output)
    assert 0 < len(checked) < 60
    assert all(one["coverage"]["passed"] == 4 for one in checked)
    assert last["error"] == {"code": "interrupted", "message": f"检查中断，其余 {60 - len(checked)} 个文件未检查"}
    assert errors.splitlines()[-1] == f"（其余 {60 - len(checked)} 个文件）：{last['error']['message']}"
    assert _gone(process.pid)


@posix
def test_a_second_interrupt_ends_at_once(mischief: None, many: Many) -> None:
    if not COMMAND.exists():
        pytest.skip("the command is not installed beside this Python")
    many("挂起", at=0)
    words = [str(COMMAND), "check", "all", "--jobs", "2", "--output", "r.json", *MADE]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        time.sleep(2)
        begin = time.monotonic()
        for _ in range(2):
            os.killpg(process.pid, signal.SIGINT)
        process.communicate()
    assert process.returncode == 130
    assert time.monotonic() - begin < 5
    assert _gone(process.pid)


def _gone(group: int) -> bool:
    """Whether no process of the group is left, after a moment."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@posix
def test_workers_end_with_whom_they_work_for(mischief: None, many: Many) -> None:
    if not COMMAND.exists():
        pytest.skip("the command is not installed beside this Python")
    words = [str(COMMAND), "check", "all", "--jobs", "2", "--output", "r.json", *MADE]
    many("慢", at=0, of=40)
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        time.sleep(1.5)
        process.kill()
        process.communicate()
    assert _gone(process.pid)


def test_an_interrupted_run_goes_on_where_it_was(
    mischief: None, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was checked is in the cache: checking it again would take as long."""
    for one in range(8):
        write(f"all/{one}.txt", f"{SOUND}慢{one}\n")
    seen = []

    put = Pool.put

    def watched(self: Pool, number: int, job: Job) -> None:
        seen.append(job.name)
        put(self, number, job)

    assert run("check", *(f"all/{one}.txt" for one in range(5)), "--jobs", "1").code == 0
    monkeypatch.setattr(Pool, "put", watched)
    ran = run("check", "all", "--jobs", "1")
    assert (ran.code, seen) == (0, ["all/5.txt", "all/6.txt", "all/7.txt"])


# Memory.


@pytest.mark.skipif(sys.platform != "linux", reason="measured on Linux")
def test_memory_is_flat(write: Write) -> None:
    if not COMMAND.exists():
        pytest.skip("the command is not installed beside this Python")
    peaks = []
    for count in (100, 1000):
        for number in range(count):
            write(f"{count}/{number}.txt", SOUND)
        code = (
            "import resource, sys; from checker.cli import main; "
            f"main(['check', '{count}', '--output', 'r.txt', *{MADE!r}]); "
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        peaks.append(int(ran.stdout.split()[-1]))
    assert peaks[1] < peaks[0] * 1.1


# What a person sees meanwhile.


@posix
@pytest.mark.parametrize(("words", "seen"), [(("--output", "r.json"), True), ((), False), (("--jobs", "0"), False)])
def test_progress_is_shown_where_the_report_is_not(
    words: tuple[str, ...], seen: bool, mischief: None, many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl
    import pty
    import struct
    import termios

    if not COMMAND.exists():
        pytest.skip("the command is not installed beside this Python")
    many("慢", at=0, of=6)
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    command = [str(COMMAND), "check", "all", "none.txt", *words, *MADE]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # Linux ends a terminal so
            while part := os.read(ours, 4096):
                shown += part
    os.close(ours)
    assert process.returncode == 3
    assert ("/7 个文件".encode() in shown) is seen
    if seen:  # the summary waits for the bar to go
        assert shown.rfind("/7 个文件".encode()) < shown.find(b"none.txt   ")
    assert "没有这个文件" in shown.decode()


# The cache.


STYLES = [
    *(("--format", one.name) for one in FORMATS),
    ("--full",),
    ("--full", "--format", "markdown"),
    ("--fail-on", "review", "--format", "jsonl"),
    ("--skip-unknown", "--format", "summary"),
    ("--output", "csv=a", "--output", "json=b", "--output", "sarif=c", "--output", "console=d"),
    ("--write-baseline", "known.json"),
    ("--series", "--format", "json"),
]


@pytest.mark.parametrize("words", STYLES, ids=" ".join)
def test_a_run_again_writes_the_same_bytes(words: tuple[str, ...], many: Many, write: Write, run: Run) -> None:
    """Without the cache, filling it, out of it, and after a run that showed the reports in another way."""
    many()
    write("all/stranger.txt", "菜谱\n\n先放油。\n")
    write("all/z.docx", b"PK\x03\x04")
    write("all/谁/open.txt", SOUND + "出错甲方\n")

    def outcome(*more: str) -> tuple[object, ...]:
        ran = run("check", "all", *words, *more)
        return ran, [Path(name).read_bytes() for name in ("a", "b", "c", "d", "known.json") if Path(name).exists()]

    expected = outcome("--no-cache")
    assert [outcome(), outcome()] == [expected] * 2
    run("check", "all", "--format", "csv")
    run("check", "all/谁", "--full")
    assert outcome() == expected


def test_what_was_kept_is_not_read_to_be_shown(many: Many, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a worker started where nothing is to be checked."""
    many()
    first = run("check", "all")

    def not_called(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("checker.batch.cache.unpack", not_called)
    monkeypatch.setattr(Pool, "put", not_called)
    assert run("check", "all") == first


def test_the_cache_is_said_and_cleared(many: Many, run: Run, tmp_path: Path) -> None:
    many()
    run("check", "all", "--no-cache")
    assert run("cache", "clear", made=False).text == "没有缓存\n"
    first = run("check", "all")
    assert run("cache", "where", made=False).text == f"{tmp_path / 'cache'}\n"
    assert run("check", "all") == first
    assert run("cache", "clear", made=False).text == "缓存已清空\n"
    assert run("cache", "nix", made=False).code == 2
