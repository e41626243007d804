"""The Document and the facts that plugins read from it."""

from checker.document.bidder import Bidder
from checker.document.candidates import Candidate
from checker.document.clauses import Period, PeriodKind
from checker.document.contacts import Contact, ContactKind
from checker.document.document import Document
from checker.document.fields import Field
from checker.document.ledger import Entry
from checker.document.outline import Section
from checker.document.rosters import Roster
from checker.document.signature import Signature
from checker.document.tables import Cell, Table

__all__ = [
    "Bidder",
    "Candidate",
    "Cell",
    "Contact",
    "ContactKind",
    "Document",
    "Entry",
    "Field",
    "Period",
    "PeriodKind",
    "Roster",
    "Section",
    "Signature",
    "Table",
]
