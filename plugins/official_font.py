"""公文各要素的字体、字号和颜色：正文、标题、层次标题、版记、发文机关标志。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_HAN = han_pattern(r"[一-鿿]")
_STOPS = tuple("。;:,、;!?")
#: A numbered line that says more than this before its first full stop is no heading but an item of a list.
_HEADING = 45
#: So many places are shown.
_SHOWN = 3
#: How dark every part of black is at most, how strong the red part of red is at least and the others at most.
_BLACK, _RED, _OTHERS = 0x1A, 0xC0, 0x50


@dataclass(frozen=True)
class Options:
    """What ``element`` must have: a font whose name holds one of ``fonts``, a ``size`` in points, or a ``color``."""

    element: Literal["text", "title", "first", "second", "foot", "mark"]
    fonts: tuple[str, ...] = ()
    size: float = 0.0
    color: Literal["", "black", "red"] = ""
    called: str = ""


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Fail with the places that look otherwise; ask where the file leaves the font to the program that opens it."""
    spans = list(_spans(document, options))
    name = _NAMES[options.element]
    if not spans:
        return Finding.not_applicable(f"没有{name}")
    wrong: list[tuple[Span, str]] = []
    unknown: list[Span] = []
    good: list[tuple[Span, str]] = []
    for piece in (piece for span in spans for piece in document.format_of(span)):
        if not _HAN.search(document.text, *piece.span):
            continue
        told, verdict = _judge(piece.run, options)
        if verdict is None:
            unknown.append(piece.span)
        elif verdict:
            good.append((piece.span, told))
        elif wrong and wrong[-1][1] == told and not document.text[wrong[-1][0].end : piece.span.start].strip(" "):
            wrong[-1] = Span(wrong[-1][0].start, piece.span.end), told
        else:
            wrong.append((piece.span, told))
    if wrong:
        kinds = "、".join(list(dict.fromkeys(told for _, told in wrong))[:3])
        count = f"有{len(wrong)}处" if len(wrong) > 1 else ""
        return Finding.failed(f"{name}{count}是{kinds}，应是{options.called}", *wrong[:_SHOWN])
    if unknown:
        return Finding.review(f"{name}没有写明，随打开的程序而定：是{options.called}吗？", *unknown[:_SHOWN])
    return Finding.passed(*good[:1]) if good else Finding.not_applicable(f"没有{name}")


def _judge(run: Any, options: Options) -> tuple[str, bool | None]:
    """What *run* has, in words, and whether it is what is wanted; None where it is not known."""
    if options.fonts:
        font = run.east_asian
        return f"“{font}”", any(word.lower() in font.lower() for word in options.fonts) if font else None
    if options.size:
        return run.size_name, abs(run.size - options.size) < 0.1 if run.size else None
    if run.rgb is None:
        return "", None
    red, green, blue = run.rgb
    if options.color == "red":
        return "黑色" if max(red, green, blue) <= _BLACK else f"颜色{run.color}", red >= _RED and max(
            green, blue
        ) <= _OTHERS
    return f"颜色{run.color}", max(red, green, blue) <= _BLACK


def _spans(document: Document, options: Options) -> Iterator[Span]:
    official = document.official
    headings = {one.heading.start: one for one in document.layers}
    if options.element in ("first", "second"):
        level = 1 if options.element == "first" else 2
        for one in headings.values():
            if one.level == level and one.heading.end - one.heading.start <= _HEADING:
                yield one.heading
    elif options.element == "text":
        for line in document.main_lines if document.title else ():  # without a title the text has no beginning
            heading = headings.get(line.start)
            start = heading.heading.end if options.fonts and heading and heading.level < 3 else line.start
            short = line.end - line.start <= _HEADING // 2 and not document[line].endswith(_STOPS)
            if start < line.end and not (options.fonts and short):
                yield Span(start, line.end)
    else:
        named = {"title": (document.title,), "foot": (official.copies, official.printed), "mark": (official.mark,)}
        yield from (span for span in named[options.element] if span is not None)


_NAMES = {
    "text": "正文",
    "title": "标题",
    "first": "第一层标题",
    "second": "第二层标题",
    "foot": "抄送和印发",
    "mark": "发文机关标志",
}
