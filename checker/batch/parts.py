"""Reports that wait for one before them: a few in memory, the others in parts of a thousand on disk."""

from pickle import dumps, loads
from tempfile import TemporaryFile
from typing import IO

from checker.batch.worker import Packed
from checker.report import Report

#: Reports held in memory.
_HELD = 256
#: Reports to a part: one file, which goes when the last of them was taken.
_PART = 1024


class Parts:
    """Answers by number, as a dict has them; they are taken in the order of their numbers."""

    def __init__(self) -> None:
        self._held: dict[int, Report | Packed] = {}
        self._places: dict[int, tuple[int, int]] = {}
        self._files: dict[int, IO[bytes]] = {}

    def __contains__(self, number: int) -> bool:
        return number in self._held or number in self._places

    def __setitem__(self, number: int, answer: Report | Packed) -> None:
        if isinstance(answer, Report) or len(self._held) < _HELD:
            self._held[number] = answer
            return
        part = number // _PART
        if part not in self._files:
            self._files[part] = TemporaryFile()  # noqa: SIM115 - it stays open until its last report was taken
        at = self._files[part].seek(0, 2)
        self._places[number] = (at, self._files[part].write(dumps(answer)))

    def pop(self, number: int) -> Report | Packed:
        """The answer of this *number*, which is then forgotten with all parts before it."""
        for part in [part for part in self._files if part < number // _PART]:
            self._files.pop(part).close()
        if number in self._held:
            return self._held.pop(number)
        at, size = self._places.pop(number)
        file = self._files[number // _PART]
        file.seek(at)
        packed: Packed = loads(file.read(size))
        return packed

    def close(self) -> None:
        """Remove what is left."""
        for file in self._files.values():
            file.close()
        self._files.clear()
