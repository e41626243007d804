"""The bidders of a tender or purchase, brought together from all the places that speak of them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from checker.document.bid_labels import Said, leader_name, papers, ranks, squeezed, states
from checker.document.bid_lists import listed_in_text, rows_of_words
from checker.document.bid_passages import pairs_in_text, said_in_text
from checker.document.bid_shared import by_rank, ranked_lines, with_common
from checker.document.bid_tables import said_in_table, said_on_lines, works_on_lines
from checker.document.bidder import Bidder
from checker.document.tables import Table
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import SpanIndex

_LOT = han_pattern(
    r"(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.．]+\s*)?[【\[]?(?:施工|监理|设计|勘察|货物|服务|采购)?(?:第?(?P<a>[一二三四五六七八九十\d]{1,2})(?:标段"
    r"|标包|合同包|包|标)|(?:标段|标包|合同包|包)(?:\(包\))?[:\[ 第]*(?P<b>[一二三四五六七八九十A-Z\d]{1,3})"
    r"|(?P<c>[A-Z])包)"
)
_LEAD = han_pattern(r"^\(?(?:联合体|牵头人|牵头单位|主办方|主|成员|联合体牵头人|联合体成员)\)?:")
_JOINED = han_pattern(r"[、,;/(]|(?<=[司院厂所心团])(?:联合(?!体)|[与和])(?=[一-鿿])")
#: Fields that are no values of their own, or are read out of others.
_READ_APART = frozenset(("name", "candidate", "winner", "lot", "certificate", "certificate_name", "certificate_number"))


def find_bidders(text: str, lines: tuple[Span, ...], tables: tuple[Table, ...], start: int) -> tuple[Bidder, ...]:
    """The bidders in the order in which they are first named; *start* is where the body begins.

    Those called candidate or winner; where nobody is, those that a table of parties names.
    """
    below = [Span(max(line.start, start), line.end) for line in lines if line.end > start]
    by_table = [(table.span, said_in_table(text, table)) for table in tables]
    drawn = SpanIndex(span for span, said in by_table if said)
    loose = [line for line in below if not drawn.overlaps(line)]
    on_lines, parts = said_on_lines(text, loose)
    works = list(works_on_lines(text, loose))
    read = SpanIndex([*parts, *(Span(loose[first].start, loose[end - 1].end) for first, end in works if end > first)])
    outside = [line for line in loose if not read.overlaps(line)]
    rows = list(rows_of_words(text, outside))
    read = SpanIndex(line for _, line in rows)
    outside = [line for line in outside if not read.overlaps(line)]
    ranked = list(ranked_lines(text, outside))
    shared = SpanIndex(line for line, _ in ranked)
    prose = [line for line in outside if not shared.overlaps(line)]
    said = [one for _, found in by_table for one in found] + on_lines + [one for one, _ in rows]
    said += said_in_text(text, prose, ())
    said = _chosen(text, said)
    if not said:
        said = [Said(name, (), True) for name in listed_in_text(text, prose)]
    names = tuple(dict.fromkeys(member for one in said for member in members(squeezed(text, one.name))))
    again = (one for one in said_in_text(text, prose, names) if not one.certain)
    known = set(names)
    said += [one for one in again if _key(text, one.name) in known]
    said += _works(text, loose, works, names)
    said += by_rank(text, ranked, said)
    if len({_key(text, one.name) for one in said}) == 1:
        kept = SpanIndex(prose)
        alone = tuple(pair for pair in pairs_in_text(text, start, len(text)) if kept.overlaps(pair[1]))
        said.append(Said(said[0].name, alone))
    return _merged(text, said, outside)


def members(name: str) -> list[str]:
    """The organisations that a name joins, the leading one first.

    >>> members("甲建设有限公司、乙设计有限公司联合体"), members("甲水务(青禾)有限公司")
    (['甲建设有限公司', '乙设计有限公司'], ['甲水务(青禾)有限公司'])
    >>> members("中和建设有限公司"), members("甲建设集团有限公司与乙设计院")
    (['中和建设有限公司'], ['甲建设集团有限公司', '乙设计院'])
    >>> members("联合体牵头人:甲建设有限公司(成员:乙设计有限公司)")
    ['甲建设有限公司', '乙设计有限公司']
    """
    whole = re.sub(r"\(([^():]{1,6})\)", "〔\\1〕", _LEAD.sub("", name))
    parts = [re.sub(r"^(?:联合体)?(?:成员|牵头人)?:?|联合体$|\)$", "", part) for part in _JOINED.split(whole)]
    found = [re.sub("〔(?:牵头人|联合体|主|成员|牵头方|主办方)〕", "", part) for part in parts if len(part) >= 4]
    return [part.replace("〔", "(").replace("〕", ")") for part in found] or [name]


def _chosen(text: str, said: list[Said]) -> list[Said]:
    """Those that are certain, and what is said of the same by others; all where nobody is."""
    certain = {_key(text, one.name) for one in said if one.certain or any(field == "rank" for field, _ in one.fields)}
    sure = {_key(text, one.name) for one in said if one.certain} or certain
    return [one for one in said if _key(text, one.name) in sure] if sure else said


def _key(text: str, name: Span) -> str:
    return members(squeezed(text, name))[0]


def _works(text: str, lines: list[Span], parts: list[tuple[int, int]], names: tuple[str, ...]) -> Iterator[Said]:
    """Works that a part 业绩 lists below each bidder's name."""
    known = set(names)
    for first, end in parts:
        starts = [n for n in range(first, end) if squeezed(text, lines[n]) in known]
        for at, following in pairwise([*starts, end]):
            if following > at + 1:
                yield Said(lines[at], (("record", Span(lines[at + 1].start, lines[following - 1].end)),))


