"""前后相符：同一项目前后两份公告的编号、中标人、价格对得上。"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker import (
    Member,
    Quote,
    Series,
    SeriesFinding,
    Verdict,
    han_pattern,
    hookimpl,
    matters,
    predecessor,
    same_number,
    shown,
)

#: How many notices are shown for a pass.
_SHOWN = 12
_FIRST = ("一", "1", "首")
_NOTE = han_pattern(r"\([^()]{0,30}\)|[(（].*|联合体(?:牵头[人方]|成员)?")
_PARTS = han_pattern(r"[^、,/;和与]{2,}")
_TEN_THOUSANDS = han_pattern(r"[0-9]+(?:[.](?P<decimals>[0-9]+))?\s*万")


@dataclass(frozen=True)
class Options:
    """``what`` is carried over from a notice of the kinds ``first`` to one of the kinds ``then``."""

    what: Literal["number", "winner", "price"]
    first: tuple[str, ...]
    then: tuple[str, ...]


_Answer = tuple[Verdict, str, tuple[Quote, ...]]


@hookimpl
def check_series(series: Series, options: Options) -> SeriesFinding:
    """Compare every notice with the one that it follows; ask where the winner is not the candidate ranked first."""
    pairs = list(_pairs(series, options))
    if not pairs:
        return SeriesFinding.not_applicable("没有同一项目的前后两份")
    answers = [tuple(_COMPARE[options.what](one, other)) for one, other in pairs]
    said = [answer for each in answers for answer in each]
    if not said:
        return SeriesFinding.not_applicable("前后两份里没有都写明的内容可以对照")
    for verdict, make in ((Verdict.FAIL, SeriesFinding.failed), (Verdict.REVIEW, SeriesFinding.review)):
        told = [answer for answer in said if answer[0] is verdict]
        if told:
            places = [place for _, _, evidence in told for place in evidence]
            return make("；".join(dict.fromkeys(message for _, message, _ in told)), *places)
    places = [place for _, _, evidence in said for place in evidence]
    bare = sum(not each for each in answers)
    rest = f"；另有{bare}对没有都写明，没有对照" if bare else ""
    return SeriesFinding.passed(f"{len(pairs) - bare}对公告对得上{rest}", *places[:_SHOWN])


def _pairs(series: Series, options: Options) -> Iterator[tuple[Member, Member]]:
    """Every notice with the one that it follows; of several kinds that it may, with the last of the list."""
    members = series.of_kinds((*options.first, *options.then))
    for _, together in matters(members):
        for other in together:
            if other.notice in options.then:
                own = options.first.index(other.notice) if other.notice in options.first else len(options.first)
                for kind in reversed(options.first[:own]):
                    before = predecessor(other, [one for one in together if one.notice == kind])
                    if before is not None:
                        yield before, other
                        break


def _number(one: Member, other: Member) -> Iterator[_Answer]:
    """Numbers that share none, of notices that name the same project."""
    if one.card.numbers and other.card.numbers:
        pairs = [(before, after) for before in one.card.numbers for after in other.card.numbers]
        same = next((pair for pair in pairs if same_number(pair[0].value, pair[1].value)), None)
        alike = next((pair for pair in pairs if pair[0].note == pair[1].note), None)
        before, after = same or alike or pairs[0]
        places = (shown(one, before), shown(other, after))
        if same:
            yield Verdict.PASS, "", places
        elif alike:
            yield Verdict.FAIL, f"{one.name}的编号是{before.value}，{other.name}的是{after.value}", places
        else:
            told = (
                f"{one.name}的{before.note}是{before.value}，{other.name}的{after.note}是{after.value}，是不是同一项目"
            )
            yield Verdict.REVIEW, told, places


def _winner(one: Member, other: Member) -> Iterator[_Answer]:
    """The winners are among the candidates, and of them those ranked first."""
    candidates = one.card.parties
    first = [said for said in candidates if any(word in said.note for word in _FIRST)] or candidates[:1]
    for winner in other.card.parties if candidates else ():
        named = next((said for said in candidates if _same(said.value, winner.value)), None)
        if named is None:
            listed = "、".join(said.value for said in candidates)
            told = f"{other.name}的中标人{winner.value}不在{one.name}的候选人（{listed}）之内"
            yield Verdict.FAIL, told, (shown(one, first[0]), shown(other, winner))
        elif not any(_same(said.value, winner.value) for said in first):
            told = f"第一候选人是{first[0].value}，中标的是{winner.value}，原因写明了吗"
            yield Verdict.REVIEW, told, (shown(one, first[0]), shown(other, winner))
        else:
            yield Verdict.PASS, "", (shown(one, named), shown(other, winner))


def _price(one: Member, other: Member) -> Iterator[_Answer]:
    """What a winner asked as candidate is what it wins for."""
    for said in other.card.prices:
        asked = [each for each in one.card.prices if _same(each.note, said.note)]
        if not asked or not any(_same(said.note, winner.value) for winner in other.card.parties):
            continue
        steps = {each.value: _step(each.quote.text, said.quote.text) for each in asked}
        same = next(
            (each for each in asked if abs(Decimal(each.value) - Decimal(said.value)) < steps[each.value]), None
        )
        places = (shown(one, same or asked[0]), shown(other, said))
        if same:
            yield Verdict.PASS, "", places
        else:
            told = f"{said.note}的报价{one.name}写{asked[0].value}元，中标价{other.name}写{said.value}元"
            yield Verdict.FAIL, told, places


def _same(one: str, other: str) -> bool:
    """Whether two bidders are one: a consortium is told by its members, one of which may stand for it."""
    names = [set(_PARTS.findall(_NOTE.sub("、", words))) for words in (one, other)]
    return one == other or bool(names[0] & names[1])


def _step(*written: str) -> Decimal:
    """The least difference that tells two prices apart, as they are written: 301.23万元 is rounded."""
    steps = [Decimal("0.01")]
    for words in written:
        if match := _TEN_THOUSANDS.search(words):
            steps.append(Decimal(10) ** (4 - len(match["decimals"] or "")))
    return max(steps)


_COMPARE: dict[str, Callable[[Member, Member], Iterator[_Answer]]] = {
    "number": _number,
    "winner": _winner,
    "price": _price,
}
