"""Birthdays and months, to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salto_cli.consent.ages import age_on, born_on_leap_day, last_day
from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import shipped
from tests.consent.facts import ask, at, grant, person, policy_with

LEAP = date(2012, 2, 29)


@pytest.mark.parametrize("age", [7, 12, 15, 16, 18])
def test_an_age_begins_on_the_birthday_and_not_the_day_before(age: int) -> None:
    birth = date(2010, 3, 12)
    birthday = date(2010 + age, 3, 12)
    assert age_on(birth, birthday) == age
    assert age_on(birth, birthday - timedelta(days=1)) == age - 1


@pytest.mark.parametrize(
    ("day", "on_1_march", "on_28_february"),
    [
        (date(2027, 2, 27), 14, 14),
        (date(2027, 2, 28), 14, 15),
        (date(2027, 3, 1), 15, 15),
        (date(2028, 2, 28), 15, 15),
        (date(2028, 2, 29), 16, 16),
    ],
)
def test_someone_born_on_29_february_turns_older_as_the_policy_says(
    day: date, on_1_march: int, on_28_february: int
) -> None:
    assert age_on(LEAP, day) == on_1_march
    assert age_on(LEAP, day, feb28=True) == on_28_february


@pytest.mark.parametrize(
    "birth", [date(2012, 2, 28), date(2012, 3, 29), date(2012, 12, 29), date(2012, 3, 1)]
)
def test_only_those_born_on_the_leap_day_lack_a_birthday(birth: date) -> None:
    assert born_on_leap_day(LEAP)
    assert not born_on_leap_day(birth)
    for day in (date(2027, 2, 27), date(2027, 2, 28), date(2027, 3, 1)):
        assert age_on(birth, day, feb28=True) == age_on(birth, day)


def test_the_leap_switch_moves_the_birthday_and_strict_takes_the_stricter_answer() -> None:
    on = date(2027, 2, 28)
    young = person(15, grant(said=at(on), through=None), birth_date=LEAP)
    grown = person(15, grant(said=at(on), through=None), birth_date=date(2011, 2, 28))
    feb28 = policy_with(('leap_birthday = "mar1"', 'leap_birthday = "feb28"'))
    strict = policy_with(('leap_birthday = "mar1"', 'leap_birthday = "strict"'))
    question = ask(on=on)
    assert may_share(young, question, shipped()).reason == "NEEDS_GUARDIAN"
    assert may_share(young, question, feb28).allowed
    assert may_share(young, question, strict).reason == "NEEDS_GUARDIAN"
    assert may_share(grown, question, strict).allowed


def test_strict_also_takes_the_no_when_the_older_reading_is_the_no() -> None:
    on = date(2030, 2, 28)  # 17 until 1 March, or 18 already
    strict = policy_with(('leap_birthday = "mar1"', 'leap_birthday = "strict"'))
    own = grant(said=at(date(2030, 2, 1)), services=frozenset({"nav"}), through=None)
    guardian = grant("guardian:G1", 1, said=at(on), services=frozenset({"nav"}), through=None)
    facts = person(17, own, guardian, birth_date=LEAP)
    assert may_share(facts, ask("school", "nav", on), shipped()).allowed
    assert may_share(facts, ask("school", "nav", on), strict).reason == "RECONFIRM_AT_18"


@pytest.mark.parametrize(
    ("said", "months", "last"),
    [
        (date(2025, 6, 10), 12, date(2026, 6, 9)),
        (date(2028, 2, 29), 12, date(2029, 2, 27)),
        (date(2027, 2, 28), 12, date(2028, 2, 27)),
        (date(2027, 3, 1), 12, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 27)),
        (date(2025, 12, 31), 1, date(2026, 1, 30)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_a_period_of_months_ends_the_day_before_the_same_date(said: date, months: int, last: date) -> None:
    assert last_day(said, months) == last


@settings(deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_nobody_grows_younger_and_the_leap_day_moves_an_age_by_one_day_at_most(
    birth: date, day: date
) -> None:
    after = day + timedelta(days=1)
    for feb28 in (False, True):
        assert 0 <= age_on(birth, after, feb28) - age_on(birth, day, feb28) <= 1
    assert age_on(birth, day) <= age_on(birth, day, feb28=True) <= age_on(birth, after)
