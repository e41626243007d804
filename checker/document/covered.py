"""The time that a notice is of: the month, quarter, half-year or year whose affairs it publishes."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from checker.text.patterns import han_pattern
from checker.text.span import Span

if TYPE_CHECKING:
    from checker.document.document import Document

#: How many months the longest time of that name has.
LONGEST = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_ORDER = "一二三四五六七八九十"
_YEAR = r"(?:(?P<year>20[0-9]{2})(?:年度?|[.])?的?)?"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_COVERED = han_pattern(
    rf"{_YEAR}(?:第?(?P<quarter>[一二三四1-4])季度"
    rf"|(?P<first>{_MONTH})(?:月份?)?[-—–~至到、](?P<last>{_MONTH})月(?:份|(?![0-9]|[初中底]))"
    rf"|(?<![0-9一二三四五六七八九十])(?P<month>{_MONTH})月(?:份|(?![0-9一二三四五六七八九十]|[初中底上下]))"
    r"|(?P<half>[上下])半年|(?P<whole>全年|(?<=[0-9]年)度|(?<=[0-9]{4}年度)))"
)
_YEARLY = han_pattern(
    r"(?P<year>20[0-9]{2})年(?:度|全年|(?=[一-鿿“”]{0,16}(?:收支|财务|公开|公布|公示|评议|测评|考核)))"
)
_LABEL = han_pattern(r"所属|期间|时段|月份|季度|年月|年度|期次|会计期|时间|日期")
_SAYS = han_pattern(r"公开|公布|公示|收支|财务|村务|居务|账目|收入|支出|经营|收益")
#: A line below the title that gives nothing but the time.
_ALONE = han_pattern(r"[(]?(?:20[0-9]{2}年度?)?(?:第?[一二三四1-4]季度|[0-9一二三四五六七八九十]{1,3}月份?)[)]?")
#: A month in brackets behind a title: (2026.01).
_BRACKETED = han_pattern(r"[(\[](?P<year>20[0-9]{2})[./-](?P<month>1[0-2]|0?[1-9])[)\]]")
#: No time that is reported on, but one at which something is due or was decided.
_OTHER = han_pattern(r"会议|召开|研究|截止|开始施行|出生|公示时间|公示期|公布时间|公布期|日前")


class Covered(NamedTuple):
    """A time that the notice is of: its ``months``, the last of them (1 to 12), and its year where that is written."""

    span: Span
    months: int
    last: int
    year: int | None

    @property
    def name(self) -> str:
        """What it is called by its length: "month", "quarter", "half" or "year"."""
        return next(name for name, most in LONGEST.items() if self.months <= most)

    def ends_in(self, day: date | None) -> tuple[int, int] | None:
        """The year and month of its last month; a year that is not written is the one before *day*, the day of the
        notice. None where neither is known."""
        if self.year is None and day is None:
            return None
        year = self.year or (day.year - 1 if self.last > day.month else day.year)  # type: ignore[union-attr]
        return year, self.last


def covered_times(document: "Document") -> Iterator[Covered]:
    """The times that title, labels and sentences name, the title's first."""
    if document.title:
        yield from _in(document, document.title, ranges=True)
        for match in _BRACKETED.finditer(document.text, *document.title):
            yield Covered(Span(*match.span()), 1, int(match["month"]), int(match["year"]))
    for field in document.fields:
        label = document[field.label]
        if field.owner is None and field.value and _LABEL.search(label) and not _OTHER.search(label):
            yield from _in(document, field.value, ranges=True)
    for line in document.lines:
        heads = _ALONE.fullmatch(document[line]) and line != document.lines[-1]
        signs = line.start >= document.signature.start > 0 and not heads
        if line.start < document.body.start or signs:
            continue
        for match in _COVERED.finditer(document.text, *line):
            sentence = document[document.sentence(Span(*match.span()))]
            if (heads or _SAYS.search(sentence)) and not _OTHER.search(sentence):
                yield from _in(document, Span(*match.span()), ranges=False)
    for one in document.ranges:
        after = document.text[one.span.end : one.span.end + 24].partition("\n")[0]
        if (_SAYS.search(after) or _below_title(document, one.span)) and not _OTHER.search(
            document[document.sentence(one.span)]
        ):
            yield from _in(document, one.span, ranges=True)


def _below_title(document: "Document", span: Span) -> bool:
    """Whether *span* is all that the line right below the title says, but for brackets."""
    between = document.text[document.title.end : span.start] if document.title else "-"
    after = document.text[span.end :].partition("\n")[0]
    return not between.strip("\n (") and not after.strip(" )")


def _in(document: "Document", area: Span, *, ranges: bool) -> Iterator[Covered]:
    for one in document.within(area).ranges if ranges else ():
        if one.start.value and one.end.value:
            days = (one.end.value - one.start.value).days + 1
            whole = days >= monthrange(one.end.value.year, one.end.value.month)[1] - 1
            months = max(1, round(days / 30.4)) if whole else 1
            yield Covered(one.span, months, one.end.value.month, one.end.value.year)
            return
    for match in _COVERED.finditer(document.text, *area):
        if match["whole"] is None:
            yield _read(match)
    for match in _YEARLY.finditer(document.text, *area):
        yield Covered(Span(*match.span()), 12, 12, int(match["year"]))


def _read(match: re.Match[str]) -> Covered:
    span, year = Span(*match.span()), int(match["year"]) if match["year"] else None
    if match["quarter"]:
        return Covered(span, 3, 3 * _number(match["quarter"]), year)
    if match["half"]:
        return Covered(span, 6, 6 if match["half"] == "上" else 12, year)
    if match["month"]:
        return Covered(span, 1, _number(match["month"]), year)
    first, last = _number(match["first"]), _number(match["last"])
    return Covered(span, (last - first) % 12 + 1, last, year)


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    return _ORDER.index(words[-1]) + (11 if len(words) == 2 else 1)
