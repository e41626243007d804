"""From the bytes of a Word file to its Content."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.carried import Carried
from checker.model import Block, BlockKind, Content, ReadError, RunFlag
from checker.readers.docx.fields import Fields, unmatched
from checker.readers.docx.inline import too_deep
from checker.readers.docx.numbering import Counters, Numbering
from checker.readers.docx.package import CONTENT_TYPES, Package
from checker.readers.docx.sections import headers_and_footers
from checker.readers.docx.story import Context, Story
from checker.readers.docx.styles import Styles
from checker.readers.docx.xml import attribute, child, children, name, switch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from checker.layout import Layout

#: What prints words that are not in the parts read here, by the kind of its relationship.
_UNREAD = {
    "chart": "图表",
    "diagramData": "SmartArt 图形",
    "aFChunk": "嵌入的外部文档",
    "subDocument": "子文档",
    "oleObject": "嵌入的对象",
    "package": "嵌入的对象（工作簿等）",
}


#: Width and height of a picture that is a page, 120 and 180 mm, in English Metric Units (36,000 a millimetre). The type
#: area of an official document is 156 by 225 mm (GB/T 9704-2012, 5.2.1); photographs are rarely higher than wide.
_PAGE = (120 * 36_000, 180 * 36_000)


def open_document(data: bytes) -> tuple[Package, str]:
    """The package and the name of its main part. Raises ReadError ``broken_docx`` where it is no Word document."""
    package = Package(data)
    if CONTENT_TYPES not in package:
        raise ReadError("broken_docx", f"不是 Word 文档：缺少 {CONTENT_TYPES}")
    main = next((link.target for link in package.relationships("").values() if link.kind == "officeDocument"), None)
    if main is None:
        raise ReadError("broken_docx", "Word 文件不完整：找不到正文部件（缺少 _rels/.rels 或其中的 officeDocument）")
    return package, main


def read_document(data: bytes) -> Content:
    """Read a whole document. Raises ReadError (see the package docstring for its codes)."""
    try:
        content = _Reading(*open_document(data)).content()
    except RecursionError:  # called with little stack left
        raise too_deep() from None
    return replace(content, layout=partial(_layout, data))


def _fills_page(drawing: "Element") -> bool:
    """Whether *drawing* is a picture before the text as large as a page that was scanned."""
    size = next(drawing.iter("{*}extent"), None)
    sides = [size.get(side) or "" for side in ("cx", "cy")] if size is not None else []
    large = all(
        side.isdecimal() and len(side) < 12 and int(side) >= least for side, least in zip(sides, _PAGE, strict=False)
    )
    behind = drawing.get("behindDoc") in ("1", "true")
    return bool(sides) and large and not behind and next(drawing.iter("{*}blip"), None) is not None


def _layout(data: bytes) -> "Layout":
    from checker.readers.docx.formatting import read_layout  # most notices are never asked for their layout

    return read_layout(data)


class _Reading:
    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._links = package.relationships(main)
        self._parts: dict[str, Element] = {}
        root = self._part(main)
        body = child(root, "w:body")
        if name(root) != "w:document" or body is None:
            raise ReadError("broken_docx", f"不是 Word 文档：{main} 中没有正文")
        self._root, self._body = root, body
        self._stories: list[str] = []
        styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"), lambda style: styles.numbering(style)[0])
        self._context = Context(styles, Counters(self._numbering))

    def content(self) -> Content:
        settings = self._related("settings")
        headers, footers = headers_and_footers(self._body, bool(switch(settings, "w:evenAndOddHeaders")))
        blocks = list(self._margins(headers, BlockKind.HEADER))
        self._begin(self._root, self._main)
        blocks += self._story(self._main, BlockKind.PARAGRAPH).blocks(self._body)
        blocks += self._notes()
        blocks += self._margins(footers, BlockKind.FOOTER)
        images = sum(link.kind == "image" for link in self._links.values())
        if not any(run.text.strip() for block in blocks for run in block.runs):
            pictures = f"，只有 {images} 张图片，图片中的文字无法检查" if images else ""
            raise ReadError("empty", f"文档里没有文字{pictures}")
        kinds = {link.kind for link in self._links.values()}
        unread = tuple(("未读", what) for kind, what in _UNREAD.items() if kind in kinds)
        return Content(
            tuple(blocks),
            "docx",
            unread,
            self._metadata(blocks, images),
            changes=tuple(self._context.changes.found),
            inspect=cache(self._inspect),
            unread=tuple(self._unread(kinds)),
        )

    def _unread(self, kinds: set[str]) -> Iterator[str]:
        """What prints words that nobody read: pictures of a whole page, texts that are brought in from other files."""
        pages = sum(map(_fills_page, self._body.iter("{*}inline", "{*}anchor")))
        if pages:
            yield f"占满一页的图片{pages}张"
        yield from (f"文件里的{_UNREAD[kind]}" for kind in ("aFChunk", "subDocument") if kind in kinds)

    def _inspect(self) -> Carried:
        from checker.readers.docx.inspection import inspect

        return inspect(self._package, self._main, {part: self._parts[part] for part in self._stories}, self._part)

    def _begin(self, root: "Element", part: str) -> None:
        """What must be known of a part before its stories are read."""
        self._stories.append(part)
        self._context.unmatched = unmatched(root)
        self._context.changes.collect(root, part)

    def _story(self, part: str, kind: BlockKind, flags: RunFlag = RunFlag.NONE) -> Story:
        return Story(self._context, part, Counters(self._numbering), Fields(self._context.unmatched), kind, flags)

    def _margins(self, ids: list[str], kind: BlockKind) -> Iterator[Block]:
        """The headers or footers of those relationship ids, each part once; those without any text not at all."""
        parts = dict.fromkeys(self._links[key].target for key in ids if key in self._links)
        for part in parts:
            if part in self._package:
                root = self._part(part)
                self._begin(root, part)
                yield from _printing(self._story(part, kind).blocks(root))

    def _notes(self) -> Iterator[Block]:
        """Footnotes, then endnotes, each in the order in which the text refers to them."""
        for kind in ("footnote", "endnote"):
            wanted = {key: (flags, changes) for what, key, flags, changes in self._context.notes if what == kind}
            part = self._target(f"{kind}s")
            if not wanted or part is None or part not in self._package:
                continue
            root = self._part(part)
            self._begin(root, part)
            found = {attribute(note, "w:id") or "": note for note in children(root, f"w:{kind}")}
            for key, (flags, changes) in wanted.items():
                if key in found:
                    story = replace(self._story(part, BlockKind.NOTE, flags), changes=changes)
                    yield from _printing(story.blocks(found[key], f"{kind}[{key}]/"))

    def _target(self, kind: str) -> str | None:
        return next((link.target for link in self._links.values() if link.kind == kind), None)

    def _related(self, kind: str) -> "Element | None":
        part = self._target(kind)
        return self._part(part) if part is not None and part in self._package else None

    def _part(self, part: str) -> "Element":
        """The root of a part, parsed once."""
        if part not in self._parts:
            self._parts[part] = self._package.xml(part)
        return self._parts[part]

    def _metadata(self, blocks: list[Block], images: int) -> Mapping[str, str]:
        runs = [run for block in blocks for run in block.runs]
        comments = self._related("comments")
        counts = {
            "comments": 0 if comments is None else sum(1 for _ in children(comments, "w:comment")),
            "insertions": sum(RunFlag.INSERTED in run.flags for run in runs),
            "deletions": sum(RunFlag.DELETED in run.flags for run in runs),
            "hidden": sum(RunFlag.HIDDEN in run.flags for run in runs),
            "images": images,
        }
        described = self._properties()
        return MappingProxyType(described | {key: str(value) for key, value in counts.items()})

    def _properties(self) -> dict[str, str]:
        """Author, last editor and company, where the document names them."""
        names = {"creator": "author", "lastModifiedBy": "last_modified_by", "Company": "company"}
        links = self._package.relationships("").values()
        found = {}
        for part in (link.target for link in links if link.kind in ("core-properties", "extended-properties")):
            if part in self._package:
                for item in self._part(part):
                    key = names.get(str(item.tag).rpartition("}")[2])
                    if key and item.text and item.text.strip():
                        found[key] = item.text.strip()
        return found


def _printing(blocks: Iterator[Block]) -> list[Block]:
    found = list(blocks)
    return found if any(run.text.strip() for block in found for run in block.runs) else []
