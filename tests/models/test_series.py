"""The days of a series."""

import pytest

from salto_cli.errors import Unacceptable, Usage
from salto_cli.models.clock_said import read_clock
from salto_cli.models.series import MOST, days


def test_a_series_is_counted_from_its_first_day() -> None:
    assert days("2026-12-01", "uke", None, 3) == ("2026-12-01", "2026-12-08", "2026-12-15")
    assert days("2026-12-01", "14d", "2026-12-29", None) == ("2026-12-01", "2026-12-15", "2026-12-29")


def test_a_month_that_is_shorter_does_not_shorten_those_after_it() -> None:
    assert days("2027-01-31", "month", None, 3) == ("2027-01-31", "2027-02-28", "2027-03-31")


@pytest.mark.parametrize("every", ["", "0d", "banan", "d7", "-7d", "7"])
def test_a_span_that_is_none_is_refused(every: str) -> None:
    with pytest.raises(Unacceptable):
        days("2026-12-01", every, None, 3)


@pytest.mark.parametrize("times", [0, 1, MOST + 1, 9999])
def test_a_series_of_one_and_one_without_end_are_refused(times: int) -> None:
    with pytest.raises(Unacceptable):
        days("2026-12-01", "week", None, times)


def test_a_series_that_ends_before_it_goes_on_is_refused() -> None:
    with pytest.raises(Unacceptable):
        days("2026-12-01", "week", "2026-12-02", None)


@pytest.mark.parametrize(("through", "times"), [(None, None), ("2026-12-31", 3)])
def test_one_thing_and_one_only_says_when_it_ends(through: str | None, times: int | None) -> None:
    with pytest.raises(Usage):
        days("2026-12-01", "week", through, times)


@pytest.mark.parametrize("said", ["9", "kl 9", "kl. 9", "9:00", "09.00", "0900", "at 9"])
def test_a_clock_is_read_as_people_write_it(said: str) -> None:
    assert read_clock(said) == "09:00"


@pytest.mark.parametrize("said", ["", "24", "9:60", "ni", "9:5", "-1", "12345", "9 pm"])
def test_what_is_no_time_of_day_is_refused(said: str) -> None:
    with pytest.raises(Unacceptable):
        read_clock(said)
