"""How fast the installed command is, against its peers, run in turn with it.

    python benchmarks/speed.py [--quick] [--rounds N] [--lines 1,2,…] [--write]

It makes its own notices (benchmarks/notices.py: the same ones each time), runs ``checker check`` and its peers in turn,
several rounds, and prints of each goal what was asked, what was measured (medians, by the clock and in
processor time, which other work on the machine disturbs less) and whether it was reached. ``--quick`` takes small
folders; ``--lines`` some lines only; ``--write`` puts them into the table of docs/performance.md, where others stay.
What is cached is deleted before, but for the line about caching. "Without start-up" is the difference between a folder
and a tenth of it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from platform import python_version
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

_HERE = Path(__file__).parent
_ROOT = _HERE.parent
_PAGE = _ROOT / "docs" / "performance.md"
_BEGIN, _END = "<!-- speed: begin -->", "<!-- speed: end -->"
_JIEBA = (sys.executable, "-c", "import jieba; jieba.lcut('公示')")
#: Rules of textlint that ask of any text what the checker asks of a notice in passing.
_RULES = ("max-comma", "no-todo", "sentence-length")
#: Cold starts: a notice that is judged without words, and one that needs them.
_COLD = (
    ("不用分词的一份", "examples/采购结果公示-缺公示期和电话.txt"),
    ("要分词的一份", "benchmarks/data/regimes_e/txt/e-21.txt"),
)


class Cost(NamedTuple):
    """What a process took, with all it started: seconds by the clock, of processors, and its peak memory in MB."""

    wall: float
    cpu: float
    peak: float

    def less(self, other: "Cost") -> "Cost":
        """What it took beyond *other*; never nothing, so that it can be divided by."""
        return Cost(max(self.wall - other.wall, 1e-6), max(self.cpu - other.cpu, 1e-6), self.peak)

    def per(self, count: int) -> "Cost":
        """The share of one in *count*."""
        return Cost(self.wall / count, self.cpu / count, self.peak)


class Line(NamedTuple):
    """One line of the table. ``reached`` is None where there is no goal, or no peer to measure against."""

    what: str
    goal: str
    measured: str
    reached: bool | None = None


class Bench(NamedTuple):
    """Where and how it is measured."""

    folder: Path
    rounds: int
    quick: bool

    def size(self, full: int) -> int:
        """How many files to take where *full* are wanted."""
        return max(20, full // 10) if self.quick else full

    def notices(self, what: str, count: int, length: int) -> Path:
        """A folder of *count* notices, "text" or "word"; made by another process, so that this one stays small."""
        folder = self.folder / f"{what}-{count}-{length}"
        if not folder.exists():
            subprocess.run([*_peer(what, folder), str(count), str(length)], check=True)
        return folder

    def check(
        self, *paths: Path, jobs: int = 1, options: Sequence[str] = ("--no-cache", "--format", "jsonl")
    ) -> list[str]:
        """The command line that checks *paths*."""
        output = self.folder / "report.out"
        command = Path(sysconfig.get_path("scripts")) / "checker"
        return [str(command), "check", *map(str, paths), "--jobs", str(jobs), "--output", str(output), *options]

    def cost(self, command: Sequence[str]) -> Cost:
        """What *command* takes, run once. Raises RuntimeError where it could not do its work."""
        environment = {**os.environ, "CHECKER_CACHE_DIR": str(self.folder / "cache")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        told = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1, 3):
            raise RuntimeError(f"{command[0]}: {told.decode(errors='replace')[-500:]}")
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
        return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)

    def in_turn(self, *commands: Sequence[str], rounds: int | None = None) -> list[Cost]:
        """The medians of *commands*, run in turn, after one round that does not count."""
        taken = [[self.cost(command) for command in commands] for _ in range(1 + (rounds or self.rounds))][1:]
        return [Cost(*(median(one) for one in zip(*costs, strict=True))) for costs in zip(*taken, strict=True)]


def _peer(*words: object) -> list[str]:
    return [sys.executable, str(_HERE / "speed_peers.py"), *map(str, words)]


def against(bench: Bench, folders: tuple[Path, Path], peer: Callable[[Path], Sequence[str]]) -> tuple[str, float]:
    """How the checker does against *peer* on the first of *folders*; the second holds a tenth of it.

    The ratio returned is of processor time, start-up included: above 1 the checker is faster.
    """
    large, small = folders
    count = len(list(large.iterdir()))
    ours, ours_small, theirs, theirs_small = bench.in_turn(
        bench.check(large), bench.check(small), list(peer(large)), list(peer(small))
    )
    rest = count - len(list(small.iterdir()))
    own, other = ours.less(ours_small).per(rest), theirs.less(theirs_small).per(rest)
    told = (
        f"{theirs.cpu / ours.cpu:.2f}倍（时钟{theirs.wall / ours.wall:.2f}）；不计启动{other.cpu / own.cpu:.2f}倍："
        f"每份{own.cpu * 1000:.1f}毫秒，对方{other.cpu * 1000:.1f}毫秒"
    )
    return told, theirs.cpu / ours.cpu


def _folders(bench: Bench, what: str, count: int, length: int) -> tuple[Path, Path]:
    return bench.notices(what, count, length), bench.notices(what, count // 10, length)


def texts(bench: Bench) -> Iterator[Line]:
    """Line 1: whole audit against jieba alone."""
    for length, count, goal in ((300, 1000, 1.2), (2000, 300, 2.5), (5000, 120, 2.5)):
        folders = _folders(bench, "text", bench.size(count), length)
        told, ratio = against(bench, folders, lambda folder: _peer("jieba", folder))
        yield Line(f"文本，{length}字，与 jieba 只分词比", f"≥ {goal}倍", told, ratio >= goal)


def words(bench: Bench) -> Iterator[Line]:
    """Line 2: Word files against python-docx alone."""
    folders = _folders(bench, "word", bench.size(200), 1000)
    told, ratio = against(bench, folders, lambda folder: _peer("docx", folder))
    yield Line("Word，1000字，与 python-docx 只打开读出比", "≥ 2倍", told, ratio >= 2)


def linters(bench: Bench) -> Iterator[Line]:
    """Line 3: textlint with three rules, and autocorrect."""
    folders = _folders(bench, "text", bench.size(300), 2000)
    what = "文本，2000字，与 textlint（三条规则）比"
    if command := _textlint(bench.folder / "npm"):
        told, ratio = against(bench, folders, lambda folder: [*command, *map(str, sorted(folder.iterdir()))])
        yield Line(what, "更快", told, ratio > 1)
    else:
        yield Line(what, "更快", "没有测：没有 node，或 npm 装不上 textlint")
    what = "文本，2000字，与 autocorrect lint 比"
    if not _has("autocorrect_py"):
        yield Line(what, "—", "没有测：没有安装 autocorrect-py")
        return
    told, _ = against(bench, folders, lambda folder: _peer("autocorrect", folder))
    yield Line(what, "—", told)


def _has(module: str) -> bool:
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0


def _textlint(folder: Path) -> list[str]:
    """The command line of textlint, installed into *folder*; empty where that cannot be."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return []
    folder.mkdir(exist_ok=True)
    packages = ("textlint", *(f"textlint-rule-{rule}" for rule in _RULES))
    for more in ((), ("--offline",)):
        install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *packages, *more]
        if subprocess.run(install, capture_output=True).returncode == 0:
            rules = [word for rule in _RULES for word in ("--rule", rule)]
            modules = folder / "node_modules"
            return [str(modules / ".bin" / "textlint"), "--rules-base-directory", str(modules), *rules]
    return []


