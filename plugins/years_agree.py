"""年份一致：标题、正文、公示期和落款说的是同一年，跨年公示和公布上一年度的事不算错。"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from checker import Document, Finding, Level, PeriodKind, Span, han_pattern, hookimpl

_YEAR = han_pattern(
    r"(?<![0-9〔\[(])(?P<year>20[0-9]{2}) ?(?:年度|学年度?|年)"
    r"(?![0-9一二三四五六七八九十]{1,2}月)(?P<matter>[一-鿿]{0,8})"
)
_SEVERAL = han_pattern(r"20[0-9]{2}(?:年度?)?[-—–~至到、和及]+(?:20)?[0-9]{2}")
_FUTURE = han_pattern(r"规划|计划|远景|目标|纲要|方案|任期|届|采伐|供地|建设期|五年")
_DOCUMENT_YEAR = han_pattern(r"[一-鿿]{2,14} ?[〔\[(](?P<year>20[0-9]{2})[〕\])] ?第? ?[0-9]{1,4} ?号")
#: What a report covers: 2025年1月至12月社会保险费.
_MONTHS = han_pattern(
    r"(?<![0-9])(?P<year>20[0-9]{2})年1?[0-9]月(?:份)?[-—–~至到]1?[0-9]月份?的?(?P<matter>[一-鿿]{2,14})"
)
_IN_TITLES = han_pattern(r"(?<![0-9])(?P<year>20[0-9]{2}) ?(?:年度|学年度?|年)(?P<matter>[一-鿿]{2,14})")
_REPORT = han_pattern(r"年度报告|年报|总结|工作报告|工作情况")
_OPENS = han_pattern(r"(?:^|(?<=。))(?P<year>20[0-9]{2})(?:年度?,)", re.MULTILINE)
_ANNOUNCES = han_pattern(r"(?:现将|现对|现就|拟将|拟对|兹将)[一-鿿]{0,12}$")
#: Words of which every notice has some: they make two matters no one matter.
_COMMON = han_pattern(r"公示|公告|公布|公开(?!招聘)|通知|名单|情况|工作|人员|年度|关于|结果")
_OPEN_TO = han_pattern(r"(?:披露|公布|张贴|公开|公示|公告)(?:时间|日期|期限|期)[:为是]\s*$")
#: How far apart, but for the year, a period and a signature of one notice may stand, in days.
_NEAR = 31
_LONGEST_PERIOD = 31


@hookimpl
def check(document: Document) -> Finding:
    """Fail where one of two years must be wrong, ask where it may be."""
    faults = (_same_matter, _announced, _period_and_signature, _shown_and_signature, _period)
    for wrong in (fault(document) for fault in faults):
        if wrong:
            return Finding.failed(*wrong)
    for question in (_other_year(document), _near_matter(document), _title_ahead(document), _own_number(document)):
        if question:
            return replace(Finding.review(*question), level=Level.WARNING)
    title = _title_year(document)
    signed = document.signature.date
    if title is None and signed is None:
        return Finding.not_applicable("没有可以对照的年份")
    period = document.period(PeriodKind.PUBLICITY)
    shown = (document.title if title else None, period.span if period else None, signed.span if signed else None)
    return Finding.passed(*(span for span in shown if span))


def _title_year(document: Document) -> re.Match[str] | None:
    """The one year that the title names; None for none, several, or those of a document in 《》."""
    title = re.sub(r"《[^》]*》", "", document.title_text)
    found = list(_YEAR.finditer(title))
    return found[0] if len({match["year"] for match in found}) == 1 and not _SEVERAL.search(title) else None


def _body_years(document: Document) -> Iterator[re.Match[str]]:
    """The years of the body that stand before a matter, those in 《》 left out."""
    titles = [one.span for one in document.book_titles]
    for line in document.lines:
        if document.title is None or line.start >= document.title.end:
            for match in _YEAR.finditer(document.text, *line):
                if not any(title.overlaps(Span(*match.span())) for title in titles):
                    yield match


def _same_matter(document: Document) -> tuple[str, Span, Span] | None:
    """2026年度先进个人 in the title, 2025年度先进个人 in the body, which nowhere names the title's year."""
    titled = _title_year(document)
    if titled is None or document.title is None or len(titled["matter"]) < 4:
        return None
    if document.text.find(titled["year"], document.title.end) >= 0:
        return None
    for match in _body_years(document):
        if match["year"] != titled["year"] and match["matter"][:4] == titled["matter"][:4]:
            told = f"标题写{titled['year']}年，正文同一事项写{match['year']}年，请核对"
            return told, document.title, Span(match.start(), match.end("year") + 1)
    return None


def _announced(document: Document) -> tuple[str, Span, Span] | None:
    """现将2025年公开招聘… below a title on 2026年公开招聘…, where no other words of the body give the matter the
    title's year."""
    titled = _title_year(document)
    if titled is None or document.title is None or len(titled["matter"]) < 4:
        return None
    same = [match for match in _body_years(document) if match["matter"][:4] == titled["matter"][:4]]
    if not same or any(match["year"] == titled["year"] for match in same):
        return None
    said = next((one for one in same if _ANNOUNCES.search(document.text, max(0, one.start() - 16), one.start())), None)
    if said is None or abs(int(said["year"]) - int(titled["year"])) > 1:
        return None
    told = f"标题写{titled['year']}年，正文所公示的同一事项写{said['year']}年，请核对"
    return told, document.title, Span(said.start(), said.end("year") + 1)


