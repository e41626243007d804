"""不予公开的理由：不予公开、部分公开、不存在的，写明为什么；部分公开的，写明提供了什么。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl


@dataclass(frozen=True)
class Options:
    """``asks``: a reason for what is withheld ("reason"), or how the rest is given ("partial")."""

    asks: Literal["reason", "partial"]


_WITHHELD = han_pattern(
    r"不予(?:以)?(?:公开|提供|处理|受理|重复|答复)|不(?:宜|能|得|便)(?:公开|提供)|不再重复|不存在|未(?:制作|保存|检索到|获取)"
    r"|无法(?:向您|予以|给予)?(?:提供|公开)|不掌握|不属于(?:本机关|本局|政府信息|公开范围|我|主动)|部分公开|区分处理|(?:遮盖|隐去|删除|去除|技术处理)(?:处理)?之?后"
)
_REFUSED = han_pattern(r"不予(?:以)?(?:公开|提供)")
#: What could be done against a refusal, or a rule as such, is no refusal.
_NOT_REFUSED = han_pattern(
    r"(?:如(?!下)|若|认为|凡|可以|应当|没有)[^。;,\n]{0,16}$|对(?:本机关|上述|该|行政机关)?(?:作出的|的)?$"
)
_REASON = han_pattern(
    r"因(?!此|而)|由于|(?<!不)属于|涉及|经(?:[^。;,\n]{0,6})?(?:检索|查找|查询|核查)|鉴于|理由(?:是|为|如下|:)|(?:会|可能|将)(?:对|损害|危及|影响|侵害)"
    r"|(?:未|没有)(?:制作|保存|形成|获取)|不掌握|不属于(?:本机关|本局|政府信息)|第三方(?:不同意|明确)"
)
#: Words that say at once that it is withheld and why.
_SELF = han_pattern(r"未(?:制作|保存|获取)|不掌握|不属于(?:本机关|本局|我)")
_PARTIAL = han_pattern(
    r"部分(?:予以)?公开|区分处理|(?:遮盖|隐去|删除|去除|处理)[^。;,\n]{0,10}后[^。;,\n]{0,8}(?:公开|提供)|其余[^。;,\n]{0,10}(?:公开|提供)"
)
_GRANTED = han_pattern(r"(?<!不)予以公开|(?<!不)予公开|同意公开|现(?:向您|将)[^。;,\n]{0,12}(?:公开|提供)")
_GIVEN = han_pattern(
    r"附件|附后|随[函信文]|如下|复印件|复制件|邮寄|寄送|领取|电子邮件|电子版|网址|网站|下载|查阅|(?:一并|现将|向您)[^。;,\n]{0,16}提供|提供(?:给您|如下|纸质)|为\d"
)


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that are withheld and why, or with how the rest is given."""
    withheld = list(_withheld(document))
    if options.asks == "partial":
        return _partial(document, withheld)
    if not withheld:
        return Finding.not_applicable("没有不予公开的内容")
    reasons = [(span, _reason(document, span)) for span in withheld]
    shown = [one for span, reason in reasons if reason for one in (reason, span)]
    bare = [span for span, reason in reasons if not reason and _REFUSED.match(document[span])]
    if not shown:
        return Finding.failed(f"写了“{document[withheld[0]]}”，没有写理由和依据", withheld[0])
    if bare:
        return Finding.review("这一处不予公开没有另写理由，与别处是同一理由吗？", *bare)
    return Finding.passed(*dict.fromkeys(shown))


def _withheld(document: Document) -> Iterator[Span]:
    for match in _WITHHELD.finditer(document.text, *document.body):
        span = document.span(*match.span())
        before = document.text[document.sentence(span).start : span.start]
        in_title = any(book.span.covers(span) for book in document.book_titles)
        if not in_title and not _NOT_REFUSED.search(before.rsplit("因", 1)[-1] if "因" in before else before):
            yield span


def _reason(document: Document, span: Span) -> Span | None:
    """The article or the cause in the sentences of the same line, or of the line above."""
    if _SELF.match(document[span]):
        return document.sentence(span)
    line = document.line(span)
    above = document.line(Span(max(0, line.start - 1), max(0, line.start - 1)))
    for area in (line, above):
        for citation in document.citations:
            if area.covers(citation.span):
                return citation.span
        for match in _REASON.finditer(document.text, area.start, area.end):
            if not span.covers(Span(*match.span())) and document.body.covers(Span(*match.span())):
                return document.sentence(Span(*match.span()))
    return None


def _partial(document: Document, withheld: list[Span]) -> Finding:
    part = _PARTIAL.search(document.text, *document.body)
    granted = _GRANTED.search(document.text, *document.body)
    mark = part or (granted if withheld and granted else None)
    if mark is None:
        return Finding.not_applicable("不是部分公开")
    span = document.span(*mark.span())
    given = _GIVEN.search(document.text, document.line(span).start, document.body.end)
    if given is not None:
        return Finding.passed(span, document.span(*given.span()))
    return Finding.failed("没有写可以公开的部分怎样提供", span)
