"""Whether a place may be one that somebody must not go to."""

import pytest

from salto_cli.models.place import may_be_same


@pytest.mark.parametrize(
    ("asked", "unsafe"),
    [
        ("Furuset senter", "Furuset torg"),
        ("FURUSETTORGET 3", "Furuset"),
        ("ved Ammerud skole", "ammerud"),
        ("Grønland", "Gronland torg"),
        ("Senteret", "senteret"),
        ("Oslo S", "oslo s"),
    ],
)
def test_what_may_be_the_same_place_is(asked: str, unsafe: str) -> None:
    assert may_be_same(asked, unsafe)
    assert may_be_same(unsafe, asked)


@pytest.mark.parametrize(
    ("asked", "unsafe"),
    [
        ("Oslo tingrett", "Oslo S"),
        ("Nav Alna", "Nav Grorud"),
        ("Hellerud skole", "Ammerud skole"),
        ("Storgata 3", "Kirkegata 3"),
        ("", "Furuset"),
        ("Ås", "Åsen"),
    ],
)
def test_what_has_only_the_kind_of_place_in_common_is_not(asked: str, unsafe: str) -> None:
    assert not may_be_same(asked, unsafe)
