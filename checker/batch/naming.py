"""What reports call a notice: with "/" between folders, and never by an absolute path."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

STANDARD_INPUT = "标准输入"


def is_url(given: str) -> bool:
    """Whether *given* is an address such as ``s3://bucket/folder``, and no path.

    >>> is_url("s3://桶/一.docx"), is_url("C:/一.docx"), is_url("./s3://")
    (True, False, False)
    """
    scheme, mark, _ = given.partition("://")
    return bool(mark) and len(scheme) > 1 and scheme.isascii() and scheme.replace("+", "").replace("-", "").isalnum()


def local(given: str) -> str:
    """*given*, or where it is the address of a file of this machine (``file://``), its path.

    >>> local("file:///甲/一%20.docx"), local("s3://桶/一.docx")
    ('/甲/一 .docx', 's3://桶/一.docx')
    """
    if not given.lower().startswith("file://"):
        return given
    from urllib.request import url2pathname

    return url2pathname(given[len("file://") :])


def shown_url(url: str) -> str:
    """*url* without what lets read there: user, password, and the query of a web address.

    >>> shown_url("hdfs://名:密@host:8020/甲/一.docx"), shown_url("https://host/一.docx?token=1")
    ('hdfs://host:8020/甲/一.docx', 'https://host/一.docx')
    """
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    shown = f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"
    return shown.partition("?")[0].partition("#")[0] if scheme.lower() in ("http", "https") else shown


def called(given: str) -> tuple[str, tuple[str, ...]]:
    """What a path or address is called, and the folders that may come before that where another is called the same.

    A relative path is called as it was given; an absolute one by what follows the working folder, or by nothing but
    its last name where it lies elsewhere. An address is called as it was given, but for who may read there.
    """
    if is_url(given):
        return shown_url(given), ()
    path = PurePath(given)
    if not path.is_absolute():
        return path.as_posix(), ()
    path = PurePath(os.path.normpath(path))
    here = PurePath(os.getcwd())
    if path.is_relative_to(here):
        return path.relative_to(here).as_posix(), ()
    return path.name, path.parent.parts[1:]


def told_apart(given: Sequence[str]) -> tuple[str, ...]:
    """What each of the paths *given* is called, those of the same name told apart by as many of their folders as it
    takes, else by a number. A name within a folder that is given too is the same name.

    The number comes first: the end of a name may tell a reader the format.

    >>> told_apart(["/甲/一.txt", "/乙/一.txt", "二.txt"])
    ('甲/一.txt', '乙/一.txt', '二.txt')
    """
    known = [called(path) for path in given]
    while True:
        names = Counter(name for name, _ in known)
        above = {folder for name, _ in known for folder in _above(name)}
        longer = [
            _lengthened(name, folders)
            if names[name] > 1 or name in above or any(folder in names for folder in _above(name))
            else (name, folders)
            for name, folders in known
        ]
        if longer == known:
            return tuple(numbered(name, count) for name, count in _counted(known))
        known = longer


def numbered(name: str, count: int) -> str:
    """The name of the *count*-th that is called *name*, counted from 1."""
    return f"（{count}）{name}" if count > 1 else name


def _counted(known: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, int]]:
    seen: Counter[str] = Counter()
    for name, _ in known:
        seen[name] += 1
        yield name, seen[name]


def _above(name: str) -> Iterator[str]:
    for index, character in enumerate(name):
        if character == "/":
            yield name[:index]


def _lengthened(name: str, folders: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    return (f"{folders[-1]}/{name}", folders[:-1]) if folders else (name, folders)
