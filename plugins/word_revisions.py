"""没有留着的修订：插入、删除、移动和格式修订都已接受或拒绝。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, excerpt, hookimpl, personal_numbers

#: Whose suggestions those of an annotated copy are.
_OURS = "公开检查"


@dataclass(frozen=True)
class Options:
    """``of``: which changes are looked for."""

    of: Literal["words", "moves", "format"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Fail with every change that nobody has accepted or rejected."""
    if options.of == "format":
        return _format(document)
    found = [one for one in document.revisions if one.moved is (options.of == "moves")]
    if not found:
        return Finding.passed(message="没有")
    places = [(span, _note(one.went, moved=one.moved)) for one in found for span in document.revised(one)]
    ours = sum(one.author == _OURS for one in found)
    people = "、".join(dict.fromkeys(one.author for one in found if one.author and one.author != _OURS))
    unseen = tuple(dict.fromkeys(words for one in found for words in (one.went, one.author) if words))
    kinds = "、".join(dict.fromkeys(kind for one in found for kind, _ in personal_numbers(one.went)))
    said = f"有{len(found)}处{'移动' if options.of == 'moves' else '增删'}的修订没有接受或拒绝"
    said += f"（修订人：{people}）" if people else ""
    said += f"，其中{ours}处是检查时插入的建议" if ours else ""
    said += f"；删去的文字里有{kinds}，打开文件的人仍能看到" if kinds else "；打开文件的人能看到改动前后的文字"
    return Finding.failed(said, *places, unseen=unseen)


def _note(went: str, moved: bool) -> str:
    """What was done at a place, besides the words that stand there."""
    words = excerpt(went)
    if moved:
        return "移动"
    return f"删去“{words}”" if words else "增删段落或空格" if went else "插入"


def _format(document: Document) -> Finding:
    changes = [one for one in document.content.changes if one.kind == "format"]
    if not changes:
        return Finding.passed(message="没有")
    places = dict.fromkeys(document.at(one.part, one.path) for one in changes)
    shown = [place for place in places if place is not None]
    return Finding.failed(f"有{len(changes)}处格式修订没有接受或拒绝", *shown)
