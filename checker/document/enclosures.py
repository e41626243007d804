"""The papers that are judged together with a notice: what each is called, and which of its attachments it is."""

from dataclasses import dataclass

from checker.document.furniture import find_furniture
from checker.document.title import find_title
from checker.text.chinese.numerals import parse_integer
from checker.text.patterns import han_pattern
from checker.text.span import Span

#: "附件2", "附件二：某某表", "2.某某表.xlsx": what a paper or the name of its file begins with.
_NUMBER = han_pattern(
    r"附 ?[件表] ?(?P<said>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9年月日号])"
    r"|(?P<bare>[0-9]{1,2})(?=[.、_-] ?[^0-9])"
)
_LABEL = "附件:"
#: A line that holds nothing else.
_MARK = han_pattern(r"附 ?[件表] ?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})? ?[:.、]?")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A paper judged together with the notice. ``name`` is that of its file, ``title`` its own, None where it has none;
    ``number`` is what it says itself to be, or the name of its file; ``content`` is empty where nothing was read."""

    name: Span
    number: int | None
    title: Span | None
    content: Span


def find_enclosures(text: str, spans: tuple[Span, ...], lines: tuple[Span, ...]) -> tuple[Enclosure, ...]:
    """The papers at *spans*, each begun by the line that names its file."""
    found = []
    for span in spans:
        own = [line for line in lines if span.covers(line)]
        name = Span(own[0].start + len(_LABEL), own[0].end)
        below = own[1:]
        marked = bool(below) and _MARK.fullmatch(text, *below[0]) is not None
        numbered = _NUMBER.match(text, *below[0]) if below else None
        number = numbered if numbered and numbered["said"] else _NUMBER.match(text, *name)
        furniture = find_furniture(text, tuple(below))
        head = tuple(line for line in below[marked:] if line not in furniture)
        content = Span(below[0].start, below[-1].end) if below else Span(span.end, span.end)
        found.append(
            Enclosure(name, _value(number and (number["said"] or number["bare"])), find_title(text, (), head), content)
        )
    return tuple(found)


def _value(said: str | None) -> int | None:
    return parse_integer(said) if said else None
