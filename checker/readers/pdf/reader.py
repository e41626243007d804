"""From the bytes of a PDF to its Content."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.model import Content, ReadError
from checker.readers.pdf.flow import Flow
from checker.readers.pdf.margins import Page as Outside
from checker.readers.pdf.margins import find_margins
from checker.readers.pdf.pages import Page, read_page
from checker.readers.pdf.paragraphs import Column, column_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

#: Limits. A notice has some pages, a yearly report some hundreds; a page of names some thousand characters.
MOST_BYTES = 200_000_000
MOST_PAGES = 1000
MOST_LINES = 50_000
#: Metadata of the information dictionary (ISO 32000-1, table 317) and what it is called here.
_METADATA = {"Author": "author", "Producer": "producer", "Title": "title"}


def read_document(data: bytes) -> Content:
    """Read a whole PDF. Raises ReadError (see the package docstring for its codes)."""
    if len(data) > MOST_BYTES:
        raise ReadError("too_large", f"PDF 文件太大（超过 {MOST_BYTES // 1_000_000} MB），未读取")
    with _one_at_a_time(), _opened(data) as document:
        if len(document) > MOST_PAGES:
            raise ReadError("too_large", f"PDF 页数太多（{len(document)} 页，最多 {MOST_PAGES} 页），未读取")
        try:
            pages = list(_pages(document))
            metadata = document.get_metadata_dict(skip_empty=True)
        except ReadError:
            raise
        except Exception as error:  # PDFium, or what it says of a hostile file, fails in ways nobody foresaw
            raise ReadError("broken_pdf", f"PDF 文件已损坏，无法读取（{type(error).__name__}）") from None
    _demand_text(pages)
    described = {name: str(metadata[key]) for key, name in _METADATA.items() if metadata.get(key)}
    return Content(
        tuple(_blocks(pages).blocks()),
        "pdf",
        tuple(_decisions(pages)),
        MappingProxyType({**described, "pages": str(len(pages))}),
        tuple(page.unread for page in pages if page.unread),
    )


@cache
def _one_at_a_time() -> Lock:
    """PDFium is not made for threads."""
    return Lock()


@contextmanager
def _opened(data: bytes) -> "Iterator[PdfDocument]":
    from pypdfium2 import PdfDocument, PdfiumError, raw

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise ReadError("encrypted", "PDF 有打开密码，无法读取；请去掉密码后再检查") from None
        raise ReadError("broken_pdf", "PDF 文件已损坏，无法打开") from None
    try:
        yield document
    finally:
        document.close()


def _pages(document: "PdfDocument") -> Iterator[Page]:
    lines = 0
    for number in range(1, len(document) + 1):
        page = read_page(document, number)
        lines += len(page.lines) + sum(len(field) for _, fields in page.grids for field in fields)
        if lines > MOST_LINES:
            raise ReadError("too_large", f"PDF 太长（超过 {MOST_LINES} 行），未读取")
        yield page


def _demand_text(pages: list[Page]) -> None:
    if not all(page.empty for page in pages):
        return
    if any(page.garbled for page in pages):
        raise ReadError("unreadable_text", "PDF 的文字无法识别（字体没有对照表，复制出来也是乱码）；请用原文件检查")
    if any(page.unread for page in pages):
        raise ReadError("no_text_layer", "这是扫描件（只有图片，没有文字层），无法检查；请先识别文字，或者用原文件检查")
    raise ReadError("empty", "PDF 里没有文字")


def _blocks(pages: list[Page]) -> Flow:
    margins = find_margins([Outside(page.lines, page.height) for page in pages])
    bodies = [
        [line for at, line in enumerate(page.lines) if at not in heads and at not in feet]
        for page, heads, feet in zip(pages, margins.heads, margins.feet, strict=True)
    ]
    columns: dict[int, Column] = {}
    for page in pages:
        width = round(page.width)
        if width not in columns:
            alike = [body for other, body in zip(pages, bodies, strict=True) if round(other.width) == width]
            columns[width] = column_of(alike, page.width)
    flow = Flow()
    for page, body, heads, feet in zip(pages, bodies, margins.heads, margins.feet, strict=True):
        flow.margins(page.number, [page.lines[at] for at in sorted(heads)], [page.lines[at] for at in sorted(feet)])
        flow.page(page, body, columns[round(page.width)])
    return flow


def _decisions(pages: list[Page]) -> Iterator[tuple[str, str]]:
    if scanned := [str(page.number) for page in pages if page.scanned]:
        yield "文字层", f"第{'、'.join(scanned)}页的文字是扫描后识别的，可能有错字"
    if struck := sum(page.struck for page in pages):
        yield "删除线", f"有 {struck} 个字被划去，按已删除读"
    if untold := sum(page.untold for page in pages):
        yield "乱码", f"有 {untold} 个字符无法识别"
    if unruled := [str(page.number) for page in pages if not page.ruled]:
        yield "表格", f"第{'、'.join(unruled)}页线条太多，没有识别表格"
