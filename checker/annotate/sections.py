"""A section of its own for our page, where the last one of the notice is in columns or its lines run down.

The last section of a Word document is described at the end of its body, each other one in its last paragraph. So what
described the notice's goes into its last paragraph, and ours stands at the end; an rsid of ours marks it.
"""

from lxml import etree
from lxml.etree import _Element as Element

from checker.annotate.tree import Builder, detach
from checker.readers.docx.xml import attribute, child, children, name, number

_OURS = "00D15C04"
_PAPER = ("w:pgSz", "w:pgMar")


def part_section(body: Element, w: Builder) -> None:
    """Begin a section of one column after all that is in *body*, if the one there would not do for a table."""
    section = _last(body)
    paragraph = section.getprevious() if section is not None else None
    if section is None or paragraph is None or name(paragraph) != "w:p" or not _is_narrow(section):
        return
    own = w("sectPr", rsidSect=_OURS)
    own.append(w("type", val="nextPage"))
    for item in (item for item in section if name(item) in _PAPER):
        copied = etree.fromstring(etree.tostring(item, with_tail=False))
        own.append(copied)
    own.tail, section.tail = section.tail, None
    body.replace(section, own)
    properties = child(paragraph, "w:pPr")
    if properties is None:
        properties = w("pPr")
        properties.tail, paragraph.text = paragraph.text, None
        paragraph.insert(0, properties)
    changed = child(properties, "w:pPrChange")
    if changed is not None:
        changed.addprevious(section)
    else:
        properties.append(section)


def join_section(body: Element) -> bool:
    """Give the notice its last section back; whether ours was there."""
    own = _last(body)
    if own is None or attribute(own, "w:rsidSect") != _OURS:
        return False
    paragraph = own.getprevious()
    properties = child(paragraph, "w:pPr") if paragraph is not None and name(paragraph) == "w:p" else None
    section = child(properties, "w:sectPr")
    if properties is None or section is None:  # somebody wrote after it: then it is theirs
        del own.attrib[next(key for key in own.attrib if str(key).endswith("rsidSect"))]
        return True
    detach(section)
    section.tail = own.tail
    body.replace(own, section)
    if not len(properties):
        detach(properties)
    return True


def _last(body: Element) -> Element | None:
    return next((item for item in reversed(body) if name(item) == "w:sectPr"), None)


def _is_narrow(section: Element) -> bool:
    columns = child(section, "w:cols")
    written = columns is not None and max(number(columns, "w:num") or 1, len(list(children(columns, "w:col")))) > 1
    direction = child(section, "w:textDirection")
    return written or (direction is not None and attribute(direction, "w:val") not in ("lrTb", "tb"))
