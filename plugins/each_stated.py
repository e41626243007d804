"""几项情况逐项写明：每一项都说到做了、结果如何或者没有发生，只说今后要做的不算。"""

from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl


@dataclass(frozen=True)
class Part:
    """One matter: ``says`` is what the message calls it, ``any_of`` the words or vocabularies that tell of it."""

    says: str
    any_of: tuple[str, ...]


@dataclass(frozen=True)
class Options:
    """Each of ``parts`` must be told of as done, or as not having happened."""

    parts: tuple[Part, ...]


#: What a sentence of plans opens with, or says of what is to be done.
_TO_BE_DONE = han_pattern(r"下一步|今后|将|拟|计划|进一步|需要|应当|有待|加强|力度")


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with a place for each; name those that are not told of."""
    found: list[Span] = []
    lacking: list[str] = []
    planned: list[Span] = []
    for part in options.parts:
        places = document.find(part.any_of, document.body)
        told = [place for place in places if not _planned(document, place)]
        if told:
            found.append(told[0])
        else:
            lacking.append(part.says)
            planned.extend(places[:1])
    if lacking:
        return Finding.failed(f"没有写{'、'.join(lacking)}情况", related=planned or found)
    return Finding.passed(*found)


def _planned(document: Document, place: Span) -> bool:
    before = document.text[document.sentence(place).start : place.start]
    return document.stance(place) == "planned" or _TO_BE_DONE.search(before) is not None
