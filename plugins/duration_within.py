"""年限、期限在规定之内：写明的长短不少于下限，不多于上限。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, hookimpl

_MONTHS = {"year": 12, "month": 1}


@dataclass(frozen=True)
class Options:
    """The length beside one of ``words`` in a sentence is ``at_least`` and ``at_most`` so many months. ``says`` is what
    it is; ``missing`` is the verdict where none is written."""

    words: tuple[str, ...]
    says: str
    at_least: int = 0
    at_most: int = 0
    missing: Literal["fail", "not_applicable"] = "fail"


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the length; fail with one that is too short or too long."""
    for words in document.find(options.words):
        sentence = document.sentence(words)
        for one in document.durations:
            if one.unit not in _MONTHS or not sentence.covers(one.span):
                continue
            least, most = one.amount * _MONTHS[one.unit], (one.upper or one.amount) * _MONTHS[one.unit]
            if abs(one.span.start - words.end) > 20 and abs(words.start - one.span.end) > 20:
                continue
            if least < options.at_least or (options.at_most and most > options.at_most):
                return Finding.failed(f"{options.says}{_asked(options)}，写的是“{document[one.span]}”", words, one)
            return Finding.passed(words, one)
    if options.missing == "not_applicable":
        return Finding.not_applicable(f"没有说到{options.says}")
    return Finding.failed(f"没有写{options.says}")


def _asked(options: Options) -> str:
    if not options.at_least:
        return f"不超过{options.at_most // 12}年"
    return f"应为{options.at_least // 12}至{options.at_most // 12}年"
