"""单位情况：所在省份、所有制、单位类别属于所列；本单位设置里有的按设置，没有的看落款、标题和正文自述，都看不出的请人答。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Profile, Span, han_pattern, hookimpl

_PROVINCE = han_pattern(
    r"北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆"
    r"|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
)
#: What a unit says of its own ownership, each with what it is then not.
_OWNED = {
    "国有": r"(?<!非)国有(?:(?:独资|全资|控股)(?:公司|企业|资本)?|公司|企业|资本)|(?:省|市|区|县)属(?:国有)?企业"
    r"|中央企业|央企|国资委(?:监管|出资|所属|直属|履行出资人职责)的?(?:公司|企业)",
    "集体": r"集体(?:所有制)?(?:企业|控股)",
    "非公": r"民营(?:企业|公司|控股)|私营(?:企业|公司)|非公(?:有制)?企业|外商独资|外资企业|个人独资",
}
#: Regulations of a province that bind the enterprises in it only.
_LOCAL = han_pattern(
    r"(?:厂务公开|职工代表大会|企业民主管理|企业职工民主权利保障|企业民主协商)[一-鿿]{0,4}(?:条例|办法|规定)"
)
_SELF = han_pattern(r"本(?:公司|企业|单位|集团|厂)|我(?:公司|企业|单位|集团|厂|司)|公司(?:是|系|为)|企业(?:是|系|为)")
#: The unit that a sentence says holds its congress or tells its employees.
_SUBJECT = han_pattern(
    r"(?:^|(?<=[。\n:]))\s*(?P<name>[一-鿿()]{4,30}?(?:公司|集团|厂|矿))(?=第?[一二三四五六七八九十0-9]+届|(?:工会)?(?:职工代表大会|职代会|定于|决定|将于|拟于|现将))"
)
_OWN_LABEL = han_pattern(
    r"(?:公示|公布|公开|发布|填报|编制|报告|述职|申报|用人)单位(?:名称|\(盖?章\))?|(?:企业|公司|单位)名称"
)
#: What issues for a unit is not part of its name.
_UNION = han_pattern(r"工会(?:委员会)?$|厂务公开[一-鿿]{0,8}$|办公室$")
#: Below the title: the unit, perhaps its part, and who reports.
_BYLINE = han_pattern(r"[一-鿿()·]{2,30}(?:公司|集团|厂|矿|局|医院|学校|学院|大学)[一-鿿()·\s]{0,24}")
#: What a unit's name tells: these wherever they stand in it (公司办公室 is of a company), the others at its end.
_KINDS = {
    "企业": r"公司|集团|企业|[一-鿿](?<!工)厂|煤矿|矿区|供电局|电力局|工区|车间|班组",
    "学校": r"大学|学院|学校|中学|小学|幼儿园",
    "医院": r"医院|卫生院|卫生服务中心|妇幼保健院",
    "社会组织": r"(?:协会|商会|学会|基金会|联合会|促进会)$",
    "村": r"村(?:民委员会|委会|务监督委员会|党支部|股份经济合作社|经济合作社)?$",
    "社区": r"居民委员会$|居委会$|社区$",
    "机关": r"(?:人民政府|委员会|办公室|局|厅|委|部|署|法院|检察院|街道办事处|政府|党组|党委)$",
    "事业单位": r"(?:研究院|研究所|中心|站|馆|台)$",
}


@dataclass(frozen=True)
class Options:
    """Of what is given each must hold: ``province`` (full name; ``places`` are the words that tell it, such as its
    cities), ``ownership`` (国有, 集体, 非公) and ``kind`` (企业, 机关, 学校, 医院, 村, 社区 …).

    ``outside`` are provinces that have a rule of their own; where the province is not known, it is none of them.
    ``not_owned`` is the ownership that it must not have, where the title holds one of ``titled`` (if given); unknown,
    it has not. ``unknown`` is what to say where neither profile nor text tells: ask ``question``, or take it for "no"
    or "yes".
    """

    province: str = ""
    places: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    ownership: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    not_owned: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    unknown: Literal["review", "no", "yes"] = "review"
    question: str = ""


@hookimpl
def check(document: Document, options: Options, profile: Profile) -> Finding:
    """Pass where all that is asked for holds, with the words that tell it where the text does."""
    found: list[Span] = []
    unsaid: list[str] = []
    for province in options.outside:
        own = profile.province or next((word for word, _ in _of_province(document, options)), "")
        if own and _agree(own, province):
            return Finding.failed(f"{province}另有规定")
    if options.not_owned and (not options.titled or any(word in document.title_text for word in options.titled)):
        owned = profile.ownership or next((word for word, _ in _of_ownership(document, options)), "")
        if owned and any(_agree(owned, one) for one in options.not_owned):
            return Finding.failed(f"所有制是{owned}，另有规定")
    asked = (
        (options.province and (options.province,), profile.province, "所在省份", _of_province),
        (options.ownership, profile.ownership, "所有制", _of_ownership),
        (options.kind, profile.unit_kind, "单位类别", _of_kind),
    )
    for wanted, known, name, read in asked:
        if not wanted:
            continue
        said = [(known, None)] if known else list(read(document, options))
        if not said:
            unsaid.append(name)
        elif not any(_agree(word, one) for word, _ in said for one in wanted):
            return Finding.failed(f"{name}是{said[0][0]}，不是{'、'.join(wanted)}")
        found.extend(span for _, span in said if span is not None)
    if unsaid and options.unknown == "no":
        return Finding.failed(f"看不出{'、'.join(unsaid)}是所列的一种")
    if unsaid and options.unknown == "review":
        return Finding.review(options.question or f"请确认本单位的{'、'.join(unsaid)}（可写入 checker.toml）")
    return Finding.passed(*found)


def _agree(known: str, wanted: str) -> bool:
    """山东 and 山东省 are one, and 国有控股 is 国有; but 非国有 is not."""
    return not known.startswith("非国") and (known.startswith(wanted.rstrip("省市")) or wanted.startswith(known))


_Said = Iterator[tuple[str, Span | None]]


def _named(document: Document) -> list[Span]:
    """Where the unit's own name stands: the signature, the title, a label for it, or a line below the title."""
    labelled = [
        field.value
        for field in document.fields
        if field.owner is None and field.value and _OWN_LABEL.fullmatch("".join(document[field.label].split()))
    ]
    if not document.signature.issuers or not any(map(_of_unit, map(document.__getitem__, document.signature.issuers))):
        labelled += [Span(*one.span("name")) for one in _SUBJECT.finditer(document.text, *document.body)]
    byline = [line for line in document.lines[:2] if _BYLINE.fullmatch(document[line])]
    return [*document.signature.issuers, *([document.title] if document.title else []), *labelled, *byline]


