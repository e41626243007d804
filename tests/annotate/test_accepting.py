"""Accepting every suggestion and checking again shows them mended, and nothing new but the blanks to fill in."""

from dataclasses import replace

import pytest

from checker.annotate import annotate, clean
from checker.annotate.sayings import missing_at
from checker.model import Level, Verdict
from checker.report import Report, Result

from .accepting import accepted
from .papers import checker, read, word
from .structure import faults

#: Notices of many kinds; a line with tabs is a row of a table, "|" parts the runs of a paragraph.
NOTICES = {
    "干部任前公示": """青禾县干部任前公示
根据《党政领导干部选拔任用工作条例》，经县委常委会研究，现将拟任职干部公示如下：
王某某，男，1980年5月生，中共党员，现任县农业农村局副局长，拟任县水利局局长。
公示期为3个工|作日，自2025年6月9日（星期|一）至6月1|1日（星期三）。
中共青禾县委组织部
2025年6月6日""",
    "先进公示": """关于先进班组拟表彰名单的公示
根据云工发[2025|]3号文件，经公司评选小组评审，拟对甲班组、乙班组予以表彰，现予公示。
公示期为七个工作日，自2025年6月5日至6月1|2日。
云岭纺织有限公司工会委员会
2025年6月4日""",
    "困难职工": """关于2025年困难职工帮扶名单的公示
经基层工会申报、县总工会审核，拟对下列困难职工给予帮扶，现予公示。
姓名\t身份证号\t联系电话\t帮扶金额
张某某\t110101199003070|759\t138|00138000\t1000元
李某某\t110101197802130018\t13900139000\t800元
公示时间：2025年6月9日至6月16日。监督电话：0999-5550101。
青禾县总工会
2025年6月9日""",
    "职称公示": """关于2025年度中级职称评审通过人员的公示
经云岭市工程系列中级职称评审委员会评审，下列人员通过评审，现予公示：
王某某，青禾县水利局，工程师；李某某，青禾县林业局，工程师。
公示期：2025-06-09至2025-06-11。联系电话：0999-5550101。
云岭市人力资源和社会保障局
2025年6月9日""",
    "村务公开": """大坡村2026年第一季度财务公开
根据大坡村发（2026）2号文件，收入5000元，支出4000元，结余1000元。
公布时间：2026年4月10日至4月15日。
大坡村村民委员会
2026年4月10日""",
    "招聘公示": """青禾县人民医院2025年公开招聘拟聘用人员公示
经笔试、面试、体检、考察，拟聘用下列人员，现予公示。
姓名\t性别\t准考证号\t手机号码\t总成绩
张某某\t女\t20250101\t13800138000\t88.5
公示期为5个工作日（2025年6月9日至6月12日），监督电话：0999-5550102。
青禾县人力资源和社会保障局
2025年6月9日""",
    "公文": """青禾县人民政府办公室文件
青政办发[2025]8号
青禾县人民政府办公室关于做好防汛工作的通知
各乡镇人民政府,县直各单位:
现就防汛工作通知如下。
一、加强值守
各单位要落实24小时值守。
青禾县人民政府办公室
2025年06月09日""",
    "单一来源": """关于青禾县融媒体中心采编系统升级拟采用单一来源方式采购的公示
一、采购人：青禾县融媒体中心，地址：青禾县文化路12号，联系人：蓝某，电话：0999-5551377。
二、项目：采编发布系统升级，预算42万元。因符合《中华人民共和国政府采购法》第三十一条第（一）项，拟以单一来源方式采购。
三、拟定供应商：云岭智联软件有限公司，地址：云岭市软件园3号。
四、公示时间：2025年9月8日至9月11日。
青禾县融媒体中心
2025年9月8日""",
    "补助公示": """关于2025年农村低保对象名单的公示
经民主评议、乡镇审核，下列家庭拟纳入低保，现予公示。
户主姓名\t出生年月\t银行账号\t月补助
张某某\t1975年3月12日\t6222021234567890123\t400元
公示期为7天，自2025年6月9日至2025年6月16日。监督电话：0999-5550103。
青禾县大坡乡人民政府
2025年6月9日""",
    "职级晋升": """关于晋升职级人选的公示
根据《公务员职务与职级并行规定》，经局党组研究，拟晋升王某某为一级主任科员，现予公示。
王某某，男，1980年5月生，现任二级主任科员。
公示期为5个工作日，自2025年9月29日至10月9日。受理电话：0999-5550104。
青禾县财政局
2025年9月28日""",
    "党员发展": """关于拟接收王某某同志为中共预备党员的公示
经支部委员会研究，拟接收王某某同志为中共预备党员。王某某，联系电话13800138000。
公示时间：2025年6月9日—6月11日。受理电话：0999-5550105。
中共青禾县水利局支部委员会
2025年6月9日""",
    "奖金分配": """云岭纺织有限公司工会2025年度先进工作者奖金发放公示
根据云纺工发【2|025】6号文件，经工会委员会研究，发放奖金如下：
姓名\t手机\t金额
张某某\t13700137000\t500元
李某某\t13800138000\t300元
公示期：2025年6月9日至6月10日。
云岭纺织有限公司工会委员会
2025年6月9日""",
}