def _merged(text: str, said: Iterable[Said], lines: list[Span]) -> tuple[Bidder, ...]:
    lots = _lots(text, lines)
    found: dict[tuple[str, str], tuple[Bidder, list[tuple[str, Span]]]] = {}
    keys: dict[str, list[tuple[str, str]]] = {}
    for one in sorted(said, key=lambda one: (not one.certain, one.name)):
        own = next((squeezed(text, value) for field, value in one.fields if field == "lot"), "")
        before = bisect_right(lots, one.name.start, key=lambda head: head[0])
        lot = own or (lots[before - 1][1] if before else "")
        for member in members(squeezed(text, one.name))[: None if not one.certain else 1]:
            known = keys.setdefault(member, [])
            sure = one.certain or any(field == "rank" for field, _ in one.fields)
            key = (lot, member) if (lot, member) in found or not known or (sure and lot) else known[0]
            if key not in found:
                found[key] = Bidder(one.name, lot=lot), []
                known.append(key)
                for other in members(squeezed(text, one.name))[1:]:
                    keys.setdefault(other, []).append(key)
            bidder, pairs = found[key]
            pairs.extend(one.fields)
            found[key] = replace(bidder, won=bidder.won or one.won), pairs
            break
    bidders = [_finished(text, bidder, pairs) for bidder, pairs in found.values()]
    return tuple(with_common(text, lines, sorted(bidders, key=lambda one: one.name)))


def _lots(text: str, lines: list[Span]) -> list[tuple[int, str]]:
    """Where lots begin, if the notice has several."""
    heads = []
    for line in lines:
        match = _LOT.match(text, line.start, line.end) if line.end - line.start <= 60 else None
        if match and not re.search(r"[。,]", text[line.start : line.end]):
            heads.append((line.start, match["a"] or match["b"] or match["c"]))
    return heads if len({name for _, name in heads}) > 1 else []


def _finished(text: str, bidder: Bidder, pairs: list[tuple[str, Span]]) -> Bidder:
    """With the values that are values, the leader's certificate read out of what is said of the leader."""
    fields: dict[str, tuple[Span, ...]] = {}
    rank = None
    elsewhere = []
    for field, span in dict.fromkeys(pairs):
        words = text[span.start : span.end]
        if field == "rank":
            rank = rank or (span if ranks(words, labelled=True) else None)
        elif field == "leader_else" and states(field, words):
            elsewhere.append(span)
        elif field not in _READ_APART and states(field, words):
            fields[field] = (*fields.get(field, ()), span)
    leaders = fields.get("leader") or tuple(elsewhere)
    if leaders:
        fields["leader"] = tuple(Span(one.start, one.start + leader_name(text[one.start : one.end])) for one in leaders)
    fields.update(_papers(text, leaders, pairs))
    return replace(bidder, rank=rank, fields=fields)


def _papers(text: str, leaders: tuple[Span, ...], pairs: list[tuple[str, Span]]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, tuple[Span, ...]] = {}
    places = [(Span(one.start + leader_name(text[one.start : one.end]), one.end), "") for one in leaders]
    places += [(span, field) for field, span in pairs if field.startswith("certificate")]
    for span, field in places:
        words = text[span.start : span.end]
        if not states("certificate", words):
            continue
        named, numbered = papers("注册" if field == "certificate" else "", words)
        place = Span(span.end - len(words.lstrip(" ,、:(/")), span.end)
        if named or field == "certificate_name":
            found["certificate_name"] = (*found.get("certificate_name", ()), place)
        if numbered:
            found["certificate_number"] = (*found.get("certificate_number", ()), place)
    if len(found) == 2:
        found["certificate"] = found["certificate_name"] + found["certificate_number"]
    return {field: tuple(dict.fromkeys(spans)) for field, spans in found.items()}
