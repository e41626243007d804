"""一方的名称、地址、联系人、电话：写在这一方的标签或信息栏里，或者紧跟在它的名称后面。"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Field, Finding, Span, han_pattern, hookimpl

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
#: Whom a label or the heading of a block names: the first group that holds.
_PARTIES = {
    "agency": r"(?:招标|采购)代理|代理(?:机构|公司|单位|人)|集中采购机构",
    "finance": r"(?:同级)?(?:政府)?采购(?:监督|监管|管理)+(?:部门|机构|办)?|财政(?:部门|局|厅)|(?<!行政)监督管理部门",
    "project": r"项目(?=联系)",
    "other": r"监督|监管|异议|质疑|投诉|纪检|交易中心|平台|技术|保证金|开户|评审|专家",
    "supplier": r"供应商|(?:中标|成交)(?:人|单位)|乙方|承接主体|供货(?:人|商|单位)",
    "buyer": r"采购(?:人(?!员)|单位|方(?!式|案|法))|甲方|购买主体|比选人|询价人",
    "tenderer": r"招标(?:人(?!员)|单位|方(?!式|案|法))|建设单位|项目(?:业主|法人|单位)|业主|发包(?:人|方(?!式))",
}
_PARTY = han_pattern("|".join(f"(?P<{name}>{words})" for name, words in _PARTIES.items()))
#: What may stand beside the party in a label that opens its block: "采购人信息", "招标人名称", "采购人(甲方)".
_OPENS = han_pattern(
    r"(?:的|拟定?|唯一|信息|名称|全称|单位|联系方式|联系方法|基本|情况|机构|部门|概况|[()及和与、/]|甲方|乙方|盖章)*"
)
_PART = {
    "name": han_pattern(r"(?:单位|机构|全)?(?:名称|全称|称)"),
    "person": han_pattern(r".*(?:联系人|经办人|联络人).*"),
    "phone": han_pattern(r".*(?:电话|联系方式|联系方法|手机|座机|联系人|联系信息).*"),
    "address": han_pattern(r"(?:单位|联系|详细|通讯|通信|办公|注册|具体|所在)?(?:地址|住所|地点|住址)(?:[及和、].*)?"),
}
_NUMBER = han_pattern(r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}(?:\.\d+)*[)、.．）\s]+)?\s*")
_BLANK = han_pattern(r"[\W_×xX]*|无|不适用|暂无")
_NONE = han_pattern(r"[/\\—-]+|无|不适用|暂无")
_ELSEWHERE = han_pattern(r"(?:详?见|参见|同)[^。;\n]{0,30}")
_NOT_A_PERSON = han_pattern(r"[\W\d_a-zA-Z]|联系|电话|方式|手机|座机|固话|传真|转|分机")
#: How far before a bracket the party is named that it tells of, in code points.
_BRACKET = 16
#: An address right behind a name: "星河公司,云岭市高新大道6号".
_STREET = han_pattern(r"[,(、\s][^,。;]{0,20}?(?:路|街|道|巷|园区?|村|镇|大厦|广场)[^,。;]{0,8}\d+(?:号|室|栋|幢|楼)")
_AGENT = han_pattern(r"代理|招标(?:咨询|服务)?有限|招标公司|政府采购中心")
_CHARGED = han_pattern(
    r"(?P<agency>[一-鿿()]{3,30}(?:公司|中心))受(?P<principal>[^,。;\n]{2,40}?)(?:的)?委托"
    r"|受(?P<by>[^,。;\n]{3,40}?)(?:的)?委托[,由]*(?P<to>[一-鿿()]{3,30}(?:公司|中心))?"
)
_SAYS_NAME = han_pattern(
    r"(?:[招采](?:标|购)人|采购单位|建设单位|项目业主|项目法人)(?:名称)?[为是](?P<name>[一-鿿()]{3,40})"
)
_SAYS_PERSON = han_pattern(r"联系人(?:[为是]|\s)?\s*(?P<name>(?!及|和|或|电话|姓名|方式)[一-鿿]{2,4})(?=[,。;\s(\d电])")


@dataclass(frozen=True)
class Options:
    """``part`` is what must be said of ``party``; of an agency only where the notice names one."""

    party: Party
    part: Part


@dataclass(frozen=True)
class _Entry:
    """A field with the party that it is said of, empty where none is named above it; ``part`` is the rest of its label
    without the party."""

    party: str
    part: str
    field: Field


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with what is written; a slot that was left empty fails with its label."""
    entries = _entries(document)
    agency = _agency(document, entries)
    if options.party == "agency" and not agency:
        return Finding.not_applicable("没有写委托了代理机构")
    asked = {options.party} | ({"buyer"} if options.party == "tenderer" else set())
    own = [one for one in entries if one.party in asked]
    what = _WHO[options.party] + _WHAT[options.part]
    if options.part == "name":
        return _named(document, options, own, what)
    found = _stated(document, options.part, own, what)
    block = any(_PART[part].fullmatch(one.part) for one in own for part in ("address", "person", "phone"))
    if found is None and options.part == "address":
        beside = [
            one.field.value for one in own if _OPENS.fullmatch(one.part) and _STREET.search(document[one.field.value])
        ]
        found = Finding.passed(beside[0]) if beside else None
    if found is not None or options.party not in ("tenderer", "buyer", "project") or (block and agency):
        return found or Finding.failed(f"没有写{what}")
    more = ("", "project", "buyer", "tenderer", "agency") if options.party == "project" else ("", "project")
    found = _stated(document, options.part, [one for one in entries if one.party in more], what)
    others = [one.field.value for one in entries if one.party and one not in own and one.party not in more]
    found = found or _in_prose(document, options.part, others)
    if found is None:
        return Finding.failed(f"没有写{what}")
    if agency and options.party != "project" and found.evidence:
        return Finding.review(f"这里写的是不是{what}？请写明是谁的", *found.evidence)
    return found


