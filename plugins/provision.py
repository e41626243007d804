"""规定或说明：要紧的词要在同一处一起写到；写着没有办的不算，写着将要办的请人核。"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from checker import Document, Filling, Finding, Span, ValueKind, filling, han_pattern, hookimpl

#: What is meant to be, for all that follows it in the sentence.
_INTENT = han_pattern(
    r"将(?:进一步|继续|严格|按照?|加强|逐步|认真|不断|会|于)|今后|以后要?|下一?步|明年|力争|争取|(?<!业)务必|必须|应当|应(?=严格|按|做到|符合|控制)|拟(?:进一步|于)|要(?:进一步|继续|严格)"
)
#: So many places are compared and shown; words nearer than this belong together best.
_READ, _SHOWN, _NEAR = 12, 3, 40
_BLANK = han_pattern(r"[\W_×xX]*")


@dataclass(frozen=True)
class Options:
    """One word (or "@vocabulary") of each of ``groups`` stands within ``reach`` of one of the first, but within the
    longer words ``not_in``; what the heading, label or lead of a place says is said there too. The title counts with
    ``titled`` only. A label that is one of ``labels`` says it all with what is filled in there.

    ``stance`` says what a denial or a plan is worth: "any" takes both, "said" no denial, "done" asks about plans too;
    "found" takes a denial (手续不全 tells how it is) and no plan (今后做到手续齐全 does not).
    With ``value`` a value of that kind stands in the same place, but none right before ``value_not_before``.
    ``missing`` is the verdict where nothing is found, ``absent`` its message; ``question`` is what a plan is asked.
    """

    groups: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    reach: Literal["clause", "sentence", "paragraph", "document"] = "sentence"
    titled: bool = False
    stance: Literal["any", "said", "done", "found"] = "said"
    value: ValueKind | Literal[""] = ""
    value_not_before: tuple[str, ...] = ()
    missing: Literal["fail", "review"] = "fail"
    absent: str = "没有写明"
    question: str = "写的是将要办，办了没有？办了请写明"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the clauses of the words that belong together, where they stand nearest."""
    planned: list[Span] = []
    denied: list[Span] = []
    bare: list[Span] = []
    stated: list[list[Span]] = []
    slots = list(_slots(document))
    for anchor in _found(document, options, options.groups[0], _scope(document, options)):
        if any(slot.covers(anchor) for slot in slots):
            continue
        together = _together(document, options, anchor)
        if together is None or (options.stance == "found" and _intended(document, together)):
            continue
        stances = {document.stance(span) for span in together} if options.stance in ("said", "done") else set()
        value = _value(document, options, together)
        if "denied" in stances:
            denied = denied or together
        elif "planned" in stances and options.stance == "done":
            planned = planned or together
        elif value is None:
            bare = bare or together
        else:
            stated.append(sorted([*together, *value]))
            if len(stated) == _READ:
                break
    for field in document.fields if options.labels and not stated else ():
        named = "".join(document[field.label].split()) in options.labels
        if named and filling(document[field.value]) is Filling.SAID and field.value not in document.signature.issuers:
            return Finding.passed(*document.clauses(field.value))
    if stated:
        stated.sort(key=lambda one: (not document.body.covers(one[0]), one[-1].end - one[0].start > _NEAR))
        return Finding.passed(*document.clauses(*(span for one in stated[:_SHOWN] for span in one)))
    if planned:
        return Finding.review(options.question, *planned)
    if bare and options.value:
        return Finding.failed(f"{options.absent}：没有{options.value.words}", *bare)
    if denied:
        return Finding.failed(f"{options.absent}（写的是没有办）", *denied)
    if options.missing == "review":
        return Finding.review(options.absent)
    apart = _apart(document, options, slots)
    if apart:
        return Finding.review(f"{options.absent}；{document.where(apart[0])}分开写的是不是这一项？", *apart)
    return Finding.failed(options.absent)


