"""The rules of the house: what no single module can keep by itself."""

import ast
import inspect
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import checker
from checker import hookspecs, registry
from checker.cases import SUFFIX, Case, read_cases
from checker.checklist import ChecklistError, Rulebook, build_options
from checker.document.place import PLACES
from checker.model import Verdict

ROOT = Path(__file__).parent.parent
PLUGINS = sorted(path for path in (ROOT / "plugins").glob("*.py") if path.stem != "__init__")
MODULES = sorted(path for folder in ("checker", "plugins", "rules") for path in (ROOT / folder).rglob("*.py"))
PACKAGES = {"checker.plugins": "plugins", "checker.rules": "rules"}

PUBLIC = [
    "Bidder",
    "Candidate",
    "Checker",
    "Contact",
    "ContactKind",
    "Covered",
    "Document",
    "Edit",
    "Entry",
    "Field",
    "Filling",
    "Finding",
    "Level",
    "Listed",
    "Mechanism",
    "Member",
    "MemberList",
    "PartyField",
    "Period",
    "PeriodKind",
    "Profile",
    "Quote",
    "Requirement",
    "Roster",
    "Series",
    "SeriesFinding",
    "Span",
    "ValueKind",
    "Verdict",
    "WorkCalendar",
    "covered_times",
    "excerpt",
    "filling",
    "grouped",
    "han_pattern",
    "hookimpl",
    "is_person_name",
    "last_day",
    "matters",
    "member_lists",
    "parse_integer",
    "personal_numbers",
    "predecessor",
    "prolonged",
    "same_number",
    "shown",
    "units",
]

HOOKS = {
    "read": "(source: Source) -> Content | None",
    "check": (
        "(document: Document, requirement: Requirement, options: Any, profile: Profile, calendar: WorkCalendar)"
        " -> Finding | None"
    ),
    "check_series": (
        "(series: Series, requirement: Requirement, options: Any, profile: Profile, calendar: WorkCalendar)"
        " -> SeriesFinding | None"
    ),
    "render": "(reports: Iterable[Report], target: BinaryIO) -> bool | None",
    "checklists": "() -> Iterable[Traversable]",
}

#: What another requirement fails for, and is then not asked for here.
NEVER_FAIL = {"receiving_address"}

#: What is a question in any case.
NEVER_PASS = {"official_seal"}

#: Rows that no notice can pass: a law gives a number of classes only, so enough items are for a person to compare.
ROWS_THAT_NEVER_PASS = {
    *("CQ-CT-01", "HA-CT-01", "HA-CT-02"),
    "GW-EL-13",  # a picture is no proof of a seal
}

#: Rows that no notice can fail.
ROWS_THAT_NEVER_FAIL = {
    "GW-EL-14",  # a letter without a remark needs none
    "S2-11",  # what is said of banners is shown, nothing is asked of it
    "SK-05.address",  # not asked for beside a telephone; without any channel SK-05.channel fails
}


@cache
def rulebook() -> Rulebook:
    return Rulebook.load()


@cache
def plugins() -> registry.Registry:
    return registry.Registry()


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Plugins and their cases.