def _entries(document: Document) -> list[_Entry]:
    """The fields in the order in which they are read, each with the party whose block it stands in."""
    found: list[_Entry] = []
    columns: list[str] = []
    party = ""
    for row in _rows(document):
        if isinstance(row, Span):
            party, columns = _heading(document, row), []
            continue
        labels = [_split("".join(document[one.label].split())) for one in row]
        opened = [whose for whose, rest in labels if whose and _OPENS.fullmatch(rest)]
        times = Counter(rest for whose, rest in labels if not whose)
        seen: Counter[str] = Counter()
        if opened:
            columns = opened
        for (whose, rest), field in zip(labels, row, strict=True):
            if not whose and document.text[field.label.start - 1] == "(":
                whose = party = _bracketed(document, field.label)
            if whose == "project" and party in ("buyer", "agency", "tenderer"):
                whose = party  # "项目联系人(询问)" within the block of a party
            about_party = _OPENS.fullmatch(rest) or any(part.fullmatch(rest) for part in _PART.values())
            party = (whose if about_party else "") if whose else party
            aside = not whose and times[rest] == len(columns) > 1
            found.append(_Entry(columns[seen[rest]] if aside else whose or party, rest, field))
            seen[rest] += not whose
    return found


def _rows(document: Document) -> Iterator[list[Field] | Span]:
    """The lines from above: the fields of a line or of a row of a table, or a line that has none and is a heading."""
    cells = {cell.span.start: (table.span.start, cell.row) for table in document.tables for cell in table.cells}
    rows: dict[tuple[int, int], list[Field]] = {}
    for field in sorted(document.fields, key=lambda one: one.label.start):
        line = (document.line(field.label).start, 0)
        rows.setdefault(cells.get(field.label.start, line), []).append(field)
    events: list[tuple[int, list[Field] | Span]] = [(row[0].label.start, row) for row in rows.values()]
    labelled = {document.line(field.label).start for field in document.fields}
    headings = {section.heading.start for section in document.sections}
    for line in document.lines:
        words = document[line]
        short = len(words) <= 24 and _heading(document, line)
        if line.start not in labelled and ":" not in words and (short or line.start in headings):
            events.append((line.start, line))
    for _, event in sorted(events, key=lambda one: one[0]):
        yield event


