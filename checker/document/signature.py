"""The signature block: who issues the notice, and on what date."""

import re
from dataclasses import dataclass

from checker.document.fields import Field
from checker.text.chinese.dates import Date
from checker.text.chinese.names import is_organization_name
from checker.text.patterns import han_pattern
from checker.text.span import Span

#: How many of the last lines may hold the signature: contacts, attachments and copy lines may stand below it.
_LINES = 14
#: An issuer's name with its seal note is short; a sentence is not a signature.
_LONGEST = 60

_BELOW = han_pattern(
    r"(?:附件|附:|附表|附注|\(?联系|电话|举报|监督|邮箱|地址|传真|邮编|抄送|抄报|主送|印发|\(此件|\(公开"
    r"|公开方式|备注|注[:1]|\d+[.、]|-\s*\d|—)"
)
_ISSUER_LABEL = han_pattern(
    r"^(?:公示|公告|发布|公布|发文|落款|张贴|招标|采购|通报)(?:单位|机关|部门|机构|主体|人|单位\(盖章\)"
    r"|人名称)(?:\(盖章\)|名称)?$|^(?:单位|机关)?\((?:盖章|公章|签章)\)$|^(?:单位)?(?:盖章|公章)$"
)
_DATE_LABEL = han_pattern(r"^(?:公示|公告|发布|公布|发文|成文|落款|填报|张贴)(?:发布)?(?:日期|时间)$")
_COPIES = han_pattern(r"抄\s?[送报]")
#: A line that is a label; the date below it is its value and no date of signature.
_LABELLED = han_pattern(r"[一-鿿()]{0,12}(?:开始|结束|截止|起始|起止|开标|评标|发布|开工|竣工)(?:时间|日期):?")
_SEAL = han_pattern(r"[(（]?\s*(?:盖章|公章|印章|印|章|签章|代章)\s*[)）]?\s*$")
#: What a unit may say of itself in brackets behind its name.
_REMARK = han_pattern(r"\s*\([^()]{0,8}(?:国有|国资|集体|民营|私营|独资|控股|合资|全资|事业单位)[^()]{0,8}\)$")
_NOT_ISSUER = han_pattern(r"[。;:?!,]|^(?:特此|此致|敬礼|附|注|以上|联系|电话)|(?:公示|公告|通知)$")
#: What a unit's or department's name ends with; a line of persons' names or of text does not.
_UNIT = han_pattern(
    r"(?:部|处|科|室|局|委|会|院|校|厂|队|所|站|中心|公司|集团|政府|办|组|社|行|店|馆|园|村|居|支部|总支|矿|段"
    r"|署|厅|团|学|(?<![平阳站月擂柜\d一二两三四五])台|院所|基地|银行|项目部|专班|企业|法庭|法院|联社|大厦|街道|镇|乡|车间|班|工段|小组|工会|理事会"
    r"|分会|联合会|妇联|团委|楼|铺|农场|合作社|物业|业委会|筹备组|部门)$"
)
_PERIOD_LABEL = han_pattern(r"公示|期限|截止|起止")


@dataclass(frozen=True, slots=True)
class Signature:
    """The end of the notice. ``issuers`` are the names that sign, ``date`` the date of signature (成文日期).

    ``start`` is where the block begins, or where it belongs if there is none. ``blank`` is a date left to fill in
    ("年　月　日").
    """

    issuers: tuple[Span, ...]
    date: Date | None
    start: int
    blank: Span | None = None


def find_signature(
    text: str, lines: tuple[Span, ...], title: Span | None, fields: tuple[Field, ...], dates: tuple[Date, ...]
) -> Signature:
    """The signature block of a notice: from the last lines upward, else from fields that say who issues it."""
    body = [line for line in lines if title is None or line.start >= title.end]
    body = body[: _foot(text, body, dates)]
    by_end = {date.span.end: date for date in dates}
    date, date_line, blank = _date_line(text, body, by_end)
    issuers: list[Span] = []
    if date_line is not None:
        line = body[date_line]
        before = _issuer(text, Span(line.start, date.span.start if date else blank.start if blank else line.end))
        if before:
            issuers.append(before)
        issuers = _issuers_above(text, body, date_line) + issuers
    else:
        issuers = _issuers_at_end(text, body)
    if not issuers:
        issuers = [f.value for f in fields if f.value and f.owner is None and _ISSUER_LABEL.match(_label(text, f))][-1:]
    if date is None:
        date = _labelled_date(text, fields, dates)
    starts = [span.start for span in (*issuers, *([date.span] if date else []))]
    end = body[-1].end if body else (title.end if title else len(text))
    at_end = [start for start in starts if body and start >= body[max(0, len(body) - _LINES)].start]
    return Signature(tuple(issuers), date, min(at_end) if at_end else end, blank)


