"""Printed lines into paragraphs: which line goes on in the next."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.readers.pdf.drawings import Box
from checker.readers.pdf.lines import Line

#: In em: how far from the margin a line may begin and still stand at it; what a justified line may leave free.
_AT_MARGIN = 0.6
_FREE = 0.35
#: Points that cells leave free on each side, with some to spare: Word and WPS set 5.4 (0.19 cm).
_PADDING = 6.5
#: Sizes within this factor are one; pitches within that of the usual one are within a paragraph.
_SAME_SIZE = 1.12
_SAME_PITCH = 1.4
#: Points within which lines begin or end at the same place.
_BIN = 3.0


class Column(NamedTuple):
    """The text area: where its lines begin and end, and the usual distance from one line to the next."""

    left: float
    right: float
    pitch: float


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[（(]?\d{1,2}[、）)．]|\d{1,2}\.(?!\d)|第[一二三四五六七八九十百\d]{1,4}[条章节]"
        r"|[①-⑳]|附件|特此"
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"[一-鿿]{2,8}[：:]")


def column_of(pages: Iterable[Sequence[Line]], width: float) -> Column:
    """The text area of pages of that *width*, by where most lines begin and the furthest end.

    Where all lines are short, the right margin is taken to be as wide as the left one.
    """
    pages = list(pages)
    lines = [line for page in pages for line in page]
    left = _edge([line.left for line in lines])
    right = -_edge([-line.right for line in lines])
    sizes = sorted(line.size for line in lines)
    size = sizes[len(sizes) // 2] if sizes else 10.0
    if right < width - left - 3 * size:
        right = width - left
    pitches = sorted(
        after.top - before.top
        for page in pages
        for before, after in pairwise(page)
        if 0 < after.top - before.top < 4 * after.size
    )
    return Column(left, right, pitches[len(pitches) // 4] if pitches else 2 * size)


def _edge(places: list[float]) -> float:
    """The least place where at least two lines, and one in twelve, begin; the least of all where there is none."""
    places = sorted(places)
    need = max(2, len(places) // 12)
    for at, place in enumerate(places):
        if at + need <= len(places) and places[at + need - 1] - place <= _BIN:
            return place
    return places[0] if places else 0.0


def goes_on(before: Line, after: Line, column: Column, same_page: bool = True) -> bool:
    """Whether the paragraph of *before* goes on in *after*, the next line of the text area."""
    if before.hidden != after.hidden or not _same_size(before, after) or _opening().match(after.text):
        return False
    if before.text.endswith(tuple("。；;：:！？")) and _label().match(after.text):
        return False
    if same_page and after.top - before.top > _SAME_PITCH * max(column.pitch, before.size):
        return False
    if _centred(before, column) and _centred(after, column):
        return (column.right - column.left) - before.width < after.first + _FREE * after.size
    at_margin = after.left - column.left <= _AT_MARGIN * after.size
    reaches = before.left - column.left <= 4.5 * before.size  # a line set right or in the middle is one by itself
    return at_margin and reaches and column.right - before.right < after.first + _FREE * after.size


def _centred(line: Line, column: Column) -> bool:
    """Whether a line leaves as much free on both sides, as a title of several lines does."""
    return abs((line.left - column.left) - (column.right - line.right)) < _AT_MARGIN * line.size


def goes_on_in_cell(before: Line, after: Line, box: Box) -> bool:
    """Whether a line of a cell goes on in the next: the first word of that had no room."""
    free = box.right - box.left - 2 * _PADDING - before.width
    return _same_size(before, after) and before.hidden == after.hidden and free < after.first + _FREE * after.size


def joint(before: str, after: str) -> str:
    """What stands between two lines that are joined.

    >>> joint("公示期", "为七天"), joint("the", "notice"), joint("0999-", "5550100")
    ('', ' ', '')
    """
    last, first = before[-1:], after[:1]
    return " " if last.isascii() and first.isascii() and last.isalnum() and first.isalnum() else ""


def _same_size(before: Line, after: Line) -> bool:
    return max(before.size, after.size) <= _SAME_SIZE * min(before.size, after.size)
