"""Patterns in rows. A rule pack is untrusted input: RE2 matches in linear time, whatever the pattern."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol, cast

from checker.checklist.problems import ChecklistError, Place


class Pattern(Protocol):
    """What a compiled pattern offers; offsets are code points, as in ``re``."""

    def search(self, text: str) -> Any:
        """The first match, or None."""

    def fullmatch(self, text: str) -> Any:
        """The match of the whole of *text*, or None."""

    def finditer(self, text: str) -> Iterator[Any]:
        """All matches, from left to right, not overlapping."""


def compile_pattern(pattern: str, where: str) -> Pattern:
    r"""*pattern* compiled by RE2. *where* opens the message ("skeleton.toml，SK-05.phone，options.pattern").

    Raises ChecklistError where RE2 refuses it, and for ``\b`` and ``\B``: they only know ASCII words, so that
    ``\b\d{11}\b`` finds nothing in 电话13800138000联系.
    """
    place = Place(where)
    if re.search(r"(?<!\\)(?:\\\\)*\\[bB]", pattern):
        raise ChecklistError([place.says(r"模式里不能用 \b 和 \B：它们在汉字旁边不起作用；请写明两边可以是什么字符")])
    made, reason = _compile(pattern)
    if made is None:
        raise ChecklistError([place.says(f"模式“{pattern}”有误：{reason}")])
    return made


@cache
def _compile(pattern: str) -> tuple[Pattern | None, str]:
    import re2  # type: ignore[import-untyped]  # loads a shared library; most runs need no pattern

    options = re2.Options()
    options.log_errors = False  # it would write to standard error by itself
    try:
        return cast("Pattern", re2.compile(pattern, options)), ""
    except re2.error as error:
        return None, _reason(error)


def _reason(error: Exception) -> str:
    told = error.args[0] if error.args else ""
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    if text.startswith("invalid perl operator: (?"):
        return "不支持环视（(?=、(?!、(?<）等写法"
    if text.startswith("invalid escape sequence"):
        return f"不认识的转义 {text.rpartition(': ')[2]}（反向引用也不支持）"
    for english, chinese in _REASONS:
        if text.startswith(english):
            return chinese
    return text


_REASONS = (
    ("missing )", "缺少右括号 )"),
    ("unexpected )", "多出右括号 )"),
    ("missing ]", "缺少右方括号 ]"),
    ("no argument for repetition", "重复符号（* + ? {}）前没有内容"),
    ("invalid repetition size", "重复次数过大，最多1000"),
    ("bad repetition operator", "重复符号连用"),
    ("invalid character class range", "字符范围前后颠倒"),
    ("trailing \\", "末尾多出反斜杠"),
    ("pattern too large", "模式过大"),
)
