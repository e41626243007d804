"""所在村、社区：写明在哪个村、哪个社区公布。"""

from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl

_PLACE = han_pattern(
    r"[一-鿿]{1,12}?(?<![农乡山渔全本各该我某])(?:村|社区)(?:村民委员会|居民委员会|村委会|居委会|委员会)?"
    r"(?![民级务庄里道镇容貌干史规寨党]|工作|服务(?!中心)|矫正|卫生|养老|建设|公示|救助|张榜|公布)"
    r"|[一-鿿]{2,12}(?:居委会|居民委员会|村委会)"
)
_NONE = han_pattern(r"(?:所在|申请人?|户籍|居住|每个|相关|有关|应在|须在|在|向|农|乡|城中)的?(?:行政)?(?:村|社区)$")
_HEAD = han_pattern(
    r"^(?:所[在属])?(?:行政村|村居?|社区|村[/(]?(?:社区|居)[)]?|(?:家庭)?(?:住址|地址|居住地))(?:名称)?$"
)


@dataclass(frozen=True)
class Options:
    """``absent`` is the message where no village and no community is named."""

    absent: str


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the name of the village or community: of who signs, of the title, of a column, or in the text."""
    for field in document.fields:
        if field.value and _HEAD.search("".join(document[field.label].split())):
            return Finding.passed(field.value)
    signed = list(document.signature.issuers)
    areas = [*signed, *([document.title] if document.title else []), *document.lines]
    for area in areas:
        for match in _PLACE.finditer(document.text, *area):
            if not _NONE.search(match[0]):
                return Finding.passed(Span(*match.span()))
    attached = document.find(("名单见附件", "见附件", "附后", "见附表"))
    if attached:
        return Finding.review("名单在附件里，写没写是哪个村、哪个社区的？", attached[0])
    return Finding.failed(options.absent)
