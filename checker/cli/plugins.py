"""``checker plugins``: which plugins there are."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.cli import streams
from checker.cli.arguments import Parser, rule_options
from checker.cli.check import make_checker
from checker.cli.exits import SOUND

if TYPE_CHECKING:
    from checker.engine import Checker


def run(words: Sequence[str]) -> int:
    """Print every plugin: name, how many rows use it, where it comes from, what it says of itself."""
    from checker.cli.page import table
    from checker.registry import PluginError

    parser = Parser("plugins", "[选项]", "列出全部插件：名称、使用的行数、来源、说明；不能用的写明原因。")
    rule_options(parser)
    checker = make_checker(parser.parse(words))
    used = uses(checker)
    rows = []
    for name in checker.registry.names():
        try:
            plugin = checker.registry.plugin(name)
        except PluginError as error:
            rows.append((name, f"{used[name]} 行", "不能用", str(error)))
            continue
        rows.append((name, f"{used[name]} 行" if plugin.call else "非检查", plugin.origin, plugin.summary))
    streams.say("\n".join(table(rows)))
    return SOUND


def uses(checker: "Checker") -> Counter[str]:
    """How many rows name each plugin, as the one that checks or the one that says when."""
    used: Counter[str] = Counter()
    for name in checker.rulebook.requirement_ids():
        row = checker.rulebook.requirement(name)
        used.update({row.plugin, *(condition.plugin for condition in row.when)})
    return used
