"""重复发布：同一单位的同一份公告，前后没有两种内容。"""

from collections.abc import Iterator
from itertools import combinations

from checker import Member, Series, SeriesFinding, Verdict, grouped, hookimpl, shown, units

_FIELDS = {
    "ends": "公示截止日",
    "starts": "公示起始日",
    "covers": "所属期",
    "numbers": "编号",
    "parties": "投标人",
    "prices": "报价",
    "names": "名单",
    "channels": "联系方式",
}
#: What tells one notice from another of the same title; notices that share none of one of these are two.
_TELLING = ("covers", "numbers", "projects", "names", "parties")
#: How many pairs are named.
_NAMED = 12


@hookimpl
def check_series(series: Series) -> SeriesFinding:
    """Fail where two notices of one title, issuer and day tell of the same otherwise; ask where only words differ, or
    the day too. A notice that says it corrects another one may."""
    pairs = list(_pairs(series))
    if not pairs:
        return SeriesFinding.not_applicable("没有重复发布的")
    told = [(verdict, message, pair) for pair in pairs for verdict, message in _compared(*pair)]
    for verdict, make in ((Verdict.FAIL, SeriesFinding.failed), (Verdict.REVIEW, SeriesFinding.review)):
        found = [(message, pair) for each, message, pair in told if each is verdict]
        if found:
            places = [shown(one, one.card.issued) for _, pair in found for one in pair]
            more = f"；等{len(found)}处" if len(found) > _NAMED else ""
            return make("；".join(message for message, _ in found[:_NAMED]) + more, *places[: 2 * _NAMED])
    both = dict.fromkeys(one.name for pair in pairs for one in pair)
    members = [one for one in series.members if one.name in both]
    return SeriesFinding.passed(f"{len(pairs)}件重复发布，内容一样或写明更正", *(shown(one) for one in members))


def _pairs(series: Series) -> Iterator[tuple[Member, Member]]:
    """Each notice and the one of the same title and issuer before it that may be the same one."""
    for together in units(one for one in series.members if one.card.title and one.card.issued).values():
        for named in grouped(together, lambda one: one.card.title).values():
            for one, other in combinations(named, 2):
                same_day = _value(one, "issued") == _value(other, "issued")
                listed = _values(one, "names") | _values(other, "names")  # another batch, on another day
                same_time = not listed and _value(one, "covers") == _value(other, "covers") != ""
                if (same_day or same_time) and not any(_apart(one, other, field) for field in _TELLING):
                    yield one, other


def _compared(one: Member, other: Member) -> Iterator[tuple[Verdict, str]]:
    if one.card.digest == other.card.digest or one.card.corrects or other.card.corrects:
        return
    differing = [name for field, name in _FIELDS.items() if _values(one, field) != _values(other, field)]
    same_day = _value(one, "issued") == _value(other, "issued")
    shared = any(_values(one, field) & _values(other, field) for field in _TELLING)
    says = "同一天同一标题" if same_day else "同一标题、同一所属期，日期不同"
    told = f"{one.name}和{other.name}{says}，{'、'.join(differing) or '文字'}不同，"
    if differing and shared and same_day:
        yield Verdict.FAIL, f"{told}以哪一份为准"
    else:
        yield Verdict.REVIEW, f"{told}是不是同一份，以哪一份为准"


def _apart(one: Member, other: Member, field: str) -> bool:
    first, second = _values(one, field), _values(other, field)
    return bool(first and second and not first & second)


def _value(member: Member, field: str) -> str:
    said = getattr(member.card, field)
    return said.value if said else ""


def _values(member: Member, field: str) -> frozenset[str]:
    said = getattr(member.card, field)
    several = said if isinstance(said, tuple) else (said,) if said else ()
    return frozenset(one.value for one in several if one.note != "标题")
