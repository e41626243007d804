"""What stands on a Dask worker: it has loaded nothing itself, but keeps warm processes that have, one for each thread.

A notice that kills, hangs or fills memory so costs its process, as on a single machine, and never the Dask worker.
"""

import asyncio
import multiprocessing
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from distributed import Worker, WorkerPlugin, get_worker

from checker.batch.job import Job
from checker.batch.kit import Kit, refusal, unpack_kit
from checker.batch.pool import Limits, Pool
from checker.batch.worker import Packed, Refused
from checker.checklist.problems import ChecklistError
from checker.renderers.views import View
from checker.report import Trouble

Answers = list[Packed | Trouble]


class Station(WorkerPlugin):
    """Makes a Dask worker able to check with *kit*. A worker that would come to other verdicts gets no notices: only
    those that agree have the resource *name*, which every task asks for."""

    def __init__(self, name: str, kit: Kit, limits: Limits, views: tuple[View, ...]) -> None:
        self.name = name
        self.refusal: str | None = None  # not known yet
        self._kit, self._limits, self._views = kit, limits, views
        self._over = False
        self._idle: list[Pool] = []
        self._folder = Path()

    async def setup(self, worker: Worker) -> None:
        """Compare this worker with who sent the kit, and say that it can work where they agree."""
        with suppress(AssertionError):  # what a nanny started may not start processes, unless it is told so
            multiprocessing.current_process().daemon = False
        self._folder = Path(worker.local_directory, self.name)
        self.refusal = await asyncio.to_thread(refusal, self._kit, self._folder)
        if not self.refusal:
            await worker.set_resources(**{self.name: worker.state.nthreads})

    def teardown(self, worker: Worker) -> None:
        """End the processes. Those at work are ended by their threads."""
        self._over = True
        while self._idle:
            self._idle.pop().close()

    def check(self, jobs: Sequence[Job]) -> Answers | Refused:
        """What came of each of *jobs*, in their order."""
        try:
            pool = self._idle.pop()
        except IndexError:
            pool = Pool(None, partial(unpack_kit, self._kit, self._folder), self._limits, "spawn", self._views)
        found: dict[int, Packed | Trouble] = {}
        coming = iter(enumerate(jobs))
        try:
            while not self._over and (len(found) < len(jobs)):
                while pool.room and (one := next(coming, None)) is not None:
                    pool.put(*one)
                found.update(pool.take())
        except ChecklistError as error:
            pool.close()
            return Refused(tuple(error.problems))
        except BaseException:
            pool.close()
            raise
        if self._over:
            pool.close()
        else:
            self._idle.append(pool)
        return [found[number] for number in sorted(found)]


def check_jobs(name: str, jobs: Sequence[Job]) -> Answers | Refused:
    """What the station *name* of this worker makes of *jobs*."""
    station: Any = get_worker().plugins[name]
    checked: Answers | Refused = station.check(jobs)
    return checked


def standing(name: str, dask_worker: Any = None) -> str | None:
    """Why the station *name* of this worker refuses; empty where it does not, None where there is none yet."""
    station = dask_worker.plugins.get(name)
    return None if station is None else station.refusal
