"""The renderer "sarif": SARIF 2.1.0, a result for each requirement, passes and what does not apply among them.

Results are written as they come; what they refer to (artifacts, rules, notifications) follows them, which the order of
members in JSON allows. Rules are kept in memory, of which there are as many as rows; artifacts wait on disk.
"""

import json
from collections.abc import Iterable, Iterator
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers.entries import listed, unchecked, unjudged, unknown
from checker.renderers.layout import visible
from checker.renderers.other_reading import notices
from checker.renderers.places import uri
from checker.renderers.sarif_result import result_object
from checker.renderers.sarif_rules import Rules
from checker.report import Report
from checker.version import VERSION

_MEMORY = 1 << 20  # bytes of a list that are kept in memory, the rest on disk
_START = '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{'
_RUN = '"columnKind": "unicodeCodePoints", "language": "zh-CN",\n"results": '


class _List:
    """A JSON array that is written item by item, a line each."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._separator = b"[\n"
        self.length = 0

    def add(self, item: dict[str, Any]) -> None:
        text = json.dumps(item, ensure_ascii=False, allow_nan=False)
        # A file name that is not UTF-8 reaches us as lone surrogates; backslashreplace makes JSON escapes of them.
        self._target.write(self._separator + text.encode("utf-8", "backslashreplace"))
        self._separator = b",\n"
        self.length += 1

    def end(self) -> None:
        self._target.write(b"\n]" if self.length else b"[]")


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* as one run of one log in UTF-8."""
    rules = Rules()
    with SpooledTemporaryFile(_MEMORY) as first, SpooledTemporaryFile(_MEMORY) as second:
        results, artifacts, notifications = _List(target), _List(first), _List(second)
        target.write(f"{_START}{_RUN}".encode())
        whole = True
        for report in reports:
            index = artifacts.length
            if not _of_no_file(report):
                artifacts.add(_artifact(report))
            for item in _notifications(report, index, rules):
                notifications.add(item)
            whole = whole and not report.error
            for entry in listed(report):
                for one in entry.results:
                    results.add(result_object(one, entry, report, index, rules.index(one)))
        for array in (results, artifacts, notifications):
            array.end()
        target.write(b',\n"artifacts": ')
        _copy(first, target)
        told = json.dumps(whole)
        target.write(f',\n"invocations": [{{"executionSuccessful": {told}, "toolExecutionNotifications": '.encode())
        _copy(second, target)
        target.write(
            f'}}],\n"tool": {json.dumps(_tool(rules), ensure_ascii=False)}}}]}}\n'.encode("utf-8", "backslashreplace")
        )
    return True


def _copy(spool: IO[bytes], target: BinaryIO) -> None:
    spool.seek(0)
    copyfileobj(spool, target)


def _artifact(report: Report) -> dict[str, Any]:
    hashes = {"hashes": {"sha-256": report.digest}} if report.digest else {}
    data = report.to_dict()
    names = (
        "notice",
        "notice_title",
        "detected",
        "checklists",
        "coverage",
        "purpose",
        "groups",
        "unread",
        "decided_by",
        "confirm",
    )
    told = {name: data[name] for name in names}
    return {"location": {"uri": uri(report.name)}, "roles": ["analysisTarget"], **hashes, "properties": told}


def _of_no_file(report: Report) -> bool:
    """Whether *report* stands for the files that an interrupted run did not come to."""
    return report.error is not None and report.error.code == "interrupted"


def _notifications(report: Report, index: int, rules: Rules) -> Iterator[dict[str, Any]]:
    """What a reader must know of how a notice was checked: above all, that it was not."""
    place = {"physicalLocation": {"artifactLocation": {"uri": uri(report.name), "index": index}}}
    if unjudged(report):
        code = report.error.code if report.error else "unknown_kind" if unknown(report) else "nothing_checked"
        yield {
            "descriptor": {"id": code, "index": rules.notification(code)},
            "level": "warning" if unknown(report) else "error",
            "message": {"text": visible(unchecked(report)) or "没有说明原因"},
            **({} if _of_no_file(report) else {"locations": [place]}),
        }
    for text in notices(report):
        yield {"level": "note", "message": {"text": text or "注意"}, "locations": [place]}


def _tool(rules: Rules) -> dict[str, Any]:
    return {
        "driver": {
            "name": "disclosure-checker",
            "version": VERSION,
            "language": "zh-CN",
            "rules": rules.descriptors,
            "notifications": rules.notifications,
        }
    }
