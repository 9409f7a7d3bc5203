"""What people have written as it goes to a terminal: nothing in it steers, and nothing else is lost."""

import sys
import unicodedata

import pytest

from salto_cli.models.text import clean

STEERING = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def test_no_sign_of_unicode_that_steers_gets_through_in_any_place() -> None:
    for number in range(sys.maxunicode + 1):
        sign = chr(number)
        if sign != "\n" and unicodedata.category(sign) in STEERING:
            assert clean(sign) == "·", hex(number)
            assert clean(f"Åse{sign}") == "Åse·", hex(number)


@pytest.mark.parametrize(
    "said", ["", "Amina Eksempel", "Bjørg Ærlig-Åsen", "Nguyễn Thị", "✓ «fast» – 😀", "a\nb"]
)
def test_what_can_be_shown_stays_as_it_is(said: str) -> None:
    assert clean(said) == said


def test_letters_with_loose_marks_are_put_together() -> None:
    assert clean("A\u030ase") == "Åse"
