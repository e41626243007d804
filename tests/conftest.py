"""A checker with plugins and rows made up for one test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from checker.engine import Checker
from checker.report import Report

#: ``make(plugins={name: source}, rows=toml, head=toml, seconds=...)``: a Checker that applies the checklist "made".
Make = Callable[..., Checker]
#: ``judge(plugins={...}, text=..., ...)``: the report of one notice by such a Checker.
Judge = Callable[..., Report]

IMPORTS = "from checker import Document, Edit, Finding, Profile, Requirement, Span, hookimpl\n"


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHECKER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a Checker. Without ``rows`` there is one requirement ``R-name`` for each plugin, in the order given."""

    def make(
        plugins: dict[str, str], rows: str | None = None, head: str = "", chosen: bool = True, seconds: float = 5.0
    ) -> Checker:
        folder, rules = tmp_path / "made_plugins", tmp_path / "made_rules"
        folder.mkdir()
        rules.mkdir()
        for name, source in plugins.items():
            (folder / f"{name}.py").write_text(f'"""{name}。"""\n{IMPORTS}{dedent(source)}', encoding="utf-8")
        if rows is None:
            rows = "".join(
                f'[[requirement]]\nid = "R-{name}"\ntitle = "{name}"\nkind = "content"\nplugin = "{name}"\n'
                for name in plugins
            )
        head = head or '[checklist]\nid = "made"\ntitle = "试用清单"\n'
        (rules / "made.toml").write_text(f"{head}\n{dedent(rows)}", encoding="utf-8")
        return Checker(plugins_dir=folder, rules=(rules,), checklists=("made",) if chosen else (), seconds=seconds)

    return make
