"""The workbook, read back with openpyxl."""

import io
import warnings
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from xlsxwriter.worksheet import Worksheet

from checker.model import Verdict
from checker.renderers.entries import Tag
from checker.renderers.excel import book, overview
from checker.renderers.excel.book import STYLES, cell_text
from checker.renderers.excel.overview import SIGNS
from checker.report import Report

from . import reports
from .strategies import REPORTS, WORDS
from .test_formats import written

SHEETS = ["总览", "问题", "要求", "依据", "说明"]
anything = settings(
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def opened(name: str, *given_reports: Report) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return load_workbook(io.BytesIO(written(name, *given_reports)))


def table(workbook: Workbook, name: str) -> list[dict[str, object]]:
    head, *rows = workbook[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_the_overview_is_a_matrix_of_signs() -> None:
    sheet = opened("excel", reports.FAULTY, reports.CLEAN, reports.ERROR)["总览"]
    assert sheet["A1"].value == "检查结果总览   3 份：有必改项 1 · 机检未见必改项 1 · 未检查 1"
    assert "改 必改   核 请核" in sheet["A2"].value
    heads = [cell.value for cell in sheet[5]]
    assert heads[:10] == [
        "文件",
        "类别",
        "结论",
        "必改",
        "请核",
        "建议",
        "未能检查",
        "已豁免",
        "已写明",
        "写明监督电话",
    ]
    faulty, clean, error = ([cell.value for cell in sheet[row]] for row in (6, 7, 8))
    assert faulty[:9] == [reports.FAULTY.name, "干部任前公示", "有必改项", 2, 1, 1, 3, 0, 3]
    told = dict(zip(heads, faulty, strict=True))
    assert [told[name] for name in ("写明监督电话", "受理电话前后一致", "写明提倡实名反映", "编有文号")] == list(
        "改核议例"
    )
    assert [told[name] for name in ("写明公示对象的姓名", "写明任职年限")] == ["✓", "未"]
    assert clean[heads.index("写明监督电话")] is None
    assert error[2:9] == ["未检查", *[None] * 6]
    assert [cell.value for cell in sheet[4]][9] == 1
    assert sheet.cell(6, 10).fill.fgColor.rgb == "FFA63A00"
    assert "遮盖未成年人姓名" not in heads  # applies to none of them


def test_elements_stand_under_the_kind_of_notice_that_asks_for_them() -> None:
    sheet = opened("excel", reports.INTERNAL, reports.FAULTY, reports.REVIEW, reports.TEXT)["总览"]
    assert [cell.value for cell in sheet[3] if cell.value] == ["讲话、总结", "干部任前公示"]
    assert sheet["D5"].value == "必改/矛盾"
    other = replace(reports.FAULTY, notice_title="录用公示")
    both = opened("excel", other, reports.TEXT)["总览"]
    assert [cell.value for cell in both[3] if cell.value] == ["各类共有", "录用公示"]


def test_what_most_have_to_mend_comes_first() -> None:
    heads = [cell.value for cell in opened("excel", reports.FAULTY, reports.REVIEW)["总览"][5]][9:]
    assert heads[:3] == ["受理电话前后一致", "写明监督电话", "公示期不少于5个工作日"]
    assert heads[4:6] == ["写明公示对象的姓名", "写明拟任职务"]


def test_every_table_has_filters_a_frozen_head_and_prints_across() -> None:
    workbook = opened("excel", *reports.EVERYTHING)
    assert workbook.sheetnames == SHEETS
    assert [workbook[name].freeze_panes for name in SHEETS] == ["B6", *["B2"] * 4]
    assert all(sheet.auto_filter.ref for sheet in workbook)
    assert {sheet.page_setup.orientation for sheet in workbook} == {"landscape"}
    assert {str(sheet.page_setup.paperSize) for sheet in workbook} == {"9"}
    fitted = [(sheet.sheet_properties.pageSetUpPr, sheet.page_setup.fitToHeight) for sheet in workbook]
    assert all(setup is not None and setup.fitToPage and height == 0 for setup, height in fitted)
    assert [workbook[name].print_title_rows for name in SHEETS] == ["$3:$5", *["$1:$1"] * 4]


def test_a_row_for_each_finding() -> None:
    workbook = opened("excel", reports.FAULTY, reports.WAIVED, reports.ERROR)
    rows = table(workbook, "问题")
    assert [row["编号"] for row in rows[:4]] == ["RQ-09", "RQ-04", "RQ-06", "RQ-05"]
    period = rows[1]
    assert (period["结论"], period["判定"], period["级别"]) == ("必改", "不符合", "必改")
    assert period["位置和原文"] == "第4段 “2030年5月1日至5月7日”"
    assert period["怎样改"] == "改为 “公示时间：2030年5月6日至5月13日。”"
    waived = [row for row in rows if row["结论"] == "已豁免"]
    assert waived[0]["豁免理由"] == "经县局批准，公示期三日（云组批〔2030〕7号）"
    assert (rows[-1]["结论"], rows[-1]["说明"]) == ("未检查", "文件有密码，请先解密再检查")
    assert not {"已写明", "不适用"} & {row["结论"] for row in rows}


def test_the_elements_are_counted_and_the_sources_told() -> None:
    workbook = opened("excel", reports.FAULTY, reports.CLEAN)
    elements = {row["编号"]: row for row in table(workbook, "要求")}
    assert (elements["RQ-01"]["已写明"], elements["RQ-09"]["必改"], elements["RQ-10"]["不适用"]) == (2, 1, 2)
    sources = {row["名称"]: row for row in table(workbook, "依据")}
    assert sources["云岭市公开工作规程"]["待核"] == "依据待核"
    assert sources["云岭市干部任前公示办法"]["待核"] is None
    assert sources["云岭市干部任前公示办法"]["要求（编号）"] == "RQ-09、RQ-04、RQ-05"
    assert sources["云岭市干部任前公示办法"]["问题"] == 3


def test_the_notes_say_what_was_not_looked_at() -> None:
    unread = replace(reports.CLEAN, unread=("第3页是图片",))
    notes = [tuple(row.values()) for row in table(opened("excel", reports.FAULTY, unread, reports.ERROR), "说明")]
    assert ("任前公示-旧.docx", "文件有密码，请先解密再检查") in notes
    assert ("任前公示-气象台.txt", "没有读到：第3页是图片") in notes
    assert ("任前公示-气象台.txt", "几种清单同样符合，已一并检查：干部任前公示、录用公示") in notes
    assert ("版本和摘要：规则摘要", "3f9c0a5b7d1e") in notes
    assert ("请人确认", "已保密审查") in notes
    assert any("可以发布" in str(note) for note in notes) is False


def test_every_tag_has_a_sign_and_a_look_of_its_own() -> None:
    assert set(SIGNS) == set(Tag) <= set(STYLES)
    assert len(set(SIGNS.values())) == len(Tag)


# What a cell can hold.


@pytest.mark.parametrize(
    "words", ["=cmd()", "+1", "@SUM(A1)", "-1", "＝1", "{=1}", "https://example.com", "007", "TRUE"]
)
def test_words_are_text_whatever_they_look_like(words: str) -> None:
    report = reports.report(words, reports.result("RQ-1", words, Verdict.FAIL, f"{words}。"))
    data = written("excel", report)
    cells = {cell.value: cell for cell in load_workbook(io.BytesIO(data))["问题"][2]}
    assert cells[words].data_type == "s"
    assert cells[words].quotePrefix == words.startswith(tuple("=+-@＝"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not any(b"<f>" in part or b"hyperlink" in part for part in parts.values())


@given(WORDS | st.text())
def test_a_cell_is_fit_for_xml(words: str) -> None:
    text = cell_text(words)
    assert ElementTree.fromstring(f"<a>{text.replace('&', '').replace('<', '')}</a>") is not None


@pytest.mark.parametrize("words", ["公" * 40_000, "😀" * 20_000, "a😀" * 12_000])
def test_a_text_that_is_too_long_says_so(words: str) -> None:
    text = cell_text(words)
    assert text.endswith("……（一格放不下，以下略）")
    assert 32_760 <= len(text.encode("utf-16-le")) // 2 <= 32_767
    assert cell_text(words[:16_000]) == words[:16_000]


def test_what_does_not_fit_into_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_ROWS", 8)
    monkeypatch.setattr(overview, "MOST_ROWS", 7)
    monkeypatch.setattr(overview, "MOST_COLUMNS", 12)
    workbook = opened("excel", reports.FAULTY, reports.CLEAN, reports.REVIEW)
    assert [cell.value for cell in workbook["总览（2）"]["A"]][5:] == [reports.REVIEW.name]
    assert workbook["问题"].max_row == 8
    assert workbook["问题（2）"]["A1"].value == "文件"
    assert workbook["总览"].max_column == 12
    assert any(row["项目"] == "总览放不下的要求" for row in _all_notes(workbook))


def _all_notes(workbook: Workbook) -> list[dict[str, object]]:
    return [row for name in workbook.sheetnames if name.startswith("说明") for row in table(workbook, name)]


@anything
@given(st.lists(REPORTS, max_size=3))
def test_any_report_is_a_workbook(given_reports: list[Report]) -> None:
    workbook = opened("excel", *given_reports)
    assert workbook["总览"].max_row >= 5 + len(given_reports)
    assert all(cell.data_type != "f" for sheet in workbook for row in sheet.iter_rows() for cell in row)


def test_the_same_reports_are_the_same_bytes() -> None:
    assert written("excel", *reports.EVERYTHING) == written("excel", *reports.EVERYTHING)
    assert opened("excel").sheetnames == SHEETS


def test_memory_does_not_grow_with_the_number_of_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    put = book.Book.start_row

    def watched(self: book.Book, sheet: Worksheet, row: int, points: float) -> None:
        put(self, sheet, row, points)
        kept.append(len(sheet.row_info) + len(sheet.row_sizes))

    monkeypatch.setattr(book.Book, "start_row", watched)
    written("excel", *[reports.FAULTY] * 50)
    assert len(kept) > 200
    assert max(kept) < 20
