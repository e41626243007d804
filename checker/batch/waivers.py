"""The ledger of waivers: which findings an office accepts, why, who approved it and until when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from checker.checklist import ChecklistError
from checker.checklist.building import build
from checker.checklist.files import decode, parse
from checker.checklist.problems import Place, raise_if_any, suggest
from checker.model import Kind, Level, Verdict
from checker.report import Coverage, Report, Result

_TOLD = (Verdict.FAIL, Verdict.REVIEW)
#: The kind that the report on the ledger itself says it is of.
NOTICE = "waivers"


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry: the ``requirement`` (an id, or a pattern) is accepted in every ``file`` that the pattern fits, for
    that ``reason``, as the ``approver`` decided, up to and including the day it ``expires``."""

    requirement: str
    file: str
    reason: str
    approver: str
    expires: date

    @property
    def says(self) -> str:
        """What is said of a finding that it accepts."""
        return f"{self.reason}（{self.approver}批准，至{self.expires}）"

    def fits(self, name: str) -> bool:
        """Whether it is about the file *name*: ``*`` stands for any characters, folders included."""
        return fnmatchcase(name, self.file)


class Ledger:
    """The waivers in the file *path*, called *name* in reports, on the day *today*."""

    def __init__(self, path: Path, name: str, today: date, known: Iterable[str]) -> None:
        """Raises ChecklistError with all that is wrong with the file; *known* are the ids of all requirements."""
        self._name, self._today = name, today
        try:
            self._data = path.read_bytes()
        except OSError as error:
            cause = "没有这个豁免台账" if isinstance(error, FileNotFoundError) else f"读不出：{error.strerror or error}"
            raise ChecklistError([f"{path}：{cause}"]) from error
        self._waivers = _read(self._data, Place(str(path)), tuple(known))
        self._used: set[int] = set()
        self._met: set[int] = set()

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """*reports*, in which what is waived is accepted; a last one where an entry has expired or is not used."""
        for report in reports:
            if report.error is None:
                entries = [(number, one) for number, one in enumerate(self._waivers) if one.fits(report.name)]
                self._met.update(number for number, _ in entries)
                report = replace(report, results=tuple(self._accepted(one, entries) for one in report.results))
            yield report
        results = tuple(self._stale())
        if results:
            yield self._report(results)

    def _accepted(self, result: Result, entries: list[tuple[int, Waiver]]) -> Result:
        if result.verdict not in _TOLD or result.suppressed:
            return result
        for number, one in entries:
            if fnmatchcase(result.requirement, one.requirement):
                self._used.add(number)
                if one.expires >= self._today:
                    return replace(result, suppressed=one.says)
        return result

    def _stale(self) -> Iterator[Result]:
        for number, one in enumerate(self._waivers):
            shown = f"第{number + 1}条（{one.requirement}，{one.file}）"
            if one.expires < self._today:
                yield _fault(number, "豁免没有过期", f"{shown}已于{one.expires}到期，不再豁免；请整改，或重新报批")
            elif number not in self._met:
                yield _fault(number, "豁免有用", f"{shown}：这次检查的文件没有一份合“{one.file}”", Level.NOTE)
            elif number not in self._used:
                yield _fault(number, "豁免有用", f"{shown}：文件里已没有这个问题，请从台账删去")

    def _report(self, results: tuple[Result, ...]) -> Report:
        return Report(
            name=self._name,
            digest=sha256(self._data).hexdigest(),
            notice=NOTICE,
            notice_title="豁免台账",
            detected=f"共{len(self._waivers)}条",
            results=results,
            coverage=Coverage(len(results), len(results), 0, len(results)),
            purpose="internal",
        )


def _fault(number: int, title: str, message: str, level: Level = Level.WARNING) -> Result:
    return Result(f"WAIVER-{number + 1}", title, Kind.PROCEDURE, level, Verdict.FAIL, message, "waivers")


def _read(data: bytes, place: Place, known: tuple[str, ...]) -> tuple[Waiver, ...]:
    problems: list[str] = []
    text = decode(data, place.file, problems)
    tables = (parse(text, place, problems) if text is not None else None) or {}
    for key in tables:
        if key != "waiver":
            problems.append(place.at(key).says(f"未知的表{suggest(key, ['waiver']) or '；可用的表：waiver'}"))
    entries = tables.get("waiver", [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise ChecklistError([*problems, place.at("waiver").says("应写作[[waiver]]")])
    made = []
    for number, entry in enumerate(entries, 1):
        row = Place(place.file, f"第{number}个[[waiver]]")
        one = build(Waiver, entry, row, problems)
        if one is not None and not any(fnmatchcase(name, one.requirement) for name in known):
            problems.append(row.at("requirement").says(f"没有要求“{one.requirement}”{suggest(one.requirement, known)}"))
        made.append(one)
    raise_if_any(problems)
    return tuple(one for one in made if one is not None)
