"""受理地址或信箱：写明受理意见的地址、信箱、房间、电子邮箱或网址。"""

from checker import ContactKind, Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass where objections can be sent or brought somewhere; with a telephone it is not asked for."""
    channels = [contact for contact in document.contacts if contact.office and not contact.published_only]
    places = [contact for contact in channels if contact.kind not in (ContactKind.PHONE, ContactKind.FAX)]
    if places:
        return Finding.passed(*places)
    if any(contact.kind is ContactKind.PHONE for contact in channels):
        return Finding.not_applicable("已有受理电话，可不写地址")
    return Finding.not_applicable("一种受理渠道也没有（见 SK-05.channel）")
