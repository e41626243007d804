"""A period that is too short is given its last day in the notice's own way of writing days."""

from collections.abc import Callable

import pytest

from checker.document import Document
from checker.document.redating import prolonged
from checker.text.chinese.calendar import WorkCalendar

Make = Callable[[str], Document]

CALENDAR = WorkCalendar.build()


@pytest.mark.parametrize(
    ("written", "amount", "mended"),
    [
        ("2025年6月9日至2025年6月11日", 5, "2025年6月9日至2025年6月16日"),
        ("2025年6月9日至11日17:30", 5, "2025年6月9日至16日17:30"),
        ("2025年6月9日至11日", 16, "2025年6月9日至7月1日"),
        ("2025年12月29日至12月31日", 5, "2025年12月29日至2026年1月6日"),
        ("2025-06-09至2025-06-11", 5, "2025-06-09至2025-06-16"),
        ("2025.6.9-2025.6.11", 16, "2025.6.9-2025.7.1"),
        ("2025年6月9日至6月11日（星期三）", 5, "2025年6月9日至6月16日（星期一）"),
        ("2025年6月9日至6月11日，共3个工作日", 5, "2025年6月9日至6月16日，共5个工作日"),
        ("2025年6月9日至6月11日，共三天", 5, "2025年6月9日至6月16日，共五个工作日"),
        ("2025年6月9日至6月11日，共7天", 5, "2025年6月9日至6月16日，共7天"),
        ("2025年6月9日至6月11日，共10天", 5, "2025年6月9日至6月19日，共10天"),
        ("2025年5月1日至5月7日，共5个工作日", 5, "2025年5月1日至5月12日，共5个工作日"),
        ("2025年6月9日至6月16日", 5, "2025年6月9日至6月16日"),
        ("二〇二五年六月九日至二〇二五年六月十一日", 5, "二〇二五年六月九日至二〇二五年六月十一日"),
        ("2098年6月9日至2098年6月11日", 5, "2098年6月9日至2098年6月11日"),
    ],
)
def test_the_last_day_and_the_length(document: Make, written: str, amount: int, mended: str) -> None:
    notice = document(f"关于名单的公示\n公示期：{written}。\n云岭市总工会\n2025年6月9日\n")
    period = notice.period()
    assert period is not None
    assert period.start is not None
    raw = notice.raw
    edits = prolonged(notice, period, period.start, amount, "workday", CALENDAR)
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        place = notice.locate(edit.span)
        raw = raw[: place.start] + edit.replacement + raw[place.end :]
    assert f"公示期：{mended}。" in raw
