"""Periods: from when to when, for how long, and of which kind. The four kinds are never confused."""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.document.clauses import END_LABEL, FROM_TODAY, REACH, SENTENCE_END, Clauses, Period, PeriodKind
from checker.document.fields import Field
from checker.document.signature import Signature
from checker.text.chinese.dates import Date, DateRange
from checker.text.chinese.durations import Duration
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import SpanIndex

_LABELS: tuple[tuple[PeriodKind, str], ...] = (
    (
        PeriodKind.PUBLICITY,
        r"公示(?:的)?(?:起止|截止|开始|结束|起始|有效)?(?:期限|期间|期|时间|时限|日期"
        r"|天数)(?:[(（][^()（）]{0,8}[)）])?"
        r"|公示(?=\s*(?:\d+|[一二三四五六七八九十两]+)\s*(?:个)?(?:工作)?[日天])"
        r"|公示(?=[(为]{0,2}(?:[自从]|截[至止]))|公示(?=[(为]{0,2} ?\d{4}[年.])|(?<![一-鿿])起止(?:时间|日期)"
        r"|公示(?:起止|时段)?(?=:\s*[自从]?(?:\d{4}[年./-])?\d{1,2}[月./-][^。;,\n]{0,14}[至到—~-])"
        r"|(?:征求|反映|受理|异议|投诉|意见)(?:意见|反馈|问题|异议|举报)?(?:的)?(?:期限|时间|截止时间|期)",
    ),
    (PeriodKind.ANNOUNCEMENT, r"公告(?:的)?(?:起止|有效)?(?:期限|期间|期|时间|时限)"),
    (
        PeriodKind.POSTING,
        r"(?:张贴|公布|公开栏公布|上墙|悬挂|上栏)(?:的)?(?:起止)?(?:期限|期间|时间|时限|天数|期)"
        r"|公开(?:的)?(?:起止)?(?:期限|期间|天数|期)(?!内)|公开(?:的)?(?:起止)?时间(?=\s*[:为])"
        r"|(?:张贴|公布|公开)(?=(?:不少于|满)?\s*(?:\d+|[一二三四五六七八九十]+)\s*个?(?:工作)?[日天](?![内前后以之起]))"
        r"|(?:张贴|公布|公开|上墙)(?=:\s*[自从]?(?:\d{4}[年./-])?\d{1,2}[月./-][^。;,\n]{0,14}[至到—~-])"
        r"|(?<![张粘招补津])[贴挂](?=满?\s*(?:\d+|[一二三四五六七八九十]{1,3})\s*个?(?:工作)?[日天](?![内前后以之起]))"
        r"|公布日期(?=\s*[:为]?\s*[^\n]{6,14}[至到—~-])",
    ),
    (
        PeriodKind.DEADLINE,
        r"(?:形成|变更|作出|生效|确定|结束|闭会)(?:之日起|后)[^。\n]{0,6}?(?=\d+|[一二三四五六七八九十两])",
    ),
)
_ANY_LABEL = han_pattern("|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _LABELS))
_THEN_PUBLIC = han_pattern(r"\s*(?:止|期间)?,?(?:[在于对将][^。;,\n]{1,24})?(?:为|进行|予以|给予)?公示")
#: A bare 期限 that stands alone, in a notice that speaks of 公示 and where nothing else sets a period. A bare 时间 is
#: not enough: it may be when something takes place.
_BARE_LABEL = han_pattern(r"(?:^|[\n。;、.)\s])期限\s*[:为]\s*自?从?$")
_FROM_THEN_PUBLIC = han_pattern(r"\s*(?:之日)?(?:起|开始)[^。;\n]{0,12}公示")
_HANGS = han_pattern(r"(?<![招补津])[贴挂](?!牌)")
_HANGS_BEFORE = han_pattern(r"(?<![招补津])[贴挂][自从:]?$")
_NOW_PUBLIC = han_pattern(r"(?:予以|进行|现)(?:[^。\n]{0,8}?)公示")
#: A period is put together with one of so many that stand before it; no notice sets more.
_NEAR = 12


def find_periods(
    text: str,
    fields: tuple[Field, ...],
    dates: tuple[Date, ...],
    ranges: tuple[DateRange, ...],
    durations: tuple[Duration, ...],
    signature: Signature,
) -> tuple[Period, ...]:
    """The periods that the notice sets, in order. Parts that stand apart ("公示期5天。自…至…") are put together."""
    found: list[Period] = []
    facts = Clauses(text, dates, ranges, durations, signature)
    for match in _ANY_LABEL.finditer(text):
        kind = PeriodKind[match.lastgroup or ""]
        period = facts.read(kind, Span(*match.span()), _clause(text, match))
        if period is not None:
            found.append(period)
    labelled = SpanIndex(period.span for period in found)
    found.extend(one for one in _hung(text, ranges) if not labelled.overlaps(one.span))
    for field in fields:
        period = _of_field(text, field, facts)
        if period is not None and not labelled.overlaps(period.span):
            found.append(period)
    if not any(period.kind is PeriodKind.PUBLICITY for period in found):
        found.extend(_unlabelled(text, facts, ranges, dates))
    return _merged(sorted(found, key=lambda period: period.span))


def _clause(text: str, match: re.Match[str]) -> Span:
    """From the label to the end of what it introduces: its sentence, and the next where that goes on."""
    start = match.start()
    stop = SENTENCE_END.search(text, match.end(), match.end() + REACH)
    end = stop.start() if stop else min(len(text), match.end() + REACH)
    said = text[match.end() : end].strip(" :：")
    goes_on = han_pattern(
        r"[。;\s]*(?:\d+[.、]\s*)?(?=(?:公示|时间|期限)?(?:自|从|即|起|由|\(|\d{4}[年./-]|\d{1,2}月))"
    )
    follows = goes_on.match(text, end)
    if not said or (follows and follows.end() > end):
        begin = follows.end() if follows else end + 1
        stop = SENTENCE_END.search(text, begin + 1, begin + REACH)
        end = stop.start() if stop else min(len(text), begin + REACH)
    return Span(start, end)


def _of_field(text: str, field: Field, facts: Clauses) -> Period | None:
    """A field whose label and value stand apart, as in a table: "公示截止时间 | 2025年5月14日"."""
    label = text[field.label.start : field.label.end].replace(" ", "")
    match = _ANY_LABEL.match(label)
    if match is None or not field.value or field.owner is not None:
        return None
    period = facts.read(PeriodKind[match.lastgroup or ""], field.value._replace(end=field.value.start), field.value)
    if period is None:
        return None
    if END_LABEL.search(label) and period.start is not None and period.end is None:
        period = replace(period, start=None, start_span=None, end=period.start, end_span=period.start_span)
    return period


def _unlabelled(text: str, facts: Clauses, ranges: tuple[DateRange, ...], dates: tuple[Date, ...]) -> list[Period]:
    """No word for the period: "现予公示(5月8日至5月14日)", "请于5月14日前向…反映", "即日起7天内"."""
    found = []
    for match in _NOW_PUBLIC.finditer(text):
        end = text.find("\n", match.end())
        clause = Span(match.start(), min(match.end() + REACH, end if end >= 0 else len(text)))
        period = facts.read(PeriodKind.PUBLICITY, Span(*match.span()), clause)
        if period is not None and (period.length or period.end):
            return [period]
    for line_range in ranges:
        before = text[max(0, line_range.span.start - 30) : line_range.span.start]
        after = text[line_range.span.end : line_range.span.end + 40]
        asked = re.search(r"异议|意见|反映|请[于在]", before.rsplit("\n", 1)[-1]) and re.search(
            r"反映|提出|反馈|来[信电访]|向|联系", after
        )
        bare = "公示" in text and _BARE_LABEL.search(before) is not None
        if asked or bare or _THEN_PUBLIC.match(after):
            stop = SENTENCE_END.search(text, line_range.span.end, line_range.span.end + REACH)
            clause = Span(line_range.span.start, stop.start() if stop else line_range.span.end)
            period = facts.read(PeriodKind.PUBLICITY, clause._replace(end=clause.start), clause)
            found.extend([period] if period is not None else [])
    for day in dates:
        if not found and _FROM_THEN_PUBLIC.match(text, day.span.end):
            found.append(facts.until(Period(day.span, PeriodKind.PUBLICITY, start=day.value, start_span=day.span)))
    for match in FROM_TODAY.finditer(text):
        stop = SENTENCE_END.search(text, match.end(), match.end() + REACH)
        clause = Span(match.start(), stop.start() if stop else min(len(text), match.end() + REACH))
        near = text[max(0, match.start() - 40) : clause.end]
        if not found and re.search(r"异议|意见|反映|公示", near):
            period = facts.read(PeriodKind.PUBLICITY, Span(match.start(), match.start()), clause)
            if period is not None:
                found.append(period)
    return found[:1]


def _hung(text: str, ranges: tuple[DateRange, ...]) -> Iterator[Period]:
    """From when to when it hangs, told by the verb alone: "从3月9日贴到3月16日", "贴4月8日到4月22日"."""
    kind = PeriodKind.PUBLICITY if "公示" in text else PeriodKind.POSTING
    for one in ranges:
        within = text[one.start.span.end : one.end.span.start]
        before = text[max(0, one.span.start - 3) : one.span.start]
        if _HANGS.search(within) or _HANGS_BEFORE.search(before):
            yield Period(one.span, kind, one.start.value, one.end.value, one.start.span, one.end.span)


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
                    if period.span.start - other.span.end < REACH
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
        (
            one.length and (one.length.amount, one.length.unit),
            other.length and (other.length.amount, other.length.unit),
        ),
    )
    return all(a is None or b is None or a == b for a, b in pairs)
