"""when? → section? → plugin → Finding, each requirement once, in time, and always the same."""

import json
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from checker.checklist import Change, Config
from checker.engine import Checker, can_interrupt
from checker.engine.budget import alarm, within_budget
from checker.model import Level, Mechanism, Profile, Source, Verdict
from checker.report import Coverage, Report

Make = Callable[..., Checker]

TEXT = """关于王某某同志任前公示的公告
一、公示内容
现予以公示。
二、监督方式
监督电话：0531-12345678。
某市教育局
2025年5月6日
"""
NOTICE = Source("notice.txt", TEXT.encode())

SAYS = """
from dataclasses import dataclass
@dataclass(frozen=True)
class Options:
    verdict: str = "pass"
    find: str = "公示"
@hookimpl
def check(document, options):
    found = document.find(options.find)
    return {"pass": Finding.passed, "fail": Finding.failed, "review": Finding.review, "open": Finding.open,
            "notApplicable": Finding.not_applicable}[options.verdict](
        *([] if options.verdict == "pass" else ["说明"]), *found)
"""


def row(name: str = "R-1", plugin: str = "says", **keys: str) -> str:
    """A row of a checklist; *keys* are TOML as it stands."""
    lines = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return f'[[requirement]]\nid = "{name}"\ntitle = "要求"\nkind = "content"\nplugin = "{plugin}"\n{lines}'


# What applies, and where.


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        ("pass", "pass"),
        ("fail", "notApplicable"),
        ("review", "pass"),
        ("open", "open"),
        ("notApplicable", "notApplicable"),
    ],
)
def test_a_condition_decides_whether_a_requirement_applies(make: Make, condition: str, verdict: str) -> None:
    when = f'{{ plugin = "says", options = {{ verdict = "{condition}" }} }}'
    (result,) = make({"says": SAYS}, row(when=when)).check_source(NOTICE).results
    assert result.verdict == verdict
    assert result.plugin == "says"


def test_what_is_missing_where_a_condition_is_a_question_is_a_question(make: Make) -> None:
    when = '{ plugin = "asks" }'
    asks = "@hookimpl\ndef check():\n    return Finding.review('是否国有企业？')\n"
    failing = row(when=when, options='{ verdict = "fail" }')
    (result,) = make({"says": SAYS, "asks": asks}, failing).check_source(NOTICE).results
    assert (result.verdict, result.message) == (Verdict.REVIEW, "说明；是否国有企业？")


def test_all_conditions_must_hold(make: Make) -> None:
    holds, not_so = '{ plugin = "says" }', '{ plugin = "says", options = { verdict = "fail" } }'
    rows = row("R-1", when=f"[{holds}, {holds}]") + row("R-2", when=f"[{holds}, {not_so}]")
    first, second = make({"says": SAYS}, rows).check_source(NOTICE).results
    assert (first.verdict, second.verdict) == (Verdict.PASS, Verdict.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("cause", "verdict", "told"),
    [
        ("fail", "fail", "notApplicable"),
        ("fail", "review", "notApplicable"),
        ("review", "review", "notApplicable"),
        ("review", "fail", "fail"),  # a question must not hide a fault
        ("pass", "fail", "fail"),
        ("fail", "pass", "pass"),
        ("notApplicable", "fail", "fail"),
    ],
)
def test_one_cause_is_reported_once(make: Make, cause: str, verdict: str, told: str) -> None:
    rows = row("R-1", explained_by='["R-2"]', options=f'{{ verdict = "{verdict}" }}')
    rows += row("R-2", options=f'{{ verdict = "{cause}" }}')
    first, _ = make({"says": SAYS}, rows).check_source(NOTICE).results
    assert first.verdict == told
    assert (first.message == "见 R-2（要求）") is (told == "notApplicable")


def test_a_condition_that_cannot_be_asked_leaves_the_requirement_open(make: Make) -> None:
    (result,) = make({"says": SAYS}, row(when='{ plugin = "sys" }')).check_source(NOTICE).results
    assert result.verdict is Verdict.OPEN
    assert "没有名为“sys”的插件" in result.message


