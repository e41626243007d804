"""A pytest plugin that runs the cases beside plugins: ``pytest -p checker.testing`` collects ``*.cases.toml``.

A cases file names its plugin (by default as the file is named) and has one ``[[case]]`` for each notice::

    [[case]]
    name    = "四个工作日"
    kind    = "fail"
    options = { at_least = 5 }
    text    = "公示时间：2025年5月6日至5月9日。"
    message = "只有"

The keys of a case are the fields of ``checker.cases.Case``. Where a .py file of the plugin's name lies beside the
cases, that one is run, as with ``--plugins-dir``; otherwise the built-in or installed plugin of that name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from checker.cases import CLEAN, SUFFIX, Case, Cases, read_cases
from checker.checklist import Checklist, ChecklistError, Head
from checker.checklist.problems import suggest
from checker.document import Document
from checker.engine import Checker
from checker.engine.carding import card_of
from checker.engine.check import check_document
from checker.engine.masking import Mask
from checker.engine.series import check_series
from checker.excel_case import make_excel
from checker.model import Kind, ReadError, Requirement, Source, Verdict
from checker.registry import PluginError
from checker.report import Quote, Result
from checker.series import Series
from checker.word_case import make_word


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "CasesFile | None":
    """Collect ``*.cases.toml``."""
    if not file_path.name.endswith(SUFFIX):
        return None
    collector: CasesFile = CasesFile.from_parent(parent, path=file_path)
    return collector


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """How many requirements have a passing, a failing and a near-miss case among those that ran."""
    session = terminalreporter._session
    kinds: dict[str, set[str]] = {}
    for item in session.items if session is not None else ():
        for name, kind in item.case.shows() if isinstance(item, CaseItem) else ():
            kinds.setdefault(name, set()).add(kind)
    if kinds:
        parts = [
            f"{words} {sum(kind in found for found in kinds.values())}"
            for kind, words in (("pass", "有符合的"), ("fail", "有不符合的"), ("near_miss", "有似是而非的"))
        ]
        whole = sum(len(found) == len(parts) for found in kinds.values())
        terminalreporter.write_line(f"有情形的要求 {len(kinds)} 项：{'、'.join(parts)}，三种都有 {whole}")


class CasesFile(pytest.File):
    """The cases of one file, as pytest collects them."""

    def collect(self) -> Iterator["CaseItem"]:
        """An item for every case. A file that is wrong is an error of collection, in the words of ChecklistError."""
        try:
            cases = read_cases(self.path)
        except ChecklistError as error:
            raise self.CollectError("\n".join(error.problems)) from None
        for case in cases.case:
            yield CaseItem.from_parent(self, name=case.name, cases=cases, case=case)


class CaseItem(pytest.Item):
    """One case, as pytest runs it."""

    def __init__(self, *, cases: Cases, case: Case, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.cases = cases
        self.case = case

    def runtest(self) -> None:
        """Fail with CaseFailed where the notice is not judged as the case says."""
        try:
            checker = _checker(self.session, self.path.parent, self.cases)
            differences = tuple(_differences(self.case, self.cases.plugin, checker, self.path.parent))
        except FileNotFoundError:
            raise CaseFailed(f"情形“{self.name}”不能运行：没有这个文件：{self.case.file}") from None
        except (ChecklistError, PluginError, ReadError) as error:
            raise CaseFailed(f"情形“{self.name}”不能运行：{error}") from None
        if differences:
            raise CaseFailed("\n".join([f"情形“{self.name}”与预期不符：", *differences]))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What is different, without a traceback, which would be through this module only."""
        return str(excinfo.value) if isinstance(excinfo.value, CaseFailed) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """What pytest heads a failure with."""
        return self.path, None, self.name


class CaseFailed(Exception):
    """A notice is not judged as its case says; the message tells what was expected and what came."""


_CHECKERS = pytest.StashKey[dict[tuple[Path | None, tuple[Path, ...]], Checker]]()


def _checker(session: pytest.Session, folder: Path, cases: Cases) -> Checker:
    """The Checker for *cases* that lie in *folder*: one for all files that need the same, made when first needed."""
    built_in = folder.samefile(str(files("checker.plugins")))
    beside = not built_in and (folder / f"{cases.plugin}.py").is_file()
    key = folder if beside else None, tuple(folder / rules for rules in cases.rules)
    made = session.stash.setdefault(_CHECKERS, {})
    if key not in made:
        made[key] = Checker(plugins_dir=key[0], rules=key[1])
    return made[key]


