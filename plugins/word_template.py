"""模板没有留下路径：文件不指向本机、共享文件夹或别处的模板。"""

from checker import Document, Finding, Level, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Fail with the path of the template. One on a server is fetched whenever the file is opened: that weighs more."""
    linked = [one for one in document.carried.links if one.kind == "attachedTemplate"]
    named = [value for name, value in document.carried.properties if name == "Template"]
    named = [value for value in named if "/" in value or "\\" in value]
    paths = list(dict.fromkeys([*(one.target for one in linked), *named]))
    if not paths:
        return Finding.passed(message="没有")
    fetched = any(one.reach in ("web", "inner", "share") for one in linked)
    said = f"文件指向模板“{'”、“'.join(paths)}”"
    said += "，每次打开都会到那里去取" if fetched else "，路径会随文件一起公开"
    return Finding.failed(said, level=Level.ERROR if fetched else None, unseen=paths)