def test_a_section_narrows_what_a_plugin_sees(make: Make) -> None:
    rows = row("R-1", section='"监督方式"', options='{ find = "电话" }') + row("R-2", section='"监督方式"')
    first, second = make({"says": SAYS}, rows).check_source(NOTICE).results
    assert [TEXT[quote.start : quote.end] for quote in first.evidence] == ["电话"]
    assert second.evidence == ()


def test_a_section_that_is_absent_fails(make: Make) -> None:
    (result,) = make({"says": SAYS}, row(section='"公开程序"')).check_source(NOTICE).results
    assert result.verdict is Verdict.FAIL
    assert result.message == "没有“公开程序”部分"
    assert result.related[0].note == "应写在这里"


def test_a_requirement_in_two_checklists_runs_once(make: Make, tmp_path: Path) -> None:
    checker = make({"says": SAYS}, row("R-1") + row("R-2"))
    other = tmp_path / "other.toml"
    other.write_text('[checklist]\nid = "other"\ntitle = "另一种"\ninclude = ["R-*"]\n' + row("R-3"), encoding="utf-8")
    both = Checker(
        plugins_dir=tmp_path / "made_plugins", rules=(tmp_path / "made_rules", other), checklists=("made", "other")
    )
    report = both.check_source(NOTICE)
    assert [result.requirement for result in report.results] == ["R-1", "R-2", "R-3"]
    assert report.checklists == ("made", "other")
    assert "试用清单、另一种" in report.warnings[0]
    assert checker.check_source(NOTICE).results == report.results[:2]


def test_the_configuration_changes_rows(make: Make) -> None:
    checker = make({"says": SAYS}, row("R-1") + row("R-2"))
    checker.config = Config(
        changes={"R-1": Change(off=True), "R-2": Change(level=Level.ERROR, options={"verdict": "fail"})}
    )
    report = checker.check_source(NOTICE)
    assert [(result.requirement, result.level, result.verdict) for result in report.results] == [
        ("R-2", Level.ERROR, Verdict.FAIL)
    ]
    assert report.decided_by["改动的行"] == "R-1、R-2"


def test_a_finding_may_soften_the_level_of_its_row(make: Make) -> None:
    source = """
    from dataclasses import replace
    from checker import Level
    @hookimpl
    def check():
        return replace(Finding.failed("参照执行"), level=Level.NOTE)
    """
    (result,) = make({"soft": source}).check_source(NOTICE).results
    assert (result.verdict, result.level) == (Verdict.FAIL, Level.NOTE)


# What a result says.


def test_what_is_absent_is_told_by_the_place_where_it_belongs(make: Make) -> None:
    rows = row(place='"before_signature"', remedy='"公示期{days}天，至{end}。"')
    source = "@hookimpl\ndef check():\n    return Finding.failed('没有公示期', values={'days': 5})\n"
    (result,) = make({"says": source}, rows).check_source(NOTICE).results
    assert result.evidence == ()
    (place,) = result.related
    assert (place.start, place.end) == (TEXT.index("\n某市"), TEXT.index("\n某市"))
    assert result.remedy == "公示期5天，至××。"


def test_quotes_are_raw_text_with_raw_offsets(make: Make) -> None:
    text = "关于评选的公示\r\n监　督　电　话：０５３１－１２３４５６７８\r\n"
    source = (
        "@hookimpl\ndef check(document):\n    return Finding.passed(document.find('监督电话')[0], document.phones[0])\n"
    )
    (result,) = make({"says": source}).check_source(Source("a.txt", text.encode())).results
    assert [quote.text for quote in result.evidence] == ["监　督　电　话", "０５３１－１２３４５６７８"]
    assert all(text[quote.start : quote.end] == quote.text for quote in result.evidence)
    assert {(quote.where, quote.path) for quote in result.evidence} == {("第2段", "line[2]")}


def test_coverage_counts_every_requirement(make: Make) -> None:
    verdicts = ("pass", "fail", "review", "open", "notApplicable", "fail")
    rows = "".join(row(f"R-{n}", options=f'{{ verdict = "{verdict}" }}') for n, verdict in enumerate(verdicts))
    assert make({"says": SAYS}, rows).check_source(NOTICE).coverage == Coverage(6, 4, 1, 2, 1, 1, 1)


