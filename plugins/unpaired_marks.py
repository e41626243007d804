"""引号、括号成对：“”‘’《》（）【】〔〕有开有合。"""

from collections.abc import Iterator

from checker import Document, Finding, Span, han_pattern, hookimpl

_PAIRS = {"”": "“", "’": "‘", "》": "《", ")": "(", "】": "【", "〕": "〔"}
_MARKS = han_pattern("[“”‘’《》()【】〔〕]")
#: 1) 一) A) ①) head an item, and are no halves of brackets.
_NUMBERING = han_pattern(r"(?:^|[\s。;:,、])(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])\)$")
#: After a digit feet and inches, as of screens and pipes; between letters an apostrophe.
_NO_MARK = han_pattern(r"[0-9](?:’|’ ?[0-9]{1,2}”|”(?=[显屏液电彩管阀法螺喷轮×x*]))|[A-Za-z][’‘](?=[A-Za-z\s])")
_STOP = han_pattern(r"[。!?;:][”’)》】]*$")
#: How many lines an opening mark may wait for its other half where a sentence or a quotation runs on.
_LINES = 30
#: A shorter line is whole; only a longer one was broken by the width of a page.
_WRAPPED = 15


@hookimpl
def check(document: Document) -> Finding:
    """Fail with each mark whose other half is missing; what stands beside damaged characters is not counted."""
    widows = [span for span in _widows(document) if not _damaged(document, span)]
    if not widows:
        return Finding.passed()
    shown = "、".join(dict.fromkeys(document[span] for span in sorted(widows)))
    return Finding.failed(f"{shown}没有另一半，请补上或删去", *sorted(widows), values={"count": len(widows)})


def _widows(document: Document) -> Iterator[Span]:
    text = document.text
    waiting: dict[str, list[tuple[int, int]]] = {opening: [] for opening in _PAIRS.values()}
    for number, line in enumerate(document.lines):
        starts_line = {line.start, *(one[0] for one in waiting["“"] if one[1] < number)}
        for match in _MARKS.finditer(text, *line):
            at, mark = match.start(), match.group()
            if _NO_MARK.match(text, at - 1) or (mark == "”" and _NO_MARK.match(text, at - 3)):
                continue
            if mark in waiting:
                waiting[mark].append((at, number))
            elif waiting[_PAIRS[mark]]:
                closed = waiting[_PAIRS[mark]].pop()[0]
                if mark == "”" and closed in starts_line:
                    waiting["“"].clear()  # the end of a quotation that each of its paragraphs opens anew
            elif mark != ")" or not _NUMBERING.search(text[max(line.start, at - 5) : at + 1]):
                yield Span(at, at + 1)
        wraps = line.end - line.start >= _WRAPPED and not _STOP.search(text, max(line.start, line.end - 6), line.end)
        for opening, places in waiting.items():
            held = []
            for at, since in places:
                if number - since < _LINES and (wraps or _quotes(document, opening, at)):
                    held.append((at, since))
                else:
                    yield Span(at, at + 1)
            waiting[opening] = held
    yield from (Span(at, at + 1) for places in waiting.values() for at, _ in places)


def _quotes(document: Document, opening: str, at: int) -> bool:
    """Whether a quotation of several paragraphs may begin at *at*."""
    return opening == "“" and document.text[at - 1 : at] in ("", "\n", "\r", ":", " ")


def _damaged(document: Document, widow: Span) -> bool:
    if not document.garbled:
        return False
    sentence = document.sentence(widow)
    return any(place.overlaps(sentence) for place in document.garbled)
