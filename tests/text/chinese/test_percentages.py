from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.chinese.percentages import find_percentages


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("98.5%", ["98.5"]),
        ("98.5 %", ["98.5"]),
        ("百分之九十八点五", ["98.5"]),
        ("百分之百", ["100"]),
        ("百分百", ["100"]),
        ("百分之30", ["30"]),
        ("百分之一百二十", ["120"]),
        ("千分之三", ["0.3"]),
        ("万分之五", ["0.05"]),
        ("3‰", ["0.3"]),
        ("20-30%", ["20", "30"]),
        ("20%至30%", ["20", "30"]),
        ("(-5%)", ["-5"]),
        ("增长百分之三十，完成100%", ["30", "100"]),
    ],
)
def test_percentages(text: str, values: list[str]) -> None:
    assert [found.value for found in find_percentages(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "text",
    ["三个百分之百", "3个100%", "三个“百分之百”", "合格数×100%", "5个百分点", "1.2.3%", "百分之几", "9" * 5000 + "%"],
)
def test_what_is_no_percentage(text: str) -> None:
    assert find_percentages(text) == ()


@given(st.decimals(0, 100, places=2))
def test_percentages_round_trip(number: Decimal) -> None:
    (found,) = find_percentages(f"占{number}%")
    assert found.value == number
