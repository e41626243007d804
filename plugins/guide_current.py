"""指南及时更新：没有沿用已废止的规定，日期在现行条例施行之后。"""

from dataclasses import dataclass
from datetime import date

from checker import Document, Finding, Span, han_pattern, hookimpl


@dataclass(frozen=True)
class Options:
    """``since`` is the day from which the ordinance in force applies: a guide of an earlier date was not brought up
    to it."""

    since: date


_OLD_NUMBER = han_pattern(r"(?:国务院令)?\(?(?:国务院令?)?第?492号")
_REPEALED = han_pattern(r"废止|修订|取代|不再|原")
_OLD_LIMIT = han_pattern(r"收到[^。;,\n告答]{0,12}?申请[^。;\n]{0,40}?(?P<limit>(?:15|十五)(?:\(15\))?个工作日)")
#: What else has a limit of 15 working days: a third party's consent.
_OTHER_LIMIT = han_pattern(r"第三方|征求|征询|意见|补正")

_MONTHS = 12


@hookimpl
def check(document: Document, options: Options) -> Finding:
    """Fail where the guide keeps what the ordinance of 2019 has replaced, or is older than that."""
    for match in _OLD_NUMBER.finditer(document.text):
        span = document.span(*match.span())
        if not _REPEALED.search(document[document.sentence(span)]):
            return Finding.failed("援引的是已被修订的国务院令第492号，现行的是第711号", span)
    for match in _OLD_LIMIT.finditer(document.text):
        if not _OTHER_LIMIT.search(match[0]):
            return Finding.failed(
                "答复期限仍按旧条例写15个工作日，现行规定是20个工作日", document.span(*match.span("limit"))
            )
    dated = _dated(document)
    if dated is None:
        return Finding.review("指南没有写日期，看不出何时更新：内容与现行机构和规定一致吗？")
    day, span = dated
    if day < options.since:
        return Finding.failed(f"指南的日期早于现行条例施行（{options.since:%Y-%m-%d}）", span)
    return Finding.passed(span)


def _dated(document: Document) -> tuple[date, Span] | None:
    """The day of the last revision, else of the signature."""
    found = []
    for match in _LABEL.finditer(document.text):
        for day in document.dates:
            if 0 <= day.span.start - match.end() <= 1 and day.value:
                found.append((day.value, day.span))
        if match["y"]:
            try:
                found.append((date(*(int(match[part]) for part in "ymd")), document.span(*match.span("date"))))
            except ValueError:
                continue
        if match["month"] and 1 <= int(match["mm"]) <= _MONTHS:
            found.append((date(int(match["my"]), int(match["mm"]), 1), document.span(*match.span("month"))))
    for match in _REVISED.finditer(document.text, *document.body):
        if 1 <= int(match["m"]) <= _MONTHS:
            found.append((date(int(match["y"]), int(match["m"]), 1), document.span(*match.span())))
    signed = document.signature.date
    if signed and signed.value:
        found.append((signed.value, signed.span))
    return max(found) if found else None


_REVISED = han_pattern(
    r"(?P<y>20\d{2})年(?P<m>\d{1,2})月(?:\d{1,2}日)?(?:进行了?|作了?)?(?:最新)?(?:修订|更新|修改|编制)"
)
_LABEL = han_pattern(
    r"(?:更新|修订|发布|公布|编制|修改|生成|成文|公开)(?:日期|时间|于)?[\s:|为]*"
    r"(?P<date>(?P<y>20\d{2})[-年/.](?P<m>\d{1,2})[-月/.](?P<d>\d{1,2})日?)?"
    r"(?P<month>(?P<my>20\d{2})(?:年|-|\.)(?P<mm>\d{1,2})月?(?![\d日.-]))?"
)
