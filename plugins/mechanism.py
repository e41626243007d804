"""带数词的说法（三个百分之百、四到位等）：内容与数词相符，一篇一种口径；本单位登记过的逐项核对。"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from checker import Document, Finding, Level, Mechanism, MemberList, Profile, Span, han_pattern, hookimpl, member_lists

_NUMERALS = "一二三四五六七八九十两"
_OPEN, _CLOSE = '“"‘「『', '”"’」』'
_REFERS_AFTER = han_pattern(
    rf"[{_CLOSE}]?[^。;\n]{{0,20}}?(?:[(]|详?见|按照?|依照|依据)[^。;\n《]{{0,4}}《[^》\n]+》[^。;\n)]{{0,24}}"
)
_REFERS_BEFORE = han_pattern(
    rf"(?:按照?|依照|根据|依据|执行|落实)[^。;\n《]{{0,6}}《[^》\n]+》[^。;\n《]{{0,24}}?[{_OPEN}]?$"
)

#: Papers that stand in a bracket right behind the term are its members, and no reference.
_PAPERS = han_pattern(rf"[{_CLOSE}]?[(](?P<listed>(?:《[^》\n]+》[、,和]?){{3,}})[)]")
_OF_ALL = han_pattern(r"均|都|全部|皆")
_JOINED = han_pattern(r"[、,和及与以\s”“]*")


@dataclass(frozen=True)
class Options:
    """``term`` and ``aliases`` are what it is called, but for ``not_in``, longer words that mean something else.

    ``number`` is how many members it has, in parts: [3], or [5, 1] of 五公开一监督. ``shared`` is a word that every
    member holds (到位). ``full`` where each member is a share that must be 100%. ``common`` where the term is an
    ordinary expression too: it counts in quotation marks, or where as many members stand beside it. ``unsaid`` is the
    level where something is only not said; what contradicts itself weighs what the row says.
    """

    term: str
    number: tuple[int, ...]
    aliases: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    shared: str = ""
    full: bool = False
    common: bool = False
    unsaid: Level = Level.WARNING

    @property
    def total(self) -> int:
        """How many members it has in all."""
        return sum(self.number)


@hookimpl
def check(document: Document, options: Options, profile: Profile) -> Finding:
    """Compare the members with the numeral, with each other, and with what the office has registered."""
    names = (options.term, *options.aliases)
    registered = next((profile.mechanisms[name] for name in names if name in profile.mechanisms), None)
    mentions = tuple(_mentions(document, options))
    listings = member_lists(document, mentions, options.number, options.shared)
    if options.common:
        quoted = [one for one in mentions if document.text[one.start - 1 : one.start] in tuple(_OPEN)]
        listings = tuple(one for one in listings if len(one.items) == options.total)
        mentions = mentions if listings or registered else tuple(quoted)
    if not mentions:
        if not set(names) & set(profile.adopted):
            return Finding.not_applicable("文中没有这个说法")
        return _lacking(Finding.failed(f"本单位采用“{options.term}”，文中没有写到"), options)
    if registered is not None:
        return _against_register(document, mentions, registered, options)
    return _by_itself(document, mentions, listings, options)


def _by_itself(
    document: Document, mentions: tuple[Span, ...], listings: tuple[MemberList, ...], options: Options
) -> Finding:
    """What the notice itself says of the members."""
    for one in listings:
        if len(one.items) != options.total:
            return _miscounted(one.span, len(one.items), mentions, options)
    versions = _versions(listings)
    if len(versions) > 1:
        shown = [(one.span, _note(number, one)) for number, one in enumerate(versions, 1)]
        told = f"“{options.term}”的内容文中有{len(versions)}种写法，口径不一；请统一，或写明各指什么"
        return _apart(Finding.review(told, *shown, values={"versions": len(versions)}))
    if versions:
        share = _short_share(document, versions[0].span) if options.full else None
        if share:
            return _apart(Finding.failed(f"写的是{document[share]}，“{options.term}”要求每项都是100%", share))
        said = {"members": "、".join(versions[0].items)}
        return Finding.passed(_mention_of(mentions, listings[0]), *listings[0].places, values=said)
    papers = next((match for one in mentions if (match := _PAPERS.match(document.text, one.end))), None)
    if papers and (count := papers["listed"].count("《")) != options.total:
        return _miscounted(document.span(*papers.span("listed")), count, mentions, options)
    reference = next((found for one in mentions if (found := _reference(document, one))), None)
    if reference:
        return Finding.passed(mentions[0], reference)
    return replace(Finding.review("没有说明内容", *mentions), level=options.unsaid)


def _miscounted(listed: Span, count: int, mentions: tuple[Span, ...], options: Options) -> Finding:
    parts = f"（{'+'.join(map(str, options.number))}）" if len(options.number) > 1 else ""
    told = f"“{options.term}”应有{options.total}项{parts}，这里列了{count}项；请补齐或改数词"
    values = {"stated": options.total, "listed": count}
    return _apart(Finding.failed(told, listed, related=mentions[:1], values=values))


def _against_register(
    document: Document, mentions: tuple[Span, ...], registered: Mechanism, options: Options
) -> Finding:
    """Every member that the office has registered, one by one."""
    by = f"（按本单位登记的{registered.version}版）" if registered.version else "（按本单位登记）"
    if len(registered.members) != options.total:
        told = f"checker.toml 登记了{len(registered.members)}项，与“{options.term}”的数词不符；请先改登记"
        return _apart(Finding.review(told, *mentions[:1]))
    found = {member: _places(document, member) for member in registered.members}
    missing = [member for member, places in found.items() if not places]
    reference = next((place for one in mentions if (place := _reference(document, one))), None)
    if len(missing) == len(found) and reference:
        return Finding.passed(mentions[0], reference)
    if missing:
        told = f"“{options.term}”缺{len(missing)}项：{'、'.join(missing)}{by}"
        return _lacking(Finding.failed(told, related=mentions[:1], values={"missing": "、".join(missing)}), options)
    shown: list[Span] = []
    for member, places in found.items():
        shares = [share for place in places if (share := _share_of(document, place, registered.members))]
        wrong = next((share for share in shares if document[share] and _value(document, share) != 100), None)
        if options.full and wrong:
            return _apart(Finding.failed(f"“{member}”写的是{document[wrong]}，应为100%{by}", places[0], wrong))
        if options.full and not shares:
            return _lacking(Finding.failed(f"“{member}”没有写到100%{by}", related=places[:1]), options)
        of = registered.denominators.get(member, "")
        if of and not any(of in document[document.sentence(place)] for place in places):
            return _lacking(Finding.failed(f"“{member}”没有写明是“{of}”的100%{by}", related=places[:1]), options)
        shown += [places[0], *shares[:1]] if options.full else places[:1]
    return Finding.passed(mentions[0], *shown)


def _apart(finding: Finding) -> Finding:
    """A finding that is not of the row's group: what it says is of its own."""
    return replace(finding, group="")


