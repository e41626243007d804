"""重复发布：同一单位同一天发的同名公告，内容没有不同。"""

from checker import Member, Series, SeriesFinding, grouped, hookimpl, shown

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


@hookimpl
def check_series(series: Series) -> SeriesFinding:
    """Fail where two notices of one title, issuer and day have other words, naming what differs."""
    twice = [found for found in grouped(series.members, _same).values() if len(found) > 1]
    if not twice:
        return SeriesFinding.not_applicable("没有重复发布的")
    told, places = [], []
    for found in twice:
        first = found[0]
        for other in found[1:]:
            if other.card.digest != first.card.digest:
                differing = [name for field, name in _FIELDS.items() if _values(first, field) != _values(other, field)]
                what = "、".join(differing) or "文字"
                told.append(f"{first.name}和{other.name}同一天同一标题，{what}不同，以哪一份为准")
                places += [shown(first, first.card.issued), shown(other, other.card.issued)]
    if told:
        return SeriesFinding.failed("；".join(told), *places)
    return SeriesFinding.passed(f"{len(twice)}件重复发布，内容一样", *(shown(one) for found in twice for one in found))


def _same(member: Member) -> str:
    card = member.card
    return f"{card.title} {card.issuer.value} {card.issued.value}" if card.title and card.issuer and card.issued else ""


def _values(member: Member, field: str) -> object:
    said = getattr(member.card, field)
    return sorted(one.value for one in said) if isinstance(said, tuple) else said and said.value
