"""最高限价：设了的写明数额；没有提到的不适用。"""

from checker import Document, Finding, han_pattern, hookimpl

_LIMIT = han_pattern(r"最高(?:投标|采购)?限价|招标控制价|采购控制价|最高投标价")
_IF_ANY = han_pattern(r"[(（]?如(?:有|设)|若有")
_NONE = han_pattern(
    r"\s*(?:[(（]?(?:如有|如设|若有)[)）]?)?\s*[:为]?\s*(?:无|不设|未设|不设置|没有|同预算|等?同于?采购预算|/|—|-)"
)


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the amount, or the words that there is none."""
    mentions = list(_LIMIT.finditer(document.text, document.body.start))
    if not mentions:
        return Finding.not_applicable("没有设最高限价")
    for match in mentions:
        place = document.span(*match.span())
        areas = [field.value for field in document.fields if field.label.overlaps(place)] or [document.sentence(place)]
        for area in areas:
            for value in document.values("number", area):
                if value.start >= match.end():
                    return Finding.passed(place, value)
        none = _NONE.match(document.text, match.end())
        if none:
            return Finding.passed(document.span(match.start(), none.end()))
    place = document.span(*mentions[0].span())
    if _IF_ANY.match(document.text, mentions[0].end()):
        return Finding.not_applicable("最高限价（如有）没有填，视为没有设", place)
    return Finding.failed("提到最高限价，没有写数额", place)
