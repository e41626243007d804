"""所属期间：写明是哪年、哪月、哪季度的；落款日期不算。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_YEAR = r"(?:20[0-9]{2}|二[〇零○0][一二三四五六七八九〇零]{2})\s*年"
_WHOLE = han_pattern(rf"{_YEAR}(?:\s*度|全年|终)?(?!\s*(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月)|[本上]年度")
_PART = han_pattern(
    r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月份?(?!\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])"
    r"|第?[一二三四1-4]\s*季度?|[上下]半年|年终奖?|春节|中秋|国庆"
)


@dataclass(frozen=True)
class Options:
    """``unit``: a "year", or with "month" a month, a quarter, half a year or a year."""

    unit: Literal["month", "year"] = "month"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with what names it in the title and in the body above the signature that name it."""
    title = document.title or Span(0, 0)
    body = Span(document.body.start, max(document.body.start, document.signature.start))
    shown = []
    for area in (title, body):
        patterns = (_PART, _WHOLE) if options.unit == "month" else (_WHOLE,)
        found = next((match for one in patterns if (match := one.search(document.text, *area))), None)
        if found:
            shown.append(Span(*found.span()))
    if shown:
        return Finding.passed(*document.clauses(*shown))
    if options.unit == "year" and (part := han_pattern(rf"{_YEAR}").search(document.text, body.start, body.end)):
        return Finding.passed(*document.clauses(Span(*part.span())))
    return Finding.failed("没有写是哪个年度的" if options.unit == "year" else "没有写是哪个月（季、年）的")
