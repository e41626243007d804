"""Periods: from when to when, for how long, and of which kind. The four kinds are never confused."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from checker.document.fields import Field
from checker.document.signature import Signature
from checker.text.chinese.dates import Date, DateRange
from checker.text.chinese.durations import Duration
from checker.text.span import Span
from checker.text.spans import FactIndex, SpanIndex


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


_LABELS: tuple[tuple[PeriodKind, str], ...] = (
    (
        PeriodKind.PUBLICITY,
        r"公示(?:的)?(?:起止|截止|开始|结束|起始|有效)?(?:期限|期间|期|时间|时限|日期|天数)(?:[(（][^()（）]{0,8}[)）])?"
        r"|公示(?=\s*(?:\d+|[一二三四五六七八九十两]+)\s*(?:个)?(?:工作)?[日天])"
        r"|公示(?=[(为]{0,2}[自从])|公示(?=[(为]{1,2}\s*\d{4}年)|(?<![一-鿿])起止(?:时间|日期)"
        r"|(?:征求|反映|受理|异议|投诉|意见)(?:意见|反馈|问题|异议|举报)?(?:的)?(?:期限|时间|截止时间|期)",
    ),
    (PeriodKind.ANNOUNCEMENT, r"公告(?:的)?(?:起止|有效)?(?:期限|期间|期|时间|时限)"),
    (PeriodKind.POSTING, r"(?:张贴|公布|公开栏公布|上墙|悬挂)(?:的)?(?:期限|期间|时间|时限|天数)"),
    (PeriodKind.DEADLINE, r"(?:形成|变更|作出|生效|确定|结束|闭会)(?:之日起|后)[^。\n]{0,6}?(?=\d+|[一二三四五六七八九十两])"),
)
_ANY_LABEL = re.compile("|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _LABELS))

#: "自公告发布之日起", "即日起", "从今日起": the period runs from the day the notice goes up.
_FROM_TODAY = re.compile(r"(?:即日|今日|今天|本日|(?:公示|公告|公布|发布|张贴|挂网|本公示|本公告)[^。\n]{0,6}?之日|发布日)(?:起|算起|始|开始)|即日")
_WITHIN = re.compile(r"公示(?:期间|期限?内|期内|时间内)?(?:如有|有|若有|如对|对|,|无|没有|届满|期满|满|结束)")
_OVER = re.compile(r"公示(?:期间|期限?|时间)?内?(?:届?满|结束|无|没有|未)")
#: What may stand between dates and the 公示 that they set: "自…起", "至…止，在公开栏", "进行公示，".
_LEADS_TO = re.compile(r"\s*(?:止|起|开始|算起|期间|之日)*[,)]?(?:[在于对将][^。;,\n]{1,24}|(?:面?向|在?全)[^。;,\n]{1,10})?(?:进行|予以|给予)?(?:公示)?[,:(]?\s*$")
_THEN_PUBLIC = re.compile(r"\s*(?:止|期间)?,?(?:[在于对将][^。;,\n]{1,24})?(?:进行|予以|给予)?公示")
_FROM_THEN_PUBLIC = re.compile(r"\s*(?:之日)?(?:起|开始)[^。;\n]{0,12}公示")
_NOW_PUBLIC = re.compile(r"(?:予以|进行|现)(?:[^。\n]{0,8}?)公示")
_END_LABEL = re.compile(r"截止|结束|止期|截至")
_START_LABEL = re.compile(r"开始|起始|起期|发布|自")
_UNTIL = re.compile(r"[至到]\s*$")
_ENDS = re.compile(r"\s*[\d:时分]*(?:止|前|截止|结束)")
_SENTENCE_END = re.compile(r"[。;\n]")
#: How far after its label a period may stand, in code points: one clause and a bracket.
_REACH = 110
#: How far before its label, in the same sentence.
_BEFORE = 60
#: A period is put together with one of so many that stand before it; no notice sets more.
_NEAR = 12


def find_periods(
    text: str,
    lines: tuple[Span, ...],
    fields: tuple[Field, ...],
    dates: tuple[Date, ...],
    ranges: tuple[DateRange, ...],
    durations: tuple[Duration, ...],
    signature: Signature,
) -> tuple[Period, ...]:
    """The periods that the notice sets, in order. Parts that stand apart ("公示期5天。自…至…") are put together."""
    found: list[Period] = []
    facts = _Facts(text, dates, ranges, durations, signature)
    for match in _ANY_LABEL.finditer(text):
        kind = PeriodKind[match.lastgroup or ""]
        period = facts.read(kind, Span(*match.span()), _clause(text, match))
        if period is not None:
            found.append(period)
    labelled = SpanIndex(period.span for period in found)
    for field in fields:
        period = _of_field(text, field, facts)
        if period is not None and not labelled.overlaps(period.span):
            found.append(period)
    if not any(period.kind is PeriodKind.PUBLICITY for period in found):
        found.extend(_unlabelled(text, facts, ranges, dates))
    return _merged(sorted(found, key=lambda period: period.span))


def _clause(text: str, match: re.Match[str]) -> Span:
    """From the label to the end of what it introduces: its sentence, and the next line or sentence where that goes on."""
    start = match.start()
    stop = _SENTENCE_END.search(text, match.end(), match.end() + _REACH)
    end = stop.start() if stop else min(len(text), match.end() + _REACH)
    said = text[match.end() : end].strip(" :：")
    goes_on = re.compile(r"[。;\s]*(?:\d+[.、]\s*)?(?=(?:公示|时间|期限)?(?:自|从|即|起|由|\(|\d{4}[年./-]|\d{1,2}月))")
    follows = goes_on.match(text, end)
    if not said or (follows and follows.end() > end):
        begin = follows.end() if follows else end + 1
        stop = _SENTENCE_END.search(text, begin + 1, begin + _REACH)
        end = stop.start() if stop else min(len(text), begin + _REACH)
    return Span(start, end)


class _Facts:
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
        length = next(iter(self.durations.inside(said)), None)
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
        return max(start - reach, *(self.text.rfind(mark, 0, start) + 1 for mark in "。;\n"))

    def _with_dates_before(self, period: Period) -> Period:
        """"自6月3日起公示5个工作日", "于6月3日至6月9日在公开栏公示": the dates stand before the word."""
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
            last = _END_LABEL.search(words[: label.end - label.start] + before) or _UNTIL.search(before) or _ENDS.match(after)
            if last:
                period = replace(period, end=one.value, end_span=one.span, span=reach)
            elif period.start is None and (_START_LABEL.search(words[: label.end - label.start] + before) or re.match(r"\s*(?:起|开始)", after)):
                period = replace(period, start=one.value, start_span=one.span, span=reach)
            elif period.start is None and period.end is None:
                period = replace(period, start=one.value, start_span=one.span, span=reach)
        return period

    def _with_start(self, period: Period, said: Span) -> Period:
        """"即日起" begins on the date of signature; it may stand before the word: "自即日起公示5天"."""
        today = _FROM_TODAY.search(self.text, self._back(period.span.start, 12), said.end)
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


def _of_field(text: str, field: Field, facts: _Facts) -> Period | None:
    """A field whose label and value stand apart, as in a table: "公示截止时间 | 2025年5月14日"."""
    label = text[field.label.start : field.label.end].replace(" ", "")
    match = _ANY_LABEL.match(label)
    if match is None or not field.value or field.owner is not None:
        return None
    period = facts.read(PeriodKind[match.lastgroup or ""], field.value._replace(end=field.value.start), field.value)
    if period is None:
        return None
    if _END_LABEL.search(label) and period.start is not None and period.end is None:
        period = replace(period, start=None, start_span=None, end=period.start, end_span=period.start_span)
    return period


def _unlabelled(
    text: str, facts: _Facts, ranges: tuple[DateRange, ...], dates: tuple[Date, ...]
) -> list[Period]:
    """No word for the period: "现予公示(5月8日至5月14日)", "请于5月14日前向…反映", "即日起7天内"."""
    found = []
    for match in _NOW_PUBLIC.finditer(text):
        end = text.find("\n", match.end())
        clause = Span(match.start(), min(match.end() + _REACH, end if end >= 0 else len(text)))
        period = facts.read(PeriodKind.PUBLICITY, Span(*match.span()), clause)
        if period is not None and (period.length or period.end):
            return [period]
    for line_range in ranges:
        before = text[max(0, line_range.span.start - 30) : line_range.span.start]
        after = text[line_range.span.end : line_range.span.end + 40]
        asked = re.search(r"异议|意见|反映|请[于在]", before.rsplit("\n", 1)[-1]) and re.search(
            r"反映|提出|反馈|来[信电访]|向|联系", after
        )
        if asked or _THEN_PUBLIC.match(after):
            stop = _SENTENCE_END.search(text, line_range.span.end, line_range.span.end + _REACH)
            clause = Span(line_range.span.start, stop.start() if stop else line_range.span.end)
            period = facts.read(PeriodKind.PUBLICITY, clause._replace(end=clause.start), clause)
            found.extend([period] if period is not None else [])
    for day in dates:
        if not found and _FROM_THEN_PUBLIC.match(text, day.span.end):
            found.append(Period(day.span, PeriodKind.PUBLICITY, start=day.value, start_span=day.span))
    for match in _FROM_TODAY.finditer(text):
        stop = _SENTENCE_END.search(text, match.end(), match.end() + _REACH)
        clause = Span(match.start(), stop.start() if stop else min(len(text), match.end() + _REACH))
        near = text[max(0, match.start() - 40) : clause.end]
        if not found and re.search(r"异议|意见|反映|公示", near):
            period = facts.read(PeriodKind.PUBLICITY, Span(match.start(), match.start()), clause)
            if period is not None:
                found.append(period)
    return found[:1]


def _merged(found: list[Period]) -> tuple[Period, ...]:
    """Parts of one period that stand apart are put together; a period said twice alike is one."""
    merged: list[Period] = []
    for period in found:
        for index in range(max(0, len(merged) - _NEAR), len(merged)):
            other = merged[index]
            if other.kind is period.kind and _fits(other, period):
                merged[index] = replace(
                    other,
                    span=Span(other.span.start, max(other.span.end, period.span.end))
                    if period.span.start - other.span.end < _REACH
                    else other.span,
                    start=other.start if other.start is not None else period.start,
                    start_span=other.start_span if other.start_span is not None else period.start_span,
                    end=other.end if other.end is not None else period.end,
                    end_span=other.end_span if other.end_span is not None else period.end_span,
                    length=other.length or period.length,
                    counted_from=other.counted_from or period.counted_from,
                )
                break
        else:
            merged.append(period)
    return tuple(merged)


def _fits(one: Period, other: Period) -> bool:
    """Whether two statements can be parts of one period: nothing that both say differs."""
    pairs = (
        (one.start, other.start),
        (one.end, other.end),
        (one.length and (one.length.amount, one.length.unit), other.length and (other.length.amount, other.length.unit)),
    )
    return all(a is None or b is None or a == b for a, b in pairs)
