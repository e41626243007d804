"""``checker check``: notices in, a report out."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from checker.cli import streams
from checker.cli.arguments import Parser, day, one_of, rule_options
from checker.cli.exits import FAIL_ON, Exit
from checker.cli.inputs import Input, find_inputs, passed_over
from checker.cli.target import open_target
from checker.readers.formats import SUFFIXES
from checker.report import Report, Trouble

if TYPE_CHECKING:
    from checker.engine import Checker

_Render = Callable[[Iterable[Report], BinaryIO], bool | None]

_NOTES = (
    "退出码（先合者为准）：2 用法或配置有误；3 有文件或要求未能检查、未能识别类别；"
    "1 有达到 --fail-on 的问题；0 以上都没有。",
    "报告不写绝对路径：相对路径照写；绝对路径在当前文件夹以下的，写其下的部分，在别处的只写文件名。",
)


def run(words: Sequence[str]) -> int:
    """Check the notices that *words* name, write the report and return the exit code."""
    options = _parser().parse(words)
    checker = make_checker(options)
    inputs = find_inputs(options.paths)
    render = _renderer(options, checker)
    screen = options.format == "console" and options.output is None and streams.on_terminal()
    tell: Callable[[str], None] = (lambda line: None) if screen else streams.complain  # said once: it is on the screen
    skip_unknown = options.skip_unknown or checker.config.skip_unknown
    exit_ = Exit(options.fail_on, skip_unknown, tell)
    with open_target(options.output, [one.path for one in inputs if one.path]) as target:
        reports = exit_.watch(_check(one, checker) for one in inputs)
        _render(render, options.format, _flushed(_begun(reports), target), target)
    for line in passed_over(options.paths):
        streams.complain(line)
    return exit_.code


def make_checker(options: Namespace) -> "Checker":
    """The Checker that *options* (those of ``rule_options`` at least) ask for. Raises ChecklistError, PluginError."""
    from checker.checklist import load_config
    from checker.engine import Checker

    config = load_config(Path(options.config) if options.config else None, Path.cwd())
    if publish_date := getattr(options, "publish_date", None):
        config = replace(config, profile=replace(config.profile, publish_date=publish_date))
    return Checker(
        config,
        rules=tuple(map(Path, options.rules)),
        plugins_dir=Path(options.plugins_dir) if options.plugins_dir else None,
        checklists=tuple(getattr(options, "checklist", ())),
    )


def _parser() -> Parser:
    parser = Parser("check", "路径… [选项]", "检查公示、公开文件，给出报告。", _NOTES)
    parser.argument("paths", "路径", f"文件、文件夹（含下级，{' '.join(SUFFIXES)}），或 -（标准输入）", nargs="+")
    parser.option("--checklist", metavar="ID", action="append", default=[], help="按这份清单检查，不再识别；可写多次")
    parser.option("--format", metavar="格式", default="console", help="console（默认）、json，或插件的名称")
    parser.option("--output", metavar="文件", help="报告写入这个文件；没有写完则旧文件不变")
    parser.option("--full", action="store_true", help="列出全部引文，包括已写明各项的原文")
    parser.option(
        "--fail-on",
        metavar="级别",
        type=one_of(FAIL_ON),
        default="error",
        help="哪些问题使退出码为 1：error 必改（默认）；warning 必改或建议；note 任何不符合；review 任何不符合或请核",
    )
    parser.option("--publish-date", metavar="日期", type=day, help="哪天发布（如 2025-05-08），公示期从这天起才算")
    parser.option("--skip-unknown", action="store_true", help="未能识别类别的文件略过，不影响退出码")
    rule_options(parser)
    return parser


def _renderer(options: Namespace, checker: "Checker") -> _Render:
    if options.format != "console":
        return checker.registry.renderer(options.format)
    from checker.renderers.console import ConsoleStyle, render_with

    if options.output is not None:
        return render_with(ConsoleStyle(full=options.full))
    return render_with(ConsoleStyle(streams.colour(), streams.width(), options.full))


def _render(render: _Render, name: str, reports: Iterable[Report], target: BinaryIO) -> None:
    """Write *reports*. Raises PluginError where the renderer *name* fails: it may be anybody's."""
    from checker.checklist import ChecklistError
    from checker.registry import PluginError, told

    try:
        done = render(reports, target)
    except (OSError, ChecklistError, PluginError):
        raise
    except Exception as error:
        raise PluginError(f"输出格式 {name} 出错：{told(error)}") from error
    if not done:
        raise PluginError(f"输出格式 {name} 没有写出报告")


def _check(one: Input, checker: "Checker") -> Report:
    """The report of one notice. Nothing that is wrong with it alone ends the run."""
    from checker.checklist import ChecklistError
    from checker.model import Source
    from checker.registry import PluginError, told

    if one.trouble:
        return Report(one.name, "", error=one.trouble)
    try:
        if one.path is None:
            return checker.check_source(Source(one.name, streams.read_input()))
        return checker.check(one.path, one.name)
    except (ChecklistError, PluginError):
        raise
    except Exception as error:
        return Report(one.name, "", error=Trouble("internal", f"检查时出错：{told(error)}"))


def _begun(reports: Iterator[Report]) -> Iterator[Report]:
    """*reports*, the first already made: what is wrong with the rules shows before anything is written."""
    first = next(reports, None)
    return chain(() if first is None else (first,), reports)


def _flushed(reports: Iterable[Report], target: BinaryIO) -> Iterator[Report]:
    """*reports*; what was written of one can be read before the next is made."""
    for report in reports:
        yield report
        target.flush()
