"""Which reader may know a file, told by its name and first bytes, so that only that reader is loaded."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.model import Source

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
#: Of how a web page begins, what leaves no doubt, in the spellings that occur; a byte order mark may stand before it.
_PAGE = tuple(
    mark + start
    for mark in (b"", b"\xef\xbb\xbf")
    for start in (b"<!DOCTYPE html", b"<!DOCTYPE HTML", b"<!doctype html", b"<html", b"<HTML")
)


class Format(NamedTuple):
    """The reader of a format, a module of this package; ``suffixes`` are lower-case, ``starts`` first bytes."""

    reader: str
    suffixes: tuple[str, ...]
    starts: tuple[bytes, ...]


#: Of several formats that begin alike, the one that the name promises is asked first, then the others in this order.
FORMATS = (
    Format("docx", (".docx", ".dotx", ".docm", ".dotm"), _ZIP),
    Format("word97", (".doc", ".dot", ".wps", ".wpt"), _COMPOUND),
    Format("rtf", (".rtf",), (b"{\\rtf",)),
    Format("odt", (".odt", ".ott"), _ZIP),
    Format("pdf", (".pdf",), (b"%PDF-",)),
    Format("html", (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"), _PAGE),
    Format("xlsx", (".xlsx", ".xlsm", ".xltx", ".xltm"), (*_ZIP, *_COMPOUND)),
)
#: Any bytes may be text, so it is asked last.
TEXT = Format("text", (".txt", ".md"), ())
#: The files that are looked for below a folder.
SUFFIXES = tuple(suffix for format_ in (*FORMATS, TEXT) for suffix in format_.suffixes)
#: Formats that are known and not read, and what to do instead.
REFUSED = {".ofd": "OFD 版式文件不能检查；请用制作它的 Word 文件检查，或者另存为 PDF"}


def readers_for(source: Source) -> Iterator[str]:
    """The names of the readers that may know *source*, the likeliest first.

    >>> list(readers_for(Source("通知.docx", b"PK\\x03\\x04")))
    ['docx', 'odt', 'xlsx', 'text']
    >>> list(readers_for(Source("通知.txt", "公示".encode())))
    ['text']
    """
    name = source.name.lower()
    named = [one for one in FORMATS if name.endswith(one.suffixes)]
    alike = [one for one in FORMATS if one not in named and source.data.startswith(one.starts)]
    return (one.reader for one in (*named, *alike, TEXT))
