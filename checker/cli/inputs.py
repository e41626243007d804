"""Which notices the paths of a command line stand for, and what reports call them."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from checker.readers.formats import SUFFIXES
from checker.report import Trouble

STANDARD_INPUT = "标准输入"
#: What may well be a notice, but is not checked: a folder's other files are passed over in silence, these are not.
OTHER_PAPERS = (
    ".xls",
    ".xlt",
    ".xlsb",
    ".et",
    ".doc",
    ".dot",
    ".wps",
    ".wpt",
    ".pdf",
    ".ofd",
    ".rtf",
    ".odt",
    ".ppt",
    ".pptx",
)


@dataclass(frozen=True, slots=True)
class Input:
    """A notice to check. ``path`` is None for standard input; ``trouble`` says that there is nothing to read.

    ``name`` is what the report calls it, with "/" between folders and never an absolute path: a relative path as it
    was given; of an absolute one what follows the working folder, or nothing but the last name where it lies
    elsewhere. ``folders`` are those before that last name, which come back in front where two would be called the same.
    """

    name: str
    path: Path | None = None
    trouble: Trouble | None = None
    folders: tuple[str, ...] = ()


def find_inputs(given: Sequence[str]) -> tuple[Input, ...]:
    """The notices that the paths *given* stand for, in their order and sorted within a folder, each file once.

    A folder stands for the files below it whose names end in a suffix of a known format, but for hidden ones and
    Word's lock files. Links to folders are not followed.
    """
    found: dict[str, Input] = {}
    for path in given:
        for one in _standing_for(path):
            found.setdefault(os.path.realpath(one.path) if one.path else f"\0{one.name}", one)
    return _with_unique_names(tuple(found.values()))


def passed_over(given: Iterable[str]) -> Iterator[str]:
    """A line for each folder *given* that holds papers which cannot be checked, such as old .doc files."""
    for folder in given:
        if os.path.isdir(folder):
            papers = [path.name for path in _walk(folder, []) if path.suffix.lower() in OTHER_PAPERS]
            if papers:
                names = "、".join(papers[:3]) + ("等" if len(papers) > 3 else "")
                yield f"{called(folder)[0]}：有 {len(papers)} 个文件不是可检查的格式，未检查（{names}）"


def _standing_for(given: str) -> Iterator[Input]:
    if given == "-":
        yield Input(STANDARD_INPUT)
        return
    if not given:
        yield Input("（空）", trouble=Trouble("unreadable", "路径是空的"))
        return
    name, folders = called(given)
    if not os.path.isdir(given):
        yield Input(name, Path(given), folders=folders)
        return
    errors: list[OSError] = []
    notices = [path for path in _walk(given, errors) if path.suffix.lower() in SUFFIXES]
    for error in errors:
        below = Path(error.filename or given)
        yield Input(_below(name, below, given), below, Trouble("unreadable", "没有读取权限"), folders)
    if not notices and not errors:
        yield Input(name, Path(given), Trouble("no_notices", f"文件夹里没有可检查的文件（{'、'.join(SUFFIXES)}）"))
    for path in notices:
        yield Input(_below(name, path, given), path, folders=folders)


def _walk(folder: str, errors: list[OSError]) -> list[Path]:
    """The files below *folder* that are not hidden, sorted by their paths; what cannot be listed goes to *errors*."""
    found = []
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in files if not name.startswith((".", "~$"))]
    return sorted(found, key=lambda path: path.parts)


def called(given: str) -> tuple[str, tuple[str, ...]]:
    """What a path is called, and the folders that may come before that."""
    path = PurePath(given)
    if not path.is_absolute():
        return path.as_posix(), ()
    path = PurePath(os.path.normpath(path))
    here = PurePath(os.getcwd())
    if path.is_relative_to(here):
        return path.relative_to(here).as_posix(), ()
    return path.name, path.parent.parts[1:]


def _below(name: str, path: Path, folder: str) -> str:
    below = path.relative_to(folder)
    return (PurePath(name) / below).as_posix()


def _with_unique_names(inputs: tuple[Input, ...]) -> tuple[Input, ...]:
    """*inputs*, those of the same name told apart by as many of their folders as it takes, else by a number.

    The number comes first: the end of a name may tell a reader the format.
    """
    while True:
        times = Counter(one.name for one in inputs)
        longer = tuple(_lengthened(one) if times[one.name] > 1 else one for one in inputs)
        if longer == inputs:
            break
        inputs = longer
    seen: Counter[str] = Counter()
    numbered = []
    for one in inputs:
        seen[one.name] += 1
        numbered.append(replace(one, name=f"（{seen[one.name]}）{one.name}") if seen[one.name] > 1 else one)
    return tuple(numbered)


def _lengthened(one: Input) -> Input:
    if not one.folders:
        return one
    return replace(one, name=f"{one.folders[-1]}/{one.name}", folders=one.folders[:-1])
