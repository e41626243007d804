"""年度报告由谁公布：是部门的、政府的还是学校的，报告年度之后按期公布。"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker import Document, Finding, Profile, Span, han_pattern, hookimpl, parse_integer

Issuer = Literal["department", "government", "town", "university", ""]


@dataclass(frozen=True)
class Options:
    """``whose`` report the row is about: of a department, of a government at county level or above, of either that or
    a town ("any_government"), of a university. ``month`` and ``day`` of the next year are the last that it may be
    published on; without them the row only asks whose it is."""

    whose: Literal["department", "government", "any_government", "university"]
    month: int = 0
    day: int = 0


_YEAR = r"(?:20\d{2}|[二][〇○零0O][〇○零一二三四五六七八九]{2})"
_UNIT = han_pattern(rf"(?:关于)?(?P<unit>[^\d]*?)(?:关于)?(?:{_YEAR}|(?:政府|政务|学校)?信息公开|政务公开|年度)")
_SESSION = han_pattern(rf"(?P<first>{_YEAR})\s*[-—–~至/]+\s*(?P<last>{_YEAR}|\d{{2}})\s*学年")
_KINDS: tuple[tuple[Issuer, re.Pattern[str]], ...] = (
    ("university", re.compile(r"(?:大学|学院|学校|高专|专科)$")),
    ("town", re.compile(r"(?:(?:镇|乡|苏木)(?:人民)?政府|街道(?:办事处|办)?|镇|乡)$")),
    ("", re.compile(r"(?:管委会|管理委员会|开发区|园区|新区|高新区|示范区|度假区|保税区|合作区|管理区)$")),
    ("government", re.compile(r"(?:[省市县区州旗盟](?:人民)?政府|[省市县区州旗盟])$")),
    ("department", re.compile(r"(?:局|委|委员会|办|办公室|厅|院|中心|站|队|署|部|处|社|会|馆|所|室)$")),
)
#: Web pages print it above the notice, where no fact is taken from.
_PUBLISHED = han_pattern(
    r"(?:发布|公布|公开)(?:日期|时间)[\s:|]*(?P<date>(?P<y>20\d{2})[-年/.](?P<m>\d{1,2})[-月/.](?P<d>\d{1,2})日?)"
)

#: How many lines below the title a date may stand: the unit may stand between.
_BELOW = 3


@hookimpl
def check(document: Document, options: Options, profile: Profile) -> Finding:
    """Whose report it is, and whether it was published in time."""
    issuer, shown = _issuer(document)
    own = issuer == options.whose or (options.whose == "any_government" and issuer in ("government", "town"))
    if not options.month:
        if own:
            return Finding.passed(*shown)
        return (
            Finding.failed("不是政府的报告", *shown)
            if issuer
            else Finding.review("这份报告是政府的还是部门的？", *shown)
        )
    asked = issuer == "" or (issuer == "town" and options.whose == "department")
    if not own and not asked:
        return Finding.not_applicable("期限按公布机关的种类另有规定", *shown)
    return _in_time(document, options, profile, sure=own)


def _in_time(document: Document, options: Options, profile: Profile, sure: bool) -> Finding:
    year, year_span = _year(document)
    day, day_span = _published(document, profile)
    if year is None:
        return Finding.review("标题没有写是哪一年度的报告，请核对公布是否逾期")
    due = date(year if year_span and _SESSION.search(document[year_span]) else year + 1, options.month, options.day)
    if day is None:
        return Finding.review(f"没有公布日期，请核对是否在{due:%Y-%m-%d}前公布")
    shown = [day_span] if day_span else []
    values: dict[str, str | int] = {"date": day.isoformat(), "due": due.isoformat()}
    if day <= due:
        return Finding.passed(*shown, message=f"不晚于{due:%Y-%m-%d}", values=values)
    told = f"应在{due:%Y-%m-%d}前公布，所写日期是{day:%Y-%m-%d}"
    if sure:
        return Finding.failed(told, *shown, values=values)
    return Finding.review(f"{told}。这份报告适用这个期限吗？", *shown, values=values)


def _issuer(document: Document) -> tuple[Issuer, list[Span]]:
    """The kind of the unit that the title names, else of the one that signs."""
    match = _UNIT.match(document.title_text)
    if match and match["unit"]:
        return _kind(match["unit"]), [document.title] if document.title else []
    for span in document.signature.issuers:
        return _kind(document[span]), [span]
    return "", []


def _kind(name: str) -> Issuer:
    bare = re.sub(r"\(.*?\)|\s", "", name)
    return next((kind for kind, pattern in _KINDS if pattern.search(bare)), "")


def _year(document: Document) -> tuple[int | None, Span | None]:
    """The year that the report is of: the one in the title, the last of a school year."""
    if document.title is None:
        return None, None
    session = _SESSION.search(document[document.title])
    found = session or re.search(_YEAR, document[document.title])
    if found is None:
        return None, None
    span = document.span(document.title.start + found.start(), document.title.start + found.end())
    written = (session["last"] if session else found[0]).replace("O", "〇").replace("0O", "〇")
    year = parse_integer(written)
    return (year + 2000 if year is not None and year < 100 else year), span


def _published(document: Document, profile: Profile) -> tuple[date | None, Span | None]:
    """The day of publication: what the office says, what a label says, else the date of signature."""
    if profile.publish_date is not None:
        return profile.publish_date, None
    for match in _PUBLISHED.finditer(document.text):
        try:
            return date(int(match["y"]), int(match["m"]), int(match["d"])), document.span(*match.span("date"))
        except ValueError:
            continue
    signed = document.signature.date
    if signed and signed.value:
        return signed.value, signed.span
    return _under_title(document)


def _under_title(document: Document) -> tuple[date | None, Span | None]:
    """The day that stands alone on one of the lines below the title: (2026年1月20日)."""
    for line in [line for line in document.lines if document.body.covers(line)][:_BELOW]:
        for day in document.dates:
            if line.covers(day.span) and day.value and document[line].strip("() ") == document[day.span]:
                return day.value, day.span
    return None, None
