"""Builds docs/coverage.md from docs/coverage.toml and the rules: ``python docs/build_coverage.py``."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.checklist import Rulebook

FOLDER = Path(__file__).parent
PAGE = FOLDER / "coverage.md"

_HEAD = """\
# What is checked

Built by `python docs/build_coverage.py`; do not edit. Every requirement of the {regimes} regimes that this project
knows, by its id: the rows that check it, or why no document can show it. A requirement with several parts has a row for
each, named by a suffix. `checker explain ID` says what a row looks for, on what legal basis, and how to mend it.

| | requirements | checked | no document shows it |
|---|---|---|---|
"""


class CoverageError(ValueError):
    """A requirement is neither checked nor explained, or is both, or the data name a row that is none."""


def page() -> str:
    """The page, ready to write. Raises CoverageError with every slip."""
    data = tomllib.loads((FOLDER / "coverage.toml").read_text(encoding="utf-8"))
    rulebook = Rulebook.load()
    titles = {name: rulebook.requirement(name).title for name in rulebook.requirement_ids()}
    rows = {one: checking(one, titles, data["checked_by"]) for regime in data["regime"] for one in regime["ids"]}
    raise_for(rows, titles, data["checked_by"], data["unseen"])
    text = _HEAD.format(regimes=len(data["regime"]))
    for regime in data["regime"]:
        text += _counts(regime["name"], [rows[one] for one in regime["ids"]])
    text += _counts("合计", list(rows.values()))
    for regime in data["regime"]:
        text += f"\n## {regime['name']}\n\n| 要求 | 核对它的行 |\n|---|---|\n"
        text += "".join(
            f"| {one} | {_cell(rows[one], titles, data['unseen'].get(one, ''))} |\n" for one in regime["ids"]
        )
    return text


def checking(requirement: str, rows: Iterable[str], by_others: dict[str, list[str]]) -> list[str]:
    """The rows that check *requirement*: those named after it, and those that coverage.toml names."""
    own = [name for name in rows if name == requirement or name.startswith(requirement + ".")]
    return own + by_others.get(requirement, [])


def raise_for(
    rows: dict[str, list[str]], known: Iterable[str], by_others: dict[str, list[str]], unseen: dict[str, str]
) -> None:
    """Raise CoverageError where the data and the rules do not fit together."""
    slips = [f"{one}: neither checked nor explained" for one, found in rows.items() if not found and one not in unseen]
    slips += [f"{one}: checked, and said to be unseen" for one, found in rows.items() if found and one in unseen]
    slips += [f"{one}: no such requirement" for one in (*by_others, *unseen) if one not in rows]
    slips += [f"{one}: no such row as {row}" for one, names in by_others.items() for row in names if row not in known]
    if slips:
        raise CoverageError("\n".join(slips))


def _counts(name: str, found: list[list[str]]) -> str:
    checked = sum(map(bool, found))
    return f"| {name} | {len(found)} | {checked} | {len(found) - checked} |\n"


def _cell(rows: list[str], titles: dict[str, str], reason: str) -> str:
    return "；".join(_named(rows, titles)) or f"不核对：{reason}"


def _named(rows: list[str], titles: dict[str, str]) -> Iterator[str]:
    for row in rows:
        yield f"`{row}` {titles[row]}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
