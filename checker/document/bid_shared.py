"""What a notice says of several bidders at once: of all ("工期均为90天"), or of each by its rank under one label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from checker.document.bid_labels import LONGEST, Said, bid_fields
from checker.document.bidder import Bidder
from checker.text.patterns import han_pattern
from checker.text.span import Span

_NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}
_N = r"(?:[一二三四五六七八九十]|\d{1,2})"
#: One rank, or several of whom the same is said.
_RANKED = han_pattern(
    rf"(?:排名|排序)?(?P<ranks>第{_N}(?:名|位)?(?:[、和与及]第?{_N}(?:名|位)?)*)"
    r"(?:(?:推荐)?(?:中标|成交|入围)?候选(?:人|单位|供应商|企业))?[ \t]*[:为是]?(?:均|都)?(?:承诺)?[:为是]?[ \t]*"
)
_LABEL = han_pattern(rf"[^\s:;。,|][^:;。,|\n]{{0,{LONGEST}}}:[ \t]*(?=(?:排名|排序)?第{_N}(?!标|包|[年季期阶批]))")
_ALL = han_pattern(
    r"(?P<what>[^。;,\n]{0,40}?)(?:均(?![衡匀价])|都(?!市|江|城)|皆|全部|一致)"
    r"(?P<said>[^。;,\n]{2,80}(?:,(?![^。;,\n]{0,40}[均都皆])[^。;,\n]{2,40}){0,3})"
)
_COLLECTIVE = han_pattern(
    r"[ \t]*(?:以上|上述|各|所有|全[部体]|(?:中标)?候选(?:人|单位)|投标人|[两二三四五六七八九十\d]{1,2}[家名个])"
    r"[^:。;,\n]{0,12}?[均都皆]"
)
_APIECE = han_pattern(r"(?P<label>[^\s。;,、:\n]{2,14}?)(?:分别|依次)(?:为|是)?[: \t]*(?P<list>[^。;\n]{3,300})")
_APIECE_FIELDS = frozenset(("price", "quality", "duration", "leader", "score"))
#: What bidders must or may do, what they lack, and the stages of the evaluation: nothing that they offer.
_NO_OFFER = han_pattern(r"^(?:[应须需可未不无没]|有权|通过|符合(?:资格|形式|初步))|评审|审查|异议|投诉")
_FIELDS = (
    ("quality", han_pattern(r"质量(?!员|检|保证金|保修|管理|体系|负责)")),
    ("duration", han_pattern(r"工期|(?:交货|供货|服务|履约|交付)(?:期|时间)|\d(?:个)?日历天")),
    ("qualification", han_pattern(r"资质|资格(?!审)|能力条件|许可证|营业执照|业绩|[总专]业?承包[特壹贰叁一二三]级")),
)


class RankedLine(NamedTuple):
    """A line that states a field for one rank after the other; ``parts`` are the ranks and what is said of them."""

    line: Span
    parts: tuple[tuple[frozenset[int], Span], ...]


def ranked_lines(text: str, lines: Sequence[Span]) -> Iterator[RankedLine]:
    """Lines such as "项目经理：第一中标候选人为某某；第二中标候选人为某某"; without parts those about all of them."""
    for line in lines:
        if _COLLECTIVE.match(text, *line):
            yield RankedLine(line, ())
            continue
        label = _LABEL.match(text, *line)
        asked = bid_fields(label.group().rstrip(" \t")) if label else ()
        if label is None or not asked or {"name", "rank", "lot"}.intersection(asked):
            continue
        found = list(_RANKED.finditer(text, label.end(), line.end))
        bounds = [*(one.start() for one in found), line.end]
        parts = []
        for one, (_, end) in zip(found, pairwise(bounds), strict=True):
            said = text[one.end() : end].rstrip(" \t,;。、")
            parts.append((ranks_in(one["ranks"]), Span(one.end(), one.end() + len(said))))
        yield RankedLine(line, tuple(parts))


def ranks_in(words: str) -> frozenset[int]:
    """The ranks that *words* name.

    >>> sorted(ranks_in("第一、第二中标候选人")), sorted(ranks_in("候选人第3名")), sorted(ranks_in("推荐"))
    ([1, 2], [3], [])
    """
    found = re.findall(r"[一二三四五六七八九十]|\d{1,2}", words)
    return frozenset(_NUMERALS.get(one) or int(one) for one in found)


def by_rank(text: str, ranked: Sequence[RankedLine], said: Sequence[Said]) -> list[Said]:
    """What such lines say, given to the bidders of these ranks that are named last before them."""
    found: list[Said] = []
    places = sorted(
        (one.name, rank)
        for one in said
        for field, span in one.fields
        if field == "rank"
        for rank in ranks_in(text[span.start : span.end])
    )
    for line, parts in ranked:
        names = {rank: name for name, rank in reversed(places)}
        names.update((rank, name) for name, rank in places if name.start < line.start)
        fields = bid_fields(text[line.start : line.end].split(":", 1)[0])
        for ranks, span in parts:
            pairs = tuple((field, span) for field in fields)
            found += [Said(names[rank], pairs) for rank in sorted(ranks) if rank in names]
    return found


def with_common(text: str, lines: Sequence[Span], bidders: Sequence[Bidder]) -> Iterator[Bidder]:
    """What is said of all at once ("工期均为90天", "三家均具备…资质") holds of each that nothing is said of apart."""
    common: dict[str, Span] = {}
    for line in lines:
        for match in _ALL.finditer(text, *line):
            if _NO_OFFER.search(match["said"]) or re.search(r"评审|审查|异议", match["what"]):
                continue
            if re.search(rf"第{_N}", match["what"]):
                continue  # of some only, see ranked_lines
            for field, words in _FIELDS:
                if words.search(match.group()):
                    common.setdefault(field, Span(*match.span()))
    apart = list(_in_order(text, lines, len(bidders)))
    for number, bidder in enumerate(bidders):
        missing = {field: (span,) for field, span in common.items() if field not in bidder.fields}
        missing |= {field: (spans[number],) for field, spans in apart if field not in bidder.fields}
        yield replace(bidder, fields={**bidder.fields, **missing}) if missing else bidder


def _in_order(text: str, lines: Sequence[Span], count: int) -> Iterator[tuple[str, list[Span]]]:
    """Values that a sentence gives to the bidders in their order: "报价分别为100万元、101万元"."""
    for line in lines if count > 1 else ():
        for match in _APIECE.finditer(text, *line):
            values = [Span(match.start("list") + a, match.start("list") + b) for a, b in _pieces(match["list"])]
            asked = [field for field in bid_fields(match["label"]) if field in _APIECE_FIELDS]
            if len(values) == count and asked:
                yield from ((field, values) for field in asked)


def _pieces(words: str) -> list[tuple[int, int]]:
    """The parts of a list; a comma between figures parts none."""
    return [match.span() for match in re.finditer(r"(?:[^、,]|(?<=\d),(?=\d{3}(?!\d)))+", words)]
