"""What earlier runs found out: the report of every notice that was checked with the same code, rules and settings."""

import os
import sqlite3
import stat
import struct
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from checker.batch.inputs import Input
from checker.batch.keeping import folder
from checker.batch.packing import pack_views, unpack, unpack_views
from checker.renderers.views import Shown, View
from checker.report import Report

#: Bytes that the entries may take; beyond, those that were not used for the longest time go. A hundred thousand fit.
SIZE = 512 << 20
_NAME = "reports.sqlite3"
_DAY = 86400
#: Entries written, and seconds, after which they are made lasting: what an interrupted run has to do again.
_ENTRIES, _SECONDS = 64, 1.0
#: Reports, each behind its checksum; and what was made of them, by the name of the file too.
_TABLES = ("report", "shown")
_MAKE = "CREATE TABLE IF NOT EXISTS {} (key BLOB PRIMARY KEY, day INTEGER NOT NULL, data BLOB NOT NULL)"
_FIND = "SELECT report.data, report.day, shown.data FROM report LEFT JOIN shown ON shown.key = ? WHERE report.key = ?"
_CHECKSUM = struct.Struct("<I")


def clear() -> bool:
    """Remove the cache; whether there was one. Raises OSError where it cannot be removed."""
    there = (folder() / _NAME).exists()
    for ending in ("", "-wal", "-shm"):
        (folder() / f"{_NAME}{ending}").unlink(missing_ok=True)
    return there


