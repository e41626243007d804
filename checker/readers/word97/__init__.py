"""Binary Word documents (.doc, .dot) of Word 97 to 2003 and those of WPS Office (.wps, .wpt): what prints.

After [MS-DOC] and [MS-CFB]. Order and content are those of ``checker.readers.docx``: headers in force, body, footnotes,
endnotes, footers in force; the blocks of a text box follow the paragraph that it is anchored to, those whose anchor is
not told (boxes in groups) follow the body. Comments, marks of notes and pictures are left out.

**Paths.** ``Run.part`` is "WordDocument". ``Run.path`` is ``cp[n]``, the character position (section 2.4.1, 0-based,
one count through all parts of the document) of the run's first character; its k-th character stands at n + k.
``cp[n]/num`` is the automatic number of the paragraph that begins there: nowhere in the file.

**Characters.** A soft line break is "\\n" and a tab "\\t" within a run; of a field its result prints; a run in a symbol
font reads as the Unicode characters it looks like. A deleted or hidden paragraph mark is a run "\\n", as in docx.

**Errors** (``ReadError.code``): ``encrypted``, ``old_word`` (Word 6 and 95), ``unsupported_format`` (the compound file
of another program), ``broken_doc``, ``empty``.
"""

from checker.hookspecs import hookimpl
from checker.model import Content, ReadError, Source

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@hookimpl
def read(source: Source) -> Content | None:
    """Read a binary Word document, told by its bytes; a .doc that is something else is left to other readers."""
    if not source.data.startswith(_COMPOUND):
        return None
    from checker.readers.word97.container import Compound
    from checker.readers.word97.reader import read_document

    compound = Compound(source.data)
    if "WordDocument" in compound:
        return read_document(compound)
    if "EncryptedPackage" in compound:
        raise ReadError("encrypted", "文件有打开密码，无法读取；请去掉密码后再检查")
    other = compound.other()
    what = f"这是 {other}，不是 Word 文档" if other else "这不是 Word 文档（复合文件里没有 WordDocument）"
    raise ReadError("unsupported_format", f"{what}；请另存为 .docx 后再检查")
