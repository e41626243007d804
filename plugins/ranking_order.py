"""排序口径一致：不能又说由高到低，又说排名不分先后。"""

import re

from checker import Document, Finding, Span, han_pattern, hookimpl

_RANKED = han_pattern(
    r"(?:由|从)(?:高|多|大)(?:到|至)(?:低|少|小)|按(?:得分|成绩|分数|票数)[^,。;\n]{0,6}(?:排序|排名|排列)"
)
_UNRANKED = han_pattern(r"(?:排名|排序|名次)?不分先后|(?:按|以)姓[氏名]笔[画划]|(?:排名|排序)不分")


@hookimpl
def check(document: Document) -> Finding:
    """Ask where both are said; which of the two holds is for a person to say."""
    ranked, unranked = (_first(document, pattern) for pattern in (_RANKED, _UNRANKED))
    if ranked and unranked:
        told = f"既写“{document[ranked]}”，又写“{document[unranked]}”，名单到底按什么排？"
        return Finding.review(told, *sorted([ranked, unranked]))
    said = ranked or unranked
    return Finding.passed(said) if said else Finding.not_applicable("没有写名单怎样排序")


def _first(document: Document, pattern: re.Pattern[str]) -> Span | None:
    found = (pattern.search(document.text, *line) for line in document.lines)
    return next((Span(*match.span()) for match in found if match), None)
