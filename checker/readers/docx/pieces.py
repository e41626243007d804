"""A run (w:r) piece by piece: its characters as they print, and what it draws or refers to."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.model import RunFlag
from checker.readers.docx.fields import Fields
from checker.readers.docx.inline import DEEPEST, too_deep
from checker.readers.docx.symbols import is_symbol_font, symbol
from checker.readers.docx.xml import attribute, branch, child, children, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
_ELSEWHERE = ("w:drawing", "w:pict", "w:object", "w:footnoteReference", "w:endnoteReference")


class Piece(NamedTuple):
    """Characters, all deleted or none of them, or an element that has its own story elsewhere (drawing, note)."""

    text: str
    deleted: RunFlag = RunFlag.NONE
    element: "Element | None" = None


def pieces(run: "Element", fields: Fields) -> Iterator[Piece]:
    """The pieces of *run*, in order; neighbouring characters come as one. *fields* is moved on.

    A soft line break and a carriage return are "\\n", tabs "\\t", a hard hyphen "-"; page and column breaks and
    optional hyphens print nothing. The pronunciation above a ruby base is left out.
    """
    text = ""
    text_deleted = RunFlag.NONE
    fonts = child(run, "w:rPr", "w:rFonts")
    font = attribute(fonts, "w:ascii") or attribute(fonts, "w:hAnsi") if fonts is not None else None
    for element, chars, deleted in _parts(run, fields, font):
        if (element is not None or deleted is not text_deleted) and text:
            yield Piece(text, text_deleted)
            text = ""
        if element is not None:
            yield Piece("", element=element)
        text, text_deleted = text + chars, deleted
    if text:
        yield Piece(text, text_deleted)


def _parts(
    container: "Element", fields: Fields, font: str | None, depth: int = 0
) -> "Iterator[tuple[Element | None, str, RunFlag]]":
    if depth > DEEPEST:
        raise too_deep()
    none = RunFlag.NONE
    for item in container:
        kind = name(item)
        if kind == "w:t" and fields.visible:
            yield None, _text(item, font), none
        elif kind == "w:delText" and fields.visible:
            yield None, _text(item, font), RunFlag.DELETED
        elif kind == "w:instrText":
            fields.code(item.text or "")
        elif kind == "w:fldChar":
            yield None, fields.mark(item), none
        elif kind == "mc:AlternateContent":
            chosen = branch(item)
            if chosen is not None:
                yield from _parts(chosen, fields, font, depth + 1)
        elif kind == "w:ruby":
            for base in children(item, "w:rubyBase"):
                for inner in children(base, "w:r"):
                    yield from _parts(inner, fields, font, depth + 1)
        elif fields.visible:
            if kind in _ELSEWHERE:
                yield item, "", none
            else:
                yield None, _character(item, kind), none


def _character(element: "Element", kind: str) -> str:
    if kind == "w:br":
        return "\n" if attribute(element, "w:type") in (None, "textWrapping") else ""
    if kind == "w:sym":
        try:
            code = int(attribute(element, "w:char") or "", 16)
        except ValueError:
            return ""
        return symbol(attribute(element, "w:font"), code)
    return _CHARACTERS.get(kind, "")


def _text(element: "Element", font: str | None) -> str:
    """The text of w:t: without xml:space its outer blanks do not count; line ends within print as blanks."""
    text = element.text or ""
    if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
        text = text.strip(" \t\r\n")
    if "\n" in text or "\r" in text:
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    if not is_symbol_font(font) and not _private().search(text):
        return text
    return "".join(_glyph(char, font) for char in text)


@cache
def _private() -> re.Pattern[str]:
    """The private codes through which Word stores the letters of symbol fonts."""
    return re.compile("[\uf020-\uf0ff]")


def _glyph(char: str, font: str | None) -> str:
    if "\uf020" <= char <= "\uf0ff" or (is_symbol_font(font) and char < "\u0100"):
        return symbol(font, ord(char))
    return char
