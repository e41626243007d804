"""OpenDocument text (.odt, .ott): what prints, in reading order.

Order: headers in force, body, footnotes and endnotes in the order of their references, footers in force. The blocks of
a text box follow the paragraph that it is anchored to. Annotations are left out and counted; fields read as the text
that the file has stored for them; of a ruby the base is read.

**Tracked changes.** Insertions are flagged INSERTED; what was deleted stands where it was, flagged DELETED, the ends of
its paragraphs as "\\n". The end of a paragraph that is itself inserted is a run "\\n", as in the Word reader.

**Paths.** ``Run.part`` is ``content.xml`` or, of headers and footers, ``styles.xml``; ``Run.path`` is

    path      = [ note "/" ] { container } paragraph "/" leaf
    note      = "note[" n "]"                           the n-th footnote or endnote
              | "master[" n "]/" ("header" | "footer" | "header-left" | "footer-first" …)
    container = "tbl[" n "]/R" row "C" column "/" | paragraph "/txbx[" n "]/" | "txbx[" n "]/"
    paragraph = "p[" n "]"                              the n-th text:p or text:h, lists and sections looked through
    leaf      = "r[" n "]" | "num" | "mark"             the n-th stretch of characters with the same flags

all counted from 1; a cell's column counts grid columns.

**Errors** (``ReadError.code``): ``encrypted``, ``broken_zip``, ``broken_odt``, ``zip_bomb``, ``hostile_xml``,
``empty``.
"""

from checker.hookspecs import hookimpl
from checker.model import Content, ReadError, Source

_NAMES = (".odt", ".ott")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
#: The first member of an OpenDocument text, stored and not packed (OpenDocument 1.3, part 2, section 3.3).
_MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"


@hookimpl
def read(source: Source) -> Content | None:
    """Read an OpenDocument text, told by its first member; a name that promises one makes anything else an error."""
    named = source.name.lower().endswith(_NAMES)
    if not named and not (source.data.startswith(_ZIP) and _MIMETYPE in source.data[:128]):
        return None
    if not source.data.startswith(_ZIP):
        raise ReadError("broken_zip" if source.data else "empty", _not_odt(source.data))
    from checker.readers.odt.reader import read_document

    return read_document(source.data)


def _not_odt(data: bytes) -> str:
    return "不是 ODT 文件：名称是 .odt，内容却不是（可能已损坏或改过扩展名）" if data else "文件是空的（0 字节）"
