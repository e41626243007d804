"""先后有序：同一件事的几份公告（招标公告、候选人公示、结果）按次序发布，中间不少一步，前一步期满后才有后一步。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from checker import (
    Member,
    Quote,
    Series,
    SeriesFinding,
    han_pattern,
    hookimpl,
    matters,
    parse_integer,
    predecessor,
    same_number,
    shown,
    units,
)

_COUNT = r"([一二三四五六七八九十0-9]{1,3})"
_SESSION = han_pattern(rf"{_COUNT}届[一-鿿]{{0,12}}?第?{_COUNT}次")
#: What a title says beside the matter.
_BESIDE = han_pattern(r"关于|限期|整改|通知书?|公告|公示|方案|报告|通报|情况|反馈|结果|清单|落实|问题|的")
#: How many characters in a row make two titles tell of one matter.
_SAID = 2
#: How many characters a name has that is one matter's.
_NAME = 4
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
    session that they name, without one the year and the words of the title."""

    steps: tuple[Step, ...]
    by: Literal["project", "session"] = "project"


class _Pair(NamedTuple):
    """A notice of the step ``number`` that follows *before*, of the step ``below``."""

    matter: str
    below: int
    before: Member
    number: int
    after: Member


@hookimpl
def check_series(series: Series, options: Options) -> SeriesFinding:
    """Fail where a step stands before the one that it follows, ask where one between two others is not there."""
    pairs = list(_pairs(series, options))
    if not pairs:
        return SeriesFinding.not_applicable("没有同一件事的前后两份")
    wrong, doubtful = [], []
    places: list[Quote] = []
    asked: list[Quote] = []
    for pair in pairs:
        before, after = pair.before, pair.after
        evidence = (shown(before, before.card.ends or before.card.issued), shown(after, after.card.issued))
        fault = _fault(before, after, options.steps[pair.number])
        if fault and _sure(before, after, options):
            wrong.append(f"{pair.matter}：{fault}")
            places += evidence
        elif fault:
            doubtful.append(f"{pair.matter}：{fault}，是不是同一件事？")
            asked += evidence
        skipped = [step.says for step in options.steps[pair.below + 1 : pair.number]]
        if skipped:
            doubtful.append(f"{pair.matter}：没有见到{'、'.join(skipped)}，是没有发布，还是不在这个文件夹里？")
            asked += [shown(before, before.card.issued), shown(after, after.card.issued)]
    if wrong:
        return SeriesFinding.failed("；".join(dict.fromkeys(wrong)), *places)
    if doubtful:
        return SeriesFinding.review("".join(dict.fromkeys(doubtful)), *asked)
    days = {one.name: shown(one, one.card.issued) for pair in pairs for one in (pair.before, pair.after)}
    return SeriesFinding.passed(f"{len({pair.matter for pair in pairs})}件事前后有序", *list(days.values())[:_SHOWN])


def _pairs(series: Series, options: Options) -> Iterator[_Pair]:
    """Every notice of a later step with the one that it follows, of the nearest step of which there is one."""
    numbers: dict[str, int] = {}
    for number, step in enumerate(options.steps):
        for one in series.of_kinds(step.notices, step.titled):
            numbers.setdefault(one.name, number)
    members = [one for one in series.members if one.name in numbers]
    by_project = options.by == "project"
    for matter, together in matters(members) if by_project else units(members).items():
        for after in together:
            number = numbers[after.name]
            for below in reversed(range(number)):
                earlier = [one for one in together if numbers[one.name] == below]
                near = earlier if by_project else [one for one in earlier if _may_be_one(one, after)]
                if before := predecessor(after, near):
                    yield _Pair(matter if by_project else _called(matter, after), below, before, number, after)
                    break


def _session(member: Member) -> tuple[int | None, ...]:
    found = _SESSION.search(member.card.title)
    return tuple(parse_integer(number) for number in found.groups()) if found else ()


def _called(unit: str, member: Member) -> str:
    found = _SESSION.search(member.card.title)
    told = found[0] if found else member.card.issued.value[:4] + "年" if member.card.issued else ""
    return f"{unit}{told}"


def _may_be_one(one: Member, other: Member) -> bool:
    """Whether two notices of a unit may be about one session or matter: the sessions are one, or where one of them
    tells none, the year is, and of what else the titles say something."""
    if _session(one) and _session(other):
        return _session(one) == _session(other)
    days = one.card.issued, other.card.issued
    if days[0] is None or days[1] is None or days[0].value[:4] != days[1].value[:4]:
        return False
    first, second = _matter(one), _matter(other)
    return (
        len(first) < _SAID
        or len(second) < _SAID
        or any(first[at : at + _SAID] in second for at in range(len(first) - _SAID + 1))
    )


def _matter(member: Member) -> str:
    return re.sub(r"[^一-鿿]", "", _BESIDE.sub("", member.card.title))


def _sure(before: Member, after: Member, options: Options) -> bool:
    """Whether two notices are of one matter for certain: of one session, of one name, of numbers that do not differ."""
    if options.by == "session":
        sessions, names = (_session(before), _session(after)), (_matter(before), _matter(after))
        return bool(sessions[0] and sessions[0] == sessions[1]) or (names[0] == names[1] and len(names[0]) >= _NAME)
    numbers = [(one.value, other.value) for one in before.card.numbers for other in after.card.numbers]
    return not numbers or any(same_number(one, other) for one, other in numbers)


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