def test_zero_requirements_are_counted_as_zero(make: Make) -> None:
    report = make({}).check_source(NOTICE)
    assert (report.notice, report.results, report.coverage) == ("made", (), Coverage())


def test_a_notice_of_no_kind_has_no_results_and_says_so() -> None:
    report = Checker().check_source(Source("a.txt", "今天天气很好，我们去公园散步。".encode()))
    assert (report.notice, report.checklists, report.coverage, report.error) == (None, (), Coverage(), None)


@pytest.mark.parametrize(("name", "data", "code"), [("a.txt", b"", "empty"), ("a.pdf", b"%PDF-1.7", "broken_pdf")])
def test_a_source_that_cannot_be_read_is_a_report_with_its_error(name: str, data: bytes, code: str) -> None:
    report = Checker().check_source(Source(name, data))
    assert report.error is not None
    assert (report.error.code, report.results) == (code, ())


def test_a_file_is_named_without_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NOTICE.data)
    checker = Checker()
    assert checker.check(tmp_path / "a.txt").name == "a.txt"
    for path, message in [("none.txt", "没有这个文件"), ("", "这是一个文件夹")]:
        error = checker.check(tmp_path / path).error
        assert error is not None
        assert (error.code, error.message) == ("unreadable", message)


# Time.

BUSY = "@hookimpl\ndef check():\n    {body}\n"
HANGS = {
    "loops": "while True: pass",
    "sleeps": "import time; time.sleep(30)",
    "swallows": "while True:\n        try:\n            [0][1]\n        except Exception: pass",
    "swallows_once": "import time\n    try: time.sleep(30)\n    except BaseException: return Finding.passed()",
}


@pytest.mark.parametrize("name", HANGS)
@pytest.mark.skipif(not can_interrupt(), reason="nothing can be interrupted here")
def test_a_plugin_that_takes_too_long_is_interrupted(make: Make, name: str) -> None:
    begin = time.perf_counter()
    checker = make(
        {name: BUSY.format(body=HANGS[name]), "after": BUSY.format(body="return Finding.passed()")}, seconds=0.1
    )
    slow, after = checker.check_source(NOTICE).results
    assert time.perf_counter() - begin < 10
    assert (slow.verdict, slow.message) == (Verdict.OPEN, f"插件 {name} 超过时限（0.1秒）")
    assert after.verdict is Verdict.PASS


@pytest.mark.skipif(not can_interrupt(), reason="nothing can be interrupted here")
def test_a_plugin_that_takes_too_long_to_import_is_interrupted(make: Make) -> None:
    (result,) = make({"slow": "import time\ntime.sleep(30)\n"}, seconds=0.1).check_source(NOTICE).results
    assert result.verdict is Verdict.OPEN
    assert "slow" in result.message
    assert "超过时限" in result.message


def test_in_another_thread_the_time_is_measured_afterwards(make: Make) -> None:
    slow = BUSY.format(body="import time; time.sleep(0.3); return Finding.passed()")
    checker = make({"slow": slow, "after": BUSY.format(body="return Finding.passed()")}, seconds=0.2)
    with ThreadPoolExecutor(1) as pool:
        results = pool.submit(checker.check_source, NOTICE).result().results
    assert [result.verdict for result in results] == [Verdict.OPEN, Verdict.PASS]
    assert "超过时限" in results[0].message


def test_only_the_main_thread_can_be_interrupted() -> None:
    told: list[bool] = []
    thread = threading.Thread(target=lambda: told.append(can_interrupt()))
    thread.start()
    thread.join()
    assert told == [False]


@pytest.mark.skipif(not can_interrupt(), reason="there are no timers here")
def test_the_timer_of_the_caller_is_left_as_it_was() -> None:
    import signal

    before = signal.getsignal(signal.SIGALRM)
    with alarm():
        assert within_budget(lambda: 1, 5.0) == 1
        with pytest.raises(ZeroDivisionError):
            within_budget(lambda: 1 / 0, 5.0)
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


