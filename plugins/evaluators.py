"""评审人员的姓名：结果公告要公布评审专家名单，中标候选人公示不得公布评标委员会成员。"""

from collections.abc import Iterator
from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl

_WHO = han_pattern(
    r"(?:评审|评标|谈判|磋商|询价|采购|论证)(?:专家|小组|委员会|组|委员)(?:抽取)?(?:成员|组成|人员|专家)*(?:名单|组成|姓名)?"
    r"(?:[(][^()\n]{0,12}[)](?:名单)?)?"
    r"|评委(?:会)?(?:成员|名单|姓名)*|专家(?:组|评委)?(?:成员|名单|姓名)+|单一来源采购人员名单"
)
_SURNAME = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊"
    "秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童"
    "凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵"
)
_NAME = rf"(?:[{_SURNAME}]|欧阳|上官|司马|诸葛|皇甫|令狐)(?:[一-鿿]{{1,2}}|\*{{1,2}}[一-鿿]?|某某?)"
_ROLE = r"(?:[(]?(?:组长|主任委员|主任|副组长|成员|组员|采购人代表|业主代表|招标人代表|评审专家|专家|代表)[)]?[:]?\s*)*"
#: A name that stands alone between marks: no word runs on from it.
_ALONE = han_pattern(rf"(?<![一-鿿]){_ROLE}(?P<name>{_NAME})(?:[(][^()\n]{{0,12}}[)])?(?=[\s、,;。:/|)]|等|组成|$)")
_NOT_NAMES = han_pattern(
    r"(?:公司|集团|通过|合格|符合|全部|全体|任何|成立|完成|应当|时间|方法|文件|关于|于是|包括|连同).*"
)
_ATTACHED = han_pattern(r"(?:详?见|随附)[^。;\n]{0,8}附[件表]")
#: How far after its words a name may stand, in code points: a list of names, or the heads of a table.
_REACH = 160


@dataclass(frozen=True)
class Options:
    """Whether the names must stand there (``wanted``) or must not."""

    wanted: bool = True


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Look for names behind the words for those who evaluate."""
    places = list(_places(document))
    names = list(dict.fromkeys(name for place in places for name in _names(document, place)))
    if not options.wanted:
        if names:
            told = "公布了评标委员会成员姓名；成员名单在中标结果确定前应当保密，请删去"
            return Finding.failed(told, *names)
        return Finding.passed(message="没有公布评标委员会成员")
    if names:
        return Finding.passed(*names)
    for place in places:
        attached = _ATTACHED.search(document[place])
        if attached:
            at = document.span(place.start + attached.start(), place.start + attached.end())
            return Finding.review("评审专家名单写在附件里，请核对附件", at)
    return Finding.failed("评审专家名单后面没有姓名" if places else "没有写评审专家名单")


def _places(document: Document) -> Iterator[Span]:
    """What follows each mention: the rest of its line where something stands there, else the lines below."""
    for match in _WHO.finditer(document.text, document.body.start):
        line = document.line(Span(*match.span()))
        rest = document.text[match.end() : line.end]
        end = line.end
        if not rest.strip(" :：()、|"):
            section = next((one for one in document.sections if line.covers(one.heading) and one.heading), None)
            limit = section.span.end if section is not None else len(document.text)
            end = min(limit, line.end + _REACH)
        yield Span(match.end(), min(max(end, match.end()), match.end() + _REACH))


def _names(document: Document, place: Span) -> Iterator[Span]:
    """The names at the head of *place*: the list ends where a sentence or another label begins."""
    reached = place.start
    for match in _ALONE.finditer(document.text, place.start, place.end):
        between = document.text[reached : match.start()]
        if _NOT_NAMES.fullmatch(match["name"]) or len(between.strip(" \n:：、,;/|()")) > 12 or "。" in between:
            continue
        reached = match.end()
        yield document.span(*match.span("name"))
