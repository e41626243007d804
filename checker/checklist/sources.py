"""Legal sources, and how a citation of one is printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.model import Citation
from checker.report import Basis

#: How far a source was seen, from the text itself down to memory.
VERIFICATIONS = (
    "primary",
    "secondary_full",
    "secondary",
    "memory_high",
    "memory_medium",
    "memory_low",
    "seed",
)


@dataclass(frozen=True, slots=True)
class LegalSource:
    """A regulation, or a customary practice where there is none.

    ``number`` is what is printed in brackets after the title: the document number, or who issued it and when.
    ``in_force_to`` is the last day on which it was in force, None where it still is. ``superseded_by`` is the id of
    what replaced it. ``verified`` is one of VERIFICATIONS, or several joined by "+" where its parts differ.
    """

    id: str
    title: str
    verified: str
    number: str = ""
    kind: Literal["law", "practice"] = "law"
    issued: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    superseded_by: str = ""
    note: str = ""

    def holds(self, day: date | None) -> bool:
        """Whether it was in force on *day*; of a day that is not known, whether it may have been."""
        if day is None:
            return True
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_to is None or day <= self.in_force_to)

    def __post_init__(self) -> None:
        wrong = wrong_verification(self.verified)
        if wrong:
            raise ValueError(wrong)


def wrong_verification(verified: str) -> str:
    """What is wrong with *verified*, or nothing.

    >>> wrong_verification("secondary_full+memory_high")
    ''
    """
    unknown = [part for part in verified.split("+") if part not in VERIFICATIONS]
    return f"verified 的“{unknown[0]}”不在可取的值之内：{'、'.join(VERIFICATIONS)}" if unknown else ""


def resolve(citation: Citation, sources: Mapping[str, LegalSource]) -> Basis:
    """*citation* ready to print. A part that is only remembered shows as （依据待核）. Raises KeyError.

    >>> law = LegalSource("x", "某条例", "memory_high", number="2019年修订")
    >>> resolve(Citation("x", "第42条"), {"x": law}).citation
    '《某条例》（2019年修订）第42条（依据待核）'
    """
    source = sources[citation.source]
    verified = citation.verified or source.verified
    unverified = any(part.startswith("memory_") for part in verified.split("+"))
    name = f"《{source.title}》" if source.kind == "law" else source.title
    number = f"（{source.number}）" if source.number else ""
    text = f"{name}{number}{citation.article}{'（依据待核）' if unverified else ''}"
    return Basis(source.id, source.title, source.number, citation.article, text, verified, unverified)
