"""A notice judged together with its attachments: what is told of both, and what must stand in the notice."""

from hashlib import sha256
from io import BytesIO

import pytest
from openpyxl import Workbook

from checker.engine import Checker
from checker.model import Source, Verdict
from checker.report import Report, Result

from .pairs import AWARD, FUNDS, HIRED, LOW_INCOME, PAIRS, SUBSIDY, Pair, sheet


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def judged(checker: Checker, pair: Pair, *papers: Source) -> Report:
    attached = papers or (sheet(pair.name, pair.rows),)
    return checker.check_source(Source("公示.txt", pair.notice.encode()), [checker.paper_of(one) for one in attached])


def result(report: Report, requirement: str) -> Result:
    return next(one for one in report.results if one.requirement == requirement)


def failed(report: Report) -> dict[str, str]:
    return {one.requirement: one.message for one in report.results if one.verdict is Verdict.FAIL}


@pytest.mark.parametrize("name", PAIRS)
def test_sound_pairs_raise_no_alarm(checker: Checker, name: str) -> None:
    report = judged(checker, PAIRS[name])
    assert failed(report) == {}
    assert report.coverage.open == 0
    assert report.warnings == report.unread == ()


@pytest.mark.parametrize("name", PAIRS)
def test_what_the_notice_alone_is_told_stays_where_it_is(checker: Checker, name: str) -> None:
    """Periods, reception, title and signature are those of the notice, whatever is attached."""
    alone = checker.check_source(Source("公示.txt", PAIRS[name].notice.encode()))
    both = judged(checker, PAIRS[name])
    assert (alone.notice, alone.detected) == (both.notice, both.detected)
    for before in alone.results:
        if before.verdict is Verdict.PASS:
            assert result(both, before.requirement) == before


def test_pointers_are_answered_from_the_attachment(checker: Checker) -> None:
    subject = result(judged(checker, HIRED), "SK-03.subject")
    assert subject.verdict is Verdict.PASS
    assert subject.evidence[0].where == f"附件《{HIRED.name}.xlsx》工作表“Sheet1”第2行第2列（B2）"
    assert (subject.evidence[0].part, subject.evidence[0].path) == (
        f"{HIRED.name}.xlsx!xl/worksheets/sheet1.xml",
        "R2C2",
    )


def test_a_count_is_held_against_the_attached_list(checker: Checker) -> None:
    more = (
        *HIRED.rows,
        (4, "顾长河", "男", "26050412", "青禾县人民医院", "检验", "A04", "本科", "云岭大学", 77, 81, 79, 1),
    )
    count = result(judged(checker, HIRED, sheet(HIRED.name, more)), "SK-03.count")
    assert count.verdict is Verdict.FAIL
    assert count.message == "写的是3，名单列了4；请改人数或补齐名单"
    assert [one.text for one in count.evidence] == ["3名"]
    assert [one.where for one in count.related] == [f"附件《{HIRED.name}.xlsx》工作表“Sheet1”第3行第1列（A3）"]


def test_a_list_of_more_than_those_meant_is_no_fault(checker: Checker) -> None:
    names = ("程远志", "白晓荷", "陆文清", "顾长河", "方子墨")
    ranked = ((at, name, 90 - at) for at, name in enumerate(names, 1))
    rows = (("2026年公开招聘总成绩",), ("名次", "姓名", "总成绩"), *ranked)
    notice = HIRED.notice.replace("拟聘用人员名单\n\n", "考试总成绩\n\n")
    count = result(judged(checker, HIRED._replace(notice=notice), sheet("考试总成绩", rows)), "SK-03.count")
    assert count.verdict is not Verdict.FAIL


def test_a_wrong_sum_in_the_attachment_is_found(checker: Checker) -> None:
    rows = (*SUBSIDY.rows[:-1], ("合计", None, None, 9, 15400))
    report = judged(checker, SUBSIDY, sheet(SUBSIDY.name, rows))
    total = result(report, "TY-25")
    assert total.verdict is Verdict.FAIL
    assert total.evidence[0].where == f"附件《{SUBSIDY.name}.xlsx》工作表“Sheet1”第7行第5列（E7）"


@pytest.mark.parametrize("pair", [SUBSIDY, FUNDS], ids=["payments", "funds"])
def test_a_stated_total_is_held_against_the_attached_table(checker: Checker, pair: Pair) -> None:
    notice = pair.notice.replace("14,400元", "15,400元").replace("共计860万元", "共计890万元")
    total = result(judged(checker, pair._replace(notice=notice)), "TY-25")
    assert total.verdict is Verdict.FAIL
    assert "正文写的总额是" in total.message
    assert [one.where.startswith("附件《") for one in total.evidence] == [False, True]


def test_personal_numbers_in_the_attachment_are_found_and_masked(checker: Checker) -> None:
    number = "110101199003070011"
    rows = (*AWARD.rows[:1], (*AWARD.rows[1], "身份证号"), *((*row, number) for row in AWARD.rows[2:3]))
    notice = AWARD.notice.replace("4名", "1名")
    report = judged(checker, AWARD._replace(notice=notice), sheet(AWARD.name, rows, formats={"F": "@"}))
    found = [one for one in report.results if one.kind == "privacy" and one.verdict is Verdict.FAIL]
    assert any("附件《" in quote.where for one in found for quote in one.evidence)
    assert number not in repr(report.to_dict())