def _foot(text: str, body: list[Span], dates: tuple[Date, ...]) -> int:
    """Where 抄送 begins, whose lines name and date the printing; the end where no date stands right above it."""
    for number in range(len(body) - 1, max(0, len(body) - _LINES), -1):
        if _COPIES.match(text, *body[number]):
            above = body[max(0, number - 4)].start, body[number].start
            return number if any(above[0] <= date.span.start < above[1] for date in dates) else len(body)
    return len(body)


def _date_line(text: str, body: list[Span], by_end: dict[int, Date]) -> tuple[Date | None, int | None, Span | None]:
    """The last line that ends with a date and is nothing but an issuer and that date."""
    for number in range(len(body) - 1, max(-1, len(body) - 1 - _LINES), -1):
        line = body[number]
        words = text[line.start : line.end]
        blank = re.search(r"(?:\d{4}|[_×xX*]{2,4}|\d{2}[_×xX*]{2})?年[_×xX*\s\d]{0,6}月[_×xX*\s\d]{0,6}日?$", words)
        date = by_end.get(line.end)
        if date is not None and number > 0 and _LABELLED.fullmatch(text, *body[number - 1]):
            continue
        if date is not None and (date.day is not None or date.year_written):
            before = text[line.start : date.span.start].strip()
            if not before or _issuer(text, Span(line.start, date.span.start)):
                return date, number, None
        elif blank and date is None and len(words) <= _LONGEST:
            return None, number, Span(line.start + blank.start(), line.end)
    return None, None, None


def _issuers_above(text: str, body: list[Span], number: int) -> list[Span]:
    issuers: list[Span] = []
    for line in reversed(body[max(0, number - 5) : number]):
        issuer = _issuer(text, line)
        if issuer is None:
            break
        issuers.insert(0, issuer)
    return issuers


def _issuers_at_end(text: str, body: list[Span]) -> list[Span]:
    """Without a date line: organisation names that stand alone at the end, below all text."""
    issuers: list[Span] = []
    for line in reversed(body[-_LINES:]):
        issuer = _issuer(text, line)
        if issuer is not None and is_organization_name(text[issuer.start : issuer.end]):
            issuers.insert(0, issuer)
        elif issuers or not _BELOW.match(text[line.start : line.end]):
            break
    return issuers


def _issuer(text: str, span: Span) -> Span | None:
    """The issuer's name in *span*, without a seal note or a remark on its ownership; None where it is no name."""
    words = text[span.start : span.end]
    label = re.match(r"\s*(?:公示|公告|发布|落款)?(?:单位|机关)(?:\(盖章\))?:\s*", words)
    offset = label.end() if label else len(words) - len(words.lstrip())
    name = _REMARK.sub("", _SEAL.sub("", words[offset:]).rstrip())
    if not 2 <= len(name) <= _LONGEST or _NOT_ISSUER.search(name) or "、" in name or re.search(r"\d{3}", name):
        return None
    if not label and not _UNIT.search(name) and not is_organization_name(name):
        return None
    start = span.start + offset
    return Span(start, start + len(name))


def _labelled_date(text: str, fields: tuple[Field, ...], dates: tuple[Date, ...]) -> Date | None:
    for field in reversed(fields):
        if field.value and _DATE_LABEL.match(_label(text, field)):
            for date in dates:
                if field.value.covers(date.span) and not _PERIOD_LABEL.search(
                    _label(text, field).replace("公示日期", "")
                ):
                    return date
    return None


def _label(text: str, field: Field) -> str:
    return text[field.label.start : field.label.end].replace(" ", "")
