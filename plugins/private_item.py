"""个人的邮箱、微信号、车牌、家庭成员姓名不公示：单位的邮箱、公务车和已遮盖的不算。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import ContactKind, Document, Field, Finding, Span, han_pattern, hookimpl, is_person_name

_NAMES = {"email": "个人邮箱", "wechat": "个人微信号、QQ号", "plate": "个人车牌号", "family": "家庭成员姓名"}
_LISTED = han_pattern(r"姓名|人选|对象|户主|申请人|学生|考生|获奖|受助|候选人|车主|业主|拟[一-鿿]{1,3}人员|员工|职工")
_OFFICE = han_pattern(r"联系|受理|监督|举报|咨询|科室|窗口|值班|部门负责|责任人|服务|网格|导师|公车|公务|单位车辆")
_WECHAT_HEAD = han_pattern(r"微信|[Qq][Qq]")
_WECHAT = han_pattern(
    r"(?:微信|[Qq][Qq]|[Ww]e[Cc]hat|VX|vx)(?:账?号码?|名|[Ii][Dd])?(?:\((?!公|服务|工作)[^()\n]{1,8}\))?"
    r"[:为是,、\s]{0,3}(?P<value>(?![A-Za-z]{1,6}群)[A-Za-z0-9_\-]{5,20})(?![A-Za-z0-9_\-*])"
)
_HANDLE = han_pattern(r"[A-Za-z0-9_\-]{5,20}")
_PLATE = han_pattern(
    r"(?<![一-鿿])?[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•\s-]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9*])"
)
_OWNS = han_pattern(
    r"(?:车主|本人|私家车|自有车|家庭用车)[^。;\n]{0,8}$|[一-鿿]{2,4}(?:的|名下|驾驶的?)(?:小?轿?车|车辆)?[^。;,\n]{0,6}$"
)
_OFFICIAL = han_pattern(r"公务|单位|公司|报废|处置|拍卖|采购|执法|救护|校车")
_KIN = (
    r"配偶|丈夫|妻子|爱人|岳?父亲|岳?母亲|父母亲?|岳[父母]|公[公婆]|继[父母]|养[父母]|[爷奶]{2}|祖[父母]|儿子|女儿|儿媳|女婿|[长次幼独三][子女]|子女"
    r"|孙[子女]|[哥姐弟妹]{2}|兄弟|监护人|家长|家属|家庭成员|共同申请人"
)
_KIN_HEAD = han_pattern(rf"(?:{_KIN})(?:姓名)?$|^(?:{_KIN})姓名|^[父母夫妻](?:姓名)?$")
#: What stands between the word for the relation and the name, or between those of several.
_MARK = r"[:为是系,、(\s—-]{1,3}"
_NAME = r"(?P<value>[一-鿿]{1,8}·[一-鿿]{1,8}|[一-鿿]{2,4}?)"
#: Where a name ends: at a mark, or before what is said of the person.
_END = (
    r"(?=[,、;。()\s:]|$|[系是为在现任从于已患无有因等均与及和同原曾生至自也]|退休|务农|务工|去世|身[体患]|失业|下岗"
    r"|出生|工作|收入|长期|常年)"
)
_KIN_SAID = han_pattern(
    rf"(?:(?:{_KIN})(?:的?姓名)?(?:{_MARK})?|其(?:父|母|妻|夫|子|女|兄|弟|姐|妹)(?:{_MARK})?"
    rf"|(?<![^:,、;。()\s])(?:父|母|妻|夫)(?:{_MARK})?)"
    rf"{_NAME}{_END}"
)
#: Once one member of the family is named, 子 and 女 before a name are of the family too.
_CHILD = han_pattern(rf"(?<=[:,、;。()\s])[子女兄弟姐妹]{_MARK}{_NAME}{_END}")
#: The name first: 王大山(父亲).
_KIN_BEHIND = han_pattern(rf"(?<![^:,、;。()\s]){_NAME}\((?:系|为|其|之|本人)*(?:{_KIN}|[父母妻夫])\)")
#: A column that says how those of the rows are related to somebody.
_RELATION = han_pattern(r"关系|称谓")
_NAMED = han_pattern(r"(?:(?:家庭)?成员)?姓\s*名|家庭成员")
_RELATED = han_pattern(rf"(?:之|其)?(?:{_KIN}|[父母夫妻子女])")
_PERSON = han_pattern(r"[一-鿿]{2,4}(?:[、,\s(][一-鿿、,\s()]*)?")
_MASKED = han_pattern(r"[某*×xX○]|^无$|同意|关系|本人|均|已")
#: A sentence about who is reached, not about who is listed.
_REACHED = han_pattern(r"联系(?!群众|点|实际)|受理|监督|举报|咨询|反映|导师|公众号|服务号|工作群|微信群|[Qq][Qq]群")


@dataclass(frozen=True)
class Options:
    """Which of them is looked for."""

    item: Literal["email", "wechat", "plate", "family"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Fail with every place where it stands beside a person whom the notice lists."""
    found = list(dict.fromkeys(_FIND[options.item](document)))
    if found:
        return Finding.failed(f"有{len(found)}处{_NAMES[options.item]}，没有必要的请删去", *found)
    return Finding.passed(message=f"全文没有{_NAMES[options.item]}")


