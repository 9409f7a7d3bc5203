"""The Norwegian words that the help lists are words that the program knows."""

from importlib import import_module

import pytest

from salto_cli.models.words import HELD, WORDS


@pytest.mark.parametrize(
    ("of", "key", "said"),
    [
        ("erasure", "not_needed", "unødvendig"),
        ("erasure", "withdrawn", "trukket"),
        ("erasure", "unlawful", "ulovlig"),
        ("erasure", "wrong", "feil"),
        ("erasure", "duty", "plikt"),
        ("restriction", "contested", "bestridt"),
        ("restriction", "unlawful", "ulovlig"),
        ("restriction", "objection", "innsigelse"),
        ("incident", "misdirected", "feilsendt"),
        ("incident", "snooping", "snoking"),
        ("consent_sought", "refused", "nei"),
        ("consent_sought", "impossible", "umulig"),
        ("objection", "subject", "ungdommen"),
        ("giver", "barnevern_care", "barnevern"),
        ("interpreter", "qualified", "tolk"),
        ("siblinghood", "none", "ikke"),
        ("outcome", "goals_met", "nådd"),
        ("outcome", "other_service", "annen-tjeneste"),
        ("outcome", "no_contact", "ikke-kontakt"),
        ("reached", "call", "telefon"),
    ],
)
def test_a_word_that_the_help_lists_means_one_thing(of: str, key: str, said: str) -> None:
    """Of all the choices in a list exactly one is written so."""
    assert [each.key for each in WORDS[of] if each.is_written(said)] == [key]


@pytest.mark.parametrize("noun", HELD)
def test_each_list_of_words_is_known_by_its_noun(noun: str) -> None:
    lists = import_module(f"salto_cli.models.words.{noun}").WORDS
    assert set(HELD[noun].split()) == lists.keys()
    assert all(WORDS[name] is lists[name] for name in lists)
