"""``checker cache``: where earlier reports are kept, and how to be rid of them."""

from collections.abc import Sequence

from checker.cli import streams
from checker.cli.arguments import Parser, UsageError, one_of
from checker.cli.exits import SOUND


def run(words: Sequence[str]) -> int:
    """Say where the cache is, or clear it, as *words* ask."""
    from checker.batch.cache import clear
    from checker.batch.keeping import folder

    parser = Parser("cache", "where | clear", "缓存：检查过的文件，内容、规则和设置都没有变的，不再重新检查。")
    parser.argument("what", "where | clear", "where 缓存在哪个文件夹；clear 清空缓存", type=one_of(("where", "clear")))
    if parser.parse(words).what == "where":
        streams.say(str(folder()))
        return SOUND
    try:
        streams.say("缓存已清空" if clear() else "没有缓存")
    except OSError as error:
        raise UsageError(f"缓存清不掉（{error.strerror or error}）") from error
    return SOUND
