"""提出异议的渠道和方式：写明对评标结果有异议的，向谁、怎样提出。"""

import re
from itertools import pairwise

from checker import ContactKind, Document, Finding, Span, han_pattern, hookimpl

_OBJECTION = han_pattern(r"异议|质疑|不同意见")
_TO = han_pattern(
    r"(?:向|由|请与|致函|致电|联系)(?!社会)[^。;\n]{2,60}?(?:提出|反映|提交|递交|投诉|反馈|联系|受理|答复)"
    r"|(?:受理|接收|接受)[^。;\n]{0,12}?(?:人|单位|部门|机构)[^。;\n]{0,6}[:为是]|与[^。;\n]{2,40}联系"
    r"|(?:招标人|代理机构|受理人)[^。;\n]{0,6}受理"
)
_HOW = han_pattern(
    r"书面|纸质|系统|平台|网上|在线|线上|网站|电话|致电|来电|邮箱|邮件|电子|来函|信函|传真|送达|邮寄|当面"
    r"|现场|实名|口头|署名|加盖公章|来访|来信"
)
_CHANNELS = {ContactKind.PHONE, ContactKind.EMAIL, ContactKind.ADDRESS, ContactKind.URL}
_COMPLAINT = han_pattern(r"(?:提出|进行|递交|提起)投诉|投诉书")
#: How many lines below a heading 异议 what it says may stand.
_BELOW = 3


@hookimpl
def check(document: Document) -> Finding:
    """Pass where it is said to whom and how; the ways to reach the office answer the second."""
    lines = document.lines
    places: list[Span] = []
    for number, line in enumerate(lines):
        if _OBJECTION.search(document[line]):
            below = lines[number : number + 1 + (_BELOW if line.end - line.start < 40 else 1)]
            places.append(document.span(line.start, below[-1].end))
    if not places:
        return Finding.failed("没有写怎样提出异议")
    channels = [one for one in document.contacts if one.office and one.kind in _CHANNELS]
    sentences = [one for place in places for one in _sentences(document, place)]
    to = next((one for one in sentences if _TO.search(document[one])), None)
    how = next((one for one in sentences if _HOW.search(document[one])), None)
    named = any(one.covers(channel.span) for channel in channels for one in sentences)
    if to is None and not named:
        return Finding.failed("没有写向谁提出异议", *_first(document, places))
    if how is None and not channels:
        return Finding.failed("没有写怎样提出异议（书面、电话或者平台）", *_first(document, places))
    shown = to or how or places[0]
    return Finding.passed(*dict.fromkeys((shown, how or channels[0].span)))


def _sentences(document: Document, place: Span) -> list[Span]:
    """The sentences of *place* that are not about complaints to the authorities, which come after an objection."""
    words = document[place]
    bounds = [0, *(match.end() for match in re.finditer("[。;]", words)), len(words)]
    found = [document.span(place.start + a, place.start + b) for a, b in pairwise(bounds) if b > a]
    return [one for one in found if not _COMPLAINT.search(document[one])]


def _first(document: Document, places: list[Span]) -> tuple[Span, ...]:
    return (document.line(places[0]),)
