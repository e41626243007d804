"""先后有序：同一件事的几份公告（招标公告、候选人公示、结果）按次序发布，中间不少一步，前一步期满后才有后一步。"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from checker import Member, Series, SeriesFinding, grouped, han_pattern, hookimpl, matters, shown

_SESSION = han_pattern(r"第?[一二三四五六七八九十]{1,3}届(?:[一-鿿]{0,12}?)第?[一二三四五六七八九十]{1,3}次")


#: How many notices are shown for a pass.
_SHOWN = 12


@dataclass(frozen=True)
class Step:
    """A step of a matter: what it ``says``, told by the kinds of notice or by words of the title. With ``awaits`` it
    comes only after the publicity period of the step before has ended."""

    says: str
    notices: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    awaits: bool = False


@dataclass(frozen=True)
class Options:
    """The ``steps`` of a matter, in order. Notices are of one matter by their project, or by who issues them and the
    session that they name, without one the year."""

    steps: tuple[Step, ...]
    by: Literal["project", "session"] = "project"


@hookimpl
def check_series(series: Series, options: Options) -> SeriesFinding:
    """Fail where a step stands before the one that it follows, ask where one between two others is not there."""
    told = list(_told(series, options))
    if not told:
        return SeriesFinding.not_applicable("没有同一件事的前后两份")
    wrong, doubtful, places, asked = [], [], [], []
    for matter, steps in told:
        for (before, one), (number, other) in pairwise(steps):
            fault = _fault(one, other, options.steps[number]) if before != number else ""
            if fault:
                wrong.append(f"{matter}：{fault}")
                places += [shown(one, one.card.ends or one.card.issued), shown(other, other.card.issued)]
        skipped = list(_skipped([number for number, _ in steps], options))
        if skipped:
            doubtful.append(f"{matter}：没有见到{'、'.join(skipped)}")
            asked += [shown(one, one.card.issued) for _, one in steps]
    if wrong:
        return SeriesFinding.failed("；".join(wrong), *places)
    if doubtful:
        return SeriesFinding.review("；".join(doubtful) + "，是没有发布，还是不在这个文件夹里？", *asked)
    days = [shown(one, one.card.issued) for _, steps in told for _, one in steps]
    return SeriesFinding.passed(f"{len(told)}件事前后有序", *days[:_SHOWN])


def _told(series: Series, options: Options) -> Iterator[tuple[str, list[tuple[int, Member]]]]:
    """Every matter of which two steps at least are there: what it is called, and its steps with their numbers."""
    numbers: dict[str, int] = {}
    for number, step in enumerate(options.steps):
        for one in series.of_kinds(step.notices, step.titled):
            numbers.setdefault(one.name, number)
    members = [one for one in series.members if one.name in numbers]
    found = matters(members) if options.by == "project" else grouped(members, _session).items()
    for matter, together in found:
        steps = sorted(((numbers[one.name], one) for one in together), key=lambda step: step[0])
        if len({number for number, _ in steps}) > 1:
            yield matter, steps


def _session(member: Member) -> str:
    card = member.card
    session = _SESSION.search(card.title)
    told = session[0] if session else card.issued.value[:4] + "年" if card.issued else ""
    return f"{card.issuer.value}{told}" if card.issuer and told else ""


def _fault(one: Member, other: Member, step: Step) -> str:
    """What is wrong between two neighbouring steps; nothing where a day is not known."""
    before, after = one.card.issued, other.card.issued
    if before is None or after is None:
        return ""
    if after.value < before.value:
        return f"{other.name}（{after.value}）早于{one.name}（{before.value}）"
    if step.awaits and one.card.ends and after.value <= one.card.ends.value:
        return f"{one.name}公示到{one.card.ends.value}，{other.name}{after.value}就发布了"
    return ""


def _skipped(numbers: list[int], options: Options) -> Iterator[str]:
    there = set(numbers)
    return (options.steps[one].says for one in range(min(there), max(there)) if one not in there)
