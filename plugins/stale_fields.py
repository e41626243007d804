"""域都是最新的：目录、引用和页码没有标着待更新，引用的书签都在。"""

from checker import Document, Finding, Span, hookimpl

#: What a field already prints when its bookmark is gone: that is another finding.
_ERRORS = ("错误!", "Error!", "错误:", "Error:")


@hookimpl
def check(document: Document) -> Finding:
    """Fail with fields marked as changed, references to bookmarks that are gone, and the mark to update on opening."""
    carried = document.carried
    placed = [(one, document.at(one.part, one.path)) for one in carried.stale]
    stale = [(one, place) for one, place in placed if not (one.missing and _shows_error(document, place))]
    gone = [one for one, _ in stale if one.missing]
    said = []
    if gone:
        names = "、".join(list(dict.fromkeys(one.missing for one in gone))[:3])
        said.append(f"有{len(gone)}处引用的书签（{names}）已不在文件里，一更新就会变成“错误!未找到引用源”")
    if len(stale) > len(gone):
        said.append(f"有{len(stale) - len(gone)}处域标着待更新，显示的可能是旧内容")
    if carried.updates_on_opening:
        said.append("文件设了打开时更新域，现在显示的目录、页码可能是旧的")
    if not said:
        return Finding.passed(message="没有")
    return Finding.failed("；".join(said), *[place for _, place in stale if place is not None])


def _shows_error(document: Document, place: Span | None) -> bool:
    return place is not None and any(words in document[document.line(place)] for words in _ERRORS)