def _apart(document: Document, options: Options, slots: list[Span]) -> list[Span]:
    """The words of all groups in one paragraph, where they belong together in no sentence: maybe they say it."""
    if options.reach not in ("clause", "sentence") or options.stance == "found" or len(options.groups) == 1:
        return []
    wide = replace(options, reach="paragraph")
    for anchor in _found(document, options, options.groups[0], _scope(document, options)):
        paragraph = document.paragraph(anchor)
        if any(slot.covers(anchor) for slot in slots) or paragraph is None:
            continue
        together = _together(document, wide, anchor) or []
        inside = all(paragraph.span.covers(span) for span in together)
        if together and inside and all(document.stance(span) == "said" for span in together):
            return sorted(document.clauses(*together))
    return []


def _slots(document: Document) -> Iterator[Span]:
    """The labels behind and below which nothing is filled in: the next line is a label too, or there is none."""
    labels = [field.label for field in document.fields]
    for field in document.fields:
        if not _BLANK.fullmatch(document[field.value]) and field.value not in document.signature.issuers:
            continue
        line = document.line(field.label)
        below = next((one for one in document.lines if one.start > line.end), None)
        if below is None or below.start >= document.signature.start or any(below.start == one.start for one in labels):
            yield field.label


def _intended(document: Document, together: list[Span]) -> bool:
    first, last = min(together), max(together)
    return bool(_INTENT.search(document.text, document.sentence(first).start, last.start))


def _together(document: Document, options: Options, anchor: Span) -> list[Span] | None:
    """The anchor and the nearest word of every other group within reach; None where one has none."""
    areas = list(_areas(document, options, anchor))
    together = [anchor]
    for words in options.groups[1:]:
        spans = [span for area in areas for span in _found(document, options, words, area)]
        apart = [span for span in spans if not span.overlaps(anchor)]
        if not apart:
            return None
        together.append(min(apart, key=lambda span: abs(span.start - anchor.start)))
    return together


def _found(document: Document, options: Options, words: tuple[str, ...], area: Span) -> Iterator[Span]:
    for span in document.find(words, area):
        sentence = document.sentence(span)
        around = document.text[max(sentence.start, span.start - 10) : min(sentence.end, span.end + 10)]
        if not any(longer in around for longer in options.not_in):
            yield span


def _scope(document: Document, options: Options) -> Span:
    """All that may count: the view, without the title unless that counts too."""
    start = document.window.start if options.titled else max(document.window.start, document.body.start)
    return Span(start, max(start, document.window.end))


def _clause(document: Document, span: Span) -> Span:
    """What stands between the commas around *span*."""
    sentence = document.sentence(span)
    before = max(document.text.rfind(mark, sentence.start, span.start) for mark in ",:")
    after = [at for mark in ",:" if (at := document.text.find(mark, span.end, sentence.end)) >= 0]
    return Span(max(sentence.start, before + 1), min(after, default=sentence.end))


def _areas(document: Document, options: Options, anchor: Span) -> Iterator[Span]:
    """The place itself, then the headings over it, its label, and a lead above that ends with a colon."""
    if options.reach == "document":
        yield _scope(document, options)
        return
    if options.reach == "clause":
        yield _clause(document, anchor)
        return
    paragraph = document.paragraph(anchor) if options.reach == "paragraph" else None
    yield paragraph.span if paragraph else document.sentence(anchor)
    for section in document.sections:
        if section.span.covers(anchor):
            yield section.heading
    for field in document.fields:
        if field.value and field.value.covers(anchor):
            yield field.label
    line = document.line(anchor)
    above = [one for one in document.lines if one.end < line.start and document[one].endswith(":")]
    yield from above[-1:]


def _value(document: Document, options: Options, together: list[Span]) -> list[Span] | None:
    """A value of the kind asked for in the sentence of any of the words; nothing where none is asked for."""
    if not options.value:
        return []
    for span in together:
        for value in document.values(options.value, document.sentence(span)):
            other = document.text.startswith(options.value_not_before, value.end)
            if not other and not any(value.overlaps(one) for one in together):
                return [value]
    return None
