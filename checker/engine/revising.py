"""A revised notice in its other reading: what it says with all tracked changes rejected, and which of them decide."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from checker.checklist import Checklist, Head
from checker.document import Document
from checker.document.place import OF_FILE
from checker.document.revisions import Revision, rejecting
from checker.document.unseen import excerpt
from checker.engine.check import Setting, check_document
from checker.engine.detection import Kind
from checker.engine.filing import Together
from checker.engine.masking import Mask
from checker.model import Content, Requirement, Verdict
from checker.report import Decision, OtherReading, Result, Revised
from checker.text.span import Span

#: How many times a notice may be judged again to find what decides.
MOST_TRIALS = 60
#: So many revisions are tried one by one; of more, halves are tried.
_FEW = 24
#: Of so many revisions that decide, the words are told.
_SHOWN = 5

#: Makes a document of a content, and the same with the papers attached to it.
Make = Callable[[Content], tuple[Document, Together | None]]


def with_other_reading(
    document: Document, results: tuple[Result, ...], checklists: tuple[Checklist, ...], setting: Setting, make: Make
) -> tuple[Result, ...]:
    """*results* of *document*, which has revisions; those say so whose verdict is another with all changes rejected."""
    asked = [row for checklist in checklists for row in checklist.requirements if row.place != OF_FILE]
    trials = _Trials(document, asked, setting, make)
    everything = range(len(document.revisions))
    rejected, joint = trials.document(everything)
    if not rejected.text.strip() or rejected.text == document.text:
        return results
    others = {one.requirement: one for one in trials.results(rejected, joint)}
    differing = {
        one.requirement: others[one.requirement]
        for one in results
        if one.requirement in others and others[one.requirement].verdict is not one.verdict
    }
    if not differing:
        return results
    trials.narrow(differing)
    masks = Mask(document), Mask(rejected)
    told = {name: _told(document, other, trials, masks) for name, other in differing.items()}
    return tuple(replace(one, revised=told.get(one.requirement)) for one in results)


def other_kind(document: Document, kind: Kind, kind_of: Callable[[Document], Kind], make: Make) -> tuple[str, ...]:
    """A warning where the notice would be of another kind than *kind* with all tracked changes rejected."""
    every = range(len(document.content.changes))
    rejected, _ = make(rejecting(document.content, every))
    other = kind_of(rejected)
    if not rejected.text.strip() or other.heads == kind.heads:
        return ()
    titles = "、".join(head.title for head in other.heads) or "未能识别的类别"
    by = f"（{other.told_by}）" if other.heads else ""
    return (f"拒绝全部修订后会判为{titles}{by}，这里只按现在的类别检查",)


class _Trials:
    """Judges the notice with some of its revisions rejected, each choice of them once."""

    def __init__(self, document: Document, rows: Sequence[Requirement], setting: Setting, make: Make) -> None:
        self._content = document.content
        self.revisions = document.revisions
        self._rows = tuple({row.id: row for row in rows}.values())
        self._setting = setting
        self._make = make
        self._judged: dict[frozenset[int], dict[str, Verdict]] = {}

    def document(self, chosen: Sequence[int]) -> tuple[Document, Together | None]:
        """The notice with the *chosen* revisions rejected."""
        changes = {change for at in chosen for change in self.revisions[at].changes}
        return self._make(rejecting(self._content, changes))

    def narrow(self, names: "dict[str, Result]") -> None:
        """Judge from now on only these requirements, and what explains their faults."""
        wanted = set(names) | {cause for row in self._rows if row.id in names for cause in row.explained_by}
        self._rows = tuple(row for row in self._rows if row.id in wanted)

    def verdict(self, chosen: Sequence[int], name: str) -> Verdict | None:
        """The verdict on requirement *name* with the *chosen* rejected; None where that has been asked too often."""
        key = frozenset(chosen)
        if key not in self._judged:
            if len(self._judged) >= MOST_TRIALS:
                return None
            document, joint = self.document(chosen)
            self._judged[key] = {one.requirement: one.verdict for one in self.results(document, joint)}
        return self._judged[key].get(name)

    def results(self, document: Document, joint: Together | None) -> tuple[Result, ...]:
        """What comes of the requirements asked."""
        asked = Checklist(Head("revised", "revised"), self._rows)
        return tuple(check_document(document, (asked,), self._setting, joint))


def _told(document: Document, other: Result, trials: _Trials, masks: tuple[Mask, Mask]) -> OtherReading:
    decision, chosen = _deciding(other.requirement, other.verdict, trials)
    unseen = tuple(one.went for one in trials.revisions if one.went)

    def masked(words: str) -> str:
        for mask in masks:
            words = mask.knowing(unseen).text(words)
        return words

    shown = tuple(_revised(document, trials.revisions[at], masked) for at in chosen[:_SHOWN])
    return OtherReading(other.verdict, masked(other.message), decision, shown, len(chosen))


def _deciding(name: str, wanted: Verdict, trials: _Trials) -> tuple[Decision, list[int]]:
    """How the verdict comes to be *wanted*: by any of some revisions alone, by neighbouring ones together, or what
    decides was not found."""
    count = len(trials.revisions)
    if count <= _FEW:
        alone = [at for at in range(count) if trials.verdict([at], name) is wanted]
        if alone:
            return Decision.ALONE, alone
    low, high = 0, count  # rejecting the first *high* gives the verdict, rejecting the first *low* does not
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if trials.verdict(range(middle), name) is wanted else (middle, high)
    end, first, beyond = high, 0, high  # rejecting from *first* to *end* gives it, from *beyond* does not
    while beyond - first > 1:
        middle = (first + beyond) // 2
        first, beyond = (middle, beyond) if trials.verdict(range(middle, end), name) is wanted else (first, middle)
    chosen = list(range(first, end))
    if trials.verdict(chosen, name) is not wanted:
        return Decision.UNKNOWN, []
    return (Decision.ALONE if len(chosen) == 1 else Decision.TOGETHER), chosen


def _revised(document: Document, one: Revision, masked: Callable[[str], str]) -> Revised:
    raw, (span, *_) = one.spans[0], document.revised(one)
    return Revised(
        start=raw.start,
        end=raw.end,
        came=masked(excerpt(one.came)),
        went=masked(excerpt(one.went)),
        where=document.where(_within(document, span)),
        author=masked(one.author),
        date=one.date,
        part=one.part,
        path=one.path,
    )


def _within(document: Document, span: Span) -> Span:
    """*span* without the line end that it begins with: words put at the end of a paragraph stand in that paragraph."""
    return document.span(span.start, span.end)
