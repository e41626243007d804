"""How long one plugin may take over one requirement."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")

#: Seconds that a plugin may take for one requirement of one notice. A sound one takes well under a millisecond.
SECONDS = 5.0
#: Up to so many code points; a longer notice has more time in proportion, because whoever first asks for a fact waits
#: for it to be found in all of the text.
LENGTH = 100_000


class BudgetExceeded(BaseException):
    """The time is up. Not an Exception, so that a plugin's own ``except Exception`` does not swallow it."""

    def __init__(self) -> None:
        super().__init__("超过时限")


def can_interrupt() -> bool:
    """Whether a plugin that takes too long can be interrupted here: in the main thread of a POSIX system."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def alarm() -> Iterator[None]:
    """Within it, the alarm clock of the process rings for us. Where nothing can be interrupted, it does nothing."""
    if not can_interrupt():
        yield
        return
    before = signal.signal(signal.SIGALRM, _time_is_up)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)


def within_budget(call: Callable[..., T], seconds: float, **arguments: Any) -> T:
    """What *call* returns; to be used within ``alarm``. Raises BudgetExceeded after *seconds*: at once where it can be
    interrupted, else only when it comes back by itself, or where it swallowed the interruption."""
    begin = time.perf_counter()
    result = _interrupted(call, seconds, **arguments) if can_interrupt() else call(**arguments)
    if time.perf_counter() - begin > seconds:
        raise BudgetExceeded
    return result


def _interrupted(call: Callable[..., T], seconds: float, **arguments: Any) -> T:
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return call(**arguments)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _time_is_up(signum: int, frame: FrameType | None) -> None:
    raise BudgetExceeded
