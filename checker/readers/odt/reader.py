"""From the bytes of an OpenDocument text to its Content."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.model import Block, BlockKind, Change, ChangeKind, Content, ReadError, Run, RunFlag
from checker.readers.docx.package import Package
from checker.readers.docx.xml import Paper
from checker.readers.odt.names import attribute, child, children, name
from checker.readers.odt.story import Context, Story
from checker.readers.odt.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ODT = Paper("ODT 文件", "odt")
_MANIFEST = "META-INF/manifest.xml"


def read_document(data: bytes) -> Content:
    """Read a whole document. Raises ReadError (see the package docstring for its codes)."""
    package = Package(data, ODT)
    _refuse_encrypted(package)
    content = package.xml("content.xml")
    styled = package.xml("styles.xml") if "styles.xml" in package else None
    body = child(content, "office:body", "office:text")
    if body is None:
        raise ReadError("broken_odt", "不是 ODT 文档：content.xml 中没有正文")
    styles = Styles(root for root in (content, styled) if root is not None)
    context = Context(styles, _changes(body))
    try:
        blocks = list(_blocks(context, body, styled))
    except RecursionError:  # called with little stack left
        raise ReadError("hostile_xml", "不安全的 ODT 文件：嵌套过深，拒绝读取") from None
    if not any(run.text.strip() for block in blocks for run in block.runs):
        pictures = f"，只有 {context.images} 张图片，图片中的文字无法检查" if context.images else ""
        raise ReadError("empty", f"文档里没有文字{pictures}")
    decisions, metadata = tuple(_decisions(context)), _metadata(package, context, blocks)
    return Content(tuple(blocks), "odt", decisions, metadata, changes=tuple(_told(context, blocks)))


def _refuse_encrypted(package: Package) -> None:
    manifest = package.xml(_MANIFEST) if _MANIFEST in package else None
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise ReadError("encrypted", "文件有打开密码，无法读取；请去掉密码后再检查")


def _blocks(context: Context, body: "Element", styled: "Element | None") -> Iterator[Block]:
    margins = list(_margins(context, styled))
    yield from (block for kind, block in margins if kind is BlockKind.HEADER)
    yield from Story(context, "content.xml").blocks(body)
    for number, (note, flags) in enumerate(context.notes, start=1):
        held = child(note, "text:note-body")
        if held is not None:
            yield from Story(context, "content.xml", BlockKind.NOTE, flags).blocks(held, f"note[{number}]/")
    yield from (block for kind, block in margins if kind is BlockKind.FOOTER)


def _changes(body: "Element") -> dict[str, "Element"]:
    """The tracked changes by their ids, in the order of the file."""
    found: dict[str, Element] = {}
    for changes in children(body, "text:tracked-changes"):
        for region in children(changes, "text:changed-region"):
            found.setdefault(attribute(region, "text:id") or attribute(region, "xml:id"), region)
    return found


_KINDS = {
    "text:insertion": ChangeKind.INSERTION,
    "text:deletion": ChangeKind.DELETION,
    "text:format-change": ChangeKind.FORMAT,
}


def _told(context: Context, blocks: list[Block]) -> Iterator[Change]:
    """The tracked changes, each with the place of the first run that it is about."""
    first: dict[int, Run] = {}
    for block in blocks:
        for run in block.runs:
            for at in run.changes:
                first.setdefault(at, run)
    for at, region in enumerate(context.changes.values()):
        change = next((item for item in region if name(item) in _KINDS), None)
        told = {name(item): item.text or "" for item in (change.iter() if change is not None else ())}
        run = first.get(at, Run(""))
        kind = _KINDS[name(change)] if change is not None else ChangeKind.FORMAT
        yield Change(kind, told.get("dc:creator", ""), told.get("dc:date", ""), run.part, run.path)


def _margins(context: Context, styled: "Element | None") -> Iterator[tuple[BlockKind, Block]]:
    """The headers and footers of the master pages in force: the standard one, those asked for, those that follow."""
    masters = child(styled, "office:master-styles")
    held = children(masters, "style:master-page") if masters is not None else ()
    pages = {attribute(page, "style:name"): page for page in held}
    wanted = [one for one in ("Standard", *sorted(context.styles.masters())) if one in pages]
    for one in wanted:  # grows while it is walked
        following = attribute(pages[one], "style:next-style-name")
        if following in pages and following not in wanted:
            wanted.append(following)
    for number, one in enumerate(dict.fromkeys(wanted), start=1):
        for part in pages[one]:
            place = name(part).removeprefix("style:")
            if not place.startswith(("header", "footer")) or attribute(part, "style:display") == "false":
                continue
            kind = BlockKind.HEADER if place.startswith("header") else BlockKind.FOOTER
            found = list(Story(context, "styles.xml", kind).blocks(part, f"master[{number}]/{place}/"))
            if any(run.text.strip() for block in found for run in block.runs):
                yield from ((kind, block) for block in found)


def _decisions(context: Context) -> Iterator[tuple[str, str]]:
    if context.objects:
        yield "未读", "嵌入的对象（图表、工作簿等）"
    if any(counter.unknown for counter in context.counters.values()):
        yield "未读", "部分自动编号（编号格式不认识）"


def _metadata(package: Package, context: Context, blocks: list[Block]) -> Mapping[str, str]:
    runs = [run for block in blocks for run in block.runs]
    counts = {
        "comments": context.annotations,
        "insertions": sum(RunFlag.INSERTED in run.flags for run in runs),
        "deletions": sum(RunFlag.DELETED in run.flags for run in runs),
        "hidden": sum(RunFlag.HIDDEN in run.flags for run in runs),
        "images": context.images,
    }
    described = {}
    meta = child(package.xml("meta.xml"), "office:meta") if "meta.xml" in package else None
    names = {"meta:initial-creator": "author", "dc:creator": "last_modified_by"}
    for item in meta if meta is not None else ():
        if name(item) in names and item.text and item.text.strip():
            described[names[name(item)]] = item.text.strip()
    return MappingProxyType(described | {key: str(value) for key, value in counts.items()})
