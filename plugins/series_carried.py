"""前后相符：同一项目前后两份公告的编号、中标人、价格对得上。"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from checker import Member, Series, SeriesFinding, Verdict, hookimpl, matters, shown

#: How many notices are shown for a pass.
_SHOWN = 12
_FIRST = ("一", "1", "首")


@dataclass(frozen=True)
class Options:
    """``what`` is carried over from a notice of the kinds ``first`` to one of the kinds ``then``."""

    what: Literal["number", "winner", "price"]
    first: tuple[str, ...]
    then: tuple[str, ...]


@hookimpl
def check_series(series: Series, options: Options) -> SeriesFinding:
    """Compare every pair of notices of one project; ask where the winner is not the candidate ranked first."""
    found = list(_pairs(series, options))
    if not found:
        return SeriesFinding.not_applicable("没有同一项目的前后两份")
    said = [(one, other, answer) for one, other in found for answer in _COMPARE[options.what](one, other)]
    if not said:
        return SeriesFinding.not_applicable("前后两份里没有都写明的内容可以对照")
    for verdict, make in ((Verdict.FAIL, SeriesFinding.failed), (Verdict.REVIEW, SeriesFinding.review)):
        told = [(one, other, answer) for one, other, answer in said if answer[0] is verdict]
        if told:
            places = [place for _, _, (_, _, evidence) in told for place in evidence]
            return make("；".join(dict.fromkeys(answer[1] for _, _, answer in told)), *places)
    places = [place for _, _, (_, _, evidence) in said for place in evidence]
    return SeriesFinding.passed(f"{len(found)}对公告对得上", *places[:_SHOWN])


_Answer = tuple[Verdict, str, tuple]  # type: ignore[type-arg]


def _pairs(series: Series, options: Options) -> Iterator[tuple[Member, Member]]:
    members = series.of_kinds((*options.first, *options.then))
    for _, together in matters(members):
        first = [one for one in together if one.notice in options.first]
        yield from product(first, [one for one in together if one.notice in options.then])


def _number(one: Member, other: Member) -> Iterator[_Answer]:
    """Numbers that share none, of notices that name the same project."""
    if one.card.numbers and other.card.numbers:
        shared = {said.value for said in one.card.numbers} & {said.value for said in other.card.numbers}
        before, after = one.card.numbers[0], other.card.numbers[0]
        places = (shown(one, before), shown(other, after))
        if shared:
            yield Verdict.PASS, "", places
        else:
            told = f"{one.name}的编号是{before.value}，{other.name}的是{after.value}"
            yield Verdict.FAIL, told, places


def _winner(one: Member, other: Member) -> Iterator[_Answer]:
    """The winner is one of the candidates, and of them the first."""
    candidates, winner = one.card.parties, next(iter(other.card.parties), None)
    if not candidates or winner is None:
        return
    named = next((said for said in candidates if said.value == winner.value), None)
    first = next((said for said in candidates if any(word in said.note for word in _FIRST)), candidates[0])
    if named is None:
        listed = "、".join(said.value for said in candidates)
        told = f"{other.name}的中标人{winner.value}不在{one.name}的候选人（{listed}）之内"
        yield Verdict.FAIL, told, (shown(one, first), shown(other, winner))
    elif named.value != first.value:
        told = f"第一候选人是{first.value}，中标的是{winner.value}，原因写明了吗"
        yield Verdict.REVIEW, told, (shown(one, first), shown(other, winner))
    else:
        yield Verdict.PASS, "", (shown(one, named), shown(other, winner))


def _price(one: Member, other: Member) -> Iterator[_Answer]:
    """What the winner asked as candidate is what it wins for."""
    winner = next(iter(other.card.parties), None)
    before = {said.note: said for said in one.card.prices}
    for said in other.card.prices:
        asked = before.get(said.note)
        if winner is not None and said.note == winner.value and asked is not None:
            places = (shown(one, asked), shown(other, said))
            if asked.value == said.value:
                yield Verdict.PASS, "", places
            else:
                told = f"{winner.value}的报价{one.name}写{asked.value}元，中标价{other.name}写{said.value}元"
                yield Verdict.FAIL, told, places


_COMPARE: dict[str, Callable[[Member, Member], Iterator[_Answer]]] = {
    "number": _number,
    "winner": _winner,
    "price": _price,
}