@pytest.mark.parametrize("path", PLUGINS, ids=lambda path: path.stem)
def test_a_plugin_says_what_it_is_for(path: Path) -> None:
    assert (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").strip()


@pytest.mark.parametrize("path", PLUGINS, ids=lambda path: path.stem)
def test_a_plugin_has_a_passing_a_failing_and_a_near_miss_case(path: Path) -> None:
    file = path.with_name(path.stem + SUFFIX)
    assert file.exists(), f"{_shown(file)} is missing"
    cases = read_cases(file)
    assert cases.plugin == path.stem
    wanted = {"near_miss", *(["pass"] * (path.stem not in NEVER_PASS)), *(["fail"] * (path.stem not in NEVER_FAIL))}
    assert wanted <= {kind for case in cases.case for kind in _shown_by(case)}


def _shown_by(case: Case) -> Iterator[str]:
    """The kinds of case that *case* is an example of: a pass that does not apply is none."""
    if case.kind == "near_miss" or (
        not case.checklist and case.expected in (Verdict.PASS, Verdict.FAIL, Verdict.REVIEW)
    ):
        yield case.kind


def test_every_requirement_has_a_passing_a_failing_and_a_near_miss_case() -> None:
    """Beside plugins or with the checklists. What can never pass or fail must have no case that says it does."""
    shown: dict[str, set[str]] = {name: set() for name in rulebook().requirement_ids()}
    for folder in (ROOT / "plugins", ROOT / "tests" / "checklists"):
        for file in sorted(folder.rglob(f"*{SUFFIX}")):
            for name, kind in (pair for case in read_cases(file).case for pair in case.shows()):
                shown.setdefault(name, set()).add(kind)
    never = {"pass": ROWS_THAT_NEVER_PASS, "fail": ROWS_THAT_NEVER_FAIL, "near_miss": set[str]()}
    problems = [
        f"{name}: {'no' if name not in exempt else 'a'} {kind} case"
        for name in rulebook().requirement_ids()
        for kind, exempt in never.items()
        if (kind in shown[name]) is (name in exempt)
    ]
    assert not problems, "\n".join(problems)


def test_cases_lie_beside_a_plugin() -> None:
    stems = {path.stem for path in PLUGINS}
    orphans = [
        path.name for path in (ROOT / "plugins").glob(f"*{SUFFIX}") if path.name.removesuffix(SUFFIX) not in stems
    ]
    assert not orphans


# Rules.


def test_all_rules_load() -> None:
    """Ids are unique, every @term and every basis resolves, every pattern of ``include`` and every change has rows."""
    rulebook().load_all()


def test_every_row_names_a_plugin_that_takes_its_options() -> None:
    problems = []
    for name in rulebook().requirement_ids():
        row = rulebook().requirement(name)
        asked = [(row.plugin, row.options), *((condition.plugin, condition.options) for condition in row.when)]
        for plugin, options in asked:
            try:
                build_options(plugins().plugin(plugin).options, options, rulebook().where(name))
            except (registry.PluginError, ChecklistError) as error:
                problems.append(f"{name}: {error}")
    assert not problems, "\n".join(problems)


def test_every_row_belongs_somewhere() -> None:
    """``place`` is one that a document has, and ``section`` is a vocabulary that exists or plain words."""
    for name in rulebook().requirement_ids():
        row = rulebook().requirement(name)
        assert row.place in PLACES, f"{name}: place {row.place!r}"
        if row.section.startswith("@"):
            assert row.section[1:] in rulebook().lexicon, f"{name}: section {row.section!r}"


def test_every_row_is_in_a_checklist_that_can_be_told() -> None:
    """A checklist without [[detect]] is a store of rows for others; one for a series is asked for."""
    told = [head for head in rulebook().heads if head.detect or head.series]
    listed = {row.id for head in told for row in rulebook().checklist(head.id).requirements}
    assert listed >= set(rulebook().requirement_ids())


def test_every_detection_finds_its_words() -> None:
    for head in rulebook().heads:
        for one in head.detect:
            for word in (*one.body, *one.body_all, *one.body_not):
                rulebook().lexicon.resolve(word)
            for word in (*one.title, *one.title_not):
                assert not word.startswith("@"), f"{head.id}: {word} in a title is not looked up"


# The public API and the hooks.


def test_the_public_names_are_pinned() -> None:
    assert checker.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_documented(name: str) -> None:
    docstring = inspect.getdoc(getattr(checker, name)) or ""
    assert docstring.strip()
    assert not docstring.startswith(f"{name}("), "that is the docstring that dataclass or NamedTuple makes"


def _signature(hook: Callable[..., object]) -> str:
    """Its signature, however its annotations are quoted and wherever their names come from."""
    return re.sub(r"<class '|'>|'|(?:\w+\.)+", "", str(inspect.signature(hook)))


def test_hook_signatures_only_ever_gain_arguments() -> None:
    functions = inspect.getmembers(hookspecs, inspect.isfunction)
    hooks = {name: hook for name, hook in functions if hasattr(hook, "checker_spec")}
    assert {name: _signature(hook) for name, hook in hooks.items()} == HOOKS


def test_the_registry_knows_every_hook() -> None:
    assert set(registry._HOOKS) == set(HOOKS)


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_documented(hook: str) -> None:
    page = ROOT / "docs" / "plugins.md"
    if not page.exists():
        pytest.skip("docs/plugins.md is not written yet")
    assert re.search(rf"`{hook}\b", page.read_text(encoding="utf-8"))


# Packaging, size and names.


def test_declared_packages_are_those_on_disk() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    on_disk = {".".join(path.parent.relative_to(ROOT).parts) for path in MODULES}
    declared = project["tool"]["setuptools"]["packages"]
    assert len(declared) == len(set(declared))
    assert {PACKAGES.get(package, package) for package in declared} == on_disk
    assert project["tool"]["setuptools"]["package-dir"] == PACKAGES
    assert all((path.parent / "__init__.py").exists() for path in MODULES)


@pytest.mark.parametrize("path", MODULES, ids=_shown)
def test_a_module_is_small_and_named_for_what_it_does(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem not in ("utils", "util", "helpers", "common", "misc")
    assert text.count("\n") <= 300, "split it: a module has at most 300 lines"
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno + 1 > 60
    ]
    assert not long, "split them: a function has at most 60 lines"


def _tracked() -> list[Path]:
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a checkout of the repository")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_nothing_names_a_folder_of_somebodys_machine() -> None:
    local = re.compile(rb"(?<![\w.>}\])*])/(?:work|root|tmp/[a-z]|home/[a-z]|Users/\w)[\w/.-]*")
    found = [
        f"{_shown(path)}: {match.group().decode()}"
        for path in _tracked()
        for match in local.finditer(path.read_bytes())
    ]
    assert not found, "\n".join(found)


# README.


@cache
def _readme() -> str:
    page = ROOT / "README.md"
    return page.read_text(encoding="utf-8") if page.exists() else ""


def _help(command: str) -> str:
    run = [sys.executable, "-m", "checker", command, "--help"]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False).stdout


def test_readme_shows_commands_and_options_that_exist() -> None:
    if not _readme():
        pytest.skip("README.md is not written yet")
    shown = re.findall(r"(?:^|[`$/\\])checker ([a-z]+)([^`\n]*)", _readme(), re.MULTILINE)
    assert shown
    helps = {command: _help(command) for command, _ in shown}
    unknown = [
        f"checker {command} {option}"
        for command, rest in shown
        for option in ["", *re.findall(r"--[a-z-]+", rest)]
        if not helps[command] or option not in helps[command]
    ]
    assert not unknown


def test_readme_names_files_that_exist() -> None:
    if not _readme():
        pytest.skip("README.md is not written yet")
    named = set(re.findall(r"\b(?:examples|docs|plugins|rules|tests)/[\w./-]*\w", _readme()))
    assert not sorted(name for name in named if not (ROOT / name).exists())
