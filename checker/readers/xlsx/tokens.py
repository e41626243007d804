"""The pieces of a number format, and the formats that have a number instead of a code."""

import re
from functools import cache
from typing import NamedTuple

#: The formats that a file names by number only, with the dates as zh-CN has them.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"',
    29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00", 41: "#,##0;-#,##0;-;@",
    42: "¥#,##0;¥-#,##0;¥-;@", 43: "#,##0.00;-#,##0.00;-;@", 44: "¥#,##0.00;¥-#,##0.00;¥-;@", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

_TOKEN = re.compile(
    r'(?P<quoted>"[^"]*"?)|[\\!](?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<power>E[+-])"
    r"|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|a{3,4})|(?P<digit>[0#?])|(?P<mark>[.,%@/])|(?P<plain>.)",
    re.DOTALL | re.IGNORECASE,
)
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?")


class Token(NamedTuple):
    """A piece of a format: ``kind`` is the group of the pattern above, ``words`` what it says."""

    kind: str
    words: str


@cache
def sections(code: str) -> tuple[tuple[Token, ...], ...] | None:
    """The parts of a format, divided by ";"; None where there are more than four or the format is absurdly long."""
    if len(code) > 255:
        return None
    parts: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        words = match[kind]
        if kind == "plain" and words == ";":
            parts.append([])
        else:
            parts[-1].append(Token(kind, words))
    return tuple(map(tuple, parts)) if len(parts) <= 4 else None


def elapsed(token: Token) -> bool:
    """Whether it counts hours, minutes or seconds on beyond a day: [h]."""
    return token.kind == "bracket" and re.fullmatch("h+|m+|s+", token.words, re.IGNORECASE) is not None


def literal(token: Token) -> str:
    """The characters that a piece prints whatever the number is."""
    if token.kind in ("quoted",):
        return token.words.strip('"')
    if token.kind == "bracket":
        currency = _CURRENCY.fullmatch(token.words)
        return currency[1] if currency else ""
    return {"escaped": token.words, "plain": token.words, "space": " "}.get(token.kind, "")
