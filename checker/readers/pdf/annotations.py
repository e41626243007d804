"""What is written on a page besides its text: fields of a form that were filled in, and text boxes put on top."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

#: Annotations that are looked at on one page.
_MOST = 2000


def has_written_annotations(page: "PdfPage") -> bool:
    """Whether a field of *page* holds text, or a free text annotation stands on it: the text layer has neither."""
    from pypdfium2 import raw

    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        try:
            subtype = raw.FPDFAnnot_GetSubtype(annotation)
            key = {raw.FPDF_ANNOT_WIDGET: b"V", raw.FPDF_ANNOT_FREETEXT: b"Contents"}.get(subtype)
            # the length in bytes of UTF-16 with a closing zero, so 2 for an empty text
            if key and raw.FPDFAnnot_GetStringValue(annotation, key, None, 0) > 2:
                return True
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return False
