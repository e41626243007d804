"""Worker processes, and one process that watches over them: who dies or hangs costs the notice it had, no other.

A library would do most of this: pebble was tried. It starts the successors of dead workers by fork out of one of its
threads, which later versions of Python warn of, and takes all tasks at once, so that memory grows with their number.
"""

import multiprocessing
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any

from checker.batch.job import Job
from checker.batch.worker import MEGABYTE, OutOfMemory, Packed, Ready, Refused, serve
from checker.checklist.problems import ChecklistError
from checker.report import Trouble

if TYPE_CHECKING:
    from checker.engine import Checker
    from checker.renderers.views import View

#: Seconds for one notice, and for each megabyte of a larger one. Two thousand characters take 0.03.
SECONDS = 60.0
#: Megabytes of memory for one worker. A 10 MB text takes a third of that.
MEMORY = 4096
#: Jobs that a worker is given at a time, so that it need not wait for the next.
_AHEAD = 2
#: Seconds that a worker may take to load what all jobs need.
_LOADING = 60.0
#: Reports that may wait for one before them.
_WINDOW = 256
#: Seconds after which who waits looks around: whether the user interrupts.
_LOOK = 0.2


@dataclass(frozen=True, slots=True)
class Limits:
    """How many workers, and what each notice may take: seconds for each megabyte begun, and megabytes (0: no limit)."""

    jobs: int
    seconds: float = SECONDS
    memory: int = MEMORY


@dataclass(frozen=True, slots=True)
class _Task:
    number: int
    job: Job
    seconds: float
    again: bool = False  # it is alone with a fresh worker: the first one died of it


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    tasks: deque[_Task] = field(default_factory=deque)
    ready: bool = False
    deadline: float = 0.0

    def begin(self) -> None:
        """The first task has its time from now on."""
        if self.tasks:
            self.deadline = time.monotonic() + (self.tasks[0].seconds if self.ready else _LOADING)


