"""The kinds of deadline, and how far ahead each is seen."""

import pytest

from salto_cli.consent.policy import shipped as policy
from salto_cli.models.deadline_kind import KINDS, Kind, near_through, reach, red_through
from salto_cli.models.settings import shipped
from salto_cli.models.words import WORDS
from salto_cli.render.youth_card import SAYS

MONDAY, THURSDAY, FRIDAY, SATURDAY = "2026-11-23", "2026-11-26", "2026-11-27", "2026-11-28"


def test_every_kind_has_its_word_and_no_word_is_without_a_kind() -> None:
    assert [each.key for each in WORDS["deadline_kind"]] == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_lead_times_the_longest_first(kind: str) -> None:
    leads = shipped().numbers(f"deadline.{kind}.leads")
    assert list(leads) == sorted(set(leads), reverse=True)
    assert min(leads) >= 1


@pytest.mark.parametrize("kind", [each for each in KINDS.values() if each.category])
def test_the_category_of_a_kind_is_one_of_the_policys(kind: Kind) -> None:
    assert kind.category in policy().categories


def test_only_what_moves_often_is_to_be_made_sure_of_again() -> None:
    names = [name.split(".") for name in shipped().of]
    asked = {name[1] for name in names if name[0] == "deadline" and name[-1] == "verified_within"}
    assert asked == {each.key for each in KINDS.values() if each.reverify}


def test_every_date_of_court_or_sentence_is_information_about_crime() -> None:
    assert {each.category for each in KINDS.values() if each.court} == {"crime"}


def test_whatever_the_youth_must_know_can_be_said_on_a_card() -> None:
    assert SAYS.keys() == {each.key for each in KINDS.values() if each.youth}


@pytest.mark.parametrize(
    ("day", "lead", "last"),
    [
        (MONDAY, 1, "2026-11-24"),
        (MONDAY, 7, "2026-11-30"),
        (THURSDAY, 1, FRIDAY),
        (FRIDAY, 1, "2026-11-30"),  # nobody reminds anyone on Sunday of what is on Monday
        (FRIDAY, 2, "2026-11-30"),
        (FRIDAY, 5, "2026-12-02"),
        (SATURDAY, 1, "2026-11-30"),
        ("2026-11-29", 1, "2026-11-30"),
    ],
)
def test_a_lead_time_reaches_to_the_next_working_day_at_the_least(day: str, lead: int, last: str) -> None:
    assert reach(day, lead) == last


def test_red_is_the_last_lead_time_and_near_the_first() -> None:
    assert red_through(MONDAY, (21, 7, 2)) == "2026-11-25"
    assert near_through(MONDAY, (21, 7, 2)) == "2026-12-14"
