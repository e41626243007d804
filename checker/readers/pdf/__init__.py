"""PDF files with a text layer, read with PDFium (the extra ``pdf``): printed lines, joined into paragraphs.

**Paragraphs.** A PDF holds characters at places, no paragraphs. Characters of one height make a line; a line that has
no room left for the first word of the next goes on in it, unless that begins further in, with a number of a list, in
another size or after a wider gap. Where Latin words or digits meet at such a join, a space stands between them. A
paragraph may go on over the end of a page.

**Tables.** Ruled lines that cross make a grid, its fields CELL blocks with their place; a table that goes on at the top
of the next page with the same columns is one table. What is not ruled is lines, wide gaps kept as spaces.

**Margins.** Lines at the top or foot of at least half of the pages (digits apart), and page numbers, are HEADER and
FOOTER blocks, each text once. Turned text (a watermark) is a TEXTBOX block; invisible text is flagged HIDDEN, unless it
is the recognised text of a scanned page, which the decisions name; what a line strikes out is flagged DELETED.

**Unread pages.** ``Content.unread`` names pages without text that hold pictures, pages with a picture over a fifth
of the page that has next to no text on it, and pages whose characters cannot be told (see ``pages``).

**Paths.** ``Run.part`` is ``page[n]``, ``Run.path`` the printed line: ``line[n]``, ``tbl[n]/R2C3/line[n]``,
``header/line[n]``, ``footer/line[n]``, ``turned/line[n]``, all counted from 1 on their page, in reading order.

**Errors** (``ReadError.code``): ``missing_extra``, ``encrypted``, ``broken_pdf``, ``no_text_layer`` (a scan),
``unreadable_text`` (characters that cannot be told on every page), ``too_large``, ``empty``.
"""

from checker.hookspecs import hookimpl
from checker.model import Content, ReadError, Source

#: Where the header may stand: readers tolerate junk before it (ISO 32000-2, annex I, note 13).
_SEARCHED = 1024


@hookimpl
def read(source: Source) -> Content | None:
    """Read a PDF, told by its header; a name that promises one makes anything else an error."""
    named = source.name.lower().endswith(".pdf")
    if not source.data.startswith(b"%PDF-") and not (named and b"%PDF-" in source.data[:_SEARCHED]):
        if named:
            raise ReadError("broken_pdf" if source.data else "empty", _not_pdf(source.data))
        return None
    try:
        import pypdfium2  # noqa: F401  heavy, and an extra
    except ImportError:
        raise ReadError("missing_extra", '检查 PDF 需要另装一个组件：pip install "disclosure-checker[pdf]"') from None
    from checker.readers.pdf.reader import read_document

    return read_document(source.data)


def _not_pdf(data: bytes) -> str:
    return "不是 PDF 文件：名称是 .pdf，内容却不是（可能已损坏或改过扩展名）" if data else "文件是空的（0 字节）"
