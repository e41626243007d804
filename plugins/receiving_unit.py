"""受理部门：写明由哪个部门受理意见。"""

import re
from collections.abc import Iterator

from checker import Document, Finding, Span, hookimpl

_UNIT = (
    r"(?P<unit>[一-鿿()·]{0,24}?(?:纪委监委|纪委|监委|纪检[一-鿿]{0,8}|监察[一-鿿]{0,6}|巡察[一-鿿]{0,4}|组织部[一-鿿]{0,8}"
    r"|人力资源[一-鿿]{0,8}|工会(?:委员会)?|办公室|党委|党总支|党支部|党组|委员会|居委会|村委会|监督[小组委会]{1,3}|公司|中心|学校|医院"
    r"|[一-鿿]{1,12}[处科部室股局办组所站司院会]))"
)
_TAKES = r"(?:受理|联系|监督|举报|咨询|反映|接收|接待|投诉|主管|经办|承办|责任|公示)(?:意见)?(?:的)?(?:单位|部门|机构|科室|处室|组织)|受理方|行业主管部门"
_CONTEXTS = (
    # 受理部门：某某科 / 受理部门为某某科 / 受理部门　某某科
    rf"(?:{_TAKES})(?:\([^()]*\))?(?:为|是|:|\s)\s*{_UNIT}",
    # 向某某科反映；告某某科；请寄：某地某某科收
    rf"(?:(?:径?向|到|至|与|和|由|告知?|函告|致电|请联系|联系|递交|提交|交|报|送)(?:我|本)?{_UNIT})"
    r"(?=提|反|联系|举报|书面|来|以|进行|投诉|受理|\(|[,。;、\s]|和|及|或|说明|报告|寄|处|负责|$)",
    rf"(?:寄[至到]?|收件人|来信地址)[:为]?[^。;\n]{{0,24}}?{_UNIT}(?=收|\(收|[,。;\s(])",
)
_BEFORE_PHONE = re.compile(
    rf"{_UNIT}\s*(?:[(][^()]{{0,12}}[)])?\s*(?:(?:联系|监督|举报|受理|咨询|投诉|反映|值班)?(?:人|电话|热线|方式))?[一-鿿]{{0,6}}\s*[:,、(]?\s*$"
)
_AFTER_PHONE = re.compile(rf"\s*\({_UNIT}\)")
#: Words for any office: they name none.
_NONE = re.compile(r"^(?:请|可)?(?:联系|监督|举报|受理|咨询|投诉|反映|有关|相关|上级|本|我|该|各)?(?:部门|单位|公司|方式|科室|办公室?|机构)$|^(?:公示|如有|对|办公$)")


@hookimpl
def check(document: Document) -> Finding:
    """Pass where a department is named that takes objections."""
    for span in _units(document):
        if not _NONE.match(document[span]):
            return Finding.passed(span)
    return Finding.failed("没有写明由哪个部门受理意见")


def _units(document: Document) -> Iterator[Span]:
    """Departments after a label or after 向 and the like, then those right before or after a telephone number."""
    for context in _CONTEXTS:
        for match in re.compile(context).finditer(document.text, document.body.start):
            yield Span(*match.span("unit"))
    for contact in document.contacts:
        if contact.office:
            line = document.line(contact.span)
            before = _BEFORE_PHONE.search(document.text, line.start, contact.span.start)
            after = _AFTER_PHONE.match(document.text, contact.span.end, line.end)
            yield from (Span(*match.span("unit")) for match in (before, after) if match)
