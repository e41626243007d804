"""页码：版心下边缘之下有页码；一般用4号半角宋体，两侧各一条一字线，单页居右、双页居左，各空一字。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from checker import Document, Finding, Level, Span, han_pattern, hookimpl

_DASHED = han_pattern(r"\s*[—―─－]\s*[0-9]*\s*[—―─－]\s*")
_TYPED = han_pattern(r"\W*[0-9]{1,3}\W*")
_SIZE = 14.0  # 4号
_GAP = 0.7


@dataclass(frozen=True)
class Options:
    """The ``part`` that is looked at; ``fonts`` are words, one of which is in the font's name; ``unlike`` are not."""

    part: Literal["shown", "font", "dash", "side"]
    fonts: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Companies, schools … follow the standard by choice (参照): a fault of theirs weighs less."""
    finding = _judged(document, options)
    return replace(finding, level=Level.WARNING) if document.official.by_reference(document.text) else finding


def _judged(document: Document, options: Options) -> Finding:
    """Page numbers are fields in the footers or headers of the first section."""
    found = list(_numbers(document))
    if options.part == "shown":
        return _shown(document, found)
    if not found:
        return Finding.not_applicable("没有页码")
    told = {"font": _font, "dash": _dash, "side": _side}[options.part](document, found, options)
    shown = _spans(document, found[0][1])
    if told:
        question = told.endswith("？")
        return (Finding.review if question else Finding.failed)(told, *shown)
    return Finding.passed(*(shown or [document.title or document.body]))


def _numbers(document: Document) -> Iterator[tuple[Any, Any]]:
    """Margins of the first section that number the pages, each with the paragraph that does."""
    layout = document.layout
    for margin in layout.pages[0].margins if layout and layout.pages else ():
        for paragraph in layout.paragraphs.get(margin.part, ()) if layout else ():
            if "PAGE" in paragraph.fields:
                yield margin, paragraph


def _shown(document: Document, found: list[tuple[Any, Any]]) -> Finding:
    layout = document.layout
    page = layout.pages[0] if layout and layout.pages else None
    numbered = {margin.pages for margin, _ in found}
    if found and page is not None:
        if page.even_and_odd and "even" not in numbered:
            return Finding.failed("双页没有页码", *_spans(document, found[0][1]))
        if page.title_page and "first" not in numbered:
            return Finding.review("首页没有页码：是信函格式吗？", *_spans(document, found[0][1]))
        return Finding.passed(*(_spans(document, found[0][1]) or [document.title or document.body]))
    for margin in page.margins if page else ():
        for paragraph in layout.paragraphs.get(margin.part, ()) if layout else ():
            if _TYPED.fullmatch(paragraph.text):
                return Finding.review("页码是打上去的，每页都一样：只有一页吗？", *_spans(document, paragraph))
    return Finding.failed("页脚里没有页码", *document.lines[:1])


def _spans(document: Document, paragraph: Any) -> list[Span]:
    whole = document.format_of(Span(0, len(document.text)))
    spans = [piece.span for piece in whole if piece.paragraph.place == paragraph.place]
    return [document.span(spans[0].start, spans[-1].end)] if spans else []


def _font(document: Document, found: list[tuple[Any, Any]], options: Options) -> str:
    whole = document.format_of(Span(0, len(document.text)))
    places = [paragraph.place for _, paragraph in found]
    pieces = [piece for piece in whole if piece.paragraph.place in places and document[piece.span].strip()]
    digits = [piece.run for piece in pieces if re.search("[0-9]", document[piece.span])]
    runs = digits or [piece.run for piece in pieces]
    if not runs or any(run.size is None or run.latin is None for run in runs):
        return "页码的字体字号没有写明：是4号半角宋体吗？"
    for run in runs:
        name = str(run.latin)
        alike = any(word.lower() in name.lower() for word in options.fonts)
        if run.size != _SIZE or not alike or any(word in name for word in options.unlike):
            return f"页码是{run.size_name}“{name}”，一般用4号半角宋体"
    return ""


def _dash(document: Document, found: list[tuple[Any, Any]], options: Options) -> str:
    loose = [paragraph for _, paragraph in found if not _DASHED.fullmatch(paragraph.text)]
    return "页码两侧一般各放一条一字线，如“— 1 —”" if loose else ""


def _side(document: Document, found: list[tuple[Any, Any]], options: Options) -> str:
    layout = document.layout
    even_and_odd = bool(layout and layout.pages[0].even_and_odd)
    told = [
        _stands(paragraph, left=margin.pages == "even")
        for margin, paragraph in found
        if margin.pages != "first" and paragraph.frame != "outside"
    ]
    if told and not even_and_odd:
        return "单双页的页码在同一处；一般单页居右空一字，双页居左空一字"
    return next(filter(None, told), "")


def _stands(paragraph: Any, left: bool) -> str:
    """What is wrong with where a number stands that belongs on the *left*, or on the right."""
    name = "双页页码一般居左空一字" if left else "单页页码一般居右空一字"
    side = "left" if left else "right"
    if paragraph.frame:
        unknown = f"看不出页码在哪一侧：{name.replace('一般', '')}吗？"
        return unknown if paragraph.frame == "?" else "" if paragraph.frame == side else name
    text = paragraph.text
    if left:
        chars = (paragraph.left_chars or 0.0) + (paragraph.first_chars or 0.0)
        points, blank = paragraph.left + paragraph.first, len(text) - len(text.lstrip("\u3000"))
        said = paragraph.left_chars is not None or paragraph.first_chars is not None
    else:
        chars, points = paragraph.right_chars or 0.0, paragraph.right
        blank, said = len(text) - len(text.rstrip("\u3000")), paragraph.right_chars is not None
    stands = "right" if paragraph.alignment == "right" else "center" if paragraph.alignment == "center" else "left"
    gap = (chars if said else points / _SIZE) + blank
    return "" if stands == side and abs(gap - 1) <= _GAP else name
