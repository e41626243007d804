"""The renderer "markdown": an overview of all notices, then each as the console shows it, in the same order.

GitHub Flavored Markdown. Nothing that a notice says is taken for markup.
"""

from collections.abc import Callable, Iterable, Iterator
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from checker.hookspecs import hookimpl
from checker.renderers import wording
from checker.renderers.entries import ASKING, Entry, Tag, entries, tally, unchecked, unjudged
from checker.renderers.escaping import escaped
from checker.renderers.layout import inline
from checker.renderers.other_reading import notices
from checker.renderers.views import View
from checker.report import Report

_MEMORY = 1 << 20  # bytes of a page that are kept in memory, the rest on disk
#: A page of a job on GitHub holds 1 MiB, and is dropped where it is longer.
LONGEST = 1_000_000
_CUT = "\n\n……以下略：这一页放不下，完整内容见报告文件。\n"


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports*, of passes only how many there are."""
    return render_with(False)(reports, target)


def render_with(full: bool) -> Callable[[Iterable[Report], BinaryIO], bool]:
    """The render function that lists all passes where *full*. The overview stands first, so notices wait on disk."""

    def write(reports: Iterable[Report], target: BinaryIO) -> bool:
        with SpooledTemporaryFile(_MEMORY) as rows, SpooledTemporaryFile(_MEMORY) as notices:
            number, internal = 0, False
            for report in reports:
                purpose, row = _ROW.of(report).split(b"\n", 1)
                number, internal = number + 1, internal or purpose == b"internal"
                rows.write(row)
                notices.write(_part(full).of(report))
            if number != 1:
                heads = (
                    "文件",
                    *(("必改/矛盾", "请核", "建议/缺项") if internal else ("必改", "请核", "建议")),
                    "未能检查",
                )
                target.write(f"# 检查结果\n\n共 {number} 份。\n\n{_cells(heads)}|---|--:|--:|--:|--:|\n".encode())
                rows.seek(0)
                copyfileobj(rows, target)
            notices.seek(0)
            copyfileobj(notices, target)
        return True

    return write


def render_short(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* in at most ``LONGEST`` bytes; where that is too little the end says so."""
    with SpooledTemporaryFile(_MEMORY) as page:
        render_with(False)(reports, page)  # type: ignore[arg-type]
        page.seek(0)
        text = page.read(LONGEST)
        if page.read(1):
            text = text[: text.rfind(b"\n", 0, LONGEST - len(_CUT.encode()))] + _CUT.encode()
        target.write(text)
    return True


def views(full: bool) -> tuple[View, ...]:
    """What ``render_with`` makes of each report alone."""
    return _ROW, _part(full)


def _part(full: bool) -> View:
    return View(_section, (full,))


def _section(report: Report, full: bool) -> bytes:
    return "".join(f"{line}\n" for line in _notice(report, full)).encode()


def _counted(report: Report) -> bytes:
    """The purpose of *report*, and on the next line its row in the overview."""
    return f"{report.purpose}\n{_row(report)}".encode()


_ROW = View(_counted)


def _row(report: Report) -> str:
    if unjudged(report):
        return _cells((_plain(report.name), "-", "-", "-", "整份"))
    counts = tally(entries(report))
    numbers = (counts.must, counts.look + counts.sayings, counts.better, counts.undecided)
    return _cells((_plain(report.name), *map(str, numbers)))


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _notice(report: Report, full: bool) -> Iterator[str]:
    yield from ("", f"## {_plain(report.name)}", "")
    if report.error or (report.notice is None and not report.coverage.loaded):
        yield (f"**无法检查：{escaped(unchecked(report))}**" if report.error else f"**{escaped(unchecked(report))}**")
    else:
        yield from _body(report, full)
    said = list(notices(report))
    if said:
        yield from ("", *(f"- **注意** {escaped(text)}" for text in said))
    if report.confirm:
        yield from ("", "签发前请人确认：" if report.purpose == "publish" else "请人确认：", "")
        yield from (f"- [ ] {escaped(inline(item))}" for item in report.confirm)
    if report.decided_by:
        yield from ("", f"<sub>{escaped(wording.deciders(report))}</sub>")


def _body(report: Report, full: bool) -> Iterator[str]:
    found = entries(report)
    yield from (escaped(wording.kind(report)), "", f"**{escaped(wording.verdict(report, tally(found)))}**", "")
    cited: set[str] = set()
    for tag in ASKING:
        for entry in found[tag]:
            yield from _entry(entry, cited, full)
    if found[Tag.CUSTOM]:
        yield f"- **{Tag.CUSTOM}** {escaped(wording.customs(found[Tag.CUSTOM], full))}"
    yield from (f"- **{Tag.WAIVED}** {escaped(text)}" for text in wording.waivers(found[Tag.WAIVED]))
    if full:
        yield from (f"- **{Tag.FOUND}** {escaped(wording.found(entry.results[0]))}" for entry in found[Tag.FOUND])
        yield from (f"- **{Tag.OUTSIDE}** {escaped(text)}" for text in wording.reasons(found[Tag.OUTSIDE]))
    yield from (f"- **{Tag.UNDECIDED}** {escaped(text)}" for text in wording.reasons(found[Tag.UNDECIDED]))
    yield from ("", escaped(wording.covered(report.coverage)))


def _entry(entry: Entry, cited: set[str], full: bool) -> Iterator[str]:
    head, *more = wording.lines(entry, cited, full)
    yield f"- **{entry.tag}** {escaped(head)}"
    yield from (f"  - {escaped(line)}" for line in more)


def _plain(name: str) -> str:
    return escaped(inline(name))
