"""一方的名称、地址、联系人、电话：写在这一方的标签或信息栏里，或者紧跟在它的名称后面。"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, PartyField, Span, han_pattern, hookimpl, is_person_name

Party = Literal["tenderer", "buyer", "agency", "finance", "supplier", "project"]
Part = Literal["name", "address", "person", "phone"]

_WHO = {
    "tenderer": "招标人",
    "buyer": "采购人",
    "agency": "代理机构",
    "finance": "财政部门",
    "supplier": "供应商",
    "project": "项目",
}
_WHAT = {"name": "名称", "address": "地址", "person": "联系人", "phone": "联系电话"}
_BLANK = han_pattern(r"[\W_×xX]*|无|不适用|暂无")
_SENTENCE = han_pattern(r"[^。;\n]+")
#: A bracket that tells of whom it stands behind: "市财政局采购科(府前路1号,电话…)".
_AFTER_NAME = han_pattern(r"[^,。;:()\n]{2,24}\([^()\n]{6,90}\)")
#: What a text calls a party without naming it.
_USUAL = {
    "finance": ("财政局", "财政厅", "财政部门"),
    "buyer": ("我院", "我校", "我局", "我中心", "我单位", "我委", "我所", "我办"),
}
_NONE = han_pattern(r"[/\\—-]+|无|不适用|暂无")
_ELSEWHERE = han_pattern(r"(?:详?见|参见|同)[^。;\n]{0,30}")
_NOT_A_PERSON = han_pattern(r"[\W\d_a-zA-Z]|联系|电话|方式|手机|座机|固话|传真|转|分机")
#: An address right behind a name: "星河公司,云岭市高新大道6号".
_STREET = han_pattern(
    r"[,(、\s][^,。;]{0,20}?(?:路|街|道|巷|园区?|村|镇|大厦|广场)[^,。;]{0,8}\d+(?:号|室|栋|幢|楼)"
    r"|[,(\s](?:地址)?(?![^,。;]{0,24}(?:开标|递交|领取))[^,。;()]{2,24}(?:大厦|大楼|办公楼|综合楼|政务中心|[院园]内|[路街]口|[号室栋幢楼层])(?=[,;)\s]|$)"
)
_AGENT = han_pattern(r"代理|招标(?:咨询|服务)?有限|招标公司|政府采购中心")
_CHARGED = han_pattern(
    r"(?P<agency>[一-鿿()]{3,30}(?:公司|中心))受(?P<principal>[^,。;\n]{2,40}?)(?:的)?委托"
    r"|(?:现|特|已)?委托(?P<agent>[一-鿿()]{3,30}?公司)(?=进行|公开|组织|实施|对|就|代理|作为|负责|,|。)"
    r"|受(?P<by>[^,。;\n]{3,40}?)(?:的)?委托[,由]*(?P<to>[一-鿿()]{3,30}(?:公司|中心))?"
)
_ORGANIZED = r"[一-鿿()]{2,36}?(?:公司|[局院校学厅所站队处会社厂馆部]|中心|政府|办公室|集团|银行)(?=[,。;:\s)]|$)"
_SAYS_NAME = {
    "buyer": han_pattern(
        rf"(?:[招采](?:标|购)人|采购单位|建设单位|项目业主|项目法人)(?:名称)?[为是](?P<name>{_ORGANIZED})"
        r"|(?<![一-鿿])(?P<by>[一-鿿]{3,24}?(?:公司|[局院校学厅所站处会社馆]|中心|政府|办公室))(?:会同|组织|邀请|牵头)[^,。;\n]{0,30}(?:验收|清点|查验|论证)"
    ),
    "supplier": han_pattern(
        rf"(?:供应商|供货商|承接主体|成交人|乙方|(?:供货|中标|成交|承建|承接|施工|服务)单位)(?:名称)?[为是](?P<name>{_ORGANIZED})"
        r"|唯一(?:的)?(?:授权)?(?:服务商|供应商|供货商|代理商|经销商|生产商|厂家|服务机构)(?P<only>[一-鿿()]{4,36}?(?:公司|集团|[院所厂社]|大学|中心))"
        r"|(?:由|从|向|与)(?P<by>[一-鿿()]{4,36}?(?:公司|集团|[院所厂社]|大学|中心))(?:处|直接)?(?:承担|承接|提供|采购|实施|负责|签订|购买|供货|供应|承建|施工|中标|成交|交货|完成)"
    ),
}
_SAYS_PERSON = han_pattern(
    r"联系人?(?:[为是]|\s)?\s*(?:[一-鿿]{2,12}的)?(?P<name>(?!及|和|或|电话|姓名|方式|地址)[一-鿿]{2,4})(?=[,。;\s(\d电]|$)"
)
#: Whom a block names without a label: "某公司 工程部王工 0999-…", or who a sentence says does it.
_ADDRESSED = han_pattern(
    r"(?:[部科处室办股组心]|(?<![一-鿿]))(?P<name>(?![职员施技手人社分完竣开])[一-鿿]{1,2}(?:先生|女士|小姐|老师|同志|主任|科长|处长|经理|工))(?=[,、;。\s)\d]|$)"
)
_DONE_BY = han_pattern(r"由(?P<name>[一-鿿]{2,4}?)(?:具体)?(?:经办|负责|联系|接洽|受理|承办|办理)")
#: An address that a sentence gives, and sentences that tell where something is handed in or opened.
_SEATED = han_pattern(
    r"(?:设在|位于|地处|坐落于|(?:办公|联系)(?:地点|地址|处)?(?:设?在|[为是:])|地址[在为是:]?)(?P<place>[^,。;:()\n]{3,40})"
)
_ELSEWHERE_HELD = han_pattern(r"开标|开启|递交|提交|送达|获取|领取|索取|报名|交货|保证金|建设地点|项目")
#: The place in front of a name, which the short name leaves out: 青禾县|桐花镇人民政府.
_PLACE = han_pattern(r"^[一-鿿]{2,4}?[省市县区](?=[一-鿿]{4})")


@dataclass(frozen=True)
class Options:
    """``part`` is what must be said of ``party``; of an agency only where the notice names one."""

    party: Party
    part: Part


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with what is written; a slot that was left empty fails with its label."""
    entries = document.parties
    agency = _agency(document, entries)
    if options.party == "agency" and not agency:
        return Finding.not_applicable("没有写委托了代理机构")
    asked = {options.party} | ({"buyer"} if options.party == "tenderer" else set())
    own = [one for one in entries if one.party in asked]
    what = _WHO[options.party] + _WHAT[options.part]
    if options.part == "name":
        return _named(document, options, own, what)
    found = _stated(document, options.part, own, what)
    block = any(one.tells(part) for one in own for part in ("address", "person", "phone"))
    if found is None and options.part == "address":
        found = _beside(document, own)
    found = found or _told(document, options, entries)
    if found is not None or options.party not in ("tenderer", "buyer", "project") or (block and agency):
        return found or Finding.failed(f"没有写{what}")
    more = ("", "project", "buyer", "tenderer", "agency") if options.party == "project" else ("", "project")
    rest = [one for one in entries if one.party in more]
    if options.party == "project":  # who is charged with the project answers for it
        rest.sort(key=lambda one: one.party != "agency")
    found = _stated(document, options.part, rest, what)
    others = [one.field.value for one in entries if one.party and one not in own and one.party not in more]
    found = found or _in_prose(document, options.part, others)
    if found is None:
        return Finding.failed(f"没有写{what}")
    if agency and options.party != "project" and found.evidence:
        return Finding.review(f"这里写的是不是{what}？请写明是谁的", *found.evidence)
    return found


