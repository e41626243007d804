"""One bad plugin is named, its requirements are open, and the others go on."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pytest

from checker.engine import Checker
from checker.model import ReadError, Source, Verdict
from checker.registry import PluginError, Registry
from checker.report import Report

Make = Callable[..., Checker]

GOOD = """
@hookimpl
def check(document: Document) -> Finding:
    return Finding.passed(document.body)
"""
NOTICE = Source("notice.txt", "关于评选结果的公示\n现予以公示。".encode())

BAD = {
    "import_fails": ("import no_such_module_at_all\n" + GOOD, "ModuleNotFoundError"),
    "wrong_syntax": ("def check(:\n", "SyntaxError"),
    "exits": ("raise SystemExit(0)\n", "SystemExit"),
    "strange_end": ("class Odd(BaseException): pass\nraise Odd('哎')\n", "Odd: 哎"),
    "misspells": (GOOD.replace("def check", "def chekc"), "钩子“chekc”不存在"),
    "wrong_arguments": (GOOD.replace("document: Document", "notice"), "notice"),
    "newer": ("CHECKER_API = 2\n" + GOOD, "按第 2 版接口编写"),
    "no_hook": (GOOD.replace("@hookimpl", ""), "没有实现 check"),
    "wrong_options": ("class Options: pass\n" + GOOD, "Options 不是 dataclass"),
    "raises": (GOOD.replace("return", "raise ValueError('第一行\\n第二行') #"), "ValueError: 第一行 第二行"),
    "leaves": (GOOD.replace("return", "raise SystemExit(3) #"), "SystemExit: 3"),
    "recurses": (GOOD.replace("return", "return check(document) #"), "RecursionError"),
    "says_nothing": (GOOD.replace("return", "return None #"), "返回了 NoneType"),
    "says_text": (GOOD.replace("return", "return '好' #"), "返回了 str"),
    "outside": (GOOD.replace("document.body", "Span(0, 10**6)"), "does not lie"),
    "backwards": (GOOD.replace("document.body", "Span(4, 2)"), "does not lie"),
    "no_span": (GOOD.replace("document.body", "'公示'"), "not evidence"),
    "not_scalar": (GOOD.replace("document.body)", "document.body, values={'at': document.body})"), "at"),
    "not_a_number": (GOOD.replace("document.body)", "document.body, values={'x': float('nan')})"), "x"),
    "message_is_none": (GOOD.replace("Finding.passed(document.body)", "Finding.failed(None)"), "message"),
    "verdict_is_text": (GOOD.replace("Finding.passed(document.body)", "Finding('passed', '')"), "verdict"),
    "bad_edit": (
        GOOD.replace("Finding.passed(document.body)", "Finding.failed('', edits=[Edit(Span(0, 999), '')])"),
        "does not lie",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_plugin_is_named_and_the_others_go_on(make: Make, name: str) -> None:
    source, cause = BAD[name]
    report = make({"before": GOOD, name: source, "after": GOOD}).check_source(NOTICE)
    first, bad, last = report.results
    assert (first.verdict, last.verdict) == (Verdict.PASS, Verdict.PASS)
    assert bad.verdict is Verdict.OPEN
    assert name in bad.message
    assert cause in bad.message
    assert "\n" not in bad.message
    assert (report.coverage.loaded, report.coverage.ran, report.coverage.open) == (3, 2, 1)
    assert Report.from_dict(report.to_dict()) == report


def test_a_plugin_that_cannot_be_loaded_is_remembered(make: Make) -> None:
    checker = make({"raises_once": "raise RuntimeError('坏了')"})
    for _ in range(2):
        assert checker.check_source(NOTICE).coverage.open == 1
    assert len(checker.registry.problems()) == 1
    assert "raises_once" in checker.registry.problems()[0]


def test_an_interrupt_by_the_user_is_not_swallowed(make: Make) -> None:
    with pytest.raises(KeyboardInterrupt):
        make({"at_import": "raise KeyboardInterrupt"}).check_source(NOTICE)


def test_an_interrupt_during_a_check_is_not_swallowed(make: Make) -> None:
    with pytest.raises(KeyboardInterrupt):
        make({"at_check": GOOD.replace("return", "raise KeyboardInterrupt #")}).check_source(NOTICE)


def test_a_plugin_that_does_not_exist_is_suggested() -> None:
    with pytest.raises(PluginError, match=r"没有名为“publicity_perod”的插件，是不是“publicity_period”？"):
        Registry().plugin("publicity_perod")


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="插件目录不存在"):
        Registry(tmp_path / "none")


def test_a_plugin_says_where_it_comes_from(make: Make) -> None:
    registry = make({"mine": GOOD}).registry
    assert registry.plugin("mine").origin == "mine.py"
    assert registry.plugin("mine").summary == "mine。"
    assert registry.plugin("publicity_period").origin == "内置"
    assert {"mine", "publicity_period"} <= set(registry.names())


def test_two_folders_may_have_plugins_of_one_name(tmp_path: Path) -> None:
    names = []
    for word in ("甲", "乙"):
        folder = tmp_path / word
        folder.mkdir()
        (folder / "same.py").write_text(f'"""{word}。"""\n', encoding="utf-8")
        names.append(Registry(folder).plugin("same").summary)
    assert names == ["甲。", "乙。"]


def test_the_digest_follows_the_plugins_that_are_named(make: Make) -> None:
    registry = make({"mine": GOOD, "other": GOOD, "bad": "raise ValueError"}).registry
    mine = registry.digest(["mine"])
    assert mine != registry.digest(["other"])
    assert registry.digest(["bad"]) != registry.digest(["none"])
    assert registry.digest(["mine", "mine"]) == mine


def test_a_plugin_is_given_what_it_asks_for_in_any_order(make: Make) -> None:
    source = """
    @hookimpl
    def check(calendar, profile, requirement, document):
        return Finding.failed(f"{requirement.id} {profile.province} {len(document.text)} {type(calendar).__name__}")
    """
    (result,) = make({"asks": source}).check_source(NOTICE).results
    assert result.message == "R-asks  16 WorkCalendar"


# Installed distributions.

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Installs a distribution as pip leaves it: modules on the path, and a dist-info folder with its entry points."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))

    def install(name: str, entry_points: dict[str, str], **modules: str) -> None:
        info = site / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        lines = [f"{entry} = {target}" for entry, target in entry_points.items()]
        (info / "entry_points.txt").write_text("\n".join(["[checker]", *lines]))
        for module, source in modules.items():
            text = f'"""{module}。"""\nfrom checker import Finding, hookimpl\n{dedent(source)}'
            (site / f"{module}.py").write_text(text, encoding="utf-8")

    return install


def test_an_installed_plugin_is_found_by_its_entry_point(install: Install) -> None:
    install("tiny", {"tiny_check": "tiny_good"}, tiny_good=GOOD.replace(": Document", ""))
    plugin = Registry().plugin("tiny_check")
    assert (plugin.summary, plugin.origin) == ("tiny_good。", "tiny 1.0")
    assert "tiny_check" in Registry().names()


def test_a_broken_distribution_does_not_hide_the_others(install: Install) -> None:
    install(
        "two",
        {
            "a_broken": "two_broken",
            "b_missing": "two_no_such_module",
            "c_good": "two_good",
            "d_old": "two_good:nothing",
        },
        two_broken="raise SystemExit('不干了')",
        two_good=GOOD.replace(": Document", ""),
    )
    registry = Registry()
    assert registry.read(NOTICE).format == "text"
    assert registry.plugin("c_good").call is not None
    problems = registry.problems()
    assert [name for name in ("a_broken", "b_missing", "d_old") if any(name in line for line in problems)] == [
        "a_broken",
        "b_missing",
        "d_old",
    ]


READER = """
from checker.model import Block, Content, Run
@hookimpl
def read(source):
    if source.name.endswith(".made"):
        return Content((Block((Run(source.data.decode("ascii")),)),), "made")
