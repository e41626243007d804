"""The cache: what is the same is not checked again, and whatever changes is."""

import json
import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.batch import fingerprint as made_of
from checker.batch.cache import SIZE, Cache
from checker.batch.checking import Batch
from checker.batch.fingerprint import fingerprint
from checker.batch.inputs import Input, Inputs
from checker.batch.packing import pack, pack_views, unpack
from checker.batch.pool import Limits, Pool
from checker.checklist import load_config
from checker.engine import Checker
from checker.renderers.views import Shown, View
from checker.report import Mend, Report

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".docx"))
PLUGIN = '''
"""一词。"""
from checker import Document, Finding, hookimpl

@hookimpl
def check(document: Document) -> Finding:
    return Finding.failed("缺")
'''
ROWS = """
[checklist]
id = "made"
title = "试"

[[requirement]]
id = "R-1"
title = "甲"
kind = "form"
plugin = "one"
"""


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    checker = Checker()
    return [checker.check(path, path.name) for path in EXAMPLES]


# Reports as bytes.


def test_a_report_comes_back_unchanged(reports: list[Report]) -> None:
    assert [unpack(pack(report)) for report in reports] == reports
    unreadable = Checker().check("none.txt")
    assert unpack(pack(unreadable)) == unreadable


def test_a_report_with_its_text_comes_back_and_has_a_fingerprint_of_its_own() -> None:
    checker = Checker(texts=True)
    report = checker.check(EXAMPLES[0], "公示.docx")
    assert report.text
    assert unpack(pack(report)) == report
    assert fingerprint(checker) != fingerprint(Checker())


def test_every_field_of_a_result_comes_back(reports: list[Report]) -> None:
    result = next(result for report in reports for result in report.results if result.evidence)
    odd = replace(
        result,
        title="\t\n\r\u2028\udcb9",
        evidence=(replace(result.evidence[0], note="\n\t", path="line[3]", column=2),),
        related=result.evidence,
        values={"a\tb": 1.5, "c": None, "d": True, "e": "\n"},
        edits=(Mend(1, 2, "\n", True),),
        suppressed="已批准\n",
        group="组",
    )
    report = replace(reports[0], name="\udcb9\udcab.txt", results=(odd, result))
    assert unpack(pack(report)) == report


@given(st.binary())
def test_any_bytes_are_a_report_or_refused(data: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, IndexError, AttributeError)):
        unpack(data)


# What decides.


