"""Lengths as Word files write them: twips, half-points, EMU, or with a unit (ISO/IEC 29500-1, section 22.9.2.15)."""

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.readers.docx.xml import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Points in each unit that a length may be written with.
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
#: Points in a twip, and millimetres in a point.
TWIP = 1 / 20
MM = 25.4 / 72


@cache
def _written() -> re.Pattern[str]:
    return re.compile(r"([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)(mm|cm|in|pt|pc|pi)?")


def points(element: "Element | None", wanted: str, unit: float = TWIP) -> float | None:
    """The length in an attribute of *element*, in points; a bare number counts *unit* points. None where it is none."""
    value = attribute(element, wanted) if element is not None else None
    match = _written().fullmatch(value.strip()) if value else None
    if match is None:
        return None
    return float(match[1]) * (_POINTS[match[2]] if match[2] else unit)


def millimetres(element: "Element | None", wanted: str) -> float | None:
    """The same, in millimetres."""
    length = points(element, wanted)
    return None if length is None else length * MM