class Cache:
    """The reports kept in the folder *place* that were made under *fingerprint*. Several runs may use it at once.

    A verdict is only ever taken from here where the bytes of the notice are the same, which are read every time. What
    cannot be read or written is as if it were not there; *tell* is given one line of Chinese the first time.
    """

    def __init__(
        self,
        place: Path,
        fingerprint: str,
        tell: Callable[[str], None],
        size: int = SIZE,
        settings: Callable[[Path], tuple[int, ...]] = lambda path: (),
        again: Callable[[], str | None] | None = None,
        views: tuple[View, ...] = (),
    ) -> None:
        """*settings* are the numbers of those that hold in the folder of a file and not everywhere. *again* makes the
        fingerprint anew at the end: what was stored while the code changed is not kept. *views* are kept beside."""
        self._again = again
        self._before = (0, 0)
        self._views = views
        self._shown = "\0".join(view.key for view in views)
        self._place, self._tell, self._size, self._settings = place, tell, size, settings
        self._fingerprint = fingerprint.encode()
        self._database: sqlite3.Connection | None = None
        self._waiting: tuple[list[_Entry], list[_Entry]] = ([], [])
        self._used: list[tuple[bytes, bytes]] = []
        self._written = time.monotonic()
        self._day = int(time.time() // _DAY)
        self._told = False
        self._stored = False
        try:
            self._database = self._open()
            self._before = _last(self._database)
        except (OSError, sqlite3.Error) as error:
            self._fail(error)

    def find(self, one: Input) -> Report | None:
        """The report of the notice *one*, under its name; None where there is none or its file cannot be read."""
        if self._database is None or one.path is None:
            return None
        digest = _digest(one.path)
        if digest is None:
            return None
        key = self._key(one.name, digest, one.path)
        beside = self._beside(key, one.name)
        try:
            row = self._database.execute(_FIND, (beside, key)).fetchone()
        except sqlite3.Error as error:
            self._fail(error)
            return None
        if row is None:
            return None
        if row[1] != self._day:
            self._used.append((key, beside))
        try:
            if row[2] is None:
                return self._read(one.name, digest, row[0], beside)
            views = unpack_views(row[2], self._views)
            return Shown.stand_for(one.name, digest, views, partial(unpack, _checked(row[0])))
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
            self._tell_once("缓存里有损坏的内容，未采用，重新检查")
            return None

    def store(self, report: Report, data: bytes, path: Path | None = None, views: bytes = b"") -> None:
        """Keep *report*, packed as *data*, of the file *path*, and what the views make of it, packed."""
        if self._database is None:
            return
        self._stored = True
        key = self._key(report.name, report.digest, path)
        self._waiting[0].append((key, self._day, _CHECKSUM.pack(zlib.crc32(data)) + data))
        if views:
            self._waiting[1].append((self._beside(key, report.name), self._day, views))
        if len(self._waiting[0]) >= _ENTRIES or time.monotonic() - self._written > _SECONDS:
            self._write()

    def close(self) -> None:
        """Write what waits, and make room where too much was kept."""
        self._write()
        if self._database is not None:
            with suppress(sqlite3.Error):
                if self._stored and self._again is not None and (self._again() or "").encode() != self._fingerprint:
                    with self._database:  # entries of other runs may go too: that costs time and nothing else
                        for table, last in zip(_TABLES, self._before, strict=True):
                            self._database.execute(f"DELETE FROM {table} WHERE rowid > ?", (last,))
                self._make_room(self._database)
                self._database.close()
            self._database = None

    def _key(self, name: str, digest: str, path: Path | None) -> bytes:
        """A reader may tell the format by the end of the name, so that decides too; so do the settings of a folder."""
        ending = name.rpartition(".")[2].lower() if "." in name else ""
        settings = self._settings(path) if path is not None else ()
        said = f"{ending}\0{settings}\0{digest}".encode("utf-8", "surrogatepass")
        return sha256(self._fingerprint + said).digest()

    def _beside(self, key: bytes, name: str) -> bytes:
        """What was made of a report shows its name, so that decides too."""
        return sha256(key + f"{self._shown}\0{name}".encode("utf-8", "surrogatepass")).digest()

    def _read(self, name: str, digest: str, data: bytes, beside: bytes) -> Report:
        """The report packed in *data*, of which the views are now kept too. Raises ValueError and what ``unpack``
        raises where it is damaged."""
        report = unpack(_checked(data))
        if report.digest != digest:
            raise ValueError("digest")
        report = replace(report, name=name)
        if views := pack_views(report, self._views):
            self._stored = True
            self._waiting[1].append((beside, self._day, views))
            if len(self._waiting[1]) >= _ENTRIES:
                self._write()
        return Shown.stand_for(name, digest, unpack_views(views, self._views), lambda: report)

    def _open(self) -> sqlite3.Connection:
        self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self._place / _NAME
        try:
            return _connect(file)
        except sqlite3.OperationalError:  # locked, or not to be written
            raise
        except sqlite3.DatabaseError:
            self._tell_once("缓存文件已损坏，重新建立")
            for ending in ("", "-wal", "-shm"):
                file.with_name(_NAME + ending).unlink(missing_ok=True)
            return _connect(file)

    def _write(self) -> None:
        waiting, used = self._waiting, self._used
        self._waiting, self._used, self._written = ([], []), [], time.monotonic()
        if self._database is None or not (any(waiting) or used):
            return
        try:
            with self._database:
                for table, entries, keys in zip(
                    _TABLES, waiting, zip(*used, strict=True) if used else ((), ()), strict=True
                ):
                    self._database.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", entries)
                    self._database.executemany(
                        f"UPDATE {table} SET day = ? WHERE key = ?", ((self._day, key) for key in keys)
                    )
        except sqlite3.Error as error:
            self._fail(error)

    def _make_room(self, database: sqlite3.Connection) -> None:
        pages, free, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in _PAGES)
        if (pages - free) * size <= self._size:
            return
        with database:
            for table in _TABLES:
                count = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                oldest = f"SELECT rowid FROM {table} ORDER BY day, rowid LIMIT ?"
                database.execute(f"DELETE FROM {table} WHERE rowid IN ({oldest})", (count // 4 + 1,))

    def _fail(self, error: Exception) -> None:
        self._database = None
        self._tell_once(f"缓存不能用，本次不用缓存（{error}）")

    def _tell_once(self, line: str) -> None:
        if not self._told:
            self._told = True
            self._tell(line)


_Entry = tuple[bytes, int, bytes]
_PAGES = ("page_count", "freelist_count", "page_size")


def _last(database: sqlite3.Connection) -> tuple[int, int]:
    """The last entry of each table; later ones have higher numbers."""
    reports, shown = (database.execute(f"SELECT coalesce(max(rowid), 0) FROM {name}").fetchone()[0] for name in _TABLES)
    return int(reports), int(shown)


def _connect(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=5.0)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        for table in _TABLES:
            database.execute(_MAKE.format(table))
            database.execute(f"SELECT key, day, data FROM {table} LIMIT 1").fetchone()
    except BaseException:
        database.close()
        raise
    return database


def _checked(entry: bytes) -> bytes:
    """The packed report of *entry*. Raises ValueError where its checksum is another."""
    if entry[: _CHECKSUM.size] != _CHECKSUM.pack(zlib.crc32(entry[_CHECKSUM.size :])):
        raise ValueError("checksum")
    return entry[_CHECKSUM.size :]


def _digest(path: Path) -> str | None:
    """SHA-256 of the file's bytes, in hexadecimal. None for what is no regular file: a pipe would never end."""
    try:
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None
            return sha256(file.read()).hexdigest()
    except OSError:
        return None
