"""Values by kind: where a notice has a telephone number, a date, an amount … for rows that ask for "a value"."""

import re
from bisect import bisect_left
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from checker.document.contacts import ContactKind
from checker.text.patterns import han_pattern
from checker.text.span import Span

if TYPE_CHECKING:
    from checker.document.document import Document


class ValueKind(StrEnum):
    """What may be asked for beside words. Rows write it as a text."""

    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    ADDRESS = "address"
    DATE = "date"
    RANGE = "range"
    TIME = "time"
    DURATION = "duration"
    MONEY = "money"
    PERCENTAGE = "percentage"
    NUMBER = "number"
    COUNT = "count"
    PERSON = "person"
    ORGANIZATION = "organization"
    DOCUMENT_NUMBER = "document_number"
    SESSION = "session"
    FREQUENCY = "frequency"

    @property
    def words(self) -> str:
        """How messages call it."""
        return _WORDS[self]


_WORDS: dict[ValueKind, str] = {
    ValueKind.PHONE: "电话",
    ValueKind.EMAIL: "电子邮箱",
    ValueKind.URL: "网址",
    ValueKind.ADDRESS: "地址",
    ValueKind.DATE: "日期",
    ValueKind.RANGE: "起止日期",
    ValueKind.TIME: "时刻",
    ValueKind.DURATION: "时长",
    ValueKind.MONEY: "金额",
    ValueKind.PERCENTAGE: "百分比",
    ValueKind.NUMBER: "数",
    ValueKind.COUNT: "数量",
    ValueKind.PERSON: "姓名",
    ValueKind.ORGANIZATION: "单位名称",
    ValueKind.DOCUMENT_NUMBER: "文号",
    ValueKind.SESSION: "届次",
    ValueKind.FREQUENCY: "频次",
}

_HAN_NUMBER = "一二两三四五六七八九十百千万"
_PATTERNS = {
    "time": rf"\d{{1,2}}(?:时|点|:\d{{2}})|[{_HAN_NUMBER}]{{1,3}}(?:时|点)(?!间|候|多)|上午|下午|中午|全天|工作时间",
    "number": rf"\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十][{_HAN_NUMBER}]{{0,5}}",
    "session": r"第?[一二三四五六七八九十\d]{1,3}届(?:第?[一二三四五六七八九十\d]{1,3}次)?",
    "frequency": r"每(?:半年|一?季度?|一?个?月|一?年|周|日|天|学期|两年)|(?:半年|一季度?|一月|一年)一次|年度|定期",
    "count": r"\d[\d,]*(?:多|余)?[一-鿿]|[一二两三四五六七八九十百]+(?:次|项|个|组|名|人|条|件|份|期|块)",
    # 王女士, 李主任: who is meant is said, though the given name is not
    "person": r"(?<![一-鿿])[一-鿿]{1,2}(?:先生|女士|小姐|老师|同志|主任|科长|处长|经理|书记|工)(?![一-鿿])",
}
_CONTACTS: dict[str, ContactKind] = {
    "phone": ContactKind.PHONE,
    "email": ContactKind.EMAIL,
    "url": ContactKind.URL,
    "address": ContactKind.ADDRESS,
}
_FACTS: dict[str, Callable[["Document"], tuple[Span, ...]]] = {
    "date": lambda document: tuple(one.span for one in document.dates),
    "range": lambda document: tuple(one.span for one in document.ranges),
    "duration": lambda document: tuple(one.span for one in document.durations),
    "money": lambda document: tuple(one.span for one in document.money),
    "percentage": lambda document: tuple(one.span for one in document.percentages),
    "person": lambda document: tuple(one.span for one in document.persons),
    "organization": lambda document: tuple(one.span for one in document.organizations),
    "document_number": lambda document: tuple(one.span for one in document.document_numbers),
}


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return han_pattern(_PATTERNS[kind])


def find_values(document: "Document", kind: str, area: Span) -> tuple[Span, ...]:
    """Where values of *kind* stand within *area*, in order. Facts where there are facts, else written forms.

    Raises ValueError for a kind that is none of ``ValueKind``.
    """
    kind = ValueKind(kind)
    known = document.known_values.get(kind)
    if known is None:
        known = document.known_values[kind] = sorted(_known(document, kind))
    first, last = bisect_left(known, (area.start,)), bisect_left(known, (area.end + 1,))
    found = [span for span in known[first:last] if area.covers(span)]
    if kind in _PATTERNS:
        found += [Span(*match.span()) for match in _pattern(kind).finditer(document.text, area.start, area.end)]
    return tuple(sorted(set(found)))


def _known(document: "Document", kind: str) -> tuple[Span, ...]:
    if kind in _CONTACTS:
        return tuple(one.span for one in document.contacts if one.kind is _CONTACTS[kind] and one.office)
    return _FACTS[kind](document) if kind in _FACTS else ()
