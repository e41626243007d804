"""只在单位内部公开：没有说向社会、在对外的网站和媒体上公布。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_OUTSIDE = han_pattern(
    r"(?:向|面向|对)(?:全?社会|公众|外界?)(?:各界)?(?=[^,。;\n]{0,10}(?:公开|公布|公示|公告|发布|披露))"
    r"|(?<!内部)(?<!内网)(?:门户网站|官方网站|官网|互联网|外网|微信公众号|公众号|微博|抖音|报纸|电视台|新闻媒体)"
    r"|(?<!内部)(?<!局域)(?:公司|集团|本厂|本单位|企业)?网站(?:上|首页)?(?=[^,。;\n]{0,6}(?:公开|公布|公示|公告|发布|刊登))"
)
_PUBLISHED = han_pattern(r"公开|公布|公示|公告|发布|刊登|披露|张贴|推送")
_INSIDE = han_pattern(
    r"(?:仅|只)?(?:限|在|供|于)?(?:本)?(?:单位|公司|厂|车间|班组|班|部门|队)(?:范围)?内部?(?:公开|公示|公布|张贴)|内部(?:公开|公示|公布)|不(?:对外|外传|得外传)"
)


@hookimpl
def check(document: Document) -> Finding:
    """Fail with the words that open it to others; a sentence that forbids so does not."""
    for match in _OUTSIDE.finditer(document.text, document.body.start):
        span = Span(*match.span())
        sentence = document.sentence(span)
        published = _PUBLISHED.search(document.text, *sentence)
        if published and document.stance(span) != "denied" and document.stance(Span(*published.span())) != "denied":
            return Finding.failed(f"奖金明细只在单位内部公开，不宜“{document[span]}”公布", span)
    inside = _INSIDE.search(document.text, document.body.start)
    if inside:
        return Finding.passed(Span(*inside.span()))
    return Finding.passed(*([document.title] if document.title else []), message="没有写向外公布")
