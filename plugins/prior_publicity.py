"""前一级公示：写明已在所在单位等前一级公示过，或者本公示就是所在单位的公示。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_BEFORE = han_pattern(
    r"(?:所在|本|推荐|申报|基层)单位[^。;\n]{0,16}公示(?!期间|如下)|(?:已|经|均)[^。;,\n]{0,24}公示(?:无异议|后|[,。;、]|[一-鿿]{0,6}无异议)"
    r"|(?:逐级|层层|两级|三级|市级|县级|区级|省级|初审|复审|推荐|第[一二]次)[^。;,\n]{0,6}公示|公示(?:均|后均)?无异议(?:后|的?基础|[,。])"
)
_STILL = han_pattern(r"(?:如|若|待|将|期满|结束)[^。;\n]{0,12}$")
_BASE = han_pattern(r"公司|集团|[一-鿿](?<!工)厂|煤矿|学校|大学|学院|中学|小学|医院|车间|项目部|村")


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the words; a notice of the unit itself is the first of the three."""
    for match in _BEFORE.finditer(document.text, document.body.start):
        if not _STILL.search(document.text, max(0, match.start() - 14), match.start()):
            return Finding.passed(Span(*match.span()))
    for issuer in document.signature.issuers:
        if _BASE.search(document.text, *issuer):
            return Finding.passed(issuer, message="所在单位的公示")
    return Finding.failed("没有写是否已在所在单位公示")
