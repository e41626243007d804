"""RTF: what prints, in reading order, after the specification 1.9.1.

Order and content are those of ``checker.readers.docx``. The tokenizer is our own: libraries give the text alone, and
cells, hidden and deleted words and the places in the file are what a check stands on.

**Paths.** ``Run.part`` is "rtf". ``Run.path`` is ``at[n]``, the byte offset in the file at which the run's first
character is written; a run ends where a group or another property begins. Of an automatic number, which is stored
beside the paragraph, it is where the number's group ends.

**Characters.** A soft line break is "\\n" and a tab "\\t" within a run. Bytes are read by the character set of
their font, else by the code page of the file; what is unreadable is "\\ufffd", and the report says so.

**Errors** (``ReadError.code``): ``empty``. A file that is cut off is read as far as it goes, and
``Content.unread`` says so.
"""

from checker.hookspecs import hookimpl
from checker.model import Content, Source


@hookimpl
def read(source: Source) -> Content | None:
    """Read an RTF, told by its bytes; a .rtf that is something else is left to other readers."""
    if not source.data.startswith(b"{\\rtf"):
        return None
    from checker.readers.rtf.document import read_document

    return read_document(source.data)
