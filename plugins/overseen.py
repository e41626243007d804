"""监督签字：监督、审核或制表的人在签字栏里有名字，或者写明由谁审核过。"""

from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl

_NAME = han_pattern(r"[一-鿿]{1,2}[\s]?[一-鿿某*×]{1,2}(?:[,、;\s]+[一-鿿]{1,2}\s?[一-鿿某*×]{1,2})*")
_BLANK = han_pattern(r"[\W_×]*|(?:签字|签名|盖章|签章|年|月|日|[\W_])*")


@dataclass(frozen=True)
class Options:
    """``who`` are words for those who must have seen it, ``acts`` what they did, in one sentence; ``slots`` are labels
    of places to sign. With ``signs`` their own signature at the end is enough. ``absent`` is the message."""

    slots: tuple[str, ...]
    absent: str
    who: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    signs: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the name in the slot, or the words that say who has seen it; an empty slot fails."""
    empty: list[Span] = []
    for field in document.fields:
        if not document.find(options.slots, field.label):
            continue
        said = document[field.value] if field.value else ""
        if not _BLANK.fullmatch(said) and _NAME.match(said):
            return Finding.passed(field.value)
        empty += [field.label] if _BLANK.fullmatch(said) else []
    named = document.find(options.who)
    for span in named:
        if options.signs and any(one.covers(span) for one in document.signature.issuers):
            return Finding.passed(span)
        for act in document.find(options.acts, document.sentence(span)):
            between = document.text[min(span.end, act.end) : max(span.start, act.start)]
            if any(one.overlaps(act) for one in named) or len(between) > 20:
                continue
            if "denied" not in (document.stance(span), document.stance(act)):
                return Finding.passed(*sorted([span, act])) if not empty else Finding.passed(span)
    if empty:
        return Finding.failed("签字栏空着", *empty)
    return Finding.failed(options.absent, *named[:1])
