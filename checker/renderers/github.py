"""The renderer "github": workflow commands of GitHub Actions, which become annotations, and a line for each notice.

GitHub shows ten annotations of each level a step; the log has them all.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers import wording
from checker.renderers.entries import Entry, Tag, entries, listed, tally, unchecked, unjudged, unknown
from checker.renderers.layout import inline, plain, visible
from checker.renderers.other_reading import notices
from checker.renderers.places import first_place, relative
from checker.renderers.views import View
from checker.report import Report

_COMMANDS = {
    Tag.MUST: "error",
    Tag.CLASH: "error",
    Tag.SAYING: "warning",
    Tag.LOOK: "warning",
    Tag.BETTER: "warning",
    Tag.LACK: "warning",
    Tag.UNDECIDED: "warning",
    Tag.CUSTOM: "notice",
    Tag.WAIVED: "notice",
}


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write the commands of each of *reports*, the gravest first, then what is said of it as a whole."""
    for report in reports:
        target.write(_MADE.of(report))
    return True


def _commands(report: Report) -> bytes:
    return "".join(f"{line}\n" for line in _lines(report)).encode()


_MADE = View(_commands)
VIEWS = (_MADE,)


def _lines(report: Report) -> Iterator[str]:
    name = inline(report.name)
    if unjudged(report):
        command = "warning" if unknown(report) else "error"
        yield _command(command, {"file": relative(name), "title": "未检查"}, f"{name}：{unchecked(report)}")
    if report.error or not report.coverage.loaded:
        return
    cited: set[str] = set()
    for entry in listed(report):
        if entry.tag in _COMMANDS:
            yield _annotation(name, entry, cited)
    for warning in notices(report):
        yield _command("notice", {"file": relative(name), "title": "注意"}, warning)
    yield _harmless(f"{name}   {wording.headline(report, tally(entries(report)))}")
    yield _harmless(f"  {plain(wording.covered(report.coverage))}")
    if report.confirm:
        yield _harmless(f"  {plain(wording.confirmations(report))}")


def _annotation(name: str, entry: Entry, cited: set[str]) -> str:
    """Word files have no lines: GitHub takes line 1 where none is given, and the message says the place."""
    head, *more = wording.lines(entry, cited)
    if entry.tag is Tag.UNDECIDED:
        head, more = f"{head}：{visible(entry.results[0].message)}", more[-1:]
    place = first_place(entry)
    properties = {"file": relative(name), "title": f"{entry.tag} {inline(entry.results[0].requirement)}"}
    if place and place.line:
        end = place.column + len(place.text) if place.text and not {"\r", "\n"} & set(place.text) else 0
        properties |= {"line": str(place.line), "col": str(place.column)} | ({"endColumn": str(end)} if end else {})
    return _command(_COMMANDS[entry.tag], properties, "\n".join([head, *more]))


def _command(command: str, properties: dict[str, str], message: str) -> str:
    """A workflow command, escaped as the toolkit of GitHub Actions does."""
    told = ",".join(
        f"{key}={_data(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items()
    )
    return f"::{command} {told}::{_data(plain(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _harmless(line: str) -> str:
    """*line* for the log, holding nothing that the runner takes for a command of its old or new kind."""
    line = line.replace("\n", " ").replace("##[", "## [")
    return f"|{line}" if line.lstrip().startswith("::") else line
