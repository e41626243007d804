"""How Word writes the number of a list item: the ST_NumberFormat names of ISO/IEC 29500-1, section 17.18.59."""

from collections.abc import Callable, Mapping
from functools import cache

_PLACES = ("", "十", "百", "千")


def render(value: int, style: str) -> str:
    """The number *value* in the number format *style*; formats unknown here, and values out of reach, in digits.

    >>> render(12, "chineseCountingThousand"), render(3, "upperRoman"), render(28, "lowerLetter"), render(2, "none")
    ('十二', 'III', 'bb', '')
    """
    formatter = _formatters().get(style)
    written = formatter(value) if formatter and 0 <= value < 10_000 else None
    return str(value) if written is None else written


def chinese(value: int, digits: str = "〇一二三四五六七八九", places: tuple[str, ...] = _PLACES, bare: str = "") -> str:
    """*value* (below 10,000) in Chinese; *bare* are the places before which a leading 一 is dropped.

    >>> chinese(105), chinese(20), chinese(0), chinese(110, bare="十")
    ('一百〇五', '二十', '〇', '一百一十')
    """
    if not value:
        return digits[0]
    written, gap = "", False
    for power in range(3, -1, -1):
        digit = value // 10**power % 10
        if digit:
            zero = digits[0] if gap and written else ""
            dropped = not written and digit == 1 and places[power] and places[power] in bare
            written += zero + ("" if dropped else digits[digit]) + places[power]
        gap = not digit
    return written


def _digitwise(value: int, zero: str = "〇") -> str:
    return "".join((zero + "一二三四五六七八九")[int(digit)] for digit in str(value))


def _counting(value: int) -> str:
    """十一 below a hundred, digit by digit from there on (一○一)."""
    return chinese(value, bare="十") if value < 100 else _digitwise(value, "○")


def _roman(value: int) -> str | None:
    if not value:
        return None
    written = ""
    for worth, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        count, value = divmod(value, worth)
        written += letters * count
    return written


def _letters(value: int) -> str | None:
    """A … Z, then AA, BB …, as Word counts."""
    if not 0 < value <= 780:
        return None
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _row(first: str, count: int, beyond: Callable[[int], str] = str) -> Callable[[int], str]:
    """*count* consecutive characters from *first* on for 1, 2, 3 …"""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else beyond(value)


def _cycle(characters: str) -> Callable[[int], str | None]:
    return lambda value: characters[(value - 1) % len(characters)] if value else None


def _sexagenary(value: int) -> str:
    return "甲乙丙丁戊己庚辛壬癸"[(value - 1) % 10] + "子丑寅卯辰巳午未申酉戌亥"[(value - 1) % 12]


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _full_width(value: int) -> str:
    return str(value).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})


@cache
def _formatters() -> Mapping[str, Callable[[int], str | None]]:
    thousand = lambda value: chinese(value, "零一二三四五六七八九", bare="十")  # noqa: E731
    japanese = lambda value: chinese(value, bare="十百千").replace("〇", "")  # noqa: E731
    simplified = lambda value: chinese(value, "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))  # noqa: E731
    traditional = lambda value: chinese(value, "零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"))  # noqa: E731
    circled = _row("①", 20)
    return {
        "none": lambda value: "",
        "bullet": lambda value: "",
        "decimalZero": lambda value: f"{value:02d}",
        "upperRoman": _roman,
        "lowerRoman": lambda value: (_roman(value) or "").lower() or None,
        "upperLetter": _letters,
        "lowerLetter": lambda value: (_letters(value) or "").lower() or None,
        "ordinal": _ordinal,
        "hex": lambda value: f"{value:X}",
        "numberInDash": lambda value: f"- {value} -",
        "decimalFullWidth": _full_width,
        "decimalFullWidth2": _full_width,
        "decimalEnclosedCircle": circled,
        "decimalEnclosedCircleChinese": circled,
        "decimalEnclosedFullstop": _row("⒈", 20),
        "decimalEnclosedParen": _row("⑴", 20),
        "ideographEnclosedCircle": _row("㊀", 10),
        "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
        "ideographZodiacTraditional": _sexagenary,
        "ideographDigital": _digitwise,
        "japaneseDigitalTenThousand": _digitwise,
        "taiwaneseDigital": lambda value: _digitwise(value, "○"),
        "koreanDigital2": lambda value: _digitwise(value, "零"),
        "chineseCounting": _counting,
        "taiwaneseCounting": _counting,
        "chineseCountingThousand": thousand,
        "taiwaneseCountingThousand": thousand,
        "japaneseCounting": japanese,
        "chineseLegalSimplified": simplified,
        "ideographLegalTraditional": traditional,
        "japaneseLegal": lambda value: chinese(value, "〇壱弐参四伍六七八九", ("", "拾", "百", "阡")),
    }
