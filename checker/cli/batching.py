"""How the notices of a command line come to be checked: here or by workers, anew or out of the cache."""

import os
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import chain, islice
from types import TracebackType
from typing import TYPE_CHECKING

from checker.batch.inputs import Input, Inputs
from checker.batch.naming import is_url, local
from checker.cli import engines, streams
from checker.cli.arguments import Parser, UsageError
from checker.cli.outputs import Output
from checker.report import Report, Trouble

if TYPE_CHECKING:
    from checker.batch.cache import Cache
    from checker.batch.checking import Batch, Workers
    from checker.batch.pool import Limits, Pool
    from checker.engine import Checker
    from checker.renderers.views import View


def batch_options(parser: Parser) -> None:
    """The options that say which files of a folder are checked, by how many at a time, and within which limits."""
    parser.option(
        "--exclude", metavar="规则", action="append", default=[], help="略过这些文件，写法同 .gitignore；可写多次"
    )
    parser.option(
        "--files-from", metavar="文件", help="另检查这个文件里列出的路径，一行一个或以 NUL 分隔；- 是标准输入"
    )
    parser.option(
        "--jobs", metavar="个数", type=_count, help="同时检查几个文件（默认同处理器数）；0 在本进程内逐个检查"
    )
    parser.option("--file-timeout", metavar="秒", type=_positive, help="一个文件（每 MB）最多检查多久，默认 60")
    parser.option("--file-memory", metavar="MB", type=_memory, help="检查一个文件最多用多少内存，默认 4096；0 不限")
    engines.engine_options(parser)
    parser.option("--no-cache", action="store_true", help="不用缓存，全部重新检查")


def find_inputs(options: Namespace, outputs: Sequence[Output]) -> Inputs:
    """The notices that *options* name. Raises UsageError."""
    engines.refuse_contradictions(options)
    if not options.paths and options.files_from is None:
        raise UsageError("缺少 路径", "用 checker check --help 查看用法")
    if options.files_from == "-" and "-" in options.paths:
        raise UsageError("--files-from：标准输入不能既是文件，又是文件的清单")
    listed: Iterable[str] = () if options.files_from is None else _listed(options.files_from)
    if any(one.path is not None and os.path.exists(one.path) for one in outputs):
        listed = tuple(listed)  # an old report is replaced, which may be one of them
    _check_stores(options.paths)
    try:
        return Inputs(options.paths, listed, options.exclude)
    except ValueError as error:
        raise UsageError(f"--exclude：写法有误（{error}）") from error


class Checking:
    """The reports of *inputs*, within ``with``. A single notice is checked in this process: nobody else is to be kept
    from what it may do, and a worker would cost time."""

    def __init__(self, options: Namespace, checker: "Checker", inputs: Inputs, outputs: Sequence[Output]) -> None:
        self._options, self._checker, self._inputs, self._outputs = options, checker, inputs, outputs
        self._batch: Batch | None = None
        self._stack = ExitStack()
        self._coming: Iterator[Input] = iter(())
        self._beside: Callable[[Callable[[str], None]], Callable[[str], None]] = lambda tell: tell
        self._watch: Callable[[Iterator[Report]], Iterator[Report]] = lambda reports: reports

    def __enter__(self) -> "Checking":
        options = self._options
        jobs = _cores() if options.jobs is None else options.jobs
        coming = iter(self._inputs)
        first = tuple(islice(coming, max(2, jobs)))
        self._coming = chain(first, coming)
        if options.engine == "dask":
            views = _views(self._outputs, options, self._checker)
            cluster = engines.cluster(options, self._checker, self._limits(jobs), views)
            self._enter_batch(self._stack.enter_context(cluster), None)
            return self
        limited = (options.jobs, options.file_timeout, options.file_memory) != (None, None, None)
        if jobs and (len(first) > 1 or limited):
            views = _views(self._outputs, options, self._checker)
            pool = self._make_pool(jobs, views)
            if len(self._outputs) > 1:  # each has a thread soon, and nothing forks well beside threads
                pool.start(min(jobs, len(first)))
            cache = None if options.no_cache else _cache(self._checker, options, views)
            self._enter_batch(pool, cache)
        return self

    def _enter_batch(self, workers: "Workers", cache: "Cache | None") -> None:
        from checker.batch.checking import Batch

        self._batch = self._stack.enter_context(Batch(workers, cache))
        self._show_progress()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, at)

    @property
    def code(self) -> int:
        """The exit code where a signal ended it, else 0."""
        return 128 + self._batch.stopped if self._batch is not None and self._batch.stopped else 0

    def reports(self) -> Iterator[Report]:
        """A report for each notice, in their order. Raises ChecklistError, PluginError."""
        if self._batch is None:
            return (_check(one, self._checker) for one in self._coming)
        return self._watch(self._batch.reports(self._coming, streams.read_input))

    def beside(self, tell: Callable[[str], None]) -> Callable[[str], None]:
        """*tell*, with what stands on the screen meanwhile out of its way."""
        return self._beside(tell)

    def _make_pool(self, jobs: int, views: tuple["View", ...]) -> "Pool":
        from checker.batch.pool import Pool
        from checker.cli.check import make_checker

        return Pool(self._checker, partial(make_checker, self._options), self._limits(jobs), views=views)

    def _limits(self, jobs: int) -> "Limits":
        from checker.batch.pool import MEMORY, SECONDS, Limits

        options = self._options
        return Limits(
            jobs,
            SECONDS if options.file_timeout is None else options.file_timeout,
            MEMORY if options.file_memory is None else options.file_memory,
        )

    def _show_progress(self) -> None:
        """A bar, where somebody sees it and no report stands in its place."""
        if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
            return
        if streams.on_terminal() and any(one.path is None and not one.added for one in self._outputs):
            return
        from checker.batch.progress import Progress

        progress = Progress(sys.stderr, sum(1 for _ in self._inputs.paths) if self._inputs.again else 0)
        self._watch, self._beside = progress.watch, progress.beside


