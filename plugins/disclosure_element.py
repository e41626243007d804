"""公开工作的一项要素（公开内容、形式、时间、程序、监督检查）：制度须写得具体，讲话和总结说到才判。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

#: What each element is called after 公开, or alone in a heading of such a paper.
_NAMES = {
    "content": "具体内容|主要内容|内容|事项|项目|目录",
    "form": "形式|方式|载体|渠道|途径",
    "time": "时间|时限|期限|频次|周期",
    "procedure": "程序|步骤|流程",
    "supervision": "监督检查|检查监督|监督考核|检查考核|监督与检查|监督和检查|监督|检查|考核|责任追究",
}
_ANY = "|".join(_NAMES.values())
#: "公开内容、形式、时间、程序、监督检查": one 公开 governs all that follow.
_CHAIN = han_pattern(
    rf"公开(?:工作)?(?:的)?(?:{_ANY})(?:(?:、|和|及|与|,)(?:公开)?(?:{_ANY}|要求|范围|职责|责任|对象))*"
)
_ALONE = {"supervision": re.compile("监督检查|检查监督|监督考核|检查考核|监督小组|监督机制")}
_CLAIM = han_pattern(r"规定|规范|明确|要求|细化|制定|健全|完善|落实|确定|统一|加强|改进|建立")
#: How far below its name an element may be spelled out, in code points, where it heads no section.
_REACH = 150


@dataclass(frozen=True)
class Options:
    """``element`` is which of the five. Spelled out means: one of ``concrete`` words stands with it, or a length of
    time (``durations``), or a list (``lists``). ``lacks`` is the message where it is only named. In a speech or
    summary (``claimed_only``) it passes where the text says that it was laid down, and is else not asked for."""

    element: Literal["content", "form", "time", "procedure", "supervision"]
    lacks: str = ""
    concrete: tuple[str, ...] = ()
    durations: bool = False
    lists: bool = False
    claimed_only: bool = False


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass where the element is named and spelled out; review where it is only named."""
    mentions = sorted(set(_mentions(document, options.element)))
    if options.claimed_only:
        claimed = [one for one in mentions if _CLAIM.search(document[document.sentence(one)])]
        return Finding.passed(*claimed) if claimed else Finding.not_applicable("文中没有说对它作了规定")
    if not mentions:
        return Finding.failed("没有写明")
    for mention in mentions:
        shown = _spelled_out(document, mention, options)
        if shown is not None:
            return Finding.passed(mention, shown)
    return Finding.review(f"说到了“{document[mentions[0]]}”，但{options.lacks}", *mentions)


def _mentions(document: Document, element: str) -> Iterator[Span]:
    """Where the element is named: after 公开, in a chain after 公开, by a word of its own, or in a heading."""
    name = re.compile(_NAMES[element])
    for chain in _CHAIN.finditer(document.text, document.body.start):
        for match in name.finditer(document.text, *chain.span()):
            first = match.start() <= chain.start() + 4
            yield Span(chain.start() if first else match.start(), match.end())
    if element in _ALONE:
        for match in _ALONE[element].finditer(document.text, document.body.start):
            yield Span(*match.span())
    for section in document.sections:
        heading = name.search(document.text, *section.heading)
        if heading and section.heading.end - section.heading.start <= 24:
            yield Span(*heading.span())


def _spelled_out(document: Document, mention: Span, options: Options) -> Span | None:
    """What spells the element out, in the section it heads or in what follows its name."""
    heads = [section for section in document.sections if section.heading.covers(mention)]
    end = max([mention.end + _REACH, *(section.span.end for section in heads)]) if heads else mention.end + _REACH
    area = Span(mention.end, min(len(document.text), end))
    found = document.find(options.concrete, area) if options.concrete else ()
    if found:
        return found[0]
    if options.durations:
        inside = [one.span for one in document.durations if area.covers(one.span)]
        if inside:
            return inside[0]
    if options.lists:
        item = re.compile(r"[^、。;:\n]+、[^。;:\n]+").search(document.text, *area)
        return (
            Span(*item.span())
            if item
            else next((one.heading for one in document.sections if area.covers(one.heading)), None)
        )
    return None