def cold(bench: Bench) -> Iterator[Line]:
    """Line 4: one notice, from nothing."""
    for name, path in _COLD:
        once = bench.check(_ROOT / path, options=("--no-cache", "--format", "console"))
        del once[once.index("--jobs") : once.index("--jobs") + 2]
        ours, theirs = bench.in_turn(once, _JIEBA, rounds=3 * bench.rounds)
        told = (
            f"{ours.cpu / theirs.cpu:.2f}（时钟{ours.wall / theirs.wall:.2f}）："
            f"{ours.cpu * 1000:.0f}毫秒，对方{theirs.cpu * 1000:.0f}毫秒"
        )
        yield Line(f"冷启动，{name}，比 import jieba 并分一个词", "≤ 0.40", told, ours.cpu / theirs.cpu <= 0.4)


def processes(bench: Bench) -> Iterator[Line]:
    """Line 5: two processes against one."""
    large, small = _folders(bench, "text", bench.size(3000), 800)
    one, one_small, two, two_small = bench.in_turn(
        bench.check(large), bench.check(small), bench.check(large, jobs=2), bench.check(small, jobs=2)
    )
    rest = one.less(one_small).wall / two.less(two_small).wall
    told = f"{one.wall / two.wall:.2f}倍（不计启动{rest:.2f}倍；处理器时间{two.cpu / one.cpu:.2f}倍）"
    yield Line("两个进程比一个", "≥ 1.8倍", told, one.wall / two.wall >= 1.8)


