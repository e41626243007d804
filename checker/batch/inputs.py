"""Which notices the paths of a command line stand for, found one after the other and never all held."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import NamedTuple

from checker.batch.folders import Folder, Passed
from checker.batch.naming import STANDARD_INPUT, called, is_url, local, numbered, told_apart
from checker.readers.formats import SUFFIXES
from checker.report import Trouble

_WILD = "*?["
_PassedOver = list[tuple[str, Passed]]


class Input(NamedTuple):
    """A notice to check: in the file ``path``, at the address ``url`` in a store, or else on standard input.

    ``trouble`` says that there is nothing to read.

    ``name`` is what the report calls it, as ``naming`` has it.
    """

    name: str
    path: Path | None = None
    trouble: Trouble | None = None
    url: str = ""


class Inputs:
    """The notices that the paths *given* stand for, in their order and sorted within a folder, each file once.

    Iterating looks for them anew. A path may be a file, a folder, a pattern with ``*``, ``?``, ``[…]`` or ``**``, or
    "-" for standard input. *listed* are further paths, read only as they are needed; those of the same name are told
    apart from what came before only. Raises ValueError where *exclude*, patterns as in .gitignore, has no pattern.
    """

    def __init__(self, given: Sequence[str], listed: Iterable[str] = (), exclude: Sequence[str] = ()) -> None:
        once = {_place(path): path for path in map(local, reversed(given))}
        self._given = tuple(reversed(once.values()))
        self._names = told_apart(self._given)
        self._listed = listed
        self._exclude = tuple(exclude)
        self._passed: _PassedOver = []
        Folder(os.curdir, exclude)

    def __iter__(self) -> Iterator[Input]:
        """Each notice, or why there is none where one was given."""
        self._passed = []
        return self._find(self._listed, self._passed)

    @property
    def paths(self) -> "Paths":
        """The paths of all of them, but of what is *listed* where that can be read but once."""
        return Paths(lambda: self._find(self._listed if self._listed_again else (), [], remote=False))

    @property
    def again(self) -> bool:
        """Whether they can be iterated over more than once, and soon: a store takes its time."""
        return self._listed_again and not any(map(is_url, self._given))

    @property
    def _listed_again(self) -> bool:
        return not isinstance(self._listed, Iterator)

    def passed_over(self) -> Iterator[str]:
        """After iterating, a line for each folder with papers that cannot be checked, or with files left out."""
        for name, passed in self._passed:
            if passed.papers:
                names = "、".join(passed.names) + ("等" if passed.papers > 3 else "")
                yield f"{name}：有 {passed.papers} 个文件不是可检查的格式，未检查（{names}）"
            if passed.reports:
                yield f"{name}：有 {passed.reports} 个文件是本程序写出的检查报告，未检查"
            counts = ((passed.ignored_files, "个文件"), (passed.ignored_folders, "个文件夹"))
            left_out = "、".join(f"{count} {what}" for count, what in counts if count)
            if left_out:
                yield f"{name}：按忽略规则略过 {left_out}，未检查"

    def _find(self, listed: Iterable[str], passed: _PassedOver, remote: bool = True) -> Iterator[Input]:
        seen, names = _Seen(), _Names(self._names)
        for path, name in zip(self._given, self._names, strict=True):
            if remote or not is_url(path):
                yield from self._standing_for(path, name, seen, passed)
        for path in map(local, listed):
            if remote or not is_url(path):
                yield from self._standing_for(path, names.of(path), seen, passed)

    def _standing_for(self, given: str, name: str, seen: "_Seen", passed: _PassedOver) -> Iterator[Input]:
        if given == "-":
            yield Input(STANDARD_INPUT)
        elif not given:
            yield Input("（空）", trouble=Trouble("unreadable", "路径是空的"))
        elif is_url(given):
            yield from self._remote(given, name, seen)
        elif os.path.isdir(given):
            yield from _in_folder(Folder(given, self._exclude), name, seen, passed)
        elif any(character in given for character in _WILD) and not os.path.lexists(given):
            yield from self._matching(given, seen, passed)
        elif seen.first(os.path.realpath(given)):
            yield Input(name, Path(given))

    def _remote(self, url: str, name: str, seen: "_Seen") -> Iterator[Input]:
        """The notices in a store that *url* stands for, which is called *name*."""
        from checker.batch.remote import StoreError, notices

        if not seen.first(url):
            return
        empty = True
        try:
            for address in notices(url, self._exclude):
                empty = False
                if address == url or not seen.before(address):
                    yield Input(name if address == url else called(address)[0], url=address)
        except StoreError as error:
            yield Input(name, trouble=Trouble("unreadable", str(error)))
            return
        if empty:
            yield Input(name, trouble=Trouble("no_notices", f"其中没有可检查的文件（{'、'.join(SUFFIXES)}）"))

    def _matching(self, pattern: str, seen: "_Seen", passed: _PassedOver) -> Iterator[Input]:
        """The files that *pattern* stands for: those below its part without wildcards that match the rest."""
        parts = PurePath(pattern).parts
        first = next(index for index, part in enumerate(parts) if any(wild in part for wild in _WILD))
        base = str(PurePath(*parts[:first])) if first else os.curdir
        if not os.path.isdir(base):
            yield Input(called(pattern)[0], trouble=Trouble("no_notices", f"没有文件夹 {called(base)[0]}"))
            return
        try:
            folder = Folder(base, self._exclude, "/".join(parts[first:]))
        except ValueError:
            yield Input(called(pattern)[0], trouble=Trouble("no_notices", "通配符写法有误"))
            return
        yield from _in_folder(folder, called(base)[0], seen, passed, called(pattern)[0])


def _place(given: str) -> str:
    """What makes two of the paths given the same."""
    return f"\0{given}" if given in ("", "-") or is_url(given) else os.path.realpath(given)


class Paths:
    """The paths of the inputs that *find* finds, found anew each time."""

    def __init__(self, find: Callable[[], Iterator[Input]]) -> None:
        self._find = find

    def __iter__(self) -> Iterator[Path]:
        return (one.path for one in self._find() if one.path is not None)


def _in_folder(folder: Folder, name: str, seen: "_Seen", passed_over: _PassedOver, said: str = "") -> Iterator[Input]:
    passed = Passed()
    passed_over.append((said or name, passed))
    empty = True
    for found in folder.walk(passed):
        empty = False
        path = Path(folder.path, found.below)
        inner = (PurePath(name) / found.below).as_posix()
        if found.error is not None:
            yield Input(inner, path, Trouble("unreadable", "没有读取权限"))
        elif found.is_link:
            real = os.path.realpath(path)
            loops = real == os.path.join(folder.real, found.below)
            if (loops or not folder.finds(real)) and seen.first(real):
                yield Input(inner, path)
        elif not seen.before(os.path.join(folder.real, found.below)):
            yield Input(inner, path)
    seen.folders.append(folder)
    if empty:
        what = f"没有可检查的文件（{'、'.join(SUFFIXES)}）"
        where = "这样的路径下" if said else "文件夹里"
        yield Input(said or name, Path(folder.path), Trouble("no_notices", f"{where}{what}"))


class _Seen:
    """Which files were come to: folders can be asked again, of single files there is a digest of the path."""

    def __init__(self) -> None:
        self.folders: list[Folder] = []
        self._files: set[bytes] = set()

    def before(self, real: str) -> bool:
        """Whether the file of this real path was come to."""
        known = bool(self._files) and _mark(real) in self._files
        return known or any(folder.finds(real) for folder in self.folders)

    def first(self, real: str) -> bool:
        """Whether it was not; from now on it was."""
        if self.before(real):
            return False
        self._files.add(_mark(real))
        return True


class _Names:
    """Names for paths that come one by one: of the same name the later one gets folders in front, else a number."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {_mark(name) for name in taken}

    def of(self, path: str) -> str:
        """What *path* is called."""
        name, folders = called(path)
        wanted, count = name, 1
        while _mark(wanted) in self._taken:
            if folders:
                name, folders = f"{folders[-1]}/{name}", folders[:-1]
            else:
                count += 1
            wanted = numbered(name, count)
        self._taken.add(_mark(wanted))
        return wanted


def _mark(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
