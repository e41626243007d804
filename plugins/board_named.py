"""公开栏：写明在公开栏、公示栏公布；没有写的请人答。"""

from dataclasses import dataclass

from checker import Document, Finding, han_pattern, hookimpl

_DENIED = han_pattern(r"[不未没][^,。;:]{0,6}$")


@dataclass(frozen=True)
class Options:
    """``any_of`` are words for the board, ``question`` what to ask where none stands there."""

    any_of: tuple[str, ...]
    question: str


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words for the board. That they are missing does not show that there is none."""
    said = [
        span
        for span in document.find(options.any_of)
        if not _DENIED.search(document.text, document.sentence(span).start, span.start)
    ]
    return Finding.passed(said[0]) if said else Finding.review(options.question)
