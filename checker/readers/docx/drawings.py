"""What runs draw: pictures and lines, and how the frame of a text box stands."""

from typing import TYPE_CHECKING

from checker.layout import Drawing, Place
from checker.readers.docx.inline import DEEPEST, too_deep
from checker.readers.docx.xml import branch, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_EMU = 25.4 / 914400  # millimetres
_LINES = ("line", "straightConnector1")


def drawings(run: "Element", place: Place) -> "Iterator[Drawing]":
    """The pictures and lines of *run*, one branch of each mc:AlternateContent, not those inside text boxes."""
    for item in _shapes(run):
        local = _local(item)
        if local in ("anchor", "inline"):
            yield from _drawing(item, place)
        elif local in ("shape", "line", "rect"):
            kind = "picture" if _inner(item, "imagedata") is not None else "line" if local == "line" else None
            if kind is not None:
                style = (item.get("style") or "").replace(" ", "")
                color = (item.get("strokecolor") or "").lstrip("#").upper()
                yield Drawing(place, kind, "position:absolute" in style, color=color)  # type: ignore[arg-type]


def frame(box: "Element") -> str:
    """How the text box stands from left to right: "left", "center", "right", "inside", "outside", or "?"."""
    for item in box.iterancestors():
        local = _local(item)
        if local == "anchor":
            across = next((one for one in item if _local(one) == "positionH"), None)
            told = next((one.text for one in across if _local(one) == "align"), None) if across is not None else None
            return (told or "?").strip()
        if local in ("shape", "rect"):
            style = (item.get("style") or "").replace(" ", "")
            told = style.partition("mso-position-horizontal:")[2].partition(";")[0]
            return told if told in ("left", "center", "right", "inside", "outside") else "?"
        if local in ("inline", "p"):
            break
    return "?"


def _shapes(element: "Element", depth: int = 0) -> "Iterator[Element]":
    if depth > DEEPEST:
        raise too_deep()
    for item in element:
        local = _local(item)
        if local in ("anchor", "inline", "shape", "line", "rect"):
            yield item
        elif name(item) == "mc:AlternateContent":
            chosen = branch(item)
            if chosen is not None:
                yield from _shapes(chosen, depth + 1)
        elif local != "txbxContent":
            yield from _shapes(item, depth + 1)


def _drawing(item: "Element", place: Place) -> "Iterator[Drawing]":
    extent = next((one for one in item if _local(one) == "extent"), None)
    width, height = (_size(extent.get(side)) if extent is not None else None for side in ("cx", "cy"))
    floating = _local(item) == "anchor"
    if _inner(item, "blip") is not None:
        yield Drawing(place, "picture", floating, width, height)
        return
    shape = _inner(item, "prstGeom")
    if shape is not None and shape.get("prst") in _LINES:
        stroke = _inner(item, "ln")
        paint = _inner(stroke, "srgbClr") if stroke is not None else None
        color = (paint.get("val") or "").upper() if paint is not None else ""
        yield Drawing(place, "line", floating, width, height, color)


def _size(written: str | None) -> float | None:
    return int(written) * _EMU if written and written.isascii() and written.isdigit() and len(written) < 12 else None


def _inner(element: "Element", local: str) -> "Element | None":
    return next((item for item in element.iter("{*}" + local)), None)


def _local(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]
