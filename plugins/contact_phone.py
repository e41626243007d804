"""联系电话：写明可以联系发布方的电话。"""

from checker import ContactKind, Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Pass with a telephone that is not masked, whose number is nobody's private one."""
    phones = [one for one in document.contacts if one.kind is ContactKind.PHONE and one.office]
    calls = [one for one in phones if "*" not in document[one.span]]
    if calls:
        return Finding.passed(*calls)
    if phones:
        return Finding.failed("联系电话被遮盖，打不通", *phones)
    return Finding.failed("没有写联系电话")
