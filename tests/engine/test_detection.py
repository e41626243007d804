"""Which kind of notice a document is, told by made-up heads."""

from collections.abc import Callable

import pytest

from checker.checklist import Detection, Head
from checker.document import Document
from checker.engine import Checker
from checker.engine.detection import Detector, Kind
from checker.model import Block, Content, Run, Source, Verdict
from checker.text import Lexicon, load_segmenter

LEXICON = Lexicon.from_mapping(
    {"予以公示": ["予以公示", "公示如下"], "工会": {"terms": ["工会"], "not_in": ["行业工会"]}}
)
SEGMENTER = load_segmenter(LEXICON.words)


def detect(document: Document, heads: tuple[Head, ...]) -> Kind:
    return Detector(heads).kind_of(document)


def of(*lines: str) -> Document:
    return Document.of(Content(tuple(Block((Run(line),)) for line in lines), "text"), LEXICON, lambda: SEGMENTER)


def head(name: str, *detect: Detection) -> Head:
    return Head(name, name, detect)


PUBLICITY = head(
    "publicity",
    Detection(20, title=("公示",), title_not=("公示制度",)),
    Detection(10, body=("@予以公示",), says="依正文"),
)
APPOINTMENT = head("appointment", Detection(60, title=("公示",), title_also=("任前", "拟任")))
PARTY = head("party", Detection(60, title=("公示",), body=("发展对象",)))
HEADS = (PUBLICITY, APPOINTMENT, PARTY)


@pytest.mark.parametrize(
    ("lines", "ids", "told_by"),
    [
        (("关于评优的公示", "正文。"), ["publicity"], "依标题“公示”"),
        (("关于王某某任前公示", "正文。"), ["appointment"], "依标题“公示”和标题“任前”"),
        (("关于评优的公示", "发展对象名单。"), ["party"], "依标题“公示”和正文“发展对象”"),
        (("关于拟任人选的公示", "发展对象名单。"), ["appointment", "party"], "依标题“公示”和标题“拟任”"),
        (("先进名单", "现将名单公示如下。"), ["publicity"], "依正文"),
        (("公示制度", "各单位执行。"), [], ""),
        (("关于放假的通知", "正文。"), [], ""),
        (("今天天气很好。",), [], ""),
    ],
)
def test_the_heaviest_alternative_that_holds_decides(lines: tuple[str, ...], ids: list[str], told_by: str) -> None:
    kind = detect(of(*lines), HEADS)
    assert ([one.id for one in kind.heads], kind.told_by) == (ids, told_by)


def test_a_tie_is_told_in_the_order_of_the_heads() -> None:
    document = of("关于拟任人选的公示", "发展对象名单。")
    assert [one.id for one in detect(document, (PARTY, APPOINTMENT)).heads] == ["party", "appointment"]


def test_the_heaviest_of_one_head_counts_and_is_told() -> None:
    both = head("both", Detection(5, title=("公示",)), Detection(50, body=("名单",)), Detection(30, title=("评优",)))
    assert detect(of("关于评优的公示", "名单。"), (both, PUBLICITY)).told_by == "依正文“名单”"


def test_no_heads_tell_nothing() -> None:
    assert detect(of("关于评优的公示"), ()) == Kind((), "")
    assert detect(of("关于评优的公示"), (head("none"),)) == Kind((), "")


@pytest.mark.parametrize(
    ("one", "line", "holds"),
    [
        (Detection(1, body=("公示",)), "正文。", False),
        (Detection(1, body=("@工会",)), "行业工会来函。", False),
        (Detection(1, body=("@工会",)), "员工会议。", False),
        (Detection(1, body=("@工会", "名单")), "名单。", True),
        (Detection(1, body_all=("@工会", "名单")), "名单。", False),
        (Detection(1, body_all=("@工会", "名单")), "工会名单。", True),
        (Detection(1, body=("名单",), body_not=("@工会",)), "工会名单。", False),
        (Detection(1, body=("名单",), title_not=("公示",)), "名单。", False),
    ],
)
def test_words_of_the_body_are_words_and_not_those_of_the_title(one: Detection, line: str, holds: bool) -> None:
    assert bool(detect(of("关于评优的公示", line), (head("made", one),)).heads) is holds


def test_a_title_over_several_lines_is_one_title() -> None:
    document = of("某市教育局", "关于拟任", "人选的公示", "正文。")
    assert [one.id for one in detect(document, HEADS).heads] == ["appointment"]


def test_the_kind_goes_into_the_report(make: Callable[..., Checker]) -> None:
    plugin = "@hookimpl\ndef check(document):\n    return Finding.passed(document.title)\n"
    made = '[checklist]\nid = "made"\ntitle = "试用清单"\npurpose = "internal"\nconfirm = ["已核"]\n'
    rule = '[[detect]]\ntitle = ["试用通告"]\nweight = 99\n'
    checker = make({"titled": plugin}, head=made + rule, chosen=False)
    report = checker.check_document(of("试用通告", "正文。"), "a.txt", "")
    assert (report.notice, report.notice_title, report.detected) == ("made", "试用清单", "依标题“试用通告”")
    assert (report.purpose, report.confirm, report.checklists) == ("internal", ("已核",), ("made",))
    assert [result.verdict for result in report.results] == [Verdict.PASS]


OFFICIAL = Head("official", "official", (Detection(10, document_head=True),), beside=True)


