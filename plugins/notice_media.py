"""发布公告的媒介：写明在哪些媒介发布，其中有招标投标公共服务平台或公共资源交易平台。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

_WHERE = han_pattern(
    r"(?:(?:公告|信息)?(?:发布|公开|公示|刊登)(?:公告)?(?:的)?|公告)(?:媒介|媒体|渠道|网站|平台)|(?:同时|同步)?在[^。;\n]{2,80}?(?:上|网)?(?:同时|同步)?(?:公开)?(?:发布|刊登|公布)"
)
_PLATFORM = han_pattern(
    r"招标投标公共服务平台|公共资源交易|招标投标网|电子招标投标|采购与招标网|招投标(?:公共服务)?(?:平台|网)|交易中心"
)
_CONDITION = han_pattern(r"(?:更正|变更|澄清|结果|答疑|修改)[^。;\n]{0,30}$")


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the media; ask where none of those named is such a platform."""
    named: Span | None = None
    for match in _WHERE.finditer(document.text, document.body.start):
        place = document.span(*match.span())
        sentence = document.sentence(place)
        if _CONDITION.search(document.text, sentence.start, match.start()):
            continue
        section = next((one for one in document.sections if one.heading.overlaps(place)), None)
        area = section.span if section is not None else sentence
        if _PLATFORM.search(document[area]):
            return Finding.passed(sentence if section is None else section.heading)
        named = named or sentence
    if named is not None:
        return Finding.review("写明的媒介里有没有国家或省级招标投标公共服务平台？", named)
    return Finding.failed("没有写发布公告的媒介")