def _beside(document: Document, own: Sequence[PartyField]) -> Finding | None:
    """An address that stands behind the name."""
    values = (one.field.value for one in own if one.opens)
    found = next((value for value in values if _STREET.search(document[value])), None)
    return Finding.passed(found) if found else None


def _told(document: Document, options: Options, entries: Sequence[PartyField]) -> Finding | None:
    """What a sentence says that names this party and no other: "桐花镇人民政府设在中街1号,联系人石主任"."""
    calls = {party: _calls(document, party, entries) for party in ("buyer", "agency", "finance", "supplier")}
    own = calls.get("buyer" if options.party == "tenderer" else options.party, set())
    others = {word for words in calls.values() for word in words} - own
    told = [*_SENTENCE.finditer(document.text, document.body.start), *_AFTER_NAME.finditer(document.text)]
    for match in told if own else ():
        said = match.group()
        if not _holds(said, own) or _holds(said, others):
            continue
        area = document.span(*match.span())
        if options.part == "address":
            beside = said.endswith(")") or "\t" in said
            bracket = _STREET.search(document.text, area.start, area.end) if beside else None
            if bracket:
                return Finding.passed(document.span(bracket.start() + 1, bracket.end()))
            seat = None if _ELSEWHERE_HELD.search(said) else _SEATED.search(document.text, area.start, area.end)
            if seat:
                return Finding.passed(document.span(*seat.span("place")))
        elif options.part == "person":
            person = _SAYS_PERSON.search(document.text, area.start, area.end)
            somebody = document.values("person", area) if said.endswith(")") else ()
            if person or somebody:
                return Finding.passed(document.span(*person.span("name")) if person else somebody[0])
            by = _DONE_BY.search(document.text, area.start, area.end)
            if by and is_person_name(by["name"]):
                return Finding.passed(document.span(*by.span("name")))
        else:
            phones = [one for one in document.values("phone", area) if "*" not in document[one]]
            if phones:
                return Finding.passed(phones[0])
    return None


def _holds(said: str, words: set[str]) -> bool:
    return any(word in said for word in words)


