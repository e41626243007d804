"""Names of OpenDocument elements and attributes under their customary prefixes (OpenDocument 1.3, part 3, 1.4)."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}meta:1.0": "meta",
    f"{_OASIS}manifest:1.0": "manifest",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    uri, brace, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    prefix = _PREFIXES.get(uri) if brace else None
    return f"{prefix}:{local}" if prefix else ""


def name(element: "Element") -> str:
    """``text:p`` for an element of that name; "" for vocabularies that carry no text of a page."""
    return _short(str(element.tag))


def attribute(element: "Element", wanted: str) -> str:
    """The attribute of that customary name; "" where there is none."""
    return next((str(value) for key, value in element.items() if _short(str(key)) == wanted), "")


def count(element: "Element", wanted: str, default: int = 1) -> int:
    """The natural number in an attribute, *default* where it is none."""
    written = attribute(element, wanted)
    return int(written[:9]) if written.isdecimal() else default


def children(element: "Element", *wanted: str) -> "Iterator[Element]":
    """The children of those names, in order."""
    return (item for item in element if name(item) in wanted)


def child(element: "Element | None", *path: str) -> "Element | None":
    """The first child of that name, or the first child of the first child … down *path*."""
    for wanted in path:
        if element is None:
            return None
        element = next(children(element, wanted), None)
    return element
