"""The text proper of an official document (正文): its lines, and the layers 一、 (一) 1. (1) that they are set in."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.document.attachments import Attachment
from checker.document.official import Official
from checker.document.signature import Signature
from checker.document.tables import Table
from checker.text.chinese.numerals import parse_integer
from checker.text.patterns import han_pattern
from checker.text.span import Span

_LAYERS = (
    han_pattern(r"([一二三四五六七八九十]{1,3})、(?![一二三四五六七八九十]、)"),
    han_pattern(r"\(([一二三四五六七八九十]{1,3})\)"),
    han_pattern(r"([0-9]{1,2})(?:[.．](?![0-9])|、)"),
    han_pattern(r"\(([0-9]{1,2})\)"),
)


@dataclass(frozen=True, slots=True)
class Layer:
    """A line that begins with a number of its layer: ``level`` 1 to 4 for 一、 (一) 1. (1), and which ``number``.

    ``mark`` is the number as written; ``heading`` goes from it to the first full stop, or over the whole line.
    """

    level: int
    number: int
    mark: Span
    heading: Span


def find_text(
    lines: tuple[Span, ...],
    title: Span | None,
    official: Official,
    signature: Signature,
    attachments: tuple[Attachment, ...],
    tables: tuple[Table, ...],
) -> tuple[Span, ...]:
    """The lines between title and addressee above, and attachments and signature below, outside tables."""
    above = official.addressee or title
    start = above.end if above else 0
    end = official.signed.span.start if official.signed else signature.start
    if official.issuer is not None and official.signed is not None:
        end = min(end, official.issuer.start)
    end = min([end, *(one.label.start for one in attachments)])
    inside = [table.span for table in tables]
    return tuple(
        line for line in lines if start <= line.start < end and not any(table.covers(line) for table in inside)
    )


def find_layers(text: str, lines: tuple[Span, ...]) -> tuple[Layer, ...]:
    """The numbered ones among *lines*."""
    return tuple(_layers(text, lines))


def _layers(text: str, lines: tuple[Span, ...]) -> Iterator[Layer]:
    for line in lines:
        for level, pattern in enumerate(_LAYERS, 1):
            match = pattern.match(text, *line)
            number = parse_integer(match[1]) if match else None
            if match and number:
                stop = text.find("。", *line)
                end = stop + 1 if stop >= 0 else line.end
                yield Layer(level, number, Span(*match.span()), Span(line.start, end))
                break
