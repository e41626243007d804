"""``checker doctor``: is all that a check needs there and sound?"""

import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from checker.cli import streams
from checker.cli.arguments import Parser, rule_options
from checker.cli.check import make_checker
from checker.cli.exits import SOUND, USAGE
from checker.version import VERSION

if TYPE_CHECKING:
    from checker.engine import Checker
    from checker.model import Requirement

_PACKAGES = ("pluggy", "rjieba", "jieba", "lxml", "opencc", "chinesecalendar", "google-re2")
_YEARS = range(1990, 2100)


def run(words: Sequence[str]) -> int:
    """Print what the checker stands on and everything that is wrong with it; USAGE where anything is."""
    from checker.cli.page import labelled

    parser = Parser("doctor", "[选项]", "载入全部规则和插件，列出版本和发现的问题；有问题时退出码为 2。")
    rule_options(parser)
    checker = make_checker(parser.parse(words))
    problems = list(dict.fromkeys(_problems(checker)))
    lines = [f"checker {VERSION}", *(line for label, text in _facts(checker) for line in labelled(label, text))]
    lines += [line for problem in problems for line in labelled("问题", problem)]
    lines += labelled("结论", f"有 {len(problems)} 个问题要处理" if problems else "完好")
    streams.say("\n".join(lines))
    return USAGE if problems else SOUND


def _facts(checker: "Checker") -> Iterator[tuple[str, str]]:
    from checker.engine import can_interrupt
    from checker.engine.budget import SECONDS

    yield "Python", f"{platform.python_version()}（{platform.system()}）"
    yield "软件包", "、".join(f"{name} {_version(name)}" for name in _PACKAGES)
    yield "分词", _or_why(lambda: checker.segmenter.name)
    yield "日历", _or_why(lambda: _years(checker))
    late = "超时即中断" if can_interrupt() else "本系统不能中断，只在事后计时"
    yield "时限", f"每项要求 {SECONDS:g} 秒，{late}"
    rows = len(checker.rulebook.requirement_ids())
    digest = checker.rulebook.digest[:12]
    yield "规则", f"{len(checker.rulebook.heads)} 份清单、{rows} 项要求，摘要 {digest}"
    names = checker.registry.names()
    yield "插件", f"{len(names)} 个，摘要 {checker.registry.digest(names)[:12]}"
    yield "配置", checker.config.origin or "没有 checker.toml"


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "未安装"


def _or_why(fact: Callable[[], str]) -> str:
    try:
        return fact()
    except Exception as error:
        return f"不能用（{' '.join(str(error).split())}）"


def _years(checker: "Checker") -> str:
    """The years whose working days are known, as ranges; a remark where this year is not among them."""
    from checker.text.chinese.calendar import UnknownYear

    known = []
    for year in _YEARS:
        try:
            checker.calendar.is_workday(date(year, 10, 1))
        except UnknownYear:
            continue
        known.append(year)
    starts = [year for year in known if year - 1 not in known]
    ends = [year for year in known if year + 1 not in known]
    said = "、".join(f"{first}至{last}年" for first, last in zip(starts, ends, strict=True)) or "一年也不知道"
    unknown = date.today().year not in known
    return said + ("；今年的放假安排还没有，请在 calendar.toml 中补上" if unknown else "")


def _problems(checker: "Checker") -> Iterator[str]:
    """All that is wrong, a line each."""
    from checker.checklist import ChecklistError
    from checker.registry import PluginError

    yield from _needed(checker)
    try:
        checker.rulebook.load_all()
    except ChecklistError as error:
        yield from error.problems
    for name in checker.registry.names():
        try:
            checker.registry.plugin(name)
        except PluginError as error:
            yield str(error)
    for name in ("console", "json"):
        checker.registry.renderer(name)
    yield from _of_rows(checker)
    yield from _of_detection(checker)
    yield from checker.registry.problems()


def _needed(checker: "Checker") -> Iterator[str]:
    """What cannot be loaded of what every check, or every check of a Word file, needs."""
    from importlib import import_module

    for module in ("lxml.etree", "opencc", "re2"):
        try:
            import_module(module)
        except ImportError as error:
            yield f"软件包 {module} 不能载入：{error}"
    for what, load in (("分词", lambda: checker.segmenter), ("日历", lambda: checker.calendar.digest)):
        try:
            load()
        except Exception as error:
            yield f"{what}不能用：{' '.join(str(error).split())}"


def _of_rows(checker: "Checker") -> Iterator[str]:
    """Rows, as the configuration changes them, whose plugin, options, terms or place are wrong."""
    from checker.checklist import ChecklistError

    rows: dict[str, list[Requirement]] = {}
    over_series: set[str] = set()
    for head in checker.rulebook.heads:
        try:
            listed = checker.checklist(head.id).requirements
        except ChecklistError as error:
            yield from error.problems
            continue
        for row in listed:
            if row not in rows.setdefault(row.id, []):
                rows[row.id].append(row)
            if head.series:
                over_series.add(row.id)
    for name, variants in rows.items():
        hook = "check_series" if name in over_series else "check"
        for row in variants:
            yield from _of_row(row, hook, checker.rulebook.where(name), checker)


def _of_row(row: "Requirement", hook: str, where: str, checker: "Checker") -> Iterator[str]:
    from checker.checklist import ChecklistError, build_options, check_terms
    from checker.document.place import PLACES
    from checker.registry import PluginError

    asked = [("options", row.plugin, row.options), *(("when", one.plugin, one.options) for one in row.when)]
    for key, name, options in asked:
        try:
            plugin = checker.registry.plugin(name)
            build_options(plugin.options, options, where)
            check_terms(options, checker.rulebook.lexicon, where, key)
            if (plugin.series if hook == "check_series" else plugin.call) is None:
                yield f"{where}：插件 {name} 没有实现 {hook}"
        except PluginError as error:
            yield f"{where}：{error}"
        except ChecklistError as error:
            yield from error.problems
    if row.place not in PLACES:
        yield f"{where}，place：没有“{row.place}”；可用 {'、'.join(PLACES)}"


def _of_detection(checker: "Checker") -> Iterator[str]:
    """Vocabularies that heads name and no terms.toml has."""
    from checker.checklist import ChecklistError, check_terms

    for head in checker.rulebook.heads:
        words: Iterable[str] = [word for one in head.detect for word in (*one.body, *one.body_all, *one.body_not)]
        try:
            check_terms(tuple(words), checker.rulebook.lexicon, head.origin, "detect")
        except ChecklistError as error:
            yield from error.problems
