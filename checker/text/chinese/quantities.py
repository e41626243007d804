"""Counted things: 207名, 1,874名, 3000多册, 53次, 1198.8万元."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.text.chinese.numerals import parse_decimal
from checker.text.patterns import han_pattern, pattern
from checker.text.span import Span


class Quantity(NamedTuple):
    """A number of things. ``value`` is in single things or yuan, so 3万元 is 30000.

    ``unit`` is one word for all words of the same meaning (人 for 名 and 位). ``about`` is whether it is only near: 多,
    余, 约. ``step`` is what one in the last written digit is worth: 10000 in 3万元, 1000 in 3.5万元.
    """

    span: Span
    value: Decimal
    unit: str
    about: bool
    step: Decimal


_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_UNITS = (
    r"人次|人(?![均员才民事力大代])|名(?![称额单次])|位(?![于置])|户(?![口籍])|家(?![庭长属])"
    r"|个(?!多?月|小时|工作日|自然日|百分|百|日历)|项(?!目)|条(?![件款例])|次(?![日月年数会])|篇|册|份(?!额)|票(?![决据])|张(?!贴)"
    r"|件|台|套|期(?![间限])|块(?!钱)|辆|座|吨|元(?![旦素月宵件])|处(?![理分级长室])"
)
_ONE = {"名": "人", "位": "人"}
_BEFORE = han_pattern(r"(?:约|近|超过?|至少|不少于|不超过|逾|上|达到?近|第) ?$")


@cache
def _pattern() -> re.Pattern[str]:
    number = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?|[一二两三四五六七八九十百]{1,5}"
    return pattern(
        rf"(?<![0-9.a-zA-Z一二两三四五六七八九十百千第每])(?<![0-9],)(?P<number>{number})(?P<near>[多余])?"
        rf"(?P<scale>百万|千万|[百千万亿])?(?P<more>[多余])?(?P<unit>{_UNITS})"
    )


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All counted things of *text* in order. Ordinals (第3名) and rates (每3人) are none.

    >>> [tuple(found)[1:4] for found in find_quantities("207名代表,3000多册,1507人次,3.5万元,第2名,3个月")][:3]
    [(Decimal('207'), '人', False), (Decimal('3000'), '册', True), (Decimal('1507'), '人次', False)]
    >>> [str(found.value) for found in find_quantities("3.5万元,第2名,两个,3个月,3个工作日")]
    ['35000.0', '2']
    """
    found = []
    for match in _pattern().finditer(text):
        number = parse_decimal(match["number"])
        before = _BEFORE.search(text, max(0, match.start() - 5), match.start())
        if number is None or (before and before[0].startswith("第")):
            continue
        scale = Decimal(_SCALES[match["scale"] or ""])
        digits = len(match["number"].partition(".")[2])
        step = scale / (Decimal(10) ** digits)
        unit = _ONE.get(match["unit"], match["unit"])
        about = bool(match["near"] or match["more"] or before)
        found.append(Quantity(Span(*match.span()), number * scale, unit, about, step))
    return tuple(found)
