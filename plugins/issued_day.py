"""发布或更正的日期：写在标签后，或者落款写明。"""

from dataclasses import dataclass

from checker import Document, Finding, han_pattern, hookimpl

#: The notice that this one is about.
_EARLIER = han_pattern(r"原(?:公告|公示|采购|招标|发布)|首次")


@dataclass(frozen=True)
class Options:
    """One of ``labels`` with a date behind it does, and so does the date of signature; ``what`` is its name."""

    labels: tuple[str, ...]
    what: str


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the date; a label without one fails."""
    empty = None
    for place, said in [
        *((field.label, field.value) for field in document.fields),
        *((section.heading, section.span) for section in document.sections),
    ]:
        words = document[place]
        if any(label in words for label in options.labels) and not _EARLIER.search(words):
            dates = document.values("date", said)
            if dates:
                return Finding.passed(dates[0])
            empty = empty or place
    if document.signature.date is not None:
        return Finding.passed(document.signature.date)
    if empty is not None:
        return Finding.failed(f"“{document[empty][:20]}”后没有写日期", empty)
    return Finding.failed(f"没有写{options.what}")
