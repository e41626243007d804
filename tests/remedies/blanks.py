"""What an office might write into the blanks of a remedy."""

import re

_FIRM, _PLACE = "云岭智联软件有限公司", "青禾县文化路12号"
#: What the blank after a label holds, where it is not of a form of its own.
_LABELLED = (
    (r"(履约期限：)×{4}", r"\g<1>{year}年{month}月28日前"),
    (r"((?:投标|中标|候选|成交供应商|供应商|代理机构名称)人?(?:名称)?：)×{4}", rf"\1{_FIRM}"),
    (r"((?:地址|地点)：)×{4}", rf"\1{_PLACE}"),
    (r"(网址：)×+|(登录)××××", r"\1\2https://www.qinghe.example/cg"),
    (r"(邮箱：)×{4}", r"\1gk@qinghe.example"),
    (r"(工作单位：)×{4}，职称：×{4}", r"\1云岭大学，职称：高级工程师"),
    (r"(受理部门：)×{4}", r"\1纪检监察室"),
    (r"(申请公开)×{4}", r"\1青禾县{year}年水利工程项目预算"),
    (r"(?<=全体职工代表)×名，同意×票", "80名，同意70票"),
    (r"(数量：)××（台、套等）", r"\g<1>5台"),
)
_FORMS = (
    (r"×{4}-×{7,8}", "0999-5550100"),
    (r"×{4}年×月×日至×月×日", "{year}年{month}月1日至{year}年{later}月1日"),
    (r"×{4}年×月×日", "{year}年{month}月{day}日"),
    (r"×{4}年×月", "{year}年{month}月"),
    (r"(?:×{4}|20××)年", "{year}年"),
    (r"××?月××?日", "{month}月{day}日"),
    (r"第×季度", "第一季度"),
    (r"×届×次", "三届二次"),
    (r"×+年", "3年"),
    (r"〔(?:××××|20××)〕×号", "〔{year}〕5号"),
    (r"第××条", "第十四条"),
    (r"×时×分", "9时30分"),
    (r"×:××", "9:00"),
    (r"男（女）", "男"),
    (r"×族", "汉族"),
    (r"性别：×", "性别：男"),
    (r"××%", "20%"),
    (r"本项目××联合体", "本项目不接受联合体"),
    (r"×+(?=[个名票户件条次人元项日公家]|万元|日历天)", "5"),
    (r"(?<!×)×{3}(?!×)", "何沐阳"),
    (r"^×{4}$", "云岭市青禾县水利局"),
    (r"×+", "青禾"),
)


def filled(remedy: str, notice: str) -> str:
    """*remedy* with its blanks filled in the plainest way, in the last year and month that *notice* names."""
    years = re.findall(r"20\d\d(?=年)", notice) or ["2025"]
    months = re.findall(r"(?<=年)(?:[1-9]|1[0-1])(?=月)", notice) or ["6"]
    when = {"year": years[-1], "month": months[-1], "later": str(int(months[-1]) + 1), "day": "5"}
    for pattern, put in (*_LABELLED, *_FORMS):
        remedy = re.sub(pattern, put, remedy)
        remedy = re.sub(r"\{(\w+)\}", lambda slot: when[slot[1]], remedy)
    return remedy
