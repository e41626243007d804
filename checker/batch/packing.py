"""Reports as bytes, for the way from a worker and for the cache: JSON lines, so that nobody's bytes can do harm.

The first line is the report without its results; each result is a line of two parts with a tab between them. The first
part is what its row alone decides, and so the same for most notices: it is read once.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import Any

from checker.model import Kind, Level, Verdict
from checker.report import Basis, Mend, Quote, Report, Result

_OF_ROW = ("requirement", "title", "kind", "level", "verdict", "plugin", "basis", "group")
_MAKERS: Mapping[str, Callable[[Any], Any]] = {
    "kind": Kind,
    "level": Level,
    "verdict": Verdict,
    "basis": lambda items: tuple(Basis(*item) for item in items),
    "evidence": lambda items: tuple(Quote(*item) for item in items),
    "related": lambda items: tuple(Quote(*item) for item in items),
    "edits": lambda items: tuple(Mend(*item) for item in items),
}


def pack(report: Report) -> bytes:
    """*report* as bytes; ``unpack`` is its inverse."""
    head = replace(report, results=()).to_dict()
    lines = [_written(head), *map(_line, report.results)]
    return "\n".join(lines).encode()


def unpack(data: bytes) -> Report:
    """The report that ``pack`` made *data* from. Raises ValueError, KeyError or TypeError where it is not one."""
    head, *lines = data.decode().split("\n")
    return replace(Report.from_dict(json.loads(head)), results=tuple(map(_result, lines)))


def _line(result: Result) -> str:
    of_row, others = _names()
    row = {name: _plain(getattr(result, name)) for name in of_row}
    rest = {name: _plain(value) for name in others if (value := getattr(result, name))}
    return f"{_written(row)}\t{_written(rest)}"


def _result(line: str) -> Result:
    row, _, rest = line.partition("\t")
    made = {name: _MAKERS[name](value) if name in _MAKERS else value for name, value in json.loads(rest).items()}
    return Result(**_row(row), **{**_EMPTY, **made})


#: The fields that are left out of a line where they are empty, and have no default.
_EMPTY = {"message": ""}


@lru_cache(16384)
def _row(text: str) -> Mapping[str, Any]:
    return {name: _MAKERS[name](value) if name in _MAKERS else value for name, value in json.loads(text).items()}


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _OF_ROW, tuple(field.name for field in fields(Result) if field.name not in _OF_ROW)


def _plain(value: Any) -> Any:
    """*value* for JSON: what Result holds as lists of its fields, in their order."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        made: Any = type(value)
        return [getattr(value, name) for name in _fields(made)]
    return value


@cache
def _fields(made: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(made))


def _written(data: Any) -> str:
    """Compact JSON. It is ASCII: a lone surrogate stays what it is, and no line end or tab is in it."""
    return json.dumps(data, separators=(",", ":"))
