from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.chinese.durations import find_durations

HAN = "零一二三四五六七八九十"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5个工作日", (5, "workday", "", None)),
        ("五个工作日", (5, "workday", "", None)),
        ("5工作日", (5, "workday", "", None)),
        ("五(5)个工作日", (5, "workday", "", None)),
        ("公示期:5个工作日", (5, "workday", "", None)),
        ("公示期为5天", (5, "day", "", None)),
        ("七日", (7, "day", "", None)),
        ("7个自然日", (7, "day", "", None)),
        ("15 个日历天", (15, "day", "", None)),
        ("90日历天", (90, "day", "", None)),
        ("10日内作出", (10, "day", "at_most", None)),
        ("30日历天内", (30, "day", "at_most", None)),
        ("不少于5个工作日", (5, "workday", "at_least", None)),
        ("不得少于5个工作日", (5, "workday", "at_least", None)),
        ("不少于5个(含5个)工作日", (5, "workday", "at_least", None)),
        ("5个以上工作日", (5, "workday", "at_least", None)),
        ("5个工作日以上", (5, "workday", "at_least", None)),
        ("至少公示5个工作日", (5, "workday", "at_least", None)),
        ("不超过30日", (30, "day", "at_most", None)),
        ("超过3年", (3, "year", "more_than", None)),
        ("不足5天", (5, "day", "less_than", None)),
        ("5-7个工作日", (5, "workday", "", 7)),
        ("3至5日内", (3, "day", "at_most", 5)),
        ("5天(工作日)", (5, "workday", "", None)),
        ("7天(法定节假日除外)", (7, "workday", "", None)),
        ("两周内", (14, "day", "at_most", None)),
        ("一个月", (1, "month", "", None)),
        ("半年", (6, "month", "", None)),
        ("半个月", (15, "day", "", None)),
        ("一年半", (18, "month", "", None)),
        ("任职满3年", (3, "year", "at_least", None)),
        ("24小时", (24, "hour", "", None)),
        ("提前3日", (3, "day", "", None)),
    ],
)
def test_durations(text: str, expected: tuple[int, str, str, int | None]) -> None:
    (found,) = find_durations(text)
    assert (found.amount, found.unit, found.bound, found.upper) == expected
    assert text[found.span.start : found.span.end].strip() == text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    "text",
    [
        "5月7日",
        "5月7日至11日",
        "2025年5月8、9日",
        "2025.5.8-14日",
        "第3天",
        "第一周",
        "第三年",
        "7日上午",
        "7日14时",
        "于7日召开",
        "自8日起",
        "8日至14日",
        "2025年",
        "二〇二五年",
        "90年代",
        "三年级",
        "30周年",
        "周一",
        "12月",
        "一月",
        "1.5年",
        "慈善一日捐",
        "节假日",
        "三五天",
        "上半年",
        "2025年度",
    ],
)
def test_what_is_no_duration(text: str) -> None:
    assert find_durations(text) == ()


@given(st.integers(1, 10), st.sampled_from(["个工作日", "天", "日", "个月", "年", "小时"]))
def test_chinese_and_arabic_numbers_mean_the_same(amount: int, unit: str) -> None:
    (han,), (arabic,) = find_durations(f"公示{HAN[amount]}{unit}。"), find_durations(f"公示{amount}{unit}。")
    assert (han.amount, han.unit) == (arabic.amount, arabic.unit) == (amount, arabic.unit)


@given(st.text(alphabet="0123456789一二十个工作日天月年周半内不少于至-(),第 ", max_size=50))
def test_durations_are_in_order_and_apart(text: str) -> None:
    found = find_durations(text)
    assert all(one.span.end <= after.span.start for one, after in pairwise(found))
    assert all(one.amount > 0 for one in found)
