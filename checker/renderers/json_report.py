"""The renderer "json": what docs/json.md describes, streamed one document at a time, the same bytes every time."""

import json
import math
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any, BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers.views import View
from checker.report import Report, Result, shallow

#: Rises only when a field is removed or changes its meaning; new fields do not raise it.
SCHEMA = 1

_FIRST = ("notice", "checklists", "coverage", "error", "results")
_RESULT = (
    "requirement",
    "title",
    "kind",
    "level",
    "verdict",
    "message",
    "basis",
    "remedy",
    "evidence",
    "related",
    "values",
)


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* as one JSON object in UTF-8, two spaces of indent, a line end at the end."""
    target.write(f'{{\n  "schema": {SCHEMA},\n  "documents": ['.encode())
    separator = "\n    "
    for report in reports:
        target.write(separator.encode() + _ENTRY.of(report))
        separator = ",\n    "
    target.write(b"]\n}\n" if separator == "\n    " else b"\n  ]\n}\n")
    return True


def _entry(report: Report) -> bytes:
    text = json.dumps(document(report), ensure_ascii=False, indent=2, allow_nan=False)
    # A file name that is not UTF-8 reaches us as lone surrogates; backslashreplace makes JSON escapes of them.
    return text.replace("\n", "\n    ").encode("utf-8", "backslashreplace")


_ENTRY = View(_entry)
VIEWS = (_ENTRY,)


def document(report: Report) -> dict[str, Any]:
    """The entry of *report* under ``documents``: its own fields, ``name`` called ``path``, in a fixed order.

    The text of the notice is not among them: whether it is there depends on what other outputs were asked for.
    """
    return {**frame(report), "results": [entry(result) for result in report.results]}


def frame(report: Report) -> dict[str, Any]:
    """The entry of *report* without its ``results``, but with their place kept."""
    data = replace(report, results=(), text=None).to_dict()
    del data["text"]
    ordered = {"path": data.pop("name"), **{key: data[key] for key in _FIRST}}
    return {**ordered, **{key: value for key, value in data.items() if key not in ordered}}


def entry(result: Result) -> dict[str, Any]:
    """The entry of *result* under ``results``."""
    return _ordered(result.to_dict())


def encoded(data: Any) -> str:
    """*data* as JSON on one line; a Result in it, or by itself, as its entry."""
    return _encoder().encode(data)


@cache
def _encoder() -> json.JSONEncoder:
    """One for all: making it takes as long as a result."""
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_fields)


def _fields(value: Any) -> dict[str, Any]:
    return _ordered(shallow(value)) if isinstance(value, Result) else shallow(value)


def _ordered(data: dict[str, Any]) -> dict[str, Any]:
    ordered = {**{key: data[key] for key in _RESULT}, **data}
    ordered["values"] = {key: _finite(value) for key, value in data["values"].items()}
    return ordered


def _finite(value: Any) -> Any:
    """*value*, or None for the floats that JSON has no word for."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
