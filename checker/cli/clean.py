"""``checker clean``: an annotated copy in, the notice without what is ours out."""

from collections.abc import Sequence
from pathlib import Path

from checker.batch.naming import called
from checker.cli import streams
from checker.cli.annotate import refuse_foreign, say_unsigned
from checker.cli.arguments import Parser
from checker.cli.exits import SOUND, UNCHECKED
from checker.cli.target import open_target


def run(words: Sequence[str]) -> int:
    """Write the file in *words* without our comments, suggestions and page, and return the exit code."""
    from checker.annotate import AnnotateError, clean, cleaned_name
    from checker.engine import load_source
    from checker.model import ReadError

    parser = Parser("clean", "文件.docx [选项]", "清除检查稿里“公开检查”的批注、修订和检查表，他人的都保留。")
    parser.argument("path", "文件.docx", "一份检查稿")
    parser.option("--output", metavar="文件", help="写入这个文件；不写则在原文件旁边，名称加“（已清除检查痕迹）”")
    options = parser.parse(words)
    path, name = Path(options.path), called(options.path)[0]
    target = Path(options.output) if options.output is not None else path.with_name(cleaned_name(path.name))
    try:
        data = load_source(path, name).data
        cleaned = clean(data)
    except (ReadError, AnnotateError) as error:
        streams.complain(f"{name}：{error}")
        return UNCHECKED
    if cleaned is data:
        streams.complain(f"{name}：没有可清除的批注、修订或检查表，没有写出文件")
        return SOUND
    refuse_foreign(path, target, False)
    with open_target(str(target), [path]) as file:
        file.write(cleaned)
    say_unsigned(name, data)
    streams.say(f"已写出 {called(str(target))[0]}")
    return SOUND
