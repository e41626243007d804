"""公开的事项：除了套话、期限、联系方式和落款，正文还说了事；只说见附件的请人核。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_FORMAL = han_pattern(
    r"现予|予以公[示布告开]|特此|如有|若有|有异议|有意见|欢迎|监督|公[示布告开](?:时间|期|日期|栏)|张贴|联系|电话|地址|各[部车单位]|全体"
    r"|(?:公[示布告开]|通报|公告)如下[::。]?$|^\(?\d{4}年[^。]{0,12}\)?$|^\(?第?[^。]{0,6}期\)?$"
)
_ATTACHED = han_pattern(r"(?:详?见|参见)[^。;\n]{0,10}附[件表]|附件\d?:")
#: A line that only says whose board it is and where it hangs.
_WHOSE = han_pattern(r"[^,。;:\d]*(?:厂|公司|集团|工会|委员会|车间|分厂|矿|学校|医院|门口|[东南西北]墙|大厅)")
#: Fewer characters than this say nothing of a matter.
_LEAST = 8


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the lines that tell of a matter."""
    told: list[Span] = []
    for line in document.lines:
        if line.start < document.body.start or line.start >= document.signature.start:
            continue
        words = document[line]
        matters = [part for part in words.split("。") if len(part.strip()) >= _LEAST and not _FORMAL.search(part)]
        if matters and not _WHOSE.fullmatch(words.strip()) and not _ATTACHED.search(words):
            told.append(line)
    if told:
        return Finding.passed(*told[:3])
    attached = _ATTACHED.search(document.text, document.body.start)
    if attached:
        return Finding.review("公开的事项在附件里，附件没有随文送检，请核那里是否列明", Span(*attached.span()))
    return Finding.failed("正文没有写公开了什么事项")
