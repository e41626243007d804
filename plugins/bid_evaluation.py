"""评标情况：写明得分、否决情况或排序以外的评审结论。"""

import re
from itertools import pairwise

from checker import Document, Finding, Span, han_pattern, hookimpl

_STAGE = han_pattern(r"评审|评标|审查|初审|资格审|评议|评委|详评|符合性")
_OUTCOME = han_pattern(
    r"合格|通过|不符合|未响应|否决|无效|废标|废除|拒绝|淘汰|高于|低于|有效投标|打分|得分|均符合|满足"
)
_REJECTED = han_pattern(
    r"否决(?:投标)?(?:情况|的投标|投标)[^。;\n]{0,20}?[:为是][^\S\n]*(?=[^\s/\\—-])|(?:被|予以|依法)否决"
    r"|否决[^。;\n]{0,12}投标"
)
_SCORE = han_pattern(
    r"(?:得分|评分|总分|分数)[^。;\n\d]{0,12}\d|评标价[^。;\n\d]{0,6}\d|(?<![\d.时点:])\d+(?:\.\d+)?分(?![钟之])"
)
#: What only says that there was an evaluation, or what it is to be.
_NO_OUTCOME = han_pattern(r"根据[^。;\n]{0,40}评标报告[^。;\n]{0,60}公示|异议|投诉")


@hookimpl
def check(document: Document) -> Finding:
    """Pass with the scores, what was rejected, or what the evaluation found beside the ranking."""
    scores = [span for one in document.bidders for span in one.fields.get("score", ())]
    found = []
    for line in document.lines:
        found += [one for one in _sentences(document, line) if _tells(document[one])]
    if scores or found:
        return Finding.passed(*scores, *found)
    return Finding.failed("没有写评标情况：各家得分、否决了哪些投标及理由，或者各阶段评审的结论")


def _tells(words: str) -> bool:
    return bool(_REJECTED.search(words) or _SCORE.search(words)) or _concludes(words)


def _concludes(words: str) -> bool:
    stage = _STAGE.search(words)
    return stage is not None and _OUTCOME.search(words, stage.end()) is not None and not _NO_OUTCOME.search(words)


def _sentences(document: Document, line: Span) -> list[Span]:
    words = document[line]
    ends = [match.end() for match in re.finditer("。", words)]
    bounds = [0, *ends, len(words)]
    return [document.span(line.start + a, line.start + b) for a, b in pairwise(bounds) if b > a]
