from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.chinese.identity import find_bank_cards, find_identity_numbers


def _citizen(region: str, born: date, order: int) -> str:
    """A number with its check character by ISO 7064 MOD 11-2, computed step by step rather than by weights."""
    body = f"{region}{born:%Y%m%d}{order:03}"
    total = 0
    for digit in body:
        total = (total + int(digit)) * 2 % 11
    return body + "0123456789X"[(12 - total) % 11]


def _card(body: str) -> str:
    """*body* with the last digit that satisfies Luhn."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value if value < 10 else value - 9
    return body + str(-total % 10)


@given(
    st.sampled_from(["110105", "420500", "650102", "540102"]),
    st.dates(date(1920, 1, 1), date(2024, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(["", "身份证号:", "张三,"]),
)
def test_every_valid_number_is_found(region: str, born: date, order: int, before: str) -> None:
    number = _citizen(region, born, order)
    (found,) = find_identity_numbers(before + number + "。")
    assert (found.number, found.masked, found.valid) == (number, False, True)
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    assert find_identity_numbers(wrong) == ()
    assert [item.valid for item in find_identity_numbers("身份证号" + wrong)] == [False]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("4205**********1234", True),
        ("420500********123X", True),
        ("420500199001xxxxxx", True),
        ("身份证:4205****1234", True),
        ("110105491231002", False),
        ("110105 19491231 002X", False),
        ("身份证号11010519491231002x", False),
    ],
)
def test_forms(text: str, masked: bool) -> None:
    (found,) = find_identity_numbers(text)
    assert found.masked is masked


@pytest.mark.parametrize(
    "text",
    [
        "138****8000",
        "身份证略,手机139****1234",
        "990105194912310021",
        "110105194913310021",
        "11010519491231002X1",
        "A11010519491231002X",
        "20250508",
    ],
)
def test_what_is_no_identity_number(text: str) -> None:
    assert find_identity_numbers(text) == ()


@given(st.from_regex(r"62[0-9]{13,16}", fullmatch=True))
def test_every_card_is_found(body: str) -> None:
    number = _card(body)
    assert [found.number for found in find_bank_cards(f"卡号：{number}")] == [number]
    wrong = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
    assert find_bank_cards(wrong) == ()
    assert [found.valid for found in find_bank_cards(f"卡号：{wrong}")] == [False]


@pytest.mark.parametrize(
    "text", ["卡号:6222 0212 3456 7890 128", "6222************1234", "开户银行:某行,4111111111111111"]
)
def test_cards(text: str) -> None:
    assert len(find_bank_cards(text)) == 1


@pytest.mark.parametrize("text", ["4111111111111111", "编号6222021234567890127", "11010519491231002X", "13800138000"])
def test_what_is_no_card(text: str) -> None:
    assert find_bank_cards(text) == ()