@pytest.mark.parametrize(
    ("lines", "ids", "beside"),
    [
        (("云岭市水利局文件", "云水发〔2025〕3号", "关于评优的公示", "正文。"), ["publicity"], ["official"]),
        (("云水发〔2025〕3号", "关于评优的公示", "正文。"), ["publicity"], ["official"]),
        (("云岭市水利局文件", "云水发〔2025〕3号", "关于放假的通知", "正文。"), ["official"], []),
        (("关于评优的公示", "根据云水发〔2025〕3号，公示如下。"), ["publicity"], []),
        (("关于放假的通知", "云水发〔2025〕3号文件要求放假。"), [], []),
        (("水泵采购文件", "关于评优的公示", "正文。"), ["publicity"], []),
    ],
)
def test_a_checklist_for_what_has_a_document_head_applies_beside_the_kind(
    lines: tuple[str, ...], ids: list[str], beside: list[str]
) -> None:
    kind = detect(of(*lines), (*HEADS, OFFICIAL))
    assert ([one.id for one in kind.heads], [one.id for one in kind.beside]) == (ids, beside)


def test_what_applies_beside_is_no_tie_and_is_said(make: Callable[..., Checker]) -> None:
    plugin = "@hookimpl\ndef check(document):\n    return Finding.passed(document.title)\n"
    made = (
        '[checklist]\nid = "made"\ntitle = "试用清单"\nbeside = true\n[[detect]]\ndocument_head = true\nweight = 99\n'
    )
    checker = make({"titled": plugin}, head=made, chosen=False)
    report = checker.check_document(
        of("云岭市水利局文件", "云水发〔2025〕3号", "关于道路的公示", "正文。"), "a.txt", ""
    )
    assert (report.notice, report.checklists[0], "made" in report.checklists) == ("publicity", "publicity", True)
    assert any(warning.startswith("另按下列清单一并检查：") and "试用清单" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("关于沙玉梅同志拟任职务的公示", "沙玉梅，现任科长，拟破格提拔为副局长。", "appointment"),
        ("公示", "沙玉梅，现任科长，拟提拔为副局长。公示期五个工作日。", "appointment"),
        ("公示公告", "沙玉梅，现任科长，拟交流任云岭市水务局副局长。", "appointment"),
        ("青禾县司法局关于拟晋升一级主任科员人员的公示", "沙玉梅，司法所所长。", "rank_promotion"),
        ("关于沙玉梅等同志拟晋升的公示", "沙玉梅，拟晋升四级高级法官。", "rank_promotion"),
        ("公示公告", "沙玉梅，拟晋升二级调研员。", "rank_promotion"),
        ("人事公示", "经研究，下列人员拟晋升职级，现予公示。", "rank_promotion"),
        ("公示", "经支部党员大会讨论，拟接收下列同志为中共预备党员：沙玉梅。", "party_member"),
        ("公示", "经支部委员会讨论，沙玉梅拟列为发展对象。", "party_member"),
        ("公示", "沙玉梅，预备党员，现任科员，拟任副科长。", "appointment"),
        ("关于调整部分中层管理人员的通知", "聘任沙玉梅为设备部部长。", "appointment_decision"),
        ("关于干部调整的通知", "免去沙玉梅设备部部长职务。", "appointment_decision"),
        ("沙玉梅同志先进事迹公示", "沙玉梅，曾任科长。", "award"),
        ("关于干部任职的通知", "现将拟任职干部情况公示：沙玉梅拟任副科长。如有异议请反映。", "appointment"),
        ("关于沙玉梅同志职务任免的通知", "拟提拔沙玉梅为副科长，公示期5个工作日，有异议请反映。", "appointment"),
        ("人事通知", "沙玉梅拟任副科长，公示时间为1月9日至1月15日。对公示对象有异议的请反映。", "appointment"),
        ("干部职务调整的通知", "沙玉梅拟提任副科长，现予公示，如有异议请反映。", "appointment"),
        ("关于干部任职的通知", "拟任人选经公示期满无异议，任命沙玉梅为副科长。", "appointment_decision"),
        ("关于干部任职的通知", "沙玉梅任副科长，试用期一年。", "appointment_decision"),
        ("政府采购网·地方公告·结果公告", "公告概要\n总中标金额\n￥62万元\n二、中标(成交)信息", "deal_result"),
        ("首页·采购信息·中标公告", "采购单位\n青禾县第四中学\n总中标金额\n￥62万元", "deal_result"),
        ("公告概要", "公告信息\n采购项目名称\n青禾县食材配送服务\n总成交金额\n￥62万元", "deal_result"),
        ("青禾县食材配送服务", "公告概要\n采购单位\n青禾县第四中学\n二、中标(成交)信息\n序号", "deal_result"),
        ("青禾县食材配送服务招标公告", "公告概要\n采购单位\n最高限价\n中标(成交)信息另行公告", "tender_notice"),
        ("公  示", "确定了年度文明家庭建议表彰名单（见附件），现面向社会公示。", "award"),
        ("公示", "经评议，拟表彰沙玉梅等3人。公示期5天。", "award"),
        ("公示公告", "现将表彰名单公示如下：沙玉梅。", "award"),
        ("公示", "沙玉梅曾受县委表彰，现任科长，拟任副局长。", "appointment"),
        ("公示", "现将救助名单公示如下：沙玉梅，曾获表彰。", "publicity"),
    ],
)
def test_what_a_short_title_leaves_out_is_told_by_the_body(title: str, body: str, expected: str) -> None:
    checker = Checker()
    notice = checker.read(Source("notice.txt", f"{title}\n{body}\n青禾县司法局\n2026年1月9日\n".encode()))
    assert [one.id for one in detect(notice, checker.rulebook.heads).heads] == [expected]
