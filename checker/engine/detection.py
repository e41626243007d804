"""Which kind of notice a document is, and which checklists therefore apply."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.checklist import Detection, Head
from checker.document import Document


@dataclass(frozen=True, slots=True)
class Kind:
    """The decision: the heads of the checklists that apply, the deciding one first, and by what it was told.

    Several heads mean a tie. None mean that the document is none of ours.
    """

    heads: tuple[Head, ...]
    told_by: str


def detect(document: Document, heads: Iterable[Head]) -> Kind:
    """The kind of *document*: the checklists whose heaviest alternative that holds weighs most."""
    found: list[tuple[int, Head, str]] = []
    for head in heads:
        held = [(one.weight, said) for one in head.detect if (said := _holds(document, one)) is not None]
        if held:
            weight, said = max(held, key=lambda pair: pair[0])
            found.append((weight, head, said))
    most = max((weight for weight, _, _ in found), default=0)
    decided = [(head, said) for weight, head, said in found if weight == most]
    return Kind(tuple(head for head, _ in decided), decided[0][1] if decided else "")


def _holds(document: Document, one: Detection) -> str | None:
    """By what *one* holds of *document*, in words for the report; None where it does not."""
    title = document.title_text
    in_title = next((word for word in one.title if word in title), None)
    if (one.title and in_title is None) or any(word in title for word in one.title_not):
        return None
    also = next((word for word in one.title_also if word in title), None)
    if one.title_also and also is None:
        return None
    body = document.body
    in_body = next((word for word in one.body if document.find(word, body)), None)
    if (one.body and in_body is None) or any(document.find(word, body) for word in one.body_not):
        return None
    if not all(document.find(word, body) for word in one.body_all):
        return None
    if one.says:
        return one.says
    words = [f"标题“{word}”" for word in (in_title, also) if word]
    words += [f"正文“{word}”" for word in (*([in_body] if in_body else []), *one.body_all)]
    return "依" + "和".join(words)
