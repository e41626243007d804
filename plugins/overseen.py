"""监督签字：监督、审核或制表的人在签字栏里有名字，或者写明由谁审核过。"""

from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl

_NAME = han_pattern(
    r"[一-鿿]{1,2}[\s]?[一-鿿某*×]{1,2}(?:[,、;\s]+[一-鿿]{1,2}\s?[一-鿿某*×]{1,2})*(?:同志)?(?![一-鿿])"
)
#: Words that look like a name behind an empty slot.
_NO_NAME = han_pattern(r"欢迎|监督|接受|请|如|特此|公示|公布|以上|盖章|签[字名章]|会计|出纳|审核|制表|日期|[年月日]")
_DOER = han_pattern(r"[ :(]*[一-鿿][一-鿿某*×]{1,3}[)]?(?:同志|已|亲笔|负责){0,2}[ ,]?")
_BLANK = han_pattern(r"[\W_×]*|(?:签字|签名|盖章|签章|年|月|日|[\W_])*")


@dataclass(frozen=True)
class Options:
    """``who`` are words for those who must have seen it, ``acts`` what they did, in one sentence; ``slots`` are labels
    of places to sign. With ``signs`` their own signature at the end is enough; with ``by_name`` the name of the one who
    did it must stand between the two. ``absent`` is the message."""

    slots: tuple[str, ...]
    absent: str
    who: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    signs: bool = False
    by_name: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the name in the slot, or the words that say who has seen it; an empty slot fails."""
    empty: list[Span] = []
    for field in document.fields:
        if not document.find(options.slots, field.label):
            continue
        said = document[field.value] if field.value else ""
        filled = not _BLANK.fullmatch(said) and not _NO_NAME.match(said)
        if filled and _NAME.match(said):
            return Finding.passed(field.value)
        filled = filled and field.value.start < document.line(field.label).end  # the line below is of something else
        empty += [] if filled else [field.label]
    named = document.find(options.who)
    for span in named:
        if options.signs and any(one.covers(span) for one in document.signature.issuers):
            return Finding.passed(span)
        if any(label.overlaps(span) for label in empty):
            continue
        for act in document.find(options.acts, document.sentence(span)):
            between = document.text[min(span.end, act.end) : max(span.start, act.start)]
            if any(one.overlaps(act) for one in named) or len(between) > 20:
                continue
            if options.by_name and (not _DOER.fullmatch(between) or _NO_NAME.match(between.strip(" :("))):
                continue
            if "denied" not in (document.stance(span), document.stance(act)):
                return Finding.passed(*sorted([span, act])) if not empty else Finding.passed(span)
    if empty:
        return Finding.failed("签字栏空着", *empty)
    return Finding.failed(options.absent, *named[:1])
