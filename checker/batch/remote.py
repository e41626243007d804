"""Notices in stores that fsspec knows: s3, oss, hdfs and others. Settings and keys come from the environment.

Messages never quote what a library says: an address may hold a password.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import PurePosixPath
from typing import Any

from checker.batch.ignoring import matcher, spec
from checker.batch.naming import shown_url
from checker.model import ReadError, Source
from checker.readers.formats import SUFFIXES

_WILD = frozenset("*?[")
_HIDDEN = (".", "~$")
_INSTALL = 'pip install "disclosure-checker[dask]"'


class StoreError(Exception):
    """A store cannot be used or asked; the message says why, in one line of Chinese."""


def load(url: str, name: str) -> Source:
    """The bytes at the address *url*, called *name*. Raises ReadError ``unreadable``."""
    try:
        store, path = _store(url)
    except StoreError as error:
        raise ReadError("unreadable", str(error)) from None
    try:
        return Source(name, store.cat_file(path))
    except MemoryError:
        raise
    except Exception as error:  # every store has errors of its own
        raise ReadError("unreadable", _cause(error)) from None


def notices(url: str, exclude: Sequence[str] = ()) -> Iterator[str]:
    """The addresses of the notices that *url* stands for: itself, a folder, or a pattern; sorted within a folder.

    *exclude* has patterns as .gitignore has. Only the names of the folders on the way are held. Raises StoreError
    where the store cannot be asked.
    """
    base, pattern = _cut(url)
    if not pattern and _may_be_notice(url):
        yield url  # to ask what it is would take as long as reading it
        return
    store, path = _store(base)
    try:
        if not pattern and store.isfile(path):
            yield url
            return
        wanted = matcher(pattern).match_file if pattern else lambda below: True
        unwanted = spec(exclude).match_file if exclude else lambda below: False
        for below in _walk(store, path.rstrip("/")):
            if wanted(below) and not unwanted(below):
                yield f"{base.rstrip('/')}/{below}"
    except Exception as error:
        raise StoreError(_cause(error)) from None


def check_store(url: str) -> None:
    """Raise StoreError where nothing that is installed knows the store of *url*."""
    _store(_cut(url)[0])


def _cut(url: str) -> tuple[str, str]:
    """The part of *url* without wildcards, and the pattern below it.

    >>> _cut("s3://桶/2025*/*.docx"), _cut("s3://桶/2025")
    (('s3://桶', '2025*/*.docx'), ('s3://桶/2025', ''))
    """
    scheme, _, rest = url.partition("://")
    parts = rest.split("/")
    plain = list(takewhile(lambda part: not _WILD & set(part), parts))
    if scheme.lower() in ("http", "https") or len(plain) == len(parts):
        return url, ""
    return f"{scheme}://{'/'.join(plain)}", "/".join(parts[len(plain) :])


def _store(url: str) -> tuple[Any, str]:
    """The store of *url*, and the path that *url* has there."""
    scheme = url.partition("://")[0]
    if "::" in url:
        raise StoreError(f"{shown_url(url)}：不能用几重的地址（::）")
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise StoreError(f"读取 {scheme}:// 要先安装：{_INSTALL}") from None
    try:
        store, path = url_to_fs(url)
    except ImportError as error:
        raise StoreError(f"读取 {scheme}:// 还要安装它的库（{error}）") from None
    except Exception as error:
        raise StoreError(f"{shown_url(url)}：{_cause(error)}") from None
    return store, str(path)


def _walk(store: Any, root: str) -> Iterator[str]:
    """The notices below *root*, by their paths from there."""
    waiting = [_listed(store, root)]
    while waiting:
        path, is_folder = next(waiting[-1], ("", False))
        if not path:
            waiting.pop()
        elif is_folder:
            waiting.append(_listed(store, path))
        elif _may_be_notice(path):
            yield path[len(root) :].lstrip("/")


def _listed(store: Any, folder: str) -> Iterator[tuple[str, bool]]:
    """What lies in *folder*, sorted: paths, and whether each is a folder."""
    entries = [(str(one["name"]).rstrip("/"), one["type"] == "directory") for one in store.ls(folder, detail=True)]
    store.invalidate_cache(folder)  # listings of a million names would all be kept
    return iter(sorted(one for one in entries if one[0] != folder and not _name(one[0]).startswith(_HIDDEN)))


def _may_be_notice(path: str) -> bool:
    name = _name(path)
    return not name.startswith(_HIDDEN) and PurePosixPath(name).suffix.lower() in SUFFIXES


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _cause(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件或文件夹"
    if isinstance(error, PermissionError):
        return "没有读取权限"
    return f"存储读不出（{type(error).__name__}）"
