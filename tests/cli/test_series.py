"""``checker check FOLDER --series``: what notices show together, told after them."""

import json

import pytest

from .conftest import Run, Write

FIRST = "东坪村2026年第一季度村务公开\n\n本季度收入12000元，支出8000元。\n\n白石镇东坪村村民委员会\n2026年4月8日\n"
THIRD = FIRST.replace("第一季度", "第三季度").replace("4月", "10月")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_gap_is_told_after_the_notices(write: Write, run: Run, jobs: str) -> None:
    write("all/a.txt", FIRST)
    write("all/b.txt", THIRD)
    ran = run("check", "all", "--series", "--format", "json", "--jobs", jobs)
    documents = json.loads(ran.output)["documents"]
    assert [one["path"] for one in documents] == ["all/a.txt", "all/b.txt", "all（成套）"]
    (gap,) = [one for one in documents[-1]["results"] if one["verdict"] == "fail"]
    assert gap["requirement"] == "CU-TM-01.gap"
    assert "2026年第二季度" in gap["message"]
    assert [quote["where"] for quote in gap["evidence"]] == ["all/a.txt 标题", "all/b.txt 标题"]


def test_a_file_that_cannot_be_read_may_be_the_missing_one(write: Write, run: Run) -> None:
    write("all/a.txt", FIRST)
    write("all/b.txt", THIRD)
    write("all/c.docx", b"PK\x03\x04broken")
    documents = json.loads(run("check", "all", "--series", "--format", "json").output)["documents"]
    (gap,) = [one for one in documents[-1]["results"] if one["requirement"] == "CU-TM-01.gap"]
    assert gap["verdict"] == "review"
    assert "1份没有读出（all/c.docx）" in gap["message"]


def test_without_it_nothing_is_said_of_the_series(write: Write, run: Run) -> None:
    write("all/a.txt", FIRST)
    write("all/b.txt", THIRD)
    run("check", "all", "--series")  # what is kept of this run has cards, and must not be taken for the next
    documents = json.loads(run("check", "all", "--format", "json").output)["documents"]
    assert [one["path"] for one in documents] == ["all/a.txt", "all/b.txt"]
    assert all(one["card"] is None for one in documents)


def test_its_checklist_is_for_no_single_notice(write: Write, run: Run) -> None:
    write("a.txt", FIRST)
    ran = run("check", "a.txt", "--checklist", "series")
    assert ran.code == 2
    assert "--series" in ran.errors[0]
