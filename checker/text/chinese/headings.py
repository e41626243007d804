"""The number at the head of a heading or a numbered paragraph: 一、 (一) 1. (1) 第一章 第一条 第一，"""

import re
from functools import cache

from checker.text.chinese.numerals import parse_integer

_HAN = "[一二三四五六七八九十百零〇]{1,5}"

#: Group name to level. GB/T 9704-2012, 7.3.3 orders 一、 (一) 1. (1); chapters stand above, articles and 第一， below.
_LEVELS = {
    "chapter": 1,
    "section": 2,
    "clause": 3,
    "han": 1,
    "han_gap": 1,
    "han_bracket": 2,
    "ordinal": 3,
    "arabic": 3,
    "arabic_bracket": 4,
    "circle": 5,
}
_FIRST_WORDS = {"首先": 1, "其次": 2, "再次": 3}


@cache
def _pattern() -> re.Pattern[str]:
    date = r"(?=(?:19|20)[0-9]{2}年|[0-9]{1,2}月[0-9]{1,2}日)"
    return re.compile(
        rf"\s*(?:第 ?(?P<chapter>{_HAN}|[0-9]{{1,3}}) ?(?:编|章|部分)(?![程节])"
        rf"|第 ?(?P<section>{_HAN}|[0-9]{{1,3}}) ?节"
        rf"|第 ?(?P<clause>{_HAN}|[0-9]{{1,3}}) ?条(?![款第、和至或])"
        rf"|(?P<han>{_HAN}) ?[、.．](?![一二三四五六七八九十0-9]{{1,3}}[、日月])"
        rf"|(?P<han_gap>{_HAN})[ \t\u3000](?=\s*(?:[一-鿿、]{{4,16}}|联[系络])\s*$)"
        rf"|\( ?(?P<han_bracket>{_HAN}) ?\)"
        r"|第(?P<ordinal>[一二三四五六七八九十]{1,3})[,，、:：]|(?P<word>首先|其次|再次)[,，、]"
        rf"|(?P<arabic>[0-9]{{1,2}}) ?(?:[、．](?![0-9]{{1,2}}[、日月])|\.(?:(?![0-9])|{date}))"
        r"|\( ?(?P<arabic_bracket>[0-9]{1,2}) ?\)|(?P<arabic_half>[0-9]{1,2}) ?\)"
        r"|(?P<circle>[①-⑳⑴-⒇]))"
    )


def heading_level(line: str) -> tuple[int, int] | None:
    """Level and number of the heading that *line* begins with, or None. Level 1 is the highest.

    1: 一、 第一章 第一部分; 2: (一) 第一节; 3: 1. 1、 第一条 第一， 首先，; 4: (1) 1); 5: ① ⑴

    Dates, decimals and citations are no headings.

    >>> [heading_level(line) for line in ("一、公开内容", "(十二)形式", "3.时间", "(4)程序", "第一，抓落实")]
    [(1, 1), (2, 12), (3, 3), (4, 4), (3, 1)]
    >>> [heading_level(line) for line in ("第三章 程序", "第十条 为了", "1.2025年工作", "1.5月8日前完成", "②材料")]
    [(1, 3), (3, 10), (3, 1), (3, 1), (5, 2)]
    >>> [heading_level(line) for line in ("三 领取文件", "一 概况 说明", "三 张三", "一 项目在青禾县。")]
    [(1, 3), None, None, None]
    >>> [heading_level(line) for line in ("1.5万元", "3.14", "2025.5.8", "一、二、三等奖", "第一条款", "(2025)3号")]
    [None, None, None, None, None, None]
    """
    match = _pattern().match(line)
    if match is None:
        return None
    if match["word"]:
        return 3, _FIRST_WORDS[match["word"]]
    if match["circle"]:
        return 5, (ord(match["circle"]) - ord("①")) % 20 + 1
    if match["arabic_half"]:
        return 4, int(match["arabic_half"])
    kind = match.lastgroup or ""
    number = parse_integer(match[kind])
    return None if number is None else (_LEVELS[kind], number)
