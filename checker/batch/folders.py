"""The files below a folder, one after the other: only the names of the folders on the way are held."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.batch.ignoring import Ignored, matcher
from checker.readers.formats import SUFFIXES
from checker.readers.own import holds_report

#: What may well be a notice, but is not checked: a folder's other files are passed over in silence, these are not.
OTHER_PAPERS = (
    ".xls",
    ".xlt",
    ".xlsb",
    ".et",
    ".ofd",
    ".ppt",
    ".pptx",
)
_HIDDEN = (".", "~$")


class Found(NamedTuple):
    """A file below a folder: its path there, whether it is a link, and the error where it is a folder that cannot be
    listed."""

    below: str
    is_link: bool = False
    error: OSError | None = None


class Passed:
    """What was passed over below a folder: how many papers, the names of the first three, how many reports of ours, and
    what was ignored."""

    def __init__(self) -> None:
        self.papers = 0
        self.names: list[str] = []
        self.reports = 0
        self.ignored_files = 0
        self.ignored_folders = 0


class Folder:
    """The notices below the folder *path*: files whose names end in a suffix of a known format, sorted, but for hidden
    ones, Word's lock files, reports of ours and what is ignored. Links to folders are not followed.

    With a *pattern* only what it matches. Raises ValueError where *pattern* or *exclude* are no patterns.
    """

    def __init__(self, path: str, exclude: Sequence[str] = (), pattern: str = "") -> None:
        self.path = path
        self.real = os.path.realpath(path)
        self._exclude = tuple(exclude)
        self._wanted: Callable[[str], bool] = matcher(pattern).match_file if pattern else lambda below: True
        self._ignored = Ignored(self.real, self._exclude)

    def walk(self, passed: Passed) -> Iterator[Found]:
        """What is found, as far as it is asked for; *passed* gathers the rest."""
        ignored = Ignored(self.real, self._exclude)
        levels: list[_Level] = []  # no recursion: a thousand folders may lie in each other
        coming = self._enter("", ignored)
        while True:
            for one in coming:
                if isinstance(one, _Level):
                    levels.append(one)
                else:
                    yield one
            while levels and not (name := next(levels[-1].names, "")):
                ignored.leave(levels.pop().before)
            if not levels:
                return
            coming = self._step(levels[-1], name, ignored, passed)

    def finds(self, real: str) -> bool:
        """Whether ``walk`` comes to the file of this real path."""
        start = self.real.rstrip(os.sep) + os.sep
        if not real.startswith(start):
            return False
        *folders, name = real[len(start) :].split(os.sep)
        if not _may_be_notice(name) or not self._wanted("/".join([*folders, name])):
            return False
        ignored, at = self._ignored, self.real
        before = ignored.enter(at)
        try:
            for folder in folders:
                at = os.path.join(at, folder)
                if folder.startswith(_HIDDEN) or ignored(at, True):
                    return False
                ignored.enter(at)
            return not ignored(real, False) and not holds_report(real)
        finally:
            ignored.leave(before)

    def _step(self, level: "_Level", name: str, ignored: Ignored, passed: Passed) -> Iterator["Found | _Level"]:
        """What *name* in the folder of *level* is: a notice, a folder to go into, or nothing to us."""
        below, path = os.path.join(level.below, name), os.path.join(self.real, level.below, name)
        if name in level.folders:
            if ignored(path, True):
                passed.ignored_folders += 1
            else:
                yield from self._enter(below, ignored)
        elif not self._wanted(below.replace(os.sep, "/")):
            return
        elif ignored(path, False):
            passed.ignored_files += _may_be_notice(name)
        elif _may_be_notice(name) and holds_report(path):
            passed.reports += 1
        elif _may_be_notice(name):
            yield Found(below, name in level.links)
        elif Path(name).suffix.lower() in OTHER_PAPERS:
            passed.papers += 1
            passed.names += [name] if len(passed.names) < 3 else []

    def _enter(self, below: str, ignored: Ignored) -> Iterator["Found | _Level"]:
        here = os.path.join(self.real, below) if below else self.real
        try:
            names, folders, links = _listed(here)
        except OSError as error:
            yield Found(below, error=error)
        else:
            yield _Level(below, iter(names), folders, links, ignored.enter(here))


class _Level(NamedTuple):
    """A folder on the way: its path, its names not yet come to, and what to give to ``Ignored.leave`` after it."""

    below: str
    names: Iterator[str]
    folders: set[str]
    links: set[str]
    before: int


def _listed(folder: str) -> tuple[list[str], set[str], set[str]]:
    """The sorted names in *folder* that are not hidden, and which of them are folders and links to files."""
    names, folders, links = [], set(), set()
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_HIDDEN):
                continue
            if entry.is_symlink():
                if _leads_to_folder(entry):
                    continue
                links.add(entry.name)
            elif entry.is_dir(follow_symlinks=False):
                folders.add(entry.name)
            names.append(entry.name)
    return sorted(names), folders, links


def _leads_to_folder(link: "os.DirEntry[str]") -> bool:
    """Whether *link* leads to a folder. One that leads to itself is found out when it is read."""
    try:
        return link.is_dir()
    except OSError:
        return False


def _may_be_notice(name: str) -> bool:
    return not name.startswith(_HIDDEN) and Path(name).suffix.lower() in SUFFIXES