def test_an_announced_attachment_is_missed(checker: Checker) -> None:
    notice = AWARD.notice.replace(
        "附件：2025年度先进个人名单", "附件：1.2025年度先进个人名单\n　　　2.先进集体事迹材料"
    )
    listed = result(judged(checker, AWARD._replace(notice=notice)), "SK-09")
    assert listed.verdict is Verdict.FAIL
    assert listed.message == "附件说明列有“先进集体事迹材料”，所附的文件里没有"


def test_a_paper_that_nobody_announced_is_named(checker: Checker) -> None:
    other = Source("车间检修计划.txt", "车间检修计划\n一号机床五月检修。".encode())
    listed = result(judged(checker, AWARD, sheet(AWARD.name, AWARD.rows), other), "SK-09")
    assert listed.verdict is Verdict.FAIL
    assert listed.message == "附有“车间检修计划.txt”，附件说明里没有列"


def test_an_attachment_that_cannot_be_read_leaves_open_what_it_may_hold(checker: Checker) -> None:
    report = judged(checker, HIRED, Source("名单.xlsx", b"PK\x03\x04"))
    assert report.unread == ("附件《名单.xlsx》（文件已损坏：不是完整的 Excel 文件（压缩包目录无法读取））",)
    assert report.warnings[0].startswith("没有读到：附件《名单.xlsx》")
    private = [one for one in report.results if one.kind == "privacy"]
    assert not any(one.verdict is Verdict.PASS and not one.evidence for one in private)
    assert result(report, "SK-03.subject").verdict is Verdict.REVIEW


def test_what_must_stand_in_the_notice_is_not_taken_from_an_attachment(checker: Checker) -> None:
    """A telephone number and a period in an attached form do not tell the public whom to call, or until when."""
    lines = [line for line in LOW_INCOME.notice.splitlines() if "电话" not in line and "公示时间" not in line]
    rows = (*LOW_INCOME.rows, ("监督电话：0999-5550107，公示时间：2026年5月6日至2026年5月14日",))
    pair = LOW_INCOME._replace(notice="\n".join(lines), rows=rows)
    alone = checker.check_source(Source("公示.txt", pair.notice.encode()))
    both = failed(judged(checker, pair))
    wanted = {
        one.requirement
        for one in alone.results
        if one.verdict is Verdict.FAIL and one.kind in ("timing", "supervision")
    }
    assert wanted
    assert wanted <= both.keys()


def test_the_report_names_what_it_judged(checker: Checker) -> None:
    paper = sheet(AWARD.name, AWARD.rows)
    report = judged(checker, AWARD, paper)
    assert report.digest == sha256(AWARD.notice.encode()).hexdigest()
    assert report.decided_by["附件1"] == f"{AWARD.name}.xlsx（{sha256(paper.data).hexdigest()[:12]}）"
    assert Report.from_dict(report.to_dict()) == report


def test_two_attachments_count_their_tables_and_paragraphs_apart(checker: Checker) -> None:
    notice = AWARD.notice.replace("附件：2025年度先进个人名单", "附件：1.2025年度先进个人名单\n　　　2.先进事迹")
    story = Source("先进事迹.txt", "先进事迹\n\n韩铁成，联系手机13900000000。".encode())
    report = judged(checker, AWARD._replace(notice=notice), sheet(AWARD.name, AWARD.rows), story)
    places = {quote.where for one in report.results for quote in one.evidence if "先进事迹" in quote.where}
    assert "附件《先进事迹.txt》第2段" in places


def hidden_column(pair: Pair, number: str) -> Source:
    """The list of *pair* with a hidden column of identity numbers."""
    book = Workbook()
    page = book.worksheets[0]
    for at, row in enumerate(pair.rows):
        page.append([*row, *([""] * (9 - len(row))), ("身份证号" if at == 1 else number)])
    page.column_dimensions["J"].hidden = True
    stream = BytesIO()
    book.save(stream)
    return Source(f"{pair.name}.xlsx", stream.getvalue())


def test_a_hidden_column_is_seen_said_and_masked(checker: Checker) -> None:
    number = "110101199003070011"
    report = judged(checker, AWARD, hidden_column(AWARD, number))
    hidden = result(report, "XF-01")
    assert hidden.verdict is Verdict.FAIL
    assert hidden.message.startswith(f"附件《{AWARD.name}.xlsx》：有看不见的内容")
    assert "工作表“Sheet”J列（隐藏列，6格）" in hidden.message
    assert "其中有身份证号码" in hidden.message
    assert number not in repr(report.to_dict())


def test_a_workbook_by_itself_is_looked_through_too(checker: Checker) -> None:
    report = checker.check_source(hidden_column(AWARD, "110101199003070011"))
    assert result(report, "XF-01").verdict is Verdict.FAIL
    assert "excel_file" in report.checklists
