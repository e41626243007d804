"""What another machine needs to check as this one does: rules, plugins and settings as data, code by comparison."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.batch.fingerprint import Identity, identity

if TYPE_CHECKING:
    from checker.checklist.files import RuleFile
    from checker.engine import Checker


class Kit(NamedTuple):
    """All that makes a Checker on another machine. It pickles.

    ``tables`` and ``origin`` are what the configuration file says and its absolute path, by which folders are told;
    ``rules`` are all rule files, ``plugins`` the modules of the plugins folder by file name.
    """

    tables: Mapping[str, Any]
    origin: str
    publish_date: date | None
    rules: "tuple[RuleFile, ...]"
    plugins: tuple[tuple[str, bytes], ...]
    asked: tuple[tuple[str, ...], bool, bool, float]
    identity: Identity


def pack_kit(checker: "Checker", plugins_dir: Path | None) -> Kit:
    """The kit of *checker*, whose plugins folder is *plugins_dir*. Raises OSError where something cannot be read."""
    config = checker.config
    modules = sorted(plugins_dir.glob("*.py")) if plugins_dir else ()
    return Kit(
        dict(config.tables),
        os.path.abspath(config.origin) if config.origin else "",
        config.profile.publish_date,
        checker.rulebook.files,
        tuple((path.name, path.read_bytes()) for path in modules),
        checker.asked,
        identity(checker),
    )


def lay_out(kit: Kit, folder: Path) -> None:
    """Write the plugins of *kit* into *folder*, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in kit.plugins:
        (folder / name).write_bytes(data)


def unpack_kit(kit: Kit, folder: Path) -> "Checker":
    """The Checker that *kit* describes; its plugins lie in *folder*. Raises ChecklistError, PluginError."""
    from checker.checklist import Config, Rulebook, config_of
    from checker.engine import Checker

    config = config_of(kit.tables, kit.origin) if kit.origin else Config()
    profile = replace(config.profile, publish_date=kit.publish_date)
    checklists, cards, texts, seconds = kit.asked
    return Checker(
        replace(config, profile=profile, rules=(), plugins_dir=None),
        plugins_dir=folder if kit.plugins else None,
        checklists=checklists,
        cards=cards,
        texts=texts,
        seconds=seconds,
        rulebook=Rulebook(kit.rules),
    )


def refusal(kit: Kit, folder: Path) -> str:
    """Why this machine cannot check with *kit*, in a few words; empty where it can."""
    from checker.registry import told

    try:
        lay_out(kit, folder)
        here = identity(unpack_kit(kit, folder))
    except Exception as error:  # whatever it is, this machine cannot be relied on
        return f"检查程序用不起来：{told(error)}"
    if here.version != kit.identity.version:
        return f"程序版本是 {here.version}，本机是 {kit.identity.version}"
    return "" if here == kit.identity else "程序代码、插件或依赖库的版本与本机不同"
