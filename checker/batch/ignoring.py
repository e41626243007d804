"""What is left out of a folder: patterns in the syntax of .gitignore, in ignore files and on the command line."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: In the order in which they are read: the later one has the last word.
IGNORE_FILES = (".gitignore", ".checkerignore")


class Ignored:
    """Whether something below *folder*, a real path, is left out.

    Each folder's own patterns come before those of the folders above it, *exclude* comes before all, as if it stood in
    *folder*. The folders above *folder* count too as far as the root of the Git repository around it, if there is one.
    Raises ValueError where *exclude* has no pattern in it.
    """

    def __init__(self, folder: str, exclude: Sequence[str] = ()) -> None:
        self._exclude = spec(exclude) if exclude else None
        self._folder = folder
        self._specs: list[tuple[str, GitIgnoreSpec]] = []
        for above in _repository_above(folder):
            self.enter(above)

    def enter(self, folder: str) -> int:
        """Read the ignore files of *folder*, a real path; those above it come first. Gives what ``leave`` takes."""
        before = len(self._specs)
        patterns = [line for name in IGNORE_FILES for line in _lines(os.path.join(folder, name))]
        if patterns:
            self._specs.append((folder, spec(filter(_sound, patterns))))
        return before

    def leave(self, before: int) -> None:
        """Forget what was entered since."""
        del self._specs[before:]

    def __call__(self, path: str, is_folder: bool) -> bool:
        """Whether *path*, in a folder that was entered, is left out."""
        if self._exclude is not None and self._exclude.match_file(_below(path, self._folder, is_folder)):
            return True
        for folder, own in reversed(self._specs):
            said = own.check_file(_below(path, folder, is_folder)).include
            if said is not None:
                return said
        return False


def matcher(pattern: str) -> "GitIgnoreSpec":
    """What a pattern of the shell stands for, ** included: files that match, and all below folders that match.

    Raises ValueError where it is no pattern.
    """
    return spec(["/" + pattern.replace(os.sep, "/")])


def spec(patterns: Iterable[str]) -> "GitIgnoreSpec":
    """What *patterns* as in .gitignore stand for. Raises ValueError where one is none."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _below(path: str, folder: str, is_folder: bool) -> str:
    return path[len(folder) :].lstrip(os.sep).replace(os.sep, "/") + ("/" if is_folder else "")


def _sound(pattern: str) -> bool:
    """Git passes over a line that is no pattern, such as a single exclamation mark."""
    try:
        spec([pattern])
    except ValueError:
        return False
    return True


def _lines(file: str) -> list[str]:
    try:
        return Path(file).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def _repository_above(folder: str) -> list[str]:
    """The folders above *folder*, the highest first, from the root of the Git repository; none outside of one."""
    if os.path.exists(os.path.join(folder, ".git")):
        return []
    found = []
    for above in Path(folder).parents:
        found.append(str(above))
        if (above / ".git").exists():
            return found[::-1]
    return []