def _notice(text: str) -> bytes:
    """The Word file of *text*."""
    body, rows = "", ""
    for line in [*text.splitlines(), ""]:
        if "\t" in line:
            rows += f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in line.split(chr(9)))}</w:tr>"
        else:
            body += f"<w:tbl>{rows}</w:tbl>" * bool(rows) + _paragraph(line)
            rows = ""
    return word(body)


def _paragraph(line: str) -> str:
    looks = ("", "<w:rPr><w:b/></w:rPr>")
    runs = (f"<w:r>{looks[number % 2]}<w:t>{part}</w:t></w:r>" for number, part in enumerate(line.split("|")))
    return f"<w:p>{''.join(runs)}</w:p>"


def _judged(data: bytes) -> Report:
    return checker().check_document(read(data), "notice.docx", "0" * 64)


def _holds(result: Result) -> Result:
    """*result* without a sentence that has blanks to fill in."""
    return replace(result, remedy="") if "×" in result.remedy else result


def _suggested(result: Result) -> bool:
    """Whether something is suggested for *result*: a mend, or a sentence that is missing."""
    missing = result.level is not Level.NOTE and missing_at(result) is not None and result.remedy
    return result.verdict is Verdict.FAIL and bool(missing or any(edit.safe for edit in result.edits))


def _failed(report: Report) -> dict[str, str]:
    return {one.requirement: one.message for one in report.results if one.verdict is Verdict.FAIL}


@pytest.mark.parametrize("name", NOTICES)
def test_accepted_suggestions_mend_the_notice(name: str) -> None:
    data = _notice(NOTICES[name])
    found = _judged(data)
    before = replace(found, results=tuple(map(_holds, found.results)))
    mended = {one.requirement for one in before.results if _suggested(one)}
    assert mended
    done = accepted(annotate(data, read(data), before, suggest=True))
    assert faults(done) == []
    after = _failed(_judged(clean(done)))
    assert {key: said for key, said in after.items() if key in mended} == {}
    assert {key: said for key, said in after.items() if key not in _failed(before)} == {}


@pytest.mark.parametrize("name", NOTICES)
def test_a_copy_with_suggestions_is_sound_and_can_be_undone(name: str) -> None:
    data = _notice(NOTICES[name])
    copy = annotate(data, read(data), _judged(data), suggest=True)
    assert faults(copy) == []
    assert read(clean(copy)).raw == read(data).raw


def test_what_is_mended_in_these_notices() -> None:
    mends: dict[str, dict[str, str]] = {}
    for name, text in NOTICES.items():
        data = _notice(text)
        raw = read(data).raw
        safe = [one for result in _judged(data).results for one in result.edits if one.safe]
        mends[name] = {raw[one.start : one.end]: one.replacement for one in safe}
    assert mends == {
        "干部任前公示": {"3个工作日": "5个工作日", "6月11日": "6月16日", "三": "一"},
        "先进公示": {"[": "〔", "]": "〕", "6月12日": "6月16日"},
        "困难职工": {
            "110101199003070759": "110101********0759",
            "110101197802130018": "110101********0018",
            "13800138000": "138****8000",
            "13900139000": "139****9000",
        },
        "职称公示": {"2025-06-11": "2025-06-16"},
        "村务公开": {"（": "〔", "）": "〕", "4月15日": "4月25日"},
        "招聘公示": {"6月12日": "6月16日", "13800138000": "138****8000"},
        "公文": {"[": "〔", "]": "〕", "2025年06月09日": "2025年6月9日", ":": "："},
        "单一来源": {"9月11日": "9月15日"},
        "补助公示": {"6222021234567890123": "***************0123", "1975年3月12日": "1975年3月"},
        "职级晋升": {"10月9日": "10月13日"},
        "党员发展": {"6月11日": "6月16日", "13800138000": "138****8000"},
        "奖金分配": {"【": "〔", "】": "〕", "13700137000": "137****7000", "13800138000": "138****8000"},
    }
