"""The renderer "jsonl": the entries of docs/json.md, one a line, so that a part of them is valid too."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers.json_report import SCHEMA, document
from checker.report import Report


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write each of *reports* as one line of JSON in UTF-8, ``schema`` first."""
    for report in reports:
        text = json.dumps({"schema": SCHEMA, **document(report)}, ensure_ascii=False, allow_nan=False)
        target.write(f"{text}\n".encode("utf-8", "backslashreplace"))
    return True
