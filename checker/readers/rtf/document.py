"""From the bytes of an RTF to its Content."""

from collections.abc import Iterator, Mapping
from itertools import count
from types import MappingProxyType

from checker.model import Block, Content, ReadError, RunFlag
from checker.readers.rows import revised
from checker.readers.rtf.reader import Reading
from checker.readers.rtf.stories import Story, printing
from checker.readers.rtf.tokens import tokens


def read_document(data: bytes) -> Content:
    """Read a whole document. Raises ReadError ``empty``."""
    reading = Reading()
    for token in tokens(data):
        reading.take(token)
        if reading.over:
            break
    cut = reading.finish()
    tables = count()
    blocks = [*_all(reading.margins.headers, tables), *reading.body.blocks(tables)]
    blocks += [*_all(reading.notes, tables), *_all(reading.endnotes, tables)]
    blocks += _all(reading.margins.footers, tables)
    if not any(run.text.strip() for block in blocks for run in block.runs):
        images = reading.counts["images"]
        seen = f"，只有 {images} 张图片，图片中的文字无法检查" if images else ""
        raise ReadError("empty", f"文档里没有文字{seen}")
    decisions = (*_decisions(reading), *revised(blocks))
    unread = ("RTF 文件末尾不完整",) if cut else ()
    return Content(tuple(blocks), "rtf", decisions, _metadata(reading, blocks), unread)


def _all(stories: list[Story], tables: Iterator[int]) -> Iterator[Block]:
    for story in stories:
        yield from printing(story.blocks(tables))


def _decisions(reading: Reading) -> Iterator[tuple[str, str]]:
    for key, what in (("objects", "嵌入的对象"), ("formulas", "公式")):
        if reading.counts[key]:
            yield "未读", what
    if reading.counts["unnumbered"]:
        yield "未读", f"{reading.counts['unnumbered']} 段的自动编号（文件里没有存）"
    if reading.damaged:
        yield "乱码", f"有 {reading.damaged} 处字节读不出是什么字"


def _metadata(reading: Reading, blocks: list[Block]) -> Mapping[str, str]:
    runs = [run for block in blocks for run in block.runs]
    counts = {
        "comments": reading.counts["comments"],
        "insertions": sum(RunFlag.INSERTED in run.flags for run in runs),
        "deletions": sum(RunFlag.DELETED in run.flags for run in runs),
        "hidden": sum(RunFlag.HIDDEN in run.flags for run in runs),
        "images": reading.counts["images"],
    }
    return MappingProxyType(reading.info | {key: str(value) for key, value in counts.items()})
