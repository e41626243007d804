"""The facts of a document, as a view of one reading gives them: those that lie in its window."""

from typing import TYPE_CHECKING, Generic, TypeVar

from checker.carried import Carried
from checker.document.accounts import Account
from checker.document.candidates import Candidate
from checker.document.clauses import Period, PeriodKind
from checker.document.contacts import Contact
from checker.document.fields import Field
from checker.document.layout import Paragraph
from checker.document.outline import Section
from checker.document.persons import Person
from checker.document.reading import Reading
from checker.document.revisions import Revision
from checker.document.rosters import Roster
from checker.document.signature import Signature
from checker.document.tables import Table
from checker.text.chinese.dates import Date, DateRange
from checker.text.chinese.durations import Duration
from checker.text.chinese.identity import BankCard, IdentityNumber
from checker.text.chinese.money import Money
from checker.text.chinese.names import Organization
from checker.text.chinese.numbers import BookTitle, Citation, DocumentNumber
from checker.text.chinese.percentages import Percentage
from checker.text.chinese.phones import Phone
from checker.text.chinese.quantities import Quantity
from checker.text.span import Span
from checker.text.spans import Located

if TYPE_CHECKING:
    from checker.document.attachments import Attachment
    from checker.document.ballots import Attendance, Ballots
    from checker.document.bidder import Bidder
    from checker.document.enclosures import Enclosure
    from checker.document.formatted import Formatted
    from checker.document.ledger import Entry
    from checker.document.official import Official
    from checker.document.official_text import Layer
    from checker.document.payment import Payment, PaymentTotal
    from checker.document.standing import Standing
    from checker.document.topics import Topic
    from checker.layout import Layout

_F = TypeVar("_F", bound=Located)


