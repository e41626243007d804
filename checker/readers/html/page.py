"""From the bytes of a web page to its Content."""

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.model import Block, BlockKind, Content, ReadError, RunFlag
from checker.readers.decoding import Decoded, decode
from checker.readers.html.furniture import find_furniture
from checker.readers.html.walk import Walk

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Names of encodings that pages declare, and what they mean by the WHATWG Encoding Standard, section 4.2.
_DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
_NAMES = {"gb18030": "GB18030", "big5hkscs": "Big5"}
#: A page with fewer characters of text than this (code points) and a picture may be a picture of the notice.
_LITTLE = 200
#: What may hold the words of a notice when a page embeds it.
_EMBEDDED = (".pdf", ".doc", ".docx", ".wps", ".ofd", ".xls", ".xlsx", ".jpg", ".jpeg", ".png", ".gif")


def read_page(data: bytes, charset: str | None = None, part: str = "") -> Content:
    """Read a page; *charset* is what the transport says of its encoding, *part* what its runs are part of."""
    if not data.strip():
        raise ReadError("empty", "文件是空的，没有可检查的文字")
    text, encoding = _decode(data, charset)
    root = _parse(text)
    walk = Walk(find_furniture(root), part)
    blocks = walk.blocks(root)
    shown = _shown(blocks)
    if not shown:
        raise ReadError("empty", _nothing(root, walk.images))
    decisions = [("编码", encoding)]
    if damaged := text.count("\ufffd"):
        decisions.append(("乱码", f"原文中已有 {damaged} 个替换字符（U+FFFD），是此前转码留下的"))
    struck = [run for block in blocks for run in block.runs if RunFlag.DELETED in run.flags]
    if struck:
        decisions.append(("删除线", f"有 {sum(len(run.text) for run in struck)} 个字被划去，按已删除读"))
    title = " ".join((root.findtext("head/title") or "").split())
    metadata = {"images": str(walk.images), **({"title": title} if title else {})}
    unread = [f"网页里嵌着另一个文件（{kind}）" for kind in _embedded(root)]
    if walk.images and shown < _LITTLE:
        unread.append(f"网页里有{walk.images}幅图片，文字很少")
    return Content(tuple(blocks), "html", tuple(decisions), MappingProxyType(metadata), tuple(unread))


def _decode(data: bytes, charset: str | None) -> Decoded:
    """What is proved UTF-8 is, whatever the page says; then what it says, where that holds strictly; then by proof."""
    if not data.isascii():
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            declared = _charset().search(data[:4096])
            said = charset or (declared[1].decode("ascii") if declared else "")
            codec = _DECLARED.get(said.strip().lower())
            if codec and b"\0" not in data:
                try:
                    return Decoded(data.decode(codec), _NAMES[codec])
                except UnicodeDecodeError:
                    pass
    return decode(data)


@cache
def _charset() -> re.Pattern[bytes]:
    return re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_-]{1,20})""", re.IGNORECASE)


def _parse(text: str) -> "Element":
    """The tree of a page. Nothing is fetched, and no entity but those of HTML is expanded."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError("broken_html", f"网页已损坏，无法读取（{type(error).__name__}）") from None
    if root is None:
        raise ReadError("empty", "网页里没有文字")
    if len(parser.error_log.filter_from_fatals()):  # the parser gave up: the rest of the page is missing
        raise ReadError("hostile_html", "不安全的网页：标签嵌套过深或过长，拒绝读取")
    return root


def _shown(blocks: list[Block]) -> int:
    """How many characters are shown outside of furniture."""
    return sum(
        len(run.text.strip())
        for block in blocks
        if block.kind is not BlockKind.FURNITURE
        for run in block.runs
        if not run.flags & (RunFlag.HIDDEN | RunFlag.DELETED | RunFlag.AUTOMATIC)
    )


def _nothing(root: "Element", images: int) -> str:
    if images:
        return f"网页里没有正文文字，只有 {images} 幅图片，图片中的文字无法检查"
    if root.find(".//script") is not None:
        return "网页里没有正文文字（正文可能由脚本生成）；请在浏览器中打开，把正文复制成文本或 Word 后再检查"
    return "网页里没有正文文字"


def _embedded(root: "Element") -> list[str]:
    """The kinds of the files that the page shows inside itself, by the ends of their names."""
    found: dict[str, None] = {}
    for element in root.iter("iframe", "object", "embed"):
        address = element.get("src") or element.get("data") or ""
        kind = "." + re.split(r"[?#]", address)[0].lower().rpartition(".")[2]
        if kind in _EMBEDDED:
            found[kind] = None
    return list(found)