"""


def test_an_installed_reader_is_asked_before_the_built_in_ones(install: Install) -> None:
    install("reading", {"made_reader": "reading_made"}, reading_made=READER)
    registry = Registry()
    assert registry.read(Source("a.made", b"abc")).format == "made"
    assert registry.read(NOTICE).format == "text"


@pytest.mark.parametrize("fault", ["raise ValueError('坏字节')", "return '不是内容'"])
def test_a_reader_that_fails_is_named(install: Install, fault: str) -> None:
    source = f"@hookimpl\ndef read(source):\n    if source.name.endswith('.made'):\n        {fault}\n"
    install("failing", {"made_reader": f"failing_{len(fault)}"}, **{f"failing_{len(fault)}": source})
    checker = Checker()
    report = checker.check_source(Source("a.made", b"abc"))
    assert report.error is not None
    assert report.error.code == "reader_failed"
    assert "made_reader" in report.error.message
    assert checker.check_source(NOTICE).error is None


def test_an_installed_distribution_brings_checklists(install: Install, tmp_path: Path) -> None:
    rules = tmp_path / "brought.toml"
    rules.write_text(
        '[checklist]\nid = "brought"\ntitle = "带来的清单"\n'
        '[[requirement]]\nid = "BR-1"\ntitle = "一"\nkind = "content"\nplugin = "brings"\n',
        encoding="utf-8",
    )
    source = f"from pathlib import Path\n@hookimpl\ndef checklists():\n    return [Path({str(rules)!r})]\n"
    install("bringing", {"brings": "bringing_rules"}, bringing_rules=source + GOOD.replace(": Document", ""))
    report = Checker(checklists=("brought",)).check_source(NOTICE)
    assert [(result.requirement, result.verdict) for result in report.results] == [("BR-1", Verdict.PASS)]


def test_checklists_that_cannot_be_brought_are_told(install: Install) -> None:
    install(
        "lost", {"brings_none": "lost_rules"}, lost_rules="@hookimpl\ndef checklists():\n    raise OSError('没了')\n"
    )
    checker = Checker()
    assert any("brings_none" in problem and "没了" in problem for problem in checker.registry.problems())
    assert checker.check_source(NOTICE).error is None


def test_an_installed_renderer_is_called_by_its_name(install: Install) -> None:
    source = "@hookimpl\ndef render(reports, target):\n    target.write(b'%d' % len(list(reports)))\n    return True\n"
    install("printing", {"counting": "printing_count"}, printing_count=source)
    target = BytesIO()
    assert Registry().renderer("counting")([Report("a", "")], target)
    assert target.getvalue() == b"1"


def test_an_output_format_that_does_not_exist_is_told() -> None:
    with pytest.raises(PluginError, match="没有名为“jsn”的输出格式"):
        Registry().renderer("jsn")


def test_bytes_that_no_reader_knows_are_told() -> None:
    with pytest.raises(ReadError) as caught:
        Registry().read(Source("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"))
    assert caught.value.code == "unknown_format"


def test_a_known_format_that_is_not_read_says_what_to_do_instead() -> None:
    with pytest.raises(ReadError, match="另存为 PDF") as caught:
        Registry().read(Source("通知.OFD", b"PK\x05\x06" + bytes(18)))
    assert caught.value.code == "unsupported_format"
