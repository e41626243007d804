"""论证专家的姓名、工作单位、职称：每一名都写明。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Field, Finding, Span, han_pattern, hookimpl, is_person_name

_WHAT = {"name": "姓名", "unit": "工作单位", "title": "职称"}
_LABELS = {
    "name": han_pattern(r"(?:专家|专业人员|论证人员?|人员)?(?:姓\s*名|名单)|(?:论证)?专家\d?"),
    "unit": han_pattern(r"(?:专家|专业人员)?(?:所在|工作)?单位(?:名称)?"),
    "title": han_pattern(r"(?:专家|专业人员|专业(?:技术)?)?(?:技术)?职[称务](?:[/、及和]职[称务])?"),
}
_TITLE = han_pattern(
    r"教授|研究员|(?:高级|正高级?|副高级?|助理|一级|二级)?(?:工程师|经济师|会计师|技师|建筑师|农艺师|实验师|统计师)|高工|正高|副高|讲师|(?:主任|主治|副主任)(?:医|药|护|技)师|律师|馆员|主任|处长|科长|教授级|[一二三四]级(?:演员|美术师|作曲|指挥|摄影师|教练|播音员|公证员)|导演|编[剧辑审]|规划师|设计师|(?:高级|中级|初级)(?=$|[,)。;\s])|[兽农畜]艺?师|政工师|(?:高级|一级)?教师|教员|助教"
)
_UNIT = han_pattern(
    r"大学|学院|公司|医院|研究院|研究所|中心|[一-鿿]局|[一-鿿]厅|学校|设计院|事务所|集团|总站|检测站|[一-鿿]{2,}所|中学|小学|[协学商]会|[一-鿿]{2}(?:馆|剧?团|电视台|广播台|[厂社队办]|委员会|政府|银行|部门|科室|基地|园区)(?=$|[,、)(/:;。\s])"
)
_LIST = han_pattern(
    r"(?:论证|专业)[^\n:。]{0,12}(?:专家|人员)[^\n:。]{0,16}:|专家(?:组)?(?:成员|名单|信息)?[^\n:。]{0,10}:"
)
_NAME = han_pattern(
    r"(?:^|[\s、;,:\d.)])(?P<name>[一-鿿]{2,4})(?=[\s(,:/]|$)|(?:教授|研究员|[工技医药护馆]师|馆员|律师)[一-鿿]{2,3}(?=[、,)。;\s]|$)"
)
#: The line below the list: what the experts found, or another part of the notice.
_NO_ENTRY = han_pattern(r"专家.{0,6}(?:认为|意见|论证)|论证意见|公示期|异议|联系|采购人:|财政部门|供应商")
#: A line that opens with a name and tells of the person in brackets: "王某某(某大学,教授):同意。".
_OPENED = han_pattern(
    r"[(]?\d{0,2}[)、.． ]*(?:专家\d?[:、 ]*)?(?P<name>[一-鿿]{2,4})\s*(?:\([^()\n]{1,60}\)|(?=[:,]))"
)
_EXPERTS = han_pattern(r"专家|专业人员|论证")
_ATTACHED = han_pattern(r"(?:详?见|随附)[^。;\n]{0,10}附[件表]|附件[:\d一]")


@dataclass(frozen=True)
class Options:
    """``part`` is what every expert must have."""

    part: Literal["name", "unit", "title"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where every expert has it; a table, labels, and names with brackets are read."""
    what = f"专业人员的{_WHAT[options.part]}"
    names = [one for one in document.fields if _is(document, one, "name")]
    owned = [one for one in document.fields if _is(document, one, options.part)]
    filled = [one.value for one in owned if document[one.value].strip(" /-—_")]
    entries = _entries(document)
    table = bool(names) and all(one.owner for one in names)
    if (len(names) > 1 or (names and owned)) and (table or len(entries) <= len(names)):
        if names and len(filled) >= len(names):
            return Finding.passed(*filled)
        return Finding.failed(f"有人没有写{what}" if filled else f"没有写{what}", *filled[:0])
    pattern = {"name": _NAME, "unit": _UNIT, "title": _TITLE}[options.part]
    with_it = [one for one in entries if pattern.search(document[one])]
    if entries and len(with_it) == len(entries):
        return Finding.passed(*with_it)
    if with_it:
        return Finding.failed(f"有人没有写{what}", related=[one for one in entries if one not in with_it])
    attached = _ATTACHED.search(document.text)
    if attached and not entries:
        return Finding.review(f"{what}是否写在附件里？", document.span(*attached.span()))
    return Finding.failed(f"没有写{what}")


def _is(document: Document, field: Field, part: str) -> bool:
    return _LABELS[part].fullmatch("".join(document[field.label].split())) is not None


def _last(document: Document, end: int) -> int:
    """Where a list that begins on the line below *end* ends: before a line that is no entry of it."""
    for line in document.lines:
        if line.start < end:
            continue
        words = document[line]
        if not _NAME.search(words) or _NO_ENTRY.search(words):
            break
        end = line.end
    return end


def _entries(document: Document) -> list[Span]:
    """One stretch of text for each expert, after the words that open the list."""
    found = []
    for match in _LIST.finditer(document.text, document.body.start):
        start, end = match.end(), document.line(document.span(match.start(), match.end())).end
        if not document.text[start:end].strip():
            end = _last(document, end)
        begin = start
        for at in [*(i for i in range(start, end) if document.text[i] in "、;。\n"), end]:
            piece = document.span(begin, at)
            if _NAME.search(document[piece]):
                found.append(piece)
            begin = at + 1
    return found or _opening(document)


def _opening(document: Document) -> list[Span]:
    """The experts whom the lines below a heading about experts open with."""
    headed = [one.span for one in document.sections if _EXPERTS.search(document[one.heading])]
    opened = [_OPENED.match(document.text, line.start, line.end) for line in document.lines]
    names = [one for one in opened if one and is_person_name(one["name"])]
    return [span for one in names if any(area.covers(span := document.span(*one.span())) for area in headed)]
