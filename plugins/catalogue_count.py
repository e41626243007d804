"""目录的事项数：列举的事项少于条例规定的类数，肯定不全；够数的请对照条文逐类核对。"""

from dataclasses import dataclass

from checker import Document, Finding, han_pattern, hookimpl

_PIECE = han_pattern(r"[^、,;。:()\d\s]{2,}")


@dataclass(frozen=True)
class Options:
    """``at_least`` matters are to be listed; ``article`` is where the classes stand, which nobody can read here."""

    at_least: int
    article: str


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Fail where fewer matters are listed than there are classes; else a person must compare."""
    topics = [topic for topic in document.topics if not topic.refused]
    pieces = {piece[0] for topic in topics for piece in _PIECE.finditer(document.text, *topic.span)}
    if not topics:
        return Finding.review(f"没有认出目录的条目，请对照{options.article}核对", values={"listed": 0})
    values = {"listed": len(pieces)}
    if len(pieces) < options.at_least:
        told = f"{options.article}要求公开{options.at_least}类事项，目录一共只列了{len(pieces)}项"
        return Finding.failed(told, *(topic.span for topic in topics[:1]), values=values)
    return Finding.review(f"请对照{options.article}的{options.at_least}类事项逐类核对", values=values)
