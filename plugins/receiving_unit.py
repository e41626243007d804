"""受理部门：写明由哪个部门受理意见。"""

import re

from checker import Document, Finding, Span, hookimpl

_TO = re.compile(
    r"(?:向|到|至|与|和|同|由|请联系|联系|函告|告知|致电|寄至?|送至?)\s*(?:我|本|上述)?(?P<unit>[^,。;:、\n\s]{0,30}?(?:纪委|纪检[^,。;:、\n\s]{0,10}?|监察[^,。;:、\n\s]{0,8}?|组织部|人事[处科部局股]|组织人事[处科部股]|人力资源[^,。;:、\n\s]{0,6}?|工会|办公室|党委|党支部|党总支|委员会|[一-鿿]{2,10}?[处科部室股局办组所站中心])(?:或[^,。;:、\n\s]{0,20})?)(?=提出|反映|反馈|联系|举报|书面|来|以|进行|投诉|受理|\(|,|。|、|和|及|提交|说明|报告|寄|$)"
)
_LABEL = re.compile(r"(?:受理|联系|监督|举报|咨询|反映|接收|接待|投诉|主管|经办|承办|责任|公示)(?:意见)?(?:的)?(?:单位|部门|机构|科室|处室|组织)|受理方|联系方式|行业主管部门|行政监督部门|监督机构")
_BEFORE_PHONE = re.compile(
    r"(?P<unit>[一-鿿()·]{0,24}?(?:纪委|监委|纪检[一-鿿]{0,10}|监察[一-鿿]{0,6}|巡察[一-鿿]{0,4}|组织部|人事[处科部局股]|组织人事[处科部股]|人力资源[一-鿿]{0,8}|工会(?:委员会)?|办公室|党委|党支部|居委会|村委会|委员会|党群[一-鿿]{0,8}|[一-鿿]{1,12}[处科部室股局办组所站司会]|中心|干部[一-鿿]{1,4}|公司))\s*(?:[((][^()]{0,12}[)）])?\s*(?:(?:联系|监督|举报|受理|咨询|投诉|反映)?(?:人|电话|热线|方式))?[一-鿿]{0,6}\s*[:,、]?\s*$"
)
_NOT_UNIT = re.compile(r"^(?:联系|监督|举报|受理|咨询|投诉|反映|办公|本|我|该)?(?:部门|单位|办公室电话|公司|方式|电话)$|^公示|^如有|^对")


@hookimpl
def check(document: Document) -> Finding:
    """Pass where a department is named that takes objections: after 向, as a labelled value, or before its number."""
    for field in document.fields:
        if field.value and _LABEL.search(document[field.label]) and re.search(r"[一-鿿]{2}", document[field.value]):
            unit = re.match(r"[^:,;。(\s\d]+", document[field.value])
            if unit and not _NOT_UNIT.search(unit.group()) and not re.match("电话|邮箱|地址|联系", unit.group()):
                return Finding.passed(Span(field.value.start, field.value.start + unit.end()))
    for match in _TO.finditer(document.text, document.body.start):
        if not _NOT_UNIT.search(match["unit"]):
            return Finding.passed(Span(*match.span("unit")))
    for contact in document.contacts:
        line = document.line(contact.span)
        match = _BEFORE_PHONE.search(document.text, line.start, contact.span.start) if contact.office else None
        if match and not _NOT_UNIT.search(match["unit"]):
            return Finding.passed(Span(*match.span("unit")))
    return Finding.failed("没有写明由哪个部门受理意见")
