"""What may be written after a command, with help and errors in Chinese; argparse does the parsing only."""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NoReturn

from checker.cli import streams

#: What argparse says, in Chinese. Its own texts and no others are here; the values are kept.
_SAID = (
    (r"the following arguments are required: (.*)", "缺少 {0}"),
    (r"argument (\S+): expected .*", "{0} 后面要写一个值"),
    (r"argument (\S+): ignored explicit argument (.*)", "{0} 后面不能写值，多了 {1}"),
    (r"argument (\S+): (.*[^\x00-\x7f].*)", "{0}：{1}"),  # the types below raise their errors in Chinese
)


class UsageError(Exception):
    """The command line cannot be followed; ``lines`` say why."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Parser(argparse.ArgumentParser):
    """The arguments of one command. Add them with ``argument`` and ``option``, then ``parse``."""

    def __init__(self, command: str, usage: str, description: str, notes: Sequence[str] = ()) -> None:
        line = f"checker {command} {usage}"
        super().__init__(prog=f"checker {command}", usage=line, add_help=False, allow_abbrev=False)
        self._opening = [f"用法：{line}", "", description]
        self._notes = notes
        self._arguments: list[tuple[str, str]] = []
        self._options: list[tuple[str, str]] = []
        self._known: list[str] = []
        self.option("-h", "--help", action="help", help="显示这段说明")

    def argument(self, name: str, metavar: str, help: str, **settings: Any) -> None:
        """An argument told by its position."""
        self._arguments.append((metavar, help))
        self.add_argument(name, metavar=metavar, help=help, **settings)

    def option(self, *names: str, help: str, metavar: str = "", **settings: Any) -> None:
        """An option; with a *metavar* it takes a value."""
        self._options.append((f"{', '.join(names)} {metavar}".rstrip(), help))
        self._known.extend(names)
        if metavar:
            settings["metavar"] = metavar
        self.add_argument(*names, help=help, **settings)

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """The values in *words*; options may stand before, between and after arguments. Raises UsageError."""
        values, rest = self.parse_known_intermixed_args(list(words))
        if rest:
            from checker.checklist.problems import suggest

            near = suggest(rest[0].partition("=")[0], self._known) if rest[0].startswith("-") else ""
            self._refuse(f"不认识的参数 {rest[0]}{near}")
        return values

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with *message*, argparse's own, in Chinese."""
        for pattern, chinese in _SAID:
            match = re.fullmatch(pattern, message, re.DOTALL)
            if match:
                self._refuse(chinese.format(*match.groups()))
        self._refuse("命令行写法有误")

    def print_help(self, file: Any = None) -> None:
        """Print the help on standard output."""
        streams.say(self.format_help())

    def format_help(self) -> str:
        """The help: usage, description, arguments, options, notes; no line wider than the terminal or 100 columns."""
        from checker.renderers.layout import columns, pad, wrap

        width = max(60, min(streams.width(), 100))
        left = max(columns(name) for name, _ in (*self._arguments, *self._options)) + 4
        lines = list(self._opening)
        for title, rows in (("参数", self._arguments), ("选项", self._options)):
            if rows:
                lines += ["", f"{title}："]
            for name, text in rows:
                lines += wrap(text, width, pad(f"  {name}", left), " " * left)
        for note in self._notes:
            lines += ["", *wrap(note, width)]
        return "\n".join(lines)

    def _refuse(self, message: str) -> NoReturn:
        raise UsageError(message, f"用 {self.prog} --help 查看用法")


def rule_options(parser: Parser) -> None:
    """The options that say which rules, plugins and configuration to use."""
    parser.option("--rules", metavar="文件夹", action="append", default=[], help="另加这个文件夹里的清单，可写多次")
    parser.option("--plugins-dir", metavar="文件夹", help="另加这个文件夹里的插件")
    parser.option("--config", metavar="文件", help="配置文件；不写则从当前文件夹起向上找 checker.toml")


def one_of(choices: Iterable[str]) -> Callable[[str], str]:
    """A type for argparse: one of *choices*."""
    known = tuple(choices)

    def chosen(value: str) -> str:
        if value not in known:
            raise argparse.ArgumentTypeError(f"没有“{value}”；可用 {'、'.join(known)}")
        return value

    return chosen


def day(value: str) -> date:
    """A type for argparse: a day written YYYY-MM-DD and no other way.

    >>> day("2025-05-08")
    datetime.date(2025, 5, 8)
    """
    try:
        found = date.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.isoformat() != value:
        raise argparse.ArgumentTypeError(f"“{value}”不是日期；写作 2025-05-08 这样")
    return found
