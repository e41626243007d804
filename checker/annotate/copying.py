"""annotate: a notice and its report in, the annotated copy out."""

from collections.abc import Iterator

from checker.annotate.anchors import Anchor
from checker.annotate.archive import AnnotateError, Archive, open_archive
from checker.annotate.characters import Characters
from checker.annotate.comments import Comments
from checker.annotate.marking import mark_of, put_mark
from checker.annotate.page import add_page
from checker.annotate.paragraphs import Paragraphs
from checker.annotate.sayings import Note, notes
from checker.annotate.suggesting import Suggestions
from checker.annotate.tree import Builder
from checker.document import Document
from checker.report import Quote, Report

#: Word opens no file with more than 32,767 comments; nobody reads a tenth of that.
MOST_COMMENTS = 3000


def annotate(data: bytes, document: Document, report: Report, *, suggest: bool = False, table: bool = True) -> bytes:
    """A copy of the Word file *data* with the findings of *report* in it as comments.

    *document* is what was read from *data*, *report* what came of it. With *suggest* missing sentences and safe mends
    are tracked changes too; with *table* the last page lists all that was checked. The same arguments give the same
    bytes. Raises AnnotateError where *data* is no Word file, is protected, or is an annotated copy already (``clean``
    it first); ReadError as the reader does.
    """
    if document.content.format != "docx":
        raise AnnotateError("不是 Word 文件（.docx），不能加批注")
    if mark_of(data) is not None:
        raise AnnotateError("已是加过批注的检查稿；请先清除再重新生成")
    archive = open_archive(data)
    comments = Comments(archive)
    _comment(archive, document, report, comments, suggest)
    if table:
        add_page(archive.document, report)
    put_mark(archive)
    return archive.written()


def _comment(archive: Archive, document: Document, report: Report, comments: Comments, suggest: bool) -> None:
    root = archive.document
    characters = Characters(archive, document.content)
    said = list(notes(report))[:MOST_COMMENTS]
    title = _title(document)
    anchors = [Anchor(root, archive.main, characters, note.place or title) for note in said]
    paragraphs = Paragraphs(archive.main, characters, document)
    asked = [result for note in said for result in note.results if suggest]
    mended = [result for result in report.results if suggest and not result.waived]
    suggestions = Suggestions(archive, characters, paragraphs, mended, asked)
    characters.cut()
    suggestions.put()
    w = Builder(root)
    for note, anchor in zip(said, anchors, strict=True):
        number = comments.new_id()
        if anchor.put(number, w, suggestions.sentence(note.results)):
            comments.add(number, note.paragraphs(*_remarks(note, anchor, suggestions)))


def _remarks(note: Note, anchor: Anchor, suggestions: Suggestions) -> Iterator[str]:
    if anchor.elsewhere:
        yield f"（原文在{anchor.elsewhere}里，那里不能加批注，所以写在此处）"
    if suggestions.sentence(note.results) is not None:
        blanks = "填好“××”再" if _has_blanks(note) else ""
        yield f"（已用修订补在此处。属实的，{blanks}接受；否则拒绝）"
    elif any(result.requirement in suggestions.made for result in note.results):
        yield "（已用修订改好，请接受或拒绝）"


def _has_blanks(note: Note) -> bool:
    return any("×" in result.remedy for result in note.results)


def _title(document: Document) -> Quote | None:
    if document.title is None:
        return None
    raw = document.locate(document.title)
    return Quote(raw.start, raw.end, "", "标题")
