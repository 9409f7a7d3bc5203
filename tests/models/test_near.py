"""A mistyped word: one slip is near, whatever its length, and a word of other letters is not."""

import pytest

from salto_cli.models.near import near

KNOWN = ("vis", "exit", "ferdig", "liste", "saker", "yes", "editor", "due")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vsi", "vis"), ("exti", "exit"), ("fredig", "ferdig"), ("lste", "liste"), ("listee", "liste"),
        ("sakar", "saker"), ("exi", "exit"), ("du", "due"), ("ivs", "vis"),
    ],
)  # fmt: skip
def test_one_slip_of_the_finger_is_near(typed: str, meant: str) -> None:
    assert near(typed, KNOWN)[:1] == [meant]


@pytest.mark.parametrize("typed", ["type", "dato", "new", "qqq", "", "v", "Amina"])
def test_what_only_shares_letters_is_not_near(typed: str) -> None:
    assert near(typed, KNOWN) == []
