"""One reading of a Content, normalised once, with every fact of it computed at most once."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from checker.document.accounts import Account, find_accounts
from checker.document.candidates import Candidate, find_candidates
from checker.document.clauses import Period
from checker.document.contacts import Contact, find_contacts
from checker.document.ending import find_broken_end
from checker.document.fields import Field
from checker.document.layout import BODY
from checker.document.periods import find_periods
from checker.document.persons import Person, find_persons
from checker.document.rosters import Roster, find_rosters
from checker.document.signature import Signature, find_signature
from checker.document.structure import Structure
from checker.text.chinese.dates import Date, DateRange, find_dates_and_ranges
from checker.text.chinese.durations import Duration, find_durations
from checker.text.chinese.identity import BankCard, IdentityNumber, find_bank_cards, find_identity_numbers
from checker.text.chinese.money import Money, find_money
from checker.text.chinese.names import Organization, find_organizations
from checker.text.chinese.numbers import (
    BookTitle,
    Citation,
    DocumentNumber,
    find_book_titles,
    find_citations,
    find_document_numbers,
)
from checker.text.chinese.percentages import Percentage, find_percentages
from checker.text.chinese.phones import Phone, find_phones
from checker.text.chinese.quantities import Quantity, find_quantities
from checker.text.span import Span

if TYPE_CHECKING:
    from checker.document.attachments import Attachment
    from checker.document.ballots import Attendance, Ballots
    from checker.document.bidder import Bidder
    from checker.document.enclosures import Enclosure
    from checker.document.ledger import Entry
    from checker.document.official import Official
    from checker.document.official_text import Layer
    from checker.document.payment import Payment, PaymentTotal
    from checker.document.topics import Topic


class Reading(Structure):
    """The whole of a document in one reading. Facts are found on first use and kept.

    What only some kinds of notice need is imported when it is asked for: its patterns take time to make.
    """

    @cached_property
    def attendance(self) -> "Attendance":
        """How many delegates should have come to a meeting, and came."""
        from checker.document.ballots import find_attendance

        return find_attendance(self.text, self.lines)

    @cached_property
    def ballots(self) -> "Ballots":
        """The votes taken."""
        from checker.document.ballots import find_ballots

        return find_ballots(self.text, self.lines, self.tables, self.fields)

    @cached_property
    def payments(self) -> "tuple[Payment, ...]":
        """Who is paid how much."""
        from checker.document.payments import find_payments

        return find_payments(self.text, self.lines, self.tables)

    @cached_property
    def payment_totals(self) -> "tuple[PaymentTotal, ...]":
        """Stated totals of payments."""
        from checker.document.payments import find_payment_totals

        return find_payment_totals(self.text, self.lines, self.tables, self.payments)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The persons whom the notice is about, with what it says of each."""
        return find_candidates(self.text, self._below_title, self.tables, self.fields)

    @cached_property
    def bidders(self) -> "tuple[Bidder, ...]":
        """The candidates or winners of a tender, with what the notice says of each."""
        from checker.document.bidders import find_bidders  # its patterns take time that other notices need not spend

        return find_bidders(self.text, self.lines, self.tables, self.title.end if self.title else 0)

    @cached_property
    def _unsigned(self) -> tuple[Span, ...]:
        """The lines between title and signature, and those of attachments."""
        end = self.signature.start if self.signature.issuers or self.signature.date else len(self.text)
        return tuple(line for line in self._below_title if line.end <= end or line.start >= self.notice_end)

    @cached_property
    def rosters(self) -> tuple[Roster, ...]:
        """The lists between title and signature."""
        return find_rosters(self.text, self._unsigned, self.tables, self.candidates)

    @cached_property
    def topics(self) -> "tuple[Topic, ...]":
        """What a catalogue lists, between title and signature."""
        from checker.document.topics import find_topics

        return find_topics(self.text, self._unsigned, self.tables, self.sections)

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Persons named for certain."""
        return find_persons(self.text, self.candidates, self.fields, self.rosters)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """How the office is reached, and telephone numbers that are private."""
        return self._outside_furniture(find_contacts(self.text, self.phones, self.fields, self.candidates))

    @cached_property
    def _own_fields(self) -> tuple[Field, ...]:
        return tuple(one for one in self.fields if one.span.end <= self.notice_end)

    @cached_property
    def signature(self) -> Signature:
        """Who signs at the end, and on what date; both may be absent."""
        return find_signature(self.text, self.own_lines, self.title, self._own_fields, self.dates)

    @cached_property
    def broken_end(self) -> Span | None:
        """The last clause, if the text breaks off in it."""
        tables = tuple(table.span for table in self.tables)
        return find_broken_end(self.text, self.own_lines, self.signature, tables)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods the notice sets, each with its kind."""
        own = self.text[: self.notice_end]
        return find_periods(own, self._own_fields, self.dates, self.ranges, self.durations, self.signature)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """Dates, years filled in from the context."""
        return self._outside_furniture(self._dates_and_ranges[0])

    @cached_property
    def ranges(self) -> tuple[DateRange, ...]:
        """Pairs of dates written as from … to …."""
        return self._outside_furniture(self._dates_and_ranges[1])

    @cached_property
    def _dates_and_ranges(self) -> tuple[tuple[Date, ...], tuple[DateRange, ...]]:
        return find_dates_and_ranges(self.text)

    @cached_property
    def durations(self) -> tuple[Duration, ...]:
        """Lengths of time."""
        return self._outside_furniture(find_durations(self.text, self._dates_and_ranges[0]))

    @cached_property
    def money(self) -> tuple[Money, ...]:
        """Amounts of money, in yuan."""
        return self._outside_furniture(find_money(self.text))

    @cached_property
    def ledger(self) -> "tuple[Entry, ...]":
        """What an account of money began with, took in, spent and has left."""
        from checker.document.ledgers import find_ledger

        return self._outside_furniture(find_ledger(self.text, self.lines, self.tables, self.money))

    @cached_property
    def percentages(self) -> tuple[Percentage, ...]:
        """Percentages."""
        return self._outside_furniture(find_percentages(self.text))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Counted things."""
        return self._outside_furniture(find_quantities(self.text))

    @cached_property
    def phones(self) -> tuple[Phone, ...]:
        """Telephone numbers."""
        return self._outside_furniture(find_phones(self.text))

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Names of organisations that are certain."""
        return self._outside_furniture(find_organizations(self.text))

    @cached_property
    def document_numbers(self) -> tuple[DocumentNumber, ...]:
        """Numbers of official documents."""
        return self._outside_furniture(find_document_numbers(self.text))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Articles of law that are cited."""
        return self._outside_furniture(find_citations(self.text))

    @cached_property
    def book_titles(self) -> tuple[BookTitle, ...]:
        """What stands in 《》."""
        return self._outside_furniture(find_book_titles(self.text))

    @cached_property
    def identity_numbers(self) -> tuple[IdentityNumber, ...]:
        """Citizens' identity numbers, masked or not."""
        return find_identity_numbers(self.text)

    @cached_property
    def attachments(self) -> "tuple[Attachment, ...]":
        """What is listed as attached, and what is attached."""
        from checker.document.attachments import find_attachments

        return find_attachments(self.text, self.own_lines, self.signature)

    @cached_property
    def enclosures(self) -> "tuple[Enclosure, ...]":
        """The papers that are judged together with the notice."""
        from checker.document.enclosures import find_enclosures

        return find_enclosures(self.text, self.attached, self.lines)

    @cached_property
    def official(self) -> "Official":
        """The head and foot of an official document."""
        from checker.document.official import HEAD, find_official, is_red, red_marks

        end = self.notice_end
        margins = tuple(one.span for one in self.paragraphs if one.kind not in BODY and one.span.end <= end)
        found = find_official(self.text, self.own_lines, self.title, self.signature, self.dates, margins)
        if found.mark is None and (marks := red_marks(self.text, (*self.own_lines[:HEAD], *margins), self.title)):
            return replace(found, mark=next((one for one in marks if is_red(one, self.formatted)), None))
        return found

    @cached_property
    def main_lines(self) -> tuple[Span, ...]:
        """The lines of the text proper of an official document."""
        from checker.document.official_text import find_text

        return find_text(self.own_lines, self.title, self.official, self.signature, self.attachments, self.tables)

    @cached_property
    def layers(self) -> "tuple[Layer, ...]":
        """The numbered lines of the text proper."""
        from checker.document.official_text import find_layers

        return find_layers(self.text, self.main_lines)

    @cached_property
    def bank_cards(self) -> tuple[BankCard, ...]:
        """Bank card numbers."""
        return find_bank_cards(self.text)

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Bank accounts, those of units marked."""
        return find_accounts(self.text, self.bank_cards, self.fields, self.candidates)
