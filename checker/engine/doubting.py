"""Honest doubt: where an element was not found but the notice hints at it, a person is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.document import Document
from checker.document.filling import Filling, filling
from checker.document.unseen import excerpt
from checker.document.values import ValueKind
from checker.model import Finding, Verdict
from checker.text.span import Span

#: What parts the words of a hint, and the kinds of value that may stand for words: "贴…{date}".
_GAP = "…"
_KINDS = {f"{{{kind}}}": kind for kind in ValueKind}
_LONGEST = 40


def doubt(document: Document, hints: tuple[str, ...], finding: Finding) -> Finding:
    """*finding*, or a question where it found nothing at all and one of *hints* stands in the body.

    What failed with evidence is an empty slot, a denial or a contradiction, and stays a fault. The words of a hint
    stand in one sentence, in their order, are not denied, and are no label of an empty slot.
    """
    if finding.verdict is not Verdict.FAIL or finding.evidence:
        return finding
    for hint in hints:
        place = next(_places(document, hint.split(_GAP)), None)
        if place is not None:
            said = excerpt(document[place], _LONGEST)
            return Finding.review(f"{finding.message}；{document.where(place)}“{said}”写的是不是这一项？", place)
    return finding


def beyond(document: Document, finding: Finding) -> Finding:
    """*finding*, or that it cannot be told where the document has unread places and it stands on having found nothing:
    what was missed may be written there, and what must not stand in a notice may stand there."""
    unread = document.content.unread
    if not unread or finding.evidence or finding.verdict not in (Verdict.FAIL, Verdict.PASS):
        return finding
    said = f"{finding.message}；" if finding.message else ""
    return Finding.open(f"{said}也可能写在没有读到的地方（{'、'.join(unread)}），请看原件")


def legible(document: Document, finding: Finding) -> Finding:
    """*finding*, or a question where it passes by words that nobody reads: unseen ones, or such as are struck out."""
    if finding.verdict is not Verdict.PASS or not finding.evidence:
        return finding
    try:
        carried = document.carried
    except Exception:  # what cannot be inspected leaves the requirements about the file itself open
        return finding
    faint = (document.at(one.part, one.path) for one in carried.faint if one.certain)
    struck = (document.at(part, path) for part, path in carried.struck)
    for gone, said in ((faint, "写在看不见的文字里（白色、与底色同色或极小）"), (struck, "写在画了删除线的文字里")):
        parts = sorted(part for part in gone if part)
        unread = next((one.span for one in finding.evidence if parts and _covered(document, one.span, parts)), None)
        if unread is not None:
            told = f"“{excerpt(document[unread], _LONGEST)}”{said}，不算写明：另有看得见的写明吗？"
            return replace(finding, verdict=Verdict.REVIEW, message=told)
    return finding


def _covered(document: Document, span: Span, parts: Sequence[Span]) -> bool:
    """Whether all words of *span* stand in *parts*."""
    start = span.start
    for part in parts:
        if part.end <= start:
            continue
        if start >= span.end or document[Span(start, max(start, min(part.start, span.end)))].strip():
            break
        start = part.end
    return start > span.start and not document[Span(start, max(start, span.end))].strip()


def _places(document: Document, parts: list[str]) -> Iterator[Span]:
    end = document.signature.start or len(document.text)
    empty = [field.label for field in document.fields if filling(document[field.value]) is Filling.BLANK]
    for first in _found(document, parts[0], document.body):
        if first.start >= end or document.stance(first) == "denied" or any(one.overlaps(first) for one in empty):
            continue
        sentence, last = document.sentence(first), first
        for part in parts[1:]:
            after = _found(document, part, Span(last.end, max(last.end, sentence.end)))
            following = next(iter(after), None)
            if following is None or document.stance(following) == "denied":
                break
            last = following
        else:
            clauses = document.clauses(first, last)
            yield Span(clauses[0].start, clauses[-1].end)


def _found(document: Document, part: str, area: Span) -> tuple[Span, ...]:
    kind = _KINDS.get(part)
    return document.find(part, area) if kind is None else tuple(document.values(kind, area))
