"""The candidates and winners of tenders, in the shapes that notices give them."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Bidder, Document

Make = Callable[[str], Document]

#: text, {leading member of the name: fields that are there, "rank" and "won" among them}
NOTICES = [
    (
        "第一中标候选人：青禾建设有限公司，投标报价123.45万元，工期90天，质量合格，项目负责人李青松"
        "（二级建造师，证书编号云253200012345）；第二中标候选人：云岭工程有限公司，投标报价130万元，工期：/。",
        {"青禾建设有限公司": "rank price duration quality leader certificate", "云岭工程有限公司": "rank price"},
    ),
    (
        "名 次\t\n第一名\t\n第二名\t\n中标候选人名称\t\n青禾建设有限公司 \t\n云岭工程有限公司 \t\n"
        "投标报价(元/%)\t\n100 \t\n101 \t\n"
        "质量目标\t\n履约期限（天）\t\n90 \t\n— \t\n项目经理 \t\n李青松,二级建造师,云253200012345\t\n赵小兰,,\t\n",
        {"青禾建设有限公司": "rank price duration leader certificate", "云岭工程有限公司": "rank price leader"},
    ),
    (
        "中标候选人名称\n青禾建设有限公司\n云岭工程有限公司\n工程总承包项目经理兼施工负责人\n无\n赵小兰,一级建造师,云153200012346\n"
        "工程总承包项目经理\n李青松,一级建造师,云153200012345\n无\n",
        {"青禾建设有限公司": "leader certificate", "云岭工程有限公司": "leader certificate"},
    ),
    (
        "| 排名 | 中标候选人 | 报价 | 项目负责人 |\n|---|---|---|---|\n| 1 | 青禾建设有限公司 | 100 | 李青松 |\n"
        "| 2 | 云岭工程有限公司 | - | 赵小兰 |",
        {"青禾建设有限公司": "rank price leader", "云岭工程有限公司": "rank leader"},
    ),
    (
        "|  | 第一中标候选人 | 第二中标候选人 |\n|---|---|---|\n| 单位名称 | 青禾建设有限公司 | 云岭工程有限公司 |\n"
        "| 工期 | 90天 | 91天 |",
        {"青禾建设有限公司": "rank duration", "云岭工程有限公司": "rank duration"},
    ),
    (
        "第一中标候选人\n单位名称：青禾建设有限公司\n投标报价：100元\n工期：90天\n第二中标候选人\n单位名称：云岭工程有限公司\n"
        "投标报价：\n工期：90天\n公示时间：2025年6月9日至6月12日",
        {"青禾建设有限公司": "rank price duration", "云岭工程有限公司": "rank duration"},
    ),
    (
        "序号\n中标候选人名称\n投标报价\n工期\n1\n青禾建设有限公司\n100\n90天\n2\n云岭工程有限公司\n101\n90天\n",
        {"青禾建设有限公司": "price duration", "云岭工程有限公司": "price duration"},
    ),
    ("中标人：青禾建设有限公司\n中标价：100元\n工期：90天", {"青禾建设有限公司": "won price duration"}),
    ("中标价：100元\n中标人：青禾建设有限公司", {"青禾建设有限公司": "won price"}),
    ("经评审，确定青禾建设有限公司为本项目的中标人，中标价为100元。", {"青禾建设有限公司": "won price"}),
    (
        "中标人名称 | 青禾建设有限公司 | 中标价 | 100元\n---|---|---|---\n工期 | 90天 | 项目经理 | 李青松",
        {"青禾建设有限公司": "won price duration leader"},
    ),
    (
        "推荐的中标候选人名单：\n● 青禾建设有限公司\n报价 100元 工期 90天 质量 合格\n"
        "● 云岭工程有限公司\n报价 101元 工期 90天\n公示期3天",
        {"青禾建设有限公司": "price duration quality", "云岭工程有限公司": "price duration"},
    ),
    (
        "名次|单位|报价(元)|服务期\n第一|青禾建设有限公司|100|一年\n第二|云岭工程有限公司|101|一年\n"
        "青禾建设有限公司:项目负责人李青松,手机13900000000,建造师证书,编号12345678901\n"
        "云岭工程有限公司:项目负责人赵小兰,手机13900000001,建造师证书",
        {
            "青禾建设有限公司": "rank price duration leader certificate",
            "云岭工程有限公司": "rank price duration leader",
        },
    ),
    (
        "候选人排序：第一\n候选人名称：青禾建设有限公司\n报价：100元\n候选人排序：第二\n候选人名称：云岭工程有限公司\n报价：101元",
        {"青禾建设有限公司": "rank price", "云岭工程有限公司": "rank price"},
    ),
    (
        "位次：第一中标候选人\n联合体牵头人：青禾建设有限公司；成员：云岭设计院\n报价：100元\n"
        "位次：第二中标候选人\n联合体牵头人：远山建设有限公司；成员：东风设计院\n报价：101元",
        {"青禾建设有限公司": "rank price", "远山建设有限公司": "rank price"},
    ),
    (
        "排名第一：青禾建设有限公司，交货期为订单下达后40天，具备施工总承包二级资质；排名第二：云岭工程有限公司，提供同类业绩2项。",
        {"青禾建设有限公司": "rank duration qualification", "云岭工程有限公司": "rank record"},
    ),
    (
        "第一中标候选人：青禾建设有限公司\n第二中标候选人：云岭工程有限公司\n工期：两家均承诺90天\n质量标准：第一中标候选人承诺合格\n"
        "项目经理：第一中标候选人为李青松（二级建造师，云253200012345）；第二中标候选人为赵小兰\n两家均具备施工总承包二级资质。",
        {
            "青禾建设有限公司": "rank duration quality leader certificate qualification",
            "云岭工程有限公司": "rank duration leader qualification",
        },
    ),
    (
        "推荐青禾建设有限公司为第一中标候选人，报价100元；推荐云岭工程有限公司为第二中标候选人，报价101元。",
        {"青禾建设有限公司": "rank price", "云岭工程有限公司": "rank price"},
    ),
    (
        "第一中标候选人：青禾建设有限公司\n两家投标人均须具备二级资质，均通过资格审查，均可在公示期内提出异议。",
        {"青禾建设有限公司": "rank"},
    ),
    ("中标单位 青禾建设有限公司\n中标价 下浮率 12.5%\n供货及安装期 90天", {"青禾建设有限公司": "won price duration"}),
    ("片区一：成交供应商 王山（自然人），成交价 2万元/年", {"王山": "won price"}),
    ("本项目由青禾建设有限公司中标，中标金额100元。", {"青禾建设有限公司": "won price"}),
    (
        "第一中标候选人为青禾建设有限公司，第二中标候选人为云岭工程有限公司。报价分别为1,000,000.00元、101万元。",
        {"青禾建设有限公司": "rank price", "云岭工程有限公司": "rank price"},
    ),
    (
        "青禾建设有限公司（第一名），报价100万元；\n云岭工程有限公司（排名第二），工期90天。",
        {"青禾建设有限公司": "rank price", "云岭工程有限公司": "rank duration"},
    ),
    (
        "- **第一中标候选人**：青禾建设有限公司\n  - **投标报价**：100万元\n"
        "- **第二中标候选人**：云岭工程有限公司\n  - 工期：90天",
        {"青禾建设有限公司": "rank price", "云岭工程有限公司": "rank duration"},
    ),
    (
        "推荐以下2家单位为中标候选人（排名不分先后，按投标单位名称笔画排列）：\n"
        "1. 青禾建设有限公司：投标报价100万元；工期90天；质量标准合格。\n2. 云岭工程有限公司：工期90天。",
        {"青禾建设有限公司": "price duration quality", "云岭工程有限公司": "duration"},
    ),
    (
        "入围单位名单（排名不分先后）\n（1）青禾建设有限公司\n报价：100万元\n（2）云岭工程有限公司\n报价：/\n公示期3天",
        {"青禾建设有限公司": "won price", "云岭工程有限公司": "won"},
    ),
    (
        "评标委员会推荐青禾建设有限公司、云岭工程有限公司等2家单位为本项目定标候选人（不排序）。",
        {"青禾建设有限公司": "", "云岭工程有限公司": ""},
    ),
    (
        "定标候选人为（排名不分先后，按报名先后列出）：青禾建设有限公司、云岭工程有限公司。",
        {"青禾建设有限公司": "", "云岭工程有限公司": ""},
    ),
    ("推荐青禾建设有限公司的李青松为劳动模范候选人选，单位为本县企业。", {}),
    ("以下单位为本项目服务（排名不分先后）：\n1. 青禾建设有限公司\n2. 云岭工程有限公司", {}),
    (
        "内容\t候选人1（第一名）\t候选人2（第二名）\n单位名称\t青禾建设有限公司\t云岭工程有限公司\n工期\t90天\t",
        {"青禾建设有限公司": "rank duration", "云岭工程有限公司": "rank"},
    ),
    (
        "| 项目 | 中标候选人一（排名第1） | 中标候选人二（排名第2） |\n|---|---|---|\n"
        "| 投标人名称 | 青禾建设有限公司 | 云岭工程有限公司 |\n| 投标报价 | 100 | 101 |",
        {"青禾建设有限公司": "rank price", "云岭工程有限公司": "rank price"},
    ),
    (
        "内容\t第一标段\t第二标段\n单位名称\t青禾建设有限公司\t云岭工程有限公司\n工期\t90天\t80天",
        {"青禾建设有限公司": "duration", "云岭工程有限公司": "duration"},
    ),
    (
        "◎ 中标方：青禾软件有限公司（社会信用代码 91640998MA76Q0R45L）\n◎ 中标额：¥896,500.00\n"
        "◎ 交付期限：自合同生效日起180天\n◎ 项目主管：李青松\n◎ 公告期限：1个工作日",
        {"青禾软件有限公司": "won price duration leader"},
    ),
    ("成交方为青禾软件有限公司，成交金额100元。\n项目主管部门：青禾县教育局", {"青禾软件有限公司": "won price"}),
    ("中标方式：综合评分\n项目主管单位：青禾县教育局", {}),
    (
        "投标人名称\n青禾建设有限公司\n云岭工程有限公司\n类似业绩\n青禾镇中心卫生院加固工程\n云岭中学加固工程\n"
        "评标情况\n共有2家投标人。",
        {"青禾建设有限公司": "record", "云岭工程有限公司": "record"},
    ),
    (
        "投标人名称\n青禾建设有限公司\n云岭工程有限公司\n类似业绩\n青禾建设有限公司\n青禾中学加固工程\n"
        "评标情况\n共有2家投标人。",
        {"青禾建设有限公司": "record", "云岭工程有限公司": ""},
    ),
    (
        "二、中标（成交）信息\n序号 供应商名称 供应商地址 中标金额\n1 青禾食品有限公司 青禾县新区路7号 6212262.00元\n"
        "三、本公告未尽事宜以招标文件为准。",
        {"青禾食品有限公司": "price"},
    ),
    (
        "名次 中标候选人名称 投标报价（元） 工期\n第一名 青禾建设有限公司 100 90天\n第二名 云岭工程有限公司 / 91天",
        {"青禾建设有限公司": "rank price duration", "云岭工程有限公司": "rank duration"},
    ),
    ("包号 成交供应商 成交金额\n1 青禾食品有限公司 100元", {"青禾食品有限公司": "won price"}),
    ("序号 单位名称 联系电话\n1 青禾食品有限公司 0999-5550100", {}),
    ("序号 供应商名称 投标报价\n1 另行公布 详见附件", {}),
    ("招标人：青禾县教育局\n电话：0999-5550100", {}),
    ("确定第一中标候选人为中标人。", {}),
]


@pytest.mark.parametrize(("text", "expected"), NOTICES, ids=[text[:16] for text, _ in NOTICES])
def test_what_is_said_of_each(document: Make, text: str, expected: dict[str, str]) -> None:
    made = document("公示\n" + text)
    assert {made[one.name]: _there(one) for one in made.bidders} == {
        name: set(fields.split()) for name, fields in expected.items()
    }


def _there(bidder: Bidder) -> set[str]:
    own = {"rank": bidder.rank is not None, "won": bidder.won}
    halves = {"certificate_name", "certificate_number"}
    return {name for name, there in own.items() if there} | (bidder.fields.keys() - halves)


def test_a_bidder_may_bid_for_several_lots(document: Make) -> None:
    text = "一标段：\n第一中标候选人：甲某公司\n二标段：\n第一中标候选人：甲某公司\n第二中标候选人：乙某公司\n"
    assert [one.lot for one in document("中标候选人公示\n" + text).bidders] == ["一", "二", "二"]
    table = "\n名次\t投标人\t报价\n第一名\t甲某公司\t1.5\n第二名\t乙某公司\t1.6\n"
    text = f"【施工1标段】{table}\n【施工2标段】{table}"
    assert [one.lot for one in document("中标候选人公示\n" + text).bidders] == ["1", "1", "2", "2"]


def test_parties_are_bidders_only_where_nobody_is_called_so(document: Make) -> None:
    parties = "| 投标人名称 | 得分 |\n|---|---|\n| 青禾建设有限公司 | 90 |\n| 云岭工程有限公司 | 80 |\n"
    assert len(document("公示\n" + parties).bidders) == 2
    assert len(document("公示\n第一中标候选人：青禾建设有限公司\n" + parties).bidders) == 1


_PIECES = [
    "第一中标候选人",
    "中标人",
    "：",
    "青禾建设有限公司",
    "、",
    "，",
    "投标报价",
    "100元",
    "工期",
    "\n",
    "\t",
    "|",
    "(",
    ")",
    "业绩",
    "均",
    "名称",
    "李青松",
    "证书编号",
    "/",
    "一标段",
    " ",
]


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=40))
def test_any_text_has_bidders_that_lie_in_it(document: Make, pieces: list[str]) -> None:
    made = document("公示\n" + "".join(pieces))
    for one in made.bidders:
        assert made[one.name].strip()
        assert all(made[span].strip() for spans in one.fields.values() for span in spans)
