"""The mark of our copies: one custom property of the document, which Word and WPS keep."""

from hashlib import sha256
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from checker.annotate.archive import Archive
from checker.annotate.tree import Builder, detach, root_element
from checker.model import ReadError

_NAME = "公开检查"
_PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_KINDS = ("custom-properties", "customProperties")  # Transitional, Strict
_URIS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties",
)
_VALUES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
)
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of all custom properties (section 22.3)


class Mark(NamedTuple):
    """What our mark says: the parts that we added, and a digest of what we wrote."""

    added: tuple[str, ...]
    digest: str
    untouched: bool


def mark_of(data: bytes) -> Mark | None:
    """The mark of a copy of ours; ``untouched`` says whether its text and comments are as we wrote them. None where
    *data* is no copy of ours, or cannot be read at all."""
    try:
        archive = Archive(data)
        item = _ours(archive)
        if item is None:
            return None
        added, _, digest = _value(item).partition(";")
        return Mark(tuple(added.split()), digest, digest == _digest(archive))
    except ReadError:
        return None


def put_mark(archive: Archive) -> None:
    """Mark *archive*, to which nothing else is done after this, and note the parts that we added to it."""
    part = _part(archive)
    if part is None:
        w = Builder(archive.document)
        strict = int(w.is_strict)
        root = root_element(_URIS[strict], "Properties", vt=_VALUES[strict])
        part = archive.add(_PART, root, _TYPE, f"{w.office}/{_KINDS[strict]}", source="")
    root = archive.changed(part)
    uri = etree.QName(root).namespace or _URIS[0]
    values = _VALUES[_URIS.index(uri)] if uri in _URIS else _VALUES[0]
    numbers = [int(item.get("pid") or 0) for item in root if (item.get("pid") or "").isdecimal()]
    pid = str(max(numbers, default=1) + 1)
    item = etree.SubElement(root, f"{{{uri}}}property", {"fmtid": _FORMAT, "pid": pid, "name": _NAME})
    etree.SubElement(item, f"{{{values}}}lpwstr").text = f"{' '.join(archive.created)};{_digest(archive)}"


def take_mark(archive: Archive) -> tuple[str, ...] | None:
    """Take our mark out of *archive*. The parts that it says we added, None where there is no mark."""
    item = _ours(archive)
    part = _part(archive)
    if item is None or part is None:
        return None
    added = tuple(_value(item).partition(";")[0].split())
    archive.changed(part)
    detach(item)
    if part in added and not len(archive.tree(part)):
        archive.drop(part, "")
    return added


def _ours(archive: Archive) -> Element | None:
    part = _part(archive)
    return next((item for item in archive.tree(part) if item.get("name") == _NAME), None) if part else None


def _part(archive: Archive) -> str | None:
    return next(iter(archive.all_related(*_KINDS, source="")), None)


def _value(item: Element) -> str:
    return "".join(str(text) for text in item.itertext())


def _digest(archive: Archive) -> str:
    """Over the text and the comments: what a person changes in a copy."""
    parts = [archive.main, archive.related("comments")]
    trees = [etree.tostring(archive.tree(part), method="c14n") for part in parts if part]
    return sha256(b"".join(trees)).hexdigest()[:16]
