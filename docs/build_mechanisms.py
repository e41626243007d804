"""Builds docs/mechanisms.md from docs/mechanisms.toml and the rules: ``python docs/build_mechanisms.py``."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.checklist import Rulebook
from checker.model import Requirement
from checker.registry import Registry

FOLDER = Path(__file__).parent
PAGE = FOLDER / "mechanisms.md"

_HEAD = """\
# Mechanisms

Built by `python docs/build_mechanisms.py`; do not edit. The 60 mechanisms of the two documents that the checklists for
papers on open affairs (制度, 方案, 讲话, 总结) came from: what each is called, how many members it has and which these
documents name, what is checked, by which row, and where the inventory of the two documents has it (S1 the speech,
S2 the summary).

Members are shown as those two units name them. The checker fills in nobody's members: register your own in
`checker.toml`, see [rules.md](rules.md). 无从看出 is what no text can show, and is left to people.

| 出处 | 做法或说法 | 别称 | 数目 | 来源所列内容 | 核对什么 | 行 | 无从看出 |
|---|---|---|---|---|---|---|---|
"""


def page() -> str:
    """The page, ready to write. Raises KeyError or ChecklistError where the data name a row that is none."""
    rulebook, registry = Rulebook.load(), Registry()
    data = tomllib.loads((FOLDER / "mechanisms.toml").read_text(encoding="utf-8"))["mechanism"]
    by_plugin: dict[str, list[str]] = {}
    for name in rulebook.requirement_ids():
        by_plugin.setdefault(rulebook.requirement(name).plugin, []).append(name)
    return _HEAD + "".join(_line(entry, rulebook, registry, by_plugin) for entry in data)


def _line(entry: dict[str, Any], rulebook: Rulebook, registry: Registry, by_plugin: dict[str, list[str]]) -> str:
    rows = [rulebook.requirement(name) for name in entry.get("rows", ())]
    plugins = entry.get("plugins", ())
    checked = [*dict.fromkeys(_checked(row) for row in rows)]
    checked += [registry.plugin(name).summary.split("：")[0] for name in plugins]
    names = [f"`{row.id}`" for row in rows]
    names += [f"`{name}`" for plugin in plugins for name in by_plugin.get(plugin, (plugin,))]
    cells = (
        entry["at"],
        entry["name"],
        "、".join(dict.fromkeys(_aliases(rows))) or "—",
        "、".join(dict.fromkeys(filter(None, map(_number, rows)))) or "—",
        entry["members"],
        "；".join(dict.fromkeys(checked)),
        "、".join(names),
        entry.get("unseen", "—"),
    )
    return "| " + " | ".join(cells) + " |\n"


def _aliases(rows: list[Requirement]) -> Iterator[str]:
    for row in rows:
        yield from row.options.get("aliases", ())


def _number(row: Requirement) -> str:
    return "+".join(map(str, row.options.get("number", ())))


def _checked(row: Requirement) -> str:
    """What *row* looks at, in a few words."""
    if row.plugin == "mechanism":
        return "内容与数词、登记、文中别处相符" + ("，每项100%" if row.options.get("full") else "")
    if row.plugin == "mention":
        needs = [need["says"] for need in row.options["needs"]]
        return f"说到时写明{'、'.join(needs)}" if needs else "说到即可"
    return row.title


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
