"""条文数：编了号的条款至少有几条；只有一纸印发通知的不是制度全文。"""

from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl

_HAN = "[一二三四五六七八九十百]{1,4}"
#: The ways to mark a clause; a sub-clause (5.1) is not a clause of its own.
_MARKS = tuple(
    han_pattern(one)
    for one in (
        rf"第(?:{_HAN}|\d{{1,3}})\s*条",
        rf"{_HAN}\s*[、.:]",
        rf"[(]{_HAN}[)]",
        r"\d{1,2}\s*[、.](?![\d])",
        r"\d{1,2}[ \t]+(?=[^\W\d])",
        r"[(]\d{1,2}[)]",
        r"[①-⑳]",
        rf"{_HAN}是",
    )
)
#: A third clause has two before it, even where they are marked otherwise or left out.
_THIRD = han_pattern(r"第\s*[三3]\s*条|三\s*、|[(]三[)]|3\s*、")


@dataclass(frozen=True)
class Options:
    """At least ``at_least`` clauses are marked in the same way, each at the beginning of a line."""

    at_least: int = 3
    absent: str = "只有几句，不是制度全文"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the first clauses."""
    for mark in _MARKS:
        opening = [match for line in document.lines if (match := mark.match(document.text, *line))]
        if len(opening) >= options.at_least:
            return Finding.passed(*(Span(*match.span()) for match in opening[: options.at_least]))
    third = next((match for line in document.lines if (match := _THIRD.match(document.text, *line))), None)
    if third and options.at_least <= 3:
        return Finding.passed(Span(*third.span()))
    headings = [section.heading for section in document.sections]
    if len(headings) >= options.at_least:
        return Finding.passed(*headings[: options.at_least])
    return Finding.failed(options.absent)
