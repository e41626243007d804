"""反映意见的方式和要求：写明怎样反映（实名、署名、书面、来信来电来访等）。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_MANNER = han_pattern(
    r"实名|署名|署真实|真实姓名|真名|具名|签名|书面|匿名|口头|当面|面谈|来人|到场|现场|持[^。;\n]{0,8}记录|写条子|打电话|拨打电话|名义|来信|来电|来访|来函|信函|致电|电函|写信|信访|电话(?:、|或|和|及|等|方式|反映|举报)|短信|电子邮件|邮件|通过[^。;\n]{0,20}(?:方式|形式|途径|渠道|系统|平台)|以[^。;\n]{1,20}(?:方式|形式)|加盖(?:单位)?公章|身份证明|联系方式(?!:)"
)
_ABOUT = han_pattern(
    r"反映|异议|意见|举报|投诉|问题|质疑|监督|受理|疑问|反馈|申诉|核对|查询|询问|欢迎[^。;\n]{0,8}来|来信|来访|来电|来函"
)


@hookimpl
def check(document: Document) -> Finding:
    """Pass where a sentence on objections says in what manner they are to be made."""
    for match in _MANNER.finditer(document.text, document.body.start):
        span = Span(*match.span())
        paragraph = document.line(span)
        if _ABOUT.search(document.text, paragraph.start, paragraph.end):
            return Finding.passed(span)
    return Finding.failed("没有写明怎样反映意见")
