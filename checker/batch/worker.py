"""What a worker process does: it loads rules and plugins once, then checks one notice after the other."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, NamedTuple

from checker.batch.job import Job, check_one, lasting

if TYPE_CHECKING:
    from checker.engine import Checker
    from checker.renderers.views import View

MEGABYTE = 1 << 20


class Packed(NamedTuple):
    """The report of a job, packed, and its digest; whether another run of the same would come to the same; what the
    views make of it, packed."""

    data: bytes
    digest: str
    lasting: bool
    views: bytes


class Refused(NamedTuple):
    """Rules, configuration or plugins cannot be used: that ends the run. ``problems`` are those of ChecklistError."""

    problems: tuple[str, ...]


class OutOfMemory(NamedTuple):
    """The job took more memory than it may have. The worker has ended."""


class Ready(NamedTuple):
    """The worker has loaded what all jobs need."""


def serve(
    make: Callable[[], "Checker"],
    connection: Connection,
    others: Iterable[Connection],
    memory: int,
    views: tuple["View", ...],
) -> None:
    """Answer each Job from *connection* until it is closed. *others* are ends that a fork left open here.

    *memory* is how many megabytes this process may have; 0 sets no limit. *views* are made of each report.
    """
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    sys.stdout = sys.stderr  # what a plugin prints must not get into the report
    with suppress(OSError):  # nor what a library writes past Python; a process may have been started without either
        os.dup2(2, 1)
    limit_memory(memory)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        for answer in _answers(make, connection, views):
            connection.send(answer)


def limit_memory(megabytes: int) -> None:
    """Let this process have no more than so much memory, where the system can do that."""
    if not megabytes:
        return
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most < 0 else min(wanted, most), most))


def _answers(
    make: Callable[[], "Checker"], connection: Connection, views: tuple["View", ...]
) -> Iterator["Ready | Packed | Refused | OutOfMemory"]:
    """What there is to say, one after the other. Without memory or rules nothing more comes."""
    from checker.checklist import ChecklistError
    from checker.registry import PluginError

    try:
        checker = make()
        yield Ready()
        while True:
            yield _checked(connection.recv(), checker, views)
    except ChecklistError as error:
        yield Refused(tuple(error.problems))
    except PluginError as error:
        yield Refused((str(error),))
    except MemoryError:
        yield OutOfMemory()


def _checked(job: Job, checker: "Checker", views: tuple["View", ...]) -> Packed:
    from checker.batch.packing import pack, pack_views

    report = check_one(job, checker)
    return Packed(pack(report), report.digest, lasting(report), pack_views(report, views))
