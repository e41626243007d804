from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.chinese.money import find_money


@pytest.mark.parametrize(
    ("text", "amount", "unit", "capital"),
    [
        ("1198.8万元", "11988000", "万元", False),
        ("人民币:500元", "500", "元", False),
        ("¥1,200.50", "1200.50", "元", False),
        ("￥50万", "500000", "万元", False),
        ("RMB 3000", "3000", "元", False),
        ("2,000,000.00元", "2000000", "元", False),
        ("50 万元", "500000", "万元", False),
        ("10余万元", "100000", "万元", False),
        ("3亿多元", "300000000", "亿元", False),
        ("5百万元", "5000000", "百万元", False),
        ("2万亿元", "2000000000000", "万亿元", False),
        ("12元5角3分", "12.53", "元", False),
        ("98万6千元", "986000", "元", False),
        ("1亿2000万元", "120000000", "万元", False),
        ("12万3456元", "123456", "元", False),
        ("五万元", "50000", "万元", False),
        ("一百二十万元", "1200000", "万元", False),
        ("人民币叁佰贰拾万元整", "3200000", "元", True),
        ("人民币(大写):壹仟贰佰元叁角伍分", "1200.35", "元", True),
        ("伍拾元零叁分", "50.03", "元", True),
        ("肆拾捌亿圆", "4800000000", "元", True),
        ("陆仟圆正", "6000", "元", True),
    ],
)
def test_amounts(text: str, amount: str, unit: str, capital: bool) -> None:
    (found,) = find_money(text)
    assert (found.amount, found.unit, found.capital) == (Decimal(amount), unit, capital)
    assert found.span == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "2025元旦",
        "三元区",
        "二元结构",
        "多元化",
        "100美元",
        "$100",
        "50万",
        "4861256.00",
        "1.2.3元",
        "二三百元",
        "1200",
        "元素",
        "9" * 5000 + "元",
    ],
)
def test_what_is_no_money(text: str) -> None:
    assert find_money(text) == ()


def test_both_ends_of_a_range() -> None:
    for text in ("5-10万元", "5万元至10万元", "5万-10万元"):
        assert [found.amount for found in find_money(text)] == [50_000, 100_000]


@given(st.decimals(0, 10**10, places=2), st.sampled_from([("元", 1), ("万元", 10**4), ("亿元", 10**8)]))
def test_arabic_amounts_round_trip(number: Decimal, unit: tuple[str, int]) -> None:
    for written in (str(number), f"{number:,}"):
        (found,) = find_money(f"合同价：{written}{unit[0]}。")
        assert found.amount == number * unit[1]


@given(st.text(alphabet="0123456789.,元万亿整角分壹拾佰零一十¥-至 余", max_size=60))
def test_amounts_are_in_order_and_apart(text: str) -> None:
    found = find_money(text)
    assert all(one.span.end <= after.span.start for one, after in pairwise(found))
