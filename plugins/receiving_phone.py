"""受理电话：写明可以联系受理方的电话。"""

from checker import ContactKind, Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass where a telephone of the office is given; a fax alone or a masked number is none."""
    channels = [contact for contact in document.contacts if contact.office and not contact.published_only]
    phones = [one for one in channels if one.kind is ContactKind.PHONE]
    masked = [one for one in phones if "*" in document[one.span]]
    plain = [one for one in phones if one not in masked]
    calls = [one for one in plain if not document.text[max(0, one.span.start - 4) : one.span.start].startswith("传真")]
    if calls:
        return Finding.passed(*calls)
    if masked:
        return Finding.failed("受理电话被遮盖，打不通", *masked)
    if not channels:
        return Finding.not_applicable("一种受理渠道也没有（见 SK-05.channel）")
    return Finding.failed("没有写明受理电话", related=channels[:1])
