"""Numbers that identify a person, for masking and privacy: citizens' numbers and bank cards, in full and masked."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from checker.text.span import Span


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
_CARD_LABEL = re.compile(r"(?:卡号|账号|帐号|账户|帐户|银行|开户|信用卡|储蓄卡|借记卡)[^\r\n。;]{0,24}$")
_CARD_NUMBER = re.compile(r"(?:卡号|银行卡)[^0-9\r\n]{0,6}$")
_PERSON_LABEL = re.compile(r"(?:身份(?:证|号)|证件号)[^\r\n。;]{0,30}$")


#: What may stand between the groups of a number.
_GAP = r"(?: {1,2}|[-‐‑–—―])?"


def _closed_up(written: str) -> str:
    """A number without what stands between its groups."""
    return re.sub("[ ‐‑–—―-]", "", written)


@cache
def _identity() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![0-9A-Za-z*])(?:(?P<long>[1-9][0-9]{{5}}{_GAP}(?:19|20)[0-9]{{6}}{_GAP}[0-9]{{3}}[0-9Xx])"
        r"|(?P<short>[1-9][0-9]{14})"
        r"|(?P<masked>[1-9][0-9]{0,13}[*×xX]{4,17}[0-9]{0,5}[0-9Xx]?))(?![0-9A-Za-z*])"
    )


def find_identity_numbers(text: str) -> tuple[IdentityNumber, ...]:
    """All identity numbers of *text* in order: 18 and 15 digits, and masked ones.

    A number whose check character is wrong counts only after a word such as 身份证, with ``valid`` false.

    >>> [tuple(found)[1:] for found in find_identity_numbers("身份证号11010519491231002X、110105194912310021")]
    [('11010519491231002X', False, True), ('110105194912310021', False, False)]
    >>> [found.number for found in find_identity_numbers("4205**********1234，110105491231002")]
    ['4205**********1234', '110105491231002']
    >>> find_identity_numbers("138****8000，项目编号110105194912310021，110105209912310021")
    ()
    """
    found = []
    for match in _identity().finditer(text):
        number = _closed_up(match[0]).upper()
        named = _PERSON_LABEL.search(text, max(0, match.start() - 40), match.start()) is not None
        if number[:2] not in _PROVINCES and not (named and match["masked"]):
            continue
        span = Span(match.start(), match.end())
        if match["masked"]:
            if len(number) == 11 and number[0] == "1":
                continue  # a telephone
            if 15 <= len(number) <= 18 or (named and len(number) > 8):
                stars = match["masked"].replace("×", "*").replace("x", "*")
                found.append(IdentityNumber(span, stars[:-1].replace("X", "*") + stars[-1], True, True))
            continue
        valid = bool(match["short"]) or _CHECKS[sum(map(_product, number, _WEIGHTS)) % 11] == number[17]
        if _born(number) and (valid or named):
            found.append(IdentityNumber(span, number, False, valid))
    return tuple(found)


def _product(digit: str, weight: int) -> int:
    return int(digit) * weight


def _born(number: str) -> bool:
    """Whether the date of birth in *number* exists."""
    digits = number[6:14] if len(number) == 18 else "19" + number[6:12]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2050
    except ValueError:
        return False


@cache
def _card() -> re.Pattern[str]:
    return re.compile(
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
