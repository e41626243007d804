"""说到的做法：制度、方案里要把它写实（谁、何时、怎样），讲话和总结说到即可。"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, hookimpl

Value = Literal["", "date", "document_number", "duration", "session", "frequency", "count"]
_PATTERNS = {
    "session": re.compile(r"第?[一二三四五六七八九十\d]{1,3}届(?:第?[一二三四五六七八九十\d]{1,3}次)?"),
    "frequency": re.compile(
        r"每(?:半年|一?季度?|一?个?月|一?年|周|日|天|学期|两年)|(?:半年|一季度?|一月|一年)一次|年度|定期"
    ),
    "count": re.compile(r"[\d,]+(?:多|余)?[一-鿿]|[一二两三四五六七八九十百]+(?:次|项|个|组|名|人|条|件|份|期|块)"),
}
_FACTS: dict[str, Callable[[Document], tuple[Span, ...]]] = {
    "date": lambda document: tuple(one.span for one in document.dates),
    "document_number": lambda document: tuple(one.span for one in document.document_numbers),
    "duration": lambda document: tuple(one.span for one in document.durations),
}
#: What a paper of one's own is called; laws and what central organs issue need no number to be found.
_OWN = re.compile(r"(?:办法|意见|制度|规定|细则|方案|手册|规则|规程)$")
_LAW = re.compile(r"^(?:中华人民共和国|中共中央|国务院|企业民主管理规定|中国共产党)")


@dataclass(frozen=True)
class Need:
    """What must stand with it: ``any_of`` words, or a ``value`` of a kind. ``says`` is what the message calls it."""

    says: str
    any_of: tuple[str, ...] = ()
    value: Value = ""


@dataclass(frozen=True)
class Options:
    """It is about ``any_of`` words, but within ``not_in``, longer ones; with ``beside`` one of these must be in the
    sentence. ``titles`` instead of words: every paper of the unit's own that stands in 《》.

    All of ``needs`` must stand within ``reach`` of one mention. Where they do not, the verdict is review, or fail with
    ``must``. In a speech or summary (``claimed_only``) nothing is asked for: what is said of it is shown.
    """

    any_of: tuple[str, ...] = ()
    titles: bool = False
    not_in: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    reach: Literal["sentence", "paragraph", "document"] = "sentence"
    must: bool = False
    claimed_only: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where one mention has all that must stand with it; ask for what the best of them lacks."""
    mentions = tuple(_mentions(document, options))
    if not mentions:
        return Finding.not_applicable("文中没有这个说法")
    read = [(mention, [_found(document, mention, need, options) for need in options.needs]) for mention in mentions]
    if options.titles and not options.claimed_only:
        bare = [mention for mention, found in read if None in found]
        return (
            Finding.review(_told(document, bare[0], options.needs), related=bare) if bare else Finding.passed(*mentions)
        )
    mention, best = min(read, key=lambda one: one[1].count(None))
    shown = [span for span in best if span is not None and not mention.covers(span)]
    if options.claimed_only:
        said = None not in best and all(document.sentence(mention).covers(span) for span in shown)
        return Finding.passed(*mentions, *(dict.fromkeys(shown) if said else ()))
    if None not in best:
        return Finding.passed(mention, *dict.fromkeys(shown))
    lacking = tuple(need for need, found in zip(options.needs, best, strict=True) if found is None)
    told = _told(document, mention, lacking)
    return Finding.failed(told, related=[mention]) if options.must else Finding.review(told, related=[mention])


def _told(document: Document, mention: Span, lacking: tuple[Need, ...]) -> str:
    return f"说到“{document[mention].strip('“”')}”，没有写{'、'.join(need.says for need in lacking)}"


def _mentions(document: Document, options: Options) -> Iterator[Span]:
    if options.titles:
        for book in document.book_titles:
            if _OWN.search(book.title) and not _LAW.search(book.title):
                yield book.span
        return
    found = document.find(options.any_of)
    for span in found:
        if any(other != span and other.covers(span) for other in found):
            continue
        around = document.text[max(0, span.start - 12) : span.end + 12]
        if any(word in around for word in options.not_in):
            continue
        if not options.beside or document.find(options.beside, document.sentence(span)):
            yield span


def _found(document: Document, mention: Span, need: Need, options: Options) -> Span | None:
    """Where what is needed stands: nearest to the mention."""
    area = document.window
    if options.reach != "document":
        area = document.sentence(mention) if options.reach == "sentence" else document.line(mention)
    places = [*document.find(need.any_of, area)] if need.any_of else []
    if need.value in _FACTS:
        places += [span for span in _FACTS[need.value](document) if area.covers(span)]
    elif need.value:
        places += [Span(*one.span()) for one in _PATTERNS[need.value].finditer(document.text, *area)]
    return min(
        places, default=None, key=lambda place: (max(place.start - mention.end, mention.start - place.end), place)
    )
