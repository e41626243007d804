"""What the author of a plugin needs, and what a program needs to check a notice.

A plugin imports from here only::

    from checker import Document, Finding, hookimpl

A program checks a notice with ``Checker().check("notice.docx")``, which returns a ``Report``.
"""

from typing import TYPE_CHECKING

from checker.document import Bidder, Candidate, Contact, ContactKind, Document, Entry, Field, Period, PeriodKind, Roster
from checker.document.covered import Covered, covered_times
from checker.document.filling import Filling, filling
from checker.document.listed import Listed
from checker.document.members import MemberList, member_lists
from checker.document.parties import PartyField
from checker.document.redating import last_day, prolonged
from checker.document.unseen import excerpt, personal_numbers
from checker.document.values import ValueKind
from checker.hookspecs import hookimpl
from checker.model import Edit, Finding, Level, Mechanism, Profile, Requirement, Verdict
from checker.text.chinese.calendar import WorkCalendar
from checker.text.chinese.names import is_person_name
from checker.text.chinese.numerals import parse_integer
from checker.text.patterns import han_pattern
from checker.text.span import Span

if TYPE_CHECKING:
    from checker.engine import Checker as Checker
    from checker.matching import matters, predecessor, same_number, units
    from checker.series import Member, Quote, Series, SeriesFinding, grouped, shown

__all__ = [
    "Bidder",
    "Candidate",
    "Checker",
    "Contact",
    "ContactKind",
    "Covered",
    "Document",
    "Edit",
    "Entry",
    "Field",
    "Filling",
    "Finding",
    "Level",
    "Listed",
    "Mechanism",
    "Member",
    "MemberList",
    "PartyField",
    "Period",
    "PeriodKind",
    "Profile",
    "Quote",
    "Requirement",
    "Roster",
    "Series",
    "SeriesFinding",
    "Span",
    "ValueKind",
    "Verdict",
    "WorkCalendar",
    "covered_times",
    "excerpt",
    "filling",
    "grouped",
    "han_pattern",
    "hookimpl",
    "is_person_name",
    "last_day",
    "matters",
    "member_lists",
    "parse_integer",
    "personal_numbers",
    "predecessor",
    "prolonged",
    "same_number",
    "shown",
    "units",
]


#: What few need is loaded when it is asked for; besides, the engine itself imports this package.
_LATE = (
    {"Checker": "checker.engine"}
    | dict.fromkeys(("Member", "Quote", "Series", "SeriesFinding", "grouped", "shown"), "checker.series")
    | dict.fromkeys(("matters", "predecessor", "same_number", "units"), "checker.matching")
)


def __getattr__(name: str) -> object:
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