class Made:
    """A rule folder, a plugins folder and a configuration to change, and the checker of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in {"rules/made.toml": ROWS, "plugins/one.py": PLUGIN, "checker.toml": ""}.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def checker(self, **more: Any) -> Checker:
        config = load_config(self.folder / "checker.toml", self.folder)
        return Checker(config, **{"rules": (self.folder / "rules",), "plugins_dir": self.folder / "plugins", **more})


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path)


CHANGES: Mapping[str, tuple[str, str]] = {
    "a row": ("rules/made.toml", ROWS.replace("甲", "乙")),
    "another rule file": ("rules/more.toml", '[checklist]\nid = "more"\ntitle = "再"\n'),
    "a vocabulary": ("rules/terms.toml", '[[term]]\nid = "某词"\nany_of = ["某某"]\n'),
    "the calendar": ("rules/calendar.toml", '[[year]]\nyear = 2090\nsource = "举例"\nholidays = ["2090-01-02"]\n'),
    "a source": ("rules/sources.toml", ""),
    "a plugin": ("plugins/one.py", PLUGIN.replace("缺", "无")),
    "another plugin": ("plugins/two.py", PLUGIN),
    "what a plugin imports": ("plugins/_inner.py", "WORD = 1\n"),
    "the profile": ("checker.toml", '[profile]\nprovince = "青禾"\n'),
    "a change of a row": ("checker.toml", '[requirement."R-1"]\noff = true\n'),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_files_is_told(what: str, made: Made) -> None:
    before = fingerprint(made.checker())
    assert before == fingerprint(made.checker())
    made.write(*CHANGES[what])
    assert fingerprint(made.checker()) != before


def test_a_change_that_keeps_size_and_date_is_told(made: Made) -> None:
    path = made.folder / "plugins/one.py"
    before, stat = fingerprint(made.checker()), path.stat()
    path.write_text(PLUGIN.replace("缺", "无"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert fingerprint(made.checker()) != before


def test_a_change_of_options_is_told(made: Made) -> None:
    checkers = [made.checker(), made.checker(checklists=("made",)), made.checker(seconds=4.0), made.checker(rules=())]
    assert len({fingerprint(checker) for checker in checkers}) == 4


def test_a_change_of_the_checker_or_its_surroundings_is_told(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(made.checker())
    monkeypatch.setattr(made_of, "VERSION", "9.9.9")
    assert fingerprint(made.checker()) != before
    monkeypatch.undo()
    (made.folder / "jieba-9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(made.folder))
    assert fingerprint(made.checker()) != before
    monkeypatch.undo()
    assert fingerprint(made.checker()) == before


def test_all_code_and_rules_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = set()
    whole = Path.read_bytes

    def watched(path: Path) -> bytes:
        read.add(path.resolve())
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", watched)
    fingerprint(Checker())
    code = {path.resolve() for folder in ("checker", "plugins") for path in (ROOT / folder).rglob("*.py")}
    assert code <= read


# Finding and storing.


def cache_of(folder: Path, told: list[str], mark: str = "", size: int = SIZE) -> Cache:
    return Cache(folder / "cache", mark, told.append, size)


def test_what_is_stored_is_found_under_the_name_of_now(tmp_path: Path, reports: list[Report]) -> None:
    told: list[str] = []
    cache = cache_of(tmp_path, told)
    for report in reports:
        cache.store(report, pack(report))
    cache.close()
    cache = cache_of(tmp_path, told)
    found = [cache.find(Input(f"别名{path.suffix}", path)) for path in EXAMPLES]
    assert found == [replace(report, name=f"别名{path.suffix}") for report, path in zip(reports, EXAMPLES, strict=True)]
    assert cache.find(Input("别名.bin", EXAMPLES[0])) is None
    assert cache.find(Input("没有.txt", tmp_path / "没有.txt")) is None
    assert cache_of(tmp_path, told, "其他").find(Input(EXAMPLES[0].name, EXAMPLES[0])) is None
    assert told == []


def test_a_changed_notice_is_not_found(tmp_path: Path, reports: list[Report]) -> None:
    cache = cache_of(tmp_path, [])
    cache.store(reports[0], pack(reports[0]))
    cache.close()
    path = tmp_path / EXAMPLES[0].name
    path.write_bytes(EXAMPLES[0].read_bytes())
    cache = cache_of(tmp_path, [])
    assert cache.find(Input(path.name, path))
    path.write_bytes(EXAMPLES[0].read_bytes() + b" ")
    assert cache.find(Input(path.name, path)) is None


def spoil_entry(file: Path) -> None:
    database = sqlite3.connect(file)
    with database:
        database.execute("UPDATE report SET data = ?", (zlib.compress(b'{"name": 1}\n[]\t{}'),))
    database.close()


def flip_bits(file: Path) -> None:
    database = sqlite3.connect(file)
    (data,) = database.execute("SELECT data FROM report").fetchone()
    with database:
        database.execute("UPDATE report SET data = ?", (data[:40] + bytes([data[40] ^ 1]) + data[41:],))
    database.close()


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (spoil_entry, "缓存里有损坏的内容，未采用，重新检查"),
        (flip_bits, "缓存里有损坏的内容，未采用，重新检查"),
        (lambda file: file.write_bytes(b"nothing" * 1000), "缓存文件已损坏，重新建立"),
    ],
)
def test_a_spoilt_cache_is_a_miss_said_once(
    spoil: Callable[[Path], Any], line: str, tmp_path: Path, reports: list[Report]
) -> None:
    cache = cache_of(tmp_path, [])
    cache.store(reports[0], pack(reports[0]))
    cache.close()
    spoil(tmp_path / "cache" / "reports.sqlite3")
    told: list[str] = []
    cache = cache_of(tmp_path, told)
    one = Input(EXAMPLES[0].name, EXAMPLES[0])
    assert [cache.find(one), cache.find(one)] == [None, None]
    assert told == [line]
    cache.store(reports[0], pack(reports[0]))
    cache.close()
    assert cache_of(tmp_path, told).find(one) == reports[0]


def test_a_cache_that_cannot_be_made_is_done_without(tmp_path: Path, reports: list[Report]) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    told: list[str] = []
    cache = cache_of(tmp_path, told)
    cache.store(reports[0], pack(reports[0]))
    assert cache.find(Input(EXAMPLES[0].name, EXAMPLES[0])) is None
    cache.close()
    assert len(told) == 1
    assert told[0].startswith("缓存不能用，本次不用缓存")


def test_nothing_is_kept_of_a_run_in_which_the_code_changed(tmp_path: Path, reports: list[Report]) -> None:
    first = cache_of(tmp_path, [])
    first.store(reports[1], pack(reports[1]))
    first.close()
    changed = Cache(tmp_path / "cache", "", lambda line: None, again=lambda: "后来")
    changed.store(reports[0], pack(reports[0]))
    changed.close()
    found = [cache_of(tmp_path, []).find(Input(path.name, path)) for path in EXAMPLES[:2]]
    assert found == [None, reports[1]]


def test_what_was_not_used_for_the_longest_time_goes(
    tmp_path: Path, reports: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    def store(day: int, which: range) -> None:
        monkeypatch.setattr("time.time", lambda: day * 86400.0)
        cache = cache_of(tmp_path, [], size=100_000)
        for number in which:
            report = replace(reports[0], digest=f"{number:064}")
            cache.store(report, pack(report))
        cache.find(Input(EXAMPLES[0].name, EXAMPLES[0]))
        cache.close()

    store(1, range(0))
    first = cache_of(tmp_path, [])
    first.store(reports[0], pack(reports[0]))
    first.close()
    for day in range(2, 12):
        store(day, range(day * 10, day * 10 + 10))
    assert (tmp_path / "cache" / "reports.sqlite3").stat().st_size < 400_000
    assert cache_of(tmp_path, []).find(Input(EXAMPLES[0].name, EXAMPLES[0])) == reports[0]


def test_what_was_made_is_found_where_all_is_the_same(tmp_path: Path, reports: list[Report]) -> None:
    """Report, name and views: where one is another, it is made anew, and kept from then on."""

    def found(name: str, views: tuple[View, ...]) -> tuple[Report | None, list[str]]:
        cache = Cache(tmp_path / "cache", "", told.append, views=views)
        report = cache.find(Input(name, EXAMPLES[0]))
        cache.close()
        return report, list(made)

    def forget() -> None:
        made.clear()

    made, told = MADE, list[str]()
    views = (View(naming), View(naming, ("甲",)))
    cache = Cache(tmp_path / "cache", "", told.append, views=views)
    cache.store(reports[0], pack(reports[0]), EXAMPLES[0], pack_views(reports[0], views))
    cache.close()
    name = EXAMPLES[0].name
    for called, wanted, anew in ((name, views, []), (f"别/{name}", views, ["", "甲"]), (name, views[:1], [""])):
        for expected in (anew, []):
            forget()
            report, calls = found(called, wanted)
            assert calls == expected
            assert report == replace(reports[0], name=called)
            assert isinstance(report, Shown)
            assert report.views == {view: naming(report, *map(str, view.style)) for view in wanted}
    assert told == []


MADE: list[str] = []


def naming(report: Report, more: str = "") -> bytes:
    MADE.append(more)
    return f"{report.name}{more}{len(report.results)}".encode()


def test_spoilt_views_are_a_miss_said_once(tmp_path: Path, reports: list[Report]) -> None:
    views = (View(naming),)
    cache = Cache(tmp_path / "cache", "", print, views=views)
    cache.store(reports[0], pack(reports[0]), EXAMPLES[0], pack_views(reports[0], views))
    cache.close()
    database = sqlite3.connect(tmp_path / "cache" / "reports.sqlite3")
    with database:
        database.execute("UPDATE shown SET data = ?", (zlib.compress(b"\x05"),))
    database.close()
    told: list[str] = []
    cache = Cache(tmp_path / "cache", "", told.append, views=views)
    assert cache.find(Input(EXAMPLES[0].name, EXAMPLES[0])) is None
    assert told == ["缓存里有损坏的内容，未采用，重新检查"]


# Runs.


def checked(made: Made, folder: Path, told: list[str], **more: Any) -> list[Report]:
    checker = made.checker(**more)
    mark = fingerprint(checker)
    assert mark
    cache = Cache(made.folder / "cache", mark, told.append)
    with Batch(Pool(checker, partial(made.checker, **more), Limits(2)), cache) as batch:
        return list(batch.reports(Inputs([str(folder)]), bytes))


def test_no_verdict_is_stale(made: Made, tmp_path: Path) -> None:
    """Every change in turn, and back: each run with the cache says what a run without it says."""
    for number in range(3):
        made.write(f"all/{number}.txt", f"试用公告{number}\n")
    asked = {"checklists": ("made",)}
    before = checked(made, tmp_path / "all", [], **asked)
    assert [report.results[0].message for report in before] == ["缺"] * 3
    made.write("plugins/one.py", PLUGIN.replace("缺", "无"))
    ran = subprocess.run([sys.executable, "-c", CHECK, str(tmp_path)], capture_output=True, check=True)
    assert json.loads(ran.stdout.splitlines()[-1]) == ["无"] * 3
    made.write("plugins/one.py", PLUGIN)
    ran = subprocess.run([sys.executable, "-c", CHECK, str(tmp_path)], capture_output=True, check=True)
    assert json.loads(ran.stdout.splitlines()[-1]) == ["缺"] * 3


CHECK = """
import json, os, sys
from checker.cli import main
os.environ["CHECKER_CACHE_DIR"] = sys.argv[1] + "/cache"
os.chdir(sys.argv[1])
main(["check", "all", "--rules", "rules", "--plugins-dir", "plugins", "--checklist", "made", "--output", "r.json"])
print(json.dumps([one["results"][0]["message"] for one in json.load(open("r.json", encoding="utf-8"))["documents"]]))
"""


def test_runs_at_the_same_time_share_a_cache(made: Made, tmp_path: Path) -> None:
    for number in range(40):
        made.write(f"all/{number:02}.txt", f"试用公告{number}\n")
    words = ["check", "all", "--rules", "rules", "--plugins-dir", "plugins", "--checklist", "made"]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "checker", *words, "--output", f"{name}.json"],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for name in "abc"
    ]
    errors = [process.communicate()[1] for process in processes]
    assert errors == [b"", b"", b""]
    written = [(tmp_path / f"{name}.json").read_bytes() for name in "abc"]
    assert written[0] == written[1] == written[2]
    assert len(json.loads(written[0])["documents"]) == 40


def test_what_could_not_be_checked_is_tried_again(made: Made, tmp_path: Path) -> None:
    made.write("plugins/one.py", PLUGIN.replace("return Finding", "raise ValueError\n    return Finding"))
    made.write("all/a.txt", "试用公告\n")
    made.write("all/b.txt", "")
    assert [report.coverage.open for report in checked(made, tmp_path / "all", [], checklists=("made",))] == [1, 0]
    kept = sqlite3.connect(tmp_path / "cache" / "reports.sqlite3")
    assert kept.execute("SELECT count(*) FROM report").fetchone() == (0,)
    kept.close()
