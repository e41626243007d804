"""How the listing commands print: labels and values in columns, no line wider than the terminal or 100 columns."""

from collections.abc import Iterator, Sequence

from checker.cli import streams
from checker.renderers.layout import columns, inline, pad, wrap

_INDENT = "  "


def width() -> int:
    """How many columns a page has: at least 60, at most 100."""
    return max(60, min(streams.width(), 100))


def labelled(label: str, text: str) -> Iterator[str]:
    """A line "  label  text" with further lines hanging below the text; nothing where *text* is empty."""
    lead = f"{_INDENT}{pad(label, 8)}  "
    if text:
        yield from wrap(inline(text), width(), lead, " " * columns(lead))


def table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """*rows* with their cells in columns; the last one is wrapped."""
    sizes = [max(columns(row[index]) for row in rows) for index in range(len(rows[0]) - 1)] if rows else []
    for row in rows:
        cells = [pad(inline(cell), size) for cell, size in zip(row, sizes, strict=False)]
        lead = _INDENT + "".join(f"{cell}  " for cell in cells)
        yield from wrap(inline(row[-1]), width(), lead, " " * columns(lead))
