"""The comments of a Word file: ours are added beside those of people, and taken out again."""

import posixpath
from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element as Element

from checker.annotate.archive import Archive
from checker.annotate.naming import AUTHOR, INITIALS
from checker.annotate.tree import Builder, detach
from checker.readers.docx.xml import attribute, children, descendants, name

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PARA = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_PARENT = "paraIdParent"
_EXTENDED = ("commentsExtended", "commentsIds", "commentsExtensible")
_SIZE = 18  # half-points


class Comments:
    """The comments part of *archive*, made when the first comment is added."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._part = archive.related("comments")
        ids = [attribute(item, "w:id") or "" for item in self._listed()]
        ids += [attribute(item, "w:id") or "" for item in descendants(archive.document, "w:commentReference")]
        self._next = max((int(key) for key in ids if key.isdecimal() and len(key) < 10), default=-1) + 1

    def new_id(self) -> int:
        """A number that no comment has."""
        self._next += 1
        return self._next - 1

    def add(self, number: int, lines: Sequence[str]) -> None:
        """Add comment *number* of those paragraphs, the first in bold."""
        if self._part is None:
            self._make()
        assert self._part is not None
        w = Builder(self._archive.document)
        comment = w("comment", id=number, author=AUTHOR, initials=INITIALS)
        for at, line in enumerate(lines):
            comment.append(_paragraph(w, line, at == 0))
        self._archive.changed(self._part).append(comment)
        self._extend(comment, number)

    def remove_ours(self) -> bool:
        """Take out our comments, their marks in the text and what other parts say of them; whether there were any."""
        ours = [item for item in self._listed() if attribute(item, "w:author") == AUTHOR]
        if not ours or self._part is None:
            return False
        self._archive.changed(self._part)
        keys = {attribute(item, "w:id") for item in ours}
        told = {value for item in ours for p in item.iter("{*}p") for value in [p.get(_PARA)] if value}
        for item in ours:
            detach(item)
        for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            for mark in list(descendants(self._archive.document, f"w:{kind}")):
                if attribute(mark, "w:id") in keys:
                    _remove_mark(mark)
        self._forget(told)
        return True

    def is_empty(self) -> bool:
        """Whether no comment is left."""
        return not self._listed()

    @property
    def part(self) -> str | None:
        """The name of the comments part."""
        return self._part

    def _listed(self) -> list[Element]:
        return list(children(self._archive.tree(self._part), "w:comment")) if self._part else []

    def _make(self) -> None:
        w = Builder(self._archive.document)
        part = posixpath.join(posixpath.dirname(self._archive.main), "comments.xml")
        self._part = self._archive.add(part, w("comments"), _TYPE, f"{w.office}/comments")

    def _extend(self, comment: Element, number: int) -> None:
        """Word lists a comment in commentsExtended.xml by its last paragraph; only where that part is there."""
        part = self._archive.related("commentsExtended")
        if part is None:
            return
        root = self._archive.changed(part)
        known = {str(value).upper() for item in root for value in item.attrib.values()}
        key = next(key for key in (f"{0x3D15C000 + number + n:08X}" for n in range(1 << 16)) if key not in known)
        comment[-1].set(_PARA, key)
        uri = etree.QName(root).namespace
        etree.SubElement(root, f"{{{uri}}}commentEx", {f"{{{uri}}}paraId": key, f"{{{uri}}}done": "0"})

    def _forget(self, told: set[str]) -> None:
        """Replies of people to our comments stay, as comments of their own."""
        durable: set[str] = set()
        for part in filter(None, map(self._archive.related, _EXTENDED)):
            for item in list(self._archive.tree(part)):
                values = {str(key).rpartition("}")[2]: str(value) for key, value in item.items()}
                if values.get("paraId") in told or values.get("durableId") in durable:
                    durable.add(values.get("durableId", ""))
                    self._archive.changed(part)
                    detach(item)
                elif values.get(_PARENT) in told:
                    self._archive.changed(part)
                    del item.attrib[next(key for key in item.attrib if str(key).endswith(_PARENT))]


def _paragraph(w: Builder, line: str, first: bool) -> Element:
    properties = w(
        "pPr",
        w("spacing", before=0, after=0, line=240, lineRule="auto"),
        w("ind", left=0, leftChars=0, right=0, rightChars=0, firstLine=0, firstLineChars=0),
        w("jc", val="left"),
    )
    paragraph = w("p", properties)
    if first:
        paragraph.append(w("r", w("annotationRef")))
    look = [w("b"), w("bCs")] if first else []
    look = [w("rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="宋体"), *look]
    paragraph.append(w("r", w("rPr", *look, w("sz", val=_SIZE), w("szCs", val=_SIZE)), w("t", line)))
    return paragraph


def _remove_mark(mark: Element) -> None:
    run = mark.getparent()
    if name(mark) != "w:commentReference" or run is None:
        detach(mark)
        return
    detach(mark)
    if name(run) == "w:r" and all(name(item) == "w:rPr" for item in run):
        detach(run)
