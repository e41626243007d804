"""考核年度：标题或正文写明考核的是哪一年度（学年、季度）；只有落款、公示期里的年份不算。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_YEAR = r"(?:20\d{2}|二[〇○零O][一二三四五六七八九〇○零]{2})"
_PERIOD = han_pattern(
    rf"{_YEAR}\s?(?:[-—–~至到/]{{1,2}}\s?{_YEAR}\s?)?(?:学年度?|年度|年(?:第?[一二三四1-4]季度|[上下]半年|[一二三四]季度|\d{{1,2}}月份?(?!\d{{1,2}}日|\d))?)"
    r"(?!\d{1,2}月\d)"
)
_ASSESSES = han_pattern(r"[^。;\n]{0,24}?(?:考核|考评|测评|评议|绩效|优秀)")
_DAY = han_pattern(r"\d{1,2}月\d{1,2}日")


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the year that the title names, or that a sentence gives to the assessment."""
    title = document.title
    areas = [(title, False)] if title else []
    for area, strict in [*areas, (document.body, True)]:
        for match in _PERIOD.finditer(document.text, area.start, area.end):
            if _DAY.match(document.text, match.end()):
                continue
            if not strict or _ASSESSES.match(document.text, match.end()):
                return Finding.passed(Span(*match.span()))
    return Finding.failed("没有写考核的是哪一年度")
