"""受理电话：写明可以联系受理方的电话。"""

from checker import Contact, ContactKind, Document, Finding, han_pattern, hookimpl

#: Numbers of what else the unit does: they take no objection.
_OTHER = han_pattern(
    r"(?:急诊|急救|抢救|挂号|预约|订餐|订票|报警|抢修|购票|招生|订房)(?:咨询)?(?:电话|热线|专线|号码)?[:为 ]{0,3}$"
)


@hookimpl
def check(document: Document) -> Finding:
    """Pass where a telephone of the office is given; a fax alone or a masked number is none."""
    channels = [contact for contact in document.contacts if contact.office and not contact.published_only]
    phones = [one for one in channels if one.kind is ContactKind.PHONE and not _elsewhere(document, one)]
    calls = [one for one in phones if "*" not in document[one.span]]
    if calls:
        return Finding.passed(*calls)
    if phones:
        return Finding.failed("受理电话被遮盖，打不通", *phones)
    if all(one.kind is ContactKind.FAX for one in channels):
        return Finding.not_applicable("一种受理渠道也没有（见 SK-05.channel）")
    return Finding.failed("没有写明受理电话", related=channels[:1])


def _elsewhere(document: Document, contact: Contact) -> bool:
    start = max(document.line(contact.span).start, contact.span.start - 16)
    return _OTHER.search(document.text, start, contact.span.start) is not None