def _cells(document: Document) -> Iterator[Field]:
    """The cells of tables that list persons, not of those that say whom to reach."""
    heads: dict[Span, str] = {}
    for field in document.fields:
        if field.owner is not None:
            heads[field.owner] = heads.get(field.owner, "") + " " + "".join(document[field.label].split())
    listed = {owner for owner, words in heads.items() if _LISTED.search(words) and not _OFFICE.search(words)}
    for field in document.fields:
        if field.owner in listed and field.value:
            yield field


def _passages(document: Document) -> Iterator[Span]:
    """What running text says of the persons: what tables say stands in their cells."""
    owners = {field.owner for field in document.fields}
    yield from (one.span for one in document.candidates if one.name not in owners)


def _sentences(document: Document) -> Iterator[Span]:
    """The lines on which running text goes on about the persons, without what says whom to reach."""
    starts = {document.line(passage).start for passage in _passages(document)}
    covered = list(_passages(document))
    for line in document.lines:
        if line.start in starts or any(place.overlaps(line) for place in covered):
            reached = _REACHED.search(document.text, *line)
            yield Span(line.start, reached.start()) if reached else line


def _emails(document: Document) -> Iterator[Span]:
    places = [cell.value for cell in _cells(document)] + list(_passages(document))
    for one in document.contacts:
        if one.kind is ContactKind.EMAIL and any(place.covers(one.span) for place in places):
            yield one.span


def _wechats(document: Document) -> Iterator[Span]:
    for cell in _cells(document):
        if _WECHAT_HEAD.search(document[cell.label]) and _HANDLE.fullmatch(document[cell.value]):
            yield cell.value
    for sentence in _sentences(document):
        for match in _WECHAT.finditer(document.text, *sentence):
            yield Span(*match.span("value"))
    names = {"".join(document[one.name].split()) for one in document.listed}
    for match in _WECHAT.finditer(document.text, document.body.start) if names else ():
        before = document.text[max(document.body.start, match.start() - 5) : match.start()].rstrip("的(:, ")
        if before.endswith(tuple(names)):  # whom the list names, though the line says whom to reach
            yield Span(*match.span("value"))


def _plates(document: Document) -> Iterator[Span]:
    places = [cell.value for cell in _cells(document)] + list(_passages(document))
    for match in _PLATE.finditer(document.text, *document.window):
        span = Span(*match.span())
        said = document.text[document.sentence(span).start : span.start]
        owned = any(place.covers(span) for place in places) or _OWNS.search(said)
        if owned and not _OFFICIAL.search(said):
            yield span


def _family(document: Document) -> Iterator[Span]:
    related = _related(document)
    surnames = {document[one.name][0] for one in document.listed}
    for cell in _cells(document):
        words = document[cell.value]
        head = _KIN_HEAD.search("".join(document[cell.label].split()))
        if head and cell.value != cell.owner and _PERSON.fullmatch(words) and not _MASKED.search(words):
            yield cell.value
        elif cell.owner in related and _NAMED.fullmatch(document[cell.label]) and is_person_name(words):
            if not _MASKED.search(words):
                yield cell.value
        elif cell.owner not in related:
            yield from _kin(document, cell.value, surnames)
    for line in _sentences(document):
        yield from _kin(document, line, surnames)


def _related(document: Document) -> set[Span | None]:
    """The rows of those whom a column calls somebody's wife or child."""
    return {
        field.owner
        for field in document.fields
        if field.owner and _RELATION.search(document[field.label]) and _RELATED.fullmatch(document[field.value])
    }


def _kin(document: Document, area: Span, surnames: set[str]) -> Iterator[Span]:
    """The names in running words that a relation stands before or behind."""
    named = False
    for pattern in (_KIN_SAID, _KIN_BEHIND, _CHILD):
        for match in pattern.finditer(document.text, *area):
            sure = is_person_name(match["value"]) or match["value"][0] in surnames
            if sure and not _MASKED.search(match["value"]) and (named or pattern is not _CHILD):
                named = True
                yield Span(*match.span("value"))


_FIND = {"email": _emails, "wechat": _wechats, "plate": _plates, "family": _family}
