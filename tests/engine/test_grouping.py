"""Results of one group and verdict, as one line."""

from checker import Checker
from checker.checklist import Config
from checker.checklist.groups import Group
from checker.engine.grouping import group_lines
from checker.model import Level, Mechanism, Profile, Source, Verdict
from checker.renderers.entries import Tag, entries, tally
from checker.renderers.layout import wrap
from checker.renderers.wording import verdict

SPEECH = "在厂务公开推进会上的讲话\n\n同志们：\n\n{}\n"
RULES = "云岭机械厂厂务公开制度\n\n公开内容：工资、奖金。\n{}\n"


def _source(text: str) -> Source:
    return Source("notice.txt", text.encode())


def test_several_slogans_without_members_are_one_line_in_the_order_of_the_text() -> None:
    report = Checker().check_source(_source(SPEECH.format("落实“两书一查”。\n\n坚持“三个百分之百”，再讲“两书一查”。")))
    (line,) = report.groups
    assert line.requirements == ("S1-06", "S1-04")
    assert line.level is Level.NOTE
    assert line.text.startswith(
        "文中2个说法没有说明内容：两书一查（首见第3段，共2处）、三个百分之百（首见第4段，共1处）。"
        "本单位未登记，不判对错。"
    )
    assert '[mechanism."两书一查"]' in line.text
    found = entries(report)
    assert [len(entry.results) for entry in found[Tag.SAYING]] == [2]
    assert found[Tag.CUSTOM] == []
    assert "没有说明内容的说法 2" in wrap(verdict(report, tally(found)), 200)[0]


def test_the_highest_level_counts_for_a_group() -> None:
    report = Checker().check_source(_source(RULES.format("落实“两书一查”。")))
    assert [line.level for line in report.groups if line.text] == [Level.WARNING]


def test_a_paper_without_slogans_has_no_line_and_no_finding_about_them() -> None:
    report = Checker().check_source(_source(SPEECH.format("各车间每月公开一次奖金分配。")))
    assert [line.text for line in report.groups] == [""]
    assert not any(one.verdict in (Verdict.FAIL, Verdict.REVIEW) for one in report.results)


def test_what_is_registered_is_no_longer_in_the_line() -> None:
    config = Config(profile=Profile(mechanisms={"两书一查": Mechanism(("通知书", "意见书", "季度检查"))}))
    report = Checker(config).check_source(_source(SPEECH.format("落实“两书一查”：通知书、意见书。")))
    assert [line.text for line in report.groups] == [""]
    found = next(one for one in report.results if one.requirement == "S1-06")
    assert (found.verdict, found.values["missing"]) == (Verdict.FAIL, "季度检查")


def test_a_group_that_no_row_belongs_to_is_left_out() -> None:
    group = Group("nothing", Verdict.REVIEW, "共{count}项：{items}")
    assert list(group_lines((), (group,), ())) == []
