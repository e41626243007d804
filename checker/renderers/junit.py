"""The renderer "junit": a test suite for each notice, a test case for each requirement.

必改, 建议 and the like are failures, told apart by ``type``; what could not be checked is an error; what a person must
look at, custom, what does not apply and what was accepted is skipped, with the reason. Nothing but a pass is a success.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from checker.hookspecs import hookimpl
from checker.renderers import wording
from checker.renderers.entries import Entry, Tag, listed, unchecked, unjudged, unknown
from checker.renderers.layout import plain, visible
from checker.renderers.other_reading import notices
from checker.renderers.views import View
from checker.report import Report, Result

_OUTCOMES = {Tag.FOUND: "", Tag.UNDECIDED: "error"} | dict.fromkeys(
    (Tag.LOOK, Tag.OUTSIDE, Tag.WAIVED, Tag.CUSTOM), "skipped"
)


@hookimpl
def render(reports: Iterable[Report], target: BinaryIO) -> bool:
    """Write *reports* as XML, each suite as it comes."""
    target.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="checker">\n')
    for report in reports:
        target.write(_SUITE.of(report))
    target.write(b"</testsuites>\n")
    return True


def _suite_of(report: Report) -> bytes:
    return "".join(f"{line}\n" for line in _suite(report)).encode()


_SUITE = View(_suite_of)
VIEWS = (_SUITE,)


def _suite(report: Report) -> Iterator[str]:
    cases = [] if report.error else [_case(report, entry, one) for entry, one in _results(report)]
    if unjudged(report):
        outcome = "skipped" if unknown(report) else "error"
        cases.append((outcome, _written(report, "检查整份文件", outcome, "未检查", unchecked(report), "")))
    counts = {name: sum(outcome == name for outcome, _ in cases) for name in ("failure", "error", "skipped")}
    numbers = f'tests="{len(cases)}" failures="{counts["failure"]}" errors="{counts["error"]}"'
    yield f'  <testsuite name={_attribute(report.name)} {numbers} skipped="{counts["skipped"]}">'
    yield from _properties(report)
    for _, text in cases:
        yield text
    said = [*notices(report), *([plain(wording.confirmations(report))] if report.confirm else [])]
    if said:
        yield f"    <system-out>{_text(chr(10).join(said))}</system-out>"
    yield "  </testsuite>"


def _results(report: Report) -> Iterator[tuple[Entry, Result]]:
    for entry in listed(report):
        for result in entry.results:
            yield entry, result


def _properties(report: Report) -> Iterator[str]:
    told = {"sha-256": report.digest, "文件类别": report.notice_title, **report.decided_by}
    listed_ = [
        f"      <property name={_attribute(key)} value={_attribute(value)}/>" for key, value in told.items() if value
    ]
    yield from ["    <properties>", *listed_, "    </properties>"]


def _case(report: Report, entry: Entry, result: Result) -> tuple[str, str]:
    outcome = _OUTCOMES.get(entry.tag, "failure")
    head, *more = wording.lines(Entry(entry.tag, (result,)), set())
    if entry.tag in (Tag.UNDECIDED, Tag.OUTSIDE):
        head, more = visible(result.message) or "没有说明原因", more[-1:]
    if entry.line:
        more.append(f"同类合并：{visible(entry.line)}")
    name = f"{result.requirement} {result.title}"
    return outcome, _written(report, name, outcome, entry.tag, head, "\n".join(more))


def _written(report: Report, name: str, outcome: str, kind: str, head: str, more: str) -> str:
    case = f"    <testcase classname={_attribute(report.name)} name={_attribute(name)}"
    if not outcome:
        return f"{case}/>"
    type_ = f" type={_attribute(kind)}" if outcome != "skipped" else ""
    message = head if outcome != "skipped" else f"{kind}：{head}"
    return f"{case}>\n      <{outcome}{type_} message={_attribute(message)}>{_text(more)}</{outcome}>\n    </testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text))


def _text(text: str) -> str:
    return escape(_allowed(text))


def _allowed(text: str) -> str:
    """*text* with the characters that XML 1.0 (section 2.2) has no place for written out."""
    return visible(plain(text)).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
