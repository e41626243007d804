"""The same report whoever checks: a Dask cluster, its lost workers included; notices in stores."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, ClassVar

import pytest

from checker.report import Report

from .conftest import SOUND, Run, Write, documents
from .test_output import COMMAND, MADE

pytest.importorskip("distributed", reason="the extra dask is not installed")

#: Does what the words of a notice say; the Dask worker is the parent of who checks.
MISCHIEF = '''
"""捣乱：依文中的词出事。"""

import os
import signal
import time

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    if "崩溃" in document.text:
        os._exit(3)
    if "连累" in document.text:
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    while "挂起" in document.text:
        try:
            time.sleep(60)
        except BaseException:
            pass
    if "慢" in document.text:
        time.sleep(0.1)
    return Finding.passed()
'''
ROW = (
    '[extend]\nchecklist = "made"\n[[requirement]]\nid = "R-9"\ntitle = "不出事"\nkind = "form"\nplugin = "mischief"\n'
)

posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture
def mischief(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "made/plugins/mischief.py").write_text(MISCHIEF.lstrip(), encoding="utf-8")
    (tmp_path / "made/rules/mischief.toml").write_text(ROW, encoding="utf-8")


Many = Callable[..., None]


@pytest.fixture
def many(write: Write) -> Many:
    """``many(8, {3: "崩溃"})``: notices of which some say a word, one cannot be read and one is of no kind."""

    def many(count: int, words: dict[int, str] | None = None, every: str = "") -> None:
        for number in range(count):
            write(f"all/{number:03}.txt", f"{SOUND}第{number}份。{every}{(words or {}).get(number, '')}\n")
        write("all/empty.txt", "")
        write("all/stranger.txt", "菜谱\n\n先放油。\n")
        write("all/z.docx", b"PK\x03\x04")

    return many


class Cluster:
    """A scheduler and workers, each a process of its own in a folder of its own."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._begin("dask_scheduler", "--port", "0", "--scheduler-file", str(folder / "scheduler.json"))
        wait_for((folder / "scheduler.json").exists)

    @property
    def address(self) -> str:
        import json

        address: str = json.loads((self._folder / "scheduler.json").read_text(encoding="utf-8"))["address"]
        return address

    def worker(self, *words: str) -> subprocess.Popen[bytes]:
        return self._begin("dask_worker", self.address, "--nthreads", "1", "--local-directory", ".", *words)

    def _begin(self, module: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *words, "--no-dashboard"]
        log = self._stack.enter_context((self._folder / f"{module}.log").open("ab"))
        process = subprocess.Popen(command, cwd=self._folder, stdout=log, stderr=log, start_new_session=True)
        self._stack.callback(_end, process)
        return process


def _end(process: "subprocess.Popen[bytes]") -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(3)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    if os.name == "nt":
        pytest.skip("signals of POSIX")
    folder = tmp_path / "cluster"
    folder.mkdir()
    with ExitStack() as stack:
        yield Cluster(folder, stack)


def wait_for(what: Callable[[], bool], seconds: float = 60.0) -> None:
    begin = time.monotonic()
    while not what():
        assert time.monotonic() - begin < seconds
        time.sleep(0.05)


# The same report.


@pytest.fixture
def one_by_one(run: Run) -> Callable[..., bytes]:
    """The report of a single process."""
    return lambda *words: run("check", "all", "--format", "json", "--jobs", "1", "--no-cache", *words).output


OneByOne = Callable[..., bytes]


def test_the_report_is_that_of_a_single_process(many: Many, write: Write, run: Run, one_by_one: OneByOne) -> None:
    """Without a scheduler there is one here, with settings for a folder, a day and rules that travel."""
    many(57)
    write("all/later/one.txt", SOUND.replace("乙方", ""))
    write("checker.toml", '[[folder]]\npath = "all/later"\n[folder.requirement.R-2]\nlevel = "error"\n')
    words = ("--publish-date", "2025-05-08")
    ran = run("check", "all", "-", "--format", "json", "--engine", "dask", "--jobs", "2", *words, given=SOUND.encode())
    alone = run("check", "all", "-", "--format", "json", "--jobs", "1", "--no-cache", *words, given=SOUND.encode())
    assert (ran.code, ran.errors) == (alone.code, alone.errors)
    assert ran.output == alone.output
    assert len(documents(ran.output)) == 62


