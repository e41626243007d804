"""The words under which notices of tenders state what a bidder offers, and what counts as a value."""

import re
from functools import lru_cache
from typing import NamedTuple

from checker.text.chinese.names import is_person_name
from checker.text.patterns import han_pattern
from checker.text.span import Span

#: A label is no longer than this ("投标人安全生产许可证名称及编号"), units in brackets left out.
LONGEST = 26

_NUMBERING = han_pattern(r"[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.．]+\s*(?!\d)")
_BRACKETS = han_pattern(r"[(\[〔【][^()\[\]〔〕【】]*[)\]〕】]")
_CANDIDATE = han_pattern(
    r"(?:拟推荐|推荐|拟)?(?:的)?(?:中标|成交|中选|入围)?候选(?:人|单位|供应商|企业)(?:的)?(?:单位"
    r"|企业)?(?:名称|全称)?"
)
_WINNER = han_pattern(
    r"(?:拟|预)?(?:中标|成交|中选)(?:、?(?:成交|中标|中选))?(?:人|单位|供应商|企业|方|公司)(?:的)?(?:单位"
    r"|企业)?(?:名称|全称)?"
)
_PARTY = han_pattern(
    r"(?:投标(?:人|单位|方)|供应商|响应(?:人|供应商)|单位|企业|公司)(?:名称|全称)|投标(?:人|单位)|供应商|名称"
)
_PARTS = han_pattern(r"[/、,;及和与|]")
_RANK = han_pattern(r".{0,8}?(?:排序|排名|名次|顺位|位次|推荐(?:顺序|次序))(?:情况)?")
_NO_PRICE = han_pattern(r"预算|限价|控制价|基准|得?分|保证金|范围|方式|有效|业绩|代理|服务费|收费|单价|评审费")
_PRICE = han_pattern(
    r".{0,10}?(?:报价|[投中]标(?:总)?价|总价|成交价|价格|(?:中标|成交|投标|中选|报价|评标|评审"
    r"|总)+(?:总)?(?:金额|价格?|额)|费率|下浮率?"
    r"|折扣率?|优惠率|让利率?)(?:金额|承诺|费率|下浮率)?|金额"
)
_QUALITY = han_pattern(r".{0,8}?质量(?!员|检|保证金|保修|管理|体系|负责).{0,8}")
_DURATION = han_pattern(
    r".{0,8}?(?:工期|(?:交货|供货|服务|履约|交付|履行|合同履行|合同|完工|竣工|完成|设计|勘察|监理|供应|施工"
    r"|建设|租赁|检测|咨询|安装|调试|实施|开发|编制|及|与|和|并)+(?:总)?(?:期限?"
    r"|周期|时间|日期|年限|时限))(?:承诺|目标|要求|情况|日历天)?"
)
_LEADER = han_pattern(r"(?:总?项目(?:总)?(?:负责人|经理|总监|主管)|(?<!专业)(?<!安全)总?监理工程师|总监)(?!代表)")
#: Who leads the project for those who buy.
_OF_OTHERS = han_pattern(r"招标人|采购人|代理|业主|发包人|建设单位|甲方")
_LEADER_REST = han_pattern(r"(?:姓名|情况|信息|名称|人选|兼.*)?")
#: Where nobody is called leader of the whole project, these lead what is bought.
_LEADER_ELSE = han_pattern(r"(?:拟派)?(?:的)?(?:设计|勘察|服务|施工|咨询|监理|造价)(?:项目)?(?:总)?负责人(?:姓名)?")
_PAPER = han_pattern(r"证|职称|资格|注册(?:号|编号)|编号|号码|执业|职业")
_NUMBER_OF = han_pattern(r"编号|号码|证号|书号|注册号|[^\w]号")
_QUALIFIED = han_pattern(r"资质|资格|许可证|能力条件|营业执照|信誉")
_RECORD = han_pattern(r".{0,10}?业绩.{0,6}|类似(?:工程|项目).{0,6}")
_SCORE = han_pattern(r".{0,10}?(?:得分|评分|总分|分数|评审结果|评标结果|评审情况|评标情况)(?:情况)?")
_RESPONSE = han_pattern(r".{0,10}?响应.{0,12}")
_LOT = han_pattern(r"(?:标段|标包|包号|包件|分包|合同包|包)(?:编?号|名称)?")

