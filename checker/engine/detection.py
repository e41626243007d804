"""Which kind of notice a document is, and which checklists therefore apply."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checker.checklist import Detection, Head
from checker.document import Document


@dataclass(frozen=True, slots=True)
class Kind:
    """The decision: the heads of the checklists that apply, the deciding one first, and by what it was told.

    Several heads mean a tie; ``beside`` are those applied in addition. No heads mean that the document is none of ours.
    """

    heads: tuple[Head, ...]
    told_by: str
    beside: tuple[Head, ...] = ()


class Detector:
    """Tells the kind of a document: the checklists whose heaviest alternative that holds weighs most.

    Those that apply beside others are the kind only where none of the others is told; those about the file itself
    never are. *also* are ids of checklists that apply beside every kind, *off* those that never do.
    """

    def __init__(self, heads: Iterable[Head], also: Iterable[str] = (), off: Iterable[str] = ()) -> None:
        heads = tuple(head for head in heads if head.id not in tuple(off))
        self._also = tuple(head for head in heads if head.id in tuple(also))
        self._kinds = _alternatives(head for head in heads if not head.beside)
        self._beside = _alternatives(head for head in heads if head.beside and not head.of_file)
        self._of_file = [head for head in heads if head.of_file]

    def kind_of(self, document: Document, papers: Sequence[Document] = ()) -> Kind:
        """The kind of *document*; what is about files applies too where one of the *papers* attached is such a file."""
        title = document.title_text
        kind, beside = _heaviest(document, title, self._kinds), _heaviest(document, title, self._beside)
        of_file = tuple(head for head in self._of_file if any(is_of(one, head) for one in (document, *papers)))
        if not kind.heads:
            return replace(beside, beside=of_file)
        more = {head.id: head for head in (*beside.heads, *of_file, *self._also)}
        for head in kind.heads:
            more.pop(head.id, None)
        return replace(kind, beside=tuple(more.values()))


_Alternatives = list[tuple[Detection, Head]]


def _alternatives(heads: Iterable[Head]) -> _Alternatives:
    return sorted(((one, head) for head in heads for one in head.detect), key=lambda pair: -pair[0].weight)


def is_of(document: Document, head: Head) -> bool:
    """Whether *document* is what the checklist of *head* is for."""
    return bool(_heaviest(document, document.title_text, _alternatives([head])).heads)


def _heaviest(document: Document, title: str, alternatives: _Alternatives) -> Kind:
    decided: dict[str, tuple[Head, str]] = {}
    most = 0
    for one, head in alternatives:
        if one.weight < most:  # lighter ones cannot change it, and asking the body costs
            break
        said = None if head.id in decided else _holds(document, title, one)
        if said is not None:
            decided[head.id] = head, said
            most = one.weight
    return Kind(tuple(head for head, _ in decided.values()), next((said for _, said in decided.values()), ""))


def _holds(document: Document, title: str, one: Detection) -> str | None:
    """By what *one* holds of *document*, in words for the report; None where it does not."""
    if one.format and document.content.format != one.format:
        return None
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
    if one.document_head and document.official.head is None:
        return None
    if one.says:
        return one.says
    words = [f"标题“{word}”" for word in (in_title, also) if word]
    words += [f"正文“{word}”" for word in (*([in_body] if in_body else []), *one.body_all)]
    return "依" + "和".join(words)
