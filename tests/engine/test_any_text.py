"""Whatever a notice says, it gets a report, and the report is true to it."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import Checker
from checker.model import Source
from checker.report import Report

CHECKER = Checker()

#: What notices are made of, sound and broken, to be put together at random.
PIECES = (
    "关于2025年度先进个人的公示",
    "公　示",
    "任前公示",
    "拟任县审计局局长",
    "王立明，男，汉族，1978年6月生，中共党员，现任科员，拟任科长。",
    "姓名\t性别\t现任职务\n王立明\t男\t科员",
    "| 姓名 | 电话 |\n| --- | --- |\n| 李秀英 | 13812345678 |",
    "公示时间：2025年5月8日至5月14日（5个工作日）。",
    "公示期自即日起七天",
    "公示期：2030年2月30日—2099年1月1日",
    "联系电话：0531-8123456转801",
    "身份证号11010519491231002X",
    "共12人：张三、李四",
    "（一）公开内容：收入、支出",
    "三個(gè)百分之百",
    "清河县水务局（盖章）",
    "2025年5月7日",
    "    年  月  日",
    "“《（【〔",
    "\r\n",
    "\n",
    "\u200b\ufeff\u3000",
    "𠮷\ue000\ufffd",
)
NOTICES = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=24).map("\n".join)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(NOTICES, st.sampled_from((None, "publicity", "appointment", "open_affairs_rules")))
def test_any_text_gets_a_report_that_is_true_to_it(text: str, checklist: str | None) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    checker = Checker(checklists=(checklist,)) if checklist else CHECKER
    source = Source("notice.txt", data)
    report = checker.check_source(source)
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report
    if report.error is not None:
        assert not report.results
        return
    raw = checker.read(source).raw
    for result in report.results:
        assert "出错" not in result.message, result
        for quote in (*result.evidence, *result.related):
            assert 0 <= quote.start <= quote.end <= len(raw)
            shown, words = quote.text, raw[quote.start : quote.end]
            assert len(shown) == len(words)
            assert all(a in (b, "*") for a, b in zip(shown, words, strict=True))
    counted = report.coverage
    assert counted.loaded == len(report.results) == counted.ran + counted.open + counted.not_applicable
