"""Texts of a workbook: the shared ones, and those that stand in their cell."""

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.readers.docx.xml import children, name, stream
from checker.readers.xlsx.paper import EXCEL

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def read_strings(data: bytes, part: str) -> tuple[str, ...]:
    """The shared texts by their number. Raises ReadError as ``xml.stream`` does."""
    return tuple(text_of(item) for item in stream(data, part, EXCEL, frozenset({"x:si"})))


def text_of(element: "Element") -> str:
    """The text of an ``x:si``, ``x:is`` or comment: its runs in order, without the readings above them (x:rPh)."""
    pieces = []
    for item in element:
        kind = name(item)
        if kind == "x:t":
            pieces.append(item.text or "")
        elif kind == "x:r":
            pieces.extend(one.text or "" for one in children(item, "x:t"))
    return unescaped("".join(pieces))


def unescaped(words: str) -> str:
    """*words* with the characters that XML cannot hold: ``_x000D_`` is a carriage return, ``_x005F_`` an underscore.

    >>> unescaped("甲_x000D_乙_x005F_x000D_")
    '甲\\n乙_x000D_'
    """
    if "_x" not in words:
        return words.replace("\r\n", "\n").replace("\r", "\n")
    said = _escape().sub(lambda match: chr(int(match[1], 16)), words)
    return said.replace("\r\n", "\n").replace("\r", "\n")


@cache
def _escape() -> re.Pattern[str]:
    return re.compile("_x((?!D[89A-F])[0-9A-F]{4})_", re.IGNORECASE)
