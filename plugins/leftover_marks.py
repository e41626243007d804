"""没有遗留标记：标题、页眉页脚和首尾各行没有密级、内部资料和未定稿的字样。"""

from collections.abc import Iterator

from checker import Document, Finding, Span, han_pattern, hookimpl

#: How many lines at the top, and at the end, may hold a mark.
_TOP, _END = 6, 3
_SECRET = han_pattern(
    r"[(【\[]?(?:密 ?级 ?: ?)?(?P<mark>绝密|机密|秘密)(?: ?[★☆*] ?[^。,;\s]{0,8})?"
    r"(?: ?(?:特急|加急|[0-9]{1,2}年|长期))?[)】\]]?"
)
_INSIDE = han_pattern(
    r"[(【\[★☆* ]{0,3}(?:本(?:件|文件?|资料|材料))?(?:(?:系|属|为)?"
    r"(?P<mark>内部(?:资料|文件|材料|刊物|使用|参考|传阅)|[仅只](?:供|限)内部[一-鿿]{0,6}|"
    r"(?:请勿|切勿|严禁|不得|不准|禁止)外传|注意(?:保存|保密)|妥善保管)[,!。、;★☆*)】\] ]{0,4}){1,3}"
)
_DRAFT = (
    r"(?:送审|征求意见|讨论|审议|审核|报批|报审|修改|待审)稿?第?[一二三四五六0-9]{0,2}稿|(?:草|初)稿|"
    r"(?:送审|征求意见|讨论|报批|待审)稿"
)
_AT_END = han_pattern(rf"[(【\[](?P<mark>{_DRAFT})[)】\]]$")
_AT_START = han_pattern(rf"[(【\[](?P<mark>{_DRAFT})[)】\]]")
_ALONE = han_pattern(rf"[(【\[]?(?P<mark>{_DRAFT})[)】\]]?")
#: What a notice says that lays a draft open for opinions.
_ASKS = han_pattern(
    r"(?:征求|听取|征集|收集)[^。;\n]{0,14}意见(?!稿)|意见(?:建议)?(?:的?征集|征询)|公众(?:意见|参与)|(?:修改|宝贵)意见"
)


@hookimpl
def check(document: Document) -> Finding:
    """Fail with every mark that was left; a draft that the notice asks opinions on is what it is about."""
    asks = _ASKS.search(document.text) is not None
    marks = list(dict.fromkeys([*_secret(document), *([] if asks else _drafts(document))]))
    if not marks:
        return Finding.passed()
    words = "、".join(dict.fromkeys(document[mark] for mark in marks))
    return Finding.failed(f"留有“{words}”，公开前须经审查并删去", *sorted(marks))


def _secret(document: Document) -> Iterator[Span]:
    """Marks of secrecy and of papers for use inside, each a line of its own, or a header or footer."""
    for line in [*_edges(document), *_margins(document)]:
        for pattern in (_SECRET, _INSIDE):
            match = pattern.fullmatch(document.text, *line)
            if match:
                yield Span(*match.span("mark"))


def _drafts(document: Document) -> Iterator[Span]:
    for line in [*_edges(document), *_margins(document)]:
        match = _ALONE.fullmatch(document.text, *line)
        if match:
            yield Span(*match.span("mark"))
    for line in [*document.lines[:_TOP], *_margins(document)]:
        for match in (_AT_START.match(document.text, *line), _AT_END.search(document.text, *line)):
            if match and line.end - line.start <= 60:
                yield Span(*match.span("mark"))


def _edges(document: Document) -> Iterator[Span]:
    lines = document.lines
    yield from lines[:_TOP]
    yield from lines[max(_TOP, len(lines) - _END) :]


def _margins(document: Document) -> Iterator[Span]:
    for one in document.paragraphs:
        if one.kind in ("header", "footer", "textbox"):
            yield document.span(*one.span)
