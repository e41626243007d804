"""One reading of a Content, normalised once, with every fact of it computed at most once."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from checker.document.accounts import Account, find_accounts
from checker.document.attachments import Attachment, find_attachments
from checker.document.ballots import Attendance, Ballots, find_attendance, find_ballots
from checker.document.bidder import Bidder
from checker.document.candidates import Candidate, find_candidates
from checker.document.clauses import Period
from checker.document.contacts import Contact, find_contacts
from checker.document.ending import find_broken_end
from checker.document.fields import Field, find_fields
from checker.document.furniture import find_furniture
from checker.document.layout import BODY, Composition, Paragraph, compose
from checker.document.ledger import Entry
from checker.document.ledgers import find_ledger
from checker.document.official import Official, find_official
from checker.document.outline import Section, find_sections
from checker.document.payments import Payment, PaymentTotal, find_payment_totals, find_payments
from checker.document.periods import find_periods
from checker.document.persons import Person, find_persons
from checker.document.rosters import Roster, find_rosters
from checker.document.signature import Signature, find_signature
from checker.document.tables import Table, find_tables
from checker.document.title import find_title
from checker.document.topics import Topic, find_topics
from checker.model import Content
from checker.text import Lexicon, Normalised, Segmenter, Tokens, normalise
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
from checker.text.garbled import find_garbled
from checker.text.span import Span
from checker.text.spans import Located, SpanIndex

_LINE = re.compile(r"[^\r\n]+")
_F = TypeVar("_F", bound=Located)


class Reading:
    """The whole of a document in one reading. Facts are found on first use and kept."""

    def __init__(self, content: Content, lexicon: Lexicon, segmenter: Callable[[], Segmenter], rejected: bool) -> None:
        self.content = content
        self.lexicon = lexicon
        self.composition: Composition = compose(content, rejected)
        self.normalised: Normalised = normalise(self.composition.raw)
        self.text = self.normalised.text
        self.tokens = Tokens(self.text, segmenter)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The non-empty blocks, in order. Non-empty: something besides white space."""
        paragraphs = []
        number = 0
        to_text = self.normalised.offsets.to_text
        for raw, block in self.composition.blocks:
            span = to_text(raw)
            if not self.text[span.start : span.end].strip():
                continue
            counted = block.kind in BODY and block.cell is None
            number += counted
            paragraphs.append(Paragraph(span, block.kind, block.level, block.cell, number if counted else 0))
        return tuple(paragraphs)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The printed lines of the body as the author broke them, stripped; without web-page furniture."""
        return tuple(line for line in self._all_lines if not self.is_furniture(line))

    @cached_property
    def _all_lines(self) -> tuple[Span, ...]:
        lines = []
        for paragraph in self.paragraphs:
            if paragraph.kind not in BODY:
                continue
            for match in _LINE.finditer(self.text, paragraph.span.start, paragraph.span.end):
                line = match.group()
                left = len(line) - len(line.lstrip())
                if line.strip():
                    lines.append(Span(match.start() + left, match.start() + len(line.rstrip())))
        return tuple(lines)

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Where line ends stand, each character of one for itself."""
        return tuple(match.start() for match in re.finditer(r"[\r\n]", self.text))

    @cached_property
    def stops(self) -> tuple[int, ...]:
        """Where the marks stand that end a sentence."""
        return tuple(match.start() for match in re.finditer(r"[。！？!?；;]", self.text))

    @cached_property
    def furniture(self) -> tuple[Span, ...]:
        """What a web page puts around a notice: breadcrumbs, page counters, copyright notes."""
        return find_furniture(self.text, self._all_lines)

    def is_furniture(self, span: Span) -> bool:
        """Whether *span* touches web-page furniture."""
        return self._furniture_index.overlaps(span)

    @cached_property
    def _furniture_index(self) -> SpanIndex:
        return SpanIndex(self.furniture)

    @cached_property
    def title(self) -> Span | None:
        """The title of the notice, over all its lines; None where it has none."""
        return find_title(self.text, self.paragraphs, self.lines)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections, by their numbered or styled headings; a section reaches to the next of its level or above."""
        return find_sections(self.text, self.paragraphs, self.lines)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables: of Word, and those drawn in text with pipes or tabs."""
        return find_tables(self.text, self.paragraphs, self.lines)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Labels and their values, from lines and tables."""
        return find_fields(self.text, self.lines, self.tables)

    @cached_property
    def attendance(self) -> Attendance:
        """How many delegates should have come to a meeting, and came."""
        return find_attendance(self.text, self.lines)

    @cached_property
    def ballots(self) -> Ballots:
        """The votes taken."""
        return find_ballots(self.text, self.lines, self.tables, self.fields)

    @cached_property
    def payments(self) -> tuple[Payment, ...]:
        """Who is paid how much."""
        return find_payments(self.text, self.lines, self.tables)

    @cached_property
    def payment_totals(self) -> tuple[PaymentTotal, ...]:
        """Stated totals of payments."""
        return find_payment_totals(self.text, self.lines, self.tables, self.payments)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The persons whom the notice is about, with what it says of each."""
        return find_candidates(self.text, self._below_title, self.tables, self.fields)

    @cached_property
    def bidders(self) -> tuple[Bidder, ...]:
        """The candidates or winners of a tender, with what the notice says of each."""
        from checker.document.bidders import find_bidders  # its patterns take time that other notices need not spend

        return find_bidders(self.text, self.lines, self.tables, self.title.end if self.title else 0)

    @cached_property
    def _below_title(self) -> tuple[Span, ...]:
        """The lines below the title; of a line that begins with it, the rest."""
        start = self.title.end if self.title else 0
        return tuple(Span(max(line.start, start), line.end) for line in self.lines if line.end > start)

    @cached_property
    def rosters(self) -> tuple[Roster, ...]:
        """The lists between title and signature."""
        end = self.signature.start if self.signature.issuers or self.signature.date else len(self.text)
        body = tuple(line for line in self._below_title if line.end <= end)
        return find_rosters(self.text, body, self.tables, self.candidates)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """What a catalogue lists, between title and signature."""
        end = self.signature.start if self.signature.issuers or self.signature.date else len(self.text)
        body = tuple(line for line in self._below_title if line.end <= end)
        return find_topics(self.text, body, self.tables, self.sections)

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Persons named for certain."""
        return find_persons(self.text, self.candidates, self.fields, self.rosters)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """How the office is reached, and telephone numbers that are private."""
        return self._outside_furniture(find_contacts(self.text, self.phones, self.fields, self.candidates))

    @cached_property
    def signature(self) -> Signature:
        """Who signs at the end, and on what date; both may be absent."""
        return find_signature(self.text, self.lines, self.title, self.fields, self.dates)

    @cached_property
    def garbled(self) -> tuple[Span, ...]:
        """The places whose characters are damaged."""
        return tuple(span for span in find_garbled(self.text) if not self.is_furniture(span))

    @cached_property
    def broken_end(self) -> Span | None:
        """The last clause, if the text breaks off in it."""
        tables = tuple(table.span for table in self.tables)
        return find_broken_end(self.text, self.lines, self.signature, tables)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods the notice sets, each with its kind."""
        return find_periods(self.text, self.fields, self.dates, self.ranges, self.durations, self.signature)

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
    def ledger(self) -> tuple[Entry, ...]:
        """What an account of money began with, took in, spent and has left."""
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
    def attachments(self) -> tuple[Attachment, ...]:
        """What is listed as attached, and what is attached."""
        return find_attachments(self.text, self.lines, self.signature)

    @cached_property
    def official(self) -> Official:
        """The head and foot of an official document."""
        margins = tuple(one.span for one in self.paragraphs if one.kind not in BODY)
        return find_official(self.text, self.lines, self.title, self.signature, self.dates, margins)

    @cached_property
    def bank_cards(self) -> tuple[BankCard, ...]:
        """Bank card numbers."""
        return find_bank_cards(self.text)

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Bank accounts, those of units marked."""
        return find_accounts(self.text, self.bank_cards, self.fields, self.candidates)

    def _outside_furniture(self, facts: tuple[_F, ...]) -> tuple[_F, ...]:
        if not self.furniture:
            return facts
        return tuple(fact for fact in facts if not self.is_furniture(fact.span))
