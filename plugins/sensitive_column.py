"""名单的栏目：没有与公示无关的个人信息，没有宗教信仰等敏感信息；有的，请人核是不是非写不可。"""

from collections.abc import Iterator
from dataclasses import dataclass

from checker import Document, Finding, Span, hookimpl

_LISTED = ("姓名", "人选", "对象", "户主", "申请人", "候选人")


@dataclass(frozen=True)
class Options:
    """``labels`` are words of heads and labels, ``said`` words beside a person; ``question`` is what to ask."""

    labels: tuple[str, ...]
    question: str
    said: tuple[str, ...] = ()
    clean: str = "名单没有这些项目"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Ask about each column or label of a person's data once, with its first value."""
    found = list(dict.fromkeys(_columns(document, options)))
    for one in document.candidates:
        found += document.find(options.said, one.span)
    if not found:
        return Finding.passed(message=options.clean)
    return Finding.review(
        options.question.format(items="、".join(dict.fromkeys(document[span] for span in found))), *found
    )


def _columns(document: Document, options: Options) -> Iterator[Span]:
    people = {
        field.owner for field in document.fields if field.owner is not None and _holds(document[field.label], _LISTED)
    }
    passages = [one.span for one in document.candidates]
    for field in document.fields:
        own = field.owner in people if field.owner else any(place.covers(field.label) for place in passages)
        if own and field.value and _holds(document[field.label], options.labels):
            yield field.label


def _holds(label: str, words: tuple[str, ...]) -> bool:
    return any(word in label for word in words)
