"""Ctrl-C and SIGTERM in a long run: the first asks it to end in good order, the second ends it at once."""

import signal
import threading
from types import FrameType, TracebackType
from typing import Any


class Stop:
    """Within it, ``asked`` is the number of the signal that asked to end, else 0.

    In another thread than the main one signals stay as they are.
    """

    def __init__(self) -> None:
        self.asked = 0
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> "Stop":
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = number
