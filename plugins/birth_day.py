"""出生日期不写到日：写“出生年月”即可。"""

import re
from collections.abc import Iterator

from checker import Document, Edit, Finding, Span, han_pattern, hookimpl

_HEAD = han_pattern(r"出生|生日|生年")
_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_FULL = han_pattern(
    rf"(?P<words>{_YEAR}\s?年\s?[0-9]{{1,2}}\s?月)\s?{_DAY}\s?日?"
    rf"|(?P<figures>{_YEAR}(?P<mark>[.\-/])[0-9]{{1,2}})(?P=mark){_DAY}|(?P<solid>{_YEAR}(?:0[1-9]|1[0-2])){_DAY}"
)
_SHORT = han_pattern(
    rf"{_YEAR}\s?(?:年\s?[0-9]{{1,2}}\s?月(?!\s?[0-9])|[.\-/][0-9]{{1,2}}(?![0-9.\-/])|(?:0[1-9]|1[0-2])(?![0-9]))"
)
#: Who is born, not what: 生产, 生效 and 发生 are nobody's birth.
_AFTER = han_pattern(r"\s?(?:出生|生(?=$|[\s,、;。)人于]))")
_BEFORE = han_pattern(r"(?:出生(?:于|在|日期|年月日?|时间)?|生于|生日)[:为是( ]{0,3}$")


@hookimpl
def check(document: Document) -> Finding:
    """Fail with every date of birth that has its day; of other dates nothing is asked."""
    found = list(_births(document, _FULL))
    if found:
        edits = [Edit(Span(*match.span()), _month(match), safe=True) for match in found]
        spans = [Span(*match.span()) for match in found]
        return Finding.failed(f"有{len(found)}处出生日期写到了日，写到年月即可", *spans, edits=edits)
    births = [Span(*match.span()) for match in _births(document, _SHORT)]
    return Finding.passed(*births, message="" if births else "全文没有写到日的出生日期")


def _month(match: re.Match[str]) -> str:
    return match["words"] or match["figures"] or match["solid"]


def _births(document: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The dates that are somebody's birth, each once: by the words beside them, or by their label or head."""
    text = document.text
    cells = [one.value for one in document.fields if one.value and _HEAD.search(document[one.label])]
    seen: set[int] = set()
    for match in pattern.finditer(text, document.window.start, document.window.end):
        said = _AFTER.match(text, match.end()) or _BEFORE.search(text, max(0, match.start() - 12), match.start())
        if said and match.start() not in seen:
            seen.add(match.start())
            yield match
    for cell in cells:
        first = pattern.match(text, *cell)
        if first and first.start() not in seen:
            seen.add(first.start())
            yield first
