"""The renderer "jsonl": the entries of docs/json.md, one a line, so that a part of them is valid too."""

from collections.abc import Iterable
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers.json_report import SCHEMA, encoded, frame
from checker.report import Report, Result

#: Results that are kept written: of all rows of all checklists, with what they say most often.
_MANY = 4096


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write each of *reports* as one line of JSON in UTF-8, ``schema`` first."""
    written = _Written()
    for report in reports:
        head, rest = encoded({"schema": SCHEMA, **frame(report)}).split('"results": []', 1)
        results = ", ".join([written.text(result) for result in report.results])
        target.write(f'{head}"results": [{results}]{rest}\n'.encode("utf-8", "backslashreplace"))
    return True


class _Written:
    """Results as text. Of those that quote nothing many notices have the very same one: it is written once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Result, str]] = {}

    def text(self, result: Result) -> str:
        """*result* as JSON."""
        known = self._known.get(id(result))
        if known is not None:  # the result is kept too, so no other can have its identity
            return known[1]
        text = encoded(result)
        if not (result.evidence or result.related or result.values):
            if len(self._known) >= _MANY:
                self._known.clear()
            self._known[id(result)] = result, text
        return text