def test_a_lost_worker_costs_nothing(
    cluster: Cluster, mischief: None, many: Many, folder: Path, one_by_one: OneByOne
) -> None:
    """Two workers far from the working folder, one of them killed in the middle."""
    many(60, every="慢")
    expected = one_by_one()
    cluster.worker()
    lost = cluster.worker("--no-nanny")
    words = [str(COMMAND), "check", "all", "--engine", "dask", "--scheduler", cluster.address, *MADE]
    with subprocess.Popen([*words, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        begun = process.stdout.read(2000)  # some reports are out
        lost.kill()
        output = begun + process.stdout.read()
    assert output == expected
    assert process.returncode == 3


def test_a_notice_that_kills_or_hangs_costs_itself(mischief: None, many: Many, run: Run, one_by_one: OneByOne) -> None:
    """It is the process of the notice that is lost, not the Dask worker: so the same is said of it as ever."""
    many(20, {3: "崩溃", 7: "挂起"})
    limits = ("--file-timeout", "1")
    ran = run("check", "all", "--format", "json", "--engine", "dask", "--jobs", "2", *limits)
    assert ran.output == one_by_one(*limits)
    errors = {one["path"]: one["error"]["code"] for one in documents(ran.output) if one["error"]}
    assert (errors["all/003.txt"], errors["all/007.txt"]) == ("crashed", "timeout")


@posix
def test_a_notice_that_kills_dask_workers_costs_itself(
    mischief: None, many: Many, run: Run, one_by_one: OneByOne
) -> None:
    many(20, {3: "连累"})
    ran = run("check", "all", "--format", "json", "--engine", "dask", "--jobs", "2")
    found = documents(ran.output)
    assert found[3]["error"] == {"code": "crashed", "message": "检查它的 Dask 工作进程接连退出"}
    assert [bool(one["error"]) for one in found[:20]] == [number == 3 for number in range(20)]


@posix
def test_an_interrupted_run_leaves_a_valid_report(mischief: None, many: Many) -> None:
    many(60, every="慢")
    words = [str(COMMAND), "check", "all", "--engine", "dask", "--jobs", "2", "--format", "json", *MADE]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout
        assert process.stderr
        begun = process.stdout.read(2000)
        os.killpg(process.pid, signal.SIGINT)
        output, errors = begun + process.stdout.read(), process.stderr.read().decode()
    assert process.returncode == 130
    *checked, last = documents(output)
    assert 0 < len(checked) < 63
    assert last["error"] == {"code": "interrupted", "message": f"检查中断，其余 {63 - len(checked)} 个文件未检查"}
    assert errors.splitlines() == [f"（其余 {63 - len(checked)} 个文件）：{last['error']['message']}"]


# Who is not used.


def test_rules_that_cannot_be_used_end_the_run(many: Many, run: Run) -> None:
    many(3)
    rules = Path("../made/rules/made.toml")
    rules.write_text(rules.read_text(encoding="utf-8").replace('"form"', '"nix"'), encoding="utf-8")
    ran = run("check", "all", "--engine", "dask", "--jobs", "1", "--output", "r.json")
    assert (ran.code, Path("r.json").exists()) == (2, False)
    assert "R-3" in ran.errors[0]


def test_a_worker_of_another_kind_is_refused(
    cluster: Cluster, many: Many, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(3)
    cluster.worker("--no-nanny")
    monkeypatch.setattr("checker.batch.fingerprint.VERSION", "9.9")
    ran = run("check", "all", "--engine", "dask", "--scheduler", cluster.address)
    assert (ran.code, ran.output) == (2, b"")
    assert ran.errors[0].startswith("没有用 Dask 工作进程 tcp://")
    assert ran.errors[0].endswith("，本机是 9.9")
    assert ran.errors[1] == "--engine dask：没有可用的 Dask 工作进程"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--scheduler", "tcp://127.0.0.1:1"], "--scheduler 要与 --engine dask 同用"),
        (["--engine", "dusk"], "--engine：没有“dusk”"),
        (["--engine", "dask", "--jobs", "0"], "--jobs 0 不能"),
        (["--engine", "dask", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "--jobs 不能与 --scheduler"),
        (["--engine", "dask", "--attach", "b.txt"], "--attach 不能"),
        (["--engine", "dask", "--scheduler", "nix"], "--scheduler：连不上 nix"),
    ],
)
def test_usage(words: list[str], said: str, write: Write, run: Run) -> None:
    write("a.txt")
    ran = run("check", "a.txt", *words)
    assert ran.code == 2
    assert ran.errors[0].startswith(said)


def test_without_the_extra(write: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt")
    for module in ("checker.batch.cluster", "checker.batch.station", "distributed", "fsspec", "fsspec.core"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.setitem(sys.modules, "fsspec", None)
    ran = run("check", "a.txt", "--engine", "dask")
    assert (ran.code, ran.errors) == (
        2,
        ['--engine dask 要先安装：pip install "disclosure-checker[dask]"（缺少 distributed）'],
    )
    ran = run("check", "s3://bucket/a.txt")
    assert (ran.code, ran.errors) == (2, ['读取 s3:// 要先安装：pip install "disclosure-checker[dask]"'])


# Stores.


@pytest.fixture
def store() -> Iterator[Any]:
    """fsspec's store in memory, which lasts as long as the process."""
    from fsspec.implementations.memory import MemoryFileSystem

    memory = MemoryFileSystem()
    yield memory
    memory.store.clear()
    memory.pseudo_dirs[:] = [""]


def test_notices_in_a_store(store: Any, run: Run) -> None:
    for name in ("桶/b.txt", "桶/a.txt", "桶/下/c.txt", "桶/.hidden.txt", "桶/~$c.docx", "桶/读我.ppt"):
        store.pipe(f"/{name}", SOUND.encode())
    for given, names in {
        "memory://桶": ["a.txt", "b.txt", "下/c.txt"],
        "memory://桶/a.txt": ["a.txt"],
        "memory://桶/**/*.txt": ["a.txt", "b.txt", "下/c.txt"],
        "memory://桶/[b-d]*.txt": ["b.txt"],
    }.items():
        ran = run("check", given, "--format", "json", "--jobs", "0")
        assert [one["path"] for one in documents(ran.output)] == [f"memory://桶/{name}" for name in names], given
        assert all(one["error"] is None for one in documents(ran.output))
    ran = run("check", "memory://桶/a.txt", "memory://桶", "--exclude", "下/", "--format", "json", "--jobs", "0")
    assert [one["path"] for one in documents(ran.output)] == ["memory://桶/a.txt", "memory://桶/b.txt"]


def test_what_is_not_in_a_store(store: Any, run: Run) -> None:
    ran = run("check", "memory://无", "memory://无/a.txt", "--format", "json", "--jobs", "0")
    said = [(one["path"], one["error"]["message"]) for one in documents(ran.output)]
    assert said == [("memory://无", "没有这个文件或文件夹"), ("memory://无/a.txt", "没有这个文件或文件夹")]
    assert run("check", "nix://a/b.txt").errors[0].startswith("nix://a/b.txt：")
    assert run("check", "zip://a.txt::s3://b/c.zip").code == 2


def test_an_address_of_this_machine_is_a_path(write: Write, run: Run) -> None:
    path = write("all/甲 乙.txt")
    for engine in ("local", "dask"):
        ran = run("check", path.as_uri(), "--format", "json", "--engine", engine)
        assert [(one["path"], one["error"]) for one in documents(ran.output)] == [("all/甲 乙.txt", None)]


def test_the_store_is_asked_that_the_address_names(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No report shows who may read there, and neither does a message."""
    import fsspec
    from fsspec.implementations.memory import MemoryFileSystem

    class Store(MemoryFileSystem):  # type: ignore[misc]
        protocol = ("hdfs", "oss")
        store: ClassVar[dict[str, Any]] = {}
        pseudo_dirs: ClassVar[list[str]] = [""]
        cachable = False

        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            asked.append(settings)

        @classmethod
        def _strip_protocol(cls, path: str) -> str:
            rest = path.partition("://")[2] or path
            return "/" + rest.rpartition("@")[2].lstrip("/")

        @staticmethod
        def _get_kwargs_from_urls(path: str) -> dict[str, Any]:
            return {"user": path.partition("://")[2].partition(":")[0]}

    asked: list[dict[str, Any]] = []
    for name in Store.protocol:
        fsspec.register_implementation(name, Store, clobber=True)
    Store().pipe("/host/一/甲.txt", SOUND.encode())
    for scheme in Store.protocol:
        ran = run("check", f"{scheme}://ming:mima@host/一", "--format", "json", "--jobs", "0")
        assert [one["path"] for one in documents(ran.output)] == [f"{scheme}://host/一/甲.txt"]
        assert documents(ran.output)[0]["error"] is None
    assert {"user": "ming"} in asked
    ran = run("check", "oss://ming:mima@host/一/无.txt", "--format", "json", "--jobs", "0")
    assert b"mima" not in ran.output
    assert "mima" not in "".join(ran.errors)


# Reports that wait.


def test_reports_that_wait_are_kept_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.batch.parts import Parts
    from checker.batch.worker import Packed

    parts = Parts()
    answers = {
        number: Packed(b"%d" % number * (number % 7 + 1), "", bool(number % 2), b"v") for number in range(1, 5000)
    }
    for number, answer in reversed(answers.items()):
        parts[number] = answer
    parts[0] = Report("甲", "")
    assert (0 in parts, 4999 in parts, 5000 in parts) == (True, True, False)
    assert [parts.pop(number) for number in range(5000)] == [Report("甲", ""), *answers.values()]
    assert 4999 not in parts
    parts.close()
