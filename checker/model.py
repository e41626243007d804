"""The types that flow through the checker. Plain, frozen, without behaviour beyond their own fields."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Flag, StrEnum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from checker.attached import Attached as Attached
from checker.carried import Carried
from checker.changes import COMING as COMING
from checker.changes import Change as Change
from checker.changes import ChangeKind as ChangeKind
from checker.errors import ReadError as ReadError
from checker.profile import Mechanism as Mechanism
from checker.profile import Profile as Profile
from checker.text.span import Span
from checker.verdicts import Kind as Kind
from checker.verdicts import Level as Level
from checker.verdicts import Verdict as Verdict

if TYPE_CHECKING:
    from checker.layout import Layout  # most notices are never asked for theirs

#: What a finding may carry as a value: it must survive JSON and pickle unchanged.
Scalar = str | int | float | bool | None


class RunFlag(Flag):
    """What a reader must know of a run besides its characters."""

    NONE = 0
    INSERTED = auto()  # a tracked insertion, not yet accepted
    DELETED = auto()  # a tracked deletion, not yet accepted
    HIDDEN = auto()  # not printed (w:vanish)
    AUTOMATIC = auto()  # printed, but nowhere in the file: a list number
    MOVED = auto()  # the insertion or deletion is half of a move


@dataclass(frozen=True, slots=True)
class Source:
    """A name and its bytes. Readers are given this and never open a path themselves."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with one place in the original, such as ``word/document.xml`` and ``p[12]/r[3]``.

    ``changes`` are the tracked changes that it is part of, as indexes of ``Content.changes``, the innermost first.
    """

    text: str
    part: str = ""
    path: str = ""
    flags: RunFlag = RunFlag.NONE
    changes: tuple[int, ...] = ()


class BlockKind(StrEnum):
    """Where a block stands on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TITLE = "title"
    CELL = "cell"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    TEXTBOX = "textbox"
    FURNITURE = "furniture"  # what a web page puts around the notice: it is read, and never judged


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a table: 0-based table number, row and column, and how far it spans (at least 1 each).

    ``column`` counts grid columns, so that cells below a merged head still line up with it.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the original, in reading order.

    ``end`` is what separates it from the next block in ``Document.raw``: a line end, a tab between the cells of
    one row, or nothing. ``level`` is the outline level of a heading (1 is the highest), 0 where there is none.
    ``changes`` are the tracked insertions without which ``end`` would not be there. ``part`` and ``path`` are those of
    the paragraph, where the reader knows them.
    ``where`` is what a person looks for, where the reader knows it: "工作表“名单”第3行第2列（B3）".
    """

    runs: tuple[Run, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    cell: CellPlace | None = None
    end: str = "\n"
    changes: tuple[int, ...] = ()
    part: str = ""
    path: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader makes of a source. Deleted and hidden runs stay in it, flagged.

    ``decisions`` are what the reader had to decide and the report must show, such as ``("编码", "GB18030")``.
    ``unread`` are the places whose words could not be read, such as "第3页是图片": what was not found may stand there.
    ``changes`` are the tracked changes, in the order of the file. ``inspect`` finds what the file carries besides its
    words; it is called when that is first needed. ``attached`` are the papers whose blocks follow those of the notice.
    ``layout`` works out how it is laid out, when first asked for; None where the format has no layout.
    """

    blocks: tuple[Block, ...]
    format: str
    decisions: tuple[tuple[str, str], ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unread: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    inspect: Callable[[], Carried] = field(default=Carried, repr=False, compare=False)
    layout: "Callable[[], Layout] | None" = field(default=None, compare=False, repr=False)
    attached: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A legal basis as a row names it: the id of a source in sources.toml, and the article.

    ``verified`` says how far this article was seen, where that differs from the source as a whole.
    """

    source: str
    article: str = ""
    verified: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a requirement: a plugin and its options, in the shape of a row."""

    plugin: str
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row of a checklist: one required element, and the plugin that looks for it.

    It applies where every condition of ``when`` holds. ``explained_by`` are ids of rows whose fault is the cause of
    this one's too: what they report is not reported again. ``remedy`` is a sentence that can stand in the notice as it
    is, ``advice`` says what is to be done, and never stands there. Where nothing is found but one of ``hints`` stands
    in the notice, the verdict is a question.
    """

    id: str
    title: str
    kind: Kind
    plugin: str
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    section: str = ""
    when: tuple[Condition, ...] = ()
    level: Level = Level.WARNING
    basis: tuple[Citation, ...] = ()
    place: str = "end"
    remedy: str = ""
    advice: str = ""
    group: str = ""
    explained_by: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of the document and, where it is not plain, what it shows."""

    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A mend: put *replacement* where *span* is. ``safe`` mends change no meaning. An empty span inserts."""

    span: Span
    replacement: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a plugin says of one requirement. Build it with the named constructors.

    ``level`` is set where the text itself makes the requirement weigh less than its row says, such as a rule that the
    unit follows only "参照"; None means the row's own level. ``group`` is set where what was found has another
    cause than the row's group; None means the row's own. ``unseen`` are words of the file that do not stand in the text
    and that the message or a note quotes: personal numbers in them are masked too.
    """

    verdict: Verdict
    message: str
    evidence: tuple[Evidence, ...] = ()
    related: tuple[Evidence, ...] = ()
    values: Mapping[str, Scalar] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    level: Level | None = None
    group: str | None = None
    unseen: tuple[str, ...] = ()

    @classmethod
    def passed(cls, *evidence: Any, message: str = "", values: Mapping[str, Scalar] | None = None) -> "Finding":
        """The element is there. *evidence* is what shows it: spans, or facts that have a ``span``."""
        return cls(Verdict.PASS, message, _evidence(evidence), values=values or {})

    @classmethod
    def failed(
        cls,
        message: str,
        *evidence: Any,
        related: Iterable[Any] = (),
        values: Mapping[str, Scalar] | None = None,
        edits: Iterable[Edit] = (),
        unseen: Iterable[str] = (),
        level: Level | None = None,
    ) -> "Finding":
        """The element is missing (no evidence) or wrong (evidence shows what is wrong)."""
        shown = _evidence(evidence), _evidence(related)
        return cls(Verdict.FAIL, message, *shown, values or {}, tuple(edits), level, unseen=tuple(unseen))

    @classmethod
    def review(
        cls,
        message: str,
        *evidence: Any,
        related: Iterable[Any] = (),
        values: Mapping[str, Scalar] | None = None,
    ) -> "Finding":
        """A person must look; *message* is the question to answer."""
        return cls(Verdict.REVIEW, message, _evidence(evidence), _evidence(related), values or {})

    @classmethod
    def open(cls, message: str, *evidence: Any) -> "Finding":
        """It could not be checked; *message* says why."""
        return cls(Verdict.OPEN, message, _evidence(evidence))

    @classmethod
    def not_applicable(cls, message: str, *evidence: Any) -> "Finding":
        """The requirement does not apply; *message* says why, naming the requirement that explains it if one does."""
        return cls(Verdict.NOT_APPLICABLE, message, _evidence(evidence))


def _evidence(items: Iterable[Any]) -> tuple[Evidence, ...]:
    """Evidence of spans, facts with a span, pairs of either and a note, or Evidence. Raises TypeError for all else."""
    return tuple(_one_evidence(item) for item in items)


def _one_evidence(item: Any) -> Evidence:
    if isinstance(item, Evidence):
        return item
    if isinstance(item, Span):
        return Evidence(item)
    span = getattr(item, "span", None)
    if isinstance(span, Span):
        return Evidence(span)
    if isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], str):
        return Evidence(_one_evidence(item[0]).span, item[1])
    raise TypeError(f"not evidence: {item!r}; give a Span or a fact of the document")
