"""What one clause says of a period: its first and last day, its length, what it is counted from."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from checker.document.signature import Signature
from checker.text.chinese.dates import Date, DateRange
from checker.text.chinese.durations import Duration
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import FactIndex

#: "自公告发布之日起", "即日起", "从今日起": the period runs from the day the notice goes up.
FROM_TODAY = han_pattern(
    r"(?:即日|今日|今天|本日|(?:公示|公告|公布|发布|张贴|挂网|本公示|本公告)[^。\n]{0,6}?之日|发布日)(?:起|算起"
    r"|始|开始)|即日"
)
_WITHIN = han_pattern(r"公示(?:期间|期限?内|期内|时间内)?(?:如有|有|若有|如对|对|,|无|没有|届满|期满|满|结束)")
_OVER = han_pattern(r"公示(?:期间|期限?|时间)?内?(?:届?满|结束(?!时间|日期|日)|无|没有|未)")
#: What may stand between dates and the 公示 that they set: "自…起", "至…止，在公开栏", "进行公示，".
_LEADS_TO = han_pattern(
    r"\s*(?:止|起|开始|算起|期间|之日)*[,)]?(?:[在于对将][^。;,\n]{1,24}|(?:面?向"
    r"|在?全)[^。;,\n]{1,10})?(?:进行|予以|给予)?(?:公示)?[,:(]?\s*$"
)
END_LABEL = han_pattern(r"截止|结束|止期|截至")
_START_LABEL = han_pattern(r"开始|起始|起期|发布|自")
_UNTIL = han_pattern(r"[至到]\s*$")
_ENDS = han_pattern(r"\s*[\d:时分]*(?:止|前|截止|结束)")
SENTENCE_END = han_pattern(r"[。;\n]")
#: How long whoever receives an objection may take over it is no period of the notice.
_ANSWERED = han_pattern(r"(?:之内|以内|内)?[^。;,\n]{0,12}?(?:答复|回复|答覆|反馈|处理|办结)")
#: How far after its label a period may stand, in code points: one clause and a bracket.
REACH = 110
#: How far before its label, in the same sentence.
_BEFORE = 60


class PeriodKind(StrEnum):
    """What a period measures (reference: 公示、公告、公布、公开期限含义不同)."""

    PUBLICITY = "publicity"  # 公示期: how long objections are taken
    ANNOUNCEMENT = "announcement"  # 公告期限: how long an announcement is valid
    POSTING = "posting"  # 张贴时长: how long it hangs on the board
    DEADLINE = "deadline"  # 公开时限: within how many days of its making it must be disclosed


@dataclass(frozen=True, slots=True)
class Period:
    """A period that the notice sets.

    ``span`` is the words that set it. ``start`` and ``end`` are its first and last day, with the spans that say so;
    ``length`` is the stated duration. ``counted_from`` tells what a start that is no written date was taken from
    ("落款日期" for "即日起"). All but ``span`` and ``kind`` may be None: the notice did not say.
    """

    span: Span
    kind: PeriodKind
    start: date | None = None
    end: date | None = None
    start_span: Span | None = None
    end_span: Span | None = None
    length: Duration | None = None
    counted_from: str = ""

    @property
    def stated(self) -> bool:
        """Whether it can be read: first and last day, or a first day and a length."""
        return self.start is not None and (self.end is not None or self.length is not None)


class Clauses:
    """The dates, ranges and durations of a text, to be asked for by place."""

    def __init__(
        self,
        text: str,
        dates: tuple[Date, ...],
        ranges: tuple[DateRange, ...],
        durations: tuple[Duration, ...],
        signature: Signature,
    ) -> None:
        self.text, self.signature = text, signature
        self.dates, self.ranges = FactIndex(dates), FactIndex(ranges)
        self.durations = FactIndex(one for one in durations if one.unit in ("day", "workday"))

    def read(self, kind: PeriodKind, label: Span, clause: Span) -> Period | None:
        """What *clause* says of the period that *label* names; None where it says nothing of its own."""
        said = Span(label.end, clause.end)
        words = self.text[clause.start : clause.end]
        span = next(iter(self.ranges.inside(said)), None)
        lengths = (one for one in self.durations.inside(said) if not _ANSWERED.match(self.text, one.span.end))
        length = next(lengths, None)
        if _OVER.match(words) or (span is None and length is not None and _WITHIN.match(words)):
            return None
        if span is not None:
            period = _of_range(kind, Span(label.start, span.span.end), span)
        else:
            period = self._one_sided(kind, label, said, words)
        if length is not None:
            period = replace(period, length=length, span=Span(label.start, max(period.span.end, length.span.end)))
        if kind is PeriodKind.PUBLICITY and period.start is None and period.end is None:
            period = self._with_dates_before(period)
        nothing = period.start is None and period.end is None and period.length is None
        return None if nothing else self._with_start(period, said)

    def _back(self, start: int, reach: int) -> int:
        """*reach* code points before *start*, but not beyond its sentence."""
        low = max(0, start - reach)
        return max(low, *(self.text.rfind(mark, low, start) + 1 for mark in "。;\n"))

    def _with_dates_before(self, period: Period) -> Period:
        """ "自6月3日起公示5个工作日", "于6月3日至6月9日在公开栏公示": the dates stand before the word."""
        start = period.span.start
        before = Span(self._back(start, _BEFORE), start)
        for one in reversed(self.ranges.inside(before)):
            if _LEADS_TO.match(self.text, one.span.end, start):
                found = _of_range(period.kind, Span(one.span.start, period.span.end), one)
                return replace(found, length=period.length)
        for day in reversed(self.dates.inside(before)):
            from_it = re.match(r"\s*(?:之日)?(?:起|开始|算起)", self.text[day.span.end : day.span.end + 6])
            if day.value is not None and from_it and _LEADS_TO.match(self.text, day.span.end, start):
                return replace(period, span=Span(day.span.start, period.span.end), start=day.value, start_span=day.span)
        return period

    def _one_sided(self, kind: PeriodKind, label: Span, said: Span, words: str) -> Period:
        """A clause with no range: a first day, a last day, or neither."""
        period = Period(label, kind)
        for one in self.dates.inside(said):
            if one.value is None:
                continue
            before = self.text[max(said.start, one.span.start - 6) : one.span.start]
            after = self.text[one.span.end : one.span.end + 4]
            reach = Span(label.start, one.span.end)
            last = (
                END_LABEL.search(words[: label.end - label.start] + before)
                or _UNTIL.search(before)
                or _ENDS.match(after)
            )
            if last:
                period = replace(period, end=one.value, end_span=one.span, span=reach)
            elif (
                period.start is None
                and (
                    _START_LABEL.search(words[: label.end - label.start] + before) or re.match(r"\s*(?:起|开始)", after)
                )
            ) or (period.start is None and period.end is None):
                period = replace(period, start=one.value, start_span=one.span, span=reach)
        return period

    def until(self, period: Period) -> Period:
        """*period* with the last day that its sentence goes on to: "自…起公示,至…止"."""
        stop = SENTENCE_END.search(self.text, period.span.end, period.span.end + REACH)
        rest = Span(period.span.end, stop.start() if stop else min(len(self.text), period.span.end + REACH))
        for day in self.dates.inside(rest):
            if _UNTIL.search(self.text, rest.start, day.span.start) and day.value is not None:
                span = Span(period.span.start, day.span.end)
                return replace(period, span=span, end=day.value, end_span=day.span)
        return period

    def _with_start(self, period: Period, said: Span) -> Period:
        """ "即日起" begins on the date of signature; it may stand before the word: "自即日起公示5天"."""
        today = FROM_TODAY.search(self.text, self._back(period.span.start, 12), said.end)
        if period.start is not None or today is None:
            return period
        signed = self.signature.date
        span = Span(min(period.span.start, today.start()), max(period.span.end, today.end()))
        return replace(
            period,
            start=signed.value if signed else None,
            start_span=Span(*today.span()),
            counted_from="落款日期" if signed else "",
            span=span,
        )


def _of_range(kind: PeriodKind, span: Span, dates: DateRange) -> Period:
    """The period that a range of dates makes."""
    return Period(span, kind, dates.start.value, dates.end.value, dates.start.span, dates.end.span)
