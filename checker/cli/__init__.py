"""The command line. One module per command, imported when that command is asked for."""

import sys
from collections.abc import Sequence

from checker.cli import streams
from checker.cli.arguments import UsageError
from checker.cli.exits import INTERRUPTED, NOBODY_READS, SOUND, UNCHECKED, USAGE
from checker.version import VERSION

#: Command → what it does. The module of a command has its name and a function ``run``.
COMMANDS = {
    "check": "检查公示、公开文件，给出报告",
    "annotate": "写出加了批注的 Word 检查稿",
    "clean": "清除检查稿里的批注、修订和检查表",
    "text": "原样输出检查时读到的文字",
    "explain": "说明一项要求或一份清单",
    "checklists": "列出全部清单",
    "plugins": "列出全部插件",
    "cache": "说明或清空缓存",
    "config": "查看生效的配置，写出配置的 JSON Schema",
    "doctor": "检查安装、规则、插件和配置是否完好",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line *arguments* (``sys.argv`` without its first) and return the exit code.

    Raises nothing but SystemExit, after --help.
    """
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except UsageError as error:
        return _refused(error.lines)
    except BrokenPipeError:
        streams.abandon()
        return NOBODY_READS
    except KeyboardInterrupt:
        streams.complain("已中断，检查没有完成")
        return INTERRUPTED
    except Exception as error:
        return _failed(error)


def _run(words: list[str]) -> int:
    command, rest = (words[0], words[1:]) if words else ("", [])
    if command in COMMANDS:
        from importlib import import_module

        code = import_module(f"checker.cli.{command}").run(rest)
        assert isinstance(code, int)
        return code
    if command in ("-h", "--help"):
        streams.say(_help())
        return SOUND
    if command in ("-V", "--version"):
        streams.say(f"checker {VERSION}")
        return SOUND
    if not command:
        raise UsageError(_help())
    from checker.checklist.problems import suggest

    what = "选项" if command.startswith("-") else "命令"
    raise UsageError(f"没有“{command}”这个{what}{suggest(command, COMMANDS)}", "用 checker --help 查看全部命令")


def _refused(lines: Sequence[str]) -> int:
    for line in lines:
        streams.complain(line)
    return USAGE


def _failed(error: Exception) -> int:
    """Rules, configuration and plugins that cannot be used are for the user to mend; all else is for us."""
    from checker.checklist import ChecklistError
    from checker.registry import PluginError

    if isinstance(error, ChecklistError):
        return _refused(error.problems)
    if isinstance(error, PluginError):
        return _refused([str(error)])
    from traceback import format_exception

    streams.complain("程序内部出错，检查没有完成。请把下面的内容告诉维护者：")
    streams.complain("".join(format_exception(error)).rstrip())
    return UNCHECKED


def _help() -> str:
    width = max(map(len, COMMANDS))
    return "\n".join(
        [
            "用法：checker 命令 [选项]",
            "",
            "公示、公开文件发布前的检查：缺什么、错在哪里、依据是什么、怎样补正。",
            "",
            "命令：",
            *(f"  {name:<{width}}  {summary}" for name, summary in COMMANDS.items()),
            "",
            "  checker 命令 --help  说明一个命令",
            "  checker --version    版本",
        ]
    )
