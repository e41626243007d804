"""The Document: a view of one reading, which is what plugins see."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import accumulate
from operator import itemgetter

from checker.document.facts import Facts
from checker.document.fields import Field
from checker.document.issued import Issued, find_issued
from checker.document.layout import Paragraph, printed_at
from checker.document.listed import Listed, find_listed
from checker.document.outline import Section
from checker.document.parties import PartyField, find_party_fields
from checker.document.place import find_place
from checker.document.reading import Reading
from checker.document.stance import Stance, stance
from checker.document.tables import Table
from checker.document.topics import column_heads
from checker.document.values import ValueKind, find_values
from checker.model import Content
from checker.text import Lexicon, Segmenter
from checker.text.span import Span
from checker.text.spans import Located, SpanIndex

#: What ``near`` and ``find`` take: one term, a vocabulary as "@name", or several of either.
Terms = str | Iterable[str]

#: What ends a clause within a sentence.
_CLAUSE_ENDS = ",;:("
#: How many code points can be read at a glance.
_LONGEST = 80
#: A sentence of so few is the heading of the next one.
_HEADING = 12


class Document(Facts):
    """A notice in one reading, normalised, with its facts. All spans are half-open ranges of ``text``.

    Facts are found when first asked for, once for all plugins. ``within`` narrows the view to a part and leaves the
    coordinates alone.
    """

    @classmethod
    def of(
        cls, content: Content, lexicon: Lexicon, segmenter: Callable[[], Segmenter], *, rejected: bool = False
    ) -> "Document":
        """A reading of *content*: as it stands, or with all tracked changes *rejected*.

        *segmenter* is called when words are first needed, because loading its dictionary takes most of a run.
        """
        return cls(Reading(content, lexicon, segmenter, rejected))

    # The text and its parts.

    @property
    def raw(self) -> str:
        """The text as the source has it, which the offsets of a report refer to."""
        return self._reading.composition.raw

    @property
    def content(self) -> Content:
        """What the reader made of the source."""
        return self._reading.content

    @cached_property
    def issued(self) -> Issued | None:
        """The day of the notice itself: of its signature, else the first of its period, else the latest it names."""
        return find_issued(self)

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """Everybody whom the notice lists, whatever the list looks like, with what it says of each."""
        return find_listed(self)

    @cached_property
    def parties(self) -> tuple[PartyField, ...]:
        """The fields, as they are read, each with the party of the procurement that it is told of."""
        return find_party_fields(self)

    def __getitem__(self, span: Span) -> str:
        start, end = span
        return self.text[start:end]

    def span(self, start: int, end: int) -> Span:
        """The span from *start* to *end*, without white space at its ends.

        Raises ValueError where it does not lie in the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start} to {end} does not lie in a text of {len(self.text)}")
        words = self.text[start:end]
        stripped = words.strip()
        left = start + len(words) - len(words.lstrip()) if stripped else start
        return Span(left, left + len(stripped))

    @property
    def title(self) -> Span | None:
        """The title, over all its lines; None where the notice has none."""
        return self._reading.title

    @cached_property
    def title_text(self) -> str:
        """The title's words on one line, empty where there is none."""
        return "".join(self[self.title].split()) if self.title else ""

    @property
    def body(self) -> Span:
        """All below the title, or everything where there is none."""
        return Span(self.title.end if self.title else 0, len(self.text))

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The printed lines of the body, stripped, without web-page furniture."""
        return tuple(line for line in self._reading.lines if self.window.covers(line))

    @property
    def furniture(self) -> tuple[Span, ...]:
        """What a web page put around the notice; no fact is taken from it."""
        return self._reading.furniture

    # Searching.

    def find(self, terms: Terms, within: Span | None = None) -> tuple[Span, ...]:
        """Where *terms* stand as words, in order, in this view or in the part *within*.

        An occurrence counts unless words overhang it at both ends (工会 in 员工|会议), or its vocabulary's ``not_in``
        forbids it. Raises UnknownVocabulary for an "@name" that terms.toml has not.
        """
        window = self.window if within is None else within  # an empty span is a place, not no place
        found: list[Span] = []
        for term in [terms] if isinstance(terms, str) else terms:
            vocabulary = self._reading.lexicon.resolve(term)
            found.extend(self._reading.tokens.matches(vocabulary, window))
        if self.furniture:
            found = [span for span in found if not self._reading.is_furniture(span)]
        return tuple(sorted(set(found)))

    def values(self, kind: ValueKind | str, within: Span | None = None) -> tuple[Span, ...]:
        """Where values of *kind* stand in this view or in the part *within*, in order: "phone", "date", "money" …

        Raises ValueError for a kind that is none of ``ValueKind``.
        """
        return find_values(self, kind, self.window if within is None else within)

    @cached_property
    def known_values(self) -> dict[str, list[Span]]:
        """What ``values`` has looked up in this view, by kind."""
        return {}

    def near(self, span: Span | Located, terms: Terms, distance: int = 40) -> bool:
        """Whether one of *terms* stands in the same sentence as *span*, or within *distance* code points before it on
        the same or the line above (a label may stand on a line of its own)."""
        place = span if isinstance(span, Span) else span.span
        return bool(self.find(terms, self._around(place, distance)))

    def _around(self, place: Span, distance: int) -> Span:
        line = self.line(place)
        start = max(0, place.start - distance)
        above = self.text.rfind("\n", 0, max(0, line.start - 1)) + 1
        return Span(min(max(above, start), self.sentence(place).start), self.sentence(place).end)

    def stance(self, span: Span) -> Stance:
        """Whether the clause says what *span* says, denies it (未经审议) or puts it off (拟提交审议)."""
        return stance(self.text, span)

    def sentence(self, span: Span) -> Span:
        """The sentences that *span* lies in, the last stop included; a line end ends a sentence too."""
        stops = self._reading.stops
        before = bisect_left(stops, span.start) - 1
        start = stops[before] + 1 if before >= 0 else 0
        last = max(span.start, span.end - 1)
        after = bisect_left(stops, last)
        end = stops[after] + 1 if after < len(stops) else len(self.text)
        return Span(max(self.line(span).start, start), min(self.line(Span(last, last)).end, end))

    def clauses(self, *spans: Span) -> tuple[Span, ...]:
        """What says each of *spans*, in order and each once: its sentence, of a long one its clause, of a long clause
        what stands around; after a heading also what it heads. A pass is signed for by such words, not by the bare
        term that was found."""
        return tuple(dict.fromkeys(clause for span in spans for clause in self._clauses(span)))

    def _clauses(self, span: Span) -> tuple[Span, ...]:
        clause = self._clause(span)
        head = clause.end - clause.start <= _HEADING and self.text[clause.end - 1 :][:1] not in tuple(_CLAUSE_ENDS)
        following = self.text[clause.end :].lstrip(" \t\r\n") if head else ""
        below = len(self.text) - len(following)
        same = "\n" not in self.text[clause.end : below] and self.text[clause.end - 1 : clause.end] == "。"
        heads = same or (
            self._headings.overlaps(span)
            and any(one.heading.overlaps(span) and one.span.end > below for one in self.sections)
        )
        return (clause, self._clause(Span(below, below + 1))) if following and heads else (clause,)

    @cached_property
    def _headings(self) -> SpanIndex:
        return SpanIndex(section.heading for section in self.sections)

    def _clause(self, span: Span) -> Span:
        sentence = self.sentence(span)
        start, end = sentence.start, sentence.end
        if end - start > _LONGEST:
            before = max(self.text.rfind(mark, start, span.start) for mark in _CLAUSE_ENDS)
            after = [at for mark in _CLAUSE_ENDS if (at := self.text.find(mark, span.end, end)) >= 0]
            start, end = max(start, before + 1), min(after, default=end)
        around = max(0, _LONGEST - (span.end - span.start)) // 2
        if end - start > _LONGEST:
            start, end = max(start, span.start - around), min(end, span.end + around)
        return self.span(start, end)

    def line(self, span: Span) -> Span:
        """The line of text that *span* begins on, without its line end."""
        at = span.start - (self.text[span.start - 1 : span.start + 1] == "\r\n")
        breaks = self._reading.breaks
        index = bisect_left(breaks, at)
        start = breaks[index - 1] + 1 if index else 0
        return Span(start, breaks[index] if index < len(breaks) else len(self.text))

    def paragraph(self, span: Span) -> Paragraph | None:
        """The paragraph that *span* begins in; None between paragraphs."""
        paragraphs = self._reading.paragraphs
        index = bisect_right(self._reading.paragraph_starts, span.start) - 1
        if index < 0 or paragraphs[index].span.end < span.start:
            return None
        return paragraphs[index]

    def labelled(self, span: Span) -> list[Field]:
        """The fields whose label shares a code point with *span*, in the order of ``fields``."""
        starts, reach, fields = self._labels
        at = bisect_left(starts, span.end)
        found = []
        while at and reach[at - 1] > span.start:
            at -= 1
            number, field = fields[at]
            if field.label.overlaps(span):
                found.append((number, field))
        return [field for _, field in sorted(found, key=itemgetter(0))]

    @cached_property
    def _labels(self) -> tuple[list[int], list[int], list[tuple[int, Field]]]:
        fields = sorted(enumerate(self.fields), key=lambda one: one[1].label)
        reach = list(accumulate((one.label.end for _, one in fields), max))
        return [one.label.start for _, one in fields], reach, fields

    def section(self, term: str) -> Section | None:
        """The first section whose heading holds *term* or a word of the vocabulary "@term"."""
        return next((section for section in self.sections if self.find(term, section.heading)), None)

    def within(self, span: Span) -> "Document":
        """A view of the part *span* only. Coordinates stay those of the whole."""
        return Document(self._reading, span)

    def heads(self, table: Table) -> tuple[tuple[str, ...], int]:
        """What heads each column of *table*, the words of all its rows of heads a line each, and the number of the
        first row below them."""
        return column_heads(self.text, table)

    def place(self, name: str) -> Span:
        """The point where an absent element belongs: title, after_title, period, contact, before_signature, end …

        Raises KeyError for a name that is none of PLACES.
        """
        return find_place(self._reading, name)

    # The way back.

    def locate(self, span: Span) -> Span:
        """Where *span* of ``text`` stands in ``raw``. The only road back; nothing is ever searched for again."""
        return self._reading.normalised.offsets.to_raw(span)

    def where(self, span: Span) -> str:
        """Where a person finds *span*: "第4段", "表1第2行第3列", "标题"; of a point, what it stands before or after."""
        if self.title and self.title.covers(span):
            return "标题" if span else "标题后" if span.start == self.title.end else "标题"
        paragraph = self.paragraph(span)
        if paragraph is None:
            return "文末" if span.start >= len(self.text) else "文中"
        printed = printed_at(paragraph, *self.run_path(span)) if self._reading.paged else paragraph.where
        if span or paragraph.span.start < span.start < paragraph.span.end:
            return printed
        return printed + ("前" if span.start == paragraph.span.start else "后")

    def run_path(self, span: Span) -> tuple[str, str]:
        """The part and path of the run that *span* begins in, of a point at the end of a run that run's; empty where
        the reader knows none."""
        part, path, _ = self.run_place(span)
        return part, path

    def run_place(self, span: Span) -> tuple[str, str, int]:
        """What ``run_path`` says, and how many code points into the run *span* begins, from 1; 0 without a path."""
        raw, run_at = self.locate(span), self._reading.composition.run_at
        if found := run_at(raw.start):
            run, inner = found
        elif not raw and (found := run_at(raw.start - 1)):
            run, inner = found[0], found[1] + 1
        else:
            return "", "", 0
        return run.part, run.path, inner + 1 if run.path else 0
