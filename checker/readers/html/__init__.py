"""Web pages (.html, .htm, .xhtml, .shtml) and archives (.mht, .mhtml): the text that a browser would show, in order.

**Blocks.** A block element begins a block, ``<br>`` is a line end within one; white space collapses as in a browser,
and a line end of the source beside full-width punctuation is nothing. ``h1`` to ``h6`` are headings of that level, the
numbers of ``<ol>`` runs of their own, flagged AUTOMATIC. What the page hides itself (``hidden``, ``display: none`` in a
``style`` attribute) is flagged HIDDEN, ``<ins>`` INSERTED, what is struck out DELETED. Style sheets are not applied.
Scripts, styles, forms' choices and readings above characters (``<rt>``) are left out; the ``<title>`` is metadata.

**Tables.** Cells are CELL blocks with their place, ``rowspan`` and ``colspan`` counted. A table that holds another, has
one cell only or says ``role="presentation"`` lays out the page: its cells are plain paragraphs.

**Furniture.** What a page puts around a notice and its markup tells for certain (see ``furniture``) has the kind
FURNITURE; nothing in it is judged. The head and foot of a text that LibreOffice saved as a page are HEADER and FOOTER.

**Paths.** ``Run.part`` is "", of a web archive "html"; ``Run.path`` is an XPath to the element whose text it is, as in
``/html/body/div[2]/p[3]``, of what lies deeper than 64 elements that of its ancestor at this depth.

**Errors** (``ReadError.code``): ``empty`` (no text, such as a page that a script fills), ``undecodable``, ``not_text``,
``hostile_html`` (absurd nesting or merged cells), ``broken_html``, ``own_report`` (a page that this program wrote).
"""

from checker.hookspecs import hookimpl
from checker.model import Content, ReadError, Source
from checker.readers.own import is_report

_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_ARCHIVES = (".mht", ".mhtml")


@hookimpl
def read(source: Source) -> Content | None:
    """Read a web page or archive, told by its name, or by its first bytes where these can be nothing else."""
    name = source.name.lower()
    if name.endswith(_ARCHIVES):
        from checker.readers.html.archive import read_archive

        return read_archive(source.data)
    start = source.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not name.endswith(_PAGES) and not (
        start.startswith((b"<!doctype html", b"<html")) and not name.endswith((".txt", ".md"))
    ):
        return None
    if is_report(source.data):
        raise ReadError("own_report", "这是本程序写出的检查报告，不是公示公开文件")
    from checker.readers.html.page import read_page

    return read_page(source.data)
