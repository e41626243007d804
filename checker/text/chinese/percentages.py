"""Percentages: 98.5%, 百分之三十, 百分百, 千分之三."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.text.chinese.numerals import HAN_DIGITS, parse_decimal
from checker.text.patterns import han_pattern
from checker.text.span import Span


class Percentage(NamedTuple):
    """A share; ``value`` is in percent, so 千分之三 is 0.3."""

    span: Span
    value: Decimal


#: The numeral after 百分之 and its like, in percent of one.
_PARTS = {"百分之": Decimal(1), "千分之": Decimal("0.1"), "万分之": Decimal("0.01")}
_SIGNS = {"%": Decimal(1), "％": Decimal(1), "‰": Decimal("0.1"), "‱": Decimal("0.01")}
#: Beside 三个百分之百 a percentage names a mechanism, and beside × it is part of a formula.
_NAMED = han_pattern(r"(?:[一二两三四五六七八九十几多]|[0-9])个[“\"]?$|[×xX*] ?$")


@cache
def _pattern() -> re.Pattern[str]:
    number = r"[0-9]{1,9}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,9})?"
    han = rf"[{HAN_DIGITS}十百千]{{1,9}}(?:点[{HAN_DIGITS}]{{1,9}})?"
    return han_pattern(
        rf"(?<![0-9.,])(?:(?P<low>{number})(?= ?[-—–~～至到] ?{number} ?(?P<lowsign>[%％‰‱]))"
        rf"|(?P<number>(?:(?<![0-9A-Za-z一-鿿%％) ])-)?{number}) ?(?P<sign>[%％‰‱]))"
        rf"|(?P<part>[百千万]分之)(?P<han>{han}|{number})|(?P<whole>百分百)"
    )


def find_percentages(text: str) -> tuple[Percentage, ...]:
    """All percentages of *text* in order; a range such as 20-30% gives its two ends.

    三个百分之百 is left out: after a numeral and 个 it names a mechanism and is no share. So is ×100% of a formula.

    >>> [str(found.value) for found in find_percentages("98.5%，百分之九十八点五，百分百，百分之百，千分之三，20-30%")]
    ['98.5', '98.5', '100', '100', '0.3', '20', '30']
    >>> find_percentages("三个百分之百，3个100%，5个百分点，合格数/总数×100%")
    ()
    """
    found = []
    for match in _pattern().finditer(text):
        if _NAMED.search(text, max(0, match.start() - 5), match.start()):
            continue
        value = _value(match)
        if value is not None:
            found.append(Percentage(Span(match.start(), match.end()), value))
    return tuple(found)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["whole"]:
        return Decimal(100)
    if match["part"]:
        number = parse_decimal(match["han"])
        return None if number is None else (number * _PARTS[match["part"]]).normalize() + 0
    written, sign = (match["low"], match["lowsign"]) if match["low"] else (match["number"], match["sign"])
    number = parse_decimal(written.lstrip("-"))
    if number is None:
        return None
    return (-number if written.startswith("-") else number) * _SIGNS[sign]
