"""Names that only look like another."""

import pytest

from salto_cli.models.likeness import looks


@pytest.mark.parametrize(
    "other",
    [
        "Anna \N{CYRILLIC CAPITAL LETTER A}ndersen",
        "Ann\N{CYRILLIC SMALL LETTER A} Andersen",
        "\N{GREEK CAPITAL LETTER ALPHA}nna And\N{CYRILLIC SMALL LETTER IE}rsen",
        "Anna\N{ZERO WIDTH JOINER} Andersen",
        "\N{FULLWIDTH LATIN CAPITAL LETTER A}nna Andersen",
        "anna  andersen".replace("  ", " "),
    ],
)
def test_a_name_in_borrowed_letters_looks_like_the_one_it_stands_for(other: str) -> None:
    assert looks(other) == looks("Anna Andersen")


@pytest.mark.parametrize(
    "other", ["Anne Andersen", "Hanna Andersen", "Анна Андреева", "Άννα Ανδρέου", "Ian", "Lan"]
)
def test_a_name_of_another_person_does_not(other: str) -> None:
    assert looks(other) != looks("Anna Andersen")


def test_a_name_in_another_alphabet_is_one_of_its_own() -> None:
    assert len({looks("Ян Иванов"), looks("Ян Ильин"), looks("Jan Ivanov")}) == 3
