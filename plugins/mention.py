"""说到的做法：制度、方案里要把它写实（谁、何时、怎样），讲话和总结说到即可。"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, ValueKind, han_pattern, hookimpl

#: What a paper of one's own is called; laws and what central organs issue need no number to be found.
_OWN = han_pattern(r"(?:办法|意见|制度|规定|细则|方案|手册|规则|规程)$")
_LAW = han_pattern(r"^(?:中华人民共和国|中共中央|国务院|企业民主管理规定|中国共产党)")


@dataclass(frozen=True)
class Need:
    """What must stand with it: ``any_of`` words, or a ``value`` of a kind. ``says`` is what the message calls it."""

    says: str
    any_of: tuple[str, ...] = ()
    value: ValueKind | Literal[""] = ""


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
    finders = [_Finder(document, need, options.reach) for need in options.needs]
    read = [(mention, [finder.nearest(mention) for finder in finders]) for mention in mentions]
    if options.titles and not options.claimed_only:
        bare = [mention for mention, found in read if None in found]
        if not bare:
            return Finding.passed(*mentions)
        return Finding.review(_told(document, bare[0], options.needs), related=bare)
    mention, best = min(read, key=lambda one: one[1].count(None))
    shown = dict.fromkeys(span for span in best if span is not None and not mention.covers(span))
    if options.claimed_only:
        said = None not in best and all(document.sentence(mention).covers(span) for span in shown)
        return Finding.passed(*mentions, *(shown if said else ()))
    if None not in best:
        return Finding.passed(mention, *shown)
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
    beside = {document.sentence(span) for span in document.find(options.beside)} if options.beside else set()
    reached = 0
    for span in sorted(document.find(options.any_of), key=lambda span: (span.start, -span.end)):
        around = document.text[max(0, span.start - 12) : span.end + 12]
        if span.end <= reached or any(word in around for word in options.not_in):
            continue
        if not options.beside or document.sentence(span) in beside:
            reached = span.end
            yield span


class _Finder:
    """Finds what a need asks for: every part of the notice is searched once, however many mentions lie in it."""

    def __init__(self, document: Document, need: Need, reach: str) -> None:
        self._document = document
        self._need = need
        self._reach = reach
        self._known: dict[Span, list[Span]] = {}

    def nearest(self, mention: Span) -> Span | None:
        """Where it stands within reach of *mention*, nearest to it."""
        area = self._document.window
        if self._reach != "document":
            of = self._document.sentence if self._reach == "sentence" else self._document.line
            area = of(mention)
        if area not in self._known:
            self._known[area] = sorted(self._places(area))
        places = self._known[area]
        index = bisect_left(places, mention)
        near = places[max(0, index - 1) : index + 1]
        return min(near, default=None, key=lambda one: max(one.start - mention.end, mention.start - one.end))

    def _places(self, area: Span) -> Iterator[Span]:
        if self._need.any_of:
            yield from self._document.find(self._need.any_of, area)
        if self._need.value:
            yield from self._document.values(self._need.value, area)
