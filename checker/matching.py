"""Which notices belong together: those of one unit, those of one project, and which of them follows which."""

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.series import Member
from checker.text.chinese.numerals import parse_integer
from checker.text.patterns import han_pattern

_COUNT = r"[一二三四五六七八九十0-9]{1,3}"
_LOT = han_pattern(
    rf"(?:第?{_COUNT}(?:[、,和及至~-]第?{_COUNT}){{0,6}}|[A-Z][0-9]?)(?:个?标段|标包|分包|合同段|合同包|标|包)"
    r"(?=[^一-鿿]|$|中标|成交|招标|采购|结果|评标|项目|工程|施工|监理|设计|公|的)"
    rf"|(?:标段|标包|合同段|合同包)(?:{_COUNT}|[A-Z])"
)
_EACH = han_pattern(rf"{_COUNT}|[A-Z]")
_ROUND = han_pattern(r"第?(?P<number>[二三四五2-5])次(?:招标|采购)?|重新(?:招标|采购)|再次(?:招标|采购)|重招")
_SHORT = (("村委会", "村民委员会"), ("居委会", "居民委员会"), ("街道办事处", "街道办"))
_SUFFIXES = ("项目", "工程", "采购", "招标")


def units(members: Iterable[Member]) -> dict[str, list[Member]]:
    """*members* by the unit that signs them, those unsigned left out. 村委会 is 村民委员会, and a name without the
    places before it (云岭村村民委员会) is the whole one (青禾县云岭村村民委员会) where only one ends so."""
    signed = [(one, _unit(one.card.issuer.value)) for one in members if one.card.issuer]
    names = dict.fromkeys(name for _, name in signed)
    groups: dict[str, list[Member]] = {}
    for one, name in signed:
        longer = [other for other in names if other.endswith(name) and len(name) >= 4]
        longest = max(longer, key=len, default=name)
        whole = longest if all(longest.endswith(other) for other in longer) else name
        groups.setdefault(whole, []).append(one)
    return groups


def _unit(name: str) -> str:
    for short, long in _SHORT:
        name = name.replace(short, long)
    return name


def matters(members: Iterable[Member]) -> list[tuple[str, list[Member]]]:
    """*members* that are about one project, told by a number or a name that they share, and what it is called; those
    that tell neither are left out. What a name says beside the matter (项目, 工程, lots, rounds, marks) does not count;
    a number without letters counts among the notices of one unit only."""
    found: list[tuple[str, set[str], list[Member]]] = []
    for one in members:
        keys = {key for key in map(_name_key, (said.value for said in one.card.projects)) if len(key) >= 4}
        keys |= {key for said in one.card.numbers if (key := _number_key(said.value, one))}
        if not keys:
            continue
        name, together = (*one.card.projects, *one.card.numbers)[0].value, [one]
        for group in [group for group in found if group[1] & keys]:
            found.remove(group)
            name, keys, together = group[0], keys | group[1], [*group[2], *together]
        found.append((name, keys, together))
    return [(name, together) for name, _, together in found]


def _name_key(words: str) -> str:
    words = _ROUND.sub("", _LOT.sub("", words.removeprefix("关于"))).removesuffix("的")
    plain = "".join(character for character in words if character.isalnum())
    while plain.endswith(_SUFFIXES):
        plain = plain[:-2]
    return plain


def _number_key(words: str, member: Member) -> str:
    plain = "".join(character for character in words if character.isalnum()).removesuffix("号")
    if len(plain) < 4 or not any(character.isdigit() for character in plain):
        return ""
    issuer = member.card.issuer.value if member.card.issuer else ""
    return plain if re.search(r"[^0-9]", plain) or len(plain) >= 10 else f"{issuer} {plain}"


def same_number(one: str, other: str) -> bool:
    """Whether two numbers are the same but for marks, "号" and the lot behind.

    >>> same_number("QH-2026-015", "(QH2026-015)号"), same_number("QH-2026-015", "QH-2026-015/01包")
    (True, True)
    >>> same_number("QH-2026-01", "QH-2026-015")
    False
    """
    plain = ["".join(mark for mark in words if mark.isalnum()).removesuffix("号") for words in (one, other)]
    short, long = sorted((words.removesuffix("号") for words in (one, other)), key=len)
    rest = long[len(short) :]
    return plain[0] == plain[1] or (long.startswith(short) and not (rest[0].isascii() and rest[0].isalnum()))


def _same_number(one: Member, other: Member) -> bool:
    return any(same_number(a.value, b.value) for a in one.card.numbers for b in other.card.numbers)


def _titles(member: Member) -> Iterator[str]:
    yield member.card.title
    yield from (said.value for said in member.card.projects)


def _lots(member: Member) -> set[str]:
    """The lots that its title or the name of its project names, as numbers or letters."""
    found = [match[0] for words in _titles(member) for match in _LOT.finditer(words)]
    return {str(parse_integer(each) or each) for words in found for each in _EACH.findall(words)}


def _round(member: Member) -> str:
    """Which round it is of where it says so: the number, or "再"."""
    for words in _titles(member):
        if match := _ROUND.search(words):
            return str(parse_integer(match["number"])) if match["number"] else "再"
    return ""


def predecessor(one: Member, earlier: Sequence[Member]) -> Member | None:
    """Of *earlier*, notices of one step of the same matter in the order of their days, the one that *one* follows.

    That is the last not after it, of its lot, and where there are any, of its number and its round; where all are after
    it, the first. None where all are of other lots.
    """
    lots, its_round = _lots(one), _round(one)
    near = [other for other in earlier if not lots or not _lots(other) or lots & _lots(other)]
    near = [other for other in near if _same_number(one, other)] or near
    near = [other for other in near if its_round and _round(other) == its_round] or near
    before = [other for other in near if not _after(other, one)]
    return before[-1] if before else next(iter(near), None)


def _after(one: Member, other: Member) -> bool:
    days = one.card.issued, other.card.issued
    return bool(days[0] and days[1] and days[0].value > days[1].value)
