"""受理渠道：电话、地址、信箱、邮箱、网址至少写明一种。"""

from checker import ContactKind, Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass where any channel is given by which the office takes objections."""
    channels = [contact for contact in document.contacts if contact.office and not contact.published_only]
    numbers = [one for one in channels if one.kind in (ContactKind.PHONE, ContactKind.FAX)]
    dead = [one for one in numbers if one.kind is ContactKind.FAX or "*" in document[one.span]]
    reachable = [one for one in channels if one not in dead]
    if reachable:
        return Finding.passed(*reachable)
    if dead:
        what = "传真" if dead[0].kind is ContactKind.FAX else "遮盖了的电话"
        return Finding.failed(f"受理渠道只写了{what}；能用的电话、地址、信箱、邮箱、网址一种也没有", *dead)
    return Finding.failed("没有写明受理意见的渠道：电话、地址、信箱、邮箱、网址一种也没有")