def _of_unit(name: str) -> bool:
    """Whether a name is of a unit: a 筹备组 signs for one that its notice names elsewhere."""
    return any(han_pattern(pattern).search(name) for pattern in _KINDS.values())


def _of_province(document: Document, options: Options) -> _Said:
    """Its own name tells; else the province whose regulation on enterprises it says it goes by."""
    yield from (named := list(_province_named(document, options)))
    for one in document.book_titles if not named else ():
        if _LOCAL.search(document[one.span]) and (match := _PROVINCE.search(document.text, *one.span)):
            yield match[0], Span(*match.span())


def _province_named(document: Document, options: Options) -> _Said:
    for place in _named(document):
        for span in document.find(options.places, place):
            yield options.province, span
        for match in _PROVINCE.finditer(document.text, *place):
            yield match[0], Span(*match.span())


def _of_ownership(document: Document, options: Options) -> _Said:
    named = _named(document)
    for word, pattern in _OWNED.items():
        for match in han_pattern(pattern).finditer(document.text, *document.window):
            span = Span(*match.span())
            own = any(place.covers(span) for place in named) or _beside_name(document, span, named)
            if own or _SELF.search(document.text, document.sentence(span).start, span.end):
                yield word, span


def _beside_name(document: Document, span: Span, named: list[Span]) -> bool:
    """Whether the words stand in brackets right behind the unit's own name: 青禾水务公司(国有独资)."""
    bracket = document.text.rfind("(", max(0, span.start - 8), span.start)
    text = document.text
    names = (_UNION.sub("", document[one]) for one in named) if bracket >= 0 else ()
    return any(name and text.endswith(name, 0, bracket) for name in names)


def _of_kind(document: Document, options: Options) -> _Said:
    for place in _named(document):
        name = document[place].partition("关于")[0].strip()
        for word, pattern in _KINDS.items():
            match = han_pattern(pattern).search(name)
            if match:
                yield word, place
                return
