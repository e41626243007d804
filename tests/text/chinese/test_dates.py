from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.chinese.dates import find_dates, find_dates_and_ranges, find_ranges

DIGITS = "〇一二三四五六七八九"


def _small(number: int) -> str:
    """A number below 100 in Chinese: 21 → 二十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def _han(day: date, zero: str = "〇") -> str:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year)).replace("〇", zero)
    return f"{year}年{_small(day.month)}月{_small(day.day)}日"


FORMS = (
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y年%m月%d日}",
    lambda day: f"{day.year}年{day.month}月{day.day}号",
    lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    lambda day: f"{day.year}-{day.month}-{day.day}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    _han,
    lambda day: _han(day, "O"),
    lambda day: _han(day, "○"),
    lambda day: _han(day, "0"),
)
DAYS = st.dates(date(1949, 10, 1), date(2099, 12, 31))


@given(
    DAYS,
    st.sampled_from(FORMS),
    st.sampled_from(["", "公示日期：", "于", "(", "\n"]),
    st.sampled_from(["", "。", "，", ")", "\n", "开会"]),
)
def test_a_date_reads_the_same_in_every_form(day, form, before, after) -> None:  # type: ignore[no-untyped-def]
    text = before + form(day) + after
    (found,) = find_dates(text)
    assert found.value == day
    assert text[found.span.start : found.span.end] == form(day)
    assert found.year_written
    assert found.exists


@given(
    DAYS,
    DAYS,
    st.sampled_from(FORMS),
    st.sampled_from(["至", "到", "-", "–", "—", "——", "~", " 至 ", " - ", "起至", "日起至"[1:]]),
)
def test_a_range_reads_the_same_in_every_form(start, end, form, joint) -> None:  # type: ignore[no-untyped-def]
    (found,) = find_ranges(f"公示时间：{form(start)}{joint}{form(end)}。")
    assert (found.start.value, found.end.value) == (start, end)


@given(DAYS, st.integers(0, 60))
def test_the_end_of_a_range_inherits(start: date, length: int) -> None:
    end = date.fromordinal(start.toordinal() + length)
    (found,) = find_ranges(f"{start.year}年{start.month}月{start.day}日至{end.month}月{end.day}日")
    assert found.end.value == end
    assert not found.end.year_written


@given(st.text(alphabet="0123456789年月日号至到-.:/()〇二十本今次 一\n，公示期生", max_size=60))
def test_facts_are_in_order_and_apart(text: str) -> None:
    dates, ranges = find_dates_and_ranges(text)
    for spans in ([found.span for found in dates], [found.span for found in ranges]):
        assert all(one.end <= after.start for one, after in pairwise(spans))
    assert all(found.span and text[found.span.start : found.span.end].strip() for found in dates)
    assert all(found.span.covers(found.start.span) and found.span.covers(found.end.span) for found in ranges)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年5月8日至11日", "2025-05-08/2025-05-11"),
        ("2025年5月8日—6月7日", "2025-05-08/2025-06-07"),
        ("2025.5.8-5.14", "2025-05-08/2025-05-14"),
        ("2025.5.8-14", "2025-05-08/2025-05-14"),
        ("2025-05-08至05-14", "2025-05-08/2025-05-14"),
        ("2025-05-08-2025-05-14", "2025-05-08/2025-05-14"),
        ("20250508-20250514", "2025-05-08/2025-05-14"),
        ("自2025年5月8日起至2025年5月14日止", "2025-05-08/2025-05-14"),
        ("从2025年5月8日开始到5月14日结束", "2025-05-08/2025-05-14"),
        ("2025年5月8日起公示,至5月14日结束", "2025-05-08/2025-05-14"),
        ("2025年5月8-14日", "2025-05-08/2025-05-14"),
        ("2025年5月8至5月14日", "2025-05-08/2025-05-14"),
        ("2025年5月8日(星期四)至14日(星期三)", "2025-05-08/2025-05-14"),
        ("2025年5月8日9:00至5月12日17:00", "2025-05-08/2025-05-12"),
        ("2025年5月8日上午至5月14日下午", "2025-05-08/2025-05-14"),
        ("2025年5月8日(含当日)至2025年5月14日", "2025-05-08/2025-05-14"),
        ("2025年5月8日 — — 5月14日", "2025-05-08/2025-05-14"),
        ("2025年5月8日一5月14日", "2025-05-08/2025-05-14"),
        ("2025年12月29日-1月5日", "2025-12-29/2026-01-05"),
        ("2025年5月8日至次年5月7日", "2025-05-08/2026-05-07"),
        ("2025年12月8日起至次月7日", "2025-12-08/2026-01-07"),
        ("5月8日至2025年5月14日", "2025-05-08/2025-05-14"),
        ("12月29日至2026年1月5日", "2025-12-29/2026-01-05"),
        ("二〇二五年五月八日至十四日", "2025-05-08/2025-05-14"),
        ("2025年5月8日08时00分00秒至2025年5月14日17时00分00秒", "2025-05-08/2025-05-14"),
        ("2025年5月8日至\n2025年5月14日", "2025-05-08/2025-05-14"),
        ("公示时间:5.8-5.14\n2025年5月7日", "2025-05-08/2025-05-14"),
    ],
)
def test_ranges(text: str, expected: str) -> None:
    (found,) = find_ranges(text)
    assert f"{found.start.value}/{found.end.value}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "电话13800138000",
        "电话0717-2025058",
        "DYA030008-202501-01",
        "编号20250508",
        "E20250508",
        "202505081234",
        "11010519491231002X",
        "〔2025〕3号",
        "2025.5.8.1",
        "2025-05-08A",
        "2025-05-08-11",
        "每年5月8日",
        "5月8号楼",
        "第5月",
        "12个月",
        "2025.05万元",
        "1.5万元",
        "2025年度",
        "单价5.8-5.14元",
        "2025/13/40",
        "版本2025.5.8.0",
        "IP 10.5.8.1",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年5月8日(星期四)上午9:00", ("09:00", 3)),
        ("2025年5月8日 周四 19:30", ("19:30", 3)),
        ("2025年5月8日09时00分", ("09:00", None)),
        ("2025年5月8日下午3点半", ("15:30", None)),
        ("2025年5月8日二十四时", ("24:00", None)),
        ("2025-05-08T09:00:00", ("09:00", None)),
        ("2025年5月8日10:20(北京时间)", ("10:20", None)),
        ("(2025年5月8日 9:00)", ("09:00", None)),
        ("2025年5月8日周一鸣到会", ("", None)),
    ],
)
def test_time_and_weekday_belong_to_the_date(text: str, expected: tuple[str, int | None]) -> None:
    (found,) = find_dates(text)
    assert (found.time, found.weekday) == expected
    assert text[found.span.start : found.span.end].count("(") == text[found.span.start : found.span.end].count(")")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年12月30日发布。1月6日截止", [2024, 2025]),
        ("某同志，1985年3月2日生，2008年7月入党。\n公示期：5月8日至14日\n2025年5月7日", [1985, 2008, 2025, 2025, 2025]),
        ("5月8日召开会议。\n某单位\n2025年12月1日", [2025, 2025]),
        ("12月30日研究决定。\n某单位\n2026年1月4日", [2025, 2026]),
        ("公示期：1月5日至1月9日\n某单位\n2025年12月31日", [2026, 2026, 2025]),
        ("2019年3月3日印发的办法。\n公示期5月8日至14日\n2025年5月7日", [2019, 2025, 2025, 2025]),
        ("今年5月8日开会，去年6月1日开工。\n2025年6月1日", [2025, 2024, 2025]),
        ("2023年3月入党，同年7月毕业，次年8月任职", [2023, 2023, 2024]),
        ("2025年1月5日部署，12月3日验收", [2025, 2025]),
        ("5月8日开会，2025年6月1日上报", [2025, 2025]),
        ("2025年5月8日任前谈话。6月1日", [2025, 2025]),
        ("5月8日", [None]),
    ],
)
def test_years_from_the_context(text: str, years: list[int | None]) -> None:
    assert [found.year for found in find_dates(text)] == years


def test_the_default_year_is_taken_last() -> None:
    assert find_dates("5月8日", default=2025)[0].value == date(2025, 5, 8)
    assert find_dates("5月8日，2024年6月1日", default=2025)[0].value == date(2024, 5, 8)


def test_a_month_by_its_word() -> None:
    assert [found.value for found in find_dates("本月8日公示。\n2025年5月7日")] == [date(2025, 5, 8), date(2025, 5, 7)]


def test_slips_are_found_and_do_not_exist() -> None:
    assert [found.exists for found in find_dates("20255年5月8日，202年5月8日，2025年6月31日，2025年13月1日")] == [
        False
    ] * 4
    assert find_dates("2025年5月8\n")[0].value == date(2025, 5, 8)


def test_lists_of_days() -> None:
    assert [str(found.value) for found in find_dates("2025年5月8、9日和12日至14日")] == [
        "2025-05-08",
        "2025-05-09",
        "2025-05-12",
        "2025-05-14",
    ]
    (found,) = find_ranges("2025年5月8、9日和12日至14日")
    assert (found.start.day, found.end.day) == (12, 14)
