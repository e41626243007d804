"""The members of a counted term (四到位, 三个百分之百), where a notice lists them beside it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.text.patterns import han_pattern
from checker.text.span import Span

if TYPE_CHECKING:
    from checker.document.document import Document

_NUMERALS = "一二三四五六七八九十"
_OPEN, _CLOSE = '“"‘「『', '”"’」』'
#: What leads from the term to its members. These words can mean nothing else …
_PLAINLY = han_pattern(
    rf"[{_CLOSE}]?[^。;!?\n“”:(,]{{0,16}}?"
    r"(?:[,。]?[(]?(?:即(?![将时可使便刻日])(?:是|为)?|也?就是|分别是|分别为|是指|指的是|包括)[:,]?|如下:)"
)
#: … and these need not introduce them: such a list counts only where it is as long as the numeral says.
_MAYBE = han_pattern(rf"[{_CLOSE}]?[^。;!?\n“”:(,]{{0,8}}?(?:[:(]|——?|是)")
_NOT_LISTED = han_pattern(r"以下简称|下称|简称|详?见|《[^《》]*》[^《》]*$")
_LEAD = han_pattern(
    r".*(?:打造|形成了?|做到了?|构建了?|建立了?|实现|达到|完善|推进|确保|努力|包括|就看)[“\"「『]?|[在按从对即由以“\"「『]"
)
_PIECE = han_pattern(rf"[^、,;:(){_OPEN}{_CLOSE}]+")
_LEADS = han_pattern(rf"[{_CLOSE}]?[^。;!?\n]*?(?:[,。(]?即|就是|是指|包括|如下|[:(]|——)[^。;!?\n、]{{0,24}}")
_ORDINAL = han_pattern(
    r"(?:^|(?<=[\n。;:,(]))[ \t•]*(?:第?([一二三四五六七八九十])(?:是|要|、|,|(?=[^个项条章节、,是要\n]))"
    r"|[(]([一二三四五六七八九十\d])[)])"
)
#: In code points: no enumeration is read further than this, begins further after its term, or further before it.
_FAR, _NEAR, _BACK = 800, 60, 180


class MemberList(NamedTuple):
    """Members as the notice names them. ``places`` are where they stand: all of a list in one, or each by itself.

    ``sure`` where they can belong to nothing but the term.
    """

    span: Span
    items: tuple[str, ...]
    sure: bool
    places: tuple[Span, ...]


def member_lists(
    document: "Document", mentions: tuple[Span, ...], number: tuple[int, ...], shared: str = ""
) -> tuple[MemberList, ...]:
    """The lists beside *mentions* of a counted term, in order.

    *number* is how many members it has, in parts ((5, 1) of 五公开一监督). *shared* is a word that each member holds
    (到位): phrases with it that are as many as *number* says are a list of the term wherever they stand.
    """
    if not mentions:
        return ()
    found = list(_sharing(document, mentions, sum(number), shared)) if shared else []
    sentences = sorted({document.sentence(one.span) for one in found})
    for mention in mentions:
        if not _meets(mention, sentences):
            listed = _after(document, mention, number) or _before(document, mention, sum(number))
            found += [listed] if listed else []
    return tuple(sorted(found))


def _sharing(document: "Document", mentions: tuple[Span, ...], total: int, shared: str) -> Iterator[MemberList]:
    """Runs of phrases that each hold the shared word: led up to by the term, or anywhere if as many as it says."""
    for sentence in re.finditer(r"[^。!?\n]+", document.text[: document.window.end]):
        if shared not in sentence[0] or sentence.start() < document.window.start:
            continue
        pieces = [Span(*one.span()).shift(sentence.start()) for one in _PIECE.finditer(sentence[0])]
        own = [piece for piece in pieces if not _meets(piece, mentions)]
        last = any(document[piece].rstrip(_CLOSE + ") ").endswith(shared) for piece in own)
        for run in _runs(document, pieces, shared, mentions, last):
            members = [_member(document, piece, shared, last) for piece in run]
            span = Span(members[0].start, members[-1].end)
            sure = _is_led_up_to(document, mentions, span.start)
            if len(run) == total or (sure and len(run) > 1):
                items = (document[one].replace(shared, "") for one in members)
                yield MemberList(span, tuple(items), sure, (span,))


def _is_led_up_to(document: "Document", mentions: tuple[Span, ...], start: int) -> bool:
    """Whether the last of *mentions* before *start* leads up to it: 即, a colon, a bracket, and little else between."""
    index = bisect_left(mentions, start, key=lambda mention: mention.start) - 1
    if index < 0 or start - mentions[index].end > _NEAR:
        return False
    return _LEADS.fullmatch(document.text, mentions[index].end, start) is not None


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether *span* shares characters with one of *others*, which are in order and do not overlap each other."""
    index = bisect_left(others, span.end, key=lambda other: other.start)
    return index > 0 and others[index - 1].overlaps(span)


def _runs(
    document: "Document", pieces: list[Span], shared: str, mentions: tuple[Span, ...], last: bool
) -> Iterator[list[Span]]:
    """Neighbouring *pieces* with the shared word; one without it between two belongs to the second (甲、乙心中有数).

    A piece in which words follow on the member (到位的工作局面) is the last of its run.
    """
    run: list[Span] = []
    gap = 0
    for piece in pieces:
        ends = _meets(piece, mentions)
        if shared in document[piece] and not ends:
            if run and gap and document.text[piece.start - 1] != "、":
                yield run
                run = []
            run.append(piece)
            gap = 0
            ends = _member(document, piece, shared, last).end < document.span(*piece).end
        else:
            gap += 1
        if run and (ends or gap > 1):
            yield run
            run = []
    if run:
        yield run


