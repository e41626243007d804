"""All rule files of a run. Only heads are parsed at first; a row is parsed when a checklist needs it."""

from collections.abc import Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from checker.checklist.files import RowText, RuleFile, read_folders
from checker.checklist.groups import Group
from checker.checklist.heads import Checklist, Extension, Head, read_head
from checker.checklist.options import check_terms
from checker.checklist.problems import ChecklistError, Place, raise_if_any, suggest
from checker.checklist.references import read_calendar, read_lexicon, read_sources
from checker.checklist.rows import Change, apply_changes, concerns, read_change, read_requirement
from checker.checklist.sources import LegalSource, resolve, wrong_verification
from checker.model import Citation, Requirement
from checker.report import Basis
from checker.text.lexicon import Lexicon


class Rulebook:
    """The rules that a run may apply. Make it with ``load``.

    What is asked for is parsed once and kept. Every method raises ChecklistError where what it needs is wrong.
    """

    def __init__(self, files: tuple[RuleFile, ...]) -> None:
        self._files = files
        self._parsed: dict[str, Requirement] = {}
        self._checklists: dict[str, Checklist] = {}
        self._bases: dict[Citation, Basis] = {}
        self._rows: dict[str, tuple[RuleFile, RowText]] = {}
        problems: list[str] = []
        self._extensions: dict[str, list[RuleFile]] = {}
        self._heads = self._index_heads(problems)
        self._index_rows(problems)
        self._check_groups(problems)
        raise_if_any(problems)

    @classmethod
    def load(cls, folders: Sequence[Path | Traversable] = ()) -> "Rulebook":
        """The built-in rules and those of *folders*; an entry may also be one TOML file.

        Raises ChecklistError with every problem of reading, of heads and of ids that are given twice.
        """
        problems: list[str] = []
        files = read_folders(folders, problems)
        raise_if_any(problems)
        return cls(files)

    @property
    def files(self) -> tuple[RuleFile, ...]:
        """The rule files, in the order in which they were read."""
        return self._files

    @property
    def heads(self) -> tuple[Head, ...]:
        """The heads of all checklists, built-in ones first, sorted by file name within a folder."""
        return tuple(head for head, _ in self._heads.values())

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The lines of all checklists for the results of one group, in the order of the files."""
        return tuple(group for head in self.heads for group in head.groups)

    @cached_property
    def mechanisms(self) -> tuple[str, ...]:
        """The terms of all rows whose options have a ``term``: what an office may register or adopt."""
        rows = [self.requirement(name) for name in self._rows]
        return tuple(dict.fromkeys(row.options["term"] for row in rows if isinstance(row.options.get("term"), str)))

    def head(self, checklist_id: str) -> Head:
        """The head of the checklist of this id."""
        return self._head(checklist_id)[0]

    def checklist(self, checklist_id: str) -> Checklist:
        """The checklist of this id: its own rows, then the included ones in the order of the files, then changed."""
        if checklist_id not in self._checklists:
            head, file = self._head(checklist_id)
            problems: list[str] = []
            made = self._assemble(head, file, problems)
            raise_if_any(problems)
            self._checklists[checklist_id] = made
        return self._checklists[checklist_id]

    def requirement_ids(self) -> tuple[str, ...]:
        """The ids of all rows of all files, in the order of the files."""
        return tuple(self._rows)

    def requirement(self, requirement_id: str) -> Requirement:
        """The row of this id, as its own file states it."""
        if requirement_id not in self._rows:
            raise ChecklistError([f"没有要求“{requirement_id}”{suggest(requirement_id, self._rows)}"])
        problems: list[str] = []
        made = self._row(requirement_id, problems)
        if made is None:
            raise ChecklistError(dict.fromkeys(problems))
        return made

    def where(self, requirement_id: str) -> str:
        """The file and row, as messages name them: "rules/skeleton.toml，SK-01.title"; the id alone where no file has
        it, as of a requirement made for a test."""
        file, _ = self._rows.get(requirement_id, (None, None))
        return f"{file.shown}，{requirement_id}" if file else requirement_id

    @cached_property
    def lexicon(self) -> Lexicon:
        """The vocabularies of all terms.toml."""
        return read_lexicon(self._files)

    @cached_property
    def sources(self) -> Mapping[str, LegalSource]:
        """The legal sources of all sources.toml, by id."""
        return read_sources(self._files)

    def basis(self, citation: Citation) -> Basis:
        """*citation*, ready to print."""
        if citation not in self._bases:
            if citation.source not in self.sources:
                raise ChecklistError([f"没有依据“{citation.source}”{suggest(citation.source, self.sources)}"])
            self._bases[citation] = resolve(citation, self.sources)
        return self._bases[citation]

    def in_force(self, citations: tuple[Citation, ...], day: date | None) -> tuple[Citation, ...]:
        """Those of *citations* that were in force on *day*; all of them where none was, or the day is not known."""
        known = [(one, self.sources.get(one.source)) for one in citations]
        held = tuple(one for one, source in known if source is None or source.holds(day))
        return held or citations

    @cached_property
    def calendar_extension(self) -> Mapping[str, Any]:
        """The years of all calendar.toml, as ``WorkCalendar.build`` takes them."""
        return read_calendar(self._files)

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, over the names and bytes of every rule file, whatever their order and folder."""
        from hashlib import sha256

        parts = sorted((file.name, sha256(file.data).hexdigest()) for file in self._files)
        return sha256("\n".join(f"{name} {digest}" for name, digest in parts).encode()).hexdigest()

    def load_all(self) -> None:
        """Parse everything. Raises one ChecklistError with every problem of every file."""
        problems: list[str] = []
        for name in self._rows:
            self._row(name, problems)
        for head, file in self._heads.values():
            self._assemble(head, file, problems)
        for needed in (lambda: self.sources, lambda: self.calendar_extension, lambda: self.lexicon):
            try:
                needed()
            except ChecklistError as error:
                problems.extend(error.problems)
        if not problems:
            self._check_all_terms(problems)
        raise_if_any(problems)

    def _head(self, checklist_id: str) -> tuple[Head, RuleFile]:
        if checklist_id not in self._heads:
            raise ChecklistError([f"没有清单“{checklist_id}”{suggest(checklist_id, self._heads)}"])
        return self._heads[checklist_id]

    def _index_heads(self, problems: list[str]) -> dict[str, tuple[Head, RuleFile]]:
        heads: dict[str, tuple[Head, RuleFile]] = {}
        for file in self._files:
            head = read_head(file, problems) if file.is_checklist else None
            if isinstance(head, Extension):
                self._extensions.setdefault(head.checklist, []).append(file)
            elif head is not None and head.id in heads:
                other = heads[head.id][1].shown
                problems.append(Place(file.shown, "checklist", "id").says(f"“{head.id}”与 {other} 重复"))
            elif head is not None:
                heads[head.id] = head, file
        for name, files in self._extensions.items():
            if name not in heads:
                cause = f"没有清单“{name}”{suggest(name, heads)}"
                problems.extend(Place(file.shown, "extend", "checklist").says(cause) for file in files)
        return heads

    def _check_groups(self, problems: list[str]) -> None:
        seen: dict[tuple[str, str], str] = {}
        for head, file in self._heads.values():
            for group in head.groups:
                other = seen.setdefault((group.id, group.verdict), file.shown)
                if other is not file.shown:
                    problems.append(Place(file.shown, "group").says(f"“{group.id}”与 {other} 重复"))

    def _index_rows(self, problems: list[str]) -> None:
        for file in self._files:
            for row in file.rows if file.is_checklist else ():
                if row.table != "requirement" or not row.id:
                    continue
                if row.id in self._rows:
                    other = self._rows[row.id][0].shown
                    problems.append(Place(file.shown, row.id, "id").says(f"与 {other} 中的 id 重复"))
                else:
                    self._rows[row.id] = file, row

    def _row(self, requirement_id: str, problems: list[str]) -> Requirement | None:
        if requirement_id not in self._parsed:
            file, row = self._rows[requirement_id]
            made = read_requirement(file, row, problems)
            if made is None:
                return None
            for citation in made.basis:
                self._check_citation(citation, Place(file.shown, requirement_id, "basis"), problems)
            for cause in made.explained_by:
                if cause not in self._rows:
                    place = Place(file.shown, requirement_id, "explained_by")
                    problems.append(place.says(f"没有这个 id 的行：{cause}{suggest(cause, self._rows)}"))
            self._parsed[requirement_id] = made
        return self._parsed[requirement_id]

    def _check_citation(self, citation: Citation, place: Place, problems: list[str]) -> None:
        try:
            known = self.sources
        except ChecklistError as error:
            problems.extend(error.problems)
            return
        if citation.source not in known:
            problems.append(place.says(f"sources.toml 里没有“{citation.source}”{suggest(citation.source, known)}"))
        wrong = wrong_verification(citation.verified) if citation.verified else ""
        if wrong:
            problems.append(place.says(wrong))

    def _assemble(self, head: Head, file: RuleFile, problems: list[str]) -> Checklist:
        files = [file, *self._extensions.get(head.id, ())]
        own = [row.id for one in files for row in one.rows if row.table == "requirement" and row.id]
        for one in files:
            for row in one.rows:
                if row.table == "requirement" and not row.id:
                    read_requirement(one, row, problems)  # tells what is wrong with it
        ids = dict.fromkeys([*own, *self._included(head, file, problems)])
        requirements = [made for name in ids if (made := self._row(name, problems)) is not None]
        changes = [change for one in files for change in self._changes(one, requirements, problems)]
        return apply_changes(Checklist(head, tuple(requirements)), changes)

    def _included(self, head: Head, file: RuleFile, problems: list[str]) -> list[str]:
        for pattern in head.include:
            if not any(fnmatchcase(name, pattern) for name in self._rows):
                near = suggest(pattern, self._rows)
                problems.append(Place(file.shown, "checklist", "include").says(f"“{pattern}”没有对应的行{near}"))
        return [name for name in self._rows if any(fnmatchcase(name, pattern) for pattern in head.include)]

    def _changes(self, file: RuleFile, rows: Sequence[Requirement], problems: list[str]) -> list[tuple[str, Change]]:
        changes: list[tuple[str, Change]] = []
        for row in file.rows:
            read = read_change(file, row, problems) if row.table == "change" else None
            if read is None:
                continue
            name, change = read
            place = Place(file.shown, f"change {name}", "id")
            if not any(concerns(name, change, one) for one in rows):
                problems.append(place.says(f"本清单没有这一行{suggest(name, [one.id for one in rows])}"))
            elif any(name == other and change.plugin in ("", made.plugin) for other, made in changes):
                problems.append(place.says("同一行改了两次"))
            changes.append((name, change))
        return changes

    def _check_all_terms(self, problems: list[str]) -> None:
        for name, row in self._parsed.items():
            conditions = [("when.options", condition.options) for condition in row.when]
            for key, value in (("options", row.options), *conditions, ("section", row.section)):
                try:
                    check_terms(value, self.lexicon, self.where(name), key)
                except ChecklistError as error:
                    problems.extend(error.problems)