def _differences(case: Case, plugin: str, checker: Checker, folder: Path) -> Iterator[str]:
    """What came otherwise than *case* says, a paragraph each."""
    if case.texts:
        yield from _of_series(case, plugin, checker)
        return
    document = checker.read(_source(case, folder))
    if case.layout is not None:
        document = Document.of(case.layout.of(document.content), checker.rulebook.lexicon, lambda: checker.segmenter)
    checklist = checker.rulebook.checklist(case.checklist) if case.checklist else _checklist(case, plugin, checker)
    setting = replace(checker.setting, profile=case.profile)
    results = tuple(check_document(document, (checklist,), setting))
    if case.checklist:
        yield from _of_notice(case, results, document)
    else:
        yield from _of_requirement(case, results[0], document)


def _of_series(case: Case, plugin: str, checker: Checker) -> Iterator[str]:
    reports = []
    for number, text in enumerate(case.texts, 1):
        document = checker.read(Source(f"{number}.txt", text.encode()))
        report = checker.check_document(document, f"{number}.txt", "")
        reports.append(replace(report, card=card_of(document, Mask(document))))
    setting = replace(checker.setting, profile=case.profile)
    checklist = _checklist(case, plugin, checker)
    (result,) = check_series(Series.of(reports), (checklist,), setting, "series").results
    quotes = tuple(quote.text for quote in result.evidence)
    if result.verdict is not case.expected or case.message not in result.message:
        kinds = "、".join(report.notice or "未识别" for report in reports)
        yield f"  结论：预期 {case.expected} 且含“{case.message}”，实得 {result.verdict} {result.message}（{kinds}）"
    if case.evidence is not None and quotes != case.evidence:
        yield f"  引文：预期 {_quoted(case.evidence)}\n        实得 {_quoted(quotes)}"


def _source(case: Case, folder: Path) -> Source:
    if case.file:
        return Source(case.file, (folder / case.file).read_bytes())
    if case.excel:
        return Source("case.xlsx", make_excel(case.excel))
    return Source("case.docx", make_word(case.word)) if case.word else Source("case.txt", case.text.encode())


def _checklist(case: Case, plugin: str, checker: Checker) -> Checklist:
    """A checklist of nothing but the requirement that *case* is about."""
    checker.registry.plugin(plugin)  # raises where it cannot be used: no case expects that
    row = Requirement(case.name, case.name, Kind.CONTENT, plugin)
    if case.row:
        row = checker.rulebook.requirement(case.row)
        asked = row.plugin, *(condition.plugin for condition in row.when)
        if plugin not in asked:
            raise ChecklistError([f"行“{case.row}”用的插件是 {row.plugin}，不是 {plugin}"])
    row = replace(row, options=MappingProxyType({**row.options, **case.options}))
    return Checklist(Head("case", "case"), (row,))


def _of_requirement(case: Case, result: Result, document: Document) -> Iterator[str]:
    quotes = _raw(result.evidence, document)
    if result.verdict is not case.expected:
        yield f"  结论：预期 {case.expected}，实得 {result.verdict}"
    if case.evidence is not None and quotes != case.evidence:
        yield f"  引文：预期 {_quoted(case.evidence)}\n        实得 {_quoted(quotes)}"
    if case.message not in result.message:
        yield f"  说明：预期含“{case.message}”"
    for name, value in case.values.items():
        expected = value.isoformat() if isinstance(value, date) else value
        if name not in result.values:
            yield f"  值 {name}：没有给出{suggest(name, result.values)}"
        elif result.values[name] != expected or type(result.values[name]) is not type(expected):
            yield f"  值 {name}：预期 {expected!r}，实得 {result.values[name]!r}"
    if result.verdict is not case.expected or case.message not in result.message:
        yield _shown(result, document)


def _of_notice(case: Case, results: Iterable[Result], document: Document) -> Iterator[str]:
    clean = case.others == "clean" or case.kind == "sound"
    expected = dict(case.expect)
    ids = []
    for result in results:
        ids.append(result.requirement)
        wanted = (expected[result.requirement],) if result.requirement in expected else CLEAN if clean else Verdict
        if result.verdict not in wanted:
            told = "或".join(wanted)
            yield f"  {result.requirement} {result.title}：预期 {told}，实得 {result.verdict}"
            yield _shown(result, document)
    for name in expected:
        if name not in ids:
            yield f"  expect 中的 {name}：清单 {case.checklist} 没有这一行{suggest(name, ids)}"


def _shown(result: Result, document: Document) -> str:
    lines = [f"    实得说明：{result.message or '（无）'}", f"    实得引文：{_quoted(_raw(result.evidence, document))}"]
    return "\n".join(lines + ([f"    实得的值：{dict(result.values)}"] if result.values else []))


def _raw(quotes: Iterable[Quote], document: Document) -> tuple[str, ...]:
    """The words as the notice has them, without the mask."""
    return tuple(document.raw[quote.start : quote.end] for quote in quotes)


def _quoted(words: Iterable[str]) -> str:
    return "".join(f"“{word}”" for word in words) or "（无）"
