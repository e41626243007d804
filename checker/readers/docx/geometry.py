"""Sections: paper, margins, grid, and which headers and footers print on which of their pages."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from checker.layout import Grid, Margin, Page
from checker.readers.docx.measures import TWIP, millimetres, points
from checker.readers.docx.xml import attribute, child, children, descendants, name, number, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Points in a unit of w:docGrid/@w:charSpace.
_SPACE = 1 / 4096
_PAGES = ("default", "first", "even")


def sections(body: "Element") -> "Iterator[Element]":
    """The w:sectPr in force, in order."""
    for section in descendants(body, "w:sectPr"):
        parent = section.getparent()
        if parent is None or name(parent) != "w:sectPrChange":
            yield section


def read_pages(body: "Element", settings: "Element | None", parts: Mapping[str, str]) -> tuple[Page, ...]:
    """The pages of each section; *parts* are the headers and footers by the id of their relationship."""
    even_and_odd = bool(switch(settings, "w:evenAndOddHeaders"))
    common = {
        "even_and_odd": even_and_odd,
        "mirrored": bool(switch(settings, "w:mirrorMargins")),
        "gutter_at_top": bool(switch(settings, "w:gutterAtTop")),
    }
    current: dict[tuple[str, str], str] = {}
    pages = []
    for section in sections(body):
        for kind in ("header", "footer"):
            for reference in children(section, f"w:{kind}Reference"):
                part = parts.get(attribute(reference, "r:id") or "")
                if part is not None:
                    current[kind, attribute(reference, "w:type") or "default"] = part
        pages.append(_page(section, common, current))
    return tuple(pages)


def _page(section: "Element", common: Mapping[str, Any], current: Mapping[tuple[str, str], str]) -> Page:
    size, around = child(section, "w:pgSz"), child(section, "w:pgMar")
    title_page = bool(switch(section, "w:titlePg"))
    printed = ["default", *(["first"] if title_page else []), *(["even"] if common["even_and_odd"] else [])]
    margins = [
        Margin(kind, pages, current[kind, pages])  # type: ignore[arg-type]
        for kind in ("header", "footer")
        for pages in printed
        if (kind, pages) in current
    ]
    sides: dict[str, Any] = {side: millimetres(around, f"w:{side}") for side in ("left", "right", "header", "footer")}
    exact: dict[str, Any] = {side: _absolute(millimetres(around, f"w:{side}")) for side in ("top", "bottom")}
    kind, columns = child(section, "w:type"), child(section, "w:cols")
    numbers = child(section, "w:pgNumType")
    return Page(
        width=millimetres(size, "w:w"),
        height=millimetres(size, "w:h"),
        gutter=millimetres(around, "w:gutter") or 0.0,
        columns=_columns(columns),
        grid=_grid(child(section, "w:docGrid")),
        title_page=title_page,
        new_page=kind is None or attribute(kind, "w:val") not in ("continuous", "nextColumn"),
        number_format=(attribute(numbers, "w:fmt") or "") if numbers is not None else "",
        margins=tuple(margins),
        **sides,
        **exact,
        **common,
    )


def _absolute(length: float | None) -> float | None:
    """A negative margin is an exact one, which a tall header does not move."""
    return None if length is None else abs(length)


def _columns(columns: "Element | None") -> int:
    said = number(columns, "w:num") if columns is not None else None
    listed = sum(1 for _ in children(columns, "w:col")) if columns is not None else 0
    return max(said or listed or 1, 1)


def _grid(grid: "Element | None") -> Grid | None:
    kind = attribute(grid, "w:type") if grid is not None else None
    if grid is None or kind not in ("lines", "linesAndChars", "snapToChars"):
        return None
    space = points(grid, "w:charSpace", _SPACE) or 0.0
    return Grid(kind, points(grid, "w:linePitch", TWIP), space)  # type: ignore[arg-type]
