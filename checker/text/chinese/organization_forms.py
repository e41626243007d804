"""The written forms of organisations' names, as patterns for :mod:`checker.text.chinese.names`."""

import re
from functools import cache
from typing import NamedTuple

from checker.text.patterns import pattern

#: Endings of organisations' names, with what must not follow: 局长 is a person, 中心城区 a place.
_SUFFIXES = (
    r"委员会(?!委员)|办公室|办事处|公司|集团(?!军)|总?工会(?![议计场])|联合会|妇联|残联|工商联|协会|学会|商会|基金会",
    r"党支部|党总支|党工委|党委(?![会班])|党组(?!织|成)|纪工委|纪检监察组|纪检组|纪委监委|纪委|监委",
    r"[县市省区州镇团]委(?![员托])|组织部|宣传部|统战部|政法委|编办|村委会|居委会|代表大会",
    r"人民政府|政府(?![采投信网工性令部])|法院(?!长)|检察院(?!长)|派出所|分局",
    r"[一-鿿]{2}局(?![长部面势限域])|[一-鿿]{2}厅(?![长级])|研究院|研究所|设计院|科学院|事务所|司法所|财政所",
    r"卫生院|卫生室|医院(?!长)|学院(?!长)|大学(?![生毕])|中学(?![生校])|小学(?![生校])|学校(?!长)|党校(?!长)|幼儿园",
    r"银行(?![卡账帐存贷保转流])|支行(?!长)|分行(?!长)|信用社|合作社|供销社|出版社|报社|电视台",
    r"图书馆|博物馆|文化馆|档案馆|文化站|管理[处站局]|服务(?:中心|站)|中心(?![城小组线思任环区村路])|指挥部|项目部",
    r"领导小组|党政办|督查室|(?:人事|组织|干部|监察|财务|政工|秘书|综合|纪检|审计|教务|学生|科研|后勤|保卫|管理)[处科股]",
    r"[总支大中]队(?![长员伍])|工厂|总厂|林场|农场|矿务局",
)
#: What stands after 和 and 与 in names of departments: 人力资源和社会保障局, 规划与建设局.
_JOINED = (
    r"(?!.{0,6}(?:社会保障|改革|建设|规划|旅游|信息化|湖泊|健康|计划生育|体育|园林|环境|商务|农村|国防|林业|水利"
    r"|文化|电视|检查|管理|服务|技术|保障|应急|执法|艺术|工程))"
)
#: A name begins after one of these.
_BREAKS = (
    r"现任|拟任|曾任|兼任|历任|由|向(?!阳)|经(?![济开营贸信理销办编纬])|报(?![社刊业])|在(?!线)|于(?![都洪])|到|从|被",
    r"对(?!外)|将(?!军)|请|以及|及其|及|是|据|(?<!附)属|的|该|本(?![溪草])|各|全体|等|给",
    rf"与{_JOINED}|和(?![平谐顺田静县林硕龙布]){_JOINED}",
    r"(?<![有主责担出])任(?![丘县城])|为(?!民)|受(?!理)|(?<=[送寄报交递])至|中标(?:候选)?人|[招投]标人|采购人|建设单位|代理机构",
    r"供应商|单位名称|单位|[0-9]+[号弄]",
)
#: What marks the beginning of a name: the state, or a place with its rank.
_PLACE = (
    r"(?:中国|中华|中共|国家|全国|国务院|中央|最高人民)"
    r"|(?![本我贵全各该])[一-鿿×]{1,9}?(?:省|自治区|自治州|[市州盟县区旗]|镇|乡|街道|社区|村)(?!长|民委员会$)"
)
_COMPANY = r"有限(?:责任)?公司|股份公司|集团|事务所|大学|学院|医院|银行|研究院|设计院|中学|小学|公司$"
#: Words of sentences, which no name holds.
_SENTENCE = (
    r"召开|研究(?!院|所|室|中心|会|设计)|决定|通过|发布|印发|公布|批准|推荐|反映|联系|进行|提出|负责|组织(?![部委办])|以[上下内]",
    r"按照|根据|关于|需要|可以|应当|认真|要求|同意|严格|不得|并|均|已|将|其他|有关|相关|上级|所在",
)


class OrganizationForms(NamedTuple):
    """The compiled patterns."""

    run: re.Pattern[str]
    suffix: re.Pattern[str]
    break_: re.Pattern[str]
    place: re.Pattern[str]
    company: re.Pattern[str]
    sentence: re.Pattern[str]


@cache
def organization_forms() -> OrganizationForms:
    """The patterns, compiled on first use."""
    return OrganizationForms(
        pattern(r"[一-鿿〇A-Za-z0-9()×]{4,60}"),
        pattern("|".join(_SUFFIXES)),
        pattern("|".join(_BREAKS)),
        pattern(_PLACE),
        pattern(_COMPANY),
        pattern("|".join(_SENTENCE)),
    )
