"""The renderer "gitlab": a Code Quality report, an array of issues for the widget of a merge request."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers import wording
from checker.renderers.entries import Entry, Tag, listed, unchecked, unjudged, unknown
from checker.renderers.layout import inline, visible
from checker.renderers.places import fingerprint, first_place, relative
from checker.report import Report

_SEVERITIES = {
    Tag.MUST: "critical",
    Tag.CLASH: "critical",
    Tag.SAYING: "major",
    Tag.LOOK: "major",
    Tag.UNDECIDED: "major",
    Tag.BETTER: "minor",
    Tag.LACK: "minor",
    Tag.CUSTOM: "info",
    Tag.WAIVED: "info",
}


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write the issues of *reports*, one a line, in one array."""
    target.write(b"[")
    separator = "\n"
    for report in reports:
        for issue in _issues(report):
            text = json.dumps(issue, ensure_ascii=False)
            target.write(f"{separator}{text}".encode("utf-8", "backslashreplace"))
            separator = ",\n"
    target.write(b"\n]\n")
    return True


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    if unjudged(report):
        code = report.error.code if report.error else "unchecked"
        severity = "minor" if unknown(report) else "blocker"
        told = f"未检查：{unchecked(report)}"
        yield _issue(report, told, code, severity, _digest(report.name, code), 1)
    if not report.error:
        yield from (_told(report, entry) for entry in listed(report) if entry.tag in _SEVERITIES)


def _told(report: Report, entry: Entry) -> dict[str, Any]:
    """GitLab wants a line of every issue: of a Word file, which has none, it is 1, and the words say the place."""
    lines = list(wording.lines(entry, set()))
    if entry.tag is Tag.UNDECIDED:
        lines[0] += f"：{visible(entry.results[0].message)}"
    text = f"{entry.tag}　" + " ".join(" ".join(lines).split())
    place = first_place(entry)
    mark = _digest(*(fingerprint(result, report.name) for result in entry.results))
    name = entry.results[0].requirement
    return _issue(report, text, name, _SEVERITIES[entry.tag], mark, place.line if place and place.line else 1)


def _issue(report: Report, text: str, name: str, severity: str, mark: str, line: int) -> dict[str, Any]:
    return {
        "description": inline(text),
        "check_name": name,
        "fingerprint": mark,
        "severity": severity,
        "location": {"path": relative(report.name), "lines": {"begin": line}},
    }


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
