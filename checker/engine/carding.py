"""The card of a document: what a register takes down of it."""

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from checker.card import Card, Said
from checker.document import Document, PeriodKind
from checker.document.covered import Covered, covered_times
from checker.document.filling import Filling, filling
from checker.engine.masking import Mask
from checker.engine.resolving import quote_of
from checker.text.patterns import han_pattern
from checker.text.span import Span

_NUMBER = han_pattern(r"(?:[一-鿿]{0,6}(?:项目|招标|采购|合同|比选|询价|磋商|谈判|文件))?编号|项目号|标段编号")
_PROJECT = han_pattern(r"(?:[一-鿿]{0,4}(?:项目|工程|采购|招标|标的))名称")
#: What a title says beside the name of the project.
_KIND = han_pattern(
    r"(?:招标|采购|资格预审|竞争性磋商|竞争性谈判|询价|比选|单一来源)?(?:评标结果|中标候选人|中标结果|成交结果|采购结果|结果|更正|变更|终止|废标|合同)?"
    r"(?:的)?(?:公示|公告|通知|邀请书?)$"
)
_ABOUT = han_pattern(r"^.{0,24}?关于(?P<matter>.{4,60})的(?:公示|公告|通知)$")

#: What a notice says that stands for another one: its title, its text.
_CORRECTED = han_pattern(r"更正|勘误|补正|补充|变更|修改|修订|重新|再次|第[二三]次公[示布告]|[(](?:新|改)[)]")
_CORRECTS = han_pattern(
    r"更正(?:如下|为|说明|内容)|现(?:予以?|将|作)?[^。]{0,20}(?:更正|重新(?:公示|公布|公告|发布))|勘误|补正"
    r"|以本(?:次|公示|公告|公布|通知)[^。]{0,8}为准|(?:原|前)[^。]{0,16}(?:公示|公告|公布|通知)[^。]{0,8}(?:作废|废止|无效|撤[回销])"
)


def card_of(document: Document, mask: Mask) -> Card:
    """The card of *document*, personal numbers masked by *mask*."""

    def said(value: str, span: Span, note: str = "") -> Said:
        return Said(mask.text(value), quote_of(span, document, mask), mask.text(note))

    issued, period = document.issued, document.period(PeriodKind.PUBLICITY)
    issuers, times = document.signature.issuers, covered_times(document)
    covered = next(times, None)
    months = _months(covered, issued.day if issued else None) if covered else ""
    corrects = _corrects(document)
    starts, ends = (period.start, period.end) if period else (None, None)
    return Card(
        title=mask.text(document.title_text),
        digest=sha256("".join(document.text.split()).encode()).hexdigest(),
        issuer=said(_plain(document[issuers[-1]]), issuers[-1]) if issuers else None,
        issued=said(issued.day.isoformat(), issued.span) if issued else None,
        starts=said(starts.isoformat(), period.start_span or period.span) if period and starts else None,
        ends=said(ends.isoformat(), period.end_span or period.span) if period and ends else None,
        covers=said(months, covered.span) if covered and months else None,
        corrects=said(document[corrects], corrects) if corrects else None,
        numbers=tuple(said(_plain(document[span]).upper(), span, label) for span, label in _fields(document, _NUMBER)),
        projects=tuple(said(*project) for project in _projects(document)),
        parties=tuple(
            said(_plain(document[one.name]), one.name, _plain(document[one.rank]) if one.rank else "中标" * one.won)
            for one in document.bidders
        ),
        prices=tuple(said(*price) for price in _prices(document)),
        names=tuple(said(_plain(document[one.name]), one.name) for one in document.listed),
        channels=tuple(
            said(document[one.span], one.span, one.kind.value)
            for one in document.contacts
            if one.office and not one.published_only
        ),
    )


def _plain(words: str) -> str:
    return "".join(words.split())


def _months(covered: Covered, day: date | None) -> str:
    """The first and last month of *covered*, empty where its year cannot be told.

    >>> _months(Covered(Span(0, 4), 3, 3, None), date(2026, 4, 2))
    '2026-01/2026-03'
    """
    last = covered.ends_in(day)
    if last is None:
        return ""
    month = last[0] * 12 + last[1] - 1
    first = month - covered.months + 1
    return "/".join(f"{one // 12}-{one % 12 + 1:02}" for one in (first, month))


def _corrects(document: Document) -> Span | None:
    """The words that say so: the title's, else the first of the text."""
    for area, words in ((document.title, _CORRECTED), (document.notice, _CORRECTS)):
        if match := area and words.search(document.text, *area):
            return Span(*match.span())
    return None


def _fields(document: Document, labels: "re.Pattern[str]") -> Iterator[tuple[Span, str]]:
    """The values, each once, of fields whose label is one of *labels*, and the label; none of an empty slot."""
    seen = set()
    for field in document.fields:
        words = _plain(document[field.value])
        asked = labels.fullmatch(_plain(document[field.label])) and words not in seen
        if asked and filling(document[field.value]) is Filling.SAID:
            seen.add(words)
            yield field.value, _plain(document[field.label])


def _projects(document: Document) -> Iterator[tuple[str, Span, str]]:
    """The names of the project: as fields say them, else what the title says beside the kind of notice."""
    found = False
    for span, _ in _fields(document, _PROJECT):
        found = True
        yield _plain(document[span]), span, ""
    if not found and document.title is not None:
        title = document.title_text
        about = _ABOUT.match(title)
        name = about["matter"] if about else _KIND.sub("", title)
        if name != title and len(name) >= 4:
            yield _KIND.sub("", name), document.title, "标题"


def _prices(document: Document) -> Iterator[tuple[str, Span, str]]:
    """What each bidder asks, in yuan, as a plain number."""
    for one in document.bidders:
        for span in one.fields.get("price", ()):
            money = next(iter(document.within(span).money), None)
            if money is not None:
                yield f"{money.amount.normalize():f}", money.span, _plain(document[one.name])
                break