def _lacking(finding: Finding, options: Options) -> Finding:
    return replace(finding, group="", level=options.unsaid)


# Where the term stands, and what stands with it.


def _mentions(document: Document, options: Options) -> Iterator[Span]:
    between = {True: rf"[{_CLOSE}]?[、,]?[{_OPEN}]?", False: rf"[{_OPEN}]?"}
    forms = []
    for name in sorted((options.term, *options.aliases), key=len, reverse=True):
        parts = [re.escape(name[0])]
        for last, character in pairwise(name):
            gap = between[character in _NUMERALS] if character in _NUMERALS or last == "个" else ""
            parts.append(gap + re.escape(character))
        forms.append("".join(parts))
    pattern = re.compile(rf"(?<![第\d{_NUMERALS}百千])(?:{'|'.join(forms)})")
    for match in pattern.finditer(document.text, document.window.start, document.window.end):
        span = Span(*match.span())
        around = document.text[max(0, span.start - 8) : span.end + 8]
        if not any(word in around for word in options.not_in) and not any(
            furniture.overlaps(span) for furniture in document.furniture
        ):
            yield span


def _versions(listings: Iterable[MemberList]) -> list[MemberList]:
    """The first of each list that differs from those before it."""
    found: list[MemberList] = []
    for one in listings:
        if not any(_same(one.items, other.items) for other in found):
            found.append(one)
    return sorted(found)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both name the same members; words that lead up to one of them do not count."""
    if len(one) != len(other):
        return False
    return all(any(a.endswith(b) or b.endswith(a) for b in other) for a in one)


def _note(number: int, listing: MemberList) -> str:
    weak = [item for item in listing.items if item.endswith("基本")]
    return f"第{number}种" + (f"，其中“{weak[0]}”只说基本做到" if weak else "")


def _mention_of(mentions: tuple[Span, ...], listing: MemberList) -> Span:
    """The mention nearest to *listing*."""
    return min(mentions, key=lambda mention: abs(mention.start - listing.span.start))


def _reference(document: Document, mention: Span) -> Span | None:
    """见《…》 after the term, or 按《…》规定的 before it."""
    sentence = document.sentence(mention)
    after = _REFERS_AFTER.match(document.text, mention.end, sentence.end)
    if after:
        return document.span(document.text.index("《", mention.end), after.end())
    before = _REFERS_BEFORE.search(document.text, max(sentence.start, mention.start - 120), mention.start)
    return document.span(before.start(), mention.start) if before else None


# Shares and members.


def _places(document: Document, member: str) -> list[Span]:
    core = re.sub(r"(?:均|都)?(?:达到|达|为)?(?:100%|百分之百|百分百)$", "", member)
    return [
        Span(*one.span())
        for one in re.finditer(re.escape(core), document.text)
        if document.window.covers(Span(*one.span()))
    ]


def _share_of(document: Document, place: Span, members: tuple[str, ...]) -> Span | None:
    """The share said of the member at *place*: the first before the next member, or one said of all (均达到100%), or of
    members that 、 or 和 joins."""
    sentence = document.sentence(place)
    after = [one.span for one in document.percentages if place.end <= one.span.start < sentence.end]
    if not after:
        return None
    between = document.text[place.end : after[0].start]
    if "分别" in between:  # in the order of the members named before it
        before = document.text[sentence.start : place.end]
        order = sum(member in before for member in members) - 1
        return after[order] if 0 <= order < len(after) else None
    others = [at for member in members if (at := between.find(member)) >= 0]
    if not others or _OF_ALL.search(between) or _JOINED.fullmatch(between[: min(others)]):
        return after[0]
    return None


def _value(document: Document, share: Span) -> int | float:
    return next(float(one.value) for one in document.percentages if one.span == share)


def _short_share(document: Document, listing: Span) -> Span | None:
    """A share within *listing* that is not 100%."""
    return next((one.span for one in document.percentages if listing.covers(one.span) and one.value != 100), None)
