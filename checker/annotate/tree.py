"""Small moves in an XML tree. White space between elements stays where it was, so that a copy can be undone."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

from checker.readers.docx.xml import attribute, name

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: What XML 1.0 cannot hold.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Builder:
    """Makes elements in the vocabulary (Transitional or Strict) of the part whose root is given."""

    def __init__(self, root: Element) -> None:
        self.uri = etree.QName(root).namespace or ""
        self.is_strict = self.uri == _STRICT
        self.office = (
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
            if self.is_strict
            else "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        )
        self._made: dict[tuple[Any, ...], Element] = {}

    def __call__(self, tag: str, *content: "Element | str", **attributes: str | int) -> Element:
        """The element w:*tag*; text keeps its blanks."""
        element = etree.Element(f"{{{self.uri}}}{tag}", nsmap={"w": self.uri})
        for key, value in attributes.items():
            element.set(f"{{{self.uri}}}{key}", str(value))
        for item in content:
            if isinstance(item, str):
                element.text = legal(item)
                element.set(_SPACE, "preserve")
            else:
                element.append(item)
        return element

    def again(self, make: Callable[..., Element], *given: Any) -> Element:
        """What *make* makes of this builder and *given*: made once, copied after that."""
        key = make, given
        if key not in self._made:
            self._made[key] = make(self, *given)
        return deepcopy(self._made[key])

    def rename(self, element: Element, tag: str) -> None:
        """Call *element* w:*tag* from now on."""
        element.tag = f"{{{self.uri}}}{tag}"


def root_element(uri: str, tag: str, **prefixes: str) -> Element:
    """The root of a new part in the vocabulary *uri*, which needs no prefix in it."""
    names: Any = {None: uri, **prefixes}
    return etree.Element(f"{{{uri}}}{tag}", nsmap=names)


def empty_like(element: Element) -> Element:
    """A new element of the same name and attributes, without content."""
    names: Any = element.nsmap
    new = etree.Element(element.tag, nsmap=names)
    for key, value in element.items():
        new.set(key, value)
    return new


def legal(text: str) -> str:
    """*text* without the characters that no XML file can hold."""
    return _ILLEGAL.sub("", text)


def preserves(element: Element) -> bool:
    """Whether blanks at the ends of the text of *element* count."""
    return element.get(_SPACE) == "preserve"


def preserve(element: Element, wanted: bool) -> None:
    """Say whether blanks at the ends of the text of *element* count."""
    if wanted:
        element.set(_SPACE, "preserve")
    else:
        element.attrib.pop(_SPACE, "")


def before(place: Element, new: Element) -> None:
    """Put *new* before *place*."""
    place.addprevious(new)


def after(place: Element, new: Element) -> None:
    """Put *new* directly after *place*, before the white space that follows."""
    tail, place.tail = place.tail, None
    place.addnext(new)
    new.tail = tail


def prepend(parent: Element, new: Element, *past: str) -> None:
    """Put *new* first in *parent*, after leading children named in *past*."""
    leading = [item for item in parent if name(item) in past]
    if leading:
        after(leading[-1], new)
    else:
        new.tail, parent.text = parent.text, None
        parent.insert(0, new)


def detach(element: Element) -> None:
    """Take *element* out; the white space after it stays."""
    parent, previous, tail = element.getparent(), element.getprevious(), element.tail
    if parent is None:
        return
    if tail and previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def discard(element: Element) -> None:
    """Take *element* out with all that is in it, which is of no use any more."""
    for item in element:
        while len(item):  # freed where they are: lxml takes long to move a large tree
            del item[0]
    detach(element)


def wrap(element: Element, wrapper: Element) -> None:
    """Put *wrapper* where *element* is, and *element* into it."""
    tail, element.tail = element.tail, None
    element.addprevious(wrapper)
    wrapper.append(element)
    wrapper.tail = tail


def unwrap(wrapper: Element) -> None:
    """Put the children of *wrapper* in its place."""
    place = wrapper
    for item in list(wrapper):
        after(place, item)
        place = item
    detach(wrapper)


def ancestors(element: Element, *names: str) -> Iterator[Element]:
    """The elements of those names that *element* lies in, the nearest first."""
    return (item for item in element.iterancestors() if name(item) in names)


def top_inline(element: Element) -> Element:
    """What *element* lies in, directly below its paragraph: itself, or the outermost wrapper around it."""
    top = element
    for parent in element.iterancestors():
        if name(parent) == "w:p":
            return top
        top = parent
    return element


def next_id(*roots: Element) -> int:
    """A number above every w:id of those parts."""
    found = [attribute(item, "w:id") or "" for root in roots for item in root.iter("{*}*")]
    return max((int(value) for value in found if value.isdecimal() and len(value) < 10), default=0) + 1
