"""没有自定义属性：文件里没有办公系统、邮件或人写进去的附加信息。"""

from checker import Document, Finding, excerpt, hookimpl

#: What Word, WPS, LibreOffice and our own copies write themselves, by how the name begins.
_OWN = ("KSO", "ICV", "_MarkAsFinal", "公开检查", "AppVersion", "DocSecurity", "HyperlinksChanged", "LinksUpToDate")
_ALSO_OWN = ("ScaleCrop", "ShareDoc", "HyperlinkBase", "ContentTypeId", "Generator")
_SHOWN = 5


@hookimpl
def check(document: Document) -> Finding:
    """Fail with the names and values of custom properties that no program writes of itself."""
    found = [(name, value) for name, value in document.carried.custom if not name.startswith((*_OWN, *_ALSO_OWN))]
    if not found:
        return Finding.passed(message="没有")
    told = "、".join(f"{excerpt(name)}“{excerpt(value)}”" for name, value in found[:_SHOWN])
    more = " 等" if len(found) > _SHOWN else ""
    unseen = [words for pair in found for words in pair]
    return Finding.failed(f"文件带有{len(found)}项自定义属性：{told}{more}，会随文件一起公开", unseen=unseen)
