"""受理渠道：电话、地址、信箱、邮箱、网址至少写明一种。"""

from checker import ContactKind, Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass where any channel is given by which the office takes objections."""
    channels = [contact for contact in document.contacts if contact.office and not contact.published_only]
    reachable = [one for one in channels if one.kind is not ContactKind.PHONE or "*" not in document[one.span]]
    if reachable:
        return Finding.passed(*reachable)
    return Finding.failed("没有写明受理意见的渠道：电话、地址、信箱、邮箱、网址一种也没有")
