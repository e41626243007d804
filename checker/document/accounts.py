"""Bank accounts, and whose they are: a unit's, which people pay into, or that of a person whom the notice lists."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.document.candidates import Candidate
from checker.document.fields import Field
from checker.text.chinese.identity import BankCard
from checker.text.chinese.names import is_person_name
from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import SpanIndex


@dataclass(frozen=True, slots=True)
class Account:
    """The number of a bank account or card; ``number`` has no gaps, ``masked`` is where stars stand for digits.

    ``office`` is true for the account of a unit: it is published to be paid into, and no leak.
    """

    span: Span
    number: str
    masked: bool
    office: bool


_LABEL = r"(?:账号|帐号|卡号|存折|一卡通|银行账户|银行帐户)"
#: Accounts have 12 digits at least: fewer are telephones, dates and amounts.
_DIGITS = r"[0-9](?:[ -]?[0-9]){11,27}(?![0-9A-Za-z*])"
_LABELLED = han_pattern(rf"{_LABEL}(?:号码)?[^0-9A-Za-z\r\n。;,*]{{0,12}}(?P<number>{_DIGITS})")
_NUMBER = han_pattern(rf"(?<![0-9A-Za-z*]){_DIGITS}")
_HEAD = han_pattern(_LABEL)
#: Accounts that are no bank's.
_OTHER = han_pattern(r"(?:微信|QQ|抖音|公众|登录|用户|系统|平台)(?:号|名)?$", re.IGNORECASE)
_HOLDER = han_pattern(
    r"(?:户\s?名|开户名称?|[账帐]户(?:名称?)?|收款人|收款单位|单位名称|开户人|持卡人|户主|姓名)(?:全称)?"
    r"[ \t:为是]{1,3}(?P<name>[一-鿿·()]{2,40})"
)
_ORGANISATION = han_pattern(
    r"公司|[局厅处所站社院厂会店部行队]$|中心|学校|[中小大]学|政府|集团|财政|专户|机关|银行|分行|支行"
)
_OWN = han_pattern(
    r"(?:本人|个人|职工|员工|学生|户主|家长|家庭|农户|村民|社保卡|储蓄卡|借记卡|工资卡|存折|一卡通|持卡人)[^。;\n]{0,16}$"
)
#: The payee right before the number, with or without the bank: "王某:农信社".
_PAYEE = han_pattern(
    r"(?:^|[\s,、;。:(]|其中)(?P<name>[一-鿿·]{2,4}?)[:,(]\s?(?:[一-鿿]{2,14}[行社])?"
    r"[:, ]{0,2}(?:[账卡帐]号)?[:为 ]{0,2}$"
)
#: A card by its first digits whose last one is a slip of the pen, in a sentence on accounts.
_SLIP = han_pattern(r"(?<![0-9A-Za-z*])62[0-9]{14,17}(?![0-9A-Za-z*])")
_ON_ACCOUNTS = han_pattern(r"(?:[账帐][户号]|银行|[农商邮]行|信用?社|卡)[^。;\r\n]{0,80}$")
_UNIT = han_pattern(
    r"单位|公司|保证金|专户|专用账户|对公|基本户|基本账户|捐[赠款]|缴[款费纳存]|汇[入款至]|转[入账]至|指定账户"
)
#: How far around a number its holder is named, code points.
_REACH = 120


def find_accounts(
    text: str, cards: tuple[BankCard, ...], fields: tuple[Field, ...], candidates: tuple[Candidate, ...]
) -> tuple[Account, ...]:
    """All accounts, in order: bank cards, and numbers under a label for accounts."""
    owners = {field.value: field.owner for field in fields if field.owner is not None}
    rows = SpanIndex(candidate.span for candidate in candidates)
    known = SpanIndex(card.span for card in cards)
    found = list(cards)
    end = 0
    for span in sorted({*_labelled(text, fields)}):
        if span.start >= end and not known.overlaps(span):
            found.append(BankCard(span, re.sub("[ -]", "", text[span.start : span.end]), False, False))
            end = span.end
    cells = sorted(owners)
    return tuple(
        Account(card.span, card.number, card.masked, _is_office(text, card, _owner(card.span, cells, owners), rows))
        for card in sorted(found)
    )


def _labelled(text: str, fields: tuple[Field, ...]) -> Iterator[Span]:
    for match in _LABELLED.finditer(text):
        if not _OTHER.search(text, max(0, match.start() - 8), match.start()):
            yield Span(*match.span("number"))
    for match in _SLIP.finditer(text):
        if _ON_ACCOUNTS.search(text, max(0, match.start() - 90), match.start()):
            yield Span(*match.span())
    for field in fields:
        label = text[field.label.start : field.label.end]
        named = _HEAD.search(label) if field.owner is not None else None
        number = _NUMBER.search(text, *field.value) if named and not _OTHER.search(label[: named.start()]) else None
        if number:
            yield Span(*number.span())


def _owner(span: Span, cells: list[Span], owners: Mapping[Span, Span | None]) -> Span | None:
    before = bisect_right(cells, span.start, key=lambda cell: cell.start)
    cell = cells[before - 1] if before else None
    return owners[cell] if cell and cell.end >= span.end else None


def _is_office(text: str, card: BankCard, owner: Span | None, rows: SpanIndex) -> bool:
    """A row's owner decides, then the holder's name, then the words before the number; a bare UnionPay card is a
    person's, another account that the notice gives a unit's."""
    if owner is not None:
        words = "".join(text[owner.start : owner.end].split())
        return _ORGANISATION.search(words) is not None and not is_person_name(words)
    if rows.covers(card.span):
        return False
    before = text[max(0, card.span.start - _REACH) : card.span.start]
    if _OWN.search(before) or _is_paid(before):
        return False
    holder = _holder(before, text[card.span.end : card.span.end + _REACH])
    if holder is not None:
        return _ORGANISATION.search(holder) is not None or not is_person_name(holder)
    return not card.number.startswith("62") or _UNIT.search(before[-_REACH // 2 :]) is not None


def _is_paid(before: str) -> bool:
    payee = _PAYEE.search(before)
    return payee is not None and is_person_name(payee["name"])


def _holder(before: str, after: str) -> str | None:
    """The name of the holder nearest before the number, else right below it."""
    named = list(_HOLDER.finditer(before))
    first = named[-1] if named else _HOLDER.match(after.lstrip(" \t\r\n,;。"))
    return first["name"].rstrip("()") if first else None
