"""One result of a SARIF log (SARIF 2.1.0, section 3.27).

Only a text file has lines and offsets that are those of the file: only there results have regions and fixes. Of a Word
file the place is said in words and by the path in its XML.
"""

import re
from functools import cache
from typing import Any

from checker.model import Verdict
from checker.renderers import wording
from checker.renderers.entries import Entry, Tag
from checker.renderers.layout import plain, visible
from checker.renderers.places import fingerprint, uri
from checker.report import Quote, Report, Result


def result_object(result: Result, entry: Entry, report: Report, index: int, rule: int) -> dict[str, Any]:
    """*result*, which is in *entry* of *report*; *index* is that of its artifact, *rule* that of its rule."""
    text_file = is_text(report)
    artifact = {"uri": uri(report.name), "index": index}
    places = [_location(quote, artifact, text_file) for quote in result.evidence or result.related]
    beside = dict.fromkeys(result.related if result.evidence else ())
    related = [_location(quote, artifact, text_file) for quote in beside]
    told: dict[str, Any] = {
        "ruleId": result.requirement,
        "ruleIndex": rule,
        "kind": str(result.verdict),
        "level": str(result.level) if result.verdict is Verdict.FAIL else "none",
        "message": {"text": _message(result, entry)},
        "locations": places or [{"physicalLocation": {"artifactLocation": artifact}}],
    }
    if related:
        told["relatedLocations"] = related
    if result.edits and text_file:
        told["fixes"] = [_fix(result, artifact)]
    told["partialFingerprints"] = {"requirementAndWords/v1": fingerprint(result)}
    if result.waived:
        told["suppressions"] = [{"kind": "external", "status": "accepted", "justification": visible(result.suppressed)}]
    told["properties"] = _properties(result, entry)
    return told


def is_text(report: Report) -> bool:
    """Whether offsets in *report* count the characters of the file itself: where a place is told by its line."""
    return any(quote.line for result in report.results for quote in (*result.evidence, *result.related))


def _message(result: Result, entry: Entry) -> str:
    if entry.tag is Tag.FOUND:
        said = plain(wording.found(result))
    elif entry.tag in (Tag.UNDECIDED, Tag.OUTSIDE):
        said = f"{visible(result.title)}：{visible(result.message) or '没有说明原因'}"
    else:
        said = "\n".join(wording.lines(Entry(entry.tag, (result,)), set()))
    return said.replace("](", "] (") or "（没有说明）"  # "[…](…)" would be a link (section 3.11.6)


def _properties(result: Result, entry: Entry) -> dict[str, Any]:
    values = {key: value for key, value in result.values.items() if value is not None}
    told = {
        "tag": str(entry.tag),
        "remedy": result.remedy,
        "advice": result.advice,
        "group": result.group,
        "groupText": plain(visible(entry.line)),
        "values": values,
    }
    return {key: value for key, value in told.items() if value}


def _location(quote: Quote, artifact: dict[str, Any], text_file: bool) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if text_file:
        physical["region"] = _region(quote)
    logical = {"name": visible(quote.where) or "文中"}
    if quote.path and not quote.line:
        logical["fullyQualifiedName"] = visible(f"{quote.part}#{quote.path}")
    words = plain(wording.places([quote], full=True))
    told = {"message": {"text": words.replace("](", "] (")}} if words else {}
    return {"physicalLocation": physical, "logicalLocations": [logical], **told}


def _region(quote: Quote) -> dict[str, Any]:
    """Offsets, and lines and columns from 1 where the reader knows them; a column end is exclusive."""
    region: dict[str, Any] = {}
    length = max(quote.end - quote.start, 0)
    if quote.line and len(quote.text) == length:
        ends = list(_line_end().finditer(quote.text))
        last = quote.column + length if not ends else length - ends[-1].end() + 1
        region = {"startLine": quote.line, "startColumn": quote.column, "endLine": quote.line + len(ends)}
        region["endColumn"] = last
    region |= {"charOffset": quote.start, "charLength": length}
    return {**region, "snippet": {"text": quote.text}} if quote.text else region


def _fix(result: Result, artifact: dict[str, Any]) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": max(edit.end - edit.start, 0)},
            "insertedContent": {"text": edit.replacement},
        }
        for edit in result.edits
    ]
    said = visible(result.remedy or result.title) or "改写"
    change = {"artifactLocation": artifact, "replacements": replacements}
    return {"description": {"text": said}, "artifactChanges": [change]}


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"\r\n|\r|\n")
