"""救助公示的阶段：拟给予、正在审核的，还是已经确认、决定给予的。"""

from dataclasses import dataclass
from typing import Literal

from checker import Document, Finding, Span, han_pattern, hookimpl

_PROPOSED = han_pattern(
    r"(?<![虚模])拟(?:将|对|给予|批准|纳入|同意|认定|确认|保障|救助|享受|发放|新增|定|申报|上报|审批|推荐|为|临时|低保|特困)"
    r"|审核(?:结果)?公示|初审|审核意见|民主评议(?:结果)?公示|申请人?公示"
)
_CONFIRMED = han_pattern(
    r"(?:已|业)经?[^。;,\n]{0,16}(?:审核确认|确认|批准|审批|审定)|审核确认"
    r"|经[^。;,\n]{0,24}(?:审批|批准|审定|确认|研究决定)|(?:决定|同意|准予|予以)(?:给予|批准|纳入|享受|发放|救助|保障)"
    r"|确认(?:决定|结果|为|给予)|批准(?:享受|纳入|给予|的|为)|审批(?:结果|通过|确认)|确认的?(?:低保|特困|救助)|发放(?:名单|花名册|明细|公示|公布|情况)"
)
_YET = han_pattern(r"(?:拟|待|将|报|提请|未经?|尚未)[^。;,\n]{0,12}$")

_YET_REACH = 16


@dataclass(frozen=True)
class Options:
    """``stage`` is that which is asked for: still ``proposed``, or ``confirmed``."""

    stage: Literal["proposed", "confirmed"]


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Pass with the words that tell the stage; what is confirmed already is no longer proposed."""
    areas = [*([document.title] if document.title else []), document.body]
    proposed = [Span(*match.span()) for area in areas for match in _PROPOSED.finditer(document.text, *area)]
    confirmed = [
        Span(*match.span())
        for area in areas
        for match in _CONFIRMED.finditer(document.text, *area)
        if not _YET.search(document.text, max(0, match.start() - _YET_REACH), match.start())
    ]
    period = document.period()
    if options.stage == "confirmed":
        if confirmed:
            return Finding.passed(confirmed[0])
        if period is not None:
            return Finding.review("有公示期，又没有写已经确认：是拟给予的公示，还是确认后的公布？", period)
        return Finding.failed("没有写这是经审核确认、决定给予救助的", *proposed[:1])
    if proposed:
        return Finding.passed(proposed[0])
    if period is not None and not confirmed:
        return Finding.review("是拟给予的公示，还是确认后的公布？", period)
    return Finding.failed("是已确认的，不必再公示" if confirmed else "不是拟给予救助的公示")
