"""Reports with invented content, one for each situation that a reader of the output can meet."""

from dataclasses import replace
from typing import Any

from checker.model import Kind, Level, Verdict
from checker.report import Basis, Coverage, Mend, Quote, Report, Result, Trouble

RULES = Basis(
    source="renmian-2030",
    title="云岭市干部任前公示办法",
    number="云组发〔2030〕3号",
    article="第六条",
    citation="《云岭市干部任前公示办法》（云组发〔2030〕3号）第六条",
    verified="text",
    unverified=False,
)
REMEMBERED = Basis(
    source="gongkai-2031",
    title="云岭市公开工作规程",
    number="",
    article="公开时间",
    citation="《云岭市公开工作规程》公开时间",
    verified="memory_title",
    unverified=True,
)
DECIDERS = {"版本": "0.1.0", "规则摘要": "3f9c0a5b7d1e", "分词": "rjieba 0.2.2", "编码": "GB18030"}
CONFIRM = ("名单与会议记录一致", "已保密审查", "电话有人接", "附件齐并已遮盖", "张贴起止与文一致")


def result(
    requirement: str, title: str, verdict: Verdict, message: str = "", level: Level = Level.ERROR, **more: Any
) -> Result:
    return Result(requirement, title, Kind.CONTENT, level, verdict, message, plugin="statement", **more)


def passed(requirement: str, title: str, text: str, where: str) -> Result:
    return result(requirement, title, Verdict.PASS, evidence=(Quote(10, 10 + len(text), text, where),))


PASSES = (
    passed("RQ-01", "写明公示对象的姓名", "苗青禾", "第2段"),
    passed("RQ-02", "写明拟任职务", "拟任云岭市水文站站长", "第2段"),
    passed("RQ-03", "写明受理电话", "0999-1234567", "第5段"),
)
PERIOD = result(
    "RQ-04",
    "公示期不少于5个工作日",
    Verdict.FAIL,
    "只有5月6日、7日两个工作日（1日至5日放假）。",
    basis=(RULES,),
    remedy="公示时间：2030年5月6日至5月13日。",
    evidence=(Quote(40, 54, "2030年5月1日至5月7日", "第4段"),),
    values={"start": "2030-05-01", "end": "2030-05-07", "days": 2, "first_counts": False, "ratio": 0.4, "note": None},
    edits=(Mend(40, 54, "2030年5月6日至5月13日", False),),
)
REAL_NAME = result(
    "RQ-05",
    "写明提倡实名反映",
    Verdict.FAIL,
    "未写明提倡实名反映。",
    Level.WARNING,
    remedy="提倡实名反映，我们为反映人保密。",
    related=(Quote(70, 70, "", "第5段"),),
    basis=(RULES, REMEMBERED),
)
PHONE = result(
    "RQ-06",
    "受理电话前后一致",
    Verdict.REVIEW,
    "两处电话不同，请核对哪一个有人接。",
    evidence=(Quote(60, 72, "0999-1234567", "第5段"),),
    related=(Quote(90, 102, "0999-7654321", "第8段"),),
    advice="两处写成同一个号码。",
    basis=(REMEMBERED,),
)
NUMBER = result("RQ-07", "编有文号", Verdict.FAIL, "未编文号。", Level.NOTE)
SEAL = result(
    "RQ-08",
    "落款写单位全称",
    Verdict.REVIEW,
    "落款是否为全称？",
    Level.NOTE,
    evidence=(Quote(99, 102, "水文站", "第9段"),),
)
ABSENT_PHONE = result(
    "RQ-09",
    "写明监督电话",
    Verdict.FAIL,
    "只写了“欢迎监督”，没有电话；受理的部门也未写明。",
    basis=(RULES,),
    remedy="监督电话：（区号）－（号码），受理部门：（名称）。",
    advice="几个部门受理的，逐个写明。",
    related=(Quote(80, 80, "", "第6段前"),),
)
MINORS = result("RQ-10", "遮盖未成年人姓名", Verdict.NOT_APPLICABLE, "名单中没有未成年人。")
BROKEN = (
    result("RQ-11", "写明任职年限", Verdict.OPEN, "插件 tenure 超过时限（2秒）。"),
    result("RQ-12", "写明分管领域", Verdict.OPEN, "插件 tenure 超过时限（2秒）。"),
    result("RQ-13", "公示期避开休市日", Verdict.OPEN, "工作日历没有2044年。"),
)


def report(name: str, *results: Result, **more: Any) -> Report:
    count = {verdict: sum(item.verdict is verdict for item in results) for verdict in Verdict}
    done = count[Verdict.PASS] + count[Verdict.FAIL] + count[Verdict.REVIEW]
    coverage = Coverage(
        loaded=len(results),
        ran=done,
        passed=count[Verdict.PASS],
        failed=count[Verdict.FAIL],
        review=count[Verdict.REVIEW],
        open=count[Verdict.OPEN],
        not_applicable=count[Verdict.NOT_APPLICABLE],
    )
    fields: dict[str, Any] = {
        "digest": "ab" * 32,
        "notice": "appointment",
        "notice_title": "干部任前公示",
        "detected": "依标题“任前公示”和正文“拟任”",
        "checklists": ("skeleton", "appointment"),
        "decided_by": DECIDERS,
        "confirm": CONFIRM,
    }
    return Report(name, results=results, coverage=coverage, **{**fields, **more})


