from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.checklist import Change, ChecklistError, Detection, Purpose, Rulebook, apply_changes
from checker.model import Citation, Condition, Kind, Level

Write = Callable[..., Path]

HEAD = '[checklist]\nid = "try_{0}"\ntitle = "试验{0}"\n'
ROW = '[[requirement]]\nid = "试验-{0}"\ntitle = "要素{0}"\nkind = "content"\nplugin = "statement"\n'

FULL = """
[checklist]
id      = "try_full"
title   = "试验公示"
include = ["试验-a*", "试验-b2"]
confirm = ["名单与会议记录一致"]
purpose = "internal"

[[detect]]
title     = ["试验公示"]
title_not = ["结果"]
weight    = 30
says      = "依标题"

[[detect]]
body_all = ["拟试", "公示期"]
weight   = 5

[[change]]
id      = "试验-a1"
level   = "error"
options = { at_least = 7 }
when    = { plugin = "has_period" }

[[change]]
id  = "试验-b2"
off = true

[[requirement]]
id      = "试验-own"
title   = "公示期"
kind    = "timing"
plugin  = "publicity_period"
options = { at_least = 5, unit = "workday", near = ["@监督电话"] }
section = "正文"
when    = { plugin = "has_period", options = { any_of = ["公示"] } }
level   = "note"
basis   = [{ source = "ganbu-2019", article = "第42条", verified = "memory_high" }]
place   = "before_signature"
remedy  = "公示时间：{start}至{end}。"
group   = "period"
"""


def test_a_file_becomes_a_checklist(write: Write) -> None:
    folder = write(
        full=FULL,
        a=HEAD.format("a") + ROW.format("a1") + "options = { at_least = 5, unit = 'day' }\n" + ROW.format("a2"),
        b=HEAD.format("b") + ROW.format("b1") + ROW.format("b2"),
    )
    checklist = Rulebook.load([folder]).checklist("try_full")
    assert checklist.head.title == "试验公示"
    assert checklist.head.origin == "full.toml"
    assert checklist.head.purpose is Purpose.INTERNAL
    assert checklist.head.confirm == ("名单与会议记录一致",)
    assert checklist.head.detect == (
        Detection(30, title=("试验公示",), title_not=("结果",), says="依标题"),
        Detection(5, body_all=("拟试", "公示期")),
    )
    assert [row.id for row in checklist.requirements] == ["试验-own", "试验-a1", "试验-a2"]
    assert checklist.off == ("试验-b2",)
    own, included, _ = checklist.requirements
    assert own.kind is Kind.TIMING
    assert own.level is Level.NOTE
    assert own.options == {"at_least": 5, "unit": "workday", "near": ("@监督电话",)}
    assert own.when == (Condition("has_period", {"any_of": ("公示",)}),)
    assert own.basis == (Citation("ganbu-2019", "第42条", "memory_high"),)
    assert (own.section, own.place, own.remedy, own.group) == (
        "正文",
        "before_signature",
        "公示时间：{start}至{end}。",
        "period",
    )
    assert included.options == {"at_least": 7, "unit": "day"}
    assert included.when == (Condition("has_period", {}),)


def test_a_change_stays_in_its_checklist(write: Write) -> None:
    change = '[[change]]\nid = "试验-a"\ntitle = "改过"\n'
    rulebook = Rulebook.load(
        [write(a=HEAD.format("a") + ROW.format("a"), b=HEAD.format("b") + 'include = ["试验-a"]\n' + change)]
    )
    assert rulebook.checklist("try_b").requirements[0].title == "改过"
    assert rulebook.checklist("try_a").requirements[0].title == "要素a"
    assert rulebook.requirement("试验-a").title == "要素a"


