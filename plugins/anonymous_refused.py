"""匿名反映：不一概拒绝匿名反映。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_REFUSED = han_pattern(
    r"匿名[^。;!\n]{0,16}?(?:不予|不再|不作|不做|恕不|概不|不)(?:予以)?(?:受理|处理|调查|核实|办理|答复|采信|接受|接待)"
    r"|(?:不予|不|概不|恕不|拒绝)(?:受理|接受|处理|办理|接待)[^。,;\n]{0,6}匿名"
)
#: 匿名反映没有具体线索的不予受理: a bound, no refusal of all.
_BOUND = han_pattern(r"(?:没有|无|缺乏|不能提供|未提供|内容不|线索不|无法(?:核实|查证))[^。;\n]{0,16}$")

#: Objections of bidders are by law made under their names.
_BIDDERS = han_pattern(r"投标人|供应商|质疑|评[标审]结果")


@hookimpl
def check(document: Document) -> Finding:
    """Ask where anonymous reports are turned away whatever they say."""
    for line in document.lines:
        for match in _REFUSED.finditer(document.text, *line):
            bound = _BOUND.search(match.group()[:-2].rsplit("不", 1)[0])
            if not bound and not _BIDDERS.search(document.text, *document.sentence(Span(*match.span()))):
                question = "匿名反映一概不受理吗？线索具体的匿名反映也应按规定处理，可改为“提倡实名反映”"
                return Finding.review(question, Span(*match.span()))
    said = document.find("匿名")
    return Finding.passed(said[0]) if said else Finding.not_applicable("没有写匿名反映")