class _Facts(Generic[_F]):
    """An attribute of Document: the facts of its reading of the same name that lie in its window."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, document: "Facts", owner: type) -> tuple[_F, ...]:
        facts: tuple[_F, ...] = getattr(document._reading, self._name)
        if not facts or len(document.text) == document.window.end - document.window.start:
            return facts
        return tuple(fact for fact in facts if document.window.covers(fact.span))


class Facts:
    """What is found in a document, once for all plugins, when first asked for; of a narrowed view, what lies in it."""

    def __init__(self, reading: Reading, window: Span | None = None) -> None:
        self._reading = reading
        #: The normalised text of the whole document, whatever the window.
        self.text = reading.text
        #: The part of ``text`` that this view sees.
        self.window = window if window is not None else Span(0, len(reading.text))

    @property
    def layout(self) -> "Layout | None":
        """The pages, paragraphs and runs as they are laid out; None where the source has no layout (plain text)."""
        return self._reading.layout

    def format_of(self, span: Span) -> "tuple[Formatted, ...]":
        """How *span* prints, a piece for each run that it touches, in order; none where that is not known."""
        if self.layout is None:
            return ()
        from checker.document.formatted import within

        return within(self._reading.formatted, span)

    def standing(self, line: Span) -> "Standing | None":
        """Where on the page the line stands that *line* begins on; None where that is not known."""
        if self.layout is None:
            return None
        from checker.document.standing import find_standing

        reading = self._reading
        return find_standing(line, reading.composition, reading.normalised.offsets, reading.formatted, self.layout)

    @property
    def main_lines(self) -> tuple[Span, ...]:
        """The lines of the text proper (正文) of an official document: below title and addressee, above attachments
        and signature, outside tables; for the whole notice."""
        return self._reading.main_lines

    @property
    def layers(self) -> "tuple[Layer, ...]":
        """Those of ``main_lines`` that begin with 一、 (一) 1. or (1)."""
        return self._reading.layers

    @property
    def signature(self) -> Signature:
        """Who signs at the end, and when."""
        return self._reading.signature

    @property
    def attendance(self) -> "Attendance":
        """How many delegates should have come to a meeting, and came; for the whole notice."""
        return self._reading.attendance

    @property
    def ballots(self) -> "Ballots":
        """The votes taken: in favour, against, abstaining; for the whole notice."""
        return self._reading.ballots

    @property
    def garbled(self) -> tuple[Span, ...]:
        """The places whose characters are damaged, such as by a wrong encoding."""
        return tuple(place for place in self._reading.garbled if self.window.covers(place))

    @property
    def broken_end(self) -> Span | None:
        """The last clause of the text where it breaks off unfinished; None where it ends well."""
        return self._reading.broken_end

    # Facts, each found once for all plugins; a narrowed view gives those that lie in it.

    paragraphs: _Facts[Paragraph] = _Facts()
    """The non-empty blocks of the source, headers, notes and table cells included."""
    sections: _Facts[Section] = _Facts()
    """The sections by their headings."""
    fields: _Facts[Field] = _Facts()
    """Labels and their values, from lines, table heads and left columns."""
    tables: _Facts[Table] = _Facts()
    """The tables, those drawn in text included."""
    candidates: _Facts[Candidate] = _Facts()
    """The persons whom the notice is about, with what it says of each."""
    bidders: "_Facts[Bidder]" = _Facts()
    """The candidates or winners of a tender, with what the notice says of each."""
    periods: _Facts[Period] = _Facts()
    """The periods that the notice sets."""
    dates: _Facts[Date] = _Facts()
    """Dates; a year that is not written is taken from the context."""
    ranges: _Facts[DateRange] = _Facts()
    """From one date to another."""
    durations: _Facts[Duration] = _Facts()
    """Lengths of time."""
    money: _Facts[Money] = _Facts()
    """Amounts of money, in yuan."""
    ledger: "_Facts[Entry]" = _Facts()
    """What an account of money began with, took in, spent and has left; of several accounts one after the other."""
    percentages: _Facts[Percentage] = _Facts()
    """Percentages."""
    quantities: _Facts[Quantity] = _Facts()
    """Counted things with their units, money among them."""
    phones: _Facts[Phone] = _Facts()
    """Telephone numbers."""
    rosters: _Facts[Roster] = _Facts()
    """Lists of all shapes: rows, persons, numbered entries, lines, names in a sentence."""
    contacts: _Facts[Contact] = _Facts()
    """How the office is reached; private numbers are among them, marked."""
    topics: "_Facts[Topic]" = _Facts()
    """What a catalogue lists: entries, headings and cells, each with where more is said of it."""
    payments: "_Facts[Payment]" = _Facts()
    """Who is paid how much, for how many points."""
    payment_totals: "_Facts[PaymentTotal]" = _Facts()
    """Stated totals of payments."""
    persons: _Facts[Person] = _Facts()
    """Persons named for certain: candidates, those under a label for a name, lists of names."""
    organizations: _Facts[Organization] = _Facts()
    """Names of organisations that are certain."""
    document_numbers: _Facts[DocumentNumber] = _Facts()
    """Numbers of official documents (发文字号)."""
    citations: _Facts[Citation] = _Facts()
    """Articles that are cited."""
    book_titles: _Facts[BookTitle] = _Facts()
    """What stands in 《》."""
    identity_numbers: _Facts[IdentityNumber] = _Facts()
    """Citizens' identity numbers."""
    bank_cards: _Facts[BankCard] = _Facts()
    """Bank card numbers."""
    accounts: _Facts[Account] = _Facts()
    """Bank accounts, those of units marked."""

    @property
    def attachments(self) -> "tuple[Attachment, ...]":
        """What the notice lists as attached, and what is attached in the same file."""
        return self._reading.attachments

    @property
    def notice(self) -> Span:
        """The notice itself: everything but the papers that are judged together with it."""
        return Span(0, self._reading.notice_end)

    @property
    def enclosures(self) -> "tuple[Enclosure, ...]":
        """The papers that are judged together with the notice."""
        return self._reading.enclosures

    @property
    def official(self) -> "Official":
        """What the notice has of an official document: mark, number, addressee, copies …"""
        return self._reading.official

    def period(self, kind: PeriodKind = PeriodKind.PUBLICITY) -> Period | None:
        """The period of that kind; of several, the first that can be read whole, else the first."""
        periods = [period for period in self.periods if period.kind is kind]
        return next((period for period in periods if period.stated), periods[0] if periods else None)

    # Of the file itself.

    @property
    def carried(self) -> Carried:
        """What the file carries besides the words that it prints. Raises ReadError where parts of it are broken."""
        return self._reading.content.inspect()

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """The tracked changes of words, those together that belong together."""
        return self._reading.revisions

    def revised(self, revision: Revision) -> tuple[Span, ...]:
        """Where *revision* stands in the text: what came, or the point where something went."""
        return tuple(self._reading.normalised.offsets.to_text(span) for span in revision.spans)

    def at(self, part: str, path: str) -> Span | None:
        """Where the run or paragraph at *path* of *part* stands; of what does not print the point where it would, of a
        run without words its paragraph. None where the text has no such place. The way back is ``run_path``."""
        places = self._reading.places
        while path:
            if (part, path) in places:
                return self._reading.normalised.offsets.to_text(places[part, path])
            path = path.rpartition("/")[0]
        return None