def _views(outputs: Sequence[Output], options: Namespace, checker: "Checker") -> tuple["View", ...]:
    """What is made of each report alone; nothing where reports are changed before they are written."""
    from checker.cli.accepting import accepts
    from checker.cli.exits import view_of
    from checker.cli.viewing import views_of

    if accepts(options, checker.config):
        return ()
    return view_of(options.fail_on), *views_of(outputs, options)


def _cache(checker: "Checker", options: Namespace, views: tuple["View", ...]) -> "Cache | None":
    from checker.batch.cache import Cache
    from checker.batch.fingerprint import fingerprint
    from checker.batch.keeping import folder
    from checker.cli.check import make_checker

    def now() -> str | None:
        """Workers that are forked have the rules of this process, others read them anew."""
        return fingerprint(checker if sys.platform == "linux" else make_checker(options))

    known = fingerprint(checker)
    settings = checker.config.matching
    if known is None:
        return None
    return Cache(folder(), known, streams.complain, settings=settings, again=now, views=views)


def _check(one: Input, checker: "Checker") -> Report:
    from checker.batch.job import check_one, job_of

    if one.trouble is not None:
        return Report(one.name, "", error=one.trouble)
    try:
        return check_one(job_of(one, streams.read_input), checker)
    except MemoryError:
        return Report(one.name, "", error=Trouble("memory", "内存不足"))


def _check_stores(paths: Sequence[str]) -> None:
    for path in paths:
        if is_url(local(path)):
            from checker.batch.remote import StoreError, check_store

            try:
                check_store(path)
            except StoreError as error:
                raise UsageError(str(error)) from error


def _listed(file: str) -> Iterator[str]:
    """The paths that *file* lists, as they are read: separated by NUL where there is one in its first part."""
    try:
        with open(sys.stdin.fileno() if file == "-" else file, "rb", closefd=file != "-") as lines:
            rest = lines.read1(1 << 16)
            separator = b"\0" if b"\0" in rest else b"\n"
            while part := lines.read1(1 << 16):
                *whole, rest = (rest + part).split(separator)
                yield from _paths(whole)
            yield from _paths(rest.split(separator))
    except OSError as error:
        raise UsageError(f"--files-from：读不出 {file}（{error.strerror or error}）") from error


def _paths(lines: list[bytes]) -> Iterator[str]:
    return (os.fsdecode(line) for given in lines if (line := given.removesuffix(b"\r")))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _count(value: str) -> int:
    if not value.isdecimal() or len(value) > 6:
        raise ArgumentTypeError(f"“{value}”不是个数")
    return int(value)


def _memory(value: str) -> int:
    """Megabytes. With less than 256 even the loading of codecs fails, which tells nobody why."""
    found = _count(value)
    if 0 < found < 256:
        raise ArgumentTypeError(f"{found} MB 太少，至少 256；0 不限")
    return found


def _positive(value: str) -> float:
    try:
        found = float(value)
    except ValueError:
        found = 0.0
    if not 0 < found < 1e6:
        raise ArgumentTypeError(f"“{value}”不是秒数")
    return found
