from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.chinese.numerals import parse_decimal, parse_integer

HAN = ("零一二三四五六七八九", "十百千", "万亿")
BANKER = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万亿")


def _section(number: int, digits: str, units: str) -> str:
    """A number below 10,000 as it is read: 3005 → 三千零五."""
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += ("零" if gap and written else "") + digits[digit] + (units[place - 1] if place else "")
        gap = False
    return written


def _written(number: int, style: tuple[str, str, str]) -> str:
    digits, units, large = style
    if number == 0:
        return digits[0]
    if number == 10**12:
        return f"{digits[1]}{large[0]}{large[1]}"
    written = ""
    for size, unit in ((10**8, large[1]), (10**4, large[0]), (1, "")):
        section, number = divmod(number, size)
        if section:
            written += ("零" if written and section < 1000 else "") + _section(section, digits, units) + unit
    return written


@given(st.integers(0, 10**12), st.sampled_from([HAN, BANKER]))
def test_whole_numbers_round_trip(number: int, style: tuple[str, str, str]) -> None:
    assert parse_integer(_written(number, style)) == number


@given(st.integers(0, 10**12))
def test_arabic_numbers_round_trip(number: int) -> None:
    assert parse_integer(str(number)) == parse_integer(f"{number:,}") == number


@given(st.integers(0, 10**8))
def test_positional_numbers_round_trip(number: int) -> None:
    assert parse_integer("".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))) == number


@given(st.decimals(0, 10**9, places=4))
def test_decimals_round_trip(number: Decimal) -> None:
    assert parse_decimal(str(number)) == number
    assert parse_decimal(f"{number:,}") == number


@given(st.text(alphabet="零〇一二两三十百千万亿壹拾佰点.,0123456789元", max_size=70))
def test_nothing_raises(written: str) -> None:
    parse_integer(written)
    parse_decimal(written)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("廿八", 28),
        ("卅", 30),
        ("两千", 2000),
        ("一千一", 1100),
        ("三万五", 35000),
        ("三万零五", 30005),
        ("一百零五", 105),
        ("三千万", 30_000_000),
        ("十二亿三千万", 1_230_000_000),
        ("一万亿", 10**12),
        ("二O二五", 2025),
        ("二○二五", 2025),
        ("3千", 3000),
        ("叁佰贰拾万", 3_200_000),
        ("1,198", 1198),
    ],
)
def test_forms(written: str, number: int) -> None:
    assert parse_integer(written) == number


@pytest.mark.parametrize(
    "written", ["", "万", "亿", "三百个", "1,19", "1,1983", "二三百", "-5", "1.5", "百分之三十", "9" * 5000]
)
def test_what_is_no_whole_number(written: str) -> None:
    assert parse_integer(written) is None
