"""受理电话：写明可以联系受理方的电话。"""

import re

from checker import Contact, ContactKind, Document, Finding, hookimpl

_FAX = re.compile(r"(?:传\s*真|fax)[^,。;、电话\d]{0,8}[\d\-()、\s]*$", re.IGNORECASE)


@hookimpl
def check(document: Document) -> Finding:
    """Pass where a telephone of the office is given; a fax alone or a masked number is none."""
    channels = [contact for contact in document.contacts if contact.office and not contact.published_only]
    phones = [one for one in channels if one.kind is ContactKind.PHONE]
    masked = [one for one in phones if "*" in document[one.span]]
    plain = [one for one in phones if one not in masked]
    calls = [one for one in plain if not _is_fax(document, one)]
    if calls:
        return Finding.passed(*calls)
    if masked:
        return Finding.failed("受理电话被遮盖，打不通", *masked)
    if not channels:
        return Finding.not_applicable("一种受理渠道也没有（见 SK-05.channel）")
    return Finding.failed("没有写明受理电话", related=channels[:1])


def _is_fax(document: Document, contact: Contact) -> bool:
    """Whether the number stands under 传真 alone: nobody answers there. "电话/传真" is both."""
    before = document.text[document.line(contact.span).start : contact.span.start]
    return _FAX.search(before) is not None and not re.search(r"电话\s*[/(及兼和、]\s*传真", before)
