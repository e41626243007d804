"""Plain text and Markdown: one block per line, and every character of the file in it.

The texts and ``end`` of all blocks, joined, are exactly the decoded text after its byte order mark. A run's part is
"" and its path ``line[n]``, counted from 1; lines end at ``\\n``, ``\\r\\n`` or ``\\r`` only.
"""

import re
from collections.abc import Iterator
from functools import cache

from checker.hookspecs import hookimpl
from checker.model import Block, BlockKind, Content, ReadError, Run, Source
from checker.readers.decoding import decode

_MARKDOWN = (".md", ".markdown")
_TEXT = (".txt", *_MARKDOWN)
_STANDARD_INPUT = ("-", "<stdin>", "标准输入")
_WORD = (".docx", ".dotx", ".docm", ".dotm")
#: How files of other formats begin: zip, compound file, PDF, RTF. A name does not make them text.
_OTHERS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf")


@hookimpl
def read(source: Source) -> Content | None:
    """Read a text file, standard input, or a file of any name whose bytes are evidently text.

    Raises ReadError ``empty``, ``undecodable`` or ``not_text``.
    """
    name = source.name.lower()
    if name.endswith(_WORD) or source.data.startswith(_OTHERS):
        return None
    named = name.endswith(_TEXT) or name in _STANDARD_INPUT
    if not named and source.data.lstrip()[:1] == b"<":
        return None  # a page or XML: its tags are not words of a notice
    try:
        text, encoding = decode(source.data)
    except ReadError:
        if named:
            raise
        return None
    if not text.strip(" \t\r\n\f\v\u3000\xa0\ufeff\u200b"):
        raise ReadError("empty", "文件是空的，没有可检查的文字")
    markdown = name.endswith(_MARKDOWN)
    decisions = [("编码", encoding)]
    if damaged := text.count("\ufffd"):
        decisions.append(("乱码", f"原文中已有 {damaged} 个替换字符（U+FFFD），是此前转码留下的"))
    return Content(tuple(_blocks(text, markdown)), "markdown" if markdown else "text", tuple(decisions))


def _blocks(text: str, markdown: bool) -> Iterator[Block]:
    pieces = _terminators().split(text)
    pieces.append("")
    for number, at in enumerate(range(0, len(pieces), 2), start=1):
        line, end = pieces[at : at + 2]
        if line or end:
            level = _heading_level(line) if markdown else 0
            runs = (Run(line, path=f"line[{number}]"),) if line else ()
            yield Block(runs, BlockKind.HEADING if level else BlockKind.PARAGRAPH, level, end=end)


@cache
def _terminators() -> re.Pattern[str]:
    return re.compile(r"(\r\n|\r|\n)")


def _heading_level(line: str) -> int:
    """The level of an ATX heading of Markdown (CommonMark 0.31, section 4.2), 0 where *line* is none.

    >>> _heading_level("## 一、公示内容"), _heading_level("#1号楼")
    (2, 0)
    """
    marks = line.strip(" ").split(" ")[0].split("\t")[0]
    return len(marks) if marks and len(marks) <= 6 and set(marks) == {"#"} else 0
