"""A bidder: somebody whom a notice of a tender or purchase names as candidate or winner."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.text.span import Span


@dataclass(frozen=True, slots=True)
class Bidder:
    """A candidate or winner of a tender, with what the notice says of it.

    ``fields`` maps price, quality, duration, leader, certificate_name, certificate_number, qualification, record, score
    and response to the words that state them; an empty slot ("/", "—", nothing) is not among them. ``certificate`` is
    there where both its name and its number are. ``rank`` is the words that rank it, ``lot`` the lot that it bids for
    where the notice has several, and ``won`` whether it is named as the winner.
    """

    name: Span
    rank: Span | None = None
    lot: str = ""
    won: bool = False
    fields: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """The name."""
        return self.name
