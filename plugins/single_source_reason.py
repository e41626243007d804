"""采用单一来源的原因：说明为什么只能从唯一供应商处采购，只引条文的请人核。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_LABEL = han_pattern(r"原因|理由")
_REASON = han_pattern(
    r"唯一(?:的)?(?:供应商|供货商|厂家|厂商|代理|承担|来源|授权|一家|(?:授权)?(?:的)?(?:服务商|服务机构|厂|单位|经销|生产|具[备有]|能够?))|其他(?:供应商|单位|厂家|公司)(?:均|都)?(?:无法|不能|没有)|无法(?:兼容|对接|替换)|只能(?:从|由|向|采用)|不可替代|专利|专有技术|独家|独有|著作权|原供应商"
    r"|配套|兼容|一致性|添购|紧急|无法(?:从|由|找到|替代)|仅有(?:一家|该)|垄断"
)
_LAW = han_pattern(
    r"(?:政府)?采购法[^,。;\n]{0,6}第?(?:三十一|31)条[^,。;\n]{0,20}|符合|情形|规定|依据|根据|《[^》\n]*》|第?[一二三\d]+[条款项]|单一来源(?:采购)?(?:方式)?|\W"
)
#: A sentence that gives nothing but the law: 符合政府采购法第三十一条第一项之规定.
_CITED = han_pattern(r"采购法[》]?[^。\n]{0,12}?第(?:三十一|31)条|单一来源[^。\n]{0,16}?(?:情形|规定)")
#: What the experts found is another of the seven items.
_OPINION = han_pattern(r"专家|论证|专业人员")
_BLANK = han_pattern(r"[\W_×xX]*")


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the reason below its label or heading, or with a sentence that gives one."""
    empty: Span | None = None
    only_law: Span | None = None
    places = [(one.label, one.value) for one in document.fields]
    places += [(one.heading, Span(one.heading.end, max(one.heading.end, one.span.end))) for one in document.sections]
    for label, said in places:
        if not _LABEL.search(document[label]):
            continue
        if _BLANK.fullmatch(document[said]):
            empty = empty or label
        elif len(_LAW.sub("", document[said])) < 6 and not _REASON.search(document[said]):
            only_law = only_law or said
        else:
            return Finding.passed(document.span(said.start, min(said.end, said.start + 120)))
    for reason in () if empty else _REASON.finditer(document.text, document.body.start):
        sentence = document.sentence(document.span(*reason.span()))
        if not _OPINION.search(document[sentence]):
            return Finding.passed(sentence)
    if only_law is None and not empty:
        cited = _CITED.search(document.text, document.body.start)
        only_law = document.sentence(document.span(*cited.span())) if cited else None
    if only_law is not None:
        return Finding.review("只引了条文，是否写明只能从唯一供应商处采购的具体原因？", only_law)
    return Finding.failed("“原因”后面空着", empty) if empty else Finding.failed("没有写采用单一来源的原因")