def _member(document: "Document", piece: Span, shared: str, last: bool) -> Span:
    """The member in *piece*: up to the shared word where that is *last* in members (思想认识到位), else from it on
    (同时部署)."""
    words = document[piece]
    at = words.index(shared)
    if last:
        return document.span(piece.start + _lead(words[:at]), piece.start + at + len(shared))
    return document.span(piece.start + at, piece.end)


def _lead(words: str) -> int:
    """How much of the first member's *words* only leads up to it."""
    match = _LEAD.match(words)
    return match.end() if match and match.end() < len(words) else 0


def _after(document: "Document", mention: Span, number: tuple[int, ...]) -> MemberList | None:
    """The members that follow the term: after 即, a colon, in brackets, on lines of their own."""
    line = document.line(mention)
    line = Span(line.start, min(line.end, mention.end + _FAR))
    for pattern, sure in ((_PLAINLY, True), (_MAYBE, False)):
        intro = pattern.match(document.text, mention.end, line.end)
        if intro is None:
            continue
        if document.text[intro.end() : line.end].strip():
            found = _in_line(document, Span(intro.end(), line.end), number, sure)
        else:
            found = _ordinals(document, Span(line.end, document.window.end), sum(number))
        if found:
            return found
    return _ordinals(document, Span(mention.end, line.end), sum(number))


def _in_line(document: "Document", area: Span, number: tuple[int, ...], sure: bool) -> MemberList | None:
    """The members in the sentence or bracket that *area* begins with; those of the right number, if any way of
    reading it gives that, else, where they are *sure*, as the plainest way reads them."""
    text = document[area]
    bracket = "(" in document.text[max(0, area.start - 3) : area.start]
    whole = text[: text.find(")") if bracket and ")" in text else None] if bracket else re.split("[。!?]", text)[0]
    if _NOT_LISTED.match(whole):
        return None
    read = [(way, [item for item in map(_named, way) if item]) for way in _ways(whole, number)]
    fitting = [one for one in read if len(one[1]) == sum(number)]
    if not fitting and sure:
        fitting = [one for one in read if len(one[1]) > 1]
    if not fitting:
        return None
    way, items = fitting[0]
    end = 0
    for item in way:
        end = whole.index(item, end) + len(item)
    span = document.span(area.start, area.start + end)
    return MemberList(span, tuple(items), sure, (span,))


def _ways(whole: str, number: tuple[int, ...]) -> list[list[str]]:
    """How *whole* may be cut into members, the plainest first."""
    clause = whole.split(";")[0]
    first = clause.split(",")[0]
    if whole.startswith("《"):
        return [re.findall("《[^《》]*》", whole)]
    ways = [re.split("、", first), re.split("、|和|以及|及|与", first)]
    ways = [re.split(";", whole), *ways] if ";" in whole else ways
    if len(number) > 1:
        ways = [re.split("[、,;]", whole), re.split("[、,;]|和|以及", whole), *ways]
    elif all(len(piece) <= 12 for piece in re.split("[、,]", clause)):
        ways += [re.split("[、,]", clause), re.split("[、,]|和|以及", clause)]
    return ways


def _named(item: str) -> str:
    """*item* without the part of the term that introduces it (五公开即：…)."""
    return re.sub(rf"^[{_OPEN}]?[一二两三四五六七八九十][^、,]{{1,3}}[{_CLOSE}]?(?:即|是指|指|:)+", "", item.strip())


def _ordinals(document: "Document", area: Span, total: int) -> MemberList | None:
    """第一, 第二 … or (一), (二) … up to *total* and no further; anything else is left to whoever counts lists."""
    text = document.text[area.start : min(area.end, area.start + _FAR)]
    places: list[Span] = []
    for match in _ORDINAL.finditer(text):
        following = _NUMERALS[len(places) : len(places) + 1], str(len(places) + 1)
        if (match[1] or match[2]) in following:
            end = re.compile(r"[。,;:\n]|$").search(text, match.end())
            places.append(document.span(area.start + match.end(), area.start + (end.start() if end else len(text))))
        if not places and match.start() > _NEAR:
            return None
    if len(places) != total or places[0].start - area.start > _NEAR:
        return None
    items = tuple(document[place] for place in places)
    return MemberList(Span(places[0].start, places[-1].end), items, True, tuple(places))


def _before(document: "Document", mention: Span, total: int) -> MemberList | None:
    """The members right before the term: in quotation marks (“甲、乙”的工作机制), or joined to it (甲、乙两个层次)."""
    begin = max(document.line(mention).start, mention.start - _BACK)
    before = document.text[begin : mention.start]
    quoted = re.search(rf"[{_OPEN}]([^{_OPEN}{_CLOSE}\n]{{6,160}})[{_CLOSE}][的新这一]{{0,4}}$", before)
    joined = re.search(r"((?:[^、。;:,!?“”]{1,14}、)+[^、。;:,!?“”]{1,14})$", before[-80:])
    if not quoted and not joined:
        return None
    words = quoted[1] if quoted else joined[1] if joined else ""
    words = words if quoted else words[_lead(words.split("、")[0]) :]
    start = mention.start - len(before) + before.rindex(words)
    for way in (re.split(r"[、,;]", words), re.split(r"[、,;]|和|及", words)):
        items = tuple(item.strip() for item in way if item.strip())
        if len(items) == total:
            span = document.span(start, start + len(words))
            return MemberList(span, items, True, (span,))
    return None
