"""A Word file being rewritten: its members are copied as they are, but for the parts that were changed."""

import posixpath
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element as Element

from checker.annotate.tree import root_element
from checker.model import ReadError, Source
from checker.readers.docx import read
from checker.readers.docx.package import CONTENT_TYPES
from checker.readers.docx.reader import open_document
from checker.readers.docx.xml import attribute, child, children, name

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STORIES = ("header", "footer", "footnotes", "endnotes")
_NEW = (1980, 1, 1, 0, 0, 0)  # the day of members that were not in the file


class AnnotateError(Exception):
    """A file cannot be annotated or cleaned; the message is one line of Chinese without the file's name."""


class Archive:
    """An opened Word file. ``main`` is the name of its main part, ``created`` are the parts that were added to it."""

    def __init__(self, data: bytes) -> None:
        """Open *data*. Raises ReadError as the reader does."""
        self._data = data
        self._package, self.main = open_document(data)
        self.created: list[str] = []
        self._trees: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._dropped: set[str] = set()

    def __contains__(self, part: str) -> bool:
        return part in self._trees or (part in self._package and part not in self._dropped)

    @property
    def document(self) -> Element:
        """The root of the main part, to be changed."""
        return self.changed(self.main)

    def tree(self, part: str) -> Element:
        """The root of an XML part, for reading. Raises ReadError."""
        if part not in self._trees:
            self._trees[part] = _parse(self._package.read(part), part)
        return self._trees[part]

    def changed(self, part: str) -> Element:
        """The root of an XML part, to be changed: what it is in the end is written. Raises ReadError."""
        self._changed.add(part)
        return self.tree(part)

    def related(self, kind: str, source: str | None = None) -> str | None:
        """The part related to *source* (the main part where it is None) by a relationship of that *kind*."""
        return next(iter(self.all_related(kind, source=source)), None)

    def all_related(self, *kinds: str, source: str | None = None) -> list[str]:
        """The parts related to *source* (the main part where it is None) by relationships of those *kinds*."""
        found = self._targets(self.main if source is None else source)
        return [part for link, part in found if (link.get("Type") or "").rpartition("/")[2] in kinds and part in self]

    def stories(self) -> list[str]:
        """The parts that hold text of the notice, the main part first."""
        return [self.main, *self.all_related(*_STORIES)]

    def add(self, part: str, root: Element, content_type: str, relationship: str, source: str | None = None) -> str:
        """Add a part of that *content_type*, related to *source* (default: the main part) by the type *relationship*.

        Returns its name, which is *part* or, where that is taken, one like it.
        """
        source = self.main if source is None else source
        stem, suffix = posixpath.splitext(part)
        number = 2
        while part in self:
            part, number = f"{stem}{number}{suffix}", number + 1
        self._create(part, root)
        types = self.changed(CONTENT_TYPES)
        types.append(etree.Element(f"{_TYPES}Override", {"PartName": f"/{part}", "ContentType": content_type}))
        links = self._links(source)
        known = {link.get("Id") for link in links}
        key = next(key for key in (f"rId{n}" for n in range(1, len(known) + 2)) if key not in known)
        target = posixpath.relpath(part, posixpath.dirname(source) or ".") if source else part
        links.append(etree.Element(f"{_LINKS}Relationship", {"Id": key, "Type": relationship, "Target": target}))
        return part

    def drop(self, part: str, source: str | None = None) -> None:
        """Take a part out again, with its content type and its relationship from *source* (default: the main part)."""
        source = self.main if source is None else source
        types = self.changed(CONTENT_TYPES)
        for item in [item for item in types if (item.get("PartName") or "").lower() == f"/{part}".lower()]:
            types.remove(item)
        links = self._links(source)
        for item in [item for item, target in self._targets(source) if target == part]:
            links.remove(item)
        self.forget(part)

    def forget(self, part: str) -> None:
        """Take a part out that nothing speaks of, such as an empty list of relationships."""
        self._dropped.add(part)
        self._trees.pop(part, None)
        self._changed.discard(part)

    def written(self) -> bytes:
        """The file as it is now: the members in their order, then those that are new."""
        stream = BytesIO()
        left = dict.fromkeys(sorted(self._changed))
        with ZipFile(BytesIO(self._data)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
            for info in source.infolist():
                part = next((one for one in left if one.lower() == info.filename.lower()), None)
                if part is not None:
                    target.writestr(info, _serialised(self._trees[part]), info.compress_type)
                    del left[part]
                elif info.filename not in self._dropped:
                    target.writestr(info, source.read(info), info.compress_type)
            for part in left:
                target.writestr(ZipInfo(part, _NEW), _serialised(self._trees[part]), ZIP_DEFLATED)
        return stream.getvalue()

    def _targets(self, source: str) -> list[tuple[Element, str]]:
        """The internal relationships of *source* and the parts that they name."""
        where = _links_of(source)
        links = children(self.tree(where), "rel:Relationship") if where in self else ()
        internal = [link for link in links if link.get("TargetMode") != "External"]
        return [(link, _target(source, link.get("Target") or "")) for link in internal]

    def _links(self, source: str) -> Element:
        where = _links_of(source)
        if where not in self:
            self._create(where, root_element(_LINKS[1:-1], "Relationships"))
        return self.changed(where)

    def _create(self, part: str, root: Element) -> None:
        self.created.append(part)
        self._trees[part] = root
        self._changed.add(part)
        self._dropped.discard(part)


def open_archive(data: bytes) -> Archive:
    """*data* opened for changes. Raises ReadError, and AnnotateError where the file is protected against changes."""
    archive = _opened(data)
    settings = archive.related("settings")
    guard = child(archive.tree(settings), "w:documentProtection") if settings else None
    enforced = guard is not None and (attribute(guard, "w:enforcement") or "0") not in ("0", "false", "off")
    if guard is not None and enforced and attribute(guard, "w:edit") in ("readOnly", "forms"):
        raise AnnotateError("文件设有编辑保护（限制编辑），不能写入批注；请在 Word 或 WPS 中停止保护后再试")
    if name(archive.tree(archive.main)) != "w:document":
        raise AnnotateError("不是 Word 文档：没有正文")
    return archive


def is_signed(data: bytes) -> bool:
    """Whether the Word file *data* has a digital signature, which holds for no copy of it. Raises ReadError."""
    return Archive(data).related("origin", source="") is not None


def _opened(data: bytes) -> Archive:
    """*data* opened. What is wrong with it the reader says best: it knows a file behind a password."""
    if not data.startswith((b"PK", b"\xd0\xcf")) and data:
        raise AnnotateError("不是 Word 文件（.docx）")
    try:
        return Archive(data)
    except ReadError:
        read(Source("notice.docx", data))
        if data.startswith(b"\xd0\xcf"):
            raise AnnotateError("这是旧版 Word 文档（.doc），不能写批注；请另存为 .docx 后再试") from None
        raise


def _links_of(part: str) -> str:
    folder, leaf = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{leaf}.rels")


def _target(source: str, written: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), written)).lstrip("/")


def _parse(data: bytes, part: str) -> Element:
    """As the reader parses, but comments and processing instructions stay: they are not ours to remove."""
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise ReadError("hostile_xml", f"不安全的 Word 文件：{part} 含有 DTD（实体定义），拒绝读取")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError):
        raise ReadError("broken_docx", f"Word 文件已损坏：{part} 不是合法的 XML") from None


def _serialised(root: Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
