"""口径一致：同一单位的几份材料里，同一个说法（四到位、三个百分之百）的内容只有一种写法。"""

from checker import Member, Quote, Series, SeriesFinding, hookimpl, shown

#: How many notices are shown for a pass.
_SHOWN = 12


@hookimpl
def check_series(series: Series) -> SeriesFinding:
    """Fail where two notices of one issuer list other members of the same term."""
    said: dict[tuple[str, str], list[tuple[Member, str]]] = {}
    for one in series.members:
        issuer = one.card.issuer.value if one.card.issuer else ""
        for name, result in one.results.items():
            members = result.values.get("members")
            if result.plugin == "mechanism" and isinstance(members, str):
                said.setdefault((issuer, name), []).append((one, members))
    several = {name: found for (_, name), found in said.items() if len(found) > 1}
    if not several:
        return SeriesFinding.not_applicable("没有两份材料写到同一个说法的内容")
    told, places = [], []
    for name, found in several.items():
        versions: dict[frozenset[str], tuple[Member, str]] = {}
        for one, members in found:
            versions.setdefault(frozenset(members.split("、")), (one, members))
        if len(versions) > 1:
            title = found[0][0].results[name].title
            each = "；".join(f"{one.name}写“{members}”" for one, members in versions.values())
            told.append(f"“{title}”的内容有{len(versions)}种写法：{each}")
            places += [_place(one, name) for one, _ in versions.values()]
    if told:
        return SeriesFinding.failed("；".join(told), *places)
    same = [_place(one, name) for name, found in several.items() for one, _ in found]
    return SeriesFinding.passed(f"{len(several)}个说法前后一致", *same[:_SHOWN])


def _place(member: Member, name: str) -> Quote:
    evidence = member.results[name].evidence
    return shown(member, evidence[-1] if evidence else None)
