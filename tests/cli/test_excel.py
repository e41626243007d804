"""``checker check --output r.xlsx --output 台账.csv``: the workbook and the ledger, through the command."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from checker.cli import streams
from checker.cli.arguments import UsageError
from checker.readers.own import PROPERTY, is_workbook
from checker.renderers.excel.book import OWN

from .conftest import Run, Write
from .test_output import command
from .test_outputs import asked

NOTICE = (
    "关于林知远同志拟任职人选的公示\n\n经研究，林知远同志拟任云岭市水务局办公室主任，现予公示。\n公示时间：2025年5月8日至2025年5月15日。\n"
    "受理电话：0999-5550123\n\n云岭市水务局党组\n2025年5月7日\n"
)
#: Says how long, not until when.
LENGTH = NOTICE.replace("2025年5月8日至2025年5月15日", "自公示之日起5个工作日")


def test_report_and_ledger_of_one_run(write: Write, folder: Path) -> None:
    write("甲/a.txt", NOTICE)
    write("甲/b.txt", LENGTH)
    write("甲/c.docx", b"no archive")
    asked_for = ("r.xlsx", "台账.csv", "ledger=2025.xlsx", "r.json", "r.csv")
    ran = command("check", "甲", *(word for one in asked_for for word in ("--output", one)), cwd=folder)
    assert ran.returncode == 3
    assert ran.stdout.decode().splitlines()[-1] == "已写出 r.xlsx、台账.csv、2025.xlsx、r.json、r.csv"
    report = load_workbook(folder / "r.xlsx")
    assert report.sheetnames == ["总览", "问题", "台账", "要求", "依据", "说明"]
    names = ["甲/a.txt", "甲/b.txt", "甲/c.docx"]
    assert [cell.value for cell in report["总览"]["A"]][5:] == names
    rows = list(csv.reader(io.StringIO((folder / "台账.csv").read_text(encoding="utf-8-sig"))))
    assert [row[9] for row in rows[1:]] == names
    assert [row[6] for row in rows[1:]] == ["2025-05-15", "", ""]
    for sheet in (report["台账"], load_workbook(folder / "2025.xlsx")["台账"]):
        assert [cell.value for cell in sheet["G"]][1:] == [datetime(2025, 5, 15), None, None]
        assert sheet["H2"].value == "电话 0999-5550123"
    cards = [one["card"] for one in json.loads((folder / "r.json").read_bytes())["documents"]]
    assert [card and card["ends"] and card["ends"]["value"] for card in cards] == ["2025-05-15", None, None]


@pytest.mark.parametrize("jobs", ["0", "2"])
def test_cards_are_made_where_they_are_asked_for(write: Write, run: Run, folder: Path, jobs: str) -> None:
    write("甲/a.txt", NOTICE)
    write("甲/b.txt", NOTICE)
    for _ in range(2):  # the second time out of the cache
        run("check", "甲", "--output", "台账.csv", "--jobs", jobs)
        assert (folder / "台账.csv").read_text(encoding="utf-8").count("2025-05-15") == 2
        ran = run("check", "甲", "--format", "json", "--jobs", jobs)
        assert [one["card"] for one in json.loads(ran.output)["documents"]] == [None, None]


def test_the_ledger_of_a_notice_with_attachments(write: Write, run: Run, folder: Path) -> None:
    write("a.txt", NOTICE)
    write("附件.txt", "附件\n\n名单：林知远\n")
    run("check", "a.txt", "--attach", "附件.txt", "--output", "台账.csv")
    assert "2025-05-15" in (folder / "台账.csv").read_text(encoding="utf-8")


def test_a_series_is_in_the_report_and_not_in_the_ledger(write: Write, run: Run, folder: Path) -> None:
    write("甲/a.txt", NOTICE)
    run("check", "甲", "--series", "--output", "r.xlsx")
    report = load_workbook(folder / "r.xlsx")
    assert [cell.value for cell in report["总览"]["A"]][5:] == ["甲/a.txt", "甲（成套）"]
    assert [cell.value for cell in report["台账"]["J"]][1:] == ["甲/a.txt"]


def test_a_workbook_of_ours_is_no_notice(write: Write, run: Run, folder: Path) -> None:
    write("a.txt", NOTICE)
    assert OWN == PROPERTY
    for _ in range(2):  # the second time the old ones lie there
        ran = run("check", ".", "--output", "r.xlsx", "--output", "台账.xlsx")
        assert "合计 1 份" in ran.text
    assert ".：有 2 个文件是本程序写出的检查报告，未检查" in ran.errors
    ledger = load_workbook(folder / "台账.xlsx")
    ledger["台账"]["Q2"] = "某某"
    ledger.save(folder / "台账.xlsx")
    assert ".：有 2 个文件是本程序写出的检查报告，未检查" in run("check", ".").errors
    assert "这是本程序写出的检查报告或台账" in run("check", "台账.xlsx").text


@pytest.mark.parametrize("tail", [b"", b"PK\x05\x06" + b"\xff" * 18, b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_workbook_is_none_of_ours(tail: bytes) -> None:
    assert not is_workbook(io.BytesIO(b"PK\x03\x04" + tail))


def test_which_ledger_is_told_by_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked("台账.csv", "公开台账.XLSX") == [("ledger", "台账.csv"), ("ledger_excel", "公开台账.XLSX")]
    assert asked("x.XLSX", format_="ledger") == [("ledger_excel", "x.XLSX")]
    assert asked("r.xlsx", "ledger=-") == [("excel", "r.xlsx"), ("ledger", None)]
    monkeypatch.setattr(streams, "on_terminal", lambda: True)
    with pytest.raises(UsageError, match="不能显示在屏幕上"):
        asked(format_="excel")


def test_a_broken_run_leaves_the_old_workbook(write: Write, run: Run, folder: Path) -> None:
    write("a.txt", NOTICE)
    old = write("r.xlsx", b"old")
    assert run("check", "a.txt", "--checklist", "nix", "--output", "r.xlsx").code == 2
    assert old.read_bytes() == b"old"
