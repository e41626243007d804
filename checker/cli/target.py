"""Where a report is written: standard output, or a file that is either written whole or left as it was."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from checker.cli import streams
from checker.cli.arguments import UsageError


@contextmanager
def open_target(path: str | None, inputs: Iterable[Path], append: bool = False) -> Iterator[BinaryIO]:
    """What to write to: the file *path*, or standard output where it is None.

    A regular file is written beside its place and put there when all is written; whatever goes wrong before leaves the
    old one. With *append* it keeps what it holds. Raises UsageError where it cannot be written or is one of *inputs*.
    """
    if path is None:
        with _told("标准输出"):
            try:
                yield streams.output()
                streams.output().flush()
            except OSError:
                if sys.stdout is not None:
                    streams.abandon()  # what is still buffered would fail once more at exit, with another exit code
                raise
        return
    place = Path(os.path.realpath(path))  # a link stays a link to the file that is replaced
    _refuse(path, place, inputs)
    with _told(path):
        if append or (place.exists() and not place.is_file()):
            with place.open("ab" if append else "wb") as device:
                yield device
        else:
            with _replacing(place) as file:
                yield file


def _refuse(path: str, place: Path, inputs: Iterable[Path]) -> None:
    if not path or place.is_dir():
        raise UsageError(f"--output：{path or '没有写文件名'}{'是文件夹，请写文件名' if path else ''}")
    if not place.parent.is_dir():
        raise UsageError(f"--output：没有文件夹 {os.path.dirname(path)}")
    if place.exists() and any(map(_is(place), inputs)):
        raise UsageError(f"--output：{path} 是受检查的文件，不能覆盖；请把报告写到别处")


def _is(place: Path) -> Callable[[Path], bool]:
    """Whether a path is that of the file *place*."""
    known = place.stat()

    def same(path: Path) -> bool:
        try:
            return os.path.samestat(os.stat(path), known)
        except OSError:
            return False

    return same


@contextmanager
def _replacing(place: Path) -> Iterator[BinaryIO]:
    part = place.with_name(f".{place.name[:40]}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        with part.open("xb") as file:
            yield file
        if place.exists():
            part.chmod(place.stat().st_mode & 0o7777)
        os.replace(part, place)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what the system says of a failed write into a line of Chinese. BrokenPipeError is no failure of ours."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{name}：写不出（{_cause(error)}）") from error


def _cause(error: OSError) -> str:
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "没有写入权限"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "磁盘已满"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长"
    return error.strerror or str(error)
