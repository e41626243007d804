"""Standard input, output and error, as bytes: UTF-8 whatever the locale says.

A console of Windows takes UTF-8 from Python too (PEP 528), whatever its code page.
"""

import errno
import os
import sys
from typing import BinaryIO


def output() -> BinaryIO:
    """Standard output. Raises OSError where the process was started without one."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "没有打开")
    return sys.stdout.buffer


def read_input() -> bytes:
    """All of standard input; nothing where the process was started without one."""
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


def say(text: str) -> None:
    """Write *text* and a line end to standard output."""
    output().write(f"{text}\n".encode("utf-8", "backslashreplace"))
    output().flush()


def complain(text: str) -> None:
    """Write *text* and a line end to standard error. What cannot be written there can be told nowhere."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))
        sys.stderr.buffer.flush()
    except OSError:
        pass


def abandon() -> None:
    """Nobody reads standard output any more: let the interpreter's last flush of it go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def colour() -> bool:
    """Whether to print in colours: on a terminal that knows them, unless NO_COLOR has a value (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return on_terminal() and (os.name != "nt" or "WT_SESSION" in os.environ or "TERM" in os.environ)


def width() -> int:
    """How many columns to print: those of the terminal, 100 where there is none."""
    if not on_terminal():
        return 100
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns
