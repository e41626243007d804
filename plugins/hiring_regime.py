"""招聘所依的制度：公务员录用、事业单位公开招聘、企业招聘，依标题、落款、正文判断；看不出的请人答。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Profile, Span, han_pattern, hookimpl

_NAMES = {
    "civil_servant": "公务员",
    "institution": "事业单位",
    "enterprise": "企业",
    "other": "编外用工",
    "transfer": "选调调动",
}
#: What the title tells, the surest first.
_TITLE = {
    "civil_servant": han_pattern(r"公务员|选调生|参照公务员法"),
    "transfer": han_pattern(r"选调(?!生)|公开调动|商调"),
    "other": han_pattern(
        r"编外|劳务派遣|派遣制|合同制|临聘|临时|公益性岗位|辅警|警务辅助|雇员|见习|实习|购买服务|志愿"
    ),
    "institution": han_pattern(r"事业单位|事业编|编制内|在编"),
}
_COMPANY = han_pattern(r"公司|集团|企业|银行|[一-鿿](?<!工)厂|煤矿")
#: A school or hospital that a place or a number names is taken for a public one; of others nothing is known.
_PUBLIC = han_pattern(
    r"(?:[省市县区州镇乡]|第[一二三四五六七八九十]|人民|中心)[一-鿿]{0,12}?(?:学校|大学|学院|中学|小学|医院|卫生院|教师|研究院|研究所|图书馆|博物馆|文化馆)"
    r"|大学|[一-鿿]学院|疾病预防|特岗"
)
_PRIVATE = han_pattern(r"民办|私立|民营")
#: What the text says of this very hiring; of whom it keeps out (在职公务员不得报考) it says something else.
_BODY = {
    "civil_servant": han_pattern(
        r"(?:招录|录用|招考|考试录用|遴选)(?:为)?(?:[一-鿿]{0,6})公务员|公务员录用(?:规定|考察|体检)"
    ),
    "other": han_pattern(
        r"劳务派遣|编外(?:聘用|人员|用工)|不(?:占|纳入)[一-鿿]{0,4}编制|合同制(?:员工|人员)|公益性岗位"
    ),
    "institution": han_pattern(
        r"事业单位(?:公开招聘|人事管理条例|工作人员公开招聘|岗位)|(?:纳入|占|使用|属|为|核定)[一-鿿]{0,4}事业编制|事业编制(?:岗位|人员|管理)"
    ),
    "enterprise": han_pattern(r"(?:我|本)(?:公司|集团|企业|厂|行)"),
}


@dataclass(frozen=True)
class Options:
    """The notice must be of this ``regime``; "not_civil_servant" is any but that."""

    regime: Literal["civil_servant", "not_civil_servant", "institution", "enterprise"]
    question: str = "请确认是公务员招录、事业单位招聘，还是企业或编外招聘"


@hookimpl
def check(document: Document, options: Options, profile: Profile) -> Finding:
    """Pass with the words that tell it, fail with what it is instead, ask where nothing tells."""
    found, shown = next(_told(document, profile), ("", None))
    evidence = [shown] if shown else []
    if options.regime == "not_civil_servant":
        if found == "civil_servant":
            return Finding.failed("是公务员招录（见 ZP-GW-01）", *evidence)
        return Finding.passed(*evidence)
    if not found:
        return (
            Finding.failed("没有说是公务员招录")
            if options.regime == "civil_servant"
            else Finding.review(options.question)
        )
    if found == options.regime:
        return Finding.passed(*evidence)
    return Finding.failed(f"是{_NAMES[found]}的，不是{_NAMES[options.regime]}的", *evidence)


def _told(document: Document, profile: Profile) -> Iterator[tuple[str, Span | None]]:
    """What tells the regime, the surest first."""
    title = document.title
    for regime, pattern in _TITLE.items() if title else ():
        match = pattern.search(document.text, *title) if title else None
        if match:
            yield regime, Span(*match.span())
    heads = [*([title] if title else []), *document.signature.issuers]
    for head in heads:
        match = _COMPANY.search(document.text, *head)
        if match:
            yield "enterprise", Span(*match.span())
    if profile.unit_kind == "企业":
        yield "enterprise", None
    for regime, pattern in _BODY.items():
        match = pattern.search(document.text, document.body.start)
        if match:
            yield regime, Span(*match.span())
    for head in heads:
        match = _PUBLIC.search(document.text, *head)
        if match and not _PRIVATE.search(document.text):
            yield "institution", Span(*match.span())
