"""没有空白页：两个分页之间和最后一个分页之后都有内容。"""

from checker import Document, Finding, hookimpl


@hookimpl
def check(document: Document) -> Finding:
    """Fail with the pages that are empty whatever program prints them."""
    found = document.carried.empty_pages
    if not found:
        return Finding.passed(message="没有")
    last = "，其中末页是空白页" if any(one.last for one in found) and len(found) > 1 else ""
    said = "最后一页是空白页" if found[0].last else f"有{len(found)}个空白页{last}"
    places = dict.fromkeys(document.at(one.part, one.path) for one in found)
    shown = [(place, "此处分页") for place in places if place is not None]
    return Finding.failed(f"{said}，请删去多余的分页", *shown)