def test_an_unused_checklist_may_be_broken_until_all_is_loaded(write: Write) -> None:
    folder = write(
        sound=HEAD.format("sound") + ROW.format("1"),
        broken=HEAD.format("broken") + ROW.format("2") + "level = = 3\n" + ROW.format("3") + "levl = 'note'\n",
    )
    rulebook = Rulebook.load([folder])
    assert len(rulebook.checklist("try_sound").requirements) == 1
    assert {"try_sound", "try_broken"} <= {head.id for head in rulebook.heads}
    with pytest.raises(ChecklistError) as caught:
        rulebook.load_all()
    assert caught.value.problems == (
        f'{folder}/broken.toml，试验-2：第9行第9列，TOML 语法有误：值写法有误；文字要加英文引号 "',
        f"{folder}/broken.toml，试验-3，levl：未知的键；是否指“level”？",
    )


def test_only_the_included_row_of_a_file_is_read(write: Write) -> None:
    folder = write(
        a=HEAD.format("a") + 'include = ["试验-good"]\n',
        b=HEAD.format("b") + ROW.format("good") + ROW.format("bad") + "level = \n",
    )
    assert [row.id for row in Rulebook.load([folder]).checklist("try_a").requirements] == ["试验-good"]


def test_a_row_that_is_own_and_included_counts_once(write: Write) -> None:
    folder = write(
        a=HEAD.format("a") + 'include = ["试验-*", "试验-1"]\n' + ROW.format("2"), b=HEAD.format("b") + ROW.format("1")
    )
    assert [row.id for row in Rulebook.load([folder]).checklist("try_a").requirements] == ["试验-2", "试验-1"]


def test_a_checklist_is_made_once(write: Write) -> None:
    rulebook = Rulebook.load([write(a=HEAD.format("a") + ROW.format("a"))])
    assert rulebook.checklist("try_a") is rulebook.checklist("try_a")


def test_a_folder_given_twice_is_read_once_and_a_file_may_be_given(write: Write) -> None:
    folder = write(a=HEAD.format("a") + ROW.format("a"))
    assert "try_a" in {head.id for head in Rulebook.load([folder, folder]).heads}
    assert "try_a" in {head.id for head in Rulebook.load([folder / "a.toml"]).heads}


def test_cases_are_not_rules(write: Write) -> None:
    folder = write(a=HEAD.format("a"))
    (folder / "a.cases.toml").write_text("= broken", encoding="utf-8")
    (folder / "notes.md").write_text("", encoding="utf-8")
    assert "try_a" in {head.id for head in Rulebook.load([folder]).heads}


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    text = HEAD.format("a") + ROW.format("a") + 'remedy = """两\n行"""\n'
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert Rulebook.load([tmp_path]).checklist("try_a").requirements[0].remedy == "两\n行"


def test_the_digest_tells_content_and_not_order_or_folder(tmp_path: Path) -> None:
    for folder in ("one", "two", "both"):
        (tmp_path / folder).mkdir()
    for folder, name in (("one", "a"), ("two", "b"), ("both", "a"), ("both", "b")):
        (tmp_path / folder / f"{name}.toml").write_text(HEAD.format(name), encoding="utf-8")
    together = Rulebook.load([tmp_path / "both"]).digest
    assert Rulebook.load([tmp_path / "one", tmp_path / "two"]).digest == together
    assert Rulebook.load([tmp_path / "two", tmp_path / "one"]).digest == together
    assert len(together) == 64
    (tmp_path / "both" / "b.toml").write_text(HEAD.format("b") + "\n", encoding="utf-8")
    assert Rulebook.load([tmp_path / "both"]).digest != together


def test_the_rule_files_that_ship_are_sound() -> None:
    Rulebook.load().load_all()


def test_folders_extend_terms_and_calendar(tmp_path: Path) -> None:
    for folder, term, year in (("one", "甲词", 2097), ("two", "乙词", 2098)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "terms.toml").write_text(f'"{term}" = ["{term}"]\n', encoding="utf-8")
        (tmp_path / folder / "calendar.toml").write_text(f"[[year]]\nyear = {year}\n", encoding="utf-8")
    rulebook = Rulebook.load([tmp_path / "one", tmp_path / "two"])
    assert {"甲词", "乙词"} <= set(rulebook.lexicon)
    assert {2097, 2098} <= {entry["year"] for entry in rulebook.calendar_extension["year"]}


