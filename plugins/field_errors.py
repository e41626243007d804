"""没有出错的域：正文里没有“错误！未找到引用源”之类的文字。"""

from checker import Document, Finding, Span, han_pattern, hookimpl

#: What Word, WPS and LibreOffice print for a field that cannot be computed, in normalised text.
_ERRORS = han_pattern(
    r"错误 ?[!:] ?(?:未找到(?:引用源|目录项|图形项目表|索引项|书签)|未定义书签|未指定(?:文件名|顺序|主题|书签)|"
    r"链接无效|超链接引用无效|不是有效的链接|不能通过编辑域代码创建对象|文档中没有指定样式的文字|"
    r"使用[“\"]开始[”\"]选项卡将[^。\n]{0,40}应用于要在此处显示的文字|找不到引用源)。?"
    r"|Error ?[!:] ?(?:Reference source not found|Bookmark not defined|Hyperlink reference not valid|"
    r"Not a valid (?:link|filename|bookmark)|No text of specified style in document|Filename not specified|"
    r"Objects cannot be created from editing field codes|Main Document Only|Unknown document property name)\.?"
    r"|No table of (?:contents|figures) entries found\.|#REF!"
)


@hookimpl
def check(document: Document) -> Finding:
    """Fail with every error message that stands in the text in place of a number, a title or a page."""
    found = [Span(*match.span()) for match in _ERRORS.finditer(document.text)]
    if not found:
        return Finding.passed(message="没有")
    return Finding.failed(f"有{len(found)}处域出错，应写的内容没有显示；请更新引用后再发布", *found)
