"""单位名称一字不差：同一单位的名称前后一样，也与本单位登记的一样；简称和另一个单位不算。"""

from collections.abc import Iterator
from dataclasses import dataclass
from re import escape, finditer
from typing import Literal, NamedTuple

from checker import Document, Finding, Profile, Span, han_pattern, hookimpl

#: Shorter names are too like one another.
_SHORTEST = 5
#: Characters that tell two units apart.
_TELLING = frozenset(
    "一二三四五六七八九十百零〇东南西北中上下左右前后内外大小新老旧正副总分高初甲乙丙丁省市县区州盟旗镇乡村街道社"
    "男女公私国民级局委部厅处科室办院校厂矿队所站0123456789ABCDEFGH"
)
#: Characters that a short form leaves out.
_LEFT_OUT = _TELLING | frozenset("和与及的各本")
#: What units of one place do, by which they differ: 财政局 and 民政局 are two.
_OFFICES = han_pattern(
    "财政|民政|市政|教育|体育|教体|农业|林业|商业|工业|渔业|牧业|畜牧|商务|水务|税务|水利|司法|"
    "统计|审计|公安|国安|交通|住建|城建|规划|环保|卫生|卫健|医保|"
    "文化|文旅|旅游|人社|应急|气象|地震|粮食|物价|信访|档案|组织|宣传|统战|政法|纪检|监察|工会|"
    "妇联|法制|科技|科学|发改|经信|国土|自然|资源|市场|质监|工商|海事|"
    "法院|医院|检察|剧院|书院|政协|人大|党校|技校|学校|邮政|电力|电信|供水|供电|供热|燃气|机电|"
    "机修|采煤|掘进|通风|运输|安全|后勤|财务|人事|小学|中学|大学|学院|"
    "机械|机床|机电|建筑|建设|建工|建材|路桥|水电|水泥|纺织|电气|电子|电器|技术|贸易|商贸|物流|"
    "物业|实业|环境|园林|生物|食品|药业|医药|能源|矿业|钢铁|化工|化肥|"
    "汽车|汽修|广告|传媒|咨询|管理|工程|装饰|装修|劳务|租赁|印刷|印务|保安|保洁|餐饮|酒店|旅行|"
    "置业|地产|投资|控股|发展|开发|木业|铝业|制药|制衣|服装|服饰|家具|家居"
)
_HAN = han_pattern(r"[一-鿿]")
_UNIT = han_pattern(
    r"(?:局|委员会|委|厅|部|办公室|政府|院|校|大学|学院|小学|中学|公司|集团|厂|矿|会|社|所|站|中心|银行|街道办事处|法院)$"
)


@dataclass(frozen=True)
class Options:
    """Names are compared with one another in the text, or with those that the unit has registered."""

    against: Literal["text", "profile"] = "text"


class _Typo(NamedTuple):
    """A place that reads like a name but for one character, and a place of the name itself if the text has one."""

    span: Span
    name: str
    right: Span | None


@hookimpl
def check(document: Document, options: Options, profile: Profile) -> Finding:
    """Ask about a name that differs from the others by a character; fail where it differs from the registered one."""
    registered = [name for name in map(_plain, profile.names) if len(name) >= _SHORTEST]
    if options.against == "profile" and not registered:
        return Finding.not_applicable("没有登记本单位名称")
    names = registered if options.against == "profile" else _repeated(document)
    known = {*registered, *_repeated(document)}
    typos = list(_typos(document, names, known))
    if not typos:
        found = [span for name in names for span in _places(document, name)[:1]]
        return Finding.passed(*found) if found else Finding.not_applicable("没有可以对照的单位名称")
    told = "；".join(dict.fromkeys(f"“{document[one.span]}”与“{one.name}”只差一字" for one in typos))
    spans = [one.span for one in typos]
    related = [one.right for one in typos if one.right]
    values = {"name": typos[0].name}
    if options.against == "profile" and all(len(one.name) > _SHORTEST for one in typos):
        return Finding.failed(f"{told}，请改正", *spans, related=related, values=values)
    return Finding.review(f"{told}：是同一单位吗？", *spans, related=related, values=values)


