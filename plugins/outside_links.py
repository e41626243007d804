"""没有指到单位内部的链接：超链接、图片和域不指向本机、共享文件夹和内网。"""

from checker import Document, Finding, Level, excerpt, hookimpl

_REACH = {
    "local": "本机路径",
    "share": "共享文件夹",
    "inner": "内网地址",
    "relative": "旁边的文件",
    "other": "别的程序",
    "web": "网上",
}
_WHAT = {"hyperlink": "超链接", "image": "图片", "oleObject": "链接的对象", "field": "域"}
_SHOWN = 3


@hookimpl
def check(document: Document) -> Finding:
    """Fail with links that lead into the office, and with what the file fetches from elsewhere. Links to the web are
    what they seem, and none of them is here."""
    found = [one for one in document.carried.links if one.kind != "attachedTemplate"]
    if not found:
        return Finding.passed(message="没有")
    told = [f"{_WHAT.get(one.kind, '链接')}指向{_REACH[one.reach]}“{excerpt(one.target, 60)}”" for one in found]
    told = list(dict.fromkeys(told))
    grave = any(one.reach in ("local", "share") for one in found)
    said = "；".join(told[:_SHOWN]) + (f" 等{len(told)}处" if len(told) > _SHOWN else "")
    said += "：别人打不开，还露出内部路径" if grave else "：别人可能打不开"
    places = dict.fromkeys(document.at(one.part, one.path) for one in found)
    shown = [place for place in places if place is not None]
    level = None if grave else Level.WARNING
    return Finding.failed(said, *shown, unseen=[one.target for one in found], level=level)
