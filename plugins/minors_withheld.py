"""未成年人：学籍号不公示；孤儿、困境儿童等的姓名隐去。"""

import re
from collections.abc import Iterator

from checker import Document, Finding, Span, han_pattern, hookimpl

_NUMBER = han_pattern(r"学籍(?:号码?|辅号)?[:为是 ]{0,3}(?P<number>[A-Za-z]?[0-9]{7,19}[0-9Xx]?)(?![0-9*])")
_CELL = han_pattern(r"[A-Za-z]?[0-9]{7,19}[0-9Xx]?")
_PROTECTED = han_pattern(
    r"孤儿|困境(?:儿童|未成年)|留守儿童|事实无人抚养|流浪儿童|未成年人(?:救助|保护|名单)|未成年(?:罪犯|犯)"
)
_MASKED = han_pattern(r"[某*×xXOo〇○]")


@hookimpl
def check(document: Document) -> Finding:
    """Fail with the numbers of pupils, and with full names where the title says that they are children in care."""
    numbers = list(dict.fromkeys(_numbers(document)))
    names = list(dict.fromkeys(_names(document))) if _PROTECTED.search(document.title_text) else []
    said = [f"有{len(numbers)}处学籍号没有遮盖"] if numbers else []
    said += [f"有{len(names)}名未成年人写了全名"] if names else []
    if said:
        return Finding.failed("；".join(said) + "，公布前请遮盖", *sorted([*numbers, *names]))
    return Finding.passed(message="全文没有未成年人的学籍号和须隐去的姓名")


def _numbers(document: Document) -> Iterator[Span]:
    for match in _NUMBER.finditer(document.text, document.window.start, document.window.end):
        yield Span(*match.span("number"))
    for field in document.fields:
        if field.owner is not None and "学籍" in document[field.label] and _CELL.fullmatch(document[field.value]):
            yield field.value


def _names(document: Document) -> Iterator[Span]:
    """The names under 姓名 and in lists; those under 监护人 and 联系人 are of grown-ups."""
    children = [one.name for one in document.candidates]
    children += [
        field.value for field in document.fields if re.fullmatch(r"(?:儿童|孤儿|学生)?姓\s?名", document[field.label])
    ]
    children += [item for roster in document.rosters if roster.kind == "names" for item in roster.items]
    return (name for name in children if name and not _MASKED.search(document[name]))
