"""终止招标的退还：已发售文件或收取投标保证金的，写明退还费用和保证金。"""

from checker import Document, Finding, han_pattern, hookimpl

_RETURNED = han_pattern(r"(?:退还|退回|退付|返还)")
_NOT = han_pattern(r"(?:不予?|概不|不再)$")
_NEVER = han_pattern(r"未(?:发售|收取|出售|向[^。,\n]{0,12}收取)|免费(?:获取|提供|下载)|没有收取|不收取(?:投标)?保证金")
_TAKEN = han_pattern(r"(?:已(?:经)?(?:收取|缴纳|交纳|购买|发售|递交)|保证金|文件(?:费|款|工本费)|标书费)")


@hookimpl
def check(document: Document) -> Finding:
    """Pass where it says that they are returned, or that nothing was taken."""
    for match in _RETURNED.finditer(document.text):
        place = document.span(*match.span())
        if _NOT.search(document.text, max(0, match.start() - 3), match.start()):
            return Finding.failed("终止招标的，应当退还所收的文件费用和投标保证金及利息", document.sentence(place))
        return Finding.passed(place)
    never = _NEVER.search(document.text)
    if never:
        return Finding.passed(document.span(*never.span()))
    taken = _TAKEN.search(document.text)
    if taken:
        return Finding.failed("没有写退还文件费用和投标保证金", document.span(*taken.span()))
    return Finding.review("是否已经发售招标文件或者收取投标保证金？收过的，要写明怎样退还")
