"""Numbers that identify a person, for masking and privacy: citizens' numbers and bank cards, in full and masked."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from checker.text.patterns import han_pattern
from checker.text.span import Span
from checker.text.spans import SpanIndex


class IdentityNumber(NamedTuple):
    """A citizen's number, without spaces in ``number``; ``masked`` where stars stand for digits.

    ``valid`` is whether the check character of 18 digits is right; 15 digits and masked numbers have none to test.
    """

    span: Span
    number: str
    masked: bool
    valid: bool


class BankCard(NamedTuple):
    """The number of a bank card, without spaces; ``masked`` where stars stand for digits.

    ``valid`` is whether its last digit satisfies Luhn; masked numbers have nothing to test.
    """

    span: Span
    number: str
    masked: bool
    valid: bool


#: The first digit and, for each, the second digits of provinces (GB/T 2260), and 83 and 91 of residence permits.
_SECOND_DIGITS = {"1": "12345", "2": "123", "3": "1234567", "4": "123456", "5": "01234", "6": "12345", "7": "1"}
_PROVINCES = frozenset(first + second for first, seconds in _SECOND_DIGITS.items() for second in seconds) | frozenset(
    {"81", "82", "83", "91"}
)
#: GB 11643-1999, 4.2: weights of the first 17 digits, and the check character by the sum modulo 11.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CARD_LABEL = han_pattern(r"(?:卡号|账号|帐号|账户|帐户|银行|开户|信用卡|储蓄卡|借记卡)[^\r\n。;]{0,24}$")
_CARD_NUMBER = han_pattern(r"(?:卡号|银行卡)[^0-9\r\n]{0,6}$")
_PERSON_LABEL = han_pattern(r"(?:身份(?:证|号)|证件号)[^\r\n。;]{0,30}$")
#: A label right before a number that says it is another's: of a project, a contract, an organisation.
_OTHER_LABEL = han_pattern(
    r"(?:项目|招标|采购|标段|标包|合同|备案|公告|立项|交易|文件|机构|信用)[一-鿿]{0,6}(?:编?号|代码)[^0-9A-Za-z一-鿿]{0,4}$"
    r"|(?:识别号|流水号|信用代码)[^0-9A-Za-z一-鿿]{0,4}$"
)


#: What may stand between the groups of a number.
_GAP = r"(?: {1,2}|[-‐‑–—―])?"


def _closed_up(written: str) -> str:
    """A number without what stands between its groups."""
    return re.sub("[ ‐‑–—―-]", "", written)


#: No digit or letter stands before a number, but for the T of a certificate of special work and the G of a pupil's
#: number, which are followed by the citizen's number.
_BEFORE = r"(?:(?<![0-9A-Za-z*])|(?<=(?<![0-9A-Za-z*])[TG]))"
#: A gap anywhere: digits spaced out, wrapped in a narrow column, or one to a cell.
_ANY_GAP = r"(?: {1,3}|[-‐‑–—―]| ?\r?\n ?|\t)"


_GROUP = han_pattern("[0-9]+[Xx]?|[Xx]")


@cache
def _spaced() -> re.Pattern[str]:
    return han_pattern(rf"{_BEFORE}[0-9](?:{_ANY_GAP}?[0-9])*(?:{_ANY_GAP}?[Xx])?")


@cache
def _other_forms() -> re.Pattern[str]:
    return han_pattern(
        rf"{_BEFORE}(?:(?P<short>[1-9][0-9]{{5}}{_GAP}[0-9]{{6}}{_GAP}[0-9]{{3}})"
        r"|(?P<masked>[1-9][0-9]{0,13}[*×xX]{4,17}[0-9]{0,5}[0-9Xx]?))(?![0-9A-Za-z*])"
    )


def find_identity_numbers(text: str) -> tuple[IdentityNumber, ...]:
    """All identity numbers of *text* in order: 18 and 15 digits, and masked ones.

    A number whose check character is wrong counts only after a word such as 身份证, with ``valid`` false. One whose
    check character is right counts however its digits are spaced or broken into lines.

    >>> [tuple(found)[1:] for found in find_identity_numbers("身份证号11010519491231002X、110105194912310021")]
    [('11010519491231002X', False, True), ('110105194912310021', False, False)]
    >>> [found.number for found in find_identity_numbers("4205**********1234，110105491231002")]
    ['4205**********1234', '110105491231002']
    >>> [found.number for found in find_identity_numbers("1101 0519 4912 3100 2X 110105\\n19491231002x")]
    ['11010519491231002X', '11010519491231002X']
    >>> find_identity_numbers("138****8000，项目编号110105194912310021，110105209912310021")
    ()
    """
    found = list(_find_spaced(text))
    taken = SpanIndex(number.span for number in found)
    for match in _other_forms().finditer(text):
        span = Span(match.start(), match.end())
        number = _closed_up(match[0]).upper()
        named = _is_named(text, span.start)
        if taken.overlaps(span) or (number[:2] not in _PROVINCES and not (named and match["masked"])):
            continue
        if match["masked"]:
            if len(number) == 11 and number[0] == "1":
                continue  # a telephone
            if 15 <= len(number) <= 18 or (named and len(number) > 8):
                stars = match["masked"].replace("×", "*").replace("x", "*")
                found.append(IdentityNumber(span, stars[:-1].replace("X", "*") + stars[-1], True, True))
        elif _born(number) and (named or len(match[0]) == len(number)) and not _is_another(text, span.start):
            found.append(IdentityNumber(span, number, False, True))
    return tuple(sorted(found))


def _find_spaced(text: str) -> Iterator[IdentityNumber]:
    """Numbers of 18 characters, whatever gaps they have. A gap between cells counts only in a row of cells with one
    digit each: other cells are other numbers."""
    for run in _spaced().finditer(text):
        groups = [Span(*group.span()) for group in _GROUP.finditer(text, *run.span())]
        first = 0
        for index, group in enumerate(groups):
            last = _eighteen(groups, index) if index >= first else None
            if last is None:
                continue
            span = Span(group.start, groups[last - 1].end)
            written = text[span.start : span.end]
            number = _closed_up("".join(written.split())).upper()
            cells = "\t" in written and last - index != 18
            if cells or _ends_in_word(text, span.end) or number[:2] not in _PROVINCES or not _born(number):
                continue
            valid = _CHECKS[sum(map(_product, number, _WEIGHTS)) % 11] == number[17]
            if (valid or _is_named(text, span.start)) and not _is_another(text, span.start):
                yield IdentityNumber(span, number, False, valid)
                first = last


def _eighteen(groups: list[Span], first: int) -> int | None:
    """The end of the groups from *first* on that have 18 characters together; None where none do."""
    length = 0
    for last in range(first, min(len(groups), first + 18)):
        length += groups[last].end - groups[last].start
        if length >= 18:
            return last + 1 if length == 18 else None
    return None


def _ends_in_word(text: str, end: int) -> bool:
    return re.match("[0-9A-Za-z*]", text[end : end + 1]) is not None


def _is_named(text: str, start: int) -> bool:
    return _PERSON_LABEL.search(text, max(0, start - 40), start) is not None


def _is_another(text: str, start: int) -> bool:
    return _OTHER_LABEL.search(text, max(0, start - 24), start) is not None


def _product(digit: str, weight: int) -> int:
    return int(digit) * weight


def _born(number: str) -> bool:
    """Whether the date of birth in *number* exists."""
    digits = number[6:14] if len(number) == 18 else "19" + number[6:12]
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2050
    except ValueError:
        return False


@cache
def _card() -> re.Pattern[str]:
    return han_pattern(
        rf"(?<![0-9A-Za-z*])(?:(?P<full>[3-6][0-9]{{3}}(?:{_GAP}[0-9]{{4}}){{3}}(?:{_GAP}[0-9]{{1,3}})?)"
        r"|(?P<masked>[3-6][0-9]{3,5}(?: ?[*×xX]){4,13} ?[0-9]{3,4}))(?![0-9A-Za-z*])"
    )


def find_bank_cards(text: str) -> tuple[BankCard, ...]:
    """All bank cards of *text* in order: 16 to 19 digits that satisfy Luhn (ISO/IEC 7812-1, annex B), and masked ones.

    Numbers that begin with 62 (UnionPay) count anywhere, others after a word such as 账号 or 开户银行. What fails Luhn
    counts only after 卡号 or 银行卡: a slip of the pen does not make it harmless.

    >>> [found.number for found in find_bank_cards("卡号：6222 0212 3456 7890 128，6222************1234")]
    ['6222021234567890128', '6222************1234']
    >>> find_bank_cards("6222021234567890127，编号4111111111111111")
    ()
    """
    found = []
    for match in _card().finditer(text):
        number = _closed_up(match[0])
        named = _CARD_LABEL.search(text, max(0, match.start() - 36), match.start()) is not None
        valid = bool(match["masked"]) or _luhn(number)
        if not (named or number.startswith("62")):
            continue
        if not valid and _CARD_NUMBER.search(text, max(0, match.start() - 12), match.start()) is None:
            continue
        if len(number) == 18 and match["full"] and find_identity_numbers(number):
            continue
        span = Span(match.start(), match.end())
        found.append(BankCard(span, re.sub("[×xX]", "*", number), match["masked"] is not None, valid))
    return tuple(found)


def _luhn(number: str) -> bool:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0
