"""公文用纸和页边：A4 纸，天头、订口、版心的尺寸。"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from checker import Document, Finding, Level, Span, hookimpl

#: What rounding to whole twips can make of a length, in millimetres.
_ROUNDING = 0.05


@dataclass(frozen=True)
class Options:
    """The ``part`` of the page, what it should measure, and how far it may be off, all in millimetres."""

    part: Literal["paper", "top", "binding", "area"]
    millimetres: tuple[float, ...]
    tolerance: float = 1.0


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Companies, schools … follow the standard by choice (参照): a fault of theirs weighs less."""
    finding = _judged(document, options)
    return replace(finding, level=Level.WARNING) if document.official.by_reference(document.text) else finding


def _judged(document: Document, options: Options) -> Finding:
    """Fail with the sections that measure otherwise. Pages across (横排表格) keep their own margins."""
    pages = document.layout.pages if document.layout else ()
    mark = document.official.mark
    if options.part == "top" and mark is not None and not document[mark].replace(" ", "").endswith("文件"):
        return Finding.not_applicable("信函、命令、纪要另有格式，天头另查")
    name, measure = _PARTS[options.part]
    wanted = "×".join(f"{length:g}" for length in options.millimetres)
    wrong: list[tuple[Span, str]] = []
    good = ""
    for number, page in enumerate(pages, 1):
        across = page.width is not None and page.height is not None and page.width > page.height
        if across and (options.part != "paper" or number > 1):
            continue
        found = measure(page)
        if found is None:
            return Finding.open(f"文件没有写明{name}")
        told = "×".join(f"{length:.1f}".removesuffix(".0") for length in found)
        near = zip(found, options.millimetres, strict=True)
        if all(abs(one - other) <= options.tolerance + _ROUNDING for one, other in near):
            good = good or told
        else:
            wrong.append((_first_line(document, number - 1), f"{name}{told}毫米{'（横排）' if across else ''}"))
    if wrong:
        told = "、".join(dict.fromkeys(told for _, told in wrong))
        return Finding.failed(
            f"{told}，应为{wanted}毫米（±{options.tolerance:g}毫米）", *dict.fromkeys(span for span, _ in wrong)
        )
    if not good:
        return Finding.open(f"文件没有写明{name}")
    shown = document.title or document.body
    return Finding.passed((shown, f"{name}{good}毫米"))


def _first_line(document: Document, number: int) -> Span:
    """The first line of section *number*, where its pages are shown to be wrong."""
    whole = document.format_of(Span(0, len(document.text)))
    first = next((piece.span for piece in whole if piece.paragraph.page == number), document.title or document.body)
    return document.line(document.span(first.start, first.end))


def _paper(page: Any) -> tuple[float, ...] | None:
    return None if page.width is None or page.height is None else (page.width, page.height)


def _top(page: Any) -> tuple[float, ...] | None:
    return None if page.top is None else (page.top + (page.gutter if page.gutter_at_top else 0.0),)


def _binding(page: Any) -> tuple[float, ...] | None:
    return None if page.left is None else (page.left + (0.0 if page.gutter_at_top else page.gutter),)


_PARTS: Mapping[str, tuple[str, Callable[[Any], tuple[float, ...] | None]]] = {
    "paper": ("纸张", _paper),
    "top": ("天头（上页边距）", _top),
    "binding": ("订口（左页边距）", _binding),
    "area": ("版心", lambda page: page.area),
}
