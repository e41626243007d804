"""All that decides a verdict besides the notice, as one digest: whatever changes of it, the digest changes."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.version import VERSION

if TYPE_CHECKING:
    from checker.engine import Checker

#: Rises when the same report is packed otherwise.
FORMAT = 3
_PACKAGES = ("checker", "checker.plugins")
#: Extras that bring readers; others decide no verdict.
_DECIDING = ("pdf",)
_NAME = re.compile(r"[\w.-]+")
_EXTRA = re.compile(r"extra\s*==\s*[\"'](\w+)")


def fingerprint(checker: "Checker") -> str | None:
    """The digest, in hexadecimal, of the code of the checker and of all plugins, the rules, the configuration, the
    checklists asked for, the versions of Python and of all that is installed. None where that cannot be told.

    Files are read, not dated: a file put back with its old date is told too. Of what is installed the names of the
    ``dist-info`` folders count, of distributions that bring plugins the files. What LibreOffice makes is not ours to
    tell, so there is none with it.
    """
    if checker.office is not None:
        return None
    try:
        parts = [
            f"{FORMAT} {VERSION} {sys.implementation.cache_tag} {sys.version}",
            repr(checker.config),
            repr(checker.asked),
            *(f"{file.shown} {sha256(file.data).hexdigest()}" for file in checker.rulebook.files),
            *_digests(_code(checker)),
            *_installed(),
        ]
    except OSError:
        return None
    return sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()


class Identity(NamedTuple):
    """What two machines must share for the same verdicts: the version, for messages, and a digest of all of it."""

    version: str
    digest: str


def identity(checker: "Checker") -> Identity:
    """The identity of *checker*: code, plugins, rules, configuration, and the versions of Python and of the libraries
    that the checker requires. Unlike ``fingerprint`` it leaves out where these lie and what else is installed.

    Raises OSError where some of it cannot be read.
    """
    nowhere = replace(checker.config, origin="", rules=(), plugins_dir=None, baseline=None, waivers=None)
    parts = [
        f"{FORMAT} {VERSION} {sys.implementation.cache_tag}",
        repr(nowhere),
        repr(checker.asked),
        *(f"{file.name} {sha256(file.data).hexdigest()}" for file in checker.rulebook.files),
        *_digests(_code(checker)),
        *_libraries(),
    ]
    return Identity(VERSION, sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest())


def _libraries() -> Iterator[str]:
    """The libraries that decide verdicts, those of extras for formats included, with their versions."""
    from importlib.metadata import PackageNotFoundError, requires, version

    for line in sorted(requires("disclosure-checker") or ()):
        extra = _EXTRA.search(line)
        name = _NAME.match(line)
        if name and (extra is None or extra[1] in _DECIDING):
            try:
                yield f"{name[0]} {version(name[0])}"
            except PackageNotFoundError:
                yield f"{name[0]} -"


def _code(checker: "Checker") -> Iterator[Path]:
    """The folders and files of code, each wholly."""
    for name in _PACKAGES:
        yield from map(Path, import_module(name).__path__)
    yield from checker.registry.origins()


def _digests(folders: Iterable[Path]) -> Iterator[str]:
    for number, folder in enumerate(dict.fromkeys(folders)):
        for path in [folder] if folder.is_file() else _files(folder):
            yield f"{number} {path.name} {sha256(path.read_bytes()).hexdigest()}"


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(root, name) for name in sorted(names) if not name.endswith(".pyc"))


def _installed() -> list[str]:
    """The distributions that Python finds, by their folders."""
    endings = (".dist-info", ".egg-info", ".egg-link", ".pth")
    return sorted({name for folder in sys.path for name in _names(folder) if name.endswith(endings)})


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or os.curdir)
    except OSError:  # no folder, or a zip file
        return [f"{folder} {os.path.getsize(folder)}.pth"] if os.path.isfile(folder) else []


def _raise(error: OSError) -> None:
    raise error
