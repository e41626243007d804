"""Runs cut at offsets, formatting unchanged, and put together again.

The right-hand piece of a cut is marked by an rsid of ours (w:rsidR, a number that Word keeps and never shows), which
says how the cut was made; ``mend_cuts`` undoes it. Where that rsid was put the right-hand piece had no other use of
it: the attribute of the whole run stays on the left-hand piece.
"""

from collections.abc import Iterable
from copy import deepcopy
from itertools import accumulate
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from checker.annotate.tree import after, detach, empty_like, preserve, preserves
from checker.readers.docx.fields import Fields
from checker.readers.docx.pieces import pieces
from checker.readers.docx.xml import attribute, child, name

# Between two items of the run; within a text that keeps its outer blanks; within one that does not.
_BETWEEN, _KEPT, _STRIPPED = "00D15C01", "00D15C02", "00D15C03"
_BLANKS = " \t\r\n"


class Piece(NamedTuple):
    """An element that holds the characters *start* to *end* of the run it was cut from."""

    start: int
    end: int
    element: Element


def split(run: Element, length: int, cuts: Iterable[int]) -> list[Piece]:
    """The pieces of *run*, which reads as *length* characters, cut at the offsets *cuts*.

    A run that cannot be cut (a formula, a field in one run, a symbol) stays whole.
    """
    wanted = sorted({cut for cut in cuts if 0 < cut < length}, reverse=True)
    found: list[Piece] = []
    end = length
    for cut in wanted:
        tail = _cut(run, length if end == length else end, cut)
        if tail is None:
            continue
        found.append(Piece(cut, end, tail))
        end = cut
    return [Piece(0, end, run), *reversed(found)]


def _cut(run: Element, length: int, at: int) -> Element | None:
    """Cut *run*, which reads as *length* characters, and return the right-hand piece; None where it cannot be cut."""
    items = [item for item in run if name(item) != "w:rPr"] if name(run) == "w:r" else []
    sizes = [_size(run, item) for item in items]
    starts = [0, *accumulate(sizes)]
    if starts[-1] != length:
        return None
    whole = next((index for index, start in enumerate(starts) if start == at), None)
    tail = _like(run)
    if whole is not None:
        tail.extend(items[whole:])
        kind = _BETWEEN
    else:
        index = max(index for index, start in enumerate(starts[:-1]) if start < at)
        item = items[index]
        if name(item) not in ("w:t", "w:delText") or len(_visible(item)) != sizes[index]:
            return None
        kind = _KEPT if preserves(item) else _STRIPPED
        tail.append(_cut_text(item, at - starts[index]))
        tail.extend(items[index + 1 :])
    tail.set(_rsid(run), kind)
    after(run, tail)
    return tail


def _size(run: Element, item: Element) -> int:
    """How many characters *item* reads as, by the reader's own rules."""
    alone = _like(run)
    alone.append(deepcopy(item))
    return sum(len(piece.text) for piece in pieces(alone, Fields()))


def _like(run: Element) -> Element:
    """A run of the same attributes and formatting without content."""
    new = empty_like(run)
    properties = child(run, "w:rPr")
    if properties is not None:
        copied = deepcopy(properties)
        copied.tail = None
        new.append(copied)
    return new


def _visible(text: Element) -> str:
    return (text.text or "") if preserves(text) else (text.text or "").strip(_BLANKS)


def _cut_text(item: Element, at: int) -> Element:
    """Cut a text after *at* of its visible characters and return the right-hand one."""
    words = item.text or ""
    lead = 0 if preserves(item) else len(words) - len(words.lstrip(_BLANKS))
    right = empty_like(item)
    right.tail, item.tail = item.tail, None
    left_words, right_words = words[: lead + at], words[lead + at :]
    if not preserves(item) and left_words[-1] in _BLANKS:
        left_words = left_words.lstrip(_BLANKS)
        preserve(item, True)
    if not preserves(right) and right_words[0] in _BLANKS:
        right_words = right_words.rstrip(_BLANKS)
        preserve(right, True)
    item.text, right.text = left_words, right_words
    return right


def mend_cuts(root: Element) -> None:
    """Put together what was cut, where the pieces still stand side by side with the same formatting."""
    for run in [item for item in root.iter("{*}r") if attribute(item, "w:rsidR") in (_BETWEEN, _KEPT, _STRIPPED)]:
        kind = run.attrib.pop(_rsid(run))
        left = run.getprevious()
        if left is not None and name(left) == "w:r" and _formatting(left) == _formatting(run):
            _join(left, run, str(kind))


def _join(left: Element, right: Element, kind: str) -> None:
    items = [item for item in right if name(item) != "w:rPr"]
    if kind != _BETWEEN and items and len(left) and name(left[-1]) == name(items[0]) == "w:t":
        text = left[-1]
        text.text = (text.text or "") + (items[0].text or "")
        text.tail = items[0].tail
        preserve(text, kind == _KEPT)
        items = items[1:]
    left.extend(items)
    detach(right)


def _formatting(run: Element) -> bytes:
    properties = child(run, "w:rPr")
    if properties is None:
        return b""
    alone = deepcopy(properties)
    alone.tail = None
    return etree.tostring(alone, method="c14n", exclusive=True)


def _rsid(run: Element) -> str:
    return f"{{{etree.QName(run).namespace}}}rsidR"
