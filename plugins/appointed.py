"""任免的人和职务：写出任免谁，每个人任或免的什么职务。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_NAME = r"[一-鿿]{2,4}?|[一-鿿]{1,10}·[一-鿿]{1,10}"
_NAMES = rf"(?:{_NAME})(?:\([^()\n]{{1,12}}\))?(?:、(?:{_NAME})(?:\([^()\n]{{1,12}}\))?)*"
_ACT = r"(?:任命|聘任|聘|提名|委派|推荐|同意|指定|选举)"
_POST = r"[一-鿿“][^。;,\n]{1,60}"
_SAID = han_pattern(
    rf"{_ACT}:?\s*(?P<a>{_NAMES})(?:等)?(?:同志)?(?:兼)?(?:担任|为(?!任)|任|作为)(?P<pa>{_POST})"
    rf"|(?:免去|解聘|免)(?P<b>{_NAMES})(?:等)?(?:同志)?(?:的|所任|原任|担任的)(?:原)?(?P<pb>{_POST})"
    rf"|(?:免去|解聘)(?P<c>{_NAMES})同志(?P<pc>[一-鿿][^。;,\n的]{{1,60}})"
    rf"|(?:^|(?<=[。;,:\n\s]))(?:[(]?\d{{1,2}}[)、.]\s*)?(?!决定|研究|聘|任命|经|免|解聘|同意|拟|现|会议)(?P<d>{_NAMES})(?:等)?(?:同志)?(?:兼)?(?:担任|(?<!聘)任|为(?!任)|不再担任|不再兼任)"
    rf"(?!职|免)(?P<pd>{_POST})"
)
#: What says that somebody is appointed or removed and of which post not.
_GENERIC = han_pattern(r"(?:(?:现|原|所|担|上述|一切|全部|有关|相关|行政|领导|党内|党政)*(?:任|有)?的?职务|[现原]职)$")
#: A unit is no post: "任县水务局".
_UNIT_ONLY = han_pattern(r"[一-鿿“”]{1,24}(?:局|委员会|人民政府|公司|中心|学院|医院|厅)\s*")
_WHAT = (
    r"(?:任职|免职|职务任免|免去(?:其)?[现原所担]?任?的?(?:职务|职)"
    r"|(?:被|予以|给予)(?:免职|任用)|不再任职|不再担任(?:[现原]任?)?职务?|另有任用|调离"
    r"|(?:到龄退休|退休|挂职结束|工作调动|离职|辞职),(?:予以)?(?:免职|不再担任(?:现职|现任职务)))"
)
_BARE = han_pattern(
    rf"(?:任命|聘任|免去|解聘)(?P<a>{_NAME})(?:同志)?(?:的)?(?:职务)?(?=[。;,\n]|$)"
    rf"|(?:^|(?<=[。;,:\n\s]))(?:[(]?\d{{1,2}}[)、.]\s*)?(?P<b>{_NAME})同志(?:的)?(?:{_WHAT})(?=[。;,\n]|$)"
    rf"|(?:^|(?<=[。;,:\n\s]))(?:[(]?\d{{1,2}}[)、.]\s*)?(?P<c>[一-鿿]{{2,3}}|[一-鿿]{{1,10}}·[一-鿿]{{1,10}})(?:{_WHAT})(?=[。;,\n]|$)"
)
_NO_NAME = han_pattern(
    r"以上|上述|聘|如下|决定|通知|公告|现将|以下|下列|有关|干部|人员|名单|我|本|自|起|时间|聘期|试用|职务|拟|经|该|同意|给予|予以|依法|自然|提拔|不再|任[职免]|免[职去]|另有|公司|单位|部门|领导|同志|提名"
)
_HEAD = han_pattern(r"职务|任命|免去|任免|岗位|职位")
_NAME_HEAD = han_pattern(r"姓名|人员$|人选")
_ATTACHED = han_pattern(r"名单[^。;\n]{0,6}(?:见附|附后)|见附[件表]|附[件表]\d?:[^\n]{0,30}名单")


@dataclass(frozen=True)
class Options:
    """What is asked for: the ``name`` of somebody, or the ``post`` of everybody."""

    part: Literal["name", "post"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Read the sentences and tables that appoint and remove."""
    acts = [*_of_tables(document), *_of_text(document)]
    attached = _ATTACHED.search(document.text, document.body.start)
    if not acts:
        if attached:
            return Finding.review("任免名单在附件里，附件没有随文送检；请核姓名、职务是否写全", Span(*attached.span()))
        if options.part == "name":
            return Finding.failed("没有写任免的是谁")
        return Finding.not_applicable("没有认出任免的人（见 RC-RM-03）")
    if options.part == "name":
        return Finding.passed(*dict.fromkeys(name for name, _ in acts))
    missing = [name for name, post in acts if post is None]
    if missing:
        names = "、".join(document[name] for name in missing[:5])
        return Finding.failed(f"没有写任什么职务、免什么职务：{names}", *missing)
    return Finding.passed(*dict.fromkeys(post for _, post in acts if post))


def _of_text(document: Document) -> Iterator[tuple[Span, Span | None]]:
    for match in _SAID.finditer(document.text, document.body.start):
        for which in "abcd":
            if match[which] and not _NO_NAME.search(match[which]):
                told = not _GENERIC.match(match["p" + which]) and not _UNIT_ONLY.fullmatch(match["p" + which])
                yield Span(*match.span(which)), Span(*match.span("p" + which)) if told else None
    for match in _BARE.finditer(document.text, document.body.start):
        which = next(one for one in "abc" if match[one])
        if not _NO_NAME.search(match[which]):
            yield Span(*match.span(which)), None


def _of_tables(document: Document) -> Iterator[tuple[Span, Span | None]]:
    """Of each row its name and the first of its posts."""
    rows: dict[Span, list[tuple[Span, Span]]] = {}
    for field in document.fields:
        if field.owner is not None:
            rows.setdefault(field.owner, []).append((field.label, field.value))
    for cells in rows.values():
        names = [value for label, value in cells if _NAME_HEAD.search("".join(document[label].split())) and value]
        posts = [value for label, value in cells if _HEAD.search(document[label]) and value]
        if names:
            yield names[0], posts[0] if posts else None
