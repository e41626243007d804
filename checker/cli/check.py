"""``checker check``: notices in, a report out."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.batch.naming import called
from checker.cli import streams
from checker.cli.accepting import accepting, accepting_options
from checker.cli.arguments import Parser, UsageError, day, one_of, rule_options
from checker.cli.attaching import attach_option, check_together, notice_of
from checker.cli.batching import Checking, batch_options, find_inputs
from checker.cli.copies import Copies
from checker.cli.exits import FAIL_ON, Exit
from checker.cli.outputs import Output, ask_for_cards, ask_for_texts, deliver, outputs_of
from checker.cli.series import with_series
from checker.readers.formats import SUFFIXES
from checker.renderers.formats import FORMATS

if TYPE_CHECKING:
    from checker.engine import Checker
    from checker.engine.conversion import LibreOffice

_NOTES = (
    "退出码（先合者为准）：2 用法或配置有误；3 有文件或要求未能检查、未能识别类别；"
    "1 有达到 --fail-on 的问题；0 以上都没有。",
    "报告不写绝对路径：相对路径照写；绝对路径在当前文件夹以下的，写其下的部分，在别处的只写文件名。",
)


def run(words: Sequence[str]) -> int:
    """Check the notices that *words* name, write the report and return the exit code."""
    options = _parser().parse(words)
    copies = Copies(options)
    outputs = outputs_of(options)
    options.cards = options.series or ask_for_cards(outputs) or options.by == "issuer"
    if (options.previous or options.by) and all(one.format != "html" for one in outputs):
        raise UsageError(f"--{'previous' if options.previous else 'by'} 是给 HTML 报告的；请加 --output 报告.html")
    options.texts = ask_for_texts(outputs)
    checker = make_checker(options)
    inputs = find_inputs(options, (*outputs, *copies.outputs))
    notice = notice_of(options, inputs, bool(copies.outputs))
    with Checking(options, checker, inputs, outputs) as checking:
        tell = checking.beside(_teller(outputs))
        exit_ = Exit(options.fail_on, options.skip_unknown or checker.config.skip_unknown, tell)
        checked = check_together(notice, options, checker) if notice else checking.reports()
        if options.series:
            name = called(options.paths[0])[0] if options.paths else "清单"
            checked = with_series(checked, checker, f"{name}（成套）")
        sources = [*inputs.paths, *map(Path, options.attach)] if notice else inputs.paths
        with accepting(checked, options, checker) as accepted:
            copied = copies.beside(accepted, inputs, checker)
            deliver(exit_.watch(copied), outputs, sources, options, checker.registry)
    _say_what_was_written(outputs)
    copies.say(outputs)
    if exit_.interrupted:
        raise KeyboardInterrupt
    for line in inputs.passed_over():
        streams.complain(line)
    return checking.code or copies.code or exit_.code


def make_checker(options: Namespace) -> "Checker":
    """The Checker that *options* (those of ``rule_options`` at least) ask for. Raises ChecklistError, PluginError."""
    from checker.checklist import load_config
    from checker.engine import Checker

    _keep_patterns()
    config = load_config(Path(options.config) if options.config else None, Path.cwd())
    if publish_date := getattr(options, "publish_date", None):
        config = replace(config, profile=replace(config.profile, publish_date=publish_date))
    return Checker(
        config,
        rules=tuple(map(Path, options.rules)),
        plugins_dir=Path(options.plugins_dir) if options.plugins_dir else None,
        checklists=tuple(getattr(options, "checklist", ())),
        cards=getattr(options, "cards", False),
        texts=getattr(options, "texts", False),
        office=_office() if getattr(options, "libreoffice", False) else None,
    )


def _office() -> "LibreOffice":
    """The LibreOffice of this machine. Raises UsageError where there is none."""
    from checker.engine.conversion import LibreOffice

    found = LibreOffice.find()
    if found is None:
        raise UsageError("--libreoffice：这台机器上没有找到 LibreOffice（soffice）")
    return found


def _keep_patterns() -> None:
    """Take the compiled patterns of earlier runs, and keep those of this one when it ends."""
    import atexit

    from checker.batch.keeping import folder
    from checker.text.compiled import kept

    kept().use(folder())
    atexit.register(kept().save)


def _parser() -> Parser:
    parser = Parser("check", "路径… [选项]", "检查公示、公开文件，给出报告。", _NOTES)
    parser.argument("paths", "路径", f"文件、文件夹（含下级，{' '.join(SUFFIXES)}），或 -（标准输入）", nargs="*")
    attach_option(parser)
    parser.option("--checklist", metavar="ID", action="append", default=[], help="按这份清单检查，不再识别；可写多次")
    parser.option(
        "--format",
        metavar="格式",
        help=f"{'、'.join(one.name for one in FORMATS)}、docx（检查稿），或插件的名称；默认 console",
    )
    parser.option(
        "--output",
        metavar="[格式=]文件",
        action="append",
        default=[],
        help="报告写入这个文件，可写多次；格式依“格式=”、--format 或后缀（"
        + " ".join(suffix for one in FORMATS for suffix in one.suffixes)
        + "）；- 是标准输出；没有写完则旧文件不变；docx=文件夹 是检查稿写到哪里，不写则在原文件旁",
    )
    parser.option(
        "--previous", metavar="文件", help="上次的报告（.html、.json、.jsonl），HTML 报告里写明与它相比的变化"
    )
    parser.option(
        "--by",
        metavar="方式",
        type=one_of(("folder", "issuer")),
        help="HTML 报告按什么汇总：folder 文件夹（默认），issuer 落款单位",
    )
    parser.option("--full", action="store_true", help="列出全部引文，包括已写明各项的原文")
    parser.option(
        "--fail-on",
        metavar="级别",
        type=one_of(FAIL_ON),
        default="error",
        help="哪些问题使退出码为 1：error 必改（默认）；warning 必改或建议；note 任何不符合；review 任何不符合或请核",
    )
    parser.option("--libreoffice", action="store_true", help="读不出的旧版 .doc 由本机的 LibreOffice 转换后检查并注明")
    parser.option("--publish-date", metavar="日期", type=day, help="哪天发布（如 2025-05-08），公示期从这天起才算")
    parser.option("--series", action="store_true", help="另把全部文件放在一起看：有没有断档、前后是否有序、相符")
    parser.option("--skip-unknown", action="store_true", help="未能识别类别的文件略过，不影响退出码")
    accepting_options(parser)
    batch_options(parser)
    rule_options(parser)
    return parser


def _teller(outputs: Sequence[Output]) -> Callable[[str], None]:
    """What says on standard error that a notice could not be checked: nothing where the screen shows it anyhow."""
    shown = any(one.path is None and one.format in ("console", "summary") for one in outputs)
    return (lambda line: None) if shown and streams.on_terminal() else streams.complain


def _say_what_was_written(outputs: Sequence[Output]) -> None:
    if any(one.path is None and one.added for one in outputs):
        streams.say("已写出 " + "、".join(called(one.path)[0] for one in outputs if one.path and not one.added))
