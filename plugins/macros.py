"""没有宏：文件里没有宏代码和控件。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Fail where the file holds code that may run when somebody opens it."""
    found = document.carried.macros
    if not found:
        return Finding.passed(message="没有")
    kinds = "、".join(dict.fromkeys("宏" if "vba" in one.lower() else "控件" for one in found))
    return Finding.failed(
        f"文件里有{kinds}，收到的人打开时会被拦截或提示有风险；请另存为不带宏的 .{document.content.format}"
    )
