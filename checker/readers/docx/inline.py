"""What stands inside paragraphs and other containers, once the wrappers that do not print are looked through."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.model import ReadError, RunFlag
from checker.readers.docx.xml import attribute, branch, child, descendants, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Elements that hold others and print nothing themselves; content controls keep theirs in w:sdtContent.
_WRAPPERS = {
    "w:hyperlink": RunFlag.NONE,
    "w:smartTag": RunFlag.NONE,
    "w:customXml": RunFlag.NONE,
    "w:sdt": RunFlag.NONE,
    "w:sdtContent": RunFlag.NONE,
    "w:fldSimple": RunFlag.NONE,
    "w:dir": RunFlag.NONE,
    "w:bdo": RunFlag.NONE,
    "m:oMathPara": RunFlag.NONE,
    "w:ins": RunFlag.INSERTED,
    "w:del": RunFlag.DELETED,
    "w:moveTo": RunFlag.INSERTED | RunFlag.MOVED,
    "w:moveFrom": RunFlag.DELETED | RunFlag.MOVED,
}
#: The tag of the content control in which our own page of an annotated copy stands. It is no part of the notice.
OUR_PAGE = "disclosure-checker"
#: Wrappers, tables and boxes within each other. Nobody nests a tenth of it; a hostile file would exhaust the stack.
DEEPEST = 100


class Inline(NamedTuple):
    """A run (w:r) or formula (m:oMath) of a paragraph, its path and the flags of its wrappers."""

    element: "Element"
    path: str
    flags: RunFlag


def unwrapped(
    container: "Element", *wanted: str, flags: RunFlag = RunFlag.NONE, depth: int = 0
) -> "Iterator[tuple[Element, RunFlag]]":
    """The elements of those names in *container*, in order, with the revision flags of the wrappers around them.

    Raises ReadError ``hostile_xml`` where wrappers nest deeper than DEEPEST.
    """
    if depth > DEEPEST:
        raise too_deep()
    for element in container:
        kind = name(element)
        if kind in wanted:
            yield element, flags
        elif kind == "w:sdt" and is_our_page(element):
            continue
        elif kind in _WRAPPERS:
            yield from unwrapped(element, *wanted, flags=flags | _WRAPPERS[kind], depth=depth + 1)
        elif kind == "mc:AlternateContent":
            chosen = branch(element)
            if chosen is not None:
                yield from unwrapped(chosen, *wanted, flags=flags, depth=depth + 1)


def is_our_page(control: "Element") -> bool:
    """Whether a content control holds the page that ``checker annotate`` put at the end of a notice."""
    tag = child(control, "w:sdtPr", "w:tag")
    return tag is not None and attribute(tag, "w:val") == OUR_PAGE


def too_deep() -> ReadError:
    """The error for a file whose elements nest absurdly deep."""
    return ReadError("hostile_xml", f"不安全的 Word 文件：元素嵌套超过 {DEEPEST} 层，拒绝读取")


def inlines(paragraph: "Element", path: str, flags: RunFlag = RunFlag.NONE) -> Iterator[Inline]:
    """The runs and formulas of a paragraph at *path*: ``path/r[1]``, ``path/math[1]`` …, each kind counted apart."""
    counts = {"w:r": 0, "m:oMath": 0}
    for element, own in unwrapped(paragraph, "w:r", "m:oMath", flags=flags):
        kind = name(element)
        counts[kind] += 1
        yield Inline(element, f"{path}/{'r' if kind == 'w:r' else 'math'}[{counts[kind]}]", own)


def boxes(element: "Element", depth: int = 0) -> "Iterator[Element]":
    """The contents of the text boxes (w:txbxContent) and the WordArt (v:textpath) drawn by *element*, in order.

    One branch of each mc:AlternateContent: the other draws the same box again for older programs.
    """
    if depth > DEEPEST:
        raise too_deep()
    for item in element:
        kind = name(item)
        if kind in ("w:txbxContent", "v:textpath"):
            yield item
        elif kind == "mc:AlternateContent":
            chosen = branch(item)
            if chosen is not None:
                yield from boxes(chosen, depth + 1)
        else:
            yield from boxes(item, depth + 1)


def formula_text(formula: "Element") -> str:
    """The characters of a formula in file order, without its structure."""
    return "".join(item.text or "" for item in descendants(formula, "m:t"))


def mark_flags(paragraph: "Element") -> RunFlag:
    """Whether the paragraph's mark itself is deleted or hidden: it then does not end a line."""
    properties = child(paragraph, "w:pPr", "w:rPr")
    flags = RunFlag.NONE
    for item in properties if properties is not None else ():
        kind = name(item)
        if kind in ("w:del", "w:moveFrom"):
            flags |= _WRAPPERS[kind]
        elif kind in ("w:vanish", "w:specVanish") and attribute(item, "w:val") not in ("0", "false", "off"):
            flags |= RunFlag.HIDDEN
    return flags
