"""表彰项目：列出项目名称、主办单位、周期；列在附件里的请人核。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_NAMES = {"name": "项目名称", "host": "主办单位", "cycle": "周期"}
_LABELS = {
    "name": han_pattern(r"项目名称|项目$|名称|表彰名称|活动名称"),
    "host": han_pattern(r"主办|承办|实施单位|申报单位|责任单位|牵头|组织单位"),
    "cycle": han_pattern(r"周期|年限|开展时间|频次"),
}
_SAID = {
    "name": han_pattern(
        r"[“《][^”》\n]{3,40}[”》](?:评选|表彰|创建|示范|项目|活动|称号)?|[一-鿿]{4,30}(?:评选表彰|创建示范|表彰)(?:项目|活动)(?=[,。;、(]|$)"
    ),
    "host": han_pattern(r"由?[一-鿿]{3,30}(?:主办|承办|牵头|组织实施)|主办单位[:为]?[一-鿿]{3,}"),
    "cycle": han_pattern(
        r"每(?:[两二三四五六\d]?年|届)(?:评选|表彰|开展|举办|进行)?一?次?|[一两二三四五\d]年[一1]次|一次性|周期为?[:]?[^\s。;]+"
    ),
}
_GENERAL = han_pattern(
    r"(?:下列|以下|有关|相关|拟开展|拟保留|拟调整|评比达标|现将|对)(?:评比|达标|的)?(?:评选)?表彰(?:项目|活动)|公示|办法|规定|通知"
)
_EMPTY = han_pattern(r"[\s/\\|—–\-_.。:、×xX*]*")
_ATTACHED = han_pattern(r"(?:项目|名单|目录|清单)[^。;\n]{0,8}见附|见附[件表]|附后|附[件表]\d?:")


@dataclass(frozen=True)
class Options:
    """Which of the three is asked for."""

    part: Literal["name", "host", "cycle"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with a value in its column, behind its label, or in a sentence."""
    shown = next(_stated(document, options.part), None)
    if shown is not None:
        return Finding.passed(*shown)
    attached = _ATTACHED.search(document.text, document.body.start)
    if attached:
        return Finding.review(
            f"项目在附件里，附件没有随文送检；写了{_NAMES[options.part]}没有？", Span(*attached.span())
        )
    return Finding.failed(f"没有写{_NAMES[options.part]}")


def _stated(document: Document, part: str) -> Iterator[tuple[Span, ...]]:
    """The head and what stands below it, or the clause that says it."""
    for field in document.fields:
        label = "".join(document[field.label].split())
        if _LABELS[part].search(label) and not _EMPTY.fullmatch(document[field.value]):
            yield field.label, field.value
    for match in _SAID[part].finditer(document.text, *document.body):
        if part != "name" or not _GENERAL.search(match.group()):
            yield document.clauses(Span(*match.span()))
    for roster in document.rosters if part == "name" else ():
        if roster.kind == "numbered" and not _GENERAL.search(document[roster.items[0]]):
            yield (roster.items[0],)
