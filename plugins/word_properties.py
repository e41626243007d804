"""文件属性里没有人名和单位名：作者、最后保存者、主管、单位。"""

from checker import Document, Finding, hookimpl

_NAMES = {"creator": "作者", "lastModifiedBy": "最后保存者", "Manager": "主管", "Company": "单位"}
#: What programs and systems fill in where nobody gave a name; in small letters.
_NOBODY = frozenset(
    (
        *("administrator", "admin", "user", "users", "owner", "guest", "default", "unknown", "un-named", "pc", "china"),
        *("hp", "lenovo", "dell", "asus", "acer", "microsoft", "wps", "kingsoft", "python-docx", "libreoffice"),
        *("openoffice", "openoffice.org", "docx4j", "aspose", "apache poi", "microsoft office user", "windows user"),
        *("openpyxl", "xlsxwriter"),
        *("微软用户", "微软中国", "用户", "管理员", "个人用户", "windows 用户", "microsoft office 用户"),
    )
)


@hookimpl
def check(document: Document) -> Finding:
    """Fail with the names that the properties hold. What stands in the notice itself is no secret, and what programs
    fill in is nobody's name."""
    found = [
        (_NAMES[name], value)
        for name, value in document.carried.properties
        if name in _NAMES and value.lower() not in _NOBODY and value not in document.raw
    ]
    if not found:
        return Finding.passed(message="没有")
    told = "、".join(f"{name}“{value}”" for name, value in found)
    return Finding.failed(f"文件属性里写着{told}，会随文件一起公开", unseen=[value for _, value in found])