class Pool:
    """Workers that check notices. Give it jobs with ``put`` as long as ``room``, take what came of them with ``take``.

    Where it is safe (on Linux, as long as there are no threads), workers are forked from this process with its
    *checker*, warm. Else each makes its own with *make*, which must pickle. *method* is "fork" or "spawn"; with the
    latter no *checker* is needed. *views* are made of each report beside it.
    """

    def __init__(
        self,
        checker: "Checker | None",
        make: Callable[[], "Checker"],
        limits: Limits,
        method: str = "",
        views: tuple["View", ...] = (),
    ) -> None:
        self.window = _WINDOW
        self._checker, self._make, self.views = checker, make, views
        self._method = method or ("fork" if sys.platform == "linux" else "spawn")
        self._limits = limits
        self._waiting: deque[_Task] = deque()
        self._workers: list[_Worker] = []

    def start(self, count: int) -> None:
        """Start *count* workers now, though there may be nothing for them to do. Others are started as needed."""
        for _ in range(count):
            self._start(warm=False)

    @property
    def room(self) -> bool:
        """Whether another job would be begun soon."""
        return len(self._waiting) < self._limits.jobs

    @property
    def busy(self) -> bool:
        """Whether something is still to come."""
        return bool(self._waiting) or any(worker.tasks for worker in self._workers)

    def put(self, number: int, job: Job) -> None:
        """Have *job* checked. ``take`` calls it by its *number*."""
        begun = max(1.0, (len(job.data) if job.data else _size(job.path)) / MEGABYTE)
        self._waiting.append(_Task(number, job, self._limits.seconds * begun))
        self._hand_out()

    def take(self) -> Iterator[tuple[int, Packed | Trouble]]:
        """What has come, after a short wait at most. Raises ChecklistError where rules or plugins cannot be used."""
        until = min((worker.deadline for worker in self._workers if worker.tasks), default=0.0)
        timeout = max(0.0, min(_LOOK, until - time.monotonic()))
        came = wait([worker.connection for worker in self._workers], timeout)
        for worker in [worker for worker in self._workers if worker.connection in came]:
            yield from self._heard(worker)
        now = time.monotonic()
        for worker in [worker for worker in self._workers if worker.tasks and worker.deadline <= now]:
            yield from self._lost(worker, Trouble("timeout", f"检查超过时限（{worker.tasks[0].seconds:g}秒），已停止"))
        self._hand_out()

    def close(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            self._bury(worker)
        self._workers.clear()

    def _hand_out(self) -> None:
        while self._waiting:
            worker = self._free(self._waiting[0])
            if worker is None:
                return
            task = self._waiting.popleft()
            with suppress(OSError):  # it has died: that is heard of next
                worker.connection.send(task.job)
            worker.tasks.append(task)
            if len(worker.tasks) == 1:
                worker.begin()

    def _free(self, task: _Task) -> _Worker | None:
        """The worker for *task*: one without work, else a new one, else one with little work; None where all have
        enough."""
        able = [one for one in self._workers if not any(other.again for other in one.tasks)]
        least = None if task.again else min(able, key=lambda one: len(one.tasks), default=None)
        if least is not None and not least.tasks:
            return least
        if len(self._workers) < self._limits.jobs + task.again:
            return self._start()
        return least if least is not None and len(least.tasks) < _AHEAD else None

    def _start(self, warm: bool = True) -> _Worker:
        forks = self._method == "fork" and threading.active_count() == 1
        context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        ours, theirs = context.Pipe()
        others: list[Connection] = []
        make = self._make
        if forks and self._checker is not None:
            if warm:
                self._checker.warm()
            make = partial(_same, self._checker)
        if forks:
            others = [ours, *(worker.connection for worker in self._workers)]
        arguments = make, theirs, others, self._limits.memory, self.views
        process = context.Process(target=serve, args=arguments, daemon=True)
        with signals_held():
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _heard(self, worker: _Worker) -> Iterator[tuple[int, Packed | Trouble]]:
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(_LOADING)
            yield from self._lost(worker, Trouble("crashed", f"检查进程意外退出（{_ending(worker.process.exitcode)}）"))
            return
        if isinstance(answer, Refused):
            raise ChecklistError(answer.problems)
        if isinstance(answer, OutOfMemory):
            yield from self._lost(worker, Trouble("memory", f"检查所用内存超过限制（{self._limits.memory} MB）"))
            return
        if isinstance(answer, Ready):
            worker.ready = True
        else:
            task = worker.tasks.popleft()
            yield task.number, answer
            if task.again:
                self._end(worker)
        worker.begin()

    def _lost(self, worker: _Worker, cause: Trouble) -> Iterator[tuple[int, Packed | Trouble]]:
        """*worker* is no more. Its first task is tried once more alone; the others were not begun."""
        self._end(worker)
        if not worker.tasks:
            return
        first, *others = worker.tasks
        self._waiting.extendleft(reversed(others))
        if first.again:
            yield first.number, Trouble(cause.code, f"{cause.message}，重试一次仍如此")
        else:
            self._waiting.appendleft(_Task(first.number, first.job, first.seconds, again=True))

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        self._bury(worker)
        self._workers.remove(worker)

    def _bury(self, worker: _Worker) -> None:
        worker.process.join()
        worker.process.close()
        worker.connection.close()


def _same(checker: "Checker") -> "Checker":
    return checker


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return f"信号 {-code}" + ("，可能是内存不足" if code == -9 else "")
    return f"退出码 {code}"


@contextmanager
def signals_held() -> Iterator[None]:
    """Within it no Ctrl-C reaches a process that is just being started; this one gets it afterwards."""
    try:
        from signal import SIG_BLOCK, SIG_SETMASK, SIGINT, pthread_sigmask
    except ImportError:  # Windows
        yield
        return
    before = pthread_sigmask(SIG_BLOCK, {SIGINT})
    try:
        yield
    finally:
        pthread_sigmask(SIG_SETMASK, before)
