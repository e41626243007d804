"""Several outputs from one pass: each runs in a thread of its own and is handed one report at a time.

The main thread makes the reports, so that time limits and interrupts reach it as they do where there is one output. No
output is more than two reports ahead of another, so memory does not grow with their number.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from queue import Empty, Queue
from threading import Event, Thread

from checker.report import Report

Write = Callable[[Iterator[Report]], None]


def fan_out(reports: Generator[Report], outputs: Sequence[Write]) -> tuple[BaseException, ...]:
    """Give *reports* to all *outputs*. Returns what those raised that failed; the others are complete.

    Nothing is asked of *reports* before every output is open. Where one cannot be opened, or where *reports* raise,
    that is raised in all outputs and then here, so that none is left half written.
    """
    hands = [_Hand(write) for write in outputs]
    for hand in hands:
        hand.open.wait()
    end = next((hand.failure for hand in hands if hand.failure), None) or _hand_over(reports, hands)
    for hand in hands:
        hand.give(end)
    for hand in hands:
        hand.thread.join()
    if end is not None:
        raise end
    return tuple(hand.failure for hand in hands if hand.failure)


def _hand_over(reports: Generator[Report], hands: Sequence["_Hand"]) -> BaseException | None:
    """Go through *reports*, and return what they raised."""
    try:
        try:
            for report in reports:
                _give(hands, report)
        except KeyboardInterrupt as interrupt:  # while an output was busy: *reports* say what stands for the rest
            _give(hands, reports.throw(interrupt))
    except BaseException as error:
        return error
    return None


def _give(hands: Sequence["_Hand"], report: Report) -> None:
    for hand in hands:
        hand.give(report)


class _Hand:
    """An output in its thread. ``open`` is set when it asks for its first report, or has failed before."""

    def __init__(self, write: Write) -> None:
        self.open = Event()
        self.failure: BaseException | None = None
        self._queue: Queue[Report | BaseException | None] = Queue(maxsize=1)
        self._over = False
        self.thread = Thread(target=self._run, args=(write,), daemon=True)
        self.thread.start()

    def give(self, item: Report | BaseException | None) -> None:
        """Hand over *item*: a report, what to raise, or None at the end. Waits while the last one is not taken."""
        if not self._over:
            self._queue.put(item)

    def _run(self, write: Write) -> None:
        try:
            write(self._taken())
        except BaseException as error:
            self.failure = error
        finally:
            self._over = True
            self.open.set()
            self._make_room()

    def _taken(self) -> Iterator[Report]:
        self.open.set()
        while (item := self._queue.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item

    def _make_room(self) -> None:
        """Take what was handed over and nobody wants, for whom waits to hand it over."""
        try:
            while True:
                self._queue.get_nowait()
        except Empty:
            return
