"""XML parts of an Office file: parsed without entities or DTDs, names freed of prefix and of Strict or Transitional."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.model import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

#: ISO/IEC 29500-4 (Transitional) and 29500-1 (Strict) give the same vocabulary two names.
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing": "xdr",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "urn:schemas-microsoft-com:vml": "v",
}


class Paper(NamedTuple):
    """What messages call a file (``Word 文件``), and what the codes of its errors end with (``broken_docx``)."""

    called: str
    code: str

    @property
    def broken(self) -> str:
        """The code of a file that is not whole."""
        return f"broken_{self.code}"


WORD = Paper("Word 文件", "docx")
#: No entities, no network, and the limits of libxml2: depth 256, 10 MB in one text.
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse(data: bytes, part: str, paper: Paper = WORD) -> "Element":
    """The root of an XML part.

    Raises ReadError ``hostile_xml`` for a DTD and for absurd depth or length, ``paper.broken`` for what is not
    well-formed XML.
    """
    from lxml import etree

    _refuse_types(data, part, paper)
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unreadable(error, part, paper) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _hostile(part, paper)
    return root


def stream(data: bytes, part: str, paper: Paper, wanted: frozenset[str]) -> "Iterator[Element]":
    """The elements of an XML part whose names are *wanted* (``x:row``), each whole and none within another, in order;
    what was yielded is freed, so that a part of 100 MB costs no more than its largest element. Raises as ``parse``."""
    from io import BytesIO

    from lxml import etree

    _refuse_types(data, part, paper)
    tags = ["{*}" + one.partition(":")[2] for one in wanted]
    try:
        for _, element in etree.iterparse(BytesIO(data), events=("end",), tag=tags, **_SAFE):
            if name(element) in wanted:
                yield element
                element.clear()
                above = element.getparent()
                while above is not None and element.getprevious() is not None:
                    del above[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unreadable(error, part, paper) from None


def _refuse_types(data: bytes, part: str, paper: Paper) -> None:
    if b"<!DOCTYPE" in data.replace(b"\0", b""):  # also in UTF-16
        raise _hostile(part, paper)


def _unreadable(error: Exception, part: str, paper: Paper) -> ReadError:
    if "XML_PARSE_HUGE" in str(error):
        return ReadError("hostile_xml", f"不安全的 {paper.called}：{part} 嵌套过深或单段过长，拒绝读取")
    line = getattr(error, "lineno", None) or 1
    return ReadError(paper.broken, f"{paper.called}已损坏：{part} 第 {line} 行不是合法的 XML")


def _hostile(part: str, paper: Paper) -> ReadError:
    return ReadError("hostile_xml", f"不安全的 {paper.called}：{part} 含有 DTD（实体定义），拒绝读取")


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    """``w:p`` for ``{…/wordprocessingml/2006/main}p``; "" for the vocabularies that carry no text of a page."""
    uri, brace, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    if not brace:
        return local
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{local}" if prefix else ""


def name(element: "Element") -> str:
    """The name of *element* under its customary prefix, whichever the file uses: ``w:p``, ``m:t``, ``v:textbox``."""
    return _short(str(element.tag))


def attribute(element: "Element", wanted: str) -> str | None:
    """The attribute of that customary name (``w:val``), also where it is written without a prefix."""
    for key, value in element.items():
        if _short(str(key)) == wanted:
            return str(value)
    local = wanted.partition(":")[2]
    plain = element.get(local)
    return None if plain is None else str(plain)


def number(element: "Element | None", wanted: str = "w:val") -> int | None:
    """The integer in an attribute of *element*, None where it has none that is one."""
    value = attribute(element, wanted) if element is not None else None
    try:
        return int(value) if value is not None and len(value) < 12 else None
    except ValueError:
        return None


def child(element: "Element | None", *path: str) -> "Element | None":
    """The first child of that name, or the first child of the first child … down *path*."""
    for wanted in path:
        if element is None:
            return None
        for item in element:
            if _short(str(item.tag)) == wanted:
                element = item
                break
        else:
            return None
    return element


def children(element: "Element", wanted: str) -> "Iterator[Element]":
    """The children of that name."""
    return (item for item in element if _short(str(item.tag)) == wanted)


def descendants(element: "Element", wanted: str) -> "Iterator[Element]":
    """All elements of that name below *element*, in document order."""
    local = wanted.partition(":")[2]
    return (item for item in element.iter("{*}" + local) if name(item) == wanted)


def switch(properties: "Element | None", wanted: str) -> bool | None:
    """An on/off property (section 17.17.4): None where it is not said."""
    found = child(properties, wanted)
    if found is None:
        return None
    return (attribute(found, "w:val") or "true") not in ("0", "false", "off")


def branch(alternate: "Element") -> "Element | None":
    """The one branch of an ``mc:AlternateContent`` that Word shows: the first Choice whose vocabulary it knows."""
    for choice in children(alternate, "mc:Choice"):
        uris = [choice.nsmap.get(prefix, "") for prefix in (choice.get("Requires") or "").split()]
        if all(uri.startswith(_KNOWN) for uri in uris):
            return choice
    return child(alternate, "mc:Fallback")


_KNOWN = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:")
