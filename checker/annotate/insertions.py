"""Our changes inside what a person inserted and nobody accepted yet.

Our deletion lies within their insertion, as Word writes it. Our insertion stands beside theirs, which is parted for
it; the right-hand part has a w:id of a range of ours, by which ``mend_insertions`` finds it.
"""

from lxml import etree
from lxml.etree import _Element as Element

from checker.annotate.tree import after, detach, empty_like
from checker.readers.docx.xml import attribute, name

#: Word counts from 0 and reads 32 bits: numbers that no file has come to.
_FIRST, _LAST = 1_900_000_000, 2_147_483_647


def insertion(run: Element) -> Element | None:
    """The insertion that *run* lies directly in."""
    parent = run.getparent()
    return parent if parent is not None and name(parent) == "w:ins" else None


def put_beside(place: Element, new: Element, number: int) -> None:
    """Put our insertion *new* after *place*, and out of the insertion of a person that *place* lies directly in.

    *number* tells the parts of insertions from each other.
    """
    around = insertion(place)
    if around is None:
        after(place, new)
        return
    following = list(place.itersiblings())
    if following:
        right = empty_like(around)
        right.set(f"{{{etree.QName(around).namespace}}}id", str(_FIRST + number))
        right.text, place.tail = place.tail, None
        right.extend(following)
        after(around, right)
    after(around, new)


def mend_insertions(root: Element) -> None:
    """Put insertions together again that were parted, where their parts stand side by side."""
    for right in [item for item in root.iter("{*}ins") if _is_part(item)]:
        left = right.getprevious()
        if left is None or name(left) != "w:ins" or (left.tail or "").strip():
            continue
        if attribute(left, "w:author") != attribute(right, "w:author"):
            continue
        if len(left):
            left[-1].tail = right.text
        left.extend(list(right))
        right.text = None
        detach(right)


def _is_part(item: Element) -> bool:
    key = attribute(item, "w:id") or ""
    return key.isdecimal() and _FIRST <= int(key) < _LAST
