"""Titles and signatures in the ways that offices set them."""

from collections.abc import Callable

import pytest

from checker.document import Document

Make = Callable[[str], Document]

BODY = (
    "根据会议决定，现将有关事项公示如下：\n张建国，男，拟评为先进。\n"
    "公示时间：2025年5月8日至5月14日。\n联系电话：0531-8123456\n"
)

#: text below the body, issuers, date
SIGNATURES = [
    ("\n清河县水务局\n公示结束时间\n2025-05-14", [], ""),
    ("\n清河县水务局\n2025年5月7日", ["清河县水务局"], "2025-05-07"),
    ("\n清河县水务局（盖章）\n2025年5月7日\n", ["清河县水务局"], "2025-05-07"),
    ("\n        清河县水务局        2025年5月7日", ["清河县水务局"], "2025-05-07"),
    ("\n清河县水务局\n二〇二五年五月七日", ["清河县水务局"], "2025-05-07"),
    (
        "\n中共清河县水务局党组\n清河县水务局工会委员会\n2025年5月7日",
        ["中共清河县水务局党组", "清河县水务局工会委员会"],
        "2025-05-07",
    ),
    ("\n东山机械有限公司人力资源部\n2025.5.7", ["东山机械有限公司人力资源部"], "2025-05-07"),
    ("\n石桥村村民委员会\n2025年5月7日\n\n附件：名单", ["石桥村村民委员会"], "2025-05-07"),
    ("\n石桥村村民委员会\n", ["石桥村村民委员会"], ""),
    ("\n2025年5月7日", [], "2025-05-07"),
    ("\n清河县水务局\n    年  月  日", ["清河县水务局"], ""),
    ("\n清河县水务局\n2025年  月  日", ["清河县水务局"], ""),
    ("\n特此公示。\n\n校工会\n5月7日", ["校工会"], "2025-05-07"),
    ("\n公示单位：清河县水务局\n公示日期：2025年5月7日", ["清河县水务局"], "2025-05-07"),
    ("\n特此公示。", [], ""),
    ("\n如有异议请向清河县水务局反映。", [], ""),
    ("\n清河县水务局\n2025年5月7日\n（联系人：李某，电话：0531-8123457）", ["清河县水务局"], "2025-05-07"),
    ("\n清河县水务局办公室    2025年5月7日印发", [], ""),
]

TITLES = [
    ("中标公告 | 数字档案室系统建设\n采购方：某档案馆", "中标公告|数字档案室系统建设"),
    ("石桥村拟任村级后备干部公示：经会议研究，拟任下列人员。", "石桥村拟任村级后备干部公示"),
    ("关于2025年度先进个人的公示\n\n正文如下。", "关于2025年度先进个人的公示"),
    ("清河县水务局\n关于2025年度先进个人的公示\n\n正文如下。", "清河县水务局关于2025年度先进个人的公示"),
    ("公  示\n\n经研究，现予以公示。", "公示"),
    (
        "首页 > 通知公告 > 正文\n关于先进个人的公示\n发布时间：2025-05-07 来源：办公室 浏览次数：35\n正文。",
        "关于先进个人的公示",
    ),
    ("清水发〔2025〕3号\n\n关于印发公开办法的通知\n\n各科室：\n正文。", "关于印发公开办法的通知"),
    ("# 关于先进个人的公示\n\n正文。", "#关于先进个人的公示"),
    ("厂务公开管理办法（试行）\n\n第一条 为了公开。", "厂务公开管理办法(试行)"),
    ("同志们：\n今天我们召开会议，研究部署工作，请大家认真听取，抓好落实，确保见效。", ""),
    ("附件1\n\n拟聘人员名单公示\n\n张建国", "拟聘人员名单公示"),
]


@pytest.mark.parametrize(("below", "issuers", "date"), SIGNATURES)
def test_who_signs_and_when(document: Make, below: str, issuers: list[str], date: str) -> None:
    notice = document("关于先进个人的公示\n\n" + BODY + below)
    signature = notice.signature
    assert [notice[issuer] for issuer in signature.issuers] == issuers
    assert (str(signature.date.value) if signature.date else "") == date


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_where_the_title_stands(document: Make, text: str, title: str) -> None:
    assert document(text).title_text == title
