"""候选人不超过3名；超过的，待核是否实行评定分离。"""

import re
from collections import Counter
from dataclasses import dataclass

from checker import Document, Finding, Span, han_pattern, hookimpl

_SAID = han_pattern(
    r"推荐[^。;\n]{0,12}(?:\d{1,2}|[一二两三四五六七八九十]{1,2})[名家个位][^。;,\n]{0,12}候选(?:人|单位|供应商)"
)


@dataclass(frozen=True)
class Options:
    """``at_most`` candidates, of each lot where there are several."""

    at_most: int = 3


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with as many candidates as allowed; more may be right where evaluation and award are separated."""
    bidders = document.bidders
    if not bidders:
        return Finding.not_applicable("没有认出中标候选人（见 ZT-HX-11.name）")
    said = [Span(*match.span()) for match in _SAID.finditer(document.text)]
    lot, most = Counter(one.lot for one in bidders).most_common(1)[0]
    names = [one.name for one in bidders if one.lot == lot or most <= options.at_most]
    again = [span for name in names[:20] if (span := _named_again(document, name))]
    if most <= options.at_most:
        ranks = [one.rank for one in bidders if one.rank is not None]
        return Finding.passed(*said, *names, *ranks, *again, values={"count": most})
    where = f"标段{lot}" if lot else ""
    message = f"{where}候选人有{most}名，超过{options.at_most}名：是否实行评定分离，依据何文？"
    return Finding.review(message, *said, *names, values={"count": most})


def _named_again(document: Document, name: Span) -> Span | None:
    """Where the evaluation's result names the bidder once more, by its first member."""
    lead = re.split("[、,(]", document[name], maxsplit=1)[0]
    at = document.text.rfind(lead, name.end)
    return Span(at, at + len(lead)) if lead and at >= 0 else None
