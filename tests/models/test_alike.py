"""Who may be the same person, of those who are born on the same day."""

import pytest

from salto_cli.models.alike import may_be_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ola Nordmann", "Ole Nordman"),
        ("Sara Ali", "Zara Aly"),
        ("Mohamed Ali", "Muhammed Aly"),
        ("Amina Yusuf", "Amina Hassan"),
        ("Ali Eksempel", "Sara Eksempel"),  # twins, or one who is called by two names
        ("Eksempel, Åse", "Aase Prøve"),
        ("Anne-Marie Prøve", "Marie Annen"),
    ],
)
def test_a_word_in_common_or_nearly_may_be_one_person(one: str, other: str) -> None:
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(("one", "other"), [("Amina Yusuf", "Sofie Prøve"), ("Ola Moe", "Ole Lie"), ("", "")])
def test_two_names_with_nothing_in_common_are_two(one: str, other: str) -> None:
    assert not may_be_one(one, other)
