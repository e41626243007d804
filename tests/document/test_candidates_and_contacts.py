"""Who a notice is about, and how the office is reached."""

from collections.abc import Callable

import pytest

from checker.document import ContactKind, Document

Make = Callable[[str], Document]

#: text, {name: attributes that are there}
PERSONS = [
    (
        "王立明，男，汉族，1978年6月生，在职研究生学历，中共党员，现任县财政局副局长，拟任县审计局局长。",
        {"王立明": "sex ethnicity birth education politics current_post proposed_post"},
    ),
    (
        "1.王立明，女，回族，1982年11月出生，大学学历，2005年6月加入中国共产党，县档案馆副馆长，拟任县档案馆馆长。",
        {"王立明": "sex ethnicity birth education politics current_post proposed_post"},
    ),
    (
        "姓名：王立明\n性别：男\n民族：汉\n出生年月：1978.06\n学历：大学\n政治面貌：中共党员\n现任职务：科员\n拟任职务：科长",
        {"王立明": "sex ethnicity birth education politics current_post proposed_post"},
    ),
    (
        "姓名\t性别\t民族\t出生年月\t学历\t政治面貌\t现任职务\t拟任职务\n"
        "王立明\t男\t汉族\t1978.06\t大学\t中共党员\t科员\t科长\n李秀英\t女\t\t1980.01\t大学\t群众\t科员\t副科长",
        {
            "王立明": "sex ethnicity birth education politics current_post proposed_post",
            "李秀英": "sex birth education politics current_post proposed_post",
        },
    ),
    (
        "| 姓名 | 性别 | 现任职务 | 拟任职务 |\n| --- | --- | --- | --- |\n| 王立明 | 男 | 科员 | 科长 |",
        {"王立明": "sex current_post proposed_post"},
    ),
    (
        "阿依古丽·买买提，女，维吾尔族，1985年3月生，大专学历，现任镇党委委员，拟提名为副镇长候选人。",
        {"阿依古丽·买买提": "sex ethnicity birth education current_post proposed_post"},
    ),
    (
        "王立明，女，土家族，1989年9月生，法律硕士，中共党员，拟任审判员、立案庭副庭长。",
        {"王立明": "sex ethnicity birth education politics proposed_post"},
    ),
    (
        "王立明，男，汉族，历任县财政局科员、办公室主任，现任县财政局副局长，拟任县审计局局长。",
        {"王立明": "sex ethnicity current_post proposed_post"},
    ),
    (
        "王立明，城关司法所所长、二级主任科员；\n李秀英，女，1982年生，中共党员；\n孙长河，社区矫正股二级主任科员。",
        {"王立明": "current_post", "李秀英": "sex politics", "孙长河": "current_post"},
    ),
    ("王立明，办公室主任，联系电话见下。\n李秀英，人事股股长。", {}),
    ("经研究决定，现将有关情况公示如下，请广大职工监督。", {}),
]

#: text, [(kind, quoted, office)]
CONTACTS = [
    ("联系电话：0531-8123456。", [("phone", "0531-8123456", True)]),
    ("联系人：李某，13812345678", [("phone", "13812345678", True)]),
    ("举报邮箱：jw@qinghe.gov.cn", [("email", "jw@qinghe.gov.cn", True)]),
    ("来信请寄清河县人民路18号水务局305室。", [("address", "清河县人民路18号水务局305室", True)]),
    ("姓名\t性别\t手机号\n王立明\t男\t13812345678\n李秀英\t女\t13912345678",
     [("phone", "13812345678", False), ("phone", "13912345678", False)]),
    ("名单在公司网站（www.dongshan.com.cn）公示。", [("url", "www.dongshan.com.cn", True)]),
    ("也可投入厂门口意见箱。", [("mailbox", "意见箱", True)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "persons"), PERSONS)
def test_persons_and_what_is_said_of_each(document: Make, text: str, persons: dict[str, str]) -> None:
    notice = document(f"关于拟任人选的公示\n\n经会议研究，现公示如下：\n{text}\n\n清河县水务局\n2025年5月7日")
    found = {notice[one.name]: set(one.attributes) for one in notice.candidates}
    assert found == {name: set(attributes.split()) for name, attributes in persons.items()}


@pytest.mark.parametrize(("text", "channels"), CONTACTS)
def test_channels_and_private_numbers(document: Make, text: str, channels: list[tuple[str, str, bool]]) -> None:
    notice = document(f"关于先进个人的公示\n\n{text}\n")
    found = [(str(one.kind), notice[one.span], one.office) for one in notice.contacts]
    assert found == channels


def test_a_page_that_only_shows_the_notice_is_no_channel(document: Make) -> None:
    notice = document("关于先进个人的公示\n\n本公示在公司网站（www.dongshan.com.cn）发布。")
    assert [one.published_only for one in notice.contacts if one.kind is ContactKind.URL] == [True]


def test_persons_who_are_named_for_certain(document: Make) -> None:
    notice = document(
        "关于先进个人的公示\n\n拟表彰王立明、李秀英、阿依古丽·买买提等3名同志。\n"
        "联系人：周海燕  电话：0531-8123456\n负责人：办公室\n"
    )
    assert [person.name for person in notice.persons] == ["王立明", "李秀英", "阿依古丽·买买提", "周海燕"]


def test_a_name_below_heads_a_list_of_persons(document: Callable[[str], Document]) -> None:
    notice = document("考核结果公示\n姓名\t档次\t系列\n王小满\t优秀\t工程\n李青松\t合格\t会计")
    cells = {
        (notice[one.label], notice[one.value]) for one in notice.fields if one.owner and notice[one.owner] == "李青松"
    }
    assert cells == {("姓名", "李青松"), ("档次", "合格"), ("系列", "会计")}
