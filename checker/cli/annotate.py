"""``checker annotate``: a notice in Word in, a copy with the findings in its margin out."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.batch.naming import called
from checker.cli import streams
from checker.cli.accepting import accepting, accepting_options
from checker.cli.arguments import Parser, UsageError, day, rule_options
from checker.cli.check import make_checker
from checker.cli.exits import UNCHECKED, Exit
from checker.cli.target import open_target
from checker.renderers.entries import unknown

if TYPE_CHECKING:
    from checker.engine import Checker

_NOTES = (
    "原文件不改动。检查稿里的批注、修订和检查表都署“公开检查”，checker clean 只清除这些；"
    "对检查稿再运行一次，先清除旧的再写新的。",
    "退出码：2 用法有误或写不出；3 文件无法检查、未能识别类别，或有要求未能检查；1 有必改项；0 以上都没有。",
)


def run(words: Sequence[str]) -> int:
    """Write the annotated copy of the notice in *words* and return the exit code."""
    from checker.annotate import AnnotateError, copy_name
    from checker.model import ReadError

    options = _parser().parse(words)
    path = Path(options.path)
    checker = make_checker(options).at(path)
    target = Path(options.output) if options.output is not None else path.with_name(copy_name(path.name))
    try:
        return _write(path, target, options, checker)
    except (ReadError, AnnotateError) as error:
        streams.complain(f"{called(options.path)[0]}：{error}")
        return UNCHECKED


def refuse_foreign(path: Path, target: Path, own: bool) -> None:
    """Raise UsageError where *target* is a file that is not ours to replace. *own*: *path* is a copy of ours, which
    may be replaced by a newer one."""
    from checker.annotate import mark_of
    from checker.engine import load_source
    from checker.model import ReadError

    if not target.is_file() or (own and path.is_file() and target.samefile(path)):
        return
    if path.is_file() and target.samefile(path):
        raise UsageError(f"--output：{target.name} 就是原文件，不能覆盖；请写到别处")
    try:
        mark = mark_of(load_source(target).data)
    except ReadError as error:
        raise UsageError(f"{target.name} 已存在，但{error}，不能覆盖") from error
    if mark is None:
        raise UsageError(f"{target.name} 已存在，又不是检查稿，不能覆盖；请移开它，或用 --output 写到别处")
    if not mark.untouched:
        raise UsageError(f"{target.name} 是检查稿，但有人改过，不能覆盖；请对它运行本命令，或用 --output 写到别处")


def say_unsigned(name: str, data: bytes) -> None:
    """Say of a file with a digital signature that what was made of it has none that holds."""
    from checker.annotate import is_signed

    if is_signed(data):
        streams.complain(f"{name}：原文件有数字签名，写出的文件内容有变，签名在其中无效；以原文件为准")


def _parser() -> Parser:
    parser = Parser("annotate", "文件.docx [选项]", "写出加了批注的检查稿：每个问题批注在原文处。", _NOTES)
    parser.argument("path", "文件.docx", "一份 Word 文件")
    parser.option("--output", metavar="文件", help="检查稿写入这个文件；不写则在原文件旁边，名称加“（检查稿，勿发布）”")
    parser.option("--suggest", action="store_true", help="缺少的句子和稳妥的改法另用修订标出，可逐处接受或拒绝")
    parser.option("--no-table", action="store_true", help="末尾不附检查表")
    parser.option("--checklist", metavar="ID", action="append", default=[], help="按这份清单检查，不再识别；可写多次")
    parser.option("--publish-date", metavar="日期", type=day, help="哪天发布（如 2025-05-08），公示期从这天起才算")
    accepting_options(parser, writing=False)
    rule_options(parser)
    return parser


def _write(path: Path, target: Path, options: Namespace, checker: "Checker") -> int:
    from hashlib import sha256

    from checker.annotate import annotate, clean, mark_of
    from checker.annotate.archive import open_archive
    from checker.engine import load_source
    from checker.model import Source

    source = load_source(path, called(options.path)[0])
    own = mark_of(source.data) is not None
    data = clean(source.data) if own else source.data
    document = checker.read(Source(source.name, data))
    if document.content.format != "docx":
        open_archive(data)  # says why it cannot be annotated, before anything is said of what it is about
    report = checker.check_document(document, source.name, sha256(source.data).hexdigest())
    with accepting([report], options, checker) as accepted:
        report = next(iter(accepted))
    exit_ = Exit("error", False, streams.complain)
    list(exit_.watch([report]))
    if unknown(report):
        return exit_.code
    copy = annotate(data, document, report, suggest=options.suggest, table=not options.no_table)
    refuse_foreign(path, target, own)
    with open_target(str(target), [] if own else [path]) as file:
        file.write(copy)
    say_unsigned(source.name, source.data)
    streams.say(f"已写出 {called(str(target))[0]}")
    return exit_.code
