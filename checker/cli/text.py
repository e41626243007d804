"""``checker text``: what a reader made of a file, for offsets to point into."""

from collections.abc import Sequence

from checker.batch.naming import STANDARD_INPUT, called
from checker.cli import streams
from checker.cli.arguments import Parser
from checker.cli.exits import SOUND, UNCHECKED
from checker.cli.target import open_target


def run(words: Sequence[str]) -> int:
    """Write ``Document.raw`` of the file in *words*, in UTF-8, with nothing before or after it; with --rejected that of
    its other reading."""
    from checker.document.layout import compose
    from checker.engine import Checker, load_source
    from checker.model import ReadError, Source

    parser = Parser("text", "文件 [选项]", "原样输出检查时读到的文字（UTF-8），报告里的位置都指这段文字。")
    parser.argument("path", "文件", "一个文件，或 -（标准输入）")
    parser.option("--rejected", action="store_true", help="输出拒绝全部修订后的文字；报告里的位置不指这段文字")
    options = parser.parse(words)
    path = options.path
    name = STANDARD_INPUT if path == "-" else called(path)[0]
    try:
        source = Source(name, streams.read_input()) if path == "-" else load_source(path, name)
        content = Checker().read(source).content
    except ReadError as error:
        streams.complain(f"{name}：{error.message}")
        return UNCHECKED
    with open_target(None, ()) as target:
        target.write(compose(content, options.rejected).raw.encode())
    return SOUND
