"""Working days: weekends and the public holidays of Norway, by their dates in the calendar."""

from datetime import date

import pytest

from salto_cli.models.deadline_kind import reach
from salto_cli.models.withdrawal import day_to_tell
from salto_cli.models.workday import easter, is_working, last_working, next_working


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2008, date(2008, 3, 23)),  # early
        (2038, date(2038, 4, 25)),  # as late as it can be
        (1954, date(1954, 4, 18)),  # the algorithm's own exception
        (2049, date(2049, 4, 18)),
    ],
)
def test_easter_is_where_the_calendar_has_it(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    "day",
    ["2026-01-01", "2026-04-02", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25",
     "2027-05-17", "2026-12-25", "2026-11-28", "2026-11-29"],
)  # fmt: skip
def test_nobody_is_at_work_on_a_holiday_or_at_the_weekend(day: str) -> None:
    assert not is_working(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-04-01", "2026-04-07", "2026-12-24", "2026-11-23"])
def test_the_days_around_them_are_working_days(day: str) -> None:
    assert is_working(date.fromisoformat(day))


def test_the_working_days_around_easter_are_wednesday_and_tuesday() -> None:
    assert next_working(date(2026, 4, 1)) == date(2026, 4, 7)
    assert last_working(date(2026, 4, 7)) == date(2026, 4, 1)


def test_what_falls_in_a_holiday_is_within_reach_on_the_last_working_day_before_it() -> None:
    assert reach("2026-04-01", 1) == "2026-04-07"  # Easter: nobody opens their day until Tuesday
    assert reach("2026-11-27", 1) == "2026-11-30"  # a Friday
    assert reach("2026-11-23", 3) == "2026-11-26"


def test_a_recipient_is_told_on_the_next_working_day() -> None:
    assert day_to_tell("2026-04-01") == "2026-04-07"
