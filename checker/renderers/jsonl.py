"""The renderer "jsonl": the entries of docs/json.md, one a line, so that a part of them is valid too."""

from collections.abc import Iterable
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any, BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers.json_report import SCHEMA, encoded, frame
from checker.renderers.views import View
from checker.report import Report, Result

#: Results that are kept written: of all rows of all checklists, with what they say most often.
_MANY = 2048


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write each of *reports* as one line of JSON in UTF-8, ``schema`` first."""
    for report in reports:
        target.write(_LINE.of(report))
    return True


def _line(report: Report) -> bytes:
    head, rest = encoded({"schema": SCHEMA, **frame(report)}).split('"results": []', 1)
    results = ", ".join(map(_text, report.results))
    return f'{head}"results": [{results}]{rest}\n'.encode("utf-8", "backslashreplace")


_LINE = View(_line)
VIEWS = (_LINE,)


def _text(result: Result) -> str:
    """*result* as JSON. Of those that quote nothing many notices have an equal one: it is written once."""
    if result.evidence or result.related or result.values:
        return encoded(result)
    return _shared(*[getattr(result, name) for name in _names()])


@lru_cache(_MANY)
def _shared(*values: Any) -> str:
    return encoded(Result(**dict(zip(_names(), values, strict=True))))


@cache
def _names() -> tuple[str, ...]:
    """The fields of a result that quotes nothing."""
    return tuple(field.name for field in fields(Result) if field.name not in ("evidence", "related", "values"))
