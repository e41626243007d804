"""没有限制打开和编辑的标记：没有编辑保护、只读密码、建议只读和“标记为最终”。"""

from checker import Document, Finding, hookimpl

_NAMES = {
    "documentProtection:readOnly": "限制编辑（只读）",
    "documentProtection:comments": "限制编辑（只许批注）",
    "documentProtection:trackedChanges": "限制编辑（只许修订）",
    "documentProtection:forms": "限制编辑（只许填表）",
    "writePassword": "修改密码",
    "readOnlyRecommended": "建议只读",
    "final": "标记为最终",
}


@hookimpl
def check(document: Document) -> Finding:
    """Fail with the marks. Whoever receives the file may be unable to copy from it, fill it in or print it."""
    marks = [_NAMES.get(mark, "限制编辑") for mark in document.carried.protection]
    if not marks:
        return Finding.passed(message="没有")
    return Finding.failed(f"文件设了{'、'.join(marks)}，看的人可能不能复制或填写；是有意的才保留")
