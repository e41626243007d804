"""受理渠道：电话、地址、信箱、邮箱、网址至少写明一种。"""

from checker import ContactKind, Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass where any channel is given by which the office takes objections."""
    for contact in document.contacts:
        masked = contact.kind is ContactKind.PHONE and "*" in document[contact.span]
        if contact.office and not contact.published_only and not masked:
            return Finding.passed(contact)
    return Finding.failed("没有写明受理意见的渠道：电话、地址、信箱、邮箱、网址一种也没有")
