import pytest

from checker.text.chinese.names import find_organizations, is_organization_name, is_person_name


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "李小明",
        "欧阳明",
        "欧阳明月",
        "司马小光",
        "阿依古丽·买买提",
        "张某",
        "张某某",
        "李×",
        "李××",
        "王*",
        "王**",
        "王X强",
        "张 三",
        "时代玉",
        "王为",
        "熊年",
        "周一剑",
        "高峰",
        "黎明",
        "王向东",
        "李会",
        "张业",
        "万家强",
    ],
)
def test_names_of_persons(name: str) -> None:
    assert is_person_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "高级",
        "常务",
        "任职",
        "项目",
        "方案",
        "时间",
        "程序",
        "安全",
        "安全员",
        "管理",
        "管理员",
        "金额",
        "党委",
        "党支部",
        "方面",
        "方法",
        "计划",
        "申请人",
        "江苏",
        "江苏省",
        "石家庄",
        "王书记",
        "李先生",
        "张局长",
        "姓名",
        "性别",
        "无",
        "张",
        "高级工程师",
        "项目经理",
        "甲方",
        "2025",
        "张三、李四",
        "某某",
        "",
        "马上",
        "公示期",
        "汉族",
        "本科",
        "张三丰收到",
        "何时",
        "余额",
        "车间",
        "商务标",
        "成绩表",
        "荆州市",
        "楚天杯",
        "洪锦村",
        "司法",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert not is_person_name(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经某某市自然资源和规划局批准", ["某某市自然资源和规划局"]),
        ("招标人:某某县人力资源和社会保障局", ["某某县人力资源和社会保障局"]),
        ("由某某建设有限公司负责", ["某某建设有限公司"]),
        ("某某(集团)有限公司、某某设计院有限公司", ["某某(集团)有限公司", "某某设计院有限公司"]),
        ("(联合体成员:某某工程设计有限公司)", ["某某工程设计有限公司"]),
        ("现任某某市教育局党委书记", ["某某市教育局党委"]),
        ("请向中共某某县纪委反映", ["中共某某县纪委"]),
        ("某某大学附属第一医院", ["某某大学附属第一医院"]),
        ("本公司党委和有关单位", []),
        ("评标委员会负责评审", []),
        ("召开会议，局长办公室", []),
        ("中心城区", []),
        ("员工会议", []),
    ],
)
def test_organizations(text: str, expected: list[str]) -> None:
    assert [found.name for found in find_organizations(text)] == expected
    assert all(text[found.span.start : found.span.end] == found.name for found in find_organizations(text))


@pytest.mark.parametrize(
    "name",
    [
        "中共某某县委组织部",
        "某局党委",
        "某某公司工会委员会",
        "某某村村民委员会",
        "某某街道办事处",
        "某某市第一中学",
        "某某县总工会",
        "某某镇人民政府",
        "某某学院人事处",
        "厂务公开工作领导小组",
        "某某(集团)有限公司",
    ],
)
def test_names_of_organizations(name: str) -> None:
    assert is_organization_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "公示",
        "工会",
        "由某局负责",
        "张局长",
        "评审委员会委员",
        "联系电话",
        "2025年5月8日",
        "请向某某市纪委反映",
        "",
        "党委书记",
    ],
)
def test_what_is_no_name_of_an_organization(text: str) -> None:
    assert not is_organization_name(text)
