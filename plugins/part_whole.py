"""部分不大于整体：“共79个，其中675个”、“63次、28人次”都说不通。"""

import re
from collections.abc import Iterator
from itertools import pairwise

from checker import Document, Finding, Span, hookimpl

_OF_IT = re.compile(r"其中")
_STOP = re.compile(r"[。;!?\n\r]")
#: What stands in the sentence after 其中 and is no part of the whole before it.
_NO_PART = re.compile(r"[每均](?:年|月|个|人|次)?[^,。;]{0,4}$|累计|总计|合计|共[计有]?$|上年|去年|同比|增加|减少")
#: 次 and 人次 belong together where nothing but the count of heads stands between them.
_ATTENDED = re.compile(r"[^。;\d]{0,20}$")


@hookimpl
def check(document: Document) -> Finding:
    """Compare each 其中 with the nearest count of the same unit before it in the sentence, and 人次 with 次."""
    right: list[Span] = []
    for whole, part, note in [*_parts(document), *_times(document)]:
        if note:
            return Finding.failed(note, part, related=[(whole, "整体")])
        right += [whole, part]
    return Finding.passed(*sorted(dict.fromkeys(right))) if right else Finding.not_applicable("没有可比的整体与部分")


def _parts(document: Document) -> Iterator[tuple[Span, Span, str]]:
    quantities = document.quantities
    at = 0
    for line in document.lines:
        for match in _OF_IT.finditer(document.text, *line):
            sentence = document.sentence(Span(*match.span()))
            while at < len(quantities) and quantities[at].span.start < sentence.start:
                at += 1
            inside = [one for one in quantities[at : at + 60] if one.span.end <= sentence.end]
            wholes = {one.unit: one for one in inside if one.span.end <= match.start()}
            for part in inside:
                whole = wholes.get(part.unit)
                before = document.text[max(match.end(), part.span.start - 8) : part.span.start]
                if part.span.start < match.end() or whole is None or _NO_PART.search(before):
                    continue
                larger = part.value > whole.value and not (whole.about and part.about)
                told = f"其中的{document[part.span]}比整体{document[whole.span]}还多，请核对" if larger else ""
                yield whole.span, part.span, told


def _times(document: Document) -> Iterator[tuple[Span, Span, str]]:
    quantities = document.quantities
    for times, heads in pairwise(quantities):
        between = document.text[times.span.end : heads.span.start]
        if (times.unit, heads.unit) == ("次", "人次") and len(between) <= 20 and _ATTENDED.fullmatch(between):
            fewer = heads.value < times.value and "\n" not in between
            told = f"{document[times.span]}只有{document[heads.span]}，人次不会少于次数，请核对" if fewer else ""
            yield times.span, heads.span, told
