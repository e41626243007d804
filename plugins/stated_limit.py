"""文中写明的期限：某件事多少日内办，所写的天数合乎规定。"""

import re
from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, han_pattern, hookimpl

_UNIT = {"workday": "个工作日", "day": "天"}


@dataclass(frozen=True)
class Options:
    """The limit is the length of time that stands in one sentence after ``start`` (a pattern), within ``reach`` code
    points. It must be ``at_most`` or ``at_least`` so many of ``unit``, or ``exactly`` so many.

    A length in calendar days, where workdays are asked for, is compared as it is: a shorter limit is never too long.
    ``missing`` is what becomes of a notice without it, with the message ``absent``.
    """

    start: str
    reach: int = 30
    exactly: int = 0
    at_most: int = 0
    at_least: int = 0
    unit: Literal["day", "workday"] = "workday"
    missing: Literal["fail", "not_applicable", "review"] = "not_applicable"
    absent: str = "没有写明期限"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with every such limit that is right; fail with the first that is not."""
    right = []
    for match in han_pattern(options.start).finditer(document.text, *document.body):
        stop = re.search(r"[。;\n]", document.text[match.end() : match.end() + options.reach])
        end = match.end() + (stop.start() if stop else options.reach)
        for length in document.durations:
            if not match.end() <= length.span.start < end or length.unit not in ("day", "workday"):
                continue
            asked = _asked(length.amount, length.unit, options)
            if asked:
                return Finding.failed(f"写的是“{document[length.span]}”，应为{asked}", length)
            right.append(length)
            break
    if right:
        return Finding.passed(*dict.fromkeys(right))
    if options.missing == "fail":
        return Finding.failed(options.absent)
    return Finding.review(options.absent) if options.missing == "review" else Finding.not_applicable(options.absent)


def _asked(amount: int, unit: str, options: Options) -> str:
    """What the limit should be; empty where it is right."""
    name = _UNIT[options.unit]
    if options.exactly and (amount != options.exactly or unit != options.unit):
        return f"{options.exactly}{name}"
    if options.at_most and amount > options.at_most:
        return f"不超过{options.at_most}{name}"
    if options.at_least and (amount < options.at_least or (unit == "day" and options.unit == "workday")):
        return f"不少于{options.at_least}{name}"
    return ""