FAULTY = report("任前公示-水文站.docx", *PASSES, ABSENT_PHONE, PERIOD, PHONE, REAL_NAME, NUMBER, SEAL, MINORS, *BROKEN)
CLEAN = report(
    "任前公示-气象台.txt", *PASSES, MINORS, warnings=("几种清单同样符合，已一并检查：干部任前公示、录用公示",)
)
REVIEW = report("任前公示-林场.docx", *PASSES, PHONE)
UNKNOWN = Report("食堂菜单.txt", "cd" * 32, decided_by=DECIDERS)
ERROR = Report("任前公示-旧.docx", "ef" * 32, error=Trouble("encrypted", "文件有密码，请先解密再检查"))
NOTHING_RUN = report("任前公示-牧场.docx", *BROKEN)
INTERNAL = report(
    "公开工作讲话.docx",
    passed("RQ-20", "公开内容", "向社会公开收费的项目、标准和依据", "第3段"),
    result(
        "RQ-21",
        "公开时间",
        Verdict.FAIL,
        "前文写每季度公开，后文写每半年公开。",
        Level.WARNING,
        evidence=(Quote(20, 25, "每季度公开", "第3段"), Quote(60, 65, "每半年公开", "第12段")),
        basis=(REMEMBERED,),
    ),
    result("RQ-22", "监督检查", Verdict.FAIL, "未写明监督检查。", Level.WARNING, related=(Quote(90, 90, "", "文末"),)),
    result(
        "RQ-23", "公开程序", Verdict.REVIEW, "“层层把关”是否就是审批？", evidence=(Quote(70, 74, "层层把关", "第15段"),)
    ),
    notice="speech",
    notice_title="讲话、总结",
    detected="依标题“讲话”",
    purpose="internal",
    confirm=("与已发布的制度一致",),
)
SLOGANS = tuple(
    result(
        f"RQ-3{number}",
        f"{title}写明由谁负责",
        Verdict.FAIL,
        "只有口号，没有写到谁负责。",
        Level.WARNING,
        evidence=(Quote(number * 10, number * 10 + 4, title, f"第{number + 1}段"),),
        basis=(RULES,),
        group="slogans",
    )
    for number, title in enumerate(("民主恳谈", "阳光评议", "厂务听证"), 1)
)
MANY_PLACES = result(
    "RQ-40",
    "身份证号应遮盖",
    Verdict.FAIL,
    "写出了完整的身份证号。",
    evidence=tuple(Quote(n * 30, n * 30 + 18, "99**************0" + str(n), f"表1第{n}行第3列") for n in range(2, 10)),
)
LONG = result(
    "RQ-41",
    "公示内容与附件一致",
    Verdict.REVIEW,
    "正文与附件的日期不同。",
    evidence=(
        Quote(
            0,
            90,
            "经云岭市水文站党委会议研究决定并报上级同意，自2030年5月6日起至2030年5月13日止在本单位公告栏和门户网站同时公示，逾期不再受理，"
            "来信来访以2030年5月13日17时前收到为准",
            "第3段",
        ),
    ),
    related=(Quote(200, 212, "2030年5月16日", "附件1第1段"),),
)
GROUPS = report("办事公开方案.docx", *SLOGANS, MANY_PLACES, LONG, detected="")
HOSTILE = report(
    "坏\x1b[2J名\u202e\udc80.txt",
    result(
        "RQ-50",
        "标题\x1b]0;x\x07",
        Verdict.FAIL,
        "见\x9b31m",
        evidence=(Quote(0, 9, "甲\t乙\r\n丙\x1b[1m\x00", "第1段"),),
    ),
)
EDITS = report(
    "标点.txt",
    result(
        "RQ-60",
        "书名号成对",
        Verdict.FAIL,
        "书名号没有配对。",
        evidence=(Quote(5, 8, "《办法", "第2段"), Quote(20, 22, "》》", "第3段")),
        edits=(Mend(5, 8, "《办法》", True), Mend(20, 22, "》", True)),
    ),
    result(
        "RQ-61",
        "没有多余的空行",
        Verdict.FAIL,
        "",
        Level.WARNING,
        evidence=(Quote(30, 32, "\n\n", "第4段"),),
        edits=(Mend(30, 32, "", True),),
    ),
    confirm=(),
)
WAIVED = report(
    "任前公示-苗圃.txt",
    *PASSES,
    replace(PERIOD, suppressed="经县局批准，公示期三日（云组批〔2030〕7号）"),
    PHONE,
    replace(SLOGANS[0], suppressed="本年度内补齐"),
    *SLOGANS[1:],
)
SEVERAL = (FAULTY, CLEAN, UNKNOWN, ERROR, NOTHING_RUN)


def at(line: int, column: int, start: int, text: str, where: str) -> Quote:
    return Quote(start, start + len(text), text, where, path=f"line[{line}]", column=column)


#: Of a text file: places have lines and columns, and offsets that count the characters of the file.
TEXT = report(
    "公告/任前 公示.txt",
    replace(PASSES[0], evidence=(at(3, 5, 24, "苗青禾", "第2段"),)),
    replace(
        PERIOD,
        evidence=(at(7, 1, 60, "2030年5月1日至\r\n5月7日", "第4段"),),
        edits=(Mend(60, 76, "2030年5月6日至5月13日", True),),
    ),
    replace(
        PHONE, evidence=(at(9, 6, 90, "0999-1234567", "第5段"),), related=(at(12, 2, 120, "0999-7654321", "第8段"),)
    ),
    replace(ABSENT_PHONE, related=(at(10, 1, 102, "", "第6段前"),)),
    MINORS,
    *BROKEN[:1],
    warnings=("几种清单同样符合，已一并检查：干部任前公示、录用公示",),
)
EVERYTHING = (TEXT, FAULTY, CLEAN, GROUPS, INTERNAL, WAIVED, HOSTILE, EDITS, UNKNOWN, ERROR, NOTHING_RUN)
