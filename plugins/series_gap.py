"""公开不断档：同一单位按月、按季、按半年、按年公开的，中间没有缺哪一期。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from checker import Member, Series, SeriesFinding, grouped, hookimpl, shown, units

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
#: How many gaps are named, and how many notices are shown for a pass.
_NAMED, _SHOWN = 12, 12


@dataclass(frozen=True)
class Options:
    """Notices of these kinds (``notices``), or with one of these words in the title (``titled``), are due ``every`` so
    often. Who publishes for longer times only is not asked: whether that may be is a question to each notice. Where
    there are several of ``notices``, one of ``also`` fills a gap doubtfully; where there are not, it is one of them."""

    every: Literal["month", "quarter", "half", "year"]
    notices: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class _Gap(NamedTuple):
    """Of a unit the numbers of periods of which nothing was published, with the notices beside them."""

    unit: str
    missing: list[int]
    beside: list[Member]


@hookimpl
def check_series(series: Series, options: Options) -> SeriesFinding:
    """Fail with the times of which nothing was published, between the first and the last of which something was."""
    months = _MONTHS[options.every]
    members = series.of_kinds((*options.notices, *options.also), options.titled)
    dated = [one for one in members if one.card.covers]
    unknown = [one for one in members if not one.card.covers or not one.card.issuer]
    several = _several(units(dated), months)
    signed = bool(several)
    if not signed:  # nobody signs: the title beside the time tells what belongs together
        several = _several(grouped((one for one in dated if not one.card.issuer), _beside_time), months)
    if not several:
        if len(unknown) > 1 and options.notices:
            shows = [shown(one) for one in unknown[:_NAMED]]
            return SeriesFinding.review(f"{len(unknown)}份看不出单位或所属期，中间有没有断档", *shows)
        return SeriesFinding.not_applicable("同一单位写明所属期的不足两份，看不出有没有断档")
    sure, doubtful = _gaps(several, options, months)
    places = [shown(one, one.card.covers) for gap in sure + doubtful for one in gap.beside]
    told = [_said(gap, options.every) for gap in sure]
    asked = [f"{_said(gap, options.every)}（只见财务、没有见到村务），是不是没有公布" for gap in doubtful]
    if told and (not signed or unknown or series.unread):
        others = _others(unknown if signed else [], series.unread)
        who = f"另有{others}，是不是就在其中？" if others else "落款没有写单位，依标题认作同一单位，请核。"
        return SeriesFinding.review(
            f"{'；'.join(told + asked)}。{who}", *places, *(shown(one) for one in unknown[:_NAMED])
        )
    if told:
        return SeriesFinding.failed("；".join(told) + "；请补公布，或写明没有公布的原因", *places)
    if asked:
        return SeriesFinding.review("；".join(asked), *places)
    count = sum(map(len, several.values()))
    rest = f"；另有{others}，没有算在内" if (others := _others(unknown if signed else [], series.unread)) else ""
    all_places = [shown(one, one.card.covers) for found in several.values() for one in found]
    return SeriesFinding.passed(f"{len(several)}个单位{count}份，中间没有断档{rest}", *all_places[:_SHOWN])


def _several(dated: dict[str, list[Member]], months: int) -> dict[str, list[Member]]:
    return {unit: found for unit, found in dated.items() if sum(_length(one) <= months for one in found) > 1}


def _gaps(several: dict[str, list[Member]], options: Options, months: int) -> tuple[list[_Gap], list[_Gap]]:
    """The gaps for certain, and those that only notices of ``also`` fill."""
    sure, doubtful = [], []
    for unit, found in several.items():
        missing = list(_missing(found, months))
        if missing:
            sure.append(_Gap(unit, missing, _beside(found, missing, months)))
        own = [one for one in found if one.notice not in options.also]
        filled = [one for one in _missing(own, months) if one not in missing] if len(own) > 1 else []
        if filled:
            doubtful.append(_Gap(unit, filled, _beside(own, filled, months)))
    return sure, doubtful


def _said(gap: _Gap, every: str) -> str:
    named = "、".join(_name(one, every) for one in gap.missing[:_NAMED])
    return f"{gap.unit}缺{named}{f'等{len(gap.missing)}期' if len(gap.missing) > _NAMED else ''}"


def _others(unknown: list[Member], unread: tuple[str, ...]) -> str:
    others = [f"{len(unknown)}份看不出单位或所属期"] if unknown else []
    others += [f"{len(unread)}份没有读出（{'、'.join(unread[:3])}）"] if unread else []
    return "，".join(others)


def _beside_time(member: Member) -> str:
    """The title of a notice without the time that it is of."""
    time = member.card.covers.quote.text if member.card.covers else ""
    return member.card.title.replace(time, "") if member.card.title else ""


def _length(member: Member) -> int:
    """How many months it tells of."""
    return len(_periods(member, 1))


def _periods(member: Member, months: int) -> range:
    """The periods of that many months, numbered from year 0, of which the notice tells."""
    first, last = (member.card.covers.value if member.card.covers else "").split("/")
    return range(_number(first) // months, _number(last) // months + 1)


def _number(month: str) -> int:
    year, _, of_year = month.partition("-")
    return int(year) * 12 + int(of_year) - 1


def _missing(found: list[Member], months: int) -> Iterator[int]:
    """The periods between the first and the last told of of which none tells."""
    covered = {period for one in found for period in _periods(one, months)}
    return (period for period in range(min(covered), max(covered)) if period not in covered)


def _beside(found: list[Member], missing: list[int], months: int) -> list[Member]:
    """The notices right before and after each gap."""
    edges = {one + step for one in missing for step in (-1, 1)} - set(missing)
    return [one for one in found if edges & set(_periods(one, months))]


def _name(period: int, every: str) -> str:
    year, part = divmod(period * _MONTHS[every], 12)
    if every == "year":
        return f"{year}年"
    if every == "half":
        return f"{year}年{'上' if part == 0 else '下'}半年"
    return f"{year}年第{'一二三四'[part // 3]}季度" if every == "quarter" else f"{year}年{part + 1}月"
