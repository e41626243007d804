"""中标候选人、中标人或供应商的一项情况：每一家均写明（名称、报价、质量、工期、项目负责人、证书、资格能力条件）。"""

from dataclasses import dataclass
from typing import Literal

from checker import Bidder, Document, Finding, Span, han_pattern, hookimpl

_WHO = {"candidate": "中标候选人", "winner": "中标人", "supplier": "供应商"}
_NAMES = {
    "price": "报价",
    "quality": "质量",
    "duration": "工期（交货期、服务期）",
    "leader": "项目负责人姓名",
    "certificate": "项目负责人的证书名称和编号",
    "qualification": "响应的资格能力条件（资质、业绩等）",
}
_ATTACHED = han_pattern(r"(?:详?见|随附|载于)(?:本公示)?附[件表]|附后")
#: Lines about those who buy, run and watch the procedure, and their accounts.
_PROCEDURE = han_pattern(
    r"(?:招标|采购|比选|询价|建设|发包)(?:人|单位|方)|业主|代理|委托|监督|主管|户名|开户|账[号户]|异议|质疑|联系|平台"
    r"|当前位置|附件|否决|废标|无效"
)
_COMPANY = han_pattern(r"[一-鿿()]{2,24}(?:公司|集团|厂|事务所|设计院|研究院|合作社|经营部|商行|工作室)")
#: A winner that only its rank names; what is offered may stand beside.
_BY_RANK = han_pattern(r"第[一1](?:名|中标候选(?:人|单位))[^。;\n]{0,8}为[^。;,\n]{0,8}(?:中标|成交)(?:人|单位|供应商)")
_BESIDE = {
    "price": han_pattern(r"(?:中标|成交)(?:总?价|金额)(?:为|是)?[:]?\s*(?P<said>[¥￥]?\d[\d,.]*\s*万?元)"),
    "duration": han_pattern(r"(?:工期|服务期|交货期)(?:为|是)?[:]?\s*(?P<said>\d+\s*(?:个?日历天|天|日|个月|年))"),
    "leader": han_pattern(r"项目(?:经理|负责人)(?:为|是)?[:]?\s*(?P<said>[一-鿿]{2,4})(?=[(,。;\s])"),
}
#: Goods and services may answer the tender documents instead of promising a quality.
_WORKS = han_pattern(r"施工|工程|EPC|总承包|建设项目")
_NO_WORKS = han_pattern(r"采购|服务|监理|设计|勘察|咨询|设备|物业|保险|检测|造价|审计")


@dataclass(frozen=True)
class Options:
    """``field`` is what each of ``whose`` must have."""

    field: Literal["name", "price", "quality", "duration", "leader", "certificate", "qualification"]
    whose: Literal["candidate", "winner", "supplier"] = "candidate"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where every bidder has the field; else say whose is missing."""
    bidders = _asked(document, options.whose)
    if not bidders:
        return _nobody(document, options)
    if options.field == "name":
        return Finding.passed(*(one.name for one in bidders))
    stated = list(dict.fromkeys(span for one in bidders for span in _stated(document, one, options.field)))
    missing = [one for one in bidders if not _stated(document, one, options.field)]
    what = _NAMES[options.field]
    if not missing:
        attached = [span for span in stated if _ATTACHED.search(document[span])]
        return Finding.review(f"{what}写在附件里，请核对附件", *attached) if attached else Finding.passed(*stated)
    attached = [Span(*match.span()) for match in _ATTACHED.finditer(document.text)]
    whose = "、".join(_called(document, one, options.field) for one in missing[:5])
    whose += f"等{len(missing)}家" if len(missing) > 5 else ""
    if attached and len(missing) == len(bidders):
        return Finding.review(f"正文没有写{what}，是否写在附件里？", *attached[:1])
    related = [(one.name, f"没有写{what}") for one in missing]
    return Finding.failed(f"没有写{what}：{whose}", related=related, values={"missing": whose})


def _asked(document: Document, whose: str) -> tuple[Bidder, ...]:
    """Of a result those who won; where nobody is said to have, those whom nothing calls a candidate."""
    if whose == "candidate":
        return document.bidders
    return tuple(one for one in document.bidders if one.won) or tuple(one for one in document.bidders if not one.rank)


def _nobody(document: Document, options: Options) -> Finding:
    who = _WHO[options.whose]
    beside = _BESIDE.get(options.field)
    if beside and options.whose == "winner" and not document.bidders and _BY_RANK.search(document.text):
        said = [document.span(*match.span("said")) for match in beside.finditer(document.text)]
        if said:
            return Finding.passed(*said)
    if options.field != "name":
        return Finding.not_applicable(f"没有认出{who}，已在“{who}名称”指出")
    if document.bidders:
        return Finding.review(f"只写了候选人，谁是{who}？", *(one.name for one in document.bidders))
    attached = _ATTACHED.search(document.text)
    if attached:
        return Finding.review(f"正文没有写{who}名称，是否写在附件里？", Span(*attached.span()))
    unknown = _unknown(document)
    if unknown:
        return Finding.review(f"没有认出{who}，请人核对：是不是这里写的？", *unknown[:3])
    return Finding.failed(f"没有写{who}名称")


def _unknown(document: Document) -> list[Span]:
    """Companies that no line names as a party to the procedure, and that neither the title nor the signature names: a
    notice that tells of one may name its bidder in words that are not known here. A notice without any names nobody."""
    parties = document.title_text + "".join(document[issuer] for issuer in document.signature.issuers)
    parties += "".join(words for line in document.lines if _PROCEDURE.search(words := document[line]))
    found = []
    for line in document.lines:
        words = document[line]
        if line.start < document.body.start or _PROCEDURE.search(words):
            continue
        for match in _COMPANY.finditer(words):
            if match.group() not in parties:
                found.append(document.span(line.start + match.start(), line.start + match.end()))
    return found


def _stated(document: Document, bidder: Bidder, field: str) -> tuple[Span, ...]:
    stated = bidder.fields.get(field, ())
    if field == "qualification":
        return stated + bidder.fields.get("record", ())
    if field == "quality" and not stated:
        title = document.title_text
        return bidder.fields.get("response", ()) if _NO_WORKS.search(title) or not _WORKS.search(title) else ()
    return stated


def _called(document: Document, bidder: Bidder, field: str) -> str:
    """The bidder's name, with what of the certificate there is."""
    name = document[bidder.name]
    if field != "certificate":
        return name
    if "certificate_name" in bidder.fields:
        return f"{name}（只有证书名称，没有编号）"
    return f"{name}（只有编号，没有证书名称）" if "certificate_number" in bidder.fields else name
