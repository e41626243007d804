"""Where an element that is absent belongs."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from checker.text.patterns import han_pattern
from checker.text.span import Span

if TYPE_CHECKING:
    from checker.document.reading import Reading

_CONTACT = han_pattern(r"联系|电话|受理|反映|举报|监督|异议")
_PERIOD = han_pattern(r"公示期|公示时间|期限")


def _title(reading: "Reading") -> int:
    return reading.title.start if reading.title else _start(reading)


def _after_title(reading: "Reading") -> int:
    return reading.title.end if reading.title else _start(reading)


def _start(reading: "Reading") -> int:
    return reading.own_lines[0].start if reading.own_lines else 0


def _end(reading: "Reading") -> int:
    return reading.own_lines[-1].end if reading.own_lines else reading.notice_end


def _before_signature(reading: "Reading") -> int:
    """At the end of the last line above the signature, so that the new sentence begins a line below it."""
    above = [line for line in reading.own_lines if line.end <= reading.signature.start]
    return above[-1].end if above else _after_title(reading)


def _issuer(reading: "Reading") -> int:
    """Above the date of signature, else at the end."""
    date = reading.signature.date
    line = next((line for line in reading.own_lines if date and line.covers(date.span)), None)
    return line.start if line else _end(reading)


def _last_line_with(reading: "Reading", pattern: re.Pattern[str]) -> int:
    after = _after_title(reading)
    for line in reversed(reading.own_lines):
        if line.start >= after and pattern.search(reading.text, line.start, line.end):
            return line.end
    return _before_signature(reading)


def _contact(reading: "Reading") -> int:
    return _last_line_with(reading, _CONTACT)


def _period(reading: "Reading") -> int:
    if reading.periods:
        return reading.periods[0].span.end
    return _last_line_with(reading, _PERIOD)


#: The ``place`` of a row about the file itself: what it asks for belongs nowhere in the text.
OF_FILE = "file"

#: The names a row's ``place`` may have. Each gives a point of the text.
PLACES: Mapping[str, Callable[["Reading"], int]] = {
    "title": _title,
    "after_title": _after_title,
    "start": _after_title,
    "period": _period,
    "contact": _contact,
    "before_signature": _before_signature,
    "issuer": _issuer,
    "end": _end,
    OF_FILE: _title,
}


def find_place(reading: "Reading", name: str) -> Span:
    """The point where an absent element belongs, as an empty span.

    Raises KeyError where *name* is none of PLACES.
    """
    point = PLACES[name](reading)
    return Span(point, point)
