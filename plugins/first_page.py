"""首页须显示正文：正文不得整个排到第二页。"""

from dataclasses import replace
from typing import Any

from checker import Document, Finding, Level, hookimpl

#: Points of a line where nothing says how high it is: one of 22 on 225 mm; and how much higher than its size a line is.
_LINE, _HIGH = 28.95, 1.3
_MM = 25.4 / 72


@hookimpl
def check(document: Document) -> Finding:
    """Companies, schools … follow the standard by choice (参照): a fault of theirs weighs less."""
    finding = _judged(document)
    return replace(finding, level=Level.WARNING) if document.official.by_reference(document.text) else finding


def _judged(document: Document) -> Finding:
    """Fail where a page break stands above the text; ask where what stands above it takes more than a page."""
    layout = document.layout
    line = next(iter(document.main_lines), None) if document.title else None
    pieces = document.format_of(line) if line else ()
    if layout is None or line is None or not pieces:
        return Finding.not_applicable("没有找到正文")
    first = pieces[0].paragraph
    above = layout.above(first)
    printed = [one for one in above if not one.is_empty]
    if any(one.breaks for one in above) or (first.break_before and printed) or (printed and _section(layout, first)):
        return Finding.failed("正文之前换了页，首页没有正文", line)
    if any(one.rendered for one in above) or 0 in first.rendered:
        return Finding.review("文件上次排版时正文似乎在第二页：首页显示正文吗？", line)
    height = sum(_height(one.rule, one.line, one.size) + one.before + one.after for one in above)
    page = layout.pages[first.page] if first.page is not None and first.page < len(layout.pages) else None
    if page is not None and page.area is not None and height * _MM > page.area[1]:
        return Finding.review("正文之上的内容似乎占满了首页：首页显示正文吗？", line)
    return Finding.passed((line, "首页有正文"))


def _section(layout: Any, first: Any) -> bool:
    """Whether the text begins in a later section than the first, and that on a new page."""
    return bool(first.page) and any(page.new_page for page in layout.pages[1 : first.page + 1])


def _height(rule: str, line: float | None, size: float | None) -> float:
    if rule == "exact" and line:
        return line
    return max(_LINE, (size or 0.0) * _HIGH * (line or 1.0 if rule == "auto" else 1.0))
