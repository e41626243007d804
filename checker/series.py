"""Several notices seen together: what a requirement over a whole folder is asked about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.card import Card, Said
from checker.card import Quote as Quote
from checker.model import Scalar, Verdict
from checker.report import Report, Result


class Member(NamedTuple):
    """A notice of a series: what its file is called, its kind (the id of a checklist, empty where it is none of ours),
    its card, and those of its results that read something, by requirement id."""

    name: str
    notice: str
    card: Card
    results: Mapping[str, Result]


@dataclass(frozen=True, slots=True)
class Series:
    """Notices in the order of their days; those without one come first, in the order of their names.

    ``unread`` are the names of files that could not be checked: nobody knows what they say.
    """

    members: tuple[Member, ...]
    unread: tuple[str, ...] = ()

    @classmethod
    def of(cls, reports: Iterable[Report]) -> "Series":
        """The notices of *reports* that were read and have a card."""
        members, unread = [], []
        for report in reports:
            if report.card is not None:
                members.append(Member(report.name, report.notice or "", report.card, _telling(report)))
            elif report.error is not None:
                unread.append(report.name)
        members.sort(key=lambda one: (one.card.issued.value if one.card.issued else "", one.name))
        return cls(tuple(members), tuple(unread))

    def of_kinds(self, notices: Iterable[str], titled: Iterable[str] = ()) -> tuple[Member, ...]:
        """The members of one of those kinds, or with one of those words in the title."""
        kinds, words = tuple(notices), tuple(titled)
        return tuple(
            one for one in self.members if one.notice in kinds or any(word in one.card.title for word in words)
        )


def _telling(report: Report) -> dict[str, Result]:
    return {one.requirement: one for one in report.results if one.values}


def grouped(members: Iterable[Member], key: Callable[[Member], str]) -> dict[str, list[Member]]:
    """*members* by what *key* says of them; those of which it says nothing are left out."""
    groups: dict[str, list[Member]] = {}
    for one in members:
        if said := key(one):
            groups.setdefault(said, []).append(one)
    return groups


def shown(member: Member, said: Said | Quote | None = None, note: str = "") -> Quote:
    """The words of *member* that say it, with the name of its file before the place; the file alone where none do."""
    if said is None:
        return Quote(0, 0, "", member.name, note)
    quote = said.quote if isinstance(said, Said) else said
    return Quote(
        quote.start,
        quote.end,
        quote.text,
        f"{member.name} {quote.where}",
        note or quote.note,
        quote.part,
        quote.path,
        quote.column,
    )


@dataclass(frozen=True, slots=True)
class SeriesFinding:
    """What a plugin says of a series. Build it with the named constructors; ``evidence`` comes from ``shown``."""

    verdict: Verdict
    message: str
    evidence: tuple[Quote, ...] = ()
    values: Mapping[str, Scalar] = field(default_factory=dict)

    @classmethod
    def passed(cls, message: str, *evidence: Quote) -> "SeriesFinding":
        """The series has what is asked; *evidence* shows it."""
        return cls(Verdict.PASS, message, evidence)

    @classmethod
    def failed(cls, message: str, *evidence: Quote) -> "SeriesFinding":
        """Something is missing between the notices, or two of them contradict each other."""
        return cls(Verdict.FAIL, message, evidence)

    @classmethod
    def review(cls, message: str, *evidence: Quote) -> "SeriesFinding":
        """A person must look; *message* is the question to answer."""
        return cls(Verdict.REVIEW, message, evidence)

    @classmethod
    def not_applicable(cls, message: str) -> "SeriesFinding":
        """There are no notices that this could be asked of; *message* says what is lacking."""
        return cls(Verdict.NOT_APPLICABLE, message)
