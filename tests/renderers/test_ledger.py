"""The ledger (台账) as rows and as a sheet."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.card import Card, Quote, Said
from checker.renderers.entries import unknown
from checker.renderers.ledger import FACTS, FILLED_IN
from checker.report import Report

from . import reports
from .strategies import REPORTS
from .test_excel import anything, opened
from .test_formats import registry, written


def said(value: str, note: str = "") -> Said:
    return Said(value, Quote(0, len(value), value, "第1段"), note)


CARD = Card(
    title="青禾县水文站任前公示",
    digest="12" * 32,
    issuer=said("青禾县水务局"),
    issued=said("2030-05-05"),
    starts=said("2030-05-06"),
    ends=said("2030-05-13"),
    covers=said("2030-04/2030-06"),
    channels=(said("0999-5550123", "phone"), said("青石路18号206室", "address"), said("0999-5550123", "phone")),
)
CARDED = replace(reports.FAULTY, card=CARD)
#: No last day is written, and none is worked out.
OPEN_END = replace(reports.REVIEW, card=replace(CARD, ends=None, covers=said("2029-12/2030-02"), channels=()))
SERIES = replace(reports.INTERNAL, notice="series", purpose="internal")
UNKNOWN = replace(reports.UNKNOWN, card=Card(title="菜单"))


def rows(*given_reports: Report) -> list[dict[str, str]]:
    data = written("ledger", *given_reports)
    head, *found = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    assert tuple(head) == (*FACTS, *FILLED_IN)
    return [dict(zip(head, row, strict=True)) for row in found]


def test_a_row_says_what_the_notice_says() -> None:
    first, second = rows(CARDED, OPEN_END)
    assert {name: first[name] for name in FACTS} == {
        "序号": "1",
        "公开事项": "青禾县水文站任前公示",
        "类别": "干部任前公示",
        "公开单位": "青禾县水务局",
        "公开日期（落款）": "2030-05-05",
        "公示开始": "2030-05-06",
        "到期日": "2030-05-13",
        "渠道、受理方式": "电话 0999-5550123；地址 青石路18号206室",
        "所属期": "2030年4月至6月",
        "文件名": "任前公示-水文站.docx",
        "机检结论": "必改 2 · 请核 1 · 未能检查 3",
    }
    assert (second["序号"], second["到期日"], second["所属期"]) == ("2", "", "2029年12月至2030年2月")


def test_what_people_fill_in_is_empty() -> None:
    assert all(row[name] == "" for row in rows(CARDED, reports.ERROR) for name in FILLED_IN)


def test_what_was_not_checked_is_entered_and_said() -> None:
    broken, strange, bare = rows(reports.ERROR, UNKNOWN, reports.UNKNOWN)
    assert broken["机检结论"] == "未检查：文件有密码，请先解密再检查"
    assert strange["机检结论"].startswith("未检查：未能识别")
    assert (strange["公开事项"], bare["公开事项"]) == ("菜单", "")


def test_a_series_is_no_notice() -> None:
    assert [row["文件名"] for row in rows(CARDED, SERIES)] == [CARDED.name]


def test_rows_are_written_as_the_reports_come() -> None:
    target = io.BytesIO()
    seen = []

    def one_by_one() -> Iterator[Report]:
        for report in (CARDED, OPEN_END, reports.ERROR):
            seen.append(len(target.getvalue()))
            yield report

    assert registry().renderer("ledger")(one_by_one(), target)
    assert seen == sorted(set(seen))


@anything
@given(st.lists(REPORTS, max_size=3))
def test_any_card_is_a_row_and_no_formula(given_reports: list[Report]) -> None:
    found = rows(*given_reports)
    wanted = [one for one in given_reports if one.card or one.error or unknown(one)]
    assert [row["序号"] for row in found] == [str(number) for number in range(1, len(wanted) + 1)]
    assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for row in found for cell in row.values())


@pytest.mark.parametrize(
    ("name", "given_reports"), [("excel", (reports.ERROR, CARDED)), ("ledger_excel", (reports.ERROR, CARDED))]
)
def test_days_are_days_in_a_workbook(name: str, given_reports: tuple[Report, ...]) -> None:
    sheet = opened(name, *given_reports)["台账"]
    head, broken, row = sheet.iter_rows()
    assert [cell.value for cell in head] == [*FACTS, *FILLED_IN]
    assert (broken[0].value, broken[9].value) == (1, reports.ERROR.name)
    assert [cell.value for cell in row[4:7]] == [datetime(2030, 5, 5), datetime(2030, 5, 6), datetime(2030, 5, 13)]
    assert {cell.number_format for cell in row[4:7]} == {"yyyy-mm-dd"}
    assert all(cell.value is None for cell in row[len(FACTS) :])
    assert row[15].number_format == "yyyy-mm-dd"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:Q3")


def test_a_day_that_no_spreadsheet_knows_stays_text() -> None:
    old = replace(CARDED, card=replace(CARD, issued=said("1899-12-31"), starts=said("某日")))
    row = [cell.value for cell in opened("ledger_excel", old)["台账"][2]]
    assert row[4:6] == ["1899-12-31", "某日"]


def test_without_cards_there_is_no_such_sheet() -> None:
    assert "台账" not in opened("excel", reports.FAULTY, reports.ERROR).sheetnames
    assert opened("ledger_excel").sheetnames == ["台账"]
