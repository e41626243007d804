"""The day of a notice itself, by which the law in force is told."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from checker.text.span import Span

if TYPE_CHECKING:
    from checker.document.document import Document


class Issued(NamedTuple):
    """The day on which a notice is issued, and where that is read."""

    day: date
    span: Span


def find_issued(document: "Document") -> Issued | None:
    """The day of the signature, else the first day of a period that it sets, else the latest day that it names.

    A notice is not issued before what it reports, and seldom in another year than what it announces; of a notice that
    names no day whole, None.
    """
    signed = document.signature.date
    if signed is not None and signed.value is not None:
        return Issued(signed.value, signed.span)
    for period in document.periods:
        if period.start is not None:
            return Issued(period.start, period.span)
    own = [one for one in document.dates if document.notice.covers(one.span)]
    days = [Issued(one.value, one.span) for one in own if one.value is not None]
    return max(days, default=None, key=lambda one: (one.day, -one.span.start))