def _plain(name: str) -> str:
    return "".join(name.replace("（", "(").replace("）", ")").split())


def _places(document: Document, name: str) -> list[Span]:
    return [Span(*match.span()) for match in finditer(escape(name), document.text)]


def _repeated(document: Document) -> list[str]:
    """The names of organisations that the text writes twice at least."""
    spans = [one.span for one in document.organizations] + list(document.signature.issuers)
    spans += [field.value for field in document.fields if field.value and _UNIT.search(document[field.value])]
    names = dict.fromkeys(document[span] for span in spans)
    usable = [name for name in names if _SHORTEST <= len(name) <= 40 and _UNIT.search(name) and "\n" not in name]
    return [name for name in usable if document.text.count(name) >= 2]


def _typos(document: Document, names: list[str], known: set[str]) -> Iterator[_Typo]:
    seen: set[Span] = set()
    for name in names:
        right = _places(document, name)
        for span in _alike(document, name):
            whole = document[span]
            if (
                span in seen
                or whole in known
                or document.text.count(whole) > 1
                or _listed_together(document, span, right)
            ):
                continue
            seen.add(span)
            yield _Typo(span, name, right[0] if right else None)


def _listed_together(document: Document, span: Span, right: list[Span]) -> bool:
    """Whether the two stand in one sentence, table or list, or both bid, and are therefore two."""
    lists = [
        document.sentence(span),
        *(table.span for table in document.tables),
        *(one.span for one in document.rosters),
    ]
    if any(one.covers(span) and any(one.covers(other) for other in right) for one in lists):
        return True
    bids = [bidder.name for bidder in document.bidders]
    return any(one.overlaps(span) for one in bids) and any(one.overlaps(other) for one in bids for other in right)


def _alike(document: Document, name: str) -> Iterator[Span]:
    """Where the text differs from *name* by one character within: changed, left out, doubled, or two changed about."""
    text = document.text
    half = len(name) // 2
    starts = {match.start() for match in finditer(escape(name[:half]), text)}
    for match in finditer(escape(name[-(len(name) - half) + 1 :]), text):
        starts |= {match.end() - len(name) + shift for shift in (-1, 0, 1)}
    for start in sorted(starts):
        for length in (len(name), len(name) - 1, len(name) + 1):
            words = text[max(0, start) : start + length]
            if start < 0 or len(words) != length or words[-1] != name[-1] or text.startswith(name, start):
                continue
            if (
                text.startswith(name, start - 1)
                or text.startswith(name, start + 1)
                or not _bounded(text, start, words, name)
            ):
                continue
            if _one_off(name, words):
                yield Span(start, start + length)
                break


def _bounded(text: str, start: int, words: str, name: str) -> bool:
    """Whether a changed first character stands at the beginning of a word."""
    return words[0] == name[0] or start == 0 or not _HAN.match(text[start - 1])


def _one_off(name: str, words: str) -> bool:
    """Whether *words* is *name* misspelled; two units that differ by a telling character are two."""
    at = next((i for i, (one, two) in enumerate(zip(name, words, strict=False)) if one != two), len(words))
    if len(words) == len(name):
        if at + 1 < len(name) and name[at : at + 2] == words[at : at + 2][::-1] and name[at + 2 :] == words[at + 2 :]:
            return True
        return name[at + 1 :] == words[at + 1 :] and _slip(name[at], words[at]) and not _two_offices(name, words, at)
    if len(words) < len(name):
        return at > 0 and name[at + 1 :] == words[at:] and name[at] not in _LEFT_OUT
    return at > 0 and name[at:] == words[at + 1 :] and words[at] == words[at - 1] and words[at] not in _LEFT_OUT


def _slip(one: str, two: str) -> bool:
    return bool(_HAN.match(one) and _HAN.match(two)) and one not in _TELLING and two not in _TELLING


def _two_offices(name: str, words: str, at: int) -> bool:
    """Whether both readings name an office or trade around the changed character."""
    around = slice(max(0, at - 1), at + 2)
    return bool(_OFFICES.search(name[around]) and _OFFICES.search(words[around]))