_NOTHING = han_pattern(
    r"[\s/\\|—–\-_·.。,、;:…×~()]*(?:无|暂无|空|空白|[Nn]/?[Aa]|待定|未填写?|未提供|没有|未提交)?[\s/。,、;]*"
)
_AMOUNT = han_pattern(r"[\d〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖]")
_RANKS = han_pattern(
    r"(?:(?:中标|成交|入围)?候选(?:人|单位|供应商)?)?(?:(?:排[名序]|名次|[位序]次|推荐[顺次]序)[:为是]?)?"
    r"第?[一二三四五六七八九十\d]{1,2}(?:名|位|顺位|顺序)?(?:的?(?:中标|成交|入围)?候选(?:人|单位|供应商|企业))?"
    r"|第[一二三四五六七八九十\d]{1,2}(?:推荐)?(?:中标|成交|入围)?候选(?:人|单位|供应商|企业)(?:单位)?"
)
#: The rank once more behind a number: 候选人1(第一名).
_RANK_AGAIN = han_pattern(r"\((?:排[名序])?第[一二三四五六七八九十\d]{1,2}(?:名|位|顺位)?\)$")
_ORGANIZED = han_pattern(
    r"公司|集团|[院厂所社店站部队行]$|[院厂所社店站部队行][,、;(]|中心|大学|学校|学院|联合体|合伙|工作室"
    r"|经营|商行|事务所"
)
#: Words that say what a bidder is, where its name should be.
_NO_NAME = han_pattern(r"(?:联合体)?(?:牵头|主办|组成|成员)?(?:人|方|单位|成员)?(?:名称|全称)?(?:单位)?")
_NAMED = han_pattern(r"[一-鿿]{2,4}|[一-鿿]{1,10}(?:·[一-鿿]{1,10})+|[一-鿿][一-鿿*×xX某]{1,3}")
_NUMBER = han_pattern(r"(?=[^\s,、;]*\d)[A-Za-z\d*×〔〕\[\]().-]{5,}|第?[\d*]{3,}号")
#: Numbers of the person, and of no certificate.
_OWN_NUMBER = han_pattern(r"(?<!\d)1[3-9][\d*]{9}(?!\d)|身份证(?:号码?)?:?[\dXx*]{15,18}")
_CERTIFIED = han_pattern(r"证|师|职称|资格|执业|职业|注册|工程|级")


class Said(NamedTuple):
    """What one place says of one bidder: its name, and pairs of a field and the words under it.

    ``certain`` where the place calls it candidate or winner, and not just a party; ``won`` where winner.
    """

    name: Span
    fields: tuple[tuple[str, Span], ...]
    certain: bool = False
    won: bool = False


def squeezed(text: str, span: Span) -> str:
    """The words of *span* without white space."""
    return "".join(text[span.start : span.end].split())


@lru_cache(maxsize=1024)
def bid_fields(words: str) -> tuple[str, ...]:
    """The fields that a label asks for; empty where it is no label of a bidder's.

    >>> bid_fields("投标报价(元/%)"), bid_fields("2、工期/交货期:"), bid_fields("项目经理及证书编号")
    (('price',), ('duration',), ('leader', 'certificate'))
    >>> bid_fields("中标候选人名称"), bid_fields("中标(成交)供应商"), bid_fields("投标人名称")
    (('name', 'candidate'), ('name', 'winner'), ('name',))
    >>> bid_fields("最高限价"), bid_fields("技术负责人"), bid_fields("项目经理电话"), bid_fields("质量员")
    ((), (), (), ())
    """
    if len(words) > 3 * LONGEST:
        return ()
    label = _BRACKETS.sub("", _NUMBERING.sub("", "".join(words.split()), count=1)).strip("*_").rstrip(":为是*_")
    if not 2 <= len(label) <= LONGEST or re.search(r"\d{2}|[:;。,]", label):
        return ()
    whole = _whole(label)
    if whole:
        return whole
    parts = [part for part in _PARTS.split(label) if part]
    each = [_whole(part) for part in parts]
    return tuple(dict.fromkeys(name for found in each for name in found)) if len(parts) > 1 and all(each) else ()


def _whole(label: str) -> tuple[str, ...]:
    for pattern, found in (
        (_CANDIDATE, ("name", "candidate")),
        (_WINNER, ("name", "winner")),
        (_PARTY, ("name",)),
        (_RANK, ("rank",)),
        (_LOT, ("lot",)),
        (_RECORD, ("record",)),
        (_SCORE, ("score",)),
    ):
        if pattern.fullmatch(label):
            return found
    if _PRICE.fullmatch(label) and not _NO_PRICE.search(label):
        return ("price",)
    if _QUALITY.fullmatch(label):
        return ("quality", "duration") if _DURATION.search(label) and _PARTS.search(label) else ("quality",)
    if _DURATION.fullmatch(label) and "公示" not in label and "公告" not in label:
        return ("duration",)
    return _of_people(label) or (("response",) if _RESPONSE.fullmatch(label) else ())


