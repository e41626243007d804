"""征收土地公告的内容：范围、目的、面积、现状调查、补偿标准、补偿登记、异议渠道。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import ContactKind, Document, Filling, Finding, Span, filling, han_pattern, hookimpl

Element = Literal["scope", "purpose", "area", "survey", "standard", "register", "objection"]


@dataclass(frozen=True)
class Options:
    """``asks`` is what the notice must say."""

    asks: Element


_LABELS = {
    "scope": han_pattern(r"(?:征收|征地|用地)(?:土地)?(?:的)?(?:范围|位置)|土地(?:坐落|位置)|^位置|四至|^范围"),
    "purpose": han_pattern(
        r"(?:征收|征地|用地)(?:土地)?(?:的)?目的|(?:土地)?用途|建设项目|^项目名称|用地项目|公共利益"
    ),
    "area": han_pattern(r"面积"),
    "survey": han_pattern(r"现状调查"),
    "standard": han_pattern(r"补偿(?:的)?标准|区片(?:综合)?(?:地)?价|补偿费标准"),
    "register": han_pattern(r"补偿登记|^(?:办理)?登记"),
    "objection": han_pattern(r"异议|意见反馈|听证"),
}
_SAID: dict[str, re.Pattern[str]] = {
    "scope": han_pattern(
        r"征(?:收|用|地)[^。;\n]{0,40}?(?:村(?!民)|组|社区|街道|居委会|镇|乡|农场|林场)[^。;\n]{0,30}|东至[^。\n]{2,60}[南西北]至"
    ),
    "purpose": han_pattern(
        r"(?:用于|用作|作为)[^。;,\n]{2,50}(?:建设|项目|工程|需要|用地|开发|改造|设施)"
        r"|(?:因|为了?|由于)(?!工作需要)[^。;,\n]{2,50}(?:建设|[扩改新迁修]建|项目|工程|(?<!工作)需要|开发|改造)|(?:建设|实施)[^。;,\n]{2,40}(?:项目|工程)"
        r"|征(?:收|用|地)[^。\n]{0,60}?(?:用于|用作|作为)(?!补偿|安置|支付|缴纳|发放|农业|种植)[^。;,\n]{3,40}"
        r"|(?:因|为了?|由于|拟|用于)(?:公共利益(?:的?需要)?|[一-鿿]{0,12}?(?:建设|修建|兴建|新建|扩建|改建|实施|推进))(?!征)[^。;,\n]{2,40}"
    ),
    "area": han_pattern(r"\d[\d,.]*\s*(?:公顷|亩|平方米|平方公里|㎡|m²|hm²|m2|hm2)"),
    "survey": han_pattern(
        r"(?:开展|进行|组织|实施|对)[^。;\n]{0,40}?现状(?:进行)?调查|现状调查(?:工作)?(?:由|自|于|时间|从|将)[^。\n]{2,40}"
        r"|(?:权属|地类|附着物|青苗)[^。\n]{0,40}(?:调查|清点|勘测)(?!的?结果)|(?<!经)(?<!已)(?:调查|勘测定界|清点)[^。;\n]{0,30}(?:权属|地类|附着物|青苗)"
    ),
    "standard": han_pattern(
        r"\d[\d,.]*\s*(?:万?元)\s*(?:[/每]\s*(?:亩|公顷|平方米|㎡|人|株|m²|棵|座)|/)"
        r"|每(?:亩|公顷|平方米|人|株|棵)[^。;,\n]{0,12}?\d[\d,.]*\s*万?元"
    ),
    "register": han_pattern(r"补偿登记|(?:办理|进行|申请)登记|(?:到|向|持)[^。;\n]{2,30}登记(?!表|簿|本|证)"),
    "objection": han_pattern(r"(?:有)?(?:异议|不同意见)|申请听证|听证申请|提出[^。;,\n]{0,6}(?:意见|听证)"),
}
_MISSING = {
    "scope": "征收范围",
    "purpose": "征收目的",
    "area": "征收面积",
    "survey": "开展土地现状调查的安排",
    "standard": "补偿标准",
    "register": "办理补偿登记的方式和期限",
    "objection": "对方案有异议向谁提出",
}
#: A slot of a form within a sentence: 用于____项目建设.
_SLOT = han_pattern(r"_{2,}|[(【]\s*[)】]|(?<=[一-鿿])\s{3,}(?=[一-鿿、,。;]|$)|(?:用于|用作|作为|[因为])\s*[_×xX]+")
_ELSEWHERE = han_pattern(
    r"(?:具体|详细)?(?:位置|范围|标准|内容)?(?:以)?(?:请?详?见|参见|按照?|执行|依据|根据)[^。;\n]{0,60}[。;]?\s*"
)
_MONEY_UNIT = han_pattern(r"万?元\s*[/每]\s*(?:亩|公顷|平方米|㎡|人)|[(]\s*(?:单位:)?\s*万?元")
#: What else is paid by the head or the acre, and compensates nobody for land.
_OTHER_MONEY = han_pattern(r"社会保障|社保|养老|参保|缴费|耕地开垦费|占用税|过渡费|奖励")
_COMPENSATION = han_pattern(r"补偿(?:费|标准)|地价|安置补助费")
_BY_RULE = han_pattern(r"(?:按照?|依照|根据|执行)[^。;\n]{0,60}(?:标准|文件|规定|通知|地价)[^。;\n]{0,20}")
_IN_PERIOD = han_pattern(r"公告(?:期限?|期间|时间)内|公告(?:期限?)?(?:届满|期满)前")
_LONGEST_LABEL = 16
#: A table of so many columns is a form, with labels at the left.
_FORM = 2
_HOW = han_pattern(r"携带|持|到|向|前往|地点|联系|窗口|现场|由[^。;\n]{1,20}办理|村委会|居委会")


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that say it; ask where they point elsewhere only."""
    if options.asks == "register":
        return _register(document)
    if options.asks == "objection":
        return _objection(document)
    pointed: Span | None = None
    for area in _under_label(document, options.asks):
        said = document[area]
        if options.asks in ("area", "standard"):
            if _figure(document, options.asks, area):
                return Finding.passed(_first_line(document, area))
        elif filling(said) is Filling.SAID and not _SLOT.match(said) and not _ELSEWHERE.fullmatch(said):
            return Finding.passed(_first_line(document, area))
        by_rule = options.asks == "standard" and _BY_RULE.search(said)
        if by_rule or filling(said) is Filling.ELSEWHERE or _ELSEWHERE.match(said):
            pointed = pointed or _first_line(document, area)
    for match in _SAID[options.asks].finditer(document.text, *document.body):
        found = document.span(*match.span())
        if options.asks == "purpose" and _SLOT.search(document.text, *match.span()):
            continue
        if options.asks != "standard" or not _OTHER_MONEY.search(
            document.text, document.sentence(found).start, found.end
        ):
            return Finding.passed(found)
    if options.asks == "standard" and pointed is None:
        rules = (document.span(*one.span()) for one in _BY_RULE.finditer(document.text, *document.body))
        pointed = next((one for one in rules if _COMPENSATION.search(document[document.sentence(one)])), None)
    if pointed is not None:
        return Finding.review(f"{_MISSING[options.asks]}指向别处，请核那里是否写明", pointed)
    return Finding.failed(f"没有写{_MISSING[options.asks]}")


