"""From a file to the bytes that a reader is given."""

import errno
from pathlib import Path

from checker.model import ReadError, Source


def load_source(path: Path | str, name: str | None = None) -> Source:
    """The bytes of the file *path*, called *name*, or by the file's own name. Raises ReadError ``unreadable``."""
    path = Path(path)
    try:
        return Source(name or path.name, path.read_bytes())
    except OSError as error:
        raise ReadError("unreadable", _cause(error)) from error


def _cause(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    if isinstance(error, PermissionError):
        return "没有读取权限"
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹"
    if error.errno == errno.ELOOP:
        return "链接指向自己"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长"
    return f"读不出：{error.strerror or error}"
