"""Words of a file that do not stand in its text: personal numbers in them, and quoting them."""

import re
from collections.abc import Iterator
from functools import cache

from checker.text import normalise
from checker.text.chinese.identity import find_bank_cards, find_identity_numbers
from checker.text.chinese.phones import find_phones


def personal_numbers(words: str) -> Iterator[tuple[str, str]]:
    """What sort of number, and the number, for each identity number, bank card and mobile number in *words*.

    >>> list(personal_numbers("身份证号：１１０１０１１９９００３０７６２９６，电话13900000000"))
    [('身份证号码', '110101199003076296'), ('手机号码', '13900000000')]
    """
    text = normalise(words).text
    yield from (("身份证号码", one.number) for one in find_identity_numbers(text) if not one.masked)
    yield from (("银行卡号", one.number) for one in find_bank_cards(text) if not one.masked)
    phones = find_phones(text)
    yield from (("手机号码", one.number) for one in phones if one.kind == "mobile" and "*" not in one.number)


def long_numbers(words: str) -> Iterator[str]:
    """Every number in *words* that has the length of an identity number, a card or a mobile number, whatever it is: of
    what nobody was meant to see, rather too much is masked."""
    yield from (match.group() for match in _long().finditer(normalise(words).text))


@cache
def _long() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9])(?:1[3-9][0-9]{9}|[0-9]{15,19}[Xx]?)(?![0-9])")


def excerpt(words: str, length: int = 30) -> str:
    """*words* on one line, at most *length* of them. A number is never cut: half of one could not be masked.

    >>> excerpt("请\\n核对"), excerpt("证号110101199003076296", 8)
    ('请 核对', '证号…')
    """
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    return line[:length].rstrip("0123456789０１２３４５６７８９xXｘＸ-－ ") + "…"
