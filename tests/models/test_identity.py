"""National identity numbers and phone numbers. All numbers here are synthetic: month + 80."""

import pytest
from stdnum.no import fodselsnummer

from salto_cli.errors import Unacceptable
from salto_cli.models.identity import grouped, number, phone, refuse_another_birth, spaced


def synthetic(born: str = "2010-05-17", serial: int = 501, *, d_number: bool = False) -> str:
    """A synthetic identity number with check digits that fit, for someone born on that day."""
    year, month, day = (int(part) for part in born.split("-"))
    for each in range(serial, 1000):
        nine = f"{day + 40 * d_number:02}{month + 80:02}{year % 100:02}{each:03}"
        one = fodselsnummer.calc_check_digit1(nine)
        two = fodselsnummer.calc_check_digit2(nine + one)
        if len(one + two) == 2:
            return nine + one + two
    raise AssertionError("unreachable: most serial numbers have check digits")


@pytest.mark.parametrize("d_number", [False, True])
def test_a_synthetic_number_is_accepted_however_it_is_spaced(d_number: bool) -> None:
    digits = synthetic(d_number=d_number)
    assert number(f" {digits[:6]} {digits[6:]} ") == digits
    refuse_another_birth(digits, "2010-05-17")


def test_every_single_wrong_digit_is_found() -> None:
    digits = synthetic()
    for place in range(11):
        for digit in "0123456789":
            if digit != digits[place]:
                with pytest.raises(Unacceptable, match="check digits"):
                    number(digits[:place] + digit + digits[place + 1 :])


@pytest.mark.parametrize("typed", ["", "123", "1785101234", "178510123456", "ukjent", "1785101234x"])
def test_what_is_not_eleven_digits_is_refused(typed: str) -> None:
    with pytest.raises(Unacceptable, match="eleven digits"):
        number(typed)


@pytest.mark.parametrize("born", ["2010-05-18", "2010-06-17", "2011-05-17", "2010-01-17"])
def test_a_number_for_another_birth_date_is_refused(born: str) -> None:
    with pytest.raises(Unacceptable, match="do not belong together"):
        refuse_another_birth(synthetic("2010-05-17"), born)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("912 34 567", "91234567"),
        ("+47 912 34 567", "91234567"),
        ("0047 91234567", "91234567"),
        ("22-33-44-55", "22334455"),
        ("+46 70 123 45 67", "+46701234567"),
        ("(0046) 701234567", "+46701234567"),
    ],
)
def test_a_phone_number_is_kept_in_one_way(typed: str, kept: str) -> None:
    assert phone(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "112", "9123456", "912345678", "12345678", "ring mor", "+0123456789", "+47", "+4712"]
)
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    with pytest.raises(Unacceptable, match="not a phone number"):
        phone(typed)


def test_numbers_are_shown_as_they_are_read_aloud() -> None:
    assert spaced("91234567") == "912 34 567"
    assert spaced("+46701234567") == "+46701234567"
    assert grouped("17851012345") == "178510 12345"
