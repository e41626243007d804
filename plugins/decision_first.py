"""讨论决定在公示之前：写明的研究决定日期不晚于公示起始日；写了已任命、尚待讨论的请人核。"""

from collections.abc import Iterator
from datetime import date

from checker import Document, Finding, Span, han_pattern, hookimpl

_DONE = han_pattern(
    r"(?:已|业已|现已|均已)(?:经)?(?:于[^。;\n]{1,20}?)?(?:被)?(?:正式|依法|下文|发文|全部)?(?:任命|到任|到岗|上任|履新|就任|任职(?!满|未满|年|\d|[一二三四五六七八九十两])"
    r"|走马上任|下发任[职命]|印发任[职命])|任[职命](?:通知|文件|决定)(?:已|业已)(?:经)?[下印]?发"
    r"|决定任命(?!前)[^。;\n]{2,40}为"
)
_DENIED = han_pattern(r"(?:尚未|还未|并未|没有|未|不得)[^。;,\n]{0,4}$")
_LATER = han_pattern(
    r"公示(?:期满|结束|期结束|无异议)?后?[^。\n]{0,16}(?:再)?(?:提交|提请|报(?:请)?|由)[^。\n]{0,8}(?:党委|党组|县委|市委|区委|办公会|董事会|党支部)"
    r"[^。\n]{0,8}(?:研究|讨论|审议|决定)"
)
_DECIDED = han_pattern(
    r"经[^。;\n]{0,40}?(?:研究|讨论|审议|决定|通过|同意)|(?:研究|讨论|集体)决定|会议(?:研究|决定|讨论|审议)"
)
_DECIDES = han_pattern(r"[^。;\n]{0,30}?(?:研究|讨论|审议|决定|会议|党委会|常委会|党组会|办公会|董事会)")


@hookimpl
def check(document: Document) -> Finding:
    """Compare the day of the decision with the first day of the publicity."""
    for match in _DONE.finditer(document.text, document.body.start):
        if not _DENIED.search(document.text, max(0, match.start() - 12), match.start()):
            question = "文中说已经任命；任前公示应在讨论决定之后、下发任职通知之前，公示是否晚了？"
            return Finding.review(question, Span(*match.span()))
    later = _LATER.search(document.text, document.body.start)
    if later:
        return Finding.review("讨论决定在公示之后？任前公示应在党委（党组）讨论决定之后", Span(*later.span()))
    period = document.period()
    decided = list(_decisions(document))
    if decided and period is not None and period.start is not None:
        span, day = max(decided, key=lambda one: one[1])
        values = {"decided": day.isoformat(), "start": period.start.isoformat()}
        if day <= period.start:
            return Finding.passed(span, period, values=values)
        return Finding.failed("讨论决定的日期晚于公示起始日", span, period, values=values)
    said = _DECIDED.search(document.text, document.body.start)
    if said:
        return Finding.passed(Span(*said.span()))
    return Finding.not_applicable("没有写讨论决定的日期和会议，无从比较")


def _decisions(document: Document) -> Iterator[tuple[Span, date]]:
    """The days that a sentence gives to a decision, not those of somebody's life or of the publicity."""
    for one in document.dates:
        if one.value is None or any(period.span.overlaps(one.span) for period in document.periods):
            continue
        if any(candidate.span.covers(one.span) for candidate in document.candidates):
            continue
        after = _DECIDES.match(document.text, one.span.end)
        if after and "公示" not in after.group() and "公告" not in after.group():
            yield one.span, one.value
