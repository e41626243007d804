"""公开渠道与对象相称：向社会公开的，不能只发在单位内部。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_PUBLIC = han_pattern(
    r"(?:向|面向|对)(?:全?社会|公众|广大群众)(?:[^,。;!?\n]{0,12}?)(?:公开|公布|公示|公告|发布|披露)|(?:社会公开|社会公示)"
)
_INSIDE = han_pattern(
    r"局域网|内部网[站络]?|内网|内部(?:公告栏|公示栏|公开栏|刊物|简报|微信群|工作群)|(?<![A-Za-z])OA(?![A-Za-z])|办公自动化系统|职工群|办公网"
)
_OUTSIDE = han_pattern(
    r"(?<!内部)网站|门户|官网|公众号|微博|报纸|日报|晚报|电视台|广播|新闻媒体|媒体|互联网|外网|公共资源交易|政府采购网|招标网|招投标网"
    r"|信用中国|政务服务网|(?:村|镇|街道|社区|大门|厂门|门前|门口|对外)[^,。;]{0,4}(?:公开栏|公示栏|公告栏)|新闻发布会"
)

_STAFF = han_pattern("职工|员工|会员|代表")


@hookimpl
def check(document: Document) -> Finding:
    """Fail where a sentence opens something to society through internal channels only; ask where staff is meant too."""
    seen: list[Span] = []
    for line in document.lines:
        for match in _PUBLIC.finditer(document.text, *line):
            span = Span(match.start(), match.end())
            sentence = document.sentence(span)
            if _OUTSIDE.search(document.text, *sentence):
                seen.append(span)
            elif inside := _INSIDE.search(document.text, *sentence):
                channel = Span(*inside.span())
                told = f"说是“{document[span]}”，渠道却只有“{inside.group()}”，社会上看得到吗？"
                told += "请写明对外的渠道，或改为向职工公开"
                mixed = _STAFF.search(document.text, *sentence)  # then the internal channel may be for the staff
                return (Finding.review if mixed else Finding.failed)(told, *sorted([channel, span]))
    return Finding.passed(*seen) if seen else Finding.not_applicable("没有写向社会公开，或没有写用什么渠道")
