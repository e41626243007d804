"""A revised notice is judged in both readings, and the report says which change decides."""

from pathlib import Path

import pytest

from checker import Checker
from checker.model import Source, Verdict
from checker.report import Decision, Report, Result
from checker.word_case import make_word

_WHO = 'w:id="1" w:author="王某" w:date="2025-06-03T09:00:00Z"'
_TITLE = "关于拟表彰先进班组的公示\n"
_SIGNED = "\n云岭机械厂工会\n2025年6月3日"


def _ins(text: str, who: str = _WHO) -> str:
    return f"<w:ins {who}><w:r><w:t>{text}</w:t></w:r></w:ins>"


def _gone(text: str, who: str = _WHO) -> str:
    return f"<w:del {who}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _p(*inner: str) -> str:
    return "<w:p>" + "".join(one if one.startswith("<") else f"<w:r><w:t>{one}</w:t></w:r>" for one in inner) + "</w:p>"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def _report(checker: Checker, body: str) -> Report:
    return checker.check_source(Source("公示.docx", make_word({"body": body})))


def _result(report: Report, name: str) -> Result:
    return next(one for one in report.results if one.requirement == name)


def test_the_change_that_decides_is_named(checker: Checker) -> None:
    body = (
        _TITLE
        + _p("经研究，拟表彰甲班组", _ins("和乙班组"), "。")
        + _p("如有异议请来电", _gone("：0999-5550188"), "。")
    )
    result = _result(_report(checker, body + _SIGNED), "SK-05.channel")
    assert result.verdict is Verdict.FAIL
    assert result.revised
    assert result.revised.verdict is Verdict.PASS
    assert result.revised.decision is Decision.ALONE
    (change,) = result.revised.revisions
    assert (change.went, change.author, change.where) == ("：0999-5550188", "王某", "第3段")


def test_what_several_changes_decide_together_is_said(checker: Checker) -> None:
    channels = _p("电话：", _gone("0999-5550188"), "。") + _p("邮箱：", _gone("gonghui@example.org"), "。")
    body = _TITLE + _p("拟表彰甲班组。") + channels.replace("电话：", "电话请问门卫").replace("邮箱：", "或")
    standing = body.replace("<w:del ", "<w:ins ").replace("</w:del>", "</w:ins>").replace("w:delText", "w:t")
    result = _result(_report(checker, standing + _SIGNED), "SK-05.channel")
    assert result.verdict is Verdict.PASS
    assert result.revised
    assert result.revised.verdict is Verdict.FAIL
    assert (result.revised.decision, result.revised.count) == (Decision.TOGETHER, 2)


def test_where_both_readings_agree_nothing_is_said(checker: Checker) -> None:
    body = _TITLE + _p("经研究", _ins("决定"), "，拟表彰甲班组。") + _p("如有异议请来电：0999-5550188。")
    assert not any(one.revised for one in _report(checker, body + _SIGNED).results)


def test_a_notice_drafted_with_changes_tracked_has_no_other_reading(checker: Checker) -> None:
    body = "".join(_p(_ins(line)) for line in (_TITLE.strip(), "拟表彰甲班组。"))
    report = _report(checker, body)
    assert not any(one.revised for one in report.results)
    assert _result(report, "WF-01").verdict is Verdict.FAIL


def test_another_kind_is_told(checker: Checker) -> None:
    title = _p("关于拟表彰先进班组的", _gone("通知"), _ins("公示"))
    report = _report(checker, title + _p("拟表彰甲班组。"))
    assert any("拒绝全部修订后会判为" in one for one in report.warnings)


def test_a_number_that_only_the_other_reading_has_is_masked(checker: Checker) -> None:
    body = _TITLE + _p("拟表彰何沐阳", _gone("（身份证号110101199003076296）"), "。") + _p("来电：0999-5550188。")
    report = _report(checker, body + _SIGNED)
    assert "110101199003076296" not in repr(report)
    assert any("身份证号码" in one.message for one in report.results)


def test_many_changes_are_tried_in_halves(checker: Checker) -> None:
    others = "".join(_p(f"第{n}项", _ins(f"改{n}"), "。") for n in range(60))
    body = _TITLE + _p("拟表彰甲班组。") + others + _p("如有异议请来电", _gone("：0999-5550188"), "。") + others
    result = _result(_report(checker, body + _SIGNED), "SK-05.channel")
    assert result.revised
    assert [one.went for one in result.revised.revisions] == ["：0999-5550188"]


def test_it_survives_json(checker: Checker) -> None:
    body = _TITLE + _p("拟表彰甲班组。") + _p("如有异议请来电", _gone("：0999-5550188"), "。")
    report = _report(checker, body + _SIGNED)
    assert any(one.revised for one in report.results)
    assert Report.from_dict(report.to_dict()) == report


def test_the_example_says_it_on_the_console(capsys: pytest.CaptureFixture[str]) -> None:
    from checker.cli import main

    example = Path(__file__).parent.parent.parent / "examples" / "先进班组公示-修订稿.docx"
    assert main(["check", str(example)]) == 1
    said = "".join(capsys.readouterr().out.split())
    assert (
        "若拒绝全部修订则符合。取决于第8段把“联系电话：0999-5550188。”改为“提倡署实名。”（拟稿人，2025-06-03）" in said
    )
