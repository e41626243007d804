"""部分不大于整体：“共79个，其中675个”、“63次、28人次”、“收到12条，答复14条”都说不通。"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checker import Document, Finding, Span, han_pattern, hookimpl

_OF_IT = han_pattern(r"其中")
_STOP = han_pattern(r"[。;!?\n\r]")
#: What stands in the sentence after 其中 and is no part of the whole before it.
_NO_PART = han_pattern(r"[每均](?:年|月|个|人|次)?[^,。;]{0,4}$|累计|总计|合计|共[计有]?$|上年|去年|同比|增加|减少")
#: 次 and 人次 belong together where nothing but the count of heads stands between them.
_ATTENDED = han_pattern(r"[^。;\d]{0,20}$")

_AREA = han_pattern(r"(?P<number>[0-9]{1,9}(?:\.[0-9]{1,6})?) ?(?P<unit>公顷|亩|平方米|㎡)")
#: What was received, right before its number; what became of it, right before or after its own.
_RECEIVED = han_pattern(r"(?:收到|收集|征集|征求|接到|受理|提出)[^。;,\d]{0,16}$")
_DONE_BEFORE = han_pattern(r"(?:,|、|;|已|均|共|全部)(?:答复|办结|采纳|回复|办理|落实)(?:了|意见|建议|提案)?$")
_DONE_AFTER = han_pattern(r"(?:意见|建议)?(?:已|均|都|被|有了|得到了?|予以){0,2}(?:答复|办结|采纳|回复|落实)")
#: What was left from before may be answered too.
_CARRIED = han_pattern(r"结转|上[年期季月]|往年|遗留|去年")
#: What is so, and what is not: together no more than the whole.
_OPPOSITE = han_pattern(
    r"(?P<no>未|不予?|没有)?(?P<what>采纳|公开|属实|办结|落实|答复|通过|合格)(?:的)?(?P<number>[0-9]{1,5})(?:件|条|项|人|个)"
    r"|(?P<ahead>[0-9]{1,5})(?:件|条|项|人|个)(?P<no2>未|不予?|没有)(?P<what2>采纳|公开|属实|办结|落实|答复|通过|合格)"
)


@hookimpl
def check(document: Document) -> Finding:
    """Compare each 其中 with the nearest count of the same unit before it in the sentence, and 人次 with 次."""
    right: list[Span] = []
    for whole, part, note in [*_parts(document), *_times(document), *_areas(document), *_received(document)]:
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


def _areas(document: Document) -> Iterator[tuple[Span, Span, str]]:
    """总面积2公顷,其中耕地3公顷: areas of one unit within a sentence."""
    for line in document.lines:
        for match in _OF_IT.finditer(document.text, *line):
            sentence = document.sentence(Span(*match.span()))
            found = list(_AREA.finditer(document.text, *sentence))
            wholes = {one["unit"]: one for one in found if one.end() <= match.start()}
            for part in found:
                whole = wholes.get(part["unit"])
                between = document.text[match.end() : part.start()] if part.start() >= match.end() else "无"
                if whole is None or _AREA.search(between) or _NO_PART.search(between) or between == "无":
                    continue
                larger = Decimal(part["number"]) > Decimal(whole["number"])
                told = f"其中的{part.group()}比整体{whole.group()}还多，请核对" if larger else ""
                yield Span(*whole.span()), Span(*part.span()), told


def _received(document: Document) -> Iterator[tuple[Span, Span, str]]:
    """收到12条,答复14条; 收到6条,采纳5条,2条未采纳: what became of it against what was received in the sentence."""
    carried = _CARRIED.search(document.text) is not None
    for whole in () if carried else document.quantities:
        sentence = document.sentence(whole.span)
        if whole.about or not _RECEIVED.search(document.text, sentence.start, whole.span.start):
            continue
        for part in document.quantities:
            if part.unit != whole.unit or not sentence.covers(part.span) or part.span.start < whole.span.end:
                continue
            before = document.text[part.span.start - 8 : part.span.start]
            if _DONE_BEFORE.search(before) or _DONE_AFTER.match(document.text, part.span.end):
                larger = part.value > whole.value
                told = f"收到{document[whole.span]}，{document[part.span]}有了结果，多于所收，请核对" if larger else ""
                yield whole.span, part.span, told
        yield from _opposites(document, whole.span, int(whole.value), Span(whole.span.end, sentence.end))


def _opposites(document: Document, span: Span, whole: int, rest: Span) -> Iterator[tuple[Span, Span, str]]:
    """采纳5条,2条未采纳: together more than were received."""
    found: dict[str, dict[bool, tuple[int, Span]]] = {}
    for match in _OPPOSITE.finditer(document.text, *rest):
        number = int(match["number"] or match["ahead"])
        kinds = found.setdefault(match["what"] or match["what2"], {})
        kinds.setdefault(bool(match["no"] or match["no2"]), (number, Span(*match.span())))
    for what, kinds in found.items():
        if len(kinds) == 2:
            (yes, _), (no, place) = kinds[False], kinds[True]
            told = f"{what}{yes}和未{what}{no}合起来多于{document[span]}，请核对" if yes + no > whole else ""
            yield span, place, told
