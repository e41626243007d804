"""Amounts of money: 1,198.8万元, ¥500.00, 五万元, 人民币叁佰贰拾万元整."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.text.chinese.numerals import (
    BANKER_DIGITS,
    BANKER_UNITS,
    HAN_DIGITS,
    HAN_UNITS,
    parse_decimal,
    parse_integer,
)
from checker.text.patterns import pattern
from checker.text.span import Span


class Money(NamedTuple):
    """An amount: ``amount`` in yuan, ``unit`` as written (元, 万元, 亿元 …), ``capital`` in the banker's numerals."""

    span: Span
    amount: Decimal
    unit: str
    capital: bool = False


_SCALES = {"十": 10, "百": 100, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,6})?|[0-9]{1,18}(?:\.[0-9]{1,6})?"
_SCALE = "万亿|千万|百万|[亿万千百十]"
#: A whole word that begins with 元, so that the number before it is no amount.
_NOT_YUAN = "旦|宵|月|素|件|老|首|气|帅|勋|年|[区桥化次论函方坊朱谋村镇结素制]"


@cache
def _pattern() -> re.Pattern[str]:
    digit = f"[{BANKER_DIGITS}]"
    capital = f"{BANKER_DIGITS}{BANKER_UNITS}十百千"
    han = f"(?<![{HAN_DIGITS}{HAN_UNITS}])[{HAN_DIGITS}十][{HAN_DIGITS}{HAN_UNITS}]{{0,20}}"
    sign = r"(?:人民币|RMB|CNY|[¥￥])(?:\(?大写\)?)?:? ?[¥￥]?"
    return pattern(
        rf"(?:(?P<sign>{sign}) ?)?(?:"
        rf"(?<![{capital}])(?P<capital>[{capital}]{{1,40}})[元圆]"
        rf"(?:(?:零?(?P<jiao>{digit})角)?(?:零?(?P<fen>{digit})分)?[整正]?)"
        rf"|(?<![0-9.])(?<![0-9],)(?P<low>{_NUMBER}) ?(?P<lowscale>{_SCALE})?元?"
        rf"(?= ?[-—–~至到] ?(?:{_NUMBER}) ?(?P<lowunit>{_SCALE})?[元圆])"
        rf"|(?<![0-9.])(?<![0-9],)(?P<number>{_NUMBER}) ?[余多]?(?P<scale>{_SCALE})?[余多]?"
        rf"(?:(?P<unit>美元|欧元|港元|日元)|[元圆](?!{_NOT_YUAN})(?:(?P<njiao>[0-9])角)?(?:(?P<nfen>[0-9])分)?整?)"
        r"|(?<![0-9.])(?P<mixed>[0-9]{1,4}[亿万](?:[0-9]{1,4}[万千百]|[0-9]{2,4}))元"
        rf"|(?P<han>{han})(?:余|多)?元(?!{_NOT_YUAN})整?"
        rf"|(?<=[¥￥币:BY ])(?P<bare>{_NUMBER})(?: ?(?P<barescale>{_SCALE}))?)"
    )


def find_money(text: str) -> tuple[Money, ...]:
    """All amounts of *text* in yuan, in order; both ends of a range. Foreign currencies and bare figures are left out.

    >>> [(str(found.amount), found.unit) for found in find_money("1198.8万元、￥1,200.50、五万元、人民币3亿元")]
    [('11988000.0', '万元'), ('1200.50', '元'), ('50000', '万元'), ('300000000', '亿元')]
    >>> [str(found.amount) for found in find_money("5-10万元")]
    ['50000', '100000']
    >>> [(str(found.amount), found.capital) for found in find_money("叁佰贰拾万元整，壹仟贰佰元叁角伍分")]
    [('3200000', True), ('1200.35', True)]
    >>> find_money("2025元旦，三元区，多元化，100美元，4861256.00，5月8日")
    ()
    """
    facts = (_read(match) for match in _pattern().finditer(text))
    return tuple(fact for fact in facts if fact is not None)


def _read(match: re.Match[str]) -> Money | None:
    """The amount that *match* stands for, None where it is none after all."""
    if match["capital"]:
        return _capital(match)
    if match["unit"] or (match["bare"] and not match["sign"]):
        return None
    if match["han"] or match["mixed"]:
        words = match["han"] or match["mixed"]
        whole = parse_integer(words)
        return None if whole is None else _money(match, Decimal(whole), _last_scale(words), 1)
    written = match["low"] or match["number"] or match["bare"]
    scale = (match["lowscale"] or match["lowunit"]) if match["low"] else match["scale"] or match["barescale"]
    number = parse_decimal(written)
    if number is None or (written[0] == "0" and written[:2].isdigit() and len(written) > 1):
        return None  # the tail of 5 000 元
    number += (Decimal(match["njiao"] or 0) + Decimal(match["nfen"] or 0) / 10) / 10
    return _money(match, number, scale or "", _SCALES[scale] if scale else 1)


def _capital(match: re.Match[str]) -> Money | None:
    """An amount in the banker's numerals; one that is only in common numerals is read as such."""
    whole = parse_integer(match["capital"])
    if whole is None or not set(match["capital"]) & set("壹贰叁参肆伍陆柒捌玖拾佰仟"):
        return None
    parts = [parse_integer(match[name] or "") or 0 for name in ("jiao", "fen")]
    amount = Decimal(whole) + Decimal(parts[0] * 10 + parts[1]) / 100
    return Money(Span(match.start(), match.end()), amount, "元", True)


def _last_scale(written: str) -> str:
    return written[-1] if written[-1] in "万亿" else ""


def _money(match: re.Match[str], number: Decimal, scale: str, factor: int) -> Money:
    return Money(Span(match.start(), match.end()), number * factor, f"{scale}元")