def _calls(document: Document, party: str, entries: Sequence[PartyField]) -> set[str]:
    """What the text may call a party: its name, and that without its place ("明远公司")."""
    asked = {party, "tenderer"} if party == "buyer" else {party}
    names = [document[one.field.value] for one in entries if one.party in asked and one.opens]
    charged = {"buyer": ("principal", "by"), "agency": ("agency", "to", "agent")}.get(party, ())
    names += [one[group] for one in _CHARGED.finditer(document.text) for group in charged if one[group]]
    names += [document[one.name] for one in document.bidders if one.won and party == "supplier"]
    if party == "buyer" and not _agency(document, entries):
        names += [document[one] for one in document.signature.issuers]
    found = set(_USUAL.get(party, ()))
    for name in (re.split(r"[,(\s]", one.strip(), maxsplit=1)[0] for one in names):
        short = _PLACE.sub("", name)
        if len(short) >= 4:
            found |= {name, short, *([f"{short[:2]}公司"] if short.endswith("公司") else [])}
    return found


def _agency(document: Document, entries: Sequence[PartyField]) -> bool:
    """Whether somebody is charged with the procedure."""
    own = [document[one.field.value].strip() for one in entries if one.party == "agency"]
    if own:
        return not all(_NONE.fullmatch(value) for value in own)
    charged = _CHARGED.search(document.text)
    if charged is not None and (charged["agency"] or charged["to"] or charged["agent"]):
        return True
    names = [one.field.value for one in entries if one.tells("name")]
    return any(_AGENT.search(document[name]) for name in (*names, *document.signature.issuers))


def _named(document: Document, options: Options, own: Sequence[PartyField], what: str) -> Finding:
    slot = None
    for one in own:
        if "联系" in one.part or not (one.opens or one.tells("name")):
            continue
        value = document[one.field.value]
        if not _BLANK.fullmatch(value):
            return Finding.passed(one.field.value)
        slot = one.field.label
    pattern = _SAYS_NAME.get("buyer" if options.party == "tenderer" else options.party)
    says = pattern.search(document.text, document.body.start) if pattern else None
    if says:
        return Finding.passed(document.span(*says.span(says.lastgroup or 0)))
    for charged in _CHARGED.finditer(document.text):
        groups = ("agency", "to", "agent") if options.party == "agency" else ("principal", "by")
        group = next((name for name in groups if charged[name]), None)
        if group and options.party in ("agency", "buyer", "tenderer"):
            return Finding.passed(document.span(*charged.span(group)))
    issuers = document.signature.issuers
    if slot is None and issuers and options.party in ("tenderer", "buyer") and not _agency(document, document.parties):
        return Finding.passed(*issuers)
    return Finding.failed(f"{what}后面空着", slot) if slot else Finding.failed(f"没有写{what}")


def _stated(document: Document, part: Part, entries: Sequence[PartyField], what: str) -> Finding | None:
    """Pass, ask or fail by what stands under the labels of *part*; None where there is no such label."""
    empty: Finding | None = None
    for one in entries:
        if not one.tells(part) and not (part in ("phone", "person") and (one.opens or one.tells("address"))):
            continue
        value = one.value
        words = document[value]
        if part == "phone":
            phones = document.values("phone", value)
            calls = [phone for phone in phones if "*" not in document[phone]]
            if calls:
                return Finding.passed(calls[0])
            if phones:
                empty = Finding.failed(f"{what}被遮盖，打不通", *phones)
            if "联系人" in one.part or not one.tells("phone"):
                continue
        elif part == "person":
            somebody = _NOT_A_PERSON.sub("", words)
            beside = "联系" in one.part and 2 <= len(somebody) <= 6  # "联系方式:王老师 0999-…"
            if somebody and (one.tells("person") or beside):
                return Finding.passed(value)
            said = _SAYS_PERSON.search(document.text, value.start, value.end)
            if said:
                return Finding.passed(document.span(*said.span("name")))
            named = _ADDRESSED.search(document.text, value.start, value.end) if one.opens else None
            if named:
                return Finding.passed(document.span(*named.span("name")))
            if not one.tells("person"):
                continue
        elif not _BLANK.fullmatch(words) and not _ELSEWHERE.match(words):
            return Finding.passed(value)
        if _ELSEWHERE.match(words):
            return Finding.review(f"{what}写的是“{words[:20]}”，请核那里是否写明", value)
        if empty is None:
            empty = Finding.failed(f"{what}后面空着", one.field.label)
    return empty


def _in_prose(document: Document, part: Part, others: list[Span]) -> Finding | None:
    """A person or telephone that a sentence names, and none that is said of *others*."""
    if part == "person":
        match = _SAYS_PERSON.search(document.text, document.body.start)
        return Finding.passed(document.span(*match.span("name"))) if match else None
    if part == "phone":
        for phone in document.values("phone"):
            if any(other.covers(phone) for other in others) or "*" in document[phone]:
                continue
            if document.near(phone, ("联系", "电话", "咨询")):
                return Finding.passed(phone)
    return None
