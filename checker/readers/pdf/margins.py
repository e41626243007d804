"""Running heads and feet: what is printed above and below the text of every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.readers.pdf.lines import Line

#: The share of a page's height at its top and foot where such lines stand, and how many of them at most. On A4 26 mm,
#: where the text of no usual page begins; the page number of an official document stands 28 mm from the edge
#: (GB/T 9704-2012, 7.5), and is known by itself.
_ZONE = 0.09
_NUMBER_ZONE = 0.13
_MOST = 2
#: A line in that zone whose characters are smaller than this share of the text's is a running head, also of one page.
_SMALL = 0.8


class Page(NamedTuple):
    """The lines of a page outside of tables, and its height in points."""

    lines: Sequence[Line]
    height: float


class Margins(NamedTuple):
    """For each page the indices of its lines that are a running head, and a running foot."""

    heads: tuple[frozenset[int], ...]
    feet: tuple[frozenset[int], ...]


@cache
def _page_number() -> re.Pattern[str]:
    return re.compile(r"[\s\-—–_·•~]*第?\s*\d{1,4}\s*页?(?:\s*[/，,、]?\s*共?\s*\d{1,4}\s*页?)?[\s\-—–_·•~]*")


def find_margins(pages: Sequence[Page]) -> Margins:
    """The running heads and feet: page numbers, lines that at least half of two or more pages have alike, and heads in
    small characters."""
    tops = [_zone(page, top=True) for page in pages]
    bottoms = [_zone(page, top=False) for page in pages]
    heads = zip(_running(pages, tops), _small(pages, tops), strict=True)
    return Margins(tuple(alike | small for alike, small in heads), _running(pages, bottoms))


def _small(pages: Sequence[Page], zones: list[list[int]]) -> Iterator[frozenset[int]]:
    sizes = sorted(line.size for page in pages for line in page.lines for _ in line.text)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for page, zone in zip(pages, zones, strict=True):
        yield frozenset(at for at in zone if page.lines[at].size < _SMALL * usual)


def _zone(page: Page, top: bool) -> list[int]:
    """The indices of the outermost lines of *page* in its top or foot."""
    found = []
    for at, line in enumerate(page.lines):
        zone = page.height * (_NUMBER_ZONE if _page_number().fullmatch(line.text) else _ZONE)
        if line.bottom <= zone if top else line.top >= page.height - zone:
            found.append(at)
    return found[:_MOST] if top else found[-_MOST:]


def _running(pages: Sequence[Page], zones: list[list[int]]) -> tuple[frozenset[int], ...]:
    signs = [{_sign(page.lines[at].text) for at in zone} for page, zone in zip(pages, zones, strict=True)]
    times = Counter(sign for some in signs for sign in some)
    enough = max(2, (len(pages) + 1) // 2)
    return tuple(
        frozenset(
            at
            for at in zone
            if _page_number().fullmatch(page.lines[at].text) or times[_sign(page.lines[at].text)] >= enough
        )
        for page, zone in zip(pages, zones, strict=True)
    )


def _sign(text: str) -> str:
    """What a running line is recognised by: its characters without blanks, every number alike."""
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", text))
