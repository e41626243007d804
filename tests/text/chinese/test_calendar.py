import pickle
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.chinese.calendar import UnknownYear, WorkCalendar

RULES = Path(__file__).parents[3] / "rules" / "calendar.toml"
KNOWN = st.dates(date(2005, 1, 1), date(2025, 12, 31))


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return WorkCalendar.build(tomllib.loads(RULES.read_text(encoding="utf-8")))


def test_holidays_and_make_up_days(calendar: WorkCalendar) -> None:
    rows = {day.date.day: (day.is_workday, day.why) for day in calendar.explain(date(2025, 5, 1), date(2025, 5, 7))}
    assert rows[1] == (False, "劳动节")
    assert rows[6] == (True, "周二")
    assert calendar.explain(date(2025, 4, 27), date(2025, 4, 27))[0][1:] == (True, "调休上班")
    assert calendar.explain(date(2025, 5, 10), date(2025, 5, 10))[0][1:] == (False, "周六")
    assert calendar.explain(date(2025, 4, 4), date(2025, 4, 4))[0][1:] == (False, "清明节")


@given(KNOWN, st.integers(0, 60))
def test_counts_agree_with_the_days(calendar: WorkCalendar, start: date, length: int) -> None:
    end = start + timedelta(length)
    days = calendar.explain(start, end)
    assert len(days) == length + 1
    assert calendar.count_workdays(start, end) == sum(day.is_workday for day in days)
    assert calendar.workdays(start, end) == tuple(day.date for day in days if calendar.is_workday(day.date))


@given(KNOWN, st.integers(1, 40))
def test_the_nth_workday_ends_a_span_of_n_workdays(calendar: WorkCalendar, day: date, n: int) -> None:
    end = calendar.nth_workday_after(day, n)
    assert calendar.is_workday(end)
    assert calendar.count_workdays(day + timedelta(1), end) == n


def test_no_days_backwards(calendar: WorkCalendar) -> None:
    assert calendar.workdays(date(2025, 5, 8), date(2025, 5, 7)) == ()
    assert calendar.nth_workday_after(date(2025, 5, 8), 0) == date(2025, 5, 8)
    with pytest.raises(ValueError):
        calendar.nth_workday_after(date(2025, 5, 8), -1)


@pytest.mark.parametrize("year", [1999, 2003, 2090])
def test_an_unknown_year_is_never_guessed(calendar: WorkCalendar, year: int) -> None:
    for ask in (
        calendar.is_workday,
        lambda day: calendar.count_workdays(day, day),
        lambda day: calendar.nth_workday_after(day, 1),
    ):
        with pytest.raises(UnknownYear) as error:
            ask(date(year, 6, 1))
        assert error.value.year == year
        assert str(year) in str(error.value)


def test_a_span_into_an_unknown_year_is_unknown() -> None:
    calendar = WorkCalendar.build({"year": [{"year": 2090}]})
    with pytest.raises(UnknownYear):
        calendar.workdays(date(2090, 12, 30), date(2091, 1, 2))


def test_an_added_year_is_known_and_changes_the_digest() -> None:
    entry = {
        "year": 2090,
        "source": "某号",
        "holidays": ["2090-01-02 元旦", date(2090, 5, 1)],
        "workdays": ["2090-01-07"],
    }
    plain, added = WorkCalendar.build(), WorkCalendar.build({"year": [entry]})
    assert [added.is_workday(date(2090, 1, day)) for day in (2, 3, 7, 8)] == [False, True, True, False]
    assert [day.why for day in added.explain(date(2090, 1, 2), date(2090, 1, 3))] == ["元旦", "周二"]
    assert plain.digest != added.digest
    assert added.digest == WorkCalendar.build({"year": [entry]}).digest
    assert set(plain.digest) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    "entry",
    [
        {"year": "2090"},
        {"holidays": ["2090-01-01"]},
        {"year": 2090, "holidays": ["2090-02-30"]},
        {"year": 2090, "holidays": ["2091-01-01"]},
        {"year": 2090, "holidays": ["2090-01-01"], "workdays": ["2090-01-01"]},
        {"year": 2090, "holiday": ["2090-01-01"]},
    ],
)
def test_malformed_entries_are_named(entry: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="calendar"):
        WorkCalendar.build({"year": [entry]})


def test_a_built_calendar_pickles(calendar: WorkCalendar) -> None:
    again = pickle.loads(pickle.dumps(calendar))
    assert again.digest == calendar.digest


def test_the_package_is_loaded_only_when_a_day_is_asked() -> None:
    code = (
        "import sys; from checker.text.chinese.calendar import WorkCalendar; WorkCalendar.build();"
        "assert not any(name.startswith('chinese_calendar') for name in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0
