"""口径一致：同一单位的几份材料里，同一个说法（四到位、三个百分之百）的内容只有一种写法。"""

from collections.abc import Iterator

from checker import Member, Quote, Series, SeriesFinding, hookimpl, shown, units

#: How many notices are shown for a pass.
_SHOWN = 12


@hookimpl
def check_series(series: Series) -> SeriesFinding:
    """Fail where two notices of one issuer list other members of the same term; ask where nobody signs them."""
    told: list[str] = []
    doubtful: list[str] = []
    places, same = [], []
    for unit, name, found in _several(series):
        versions: dict[frozenset[str], tuple[Member, str]] = {}
        for one, members in found:
            versions.setdefault(frozenset(members.split("、")), (one, members))
        if len(versions) == 1:
            same.append((name, found))
            continue
        title = found[0][0].results[name].title
        each = "；".join(f"{one.name}写“{members}”" for one, members in versions.values())
        (told if unit else doubtful).append(f"“{title}”的内容有{len(versions)}种写法：{each}")
        places += [_place(one, name) for one, _ in versions.values()]
    if told:
        return SeriesFinding.failed("；".join(told + doubtful), *places)
    if doubtful:
        return SeriesFinding.review("；".join(doubtful) + "。没有落款，是不是同一单位的？", *places)
    if not same:
        return SeriesFinding.not_applicable("没有两份材料写到同一个说法的内容")
    shows = [_place(one, name) for name, found in same for one, _ in found]
    return SeriesFinding.passed(f"{len({name for name, _ in same})}个说法前后一致", *shows[:_SHOWN])


def _several(series: Series) -> Iterator[tuple[str, str, list[tuple[Member, str]]]]:
    """The unit, the requirement and the notices with the members that they list, where there are two at least."""
    unsigned = [one for one in series.members if one.card.issuer is None]
    for unit, together in (*units(series.members).items(), ("", unsigned)):
        said: dict[str, list[tuple[Member, str]]] = {}
        for one in together:
            for name, result in one.results.items():
                members = result.values.get("members")
                if result.plugin == "mechanism" and isinstance(members, str):
                    said.setdefault(name, []).append((one, members))
        yield from ((unit, name, found) for name, found in said.items() if len(found) > 1)


def _place(member: Member, name: str) -> Quote:
    evidence = member.results[name].evidence
    return shown(member, evidence[-1] if evidence else None)