# The same bytes, the same report.


def test_the_same_bytes_give_the_same_report_in_any_process(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_bytes(NOTICE.data)
    program = dedent(
        """
        import json, sys
        from checker import Checker
        print(json.dumps(Checker(checklists=("publicity",)).check(sys.argv[1]).to_dict(), ensure_ascii=True))
        """
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "notice.txt")],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    here = json.dumps(Checker(checklists=("publicity",)).check(tmp_path / "notice.txt").to_dict(), ensure_ascii=True)
    assert outputs == {here.encode()}
    assert len(json.loads(here)["results"]) > 10


def test_one_checker_gives_the_same_report_whatever_it_checked_before() -> None:
    others = [
        Source("b.txt", "关于补贴发放的公示\n公示时间：2025年5月6日至5月12日。".encode()),
        Source("c.txt", "政务公开工作制度\n一、公开内容\n一切事项。".encode()),
    ]
    fresh = [Checker().check_source(source) for source in (NOTICE, *others)]
    checker = Checker()
    assert [checker.check_source(source) for source in (*others, NOTICE)] == [*fresh[1:], fresh[0]]
    assert checker.check_source(replace(NOTICE, name="other.txt")) == replace(fresh[0], name="other.txt")


def test_a_report_survives_pickle_and_json() -> None:
    report = Checker(checklists=("publicity",)).check_source(NOTICE)
    assert pickle.loads(pickle.dumps(report)) == report
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report


def test_a_check_leaves_what_it_is_given_as_it_was() -> None:
    config = Config(profile=Profile(province="山东", mechanisms={"四到位": Mechanism(("王某某",))}))
    before, digest = repr(config), Checker().rulebook.digest
    checker = Checker(config, checklists=("publicity",))
    document = checker.read(NOTICE)
    content, text, raw = repr(document.content), document.text, document.raw
    checker.check_document(document, NOTICE.name, "")
    assert (repr(document.content), document.text, document.raw) == (content, text, raw)
    assert repr(config) == before
    assert checker.rulebook.digest == digest


def test_a_report_holds_no_path_and_no_clock(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NOTICE.data)
    report = json.dumps(Checker(checklists=("publicity",)).check(tmp_path / "a.txt").to_dict(), ensure_ascii=False)
    assert str(tmp_path) not in report
    assert "site-packages" not in report


@pytest.mark.parametrize(
    ("hints", "options", "verdict"),
    [
        ('["监督"]', '{ verdict = "fail", find = "甲" }', "review"),
        ('["监督…{phone}"]', '{ verdict = "fail", find = "甲" }', "review"),
        ('["{phone}…监督"]', '{ verdict = "fail", find = "甲" }', "fail"),  # not in this order
        ('["内容…监督"]', '{ verdict = "fail", find = "甲" }', "fail"),  # not in one sentence
        ('["任前"]', '{ verdict = "fail", find = "甲" }', "fail"),  # the title says nothing of it
        ('["教育局"]', '{ verdict = "fail", find = "甲" }', "fail"),  # nor does the signature
        ('["监督"]', '{ verdict = "fail", find = "电话" }', "fail"),  # what fails with evidence is no absence
        ('["监督"]', '{ verdict = "pass" }', "pass"),
    ],
)
def test_a_hint_makes_an_absence_a_question(make: Make, hints: str, options: str, verdict: str) -> None:
    (result,) = make({"says": SAYS}, row(hints=hints, options=options)).check_source(NOTICE).results
    assert result.verdict == verdict
    assert ("写的是不是这一项？" in result.message) is (verdict == "review")


@pytest.mark.parametrize("said", ["未设监督。", "监督:"])
def test_what_is_denied_or_an_empty_slot_is_no_hint(make: Make, said: str) -> None:
    notice = Source("notice.txt", f"关于某事的公示\n{said}\n".encode())
    (result,) = (
        make({"says": SAYS}, row(hints='["监督"]', options='{ verdict = "fail", find = "甲" }'))
        .check_source(notice)
        .results
    )
    assert result.verdict is Verdict.FAIL
