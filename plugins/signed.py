"""落款或签字：有公布单位的落款，或者有负责人、经办人的签名。"""

from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl, is_person_name

_ROLE = han_pattern(
    r"(?:班组长|班长|组长|队长|车间主任|主任|负责人|经办人|制表人?|审核人?|审批人?|填表人?|签字|签名|核算员?|公布人|领导|复核)"
    r"(?:\(?(?:签字|签名|签章)\)?)?"
)
_UNIT = han_pattern(r"[一-鿿()]{2,}(?:公司|集团|厂|矿|局|院|校|中心|车间|队|班|部|工会)(?!代表|务)")
#: A person who signs at the foot: "裁剪三组 组长宗海峰".
_SIGNS = han_pattern(
    r"(?:[一-鿿0-9#]{2,16}\s+|[一-鿿0-9#]{0,12})(?:组长|班长|班组长|队长|工段长|段长|主任|经理|负责人|经办人?|制表人?|核算员|工会小组长)\s*[:]?\s*"
    r"(?P<name>[一-鿿]{2,4})(?:\s|$|\(签[字名章]\))"
)
#: So many of the last lines may hold it.
_FOOT = 4
_BLANK = han_pattern(r"[\W_]*")


@dataclass(frozen=True)
class Options:
    """``title``: a unit that the title names is as good as a signature."""

    title: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with who signs; an empty line for a signature is to be signed."""
    issuers = document.signature.issuers
    if issuers:
        return Finding.passed(*issuers)
    named = _UNIT.search(document.text, *document.title) if options.title and document.title else None
    if named:
        return Finding.passed(Span(*named.span()))
    empty: Span | None = None
    for field in document.fields:
        if field.owner is None and _ROLE.fullmatch("".join(document[field.label].split())):
            if not _BLANK.fullmatch(document[field.value]):
                return Finding.passed(field.value)
            empty = empty or field.label
    for line in document.lines[-_FOOT:]:
        signs = _SIGNS.match(document.text, *line) if line.start >= document.body.start else None
        if signs and is_person_name(signs["name"]):
            return Finding.passed(document.span(*signs.span()))
    if empty is not None:
        return Finding.review(f"“{document[empty]}”后面空着，张贴前签了没有？", empty)
    return Finding.failed("没有落款，也没有人签字")
