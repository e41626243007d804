"""Numbers as Chinese offices write them: Arabic, 〇一二三, 十百千万亿, and the banker's 壹贰叁."""

from decimal import Decimal

#: Every character that may stand for a digit. O, o and ○ are what keyboards give for 〇 (GB/T 15835-2011, 5.1.3).
DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    **{"○": 0, "◯": 0, "O": 0, "o": 0, "Ο": 0, "О": 0, "两": 2, "貳": 2, "弍": 2, "参": 3, "叄": 3, "陸": 6, "幺": 1},
    **{str(digit): digit for digit in range(10)},
}
#: Units below 万.
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
#: 廿 and 卅 are a digit and its 十 in one.
_TENS = {"廿": 20, "卅": 30}
#: Units that close a group of four digits.
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

#: No number of a notice is longer; Python refuses to read digits without end.
_LONGEST = 60

#: For character classes of other modules: the digits of Chinese numerals, and the units.
HAN_DIGITS = "零〇○一二三四五六七八九两"
HAN_UNITS = "十百千万亿廿卅"
BANKER_DIGITS = "零〇壹贰叁参肆伍陆柒捌玖两"
BANKER_UNITS = "拾佰仟万亿"


def parse_integer(written: str) -> int | None:
    """The whole number *written*, or None if it is none. Signs, decimals and stray characters are no whole number.

    >>> parse_integer("1,198"), parse_integer("二〇二五"), parse_integer("三千零五"), parse_integer("叁佰贰拾万")
    (1198, 2025, 3005, 3200000)
    >>> parse_integer("廿八"), parse_integer("两百五"), parse_integer("十万零三"), parse_integer("三点")
    (28, 250, 100003, None)
    """
    if not 0 < len(written) <= _LONGEST:
        return None
    if written.isascii() and "," in written:
        written = _without_commas(written)
    if not written:
        return None
    if all(char in DIGITS for char in written):
        return int("".join(str(DIGITS[char]) for char in written))
    return _parse_grouped(written)


def parse_decimal(written: str) -> Decimal | None:
    """The number *written*, with or without decimals, or None.

    >>> parse_decimal("1,198.8"), parse_decimal("九十八点五"), parse_decimal("百"), parse_decimal("3.5万")
    (Decimal('1198.8'), Decimal('98.5'), Decimal('100'), Decimal('35000.0'))
    """
    mark = next((char for char in written if char in ".点"), "")
    if not mark:
        whole = parse_integer(written)
        return None if whole is None else Decimal(whole)
    head, _, tail = written.partition(mark)
    scale = Decimal(1)
    while tail and tail[-1] in _LARGE:
        scale *= _LARGE[tail[-1]]
        tail = tail[:-1]
    whole = parse_integer(head)
    if whole is None or not tail or any(char not in DIGITS for char in tail):
        return None
    return Decimal(f"{whole}.{''.join(str(DIGITS[char]) for char in tail)}") * scale


def _without_commas(written: str) -> str:
    """Without thousands commas; nothing if the commas do not stand at the thousands."""
    head, *groups = written.split(",")
    right = 1 <= len(head) <= 3 and all(len(group) == 3 for group in groups)
    return head + "".join(groups) if right else ""


def _parse_grouped(written: str) -> int | None:
    """A number with units: sections below 万, each closed by 万 or 亿 in falling order (亿 may follow 万: 万亿)."""
    total, section, digits, unit = 0, 0, "", 1
    for position, char in enumerate(written):
        if char in DIGITS:
            digits += str(DIGITS[char])
        elif char in _TENS:
            section, digits, unit = section + _TENS[char], "", 10
        elif char in _SMALL:
            if not digits.strip("0") and section == 0 and position and total == 0:
                return None
            if len(digits.lstrip("0")) > 1 and not written[position - 1].isascii():
                return None  # 二三百 is no number but a guess
            section += (int(digits) if digits.strip("0") else 1) * _SMALL[char]
            digits, unit = "", _SMALL[char]
        elif char in _LARGE:
            section += int(digits or "0")
            size = _LARGE[char]
            if section == 0 and total == 0:
                return None
            total = (total + section) * size if total < size else total + section * size
            section, digits, unit = 0, "", size
        else:
            return None
    colloquial = len(digits) == 1 and digits != "0" and unit >= 100 and written[-2] in (_SMALL | _LARGE)
    return total + section + int(digits or "0") * (unit // 10 if colloquial else 1)
