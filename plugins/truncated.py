"""结尾完整：正文最后一句没有断在半中间。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Fail where the text breaks off: no signature follows, and its last words ask for more."""
    broken = document.broken_end
    if broken is not None:
        return Finding.failed("正文到这里断了，后面的文字没有了，请补全", broken)
    return Finding.passed()
