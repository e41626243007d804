"""受理部门：写明由哪个部门受理意见。"""

import re
from collections.abc import Iterator

from checker import Document, Finding, Span, han_pattern, hookimpl

_UNIT = (
    r"(?P<unit>[一-鿿()·]{0,24}?(?:纪委监委|纪委|监委|纪检(?:(?![反提举受])[一-鿿]){0,8}"
    r"|监察[一-鿿]{0,6}|巡察[一-鿿]{0,4}|组织部[一-鿿]{0,8}"
    r"|人力资源(?:(?![反提举受])[一-鿿]){0,8}|工会(?:委员会|小组|分会)?|办公室"
    r"|人民政府|[村居管]委会|团委|妇联|党委|党总支|党支部|党组|理?监事会|委员会|公司|中心|学校|医院"
    r"|[一-鿿]{1,12}(?:[处科部室股局办组所站司院会窗岗]|部门)))"
)
_TAKES = (
    r"(?:受理|联系|监督|举报|咨询|反映|接收|接待|投诉|主管|经办|承办|责任|公示)(?:意见)?(?:的)?"
    r"(?:单位|部门|机构|科室|处室|组织|窗口|渠道)|(?:意见|异议|举报)受理|受理方|行业主管部门|受理人|采购人联系人|招标人联系人"
)
_VERBS = (
    r"(?:径?向|到|至:?|与|和|找|告诉|说给|告知?|函告|致函|致电|请联系|联系|递交|提交|交由?|报|送|通知|反馈(?:给|至|到|予)?|反映给"
    r"|由(?=[^。;\n]{2,24}(?:受理|负责|接收)))"
)
_THEN = (
    r"(?=(?!查阅|查看|领取)[提反递交举书来以进投受申咨查当和及或寄处收]|联系|\(|[,。;:、\s]|说明|报告|负责|主任"
    r"|书记|部长|科长|主席|同志|(?:如?实|[署具])名?(?:反映|提出|举报)|直接|当面|口头"
    r"|[一-鿿]{1,3}(?:师傅|老师|主席|主任|书记|组长|委员|会计|经理|队长|班长|科长|部长|同志)|$)"
)
_CONTEXTS = (
    # 受理部门：某某科 / 受理部门为某某科 / 受理部门　某某科
    rf"(?:{_TAKES})(?:\([^()]*\))?(?:为|是|:|\s)\s*{_UNIT}",
    # 向某某科反映；找某某工会；告某某科；请寄：某地某某科收
    rf"{_VERBS}(?:我|本)?{_UNIT}{_THEN}",
    rf"(?:寄[至到]?|收件人|来信(?:地址)?)[:为]?[^。;\n]{{0,24}}?{_UNIT}(?=收|\(收|[,。;\s(])",
)
_BEFORE_PHONE = han_pattern(
    rf"{_UNIT.replace('{0,24}?', '{0,24}')}\s*(?:[(][^()]{{0,12}}[)])?\s*"
    r"(?:(?:联系|监督|举报|受理|咨询|投诉|反映|值班)?(?:人|电话|热线|方式))?"
    r"[,]?[一-鿿]{0,6}\s*[:,、(]?\s*$"
)
#: How far before a number the name of its department may begin, in code points.
_REACH = 60
_AFTER_PHONE = han_pattern(rf"\s*\({_UNIT}\)")
#: A sentence on objections or contacts; one on how the matter was decided names other bodies.
_ABOUT = han_pattern(r"异议|意见|反映|疑问|监督|举报|申诉|问题|联系|投诉|质疑|受理|咨询|来信|来函|寄|电话|有误")
_DECIDED = han_pattern(r"(?:^|[,。;\s])(?:经|根据|按照?|依据|依照)[^,。;]*$")
#: Words for any office: they name none.
_NONE = han_pattern(
    r"(?:请|可)?(?:联系|监督|举报|受理|咨询|投诉|反映|有关|相关|上级|本|我|该|各)?(?:部门|单位|公司|方式|科室"
    r"|办公室?|机构|中心)"
    r"|(?:公示|如有|对|现场).*|办公"
)


@hookimpl
def check(document: Document) -> Finding:
    """Pass where a department is named that takes objections."""
    units = [span for span in _units(document) if not _NONE.fullmatch(document[span])]
    if units:
        return Finding.passed(*sorted(set(units)))
    return Finding.failed("没有写明由哪个部门受理意见")


def _units(document: Document) -> Iterator[Span]:
    """Departments after a label or after 向 and the like, then those right before or after a telephone number."""
    for context in _CONTEXTS:
        for match in han_pattern(context).finditer(document.text, document.body.start):
            sentence = document.sentence(Span(*match.span()))
            before = document.text[sentence.start : match.start()]
            if _ABOUT.search(document[sentence]) and not _DECIDED.search(before):
                yield Span(*match.span("unit"))
    for field in document.fields:
        named = han_pattern(_UNIT).match(document.text, *field.value) if field.owner is None else None
        if named and re.search(_TAKES, document[field.label]):
            yield Span(*named.span("unit"))
    for contact in document.contacts:
        if contact.office:
            line = document.line(contact.span)
            start = max(line.start, contact.span.start - _REACH)
            ahead = _BEFORE_PHONE.search(document.text, start, contact.span.start)
            behind = _AFTER_PHONE.match(document.text, contact.span.end, line.end)
            yield from (Span(*match.span("unit")) for match in (ahead, behind) if match)
