"""Persons whom the notice names for certain: candidates, those under a label for a name, and lists of names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.document.candidates import Candidate
from checker.document.fields import Field
from checker.document.rosters import Roster
from checker.text.chinese.names import is_person_name
from checker.text.patterns import han_pattern
from checker.text.span import Span

_LABEL = han_pattern(
    r"(?:联系|经办|负责|受理|审核|主持|记录|签发|申请|法定代表|招标|采购)?(?:人|人员|者)(?:姓名)?$|姓名$"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name and where it stands."""

    span: Span
    name: str


def find_persons(
    text: str, candidates: tuple[Candidate, ...], fields: tuple[Field, ...], rosters: tuple[Roster, ...]
) -> tuple[Person, ...]:
    """The persons, each place of a name once, in order. What is only perhaps a name is left out."""
    spans = {candidate.name for candidate in candidates}
    spans.update(_labelled(text, fields))
    for roster in rosters:
        if roster.kind == "names":
            spans.update(item for item in roster.items if is_person_name(text[item.start : item.end]))
    return tuple(Person(span, text[span.start : span.end]) for span in sorted(spans))


def _labelled(text: str, fields: tuple[Field, ...]) -> Iterator[Span]:
    for field in fields:
        if _LABEL.search("".join(text[field.label.start : field.label.end].split())):
            first = re.match(r"[一-鿿·]{2,15}", text[field.value.start : field.value.end])
            if first and is_person_name(first.group()):
                yield Span(field.value.start, field.value.start + first.end())
