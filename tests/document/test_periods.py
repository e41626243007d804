"""Periods in the ways that offices write them."""

from collections.abc import Callable

import pytest

from checker.document import Document, PeriodKind

Make = Callable[[str], Document]

SIGNED = "\n\n清河县水务局\n2025年5月7日\n"

#: text, start, end, length ("5w" workdays, "7d" days)
WAYS = [
    ("公示时间:2025年5月8日至5月14日。", "2025-05-08", "2025-05-14", ""),
    ("公示时间：5月8日—14日", "2025-05-08", "2025-05-14", ""),
    ("公示期自2025年5月8日起至2025年5月14日止。", "2025-05-08", "2025-05-14", ""),
    ("公示期从5月8日开始，到5月14日结束。", "2025-05-08", "2025-05-14", ""),
    ("公示期为5个工作日（2025年5月8日至5月14日）。", "2025-05-08", "2025-05-14", "5w"),
    ("公示期五个工作日，自2025年5月8日至2025年5月14日。", "2025-05-08", "2025-05-14", "5w"),
    ("公示期限：2025.5.8-2025.5.14，共7天", "2025-05-08", "2025-05-14", "7d"),
    ("公示期限：2025-05-08 至 2025-05-14", "2025-05-08", "2025-05-14", ""),
    ("公示起止时间：２０２５年５月８日－５月１４日", "2025-05-08", "2025-05-14", ""),
    ("公示时间为二〇二五年五月八日至五月十四日", "2025-05-08", "2025-05-14", ""),
    ("公示期：7天。自2025年5月8日至5月14日。", "2025-05-08", "2025-05-14", "7d"),
    ("三、公示时间\n2025年5月8日至2025年5月14日", "2025-05-08", "2025-05-14", ""),
    ("公示时间：\n自2025年5月8日起，至5月14日止", "2025-05-08", "2025-05-14", ""),
    ("现予以公示，时间从2025年5月8日至5月14日。", "2025-05-08", "2025-05-14", ""),
    ("现将名单予以公示（2025年5月8日—2025年5月14日）。", "2025-05-08", "2025-05-14", ""),
    ("公示7天（5月8日至5月14日）。", "2025-05-08", "2025-05-14", "7d"),
    ("公示时间：2025年5月8日8:00至5月14日17:30", "2025-05-08", "2025-05-14", ""),
    ("公示期：2024年12月30日至2025年1月6日", "2024-12-30", "2025-01-06", ""),
    ("如有异议，请于2025年5月8日至5月14日向办公室反映。", "2025-05-08", "2025-05-14", ""),
    ("公示开始时间：2025年5月8日\n公示结束时间：2025年5月14日", "2025-05-08", "2025-05-14", ""),
    ("公示起始日期\t2025年5月8日\n公示截止日期\t2025年5月14日", "2025-05-08", "2025-05-14", ""),
    ("公示期自即日起5个工作日。", "2025-05-07", "", "5w"),
    ("公示时间从即日起七天。", "2025-05-07", "", "7d"),
    ("自公示之日起5个工作日内，如有异议请向办公室反映。", "2025-05-07", "", "5w"),
    ("公示期自发布之日起7日。", "2025-05-07", "", "7d"),
    ("公示期3天。", "", "", "3d"),
    ("公示时间：一周", "", "", "7d"),
    ("公示期自2025年5月8日起7天。", "2025-05-08", "", "7d"),
    ("公示期：5月8日起5个工作日", "2025-05-08", "", "5w"),
    ("公示截止时间：2025年5月14日", "", "2025-05-14", ""),
    ("公示期至2025年5月14日止。", "", "2025-05-14", ""),
]

NONE = [
    "公示期间，如有异议请来电反映。",
    "公示期满无异议后办理手续。",
    "本次公示时间另行通知。",
    "工期180天，质量合格。现予以公示。",
    "2025年5月8日召开会议研究，现将结果予以公示。",
    "建设时间：2025年5月8日至9月14日。现将项目公示如下。",
]


@pytest.mark.parametrize(("text", "start", "end", "length"), WAYS)
def test_a_period_is_read_however_it_is_written(document: Make, text: str, start: str, end: str, length: str) -> None:
    period = document(f"关于评优结果的公示\n\n经会议研究，拟评张建国为先进。\n{text}{SIGNED}").period()
    assert period is not None
    stated = f"{period.length.amount}{'w' if period.length.unit == 'workday' else 'd'}" if period.length else ""
    assert (_iso(period.start), _iso(period.end), stated) == (start, end, length)


@pytest.mark.parametrize("text", NONE)
def test_what_sets_no_period_is_none(document: Make, text: str) -> None:
    assert document(f"关于评优结果的公示\n\n{text}{SIGNED}").period() is None


def test_the_kinds_are_not_confused(document: Make) -> None:
    text = "公告期限：2025年5月8日至5月9日。\n张贴时间不少于15日。\n公示期：2025年5月8日至5月14日。\n信息形成后20个工作日内公开。"
    kinds = [period.kind for period in document(text).periods]
    assert kinds == [PeriodKind.ANNOUNCEMENT, PeriodKind.POSTING, PeriodKind.PUBLICITY, PeriodKind.DEADLINE]


def test_parts_that_stand_apart_are_one_period_and_contradictions_are_two(document: Make) -> None:
    together = document("公示期为5个工作日。\n\n公示时间：2025年5月8日至5月14日。")
    assert len(together.periods) == 1
    apart = document("公示期：2025年5月8日至5月14日。\n\n公示时间：2025年5月9日至5月15日。")
    assert len(apart.periods) == 2


def _iso(day: object) -> str:
    return str(day) if day is not None else ""
