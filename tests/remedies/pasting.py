"""A notice that fails a row, with the remedy of that row pasted where it belongs."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from checker.annotate.sayings import missing_at
from checker.cases import SUFFIX, Case, read_cases
from checker.checklist import Checklist, Head
from checker.document import Document
from checker.engine import Checker
from checker.engine.check import check_document
from checker.model import Requirement, Source, Verdict
from checker.report import Result

ROOT = Path(__file__).parent.parent.parent


class Failing(NamedTuple):
    """A case whose notice lacks what *row* asks for."""

    row: Requirement
    case: Case


@cache
def checker() -> Checker:
    """With the rules of the house."""
    return Checker()


@cache
def failing() -> dict[str, tuple[Failing, ...]]:
    """The cases in words of each row with a remedy that fail it, by its id."""
    found: dict[str, list[Failing]] = {}
    for folder in (ROOT / "plugins", ROOT / "tests" / "checklists"):
        for file in sorted(folder.rglob(f"*{SUFFIX}")):
            for case in read_cases(file).case:
                for row in _failed(case):
                    if row.remedy and case.text:
                        found.setdefault(row.id, []).append(Failing(row, case))
    return {name: tuple(cases) for name, cases in found.items()}


def _failed(case: Case) -> Iterator[Requirement]:
    if case.row and not case.checklist and case.expected is Verdict.FAIL:
        row = checker().rulebook.requirement(case.row)
        yield replace(row, options=MappingProxyType({**row.options, **case.options}))
    if case.checklist:
        rows = checker().rulebook.checklist(case.checklist).requirements
        yield from (row for row in rows if case.expect.get(row.id) is Verdict.FAIL)


def judged(one: Failing, notice: str | bytes) -> tuple[Result, Document]:
    """What comes of the row in *notice*, a text or a Word file, and the document."""
    words = isinstance(notice, str)
    source = Source("notice.txt", notice.encode()) if isinstance(notice, str) else Source("notice.docx", notice)
    document = checker().read(source)
    if words and one.case.layout is not None:
        layout, lexicon = one.case.layout.of(document.content), checker().rulebook.lexicon
        document = Document.of(layout, lexicon, lambda: checker().segmenter)
    setting = replace(checker().setting, profile=one.case.profile)
    (result,) = check_document(document, (Checklist(Head("case", "case"), (one.row,)),), setting)
    return result, document


def point_of(result: Result) -> int | None:
    """Where the remedy of *result* belongs, as ``checker annotate --suggest`` has it; None where nothing is missing."""
    quote = missing_at(result) if result.verdict is Verdict.FAIL and result.remedy else None
    return None if quote is None else quote.start


def pasted(raw: str, point: int, sentence: str) -> str:
    """*raw* with *sentence* as a line of its own at *point*."""
    before = not point or raw[point - 1] == "\n"
    return raw[:point] + (f"{sentence}\n" if before else f"\n{sentence}") + raw[point:]