def test_changes_of_an_office(write: Write) -> None:
    rulebook = Rulebook.load([write(a=HEAD.format("a") + ROW.format("1") + ROW.format("2"))])
    changes = {"试验-1": Change(off=True), "试验-2": Change(level=Level.ERROR), "别处": Change(off=True)}
    changed = apply_changes(rulebook.checklist("try_a"), changes.items())
    assert [(row.id, row.level) for row in changed.requirements] == [("试验-2", Level.ERROR)]
    assert changed.off == ("试验-1",)


def test_a_file_adds_rows_and_changes_to_the_checklist_of_another(write: Write) -> None:
    ours = (
        '[extend]\nchecklist = "publicity"\n' + ROW.format("省1") + '[[change]]\nid = "SK-06.manner"\nlevel = "error"\n'
    )
    rulebook = Rulebook.load([write(ours=ours)])
    rows = {row.id: row for row in rulebook.checklist("publicity").requirements}
    assert rows["试验-省1"].plugin == "statement"
    assert rows["SK-06.manner"].level is Level.ERROR
    assert "试验-省1" not in {row.id for row in rulebook.checklist("appointment").requirements}
    rulebook.load_all()


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('[extend]\nchecklist = "publicty"\n', "没有清单“publicty”；是否指“publicity”？"),
        ('[extend]\nchecklst = "publicity"\n', "checklst"),
        ('[extend]\nchecklist = "publicity"\n[checklist]\nid = "a"\ntitle = "b"\n', "不能再有[checklist]"),
    ],
)
def test_what_is_wrong_with_an_extension_is_said(write: Write, head: str, said: str) -> None:
    with pytest.raises(ChecklistError, match=r"ours\.toml") as error:
        Rulebook.load([write(ours=head + ROW.format("省1"))])
    assert said in str(error.value)


def test_a_pattern_changes_many_rows_and_an_id_comes_after_it(write: Write) -> None:
    text = HEAD.format("a") + ROW.format("1") + ROW.format("2") + ROW.format("3")
    text += '[[change]]\nid = "试验-3"\nlevel = "error"\n[[change]]\nid = "试验-*"\nlevel = "note"\n'
    made = Rulebook.load([write(a=text)]).checklist("try_a")
    assert [row.level for row in made.requirements] == [Level.NOTE, Level.NOTE, Level.ERROR]


def test_a_pattern_may_be_narrowed_to_a_plugin(write: Write) -> None:
    rulebook = Rulebook.load([write(a=HEAD.format("a") + ROW.format("1"))])
    plugin = rulebook.requirement("试验-1").plugin
    for name, level in ((plugin, Level.ERROR), ("another", rulebook.requirement("试验-1").level)):
        changed = apply_changes(rulebook.checklist("try_a"), [("试验-*", Change(plugin=name, level=Level.ERROR))])
        assert changed.requirements[0].level is level


def test_the_law_in_force_on_the_day_is_cited(write: Write) -> None:
    sources = (
        '[old]\ntitle = "旧法"\nverified = "primary"\nin_force_to = 2025-12-31\n'
        '[new]\ntitle = "新法"\nverified = "primary"\nin_force_from = 2026-01-01\n'
    )
    rulebook = Rulebook.load([write(sources=sources)])
    old, new = Citation("old", "第1条"), Citation("new", "第2条")
    assert rulebook.in_force((new, old), date(2025, 12, 31)) == (old,)
    assert rulebook.in_force((new, old), date(2026, 1, 1)) == (new,)
    assert rulebook.in_force((new, old), None) == (new, old)
    assert rulebook.in_force((new,), date(2025, 1, 1)) == (new,)  # nothing else is known: better than no basis
