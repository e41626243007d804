"""Taking out of a copy what is ours, and nothing else: comments, suggestions, the last page, the mark."""

from lxml.etree import _Element as Element

from checker.annotate.archive import open_archive
from checker.annotate.comments import Comments
from checker.annotate.insertions import mend_insertions
from checker.annotate.marking import take_mark
from checker.annotate.naming import AUTHOR
from checker.annotate.sections import join_section
from checker.annotate.splitting import mend_cuts
from checker.annotate.tree import Builder, detach, discard, unwrap
from checker.readers.docx.inline import is_our_page
from checker.readers.docx.xml import attribute, child, descendants, name


def clean(data: bytes) -> bytes:
    """The Word file *data* without what is ours; our suggestions are rejected, those that were accepted are text of the
    notice. *data* itself where nothing in it is ours.

    Raises ReadError and AnnotateError.
    """
    archive = open_archive(data)
    comments = Comments(archive)
    found = comments.remove_ours()
    for part in archive.stories():
        if _is_touched(archive.tree(part)):
            found = True
            root = archive.changed(part)
            _reject(root)
            for page in [item for item in descendants(root, "w:sdt") if is_our_page(item)]:
                discard(page)
            if part == archive.main and (body := child(root, "w:body")) is not None:
                join_section(body)
        mend_cuts(archive.tree(part))
    added = take_mark(archive)
    if added and comments.part in added and comments.is_empty():
        archive.drop(comments.part)
    for part in added or ():
        if part.endswith(".rels") and part in archive and not len(archive.tree(part)):
            archive.forget(part)
    return archive.written() if found or added is not None else data


def _is_touched(root: Element) -> bool:
    revised = (item for item in root.iter("{*}ins", "{*}del") if _is_ours(item))
    pages = (item for item in descendants(root, "w:sdt") if is_our_page(item))
    return next(revised, None) is not None or next(pages, None) is not None


def _reject(root: Element) -> None:
    """Our insertions out, our deletions in. A paragraph that we inserted goes unless somebody wrote in it."""
    w = Builder(root)
    paragraphs = []
    for mark in [item for item in descendants(root, "w:ins") if _is_ours(item)]:
        parent = mark.getparent()
        if parent is not None and name(parent) == "w:rPr":
            paragraphs.append(next(mark.iterancestors("{*}p")))
        detach(mark)
    for mark in [item for item in descendants(root, "w:del") if _is_ours(item)]:
        for text in list(descendants(mark, "w:delText")):
            w.rename(text, "t")
        unwrap(mark)
    mend_insertions(root)
    for paragraph in paragraphs:
        if all(name(item) == "w:pPr" for item in paragraph):
            detach(paragraph)
            continue
        look = child(paragraph, "w:pPr", "w:rPr")
        if look is not None and not len(look):
            detach(look)


def _is_ours(item: Element) -> bool:
    return attribute(item, "w:author") == AUTHOR
