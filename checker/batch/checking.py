"""From notices to their reports, in the same order, whoever checks them."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from checker.batch.inputs import Input
from checker.batch.job import Job, job_of
from checker.batch.packing import unpack, unpack_views
from checker.batch.parts import Parts
from checker.batch.stopping import Stop
from checker.batch.worker import Packed
from checker.renderers.views import Shown
from checker.report import Report, Trouble

if TYPE_CHECKING:
    from checker.batch.cache import Cache
    from checker.renderers.views import View


class Workers(Protocol):
    """Who checks: a Pool of this machine, or a Cluster.

    ``window`` is how many reports may wait, packed, for one before them; ``views`` are made of each report beside it.
    """

    window: int
    views: tuple["View", ...]

    @property
    def room(self) -> bool:
        """Whether another job would be begun soon."""

    @property
    def busy(self) -> bool:
        """Whether something is still to come."""

    def put(self, number: int, job: Job) -> None:
        """Have *job* checked. ``take`` calls it by its *number*."""

    def take(self) -> Iterable[tuple[int, Packed | Trouble]]:
        """What has come, after a short wait at most. Raises ChecklistError where rules or plugins cannot be used."""

    def close(self) -> None:
        """End at once."""


class Batch:
    """Checks notices with *pool*, within ``with``; what *cache* knows is not checked again.

    Ctrl-C and SIGTERM end it in good order; ``stopped`` is then the number of the signal, else 0.
    """

    def __init__(self, pool: Workers, cache: "Cache | None" = None) -> None:
        self._pool, self._cache = pool, cache
        self._stop = Stop()
        self._begun = 0
        self._parts = Parts()

    def __enter__(self) -> "Batch":
        self._stop.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._pool.close()
            self._parts.close()
            if self._cache is not None:
                self._cache.close()
        finally:
            self._stop.__exit__(kind, error, at)

    @property
    def stopped(self) -> int:
        """The number of the signal that ended it, else 0."""
        return self._stop.asked

    def reports(self, inputs: Iterable[Input], read_input: Callable[[], bytes]) -> Iterator[Report]:
        """A report for each of *inputs*; where the run is asked to end, one for all the rest that says so.

        *read_input* gives standard input. Raises ChecklistError where rules or plugins cannot be used.
        """
        coming = iter(inputs)
        given = 0
        for report in self._ordered(coming, read_input):
            given += 1
            yield report
        if self.stopped:
            self._pool.close()
            yield from _unchecked(coming, self._begun - given)

    def _ordered(self, coming: Iterator[Input], read_input: Callable[[], bytes]) -> Iterator[Report]:
        """The reports, one after the other, as long as nobody asks to end."""
        given = 0
        known = self._parts
        begun: dict[int, Input] = {}
        more = True
        while not self.stopped:
            while more and self._pool.room and self._begun - given < self._pool.window and given not in known:
                one = next(coming, None)
                more = one is not None
                if one is not None:
                    begun[self._begun] = one
                    self._look_up_or_put(one, read_input)
                    self._begun += 1
            while given in known and not self.stopped:
                yield self._report(known.pop(given), begun.pop(given))
                given += 1
            if not more and not self._pool.busy and given not in known:
                return
            if self._pool.busy and given not in known:
                for number, answer in self._pool.take():
                    known[number] = (
                        answer if isinstance(answer, Packed) else Report(begun[number].name, "", error=answer)
                    )

    def _look_up_or_put(self, one: Input, read_input: Callable[[], bytes]) -> None:
        if one.trouble is not None:
            self._parts[self._begun] = Report(one.name, "", error=one.trouble)
            return
        stored = self._cache.find(one) if self._cache is not None else None
        if stored is not None:
            self._parts[self._begun] = stored
        else:
            self._pool.put(self._begun, job_of(one, read_input))

    def _report(self, answer: Report | Packed, one: Input) -> Report:
        if isinstance(answer, Report):
            return answer
        views = unpack_views(answer.views, self._pool.views)
        report = Shown.stand_for(one.name, answer.digest, views, partial(unpack, answer.data))
        if self._cache is not None and answer.lasting:
            self._cache.store(report, answer.data, one.path, answer.views)
        return report


def _unchecked(coming: Iterator[Input], begun: int) -> Iterator[Report]:
    """A report for those that were *begun* and those still to come, if there are any."""
    rest = begun + sum(1 for _ in coming)
    if rest:
        yield Report(f"（其余 {rest} 个文件）", "", error=Trouble("interrupted", f"检查中断，其余 {rest} 个文件未检查"))
