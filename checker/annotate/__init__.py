"""The annotated copy: a notice in Word with every finding in its margin, and the way back to the notice alone.

``annotate`` and ``clean`` take and give the bytes of a Word file. The file is copied member for member; only the parts
that must change are rewritten, by their XML. What is ours carries our name (AUTHOR) or our tag, so that ``clean``
finds it again, and nothing else is ever removed.
"""

from checker.annotate.archive import AnnotateError, is_signed
from checker.annotate.cleaning import clean
from checker.annotate.copying import annotate
from checker.annotate.marking import Mark, mark_of
from checker.annotate.naming import cleaned_name, copy_name

__all__ = ["AnnotateError", "Mark", "annotate", "clean", "cleaned_name", "copy_name", "is_signed", "mark_of"]
