"""What Word demands of a file and LibreOffice forgives: the faults of a package, each in one line."""

import posixpath
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006",
    "http://schemas.openxmlformats.org/officeDocument/2006",
)
#: The order of the children that we write or move, as ISO/IEC 29500-1, annex A has it.
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
    " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "sdtPr": "rPr alias tag id lock",
}
_BLOCKS = ("body", "tc", "sdtContent", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "customXml")
_INLINES = (
    "dir",
    "bdo",
    "rubyBase",
    "rt",
    "p",
    "hyperlink",
    "smartTag",
    "sdtContent",
    "fldSimple",
    "ins",
    "del",
    "moveTo",
    "moveFrom",
    "customXml",
)


def faults(data: bytes) -> list[str]:
    """The faults of a Word file; none where Word opens it without a repair."""
    with ZipFile(BytesIO(data)) as file:
        names = file.namelist()
        parts = {name: file.read(name) for name in names}
    found = [f"{name} twice" for name, times in Counter(map(str.lower, names)).items() if times > 1]
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    found += _package(trees, set(names))
    for name, root in trees.items():
        found += (f"{name}: {fault}" for fault in (*_declared(root), *_mixed(root)))
        if "wordprocessingml/" in str(root.tag):
            found += (f"{name}: {fault}" for fault in (*_ordered(root), *_nested(root), *_revised(root)))
    found += _comments(trees)
    found += _properties(trees)
    return found


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _value(element: etree._Element, wanted: str) -> str:
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == wanted), "")


def _package(trees: dict[str, etree._Element], names: set[str]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    defaults = {(item.get("Extension") or "").lower() for item in types if _local(item) == "Default"}
    listed = [item.get("PartName") or "" for item in types if _local(item) == "Override"]
    yield from (f"content type of {part} twice" for part, times in Counter(listed).items() if times > 1)
    yield from (f"content type of {part}, which is not there" for part in listed if part[1:] not in names)
    for name in names - {"[Content_Types].xml"}:
        if not name.endswith("/") and f"/{name}" not in listed and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name} has no content type"
    for name, root in trees.items():
        if not name.endswith(".rels"):
            continue
        ids = Counter(item.get("Id") for item in root)
        yield from (f"{name}: {key} twice" for key, times in ids.items() if times > 1)
        folder = posixpath.dirname(posixpath.dirname(name))
        for item in root:
            target = posixpath.normpath(posixpath.join("/", folder, item.get("Target") or "")).lstrip("/")
            if item.get("TargetMode") != "External" and target not in names:
                yield f"{name}: {target} is not there"


def _declared(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        prefixes = (element.get(_IGNORABLE) or "").split()
        yield from (f"prefix {prefix} is not declared" for prefix in prefixes if prefix not in element.nsmap)


def _mixed(root: etree._Element) -> Iterator[str]:
    """A part is Strict or Transitional, never both."""
    uris = {str(etree.QName(item).namespace) for item in root.iter(etree.Element)}
    if any(uri.startswith(_STRICT) for uri in uris) and any(uri.startswith(_TRANSITIONAL) for uri in uris):
        yield f"Strict and Transitional: {' '.join(sorted(uris))}"


def _ordered(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        order = _ORDER.get(_local(element), "").split()
        places = [order.index(kind) for kind in map(_local, element) if kind in order]
        if places != sorted(places):
            yield f"order in {_local(element)}: {' '.join(map(_local, element))}"
        if len(set(places)) < len(places):
            yield f"twice in {_local(element)}: {' '.join(map(_local, element))}"


def _nested(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        kind, parent = _local(element), element.getparent()
        if parent is None or "wordprocessingml/" not in str(element.tag):
            continue
        inside = _local(parent)
        if kind == "p" and inside not in _BLOCKS:
            yield f"p in {inside}"
        if kind == "r" and inside not in _INLINES:
            yield f"r in {inside}"
        if kind in ("t", "delText", "commentReference") and inside != "r":
            yield f"{kind} in {inside}"
        if kind == "t" and next(element.iterancestors("{*}del"), None) is not None:
            yield "t in del"
        if kind == "delText" and next(element.iterancestors("{*}del", "{*}moveFrom"), None) is None:
            yield "delText outside of del"
        if kind in ("commentRangeStart", "commentRangeEnd") and inside == "r":
            yield f"{kind} in r"
        if kind == "tc" and (not len(element) or _local(element[-1]) not in ("p", "sdt", "customXml")):
            yield "tc without a last p"
        if kind == "sdtContent" and not len(element):
            yield "empty sdtContent"


def _revised(root: etree._Element) -> Iterator[str]:
    ids = Counter(_value(item, "id") for item in root.iter("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo"))
    yield from (f"revision {key} twice" for key, times in ids.items() if times > 1)
    yield from (f"revision {key}" for key in ids if not key.isdecimal() or int(key) >= 1 << 31)


def _comments(trees: dict[str, etree._Element]) -> Iterator[str]:
    main = next(root for name, root in trees.items() if _local(root) == "document")
    listed = next((list(root) for root in trees.values() if _local(root) == "comments"), [])
    ids = Counter(_value(item, "id") for item in listed)
    yield from (f"comment {key} twice" for key, times in ids.items() if times > 1)
    yield from (f"comment {key}" for key in ids if not key.isdecimal() or int(key) >= 1 << 31)
    marks: dict[str, list[str]] = {key: [] for key in ids}
    for item in main.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}commentReference"):
        marks.setdefault(_value(item, "id"), []).append(_local(item).removeprefix("comment"))
    for key, found in marks.items():
        if found not in (["RangeStart", "RangeEnd", "Reference"], ["Reference"]) or key not in ids:
            yield f"marks of comment {key}: {found}"
    for item in listed:
        if not len(item) or _local(item[-1]) != "p":
            yield f"comment {_value(item, 'id')} without a last p"
    paragraphs = {_value(p, "paraId") for item in listed for p in item.iter("{*}p")}
    for root in trees.values():
        if _local(root) == "commentsEx":
            yield from (
                f"{_value(item, 'paraId')} is no comment" for item in root if _value(item, "paraId") not in paragraphs
            )


def _properties(trees: dict[str, etree._Element]) -> Iterator[str]:
    for root in trees.values():
        if _local(root) == "Properties" and "custom" in str(root.tag):
            numbers = [int(item.get("pid") or 0) for item in root]
            if len(set(numbers)) < len(numbers) or min(numbers, default=2) < 2:
                yield f"numbers of custom properties: {numbers}"
