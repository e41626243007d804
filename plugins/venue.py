"""会议地点：写了在哪里开会；只写议题里的食堂、会议室不算。"""

from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl

_LABEL = han_pattern(r"(?:会议|开会|召开|大会|主会场|会场)?(?:地点|地址|会场|场所)(?:设在)?")
_LATER = han_pattern(r"(?:待定|待通知|另行(?:通知|告知|公布|确定)|另定|(?:暂|尚)未确定|见(?:后续)?通知)")
_BLANK = han_pattern(r"[\W_×xX]*")
_OPENS = r"(?:召开|举行|开幕|举办|开会|集中|集合|报到|参会|参加|进行|开(?=[,。;\s]|$))"
#: A place by the way it ends: 三楼会议中心, 食堂二楼, 206室, 云岭宾馆, 视频会议系统.
_PLACE = (
    r"[^,。;:\n]{0,24}?(?:[楼室厅堂馆院区部校场园店]|中心|礼堂|食堂|会场|车间|大厦|公司|基地|之家|广场|系统|平台|线上|直播间|[0-9]号)"
    r"(?:内|里|前|\([^()\n]{1,20}\))?"
)
#: 在集团三楼会议中心召开, 地点在食堂二楼, 以视频会议形式召开.
_PROSE = han_pattern(
    rf"(?:在|于|到|假座?|借用?)(?P<where>(?!20\d\d|\d{{1,2}}月|近期|会[上前后]){_PLACE})[^,。;\n领组党]{{0,6}}?{_OPENS}"
    rf"|(?:地点|会场|地址)(?:设?在|设于|为|是|定[在于])\s*(?P<set>[^,。;\n]{{2,40}})"
    rf"|(?P<online>(?:视频|线上|网络|电视电话|腾讯会议)[^,。;\n]{{0,8}}{_OPENS})"
)


@dataclass(frozen=True)
class Options:
    """``absent`` is the message where no place is written."""

    absent: str = "没有写会议在哪里开"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the place behind its label, or in the sentence that convenes the meeting."""
    other: Finding | None = None
    for field in document.fields:
        if _LABEL.fullmatch("".join(document[field.label].split())):
            said = document[field.value]
            if not _BLANK.fullmatch(said) and not _LATER.search(said):
                return Finding.passed(field.value)
            other = other or _unset(document, field.label, field.value)
    for match in _PROSE.finditer(document.text, document.body.start):
        span = Span(*match.span(match.lastgroup or 0))
        if _LATER.search(document[span]):
            other = other or Finding.review(f"写的是“{document[span]}”，公布前能否写明会议地点？", span)
        elif document.stance(span) != "denied":
            return Finding.passed(span)
    return other or Finding.failed(options.absent)


def _unset(document: Document, label: Span, value: Span) -> Finding:
    if _BLANK.fullmatch(document[value]):
        return Finding.failed(f"“{document[label]}”后面空着", label)
    return Finding.review(f"“{document[label]}”写的是“{document[value]}”，公布前能否写明？", value)
