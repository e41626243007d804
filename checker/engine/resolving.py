"""From a plugin's Finding to plain data: spans become quotes with raw offsets and a place that a person finds."""

from collections.abc import Callable, Iterable, Mapping
from math import isfinite

from checker.document import Document
from checker.document.place import OF_FILE
from checker.engine.masking import Mask
from checker.model import Citation, Evidence, Finding, Requirement, Scalar, Verdict
from checker.report import Basis, Mend, Quote, Result
from checker.text.patterns import han_pattern
from checker.text.span import Span

_SLOT = han_pattern(r"\{(\w+)\}")


def resolve(
    finding: Finding, requirement: Requirement, document: Document, mask: Mask, basis: Callable[[Citation], Basis]
) -> Result:
    """The Result of *finding*. Raises ValueError where a span does not lie in the document, KeyError for a ``place``
    that there is none of, and TypeError for what no report can hold: slips of a plugin or row, which its cases show."""
    _demand_plain(finding)
    mask = mask.knowing(finding.unseen)
    related = finding.related
    told_of = finding.verdict in (Verdict.FAIL, Verdict.REVIEW)
    absent = told_of and not finding.evidence and not related
    if absent and requirement.place != OF_FILE:
        related = (Evidence(document.place(requirement.place), "应写在这里"),)
    values = {name: mask.text(value) if isinstance(value, str) else value for name, value in finding.values.items()}
    return Result(
        requirement=requirement.id,
        title=requirement.title,
        kind=requirement.kind,
        level=finding.level or requirement.level,
        verdict=finding.verdict,
        message=mask.text(finding.message),
        plugin=requirement.plugin,
        basis=tuple(basis(citation) for citation in requirement.basis),
        remedy=_remedy(requirement.remedy, values) if told_of else "",
        advice=requirement.advice if told_of else "",
        evidence=_quotes(finding.evidence, document, mask),
        related=_quotes(related, document, mask),
        values=values,
        edits=tuple(_mend(edit.span, edit.replacement, edit.safe, document) for edit in finding.edits),
        group=requirement.group if finding.group is None else finding.group,
    )


def _demand_plain(finding: Finding) -> None:
    """A report must survive JSON and pickle unchanged, whatever an untyped plugin puts into its finding."""
    notes = [item.note for item in (*finding.evidence, *finding.related)]
    if not isinstance(finding.verdict, Verdict):
        raise TypeError(f"verdict 不能是 {finding.verdict!r}")
    if not all(isinstance(words, str) for words in (finding.message, *notes, *finding.values)):
        raise TypeError("message、note 和 values 的名称必须是文字")
    for name, value in finding.values.items():
        finite = not isinstance(value, float) or isfinite(value)
        if not (value is None or (isinstance(value, str | int | float) and finite)):
            raise TypeError(f"values 的 {name} 不能是 {value!r}")


def quote_of(span: Span, document: Document, mask: Mask, note: str = "") -> Quote:
    """The words of *span*, masked, with the place that a person finds. Raises ValueError where it lies outside."""
    raw = document.locate(span)
    part, path, column = document.run_place(span)
    return Quote(raw.start, raw.end, mask.quote(raw), document.where(span), mask.text(note), part, path, column)


def _quotes(evidence: Iterable[Evidence], document: Document, mask: Mask) -> tuple[Quote, ...]:
    return tuple(quote_of(item.span, document, mask, item.note) for item in evidence)


def _mend(span: Span, replacement: str, safe: bool, document: Document) -> Mend:
    raw = document.locate(span)
    return Mend(raw.start, raw.end, replacement, safe)


def _remedy(sentence: str, values: Mapping[str, Scalar]) -> str:
    """The sentence with its slots filled; a slot whose value was not read stays a blank to fill in."""
    return _SLOT.sub(lambda slot: str(values.get(slot[1]) or "××"), sentence)