def _bracketed(document: Document, label: Span) -> str:
    """The party in whose bracket a label is the first: "向青禾县财政局(地址:…)"."""
    start = max(document.line(label).start, label.start - _BRACKET)
    named = list(_PARTY.finditer(document.text, start, label.start))
    return (named[-1].lastgroup or "") if named else ""


def _heading(document: Document, line: Span) -> str:
    """The party whose block a heading opens, empty where it opens none."""
    words = document[line]
    number = _NUMBER.match(words)
    whose, rest = _split("".join(words[number.end() if number else 0 :].split()))
    return whose if _OPENS.fullmatch(rest) else ""


def _split(label: str) -> tuple[str, str]:
    """The party that a label names and what is left of the label."""
    match = _PARTY.search(label)
    if match is None:
        return "", label
    return match.lastgroup or "", label[: match.start()] + label[match.end() :]


def _agency(document: Document, entries: list[_Entry]) -> bool:
    """Whether somebody is charged with the procedure."""
    own = [document[one.field.value].strip() for one in entries if one.party == "agency"]
    if own:
        return not all(_NONE.fullmatch(value) for value in own)
    charged = _CHARGED.search(document.text)
    if charged is not None and (charged["agency"] or charged["to"]):
        return True
    names = [one.field.value for one in entries if _PART["name"].fullmatch(one.part)]
    return any(_AGENT.search(document[name]) for name in (*names, *document.signature.issuers))


def _named(document: Document, options: Options, own: list[_Entry], what: str) -> Finding:
    slot = None
    for one in own:
        if "联系" in one.part or not (_OPENS.fullmatch(one.part) or _PART["name"].fullmatch(one.part)):
            continue
        value = document[one.field.value]
        if not _BLANK.fullmatch(value):
            return Finding.passed(one.field.value)
        slot = one.field.label
    says = _SAYS_NAME.search(document.text) if options.party in ("buyer", "tenderer") else None
    if says:
        return Finding.passed(document.span(*says.span("name")))
    for charged in _CHARGED.finditer(document.text):
        groups = ("agency", "to") if options.party == "agency" else ("principal", "by")
        group = next((name for name in groups if charged[name]), None)
        if group and options.party in ("agency", "buyer", "tenderer"):
            return Finding.passed(document.span(*charged.span(group)))
    issuers = document.signature.issuers
    if (
        slot is None
        and issuers
        and options.party in ("tenderer", "buyer")
        and not _agency(document, _entries(document))
    ):
        return Finding.passed(*issuers)
    return Finding.failed(f"{what}后面空着", slot) if slot else Finding.failed(f"没有写{what}")


def _stated(document: Document, part: Part, entries: list[_Entry], what: str) -> Finding | None:
    """Pass, ask or fail by what stands under the labels of *part*; None where there is no such label."""
    empty: Finding | None = None
    for one in entries:
        if not _PART[part].fullmatch(one.part) and not (part in ("phone", "person") and _OPENS.fullmatch(one.part)):
            continue
        value = one.field.value
        if document.line(value).start != document.line(one.field.label).start and _heading(document, value):
            value = Span(one.field.label.end, one.field.label.end)  # the next block begins there
        words = document[value]
        if part == "phone":
            phones = document.values("phone", value)
            calls = [phone for phone in phones if "*" not in document[phone]]
            if calls:
                return Finding.passed(calls[0])
            if phones:
                empty = Finding.failed(f"{what}被遮盖，打不通", *phones)
            if "联系人" in one.part or not _PART["phone"].fullmatch(one.part):
                continue
        elif part == "person":
            somebody = _NOT_A_PERSON.sub("", words)
            beside = "联系" in one.part and 2 <= len(somebody) <= 6  # "联系方式:王老师 0999-…"
            if somebody and (_PART["person"].fullmatch(one.part) or beside):
                return Finding.passed(value)
            if not _PART["person"].fullmatch(one.part):
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