def _shown_and_signature(document: Document) -> tuple[str, Span, Span] | None:
    """披露时间:2024年12月15日至12月26日 above a signature of 2025年12月15日."""
    signed = document.signature.date
    if signed is None or signed.value is None or not signed.year_written:
        return None
    for one in document.ranges:
        day = one.start.value
        lead = document.text[max(0, one.span.start - 12) : one.span.start]
        if day is None or not one.start.year_written or day.year == signed.value.year or not _OPEN_TO.search(lead):
            continue
        moved = _in_year(day, signed.value.year)
        if abs((day - signed.value).days) > 200 and moved and abs((moved - signed.value).days) <= _NEAR:
            told = f"{lead[-5:].strip(':为是 ')}从{day.year}年开始，落款是{signed.value.year}年，哪一个年份写错了？"
            return told, one.span, signed.span
    return None


def _period_and_signature(document: Document) -> tuple[str, Span, Span] | None:
    """A period and a signature that lie close together but for the year."""
    signed, period = document.signature.date, document.period(PeriodKind.PUBLICITY)
    if signed is None or signed.value is None or not signed.year_written or period is None or period.start is None:
        return None
    if period.start_span is None or period.counted_from or period.start.year == signed.value.year:
        return None
    apart = abs((period.start - signed.value).days)
    moved = _in_year(period.start, signed.value.year)
    if apart > 200 and moved is not None and abs((moved - signed.value).days) <= _NEAR:
        told = f"公示从{period.start.year}年开始，落款是{signed.value.year}年，哪一个年份写错了？"
        return told, period.start_span, signed.span
    return None


def _period(document: Document) -> tuple[str, Span] | None:
    """5月8日 of one year to 5月14日 of another: a few days but for the year."""
    for period in document.periods:
        if period.kind is PeriodKind.PUBLICITY and period.start and period.end and period.start.year < period.end.year:
            moved = _in_year(period.end, period.start.year)
            if moved and 0 < (moved - period.start).days <= _LONGEST_PERIOD:
                return f"公示期从{period.start.year}年到{period.end.year}年，长达一年，请核对年份", period.span
    return None


def _other_year(document: Document) -> tuple[str, Span, Span] | None:
    """A title's year that the body never names, while it names another 年度 of something that the title speaks of."""
    titled = _title_year(document)
    if titled is None or document.title is None or document.text.find(titled["year"], document.title.end) >= 0:
        return None
    title = document.title_text.replace("年度", "")
    years = (match for match in _body_years(document) if "年度" in match.group() and match["year"] != titled["year"])
    other = next((match for match in years if any("".join(two) in title for two in pairwise(match["matter"]))), None)
    if other is None:
        return None
    told = f"标题是{titled['year']}年，正文只说{other['year']}年度：年份对吗？"
    return told, document.title, Span(other.start(), other.end("year") + 2)


def _near_matter(document: Document) -> tuple[str, Span, Span] | None:
    """A title's year that the body never names, while it speaks of the same matter in the year before or after it."""
    titled = _title_year(document)
    signed = document.signature.date
    if titled is None or document.title is None or document.text.find(titled["year"], document.title.end) >= 0:
        return None
    year = int(titled["year"])
    if signed is not None and signed.value is not None and year > signed.value.year:
        return None
    title = re.sub(r"20[0-9]{2}|《|》", "", document.title_text)
    books = document.book_titles
    for match in _years_of_matters(document, title):
        earlier_rules = int(match["year"]) < year and any(one.span.covers(Span(*match.span())) for one in books)
        if abs(int(match["year"]) - year) == 1 and not earlier_rules:
            told = f"标题是{year}年，正文同一事项说的是{match['year']}年：年份对吗？"
            return told, document.title, Span(match.start("year"), match.end("year") + 1)
    return None


def _years_of_matters(document: Document, title: str) -> Iterator[re.Match[str]]:
    """The years before something that the *title* speaks of too, and with which a report opens a sentence."""
    for line in document.lines:
        if document.title is not None and line.start < document.title.end:
            continue
        for pattern in (_IN_TITLES, _MONTHS):
            yield from (one for one in pattern.finditer(document.text, *line) if _shared(one["matter"], title))
        if _REPORT.search(document.title_text) and (opens := _OPENS.search(document.text, *line)):
            yield opens


def _shared(matter: str, title: str) -> bool:
    """Whether the matter has three characters in a row from the title that do not stand in every notice."""
    words = _COMMON.sub("·", matter)
    return any("·" not in words[at : at + 3] and words[at : at + 3] in title for at in range(len(words) - 2))


def _title_ahead(document: Document) -> tuple[str, Span, Span] | None:
    """A title two years or more ahead of the signature."""
    titled, signed = _title_year(document), document.signature.date
    if titled is None or document.title is None or signed is None or not signed.value or not signed.year_written:
        return None
    if int(titled["year"]) - signed.value.year < 2 or _FUTURE.search(document.title_text):
        return None
    return f"标题是{titled['year']}年，落款是{signed.value.year}年：年份对吗？", document.title, signed.span


def _own_number(document: Document) -> tuple[str, Span, Span] | None:
    """The notice's own number, alone on a line above or right below the title, of another year than the signature."""
    signed = document.signature.date
    if signed is None or signed.value is None or not signed.year_written:
        return None
    top = [line for line in document.lines[:8] if document.title is None or line.start <= document.title.end + 40]
    for line in top:
        match = _DOCUMENT_YEAR.fullmatch(document.text, *line)
        if match is None:
            continue
        year = int(match["year"])
        late = year == signed.value.year - 1 and signed.value.month <= 2
        if year != signed.value.year and not late:
            return f"文号是{year}年，落款是{signed.value.year}年：年份对吗？", Span(*match.span()), signed.span
    return None


def _in_year(day: date, year: int) -> date | None:
    return None if (day.month, day.day) == (2, 29) else day.replace(year=year)
