"""Reports as bytes, for the way from a worker and for the cache: compressed JSON, so that nobody's bytes can do harm.

The first line is the report, with what is this notice's own in each of its results. Of each result a line follows with
what its row alone decides: it is the same for most notices, and read once.
"""

import json
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache, lru_cache
from itertools import starmap
from typing import Any

from checker.model import Kind, Level, Verdict
from checker.renderers.views import View
from checker.report import Basis, Decision, Mend, OtherReading, Quote, Report, Result, Revised

_OF_ROW = ("requirement", "title", "kind", "level", "verdict", "plugin", "basis", "group")
_LENGTH = struct.Struct("<Q")
_TEXTS = ("requirement", "title", "plugin")  # left out where they are empty, and without a default
_MAKERS: Mapping[str, Callable[[Any], Any]] = {
    "kind": Kind,
    "level": Level,
    "verdict": Verdict,
    "basis": lambda items: tuple(starmap(Basis, items)),
    "evidence": lambda items: tuple(starmap(Quote, items)),
    "related": lambda items: tuple(starmap(Quote, items)),
    "edits": lambda items: tuple(starmap(Mend, items)),
    "revised": lambda item: _other(*item),
}


def pack(report: Report) -> bytes:
    """*report* as bytes; ``unpack`` is its inverse."""
    of_row, own = _names()
    first = {**replace(report, results=()).to_dict(), "results": [_fields(result, own) for result in report.results]}
    rows = [_packed_row(*[getattr(result, name) for name in of_row]) for result in report.results]
    lines = [_written(first), *rows]
    return zlib.compress("\n".join(lines).encode("utf-8", "surrogatepass"), 1)


@lru_cache(16384)
def _packed_row(*values: Any) -> str:
    return _written({name: value for name, value in zip(_OF_ROW, values, strict=True) if value})


def unpack(data: bytes) -> Report:
    """The report that ``pack`` made *data* from. Raises ValueError, KeyError or TypeError where it is not one."""
    try:
        text = zlib.decompress(data).decode("utf-8", "surrogatepass")
    except zlib.error as error:
        raise ValueError("zlib") from error
    first, *rows = text.split("\n")
    head = json.loads(first)
    results = tuple(
        _result(row, own) if own.keys() - _PLAIN else _plain_result(row, own.get("message", ""))
        for row, own in zip(rows, head["results"], strict=True)
    )
    return replace(Report.from_dict({**head, "results": ()}), results=results)


def pack_views(report: Report, views: Sequence[View]) -> bytes:
    """What *views* make of *report*, one after the other, each behind its length; nothing where one cannot be made:
    who writes the report will make it again, and say what is wrong."""
    try:
        parts = [view.of(report) for view in views]
    except Exception:
        return b""
    return zlib.compress(b"".join(piece for part in parts for piece in (_LENGTH.pack(len(part)), part)), 1)


def unpack_views(data: bytes, views: Sequence[View]) -> dict[View, bytes]:
    """What ``pack_views`` made with the same *views*. Raises ValueError where *data* is something else."""
    if not data:
        return {}
    try:
        whole, at, parts = zlib.decompress(data), 0, []
        while at < len(whole):
            (length,) = _LENGTH.unpack_from(whole, at)
            at += _LENGTH.size + length
            parts.append(whole[at - length : at])
    except (zlib.error, struct.error) as error:
        raise ValueError("views") from error
    if at != len(whole):
        raise ValueError("views")
    return dict(zip(views, parts, strict=True))


def _other(verdict: str, message: str, decision: str, revisions: list[list[Any]], count: int) -> OtherReading:
    return OtherReading(Verdict(verdict), message, Decision(decision), tuple(starmap(Revised, revisions)), count)


def _fields(result: Result, names: Iterable[str]) -> dict[str, Any]:
    """Those fields of *result* that are not empty."""
    return {name: value for name in names if (value := getattr(result, name))}


def _result(row: str, own: Mapping[str, Any]) -> Result:
    made = {name: _MAKERS[name](value) if name in _MAKERS else value for name, value in own.items()}
    return Result(**_row(row), **{"message": "", **made})


@lru_cache(16384)
def _plain_result(row: str, message: str) -> Result:
    """A result that quotes nothing of its notice: many notices have the same."""
    return Result(**_row(row), message=message)


#: The fields that a result may have and still be another notice's too.
_PLAIN = {"message"}


@lru_cache(16384)
def _row(text: str) -> Mapping[str, Any]:
    read = {name: _MAKERS[name](value) if name in _MAKERS else value for name, value in json.loads(text).items()}
    return {**dict.fromkeys(_TEXTS, ""), **read}


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _OF_ROW, tuple(field.name for field in fields(Result) if field.name not in _OF_ROW)


def _plain(value: Any) -> Any:
    """*value*, a dataclass that a Result holds, for JSON: its fields, in their order."""
    made: Any = type(value)
    return [getattr(value, name) for name in _all(made)]


@cache
def _all(made: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(made))


def _written(data: Any) -> str:
    """Compact JSON on one line."""
    return _encoder().encode(data)


@cache
def _encoder() -> json.JSONEncoder:
    return json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, default=_plain)
