"""没有留着的批注：发布的文件里一条批注也没有。"""

from checker import Document, Finding, excerpt, hookimpl, personal_numbers

#: Who writes the comments of an annotated copy.
_OURS = "公开检查"
_SHOWN = 3


@hookimpl
def check(document: Document) -> Finding:
    """Fail with every comment; those of our own annotated copy are called what they are."""
    comments = document.carried.comments
    if not comments:
        return Finding.passed(message="没有")
    others = [one for one in comments if one.author != _OURS]
    places = [
        (place, f"{one.author or '批注'}：{excerpt(one.text)}")
        for one in comments
        if (place := document.at(one.part, one.path)) is not None
    ]
    unseen = tuple(dict.fromkeys(words for one in comments for words in (one.text, one.author) if words))
    if not others:
        said = f"这是检查稿：里面有{len(comments)}条检查批注，发布前用 checker clean 清除"
        return Finding.failed(said, *places, unseen=unseen)
    said = f"有{len(others)}条批注没有删除：" + "；".join(_told(one.author, one.text) for one in others[:_SHOWN])
    said += " 等" if len(others) > _SHOWN else ""
    said += f"；另有{len(comments) - len(others)}条检查批注" if len(others) < len(comments) else ""
    kinds = "、".join(dict.fromkeys(kind for one in others for kind, _ in personal_numbers(one.text)))
    return Finding.failed(said + (f"；批注里有{kinds}" if kinds else ""), *places, unseen=unseen)


def _told(author: str, text: str) -> str:
    return f"{author}“{excerpt(text)}”" if text else f"{author}（空批注）"
