"""标题：写明事项，并含“公示”“公告”或“公布”。"""

from checker import Document, Finding, han_pattern, hookimpl

_GENRE = han_pattern(r"公示|公告|公布|通告|公开")
#: Words that say nothing of the matter: a title of these alone is bare.
_EMPTY = han_pattern(r"公示|公告|公布|通告|公开|关于|的|情况|通知|名单|信息|书|表|栏|[\W\d_]")
#: A notice of one line may begin with its genre, and name the matter in the clause behind it.
_LED = han_pattern(
    r"(?:公示|公告|通告):[ \t]*(?!经|根据|按|依|为[了做]|现|兹|[各凡自]|如|定于|因)"
    r"(?=[^,。;:\n]{0,40}(?:拟|将|关于|已|名单|情况|[收支]))[^,。;:\n]{8,60}(?=[,。;\n]|$)"
)


@hookimpl
def check(document: Document) -> Finding:
    """Pass where the title names a matter and a genre."""
    if document.title is None:
        led = _LED.match(document.text.lstrip())
        start = len(document.text) - len(document.text.lstrip())
        return Finding.passed(document.span(start, start + led.end())) if led else Finding.failed("没有标题")
    title = document.title_text
    if not _GENRE.search(title):
        return Finding.failed("标题没有“公示”“公告”或“公布”字样", document.title)
    if not _EMPTY.sub("", title):
        return Finding.failed("标题只有文种，没有写明公示什么", document.title)
    return Finding.passed(document.title)
