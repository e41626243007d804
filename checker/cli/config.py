"""``checker config``: what holds here, and where it comes from; the shape of a configuration."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.cli import streams
from checker.cli.arguments import Parser, UsageError
from checker.cli.exits import SOUND

_NOTES = (
    "show：列出生效的设置，每行末尾写明出自哪个文件；给出文件路径时，按那个文件所在的文件夹列。",
    "schema：写出配置文件的 JSON Schema，编辑器可用来提示和检查。",
)


def run(words: Sequence[str]) -> int:
    """Print what *words* ask for and return the exit code."""
    parser = Parser("config", "show [文件] | schema", "查看配置。", _NOTES)
    parser.argument("what", "show | schema", "看什么")
    parser.argument("path", "文件", "按这个文件所在的文件夹看", nargs="?")
    parser.option("--config", metavar="文件", help="配置文件；不写则从当前文件夹起向上找 checker.toml")
    options = parser.parse(words)
    if options.what == "schema":
        from checker.checklist.schema import config_schema

        streams.say(json.dumps(config_schema(), ensure_ascii=False, indent=2))
        return SOUND
    if options.what != "show":
        raise UsageError(f"没有“{options.what}”；可用 show、schema", "用 checker config --help 查看用法")
    for line in _shown(Path(options.config) if options.config else None, options.path):
        streams.say(line)
    return SOUND


def _shown(path: Path | None, notice: str | None) -> Iterator[str]:
    from checker.checklist import load_config

    config = load_config(path, Path.cwd())
    found = f"配置文件：{config.origin}"
    yield found if config.origin else "没有找到 checker.toml（也没有 pyproject.toml 的 [tool.checker]），全部用默认设置"
    within = config.matching(Path(notice)) if notice else ()
    layers = [(dict(config.tables), Path(config.origin).name)]
    layers += [(dict(config.folders[number].tables), f"[[folder]] {config.folders[number].path}") for number in within]
    held = {key: (value, "默认") for key, value in _defaults()}
    for tables, where in layers:
        for key, value in _settings(tables):
            held[key] = (value, where)
    for key, (value, where) in held.items():
        yield f"{key} = {value}    # {where}"
    others = [one.path for number, one in enumerate(config.folders) if number not in within]
    if others:
        yield f"另有按文件夹的设置：{'、'.join(others)}（写上文件路径可看哪些生效）"


def _settings(tables: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Every value with the keys that lead to it, written as TOML has them."""
    for key, value in tables.items():
        name = f"{above}.{_key(key)}" if above else _key(key)
        if isinstance(value, Mapping):
            yield from _settings(value, name)
        elif name != "folder":
            yield name, json.dumps(value, ensure_ascii=False, default=str)


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else json.dumps(key, ensure_ascii=False)


def _defaults() -> Iterator[tuple[str, str]]:
    """What holds where nothing is said."""
    from dataclasses import MISSING, fields

    from checker.checklist.config import Checklists, Office, Run

    for name, made in (("profile", Office), ("checklists", Checklists), ("run", Run)):
        for field in fields(made):
            value = {} if field.default is MISSING else field.default
            yield f"{name}.{field.name}", json.dumps(value, ensure_ascii=False)
