"""Sections: which headers and footers are in force."""

from typing import TYPE_CHECKING

from checker.readers.docx.xml import attribute, children, descendants, name, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def headers_and_footers(body: "Element", even_and_odd: bool) -> tuple[list[str], list[str]]:
    """The relationship ids of the headers and of the footers that print, in the order of the sections.

    In a section the first page has its own only with w:titlePg, even pages only with w:evenAndOddHeaders in the
    settings; what a section does not define it takes from the one before (section 17.10.5).
    """
    headers: list[str] = []
    footers: list[str] = []
    current: dict[tuple[str, str], str] = {}
    for section in descendants(body, "w:sectPr"):
        parent = section.getparent()
        if parent is not None and name(parent) == "w:sectPrChange":
            continue
        for kind in ("w:headerReference", "w:footerReference"):
            for reference in children(section, kind):
                place = attribute(reference, "w:type") or "default"
                current[kind, place] = attribute(reference, "r:id") or ""
        places = ["default"]
        if switch(section, "w:titlePg"):
            places.insert(0, "first")
        if even_and_odd:
            places.append("even")
        for kind, found in (("w:headerReference", headers), ("w:footerReference", footers)):
            found.extend(current[kind, place] for place in places if (kind, place) in current)
    return headers, footers
