"""Word documents (.docx, .dotx, .docm, .dotm), Transitional or Strict: what prints, in reading order.

Order: headers in force, body, footnotes, endnotes (each in the order of their references), footers in force. The
blocks of a text box follow the paragraph that it is anchored to. Headers, footers, notes and boxes without any text
are left out, and so are comments, the marks of notes, images and charts. Empty paragraphs of the body are kept.

**Paths.** ``Run.part`` is a part of the package, ``Run.path`` leads from its story to one element:

    path      = [ note "/" ] { container } paragraph "/" leaf
    note      = ("footnote[" | "endnote[") w:id "]"         in footnotes.xml and endnotes.xml
    container = "tbl[" n "]/R" row "C" column "/"           a cell
              | paragraph "/r[" n "]/txbx[" n "]/"          a text box drawn by a run
    paragraph = "p[" n "]"
    leaf      = "r[" n "]"      the w:r itself
              | "math[" n "]"   an m:oMath
              | "num"           the automatic number of the paragraph: nowhere in the file
              | "mark"          a deleted or hidden paragraph mark: the run is "\\n"
              | "r[" n "]/txbx[" n "]"   a v:textpath (WordArt, watermark): its string

All numbers count from 1, in document order, elements of the same name in the same container, once the wrappers are
looked through: content controls, smart tags, custom XML, hyperlinks, simple fields, w:dir, w:bdo, w:ins, w:del,
w:moveTo, w:moveFrom, m:oMathPara, and the one chosen branch of an mc:AlternateContent. Every w:p, w:tbl and w:r
counts, also those that are empty, deleted, hidden or hold only field code. ``row`` is the w:tr among those of its
table, ``column`` the first grid column of the cell (w:gridBefore and w:gridSpan counted), so ``R3C2`` is
``CellPlace(row=2, column=1)``. ``txbx[n]`` counts the w:txbxContent and v:textpath of the run. A run whose characters
are partly deleted, or interrupted by a drawing or note mark, gives several Runs with the same path.
``locate.find`` goes the way back.

**Characters.** A soft line break is "\\n" and a tab "\\t" within a run; a run in a symbol font reads as the Unicode
characters it looks like. A list number is a run of its own, flagged AUTOMATIC, with the space that follows it.

**Errors** (``ReadError.code``): ``encrypted``, ``broken_zip``, ``broken_docx``,
``zip_bomb``, ``hostile_xml`` (a DTD, absurd nesting), ``empty``.
"""

from checker.hookspecs import hookimpl
from checker.model import Content, ReadError, Source

_NAMES = (".docx", ".dotx", ".docm", ".dotm")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@hookimpl
def read(source: Source) -> Content | None:
    """Read a Word document, told by its bytes; a name that promises one makes anything else an error."""
    named = source.name.lower().endswith(_NAMES)
    if source.data.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in source.data:
            raise ReadError("encrypted", "文件有打开密码，无法读取；请去掉密码后再检查")
        return None  # a .doc under another name, or none of ours
    if not source.data.startswith(_ZIP):
        if named:
            raise ReadError("broken_zip" if source.data else "empty", _not_word(source.data))
        return None
    from checker.readers.docx.reader import read_document

    try:
        return read_document(source.data)
    except ReadError as error:
        if named or not error.code.startswith("broken"):
            raise
        return None  # some other zip


def _not_word(data: bytes) -> str:
    return "不是 Word 文件：名称是 .docx，内容却不是（可能已损坏或改过扩展名）" if data else "文件是空的（0 字节）"
