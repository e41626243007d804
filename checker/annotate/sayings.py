"""What the comments say: the conclusion, the fact, the mend, the basis."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from checker.annotate.tree import legal
from checker.model import Level, Verdict
from checker.renderers import wording
from checker.renderers.entries import ASKING, Entry, Tag, entries
from checker.renderers.layout import STUCK, visible
from checker.report import Quote, Report, Result

_JOINER = "\u2060"


class Note(NamedTuple):
    """One comment to be: its paragraphs without the last, the basis; where it stands, None for the notice as a
    whole; and the results that it speaks of."""

    lines: tuple[str, ...]
    basis: str
    place: Quote | None
    results: tuple[Result, ...]

    def paragraphs(self, *added: str) -> list[str]:
        """The paragraphs of the comment, *added* before the basis."""
        return [line for text in (*self.lines, *added, self.basis) for line in text.splitlines() if line.strip()]


def notes(report: Report) -> Iterator[Note]:
    """A note for each finding that asks something of a person, in the order of the report; one for all that could not
    be checked. What is only custom has none."""
    found = entries(report)
    for tag in ASKING:
        for entry in found[tag]:
            for one in [entry] if entry.line else [Entry(tag, (result,)) for result in entry.results]:
                yield _note(one)
    undecided = [entry for entry in found[Tag.UNDECIDED] if entry.results[0].level is not Level.NOTE]
    if undecided:
        results = tuple(result for entry in undecided for result in entry.results)
        lines = [plain(text) for text in wording.reasons(undecided)]
        yield Note((f"【{Tag.UNDECIDED}】下列各项没有检查成，请人核对", *lines), "", None, results)


def place_of(result: Result) -> Quote | None:
    """Where *result* is shown: at its first words, else where what is missing belongs."""
    if result.evidence:
        return result.evidence[0]
    return missing_at(result) or next(iter(result.related), None)


def missing_at(result: Result) -> Quote | None:
    """The point where what *result* misses belongs; None where it misses nothing, or no point is known."""
    if result.evidence or result.verdict not in (Verdict.FAIL, Verdict.REVIEW):
        return None
    return next((quote for quote in result.related if quote.start == quote.end), None)


def is_whole(remedy: str) -> bool:
    """Whether *remedy* can stand as a paragraph of its own: half a sentence goes into one that is there."""
    return bool(remedy) and not remedy.endswith(("，", "；"))


def plain(text: str) -> str:
    """*text* of the console without its marks of where lines may not be broken."""
    return legal(text.replace(STUCK, " ").replace(_JOINER, ""))


def cut(text: str, length: int) -> str:
    """*text* on one line, at most *length* characters of it."""
    words = " ".join(visible(text).split())
    return words if len(words) <= length else f"{words[: length - 1]}…"


def listed(quotes: Iterable[Quote]) -> str:
    """Where *quotes* stand, each with its first words: ``第4段“…”、“…”；第7段“…”``."""
    found: dict[str, dict[str, None]] = {}
    for quote in quotes:
        found.setdefault(quote.where, {})[f"“{cut(quote.text, 24)}”" if quote.text else ""] = None
    return plain("；".join(where + "、".join(filter(None, words)) for where, words in found.items()))


def _note(entry: Entry) -> Note:
    quotes = [quote for result in entry.results for quote in result.evidence]
    place = quotes[0] if quotes else place_of(entry.results[0])
    bare = replace(entry, results=tuple(replace(result, evidence=()) for result in entry.results))
    lines = [f"【{entry.tag}】{plain(wording.heading(bare, full=False))}"]
    lines += [plain(text) for text in wording.details(entry, full=bool(entry.line))]
    if len(quotes) > 1:
        lines.append(f"其余各处：{listed(quotes[1:])}")
    return Note(tuple(lines), plain(wording.bases(entry, set())), place, entry.results)
