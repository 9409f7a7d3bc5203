"""A mistyped code is refused instead of hitting another child."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salto_cli.errors import Unacceptable
from salto_cli.models.code import CONTACT, PERSON, STATEMENT, TASK, code, has_check_letter, number_in, whole


def test_a_code_has_three_digits_and_its_check_letter() -> None:
    assert code(PERSON, 17) == "P-017Z"
    assert number_in(code(PERSON, 12345), PERSON, whole=True) == 12345


@pytest.mark.parametrize("typed", ["P-017Z", "p-017z", "P017Z", " P-017Z ", "P-17Z"])
def test_a_whole_code_may_be_written_in_these_ways(typed: str) -> None:
    assert number_in(typed, PERSON, whole=True) == 17
    assert has_check_letter(typed)


@pytest.mark.parametrize("typed", ["17", "017", "P-017", "P17"])
def test_the_letter_may_be_left_out_at_a_terminal_and_not_in_a_script(typed: str) -> None:
    assert number_in(typed, PERSON, whole=False) == 17
    assert not has_check_letter(typed)
    with pytest.raises(Unacceptable, match="must be whole"):
        number_in(typed, PERSON, whole=True)


@pytest.mark.parametrize("typed", ["Amina", "Amina 17", "17.05.2010", "P-017ZZ", "", "²", "１７"])
def test_what_is_no_code_is_not_taken_for_one(typed: str) -> None:
    assert number_in(typed, PERSON, whole=False) is None


def test_another_kind_of_code_is_refused() -> None:
    with pytest.raises(Unacceptable, match="another kind"):
        number_in(code(CONTACT, 17), PERSON, whole=False)


@pytest.mark.parametrize(
    ("prefix", "listed"),
    [(STATEMENT, "salto consents"), (CONTACT, "salto contacts"), (TASK, "salto task list")],
)
def test_a_person_in_the_place_of_a_thing_leads_to_the_list_of_what_is_theirs(
    prefix: str, listed: str
) -> None:
    with pytest.raises(Unacceptable) as by_code:
        whole("p-001h", prefix, strict=True)
    assert f"{listed} P-001H" in by_code.value.hint
    with pytest.raises(Unacceptable) as by_name:
        whole("Amina Hemmelig", prefix, strict=True)
    assert listed in by_name.value.hint
    assert "Hemmelig" not in by_name.value.message + by_name.value.hint


@given(st.integers(1, 99_999), st.data())
def test_one_wrong_digit_or_two_swapped_are_always_found(number: int, data: st.DataObject) -> None:
    whole = code(PERSON, number)
    digits = list(whole[2:-1])
    place = data.draw(st.integers(0, len(digits) - 1))
    if data.draw(st.booleans()) and place:
        digits[place - 1], digits[place] = digits[place], digits[place - 1]
    else:
        digits[place] = data.draw(st.sampled_from("0123456789"))
    mistyped = f"P-{''.join(digits)}{whole[-1]}"
    if mistyped != whole:
        with pytest.raises(Unacceptable, match="check letter"):
            number_in(mistyped, PERSON, whole=False)