def _under_label(document: Document, asks: Element) -> Iterator[Span]:
    """The values of labels and the contents of sections that are about the element."""
    for field in document.fields:
        if field.value and _LABELS[asks].search("".join(document[field.label].split())):
            yield field.value
    for table in document.tables:
        for cell in table.cells:
            label = "".join(document[cell.span].split())
            if len(label) > _LONGEST_LABEL or not _LABELS[asks].search(label):
                continue
            heads = cell.row == 0 and table.width > _FORM
            value = (
                table.at(cell.row + cell.rows, cell.column) if heads else table.at(cell.row, cell.column + cell.columns)
            )
            if value is not None:
                yield value.span
    for section in document.sections:
        if _LABELS[asks].search(document[section.heading]):
            line = document.line(section.heading)
            colon = document.text.find(":", section.heading.start, line.end)
            start = colon + 1 if colon >= 0 else min(section.heading.end, section.span.end)
            yield document.span(start, max(start, section.span.end))


def _figure(document: Document, asks: Element, area: Span) -> bool:
    """An amount of land, or of money; in a table its unit may stand in the head."""
    if _SAID[asks].search(document.text, area.start, area.end):
        return True
    number = re.search(r"\d", document[area]) is not None
    if asks == "area":
        return number and re.fullmatch(r"[\d.,\s]+", document[area]) is not None
    return any(area.covers(one.span) for one in document.money) or (
        number and _MONEY_UNIT.search(document.text) is not None
    )


def _first_line(document: Document, area: Span) -> Span:
    return document.span(area.start, min(area.end, document.line(area).end))


def _parts(document: Document, asks: Element) -> Iterator[Span]:
    """The sections and lines that speak of the element."""
    for section in document.sections:
        if _LABELS[asks].search(document[section.heading]):
            yield section.span
    for match in _SAID[asks].finditer(document.text, *document.body):
        yield document.line(document.span(*match.span()))


def _register(document: Document) -> Finding:
    part: Span | None = None
    for area in _parts(document, "register"):
        part = part or area
        times = [*(one.span for one in document.dates), *(one.span for one in document.durations)]
        times += [document.span(*one.span()) for one in _IN_PERIOD.finditer(document.text, area.start, area.end)]
        when = [span for span in times if area.covers(span)]
        how = _HOW.search(document.text, area.start, area.end)
        if when and how:
            return Finding.passed(when[0], document.sentence(document.span(*how.span())))
    if part is None:
        return Finding.failed("没有写办理补偿登记的方式和期限")
    return Finding.failed("补偿登记没有把期限和怎样办理写全", _first_line(document, part))


def _objection(document: Document) -> Finding:
    """Who takes objections: a telephone or an address in the notice, or 向 and a name in the sentence."""
    part: Span | None = None
    for area in _parts(document, "objection"):
        part = part or area
        to = han_pattern(
            r"(?:向|到|送|交|寄|报|反馈至?)(?P<who>[^。;,\n]{2,30}?(?:政府|局|部门|委员会|办|所|中心|站|村委会))"
        ).search(document.text, area.start, area.end)
        if to:
            return Finding.passed(document.span(*to.span("who")))
    kinds = (ContactKind.PHONE, ContactKind.ADDRESS, ContactKind.EMAIL)
    channels = [one for one in document.contacts if one.kind in kinds and one.office]
    if part is None:
        return Finding.failed("没有写对方案有异议、申请听证的渠道")
    if channels:
        return Finding.passed(_first_line(document, part), channels[0])
    return Finding.failed("写了可以提出异议，没有写向谁、怎样提出", _first_line(document, part))
