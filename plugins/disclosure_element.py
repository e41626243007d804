"""公开工作的一项要素（公开内容、形式、时间、程序、监督检查）：提到，并且写得具体。"""

from dataclasses import dataclass

from checker import Document, Finding, Span, hookimpl

#: How far below its name an element may be spelled out, in code points, where it heads no section.
_REACH = 150


@dataclass(frozen=True)
class Options:
    """``element`` names the element, as words or a vocabulary; ``concrete`` are words of which one must stand with it,
    ``durations`` lets a length of time do as well. ``lacks`` is the message where it is only named. In a speech or
    summary (``claimed_only``) an element that is not mentioned is not asked for."""

    element: str
    concrete: tuple[str, ...]
    lacks: str
    durations: bool = False
    claimed_only: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where the element is named and spelled out; review where it is only named."""
    name = options.element.lstrip("@")
    mentions = document.find(options.element)
    if not mentions:
        if options.claimed_only:
            return Finding.not_applicable(f"文中没有说到{name}")
        return Finding.failed(f"没有写{name}")
    for mention in mentions:
        shown = _concrete(document, mention, options)
        if shown is not None:
            return Finding.passed(mention, shown)
    said = f"说到了“{document[mentions[0]]}”，但{options.lacks}"
    return Finding.review(said, *mentions)


def _concrete(document: Document, mention: Span, options: Options) -> Span | None:
    """What spells the element out, in the section it heads or in what follows its name."""
    end = min(len(document.text), mention.end + _REACH)
    for section in document.sections:
        if section.heading.covers(mention):
            end = max(end, section.span.end) if section.span.end - mention.end < 2000 else end
    area = Span(mention.end, end)
    found = document.find(options.concrete, area)
    if found:
        return found[0]
    if options.durations:
        return next((one.span for one in document.durations if area.covers(one.span)), None)
    return None