def _of_people(label: str) -> tuple[str, ...]:
    """Labels of the leader of the project, of certificates and qualifications."""
    leader = _LEADER.search(label)
    if leader and _OF_OTHERS.search(label[: leader.start()]):
        return ()
    if leader:
        rest = label[leader.end() :]
        if _LEADER_REST.fullmatch(rest):
            return ("leader",)
        if _PAPER.search(rest):
            both = re.match(r"姓名|[及和与、/,;兼]", rest)
            return ("leader", "certificate") if both else (_paper(rest),)
        return ()
    if _LEADER_ELSE.fullmatch(label):
        return ("leader_else",)
    if _QUALIFIED.search(label) and not re.search(r"执业|职业|注册|建造师|资格证|职称|人员", label):
        return ("qualification",)
    if re.fullmatch(r".{0,12}?(?:证书?|职称|职业资格|执业资格|注册(?:证|编?号)).{0,10}", label):
        return () if re.search(r"安全|营业|认证|身份", label) else (_paper(label),)
    return ()


def _paper(label: str) -> str:
    numbered = _NUMBER_OF.search(label) or label.endswith("号")
    named = "名称" in label or "等级" in label or "专业" in label
    if numbered:
        return "certificate" if named or re.search(r"建造师|监理|造价|注册|执业", label) else "certificate_number"
    return "certificate_name" if "名称" in label or not re.search(r"证书$|证$", label) else "certificate"


def ranks(words: str, *, labelled: bool = False) -> bool:
    """Whether *words* rank somebody: 第一名, 第一中标候选人; a bare figure only under a label for the rank.

    >>> ranks("第一名"), ranks("中标候选人第1名"), ranks("1"), ranks("1", labelled=True)
    (True, True, False, True)
    """
    squeezed_words = _RANK_AGAIN.sub("", "".join(words.split()).rstrip(":"))
    return _RANKS.fullmatch(squeezed_words) is not None and (
        labelled or not re.fullmatch(r"[\d一二三四五六七八九十]+", squeezed_words)
    )


def is_organized(words: str) -> bool:
    """Whether *words* look like the name of a bidder: an organisation, or a group of some."""
    if not 4 <= len(words) <= 160 or re.search("[。;:]", words) or _NO_NAME.fullmatch(words):
        return False
    return _ORGANIZED.search(words) is not None


#: The heading below a slot that was left empty.
_NEXT_PART = han_pattern(r"[一二三四五六七八九十]{1,3}、")


def states(field: str, words: str) -> bool:
    """Whether *words* are a value of *field*, and no empty slot.

    >>> states("price", "100.00元"), states("price", "/"), states("quality", "—"), states("leader", ",,")
    (True, False, False, False)
    >>> states("price", "四、主要标的信息")
    False
    """
    if _NOTHING.fullmatch(words) or _NEXT_PART.match(words):
        return False
    if field == "price":
        return _AMOUNT.search(words) is not None or "附件" in words
    return field not in ("leader", "leader_else") or leader_name(words) > 0


def leader_name(words: str) -> int:
    """How long the name is that *words* begin with; 0 where they begin with none."""
    first = re.split(r"[,、;:/(\s。]", words.strip(), maxsplit=1)[0]
    named = _NAMED.fullmatch(first) and not re.search(r"级|证|师$|附件|工程|无$|满足|符合|情况|姓名|详见|备注", first)
    return len(first) if named or is_person_name(first) else 0


def papers(label: str, words: str) -> tuple[bool, bool]:
    """Whether *words* name a certificate, and whether they give its number; *label* may name it ("建造师注册编号").

    >>> papers("项目经理", "一级建造师,京1112015201639032"), papers("证书编号", "A150000624"), papers("项目经理", ",,")
    ((True, True), (False, True), (False, False))
    """
    words = _OWN_NUMBER.sub("", words)
    named = _CERTIFIED.search(_NUMBER.sub("", words)) or re.search(r"建造师|监理工程师|造价|注册|执业|职称", label)
    return named is not None, _NUMBER.search(words) is not None
