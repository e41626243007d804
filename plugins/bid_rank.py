"""候选人排序：写明第一、第二……；写明不标明排序的，待核。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_UNRANKED = han_pattern(
    r"(?:不|未|无)(?:再)?(?:标明|注明|列明|确定|设)?(?:候选人)?(?:之间)?(?:的)?(?:先后)?(?:排序|排名|顺序|次序)"
    r"|(?:排名|排序|顺序|次序)?不分(?:先后|名次|排名)"
)
_NUMBERED = han_pattern(r"[ \t]*(?P<number>[(]?[1-9一二三四五][)、.．]|[①-⑤])[ \t]*")
_IN_ORDER = han_pattern(
    r"候选(?:人|单位|供应商)[^。;\n]{0,12}依次[^。;\n]{0,4}[为是:]|依次(?:推荐|为)[^。;\n]{0,60}候选(?:人"
    r"|单位|供应商)"
)


@hookimpl
def check(document: Document) -> Finding:
    """Pass where every candidate is ranked; ask where the notice says that it ranks nobody."""
    bidders = document.bidders
    if not bidders:
        return Finding.not_applicable("没有认出中标候选人（见 ZT-HX-11.name）")
    ranked = [one.rank for one in bidders if one.rank is not None]
    unranked = [Span(*match.span()) for match in _UNRANKED.finditer(document.text)]
    if unranked:
        also = "又写了名次，究竟是否排序？" if ranked else "是否实行评定分离？"
        return Finding.review(f"写明不排序，{also}依据何文？", *unranked, related=[(rank, "名次") for rank in ranked])
    if len(ranked) == len(bidders):
        return Finding.passed(*ranked)
    in_order = _IN_ORDER.search(document.text)
    if in_order:
        return Finding.passed(Span(*in_order.span()))
    if len(bidders) == 1:
        return Finding.not_applicable("只有一名中标候选人")
    missing = [one for one in bidders if one.rank is None]
    numbers = [number for one in missing if (number := _number(document, one.name))]
    if len(numbers) == len(missing):
        return Finding.review("只编了序号，序号是不是名次？请写明第一、第二……", *numbers)
    names = "、".join(document[one.name] for one in missing[:5])
    return Finding.failed(f"没有写明排序：{names}", related=[(one.name, "没有名次") for one in missing])


def _number(document: Document, name: Span) -> Span | None:
    """The number of the list's item that the name opens."""
    line = document.line(name)
    number = _NUMBERED.match(document.text, line.start, name.start)
    return Span(*number.span("number")) if number and number.end() == name.start else None
