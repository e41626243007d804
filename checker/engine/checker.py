"""Checker: from a file to its report, with everything that stays the same between files."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from checker.checklist import (
    Checklist,
    ChecklistError,
    Config,
    Rulebook,
    apply_changes,
    check_changes,
    check_mechanisms,
)
from checker.document import Document
from checker.engine.budget import SECONDS
from checker.engine.carding import card_of
from checker.engine.check import Setting, check_document, coverage
from checker.engine.conversion import LibreOffice, content_of
from checker.engine.detection import Detector, Kind
from checker.engine.filing import Together
from checker.engine.grouping import group_lines
from checker.engine.joining import Paper, join
from checker.engine.loading import load_source
from checker.engine.masking import Mask, masked_text
from checker.engine.preparing import Preparation
from checker.engine.series import check_series
from checker.model import Content, ReadError, Source
from checker.registry import Registry
from checker.report import Report, Trouble
from checker.series import Series
from checker.text import Segmenter, load_segmenter
from checker.text.chinese.calendar import WorkCalendar
from checker.version import VERSION


class Checker:
    """Checks notices against checklists. Make one and use it for many files: what it loads is loaded once.

    *config* is what checker.toml says, *rules* are further folders of rule files, *plugins_dir* one of plugins.
    *checklists* names the checklists to apply to every notice; without it the kind of each notice decides. With *cards*
    every report has its card, with *texts* the text of its notice. Old Word documents that no reader knows are
    converted by *office*, where it is given. A *rulebook* made elsewhere holds all rules; no folder is read then.
    Raises ChecklistError or PluginError where the rules, the configuration or the folders cannot be used.
    """

    def __init__(
        self,
        config: Config | None = None,
        *,
        rules: tuple[Path, ...] = (),
        plugins_dir: Path | None = None,
        checklists: tuple[str, ...] = (),
        cards: bool = False,
        texts: bool = False,
        office: LibreOffice | None = None,
        seconds: float = SECONDS,
        rulebook: Rulebook | None = None,
    ) -> None:
        self.config = config or Config()
        self.office = office
        self.registry = Registry(plugins_dir or self.config.plugins_dir)
        self.rulebook = rulebook or Rulebook.load((*self.registry.checklists(), *self.config.rules, *rules))
        self._examine()
        self._chosen = tuple(self.rulebook.head(checklist) for checklist in checklists)
        for head in self._chosen:
            if head.series:
                raise ChecklistError([f"清单“{head.id}”是成套检查用的，请写 --series"])
        self._cards, self._texts = cards, texts
        self._seconds = seconds
        self._checklists: dict[str, Checklist] = {}
        self._decided: dict[tuple[str, ...], dict[str, str]] = {}
        self._elsewhere: dict[tuple[int, ...], Checker] = {}

    def at(self, path: Path) -> "Checker":
        """The Checker for the file *path*: another one where the configuration says otherwise for its folder.

        Raises ChecklistError where what it says there cannot be used.
        """
        numbers = self.config.matching(path)
        if not numbers:
            return self
        if numbers not in self._elsewhere:
            other = copy(self)
            other.config = self.config.at(numbers)
            other._checklists, other._decided, other._elsewhere = {}, {}, {}
            for known in ("setting", "_detector", "_of_the_unit"):
                other.__dict__.pop(known, None)
            other._examine()
            self._elsewhere[numbers] = other
        return self._elsewhere[numbers]

    def _examine(self) -> None:
        """Raise ChecklistError where the configuration names what there is not."""
        if self.config.changes:
            check_changes(self.config.changes, self.rulebook.requirement_ids(), self.config.origin)
        if self.config.profile.mechanisms or self.config.profile.adopted:
            check_mechanisms(self.config, self.rulebook.mechanisms)
        for name in (*self.config.off, *self.config.also):
            self.rulebook.head(name)

    @cached_property
    def _detector(self) -> Detector:
        return Detector(self.rulebook.heads, self.config.also, self.config.off)

    @property
    def asked(self) -> tuple[tuple[str, ...], bool, bool, float]:
        """What its maker asked for besides rules and configuration: checklists, cards, texts, seconds a requirement."""
        return tuple(head.id for head in self._chosen), self._cards, self._texts, self._seconds

    def warm(self) -> None:
        """Load what nearly every notice needs, so that processes forked from here have it and share it."""
        self.segmenter.load()
        _ = self.setting

    @cached_property
    def segmenter(self) -> Segmenter:
        """The words of Chinese, with our vocabularies among them."""
        return load_segmenter(self.rulebook.lexicon.words)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Working days, with the years that calendar.toml adds."""
        return WorkCalendar.build(self.rulebook.calendar_extension)

    @cached_property
    def setting(self) -> Setting:
        """All that decides a verdict besides the document."""
        prepared = Preparation(self.rulebook, self.registry)
        return Setting(self.rulebook, prepared, self.config.profile, self.calendar, self._seconds)

    def checklist(self, checklist_id: str) -> Checklist:
        """The checklist of this id, as the configuration changes its rows. Raises ChecklistError."""
        if checklist_id not in self._checklists:
            made = apply_changes(self.rulebook.checklist(checklist_id), self.config.changes.items())
            self._checklists[checklist_id] = made
        return self._checklists[checklist_id]

    def check(
        self, path: Path | str, name: str | None = None, attachments: Iterable[Path | str | Paper] = ()
    ) -> Report:
        """The report of the notice in the file *path*, called *name* in it or by the file's own name, together with
        *attachments*. A notice that cannot be read is a report with ``error``, an attachment is ``unread`` in it."""
        path = Path(path)
        try:
            source = load_source(path, name)
        except ReadError as error:
            return Report(name or path.name, "", error=Trouble(error.code, error.message))
        papers = [one if isinstance(one, Paper) else self.paper(one) for one in attachments]
        return self.at(path).check_source(source, papers)

    def check_source(self, source: Source, papers: Sequence[Paper] = ()) -> Report:
        """The report of *source* with the *papers* attached. Nothing in them raises; ChecklistError is of the rules."""
        digest = sha256(source.data).hexdigest()
        try:
            document = self.read(source)
        except ReadError as error:
            return Report(source.name, digest, error=Trouble(error.code, error.message))
        return self.check_document(document, source.name, digest, papers)

    def paper(self, path: Path | str, name: str | None = None) -> Paper:
        """The file *path* as an attachment, called *name*, or by the file's own name."""
        path = Path(path)
        try:
            source = load_source(path, name)
        except ReadError as error:
            return Paper(name or path.name, "", None, error.message)
        return self.paper_of(source)

    def paper_of(self, source: Source) -> Paper:
        """*source* as an attachment."""
        digest = sha256(source.data).hexdigest()
        try:
            return Paper(source.name, digest, self.read(source).content)
        except ReadError as error:
            return Paper(source.name, digest, None, error.message)

    def read(self, source: Source) -> Document:
        """*source* as a document, as it stands. Raises ReadError, and ChecklistError where terms.toml is wrong."""
        try:
            return Document.of(
                content_of(source, self.registry, self.office), self.rulebook.lexicon, lambda: self.segmenter
            )
        except (ReadError, ChecklistError, MemoryError):
            raise
        except Exception as error:  # hostile bytes find what no reader foresaw; the file is lost, the run is not
            raise ReadError("reader_failed", f"读取时出错：{type(error).__name__}: {error}") from error

    def check_document(self, document: Document, name: str, digest: str, papers: Sequence[Paper] = ()) -> Report:
        """The report of *document* with the *papers* attached to it, called *name*; *digest* is that of its bytes."""
        together = self._joined(document, papers) if papers else None
        joint, files = (together.joint, together.each) if together else (None, ())
        kind = Kind(self._chosen, "由 --checklist 指定") if self._chosen else self._detector.kind_of(document, files)
        heads = (*kind.heads, *kind.beside)
        checklists = tuple(self.checklist(head.id) for head in heads)
        results = tuple(check_document(document, checklists, self.setting, together))
        warnings = tuple(_warnings(kind, joint or document))
        if document.revisions:
            from checker.engine.revising import other_kind, with_other_reading  # few notices have tracked changes

            make = partial(self._make, papers)
            results = with_other_reading(document, results, checklists, self.setting, make)
            warnings += () if self._chosen else other_kind(document, kind, self._detector.kind_of, make)
        first = kind.heads[0] if kind.heads else None
        return Report(
            name=name,
            digest=digest,
            notice=first.id if first else None,
            notice_title=first.title if first else "",
            detected=kind.told_by,
            checklists=tuple(head.id for head in heads),
            results=results,
            coverage=coverage(results),
            warnings=warnings,
            decided_by=self._decided_by(joint or document, checklists),
            confirm=tuple(dict.fromkeys(item for head in heads for item in head.confirm)),
            purpose=first.purpose if first else "publish",
            groups=tuple(group_lines(results, self.rulebook.groups, checklists)),
            unread=(joint or document).content.unread,
            card=card_of(document, Mask(document)) if self._cards else None,
            text=masked_text(joint or document, results) if self._texts else None,
        )

    def _make(self, papers: Sequence[Paper], content: Content) -> tuple[Document, Together | None]:
        made = self._document(content)
        return made, self._joined(made, papers) if papers else None

    def check_series(self, reports: Iterable[Report], name: str) -> Report:
        """The report, under *name*, of what *reports*, made with cards, show together."""
        checklists = tuple(self.checklist(head.id) for head in self.rulebook.heads if head.series)
        report = check_series(Series.of(reports), checklists, self.setting, name)
        return replace(report, decided_by=self._versions(checklists) | self._of_the_unit)

    def _joined(self, document: Document, papers: Sequence[Paper]) -> Together:
        each = ((f"附件《{one.called}》", self._document(one.content)) for one in papers if one.content is not None)
        return Together(self._document(join(document.content, papers)), tuple(each))

    def _document(self, content: Content) -> Document:
        return Document.of(content, self.rulebook.lexicon, lambda: self.segmenter)

    def _decided_by(self, document: Document, checklists: tuple[Checklist, ...]) -> dict[str, str]:
        """What a plugin digest covers is what this notice needed, whatever else was checked before it."""
        applied = tuple(checklist.head.id for checklist in checklists)
        if applied not in self._decided:
            self._decided[applied] = self._versions(checklists)
        papers = enumerate(document.content.attached, 1)
        attached = {f"附件{number}": f"{one.name}（{one.digest[:12] or '读不出'}）" for number, one in papers}
        return self._decided[applied] | dict(document.content.decisions) | attached | self._of_the_unit

    def _versions(self, checklists: tuple[Checklist, ...]) -> dict[str, str]:
        rows = [row for checklist in checklists for row in checklist.requirements]
        plugins = [row.plugin for row in rows] + [condition.plugin for row in rows for condition in row.when]
        return {
            "版本": VERSION,
            "规则摘要": self.rulebook.digest[:12],
            "插件摘要": self.registry.digest(plugins)[:12],
            "分词": self.segmenter.name,
            "日历摘要": self.calendar.digest[:12],
        }

    @cached_property
    def _of_the_unit(self) -> dict[str, str]:
        decided = {}
        profile = self.config.profile
        if profile != type(profile)():
            decided["本单位设置"] = sha256(repr(profile).encode()).hexdigest()[:12]
        if self.config.changes:
            decided["改动的行"] = "、".join(sorted(self.config.changes))
        return decided


def _warnings(kind: Kind, document: Document) -> Iterator[str]:
    if document.content.unread:
        yield f"没有读到：{'、'.join(document.content.unread)}；其中写的没有检查，请看原件"
    if len(kind.heads) > 1:
        yield "几种清单同样符合，已一并检查：" + "、".join(head.title for head in kind.heads)
    beside = [head.title for head in kind.beside if not head.of_file]
    if beside:
        yield "另按下列清单一并检查：" + "、".join(beside)
