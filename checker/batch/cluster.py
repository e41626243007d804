"""Workers on other machines, by Dask: given chunks of jobs; what a lost one had goes to another.

Dask gives a lost worker's chunks to another. A chunk in which workers are lost again and again comes back here, and its
notices are tried one by one with nothing else under way, so that each is judged by what it does itself.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from distributed import Client

from checker.batch.job import Job
from checker.batch.kit import Kit
from checker.batch.naming import is_url
from checker.batch.pool import Limits, signals_held
from checker.batch.station import Station, check_jobs, standing
from checker.batch.worker import Packed, Refused
from checker.checklist.problems import ChecklistError
from checker.report import Trouble

if TYPE_CHECKING:
    from checker.renderers.views import View

#: Jobs that travel together: a task costs Dask about a millisecond, a notice of two thousand characters takes more.
_CHUNK = 16
#: Chunks for each thread, so that none waits for the next.
_AHEAD = 2
#: Times that a notice alone is given out while its workers end; Dask itself does so as often.
_TIMES = 3
#: Seconds after which the answers of a chunk that is done, but whose worker is gone, will not come any more.
_RESULT = 20.0
#: Seconds that a run waits for a worker where there is none.
_PATIENCE = 60.0
#: Seconds after which who waits looks around: whether the user interrupts; and after which workers are counted anew.
_LOOK, _COUNT = 0.2, 2.0

_KILLED = "检查它的 Dask 工作进程接连退出"
_Answer = tuple[int, Packed | Trouble]


class NoWorkers(Exception):
    """There is nobody to check anything; the message says why, in one line of Chinese."""


class _Chunk(NamedTuple):
    numbers: tuple[int, ...]
    jobs: tuple[Job, ...]
    alone: bool = False
    times: int = 1


class Cluster:
    """Checks notices on the workers of *client*, each made able to by *kit*. Used as a Pool is.

    *tell* is given a line for each worker that is not used, because it would come to other verdicts.
    """

    window = 20_000

    def __init__(
        self,
        client: Client,
        kit: Kit,
        limits: Limits,
        tell: Callable[[str], None],
        views: tuple["View", ...] = (),
    ) -> None:
        """Raises NoWorkers where none can be used."""
        self.views = views
        self._client, self._tell = client, tell
        self._name = f"checker-{uuid4().hex}"
        self._threads: dict[str, int] = {}  # of each worker that was asked; 0 where it is not used
        self._open: deque[tuple[int, Job]] = deque()
        self._suspects: deque[tuple[int, Job]] = deque()
        self._running: dict[str, tuple[Any, _Chunk]] = {}
        self._came: SimpleQueue[str] = SimpleQueue()
        self._submitted = 0
        self._slots = 0
        self._over = False
        self._idle: frozenset[str] = frozenset()  # chunks that no worker had when they were last counted
        self._seen = self._counted = time.monotonic()
        try:
            client.register_plugin(Station(self._name, kit, limits, views), name=self._name)
        except Exception as error:
            raise NoWorkers(f"Dask 工作进程不能用：其中没有装本程序，或装得不全（{_line(error)}）") from error
        self._wait_for_workers()

    @property
    def room(self) -> bool:
        """Whether another job would be begun soon."""
        under_way = sum(len(chunk.jobs) for _, chunk in self._running.values())
        return not self._suspects and under_way + len(self._open) < max(1, self._slots) * _AHEAD * _CHUNK

    @property
    def busy(self) -> bool:
        """Whether something is still to come."""
        return bool(self._open or self._suspects or self._running)

    def put(self, number: int, job: Job) -> None:
        """Have *job* checked. ``take`` calls it by its *number*."""
        if job.path and not is_url(job.path):
            job = job._replace(path=os.path.realpath(job.path))  # a worker has another working folder
        self._open.append((number, job))
        if len(self._open) >= _CHUNK and not (self._suspects or self._over):
            self._submit(self._open)

    def take(self) -> Iterator[_Answer]:
        """What has come, after a short wait at most. Raises ChecklistError where rules or plugins cannot be used."""
        if self._over:
            yield from self._give_up()
            return
        if self._suspects:
            if not self._running:
                self._submit(self._suspects, alone=True)
        elif self._open:
            self._submit(self._open)
        with suppress(Empty):
            yield from self._heard(self._came.get(timeout=_LOOK))
            while True:
                yield from self._heard(self._came.get_nowait())
        now = time.monotonic()
        if now - self._counted > _COUNT:
            self._count()
            yield from self._stranded()
        if self.busy and now - self._seen > _PATIENCE:
            yield from self._give_up()

    def close(self) -> None:
        """Take the work back, and leave the workers as they were."""
        with suppress(Exception):  # the cluster may be gone
            self._client.cancel([future for future, _ in self._running.values()], force=True)
            self._client.unregister_worker_plugin(self._name)
        self._running.clear()
        self._idle = frozenset()
        self._open.clear()
        self._suspects.clear()

    def _submit(self, waiting: deque[tuple[int, Job]], alone: bool = False) -> None:
        taken = [waiting.popleft() for _ in range(1 if alone else min(_CHUNK, len(waiting)))]
        self._begin(_Chunk(tuple(number for number, _ in taken), tuple(job for _, job in taken), alone))

    def _begin(self, chunk: _Chunk) -> None:
        self._submitted += 1
        key = f"{self._name}-{self._submitted}"
        future = self._client.submit(check_jobs, self._name, chunk.jobs, key=key, pure=False, resources={self._name: 1})
        self._running[key] = future, chunk
        future.add_done_callback(lambda done: self._came.put(key))

    def _heard(self, key: str) -> Iterator[_Answer]:
        if key not in self._running:
            return
        future, chunk = self._running.pop(key)
        try:
            answers = future.result(timeout=_RESULT)
        except TimeoutError:  # its worker went away after it was done, and took the answers along
            future.cancel()
            if chunk.alone and chunk.times < _TIMES:
                self._begin(chunk._replace(times=chunk.times + 1))
            else:
                yield from self._lost(chunk, _KILLED)
            return
        except Exception as error:
            killed = type(error).__name__ == "KilledWorker"
            yield from self._lost(chunk, _KILLED if killed else f"Dask 没有查成：{_line(error)}")
            return
        if isinstance(answers, Refused):
            raise ChecklistError(answers.problems)
        self._seen = time.monotonic()
        yield from zip(chunk.numbers, answers, strict=True)

    def _lost(self, chunk: _Chunk, why: str) -> Iterator[_Answer]:
        """*chunk* came to nothing: the notices in it are tried one by one, and what is lost again is so by itself."""
        if not chunk.alone:
            self._suspects.extend(zip(chunk.numbers, chunk.jobs, strict=True))
            return
        yield chunk.numbers[0], Trouble("crashed", why)

    def _stranded(self) -> Iterator[_Answer]:
        """Take back what lost its worker while there was no other: Dask would not give it to one that came later."""
        if not self._slots or not self._running:
            return
        with suppress(Exception):  # the scheduler may be gone: that is counted elsewhere
            held = {key for keys in self._client.processing().values() for key in keys}
            idle = frozenset(key for key, (future, _) in self._running.items() if key not in held and not future.done())
            stranded, self._idle = idle & self._idle, idle
            for key in stranded:
                future, chunk = self._running.pop(key)
                future.cancel()
                if chunk.alone and chunk.times < _TIMES:
                    self._begin(chunk._replace(times=chunk.times + 1))
                else:
                    yield from self._lost(chunk, _KILLED)

    def _give_up(self) -> Iterator[_Answer]:
        numbers = [number for _, chunk in self._running.values() for number in chunk.numbers]
        numbers += [number for number, _ in (*self._open, *self._suspects)]
        self.close()
        self._over = True
        for number in numbers:
            yield number, Trouble("crashed", f"{_PATIENCE:g}秒没有可用的 Dask 工作进程")

    def _wait_for_workers(self) -> None:
        begin = time.monotonic()
        while not self._slots:
            self._count()
            if self._threads and not any(self._threads.values()):
                raise NoWorkers("没有可用的 Dask 工作进程")
            if time.monotonic() - begin > _PATIENCE:
                raise NoWorkers(f"等了{_PATIENCE:g}秒，调度器上没有可用的 Dask 工作进程")
            if not self._slots:
                time.sleep(_LOOK)

    def _count(self) -> None:
        """Count the threads of the workers that are there; ask those that are new whether they are of our kind."""
        self._counted = time.monotonic()
        try:
            workers = self._client.scheduler_info()["workers"]
            new = [address for address in workers if address not in self._threads]
            said = self._client.run(standing, self._name, workers=new, on_error="ignore") if new else {}
        except Exception:  # the scheduler is gone, or a worker went while it was asked
            self._slots = 0
            return
        for address, why in said.items():
            if why is not None:
                self._threads[address] = 0 if why else workers[address]["nthreads"]
            if why:
                self._tell(f"没有用 Dask 工作进程 {address}：{why}")
        self._slots = sum(self._threads.get(address, 0) for address in workers)
        if self._slots:
            self._seen = self._counted


def connect(scheduler: str, jobs: int) -> Client:
    """A client of the *scheduler* at this address, or of one of its own with *jobs* worker processes where it is empty.

    Raises OSError where there is none.
    """
    import logging

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # a lost worker is no news here: it is asked again
    if scheduler:
        return Client(scheduler, timeout=10)
    from multiprocessing.resource_tracker import ensure_running

    from distributed import LocalCluster

    ensure_running()  # it would let Ctrl-C in again in the thread that starts workers
    with signals_held():  # whoever is started from here on, later ones included, leaves Ctrl-C to this process
        cluster = LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            processes=True,
            memory_limit=0,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        )
    return Client(cluster)


def disconnect(client: Client) -> None:
    """Part from *client*, and end what ``connect`` started."""
    cluster = client.cluster
    with suppress(Exception):  # the scheduler may be gone
        client.close(timeout=5)
    if cluster is not None:
        cluster.close(timeout=10)


def _line(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".partition("\n")[0][:200]