def again(bench: Bench) -> Iterator[Line]:
    """Line 6: a folder that has not changed."""
    large, small = _folders(bench, "text", bench.size(3000), 800)
    cached = ("--format", "jsonl")
    bench.cost(bench.check(large, options=cached))
    whole, part = bench.in_turn(bench.check(large, options=cached), bench.check(small, options=cached))
    each = whole.less(part).per(len(list(large.iterdir())) - len(list(small.iterdir())))
    told = f"{each.cpu * 1000:.2f}毫秒一份（时钟{each.wall * 1000:.2f}）"
    yield Line("再查一遍没有变的文件夹，不计启动", "≤ 0.3毫秒一份", told, each.cpu <= 0.0003)


def length(bench: Bench) -> Iterator[Line]:
    """Line 7: ten times the length."""
    size = 100_000 if bench.quick else 1_000_000
    for seed, kind in enumerate(("任前公示", "补贴", "招聘", "中标候选人", "厂务", "村务收支")):
        if not bench.quick or seed in (3, 4):
            short, long = _of_bytes(bench, seed, size), _of_bytes(bench, seed, 10 * size)
            limits = ("--no-cache", "--format", "jsonl", "--file-timeout", "600", "--file-memory", "0")
            less, more = bench.in_turn(
                bench.check(short, options=limits),
                bench.check(long, options=limits),
                rounds=1 if not bench.quick else 2,
            )
            told = f"{more.cpu / less.cpu:.1f}倍（时钟{more.wall / less.wall:.1f}）：{less.cpu:.1f}秒，{more.cpu:.1f}秒"
            what = f"{10 * size // 10**6} MB 的{kind}比 {size / 10**6:g} MB 的"
            yield Line(what, "≤ 11倍", told, more.cpu / less.cpu <= 11)


def _of_bytes(bench: Bench, seed: int, size: int) -> Path:
    """A notice of *size* bytes at least, and a row more at most."""
    from notices import notice

    text = notice(seed, size // 3)
    path = bench.folder / f"{seed}-{size}.txt"
    path.write_text(notice(seed, int(size // 3 * size / len(text.encode()))), encoding="utf-8")
    return path


def memory(bench: Bench) -> Iterator[Line]:
    """Line 8: twenty times the files."""
    large, small = bench.notices("text", bench.size(20_000), 300), bench.notices("text", bench.size(1000), 300)
    for form in ("jsonl", "console"):
        options = ("--no-cache", "--format", form)
        less, more = (bench.cost(bench.check(folder, options=options)) for folder in (small, large))
        told = f"{more.peak / less.peak:.2f}倍：{less.peak:.0f} MB，{more.peak:.0f} MB"
        what = f"内存峰值，{form}，{bench.size(20_000)}份比{bench.size(1000)}份"
        yield Line(what, "≤ 1.2倍", told, more.peak / less.peak <= 1.2)


_LINES = (texts, words, linters, cold, processes, again, length, memory)


def main() -> int:
    """Measure, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small folders, for a first look")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lines", default=",".join(map(str, range(1, len(_LINES) + 1))), help="1,2,… of the table")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    rows = []
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.rounds, options.quick)
        for number in map(int, options.lines.split(",")):
            for line in _LINES[number - 1](bench):
                reached = "—" if line.reached is None else "达到" if line.reached else "没有达到"
                measured = f"{line.measured}（小文件夹）" if options.quick else line.measured
                rows.append(f"| {line.what} | {line.goal} | {measured} | {reached} |")
                print(rows[-1], flush=True)
    if options.write:
        _write(rows, options)
    return 0


def _write(rows: list[str], options: argparse.Namespace) -> None:
    where = f"{os.cpu_count()}个处理器，Python {python_version()}"
    about = f"最近一次：{date.today()}，{where}，{options.rounds}轮的中位数："
    page = _PAGE.read_text(encoding="utf-8")
    _, _, known = page.partition(_BEGIN)[2].partition(_END)[0].rpartition("|---|\n")
    measured = {row.split("|")[1]: row for row in [*known.splitlines(), *rows] if row.startswith("|")}
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    table = ["| 量什么 | 目标 | 实测 | |", "|---|---|---|---|", *measured.values()]
    made = "\n".join([_BEGIN, about, "", *table, _END])
    _PAGE.write_text(before + made + after, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
