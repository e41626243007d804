"""公开不断档：同一单位按月、按季、按半年、按年公开的，中间没有缺哪一期。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Member, Series, SeriesFinding, grouped, hookimpl, shown

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
#: How many gaps are named, and how many notices are shown for a pass.
_NAMED, _SHOWN = 12, 12


@dataclass(frozen=True)
class Options:
    """Notices of these kinds (``notices``), or with one of these words in the title (``titled``), are due ``every`` so
    often. Who publishes for longer times only is not asked: whether that may be is a question to each notice."""

    every: Literal["month", "quarter", "half", "year"]
    notices: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()


@hookimpl
def check_series(series: Series, options: Options) -> SeriesFinding:
    """Fail with the times of which nothing was published, between the first and the last of which something was."""
    members = series.of_kinds(options.notices, options.titled)
    dated = grouped((one for one in members if one.card.covers), _issuer)
    months = _MONTHS[options.every]
    several = {issuer: found for issuer, found in dated.items() if sum(_length(one) <= months for one in found) > 1}
    if not several:
        return SeriesFinding.not_applicable("同一单位写明所属期的不足两份，看不出有没有断档")
    told, places = [], []
    for issuer, found in several.items():
        missing = list(_missing(found, months))
        if missing:
            named = "、".join(_name(one, options.every) for one in missing[:_NAMED])
            told.append(f"{issuer}缺{named}{f'等{len(missing)}期' if len(missing) > _NAMED else ''}")
            places += [shown(one, one.card.covers) for one in _beside(found, missing, months)]
    unknown = [one for one in members if not one.card.covers or not one.card.issuer]
    if told and (unknown or series.unread):
        others = [f"{len(unknown)}份看不出单位或所属期"] if unknown else []
        others += [f"{len(series.unread)}份没有读出（{'、'.join(series.unread[:3])}）"] if series.unread else []
        asked = f"{'；'.join(told)}。另有{'，'.join(others)}，是不是就在其中？"
        return SeriesFinding.review(asked, *places, *(shown(one) for one in unknown[:_NAMED]))
    if told:
        return SeriesFinding.failed("；".join(told) + "；请补公布，或写明没有公布的原因", *places)
    count = sum(map(len, several.values()))
    all_places = [shown(one, one.card.covers) for found in several.values() for one in found]
    return SeriesFinding.passed(f"{len(several)}个单位{count}份，中间没有断档", *all_places[:_SHOWN])


def _issuer(member: Member) -> str:
    return member.card.issuer.value if member.card.issuer else ""


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
