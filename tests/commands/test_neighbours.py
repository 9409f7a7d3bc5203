"""A wrong word of a closed list is answered with what people mean by it, or with the option that takes it."""

import pytest

from salto_cli import i18n
from salto_cli.models.everyday import EVERYDAY
from salto_cli.models.near import near_words
from salto_cli.models.words import WORDS
from salto_cli.usecases.words import choices
from tests.fixtures import Salto


@pytest.mark.parametrize(
    ("lang", "line", "hint"),
    [
        ("en", "log-contact P-001H --kind call", "did you mean --channel call?"),
        ("nb", "log-contact P-001H --kind ringt", "mente du --channel telefon?"),
        ("nb", "log-contact P-001H --kind jobb", "mente du --theme jobb, --category arbeid?"),
        (
            "en",
            "log-contact P-001H --kind talk --channel conversation",
            "did you mean --kind talk, --kind planned?",
        ),
        ("nb", "grant-consent P-001H --by mor", "--by foresatt:P-…"),
        ("en", "grant-consent P-001H --by mother", "--by guardian:P-…"),
        ("nb", "grant-consent P-001H --by foresatt --to nav", "--by foresatt:P-…"),
    ],
)
def test_a_word_of_another_list_names_the_option_that_takes_it(
    salto: Salto, lang: str, line: str, hint: str
) -> None:
    ran = salto("--lang", lang, *line.split(), "--no-input")
    assert ran.code in {2, 4}
    assert hint in ran.err, ran.err


@pytest.mark.parametrize(
    ("of", "said", "key"),
    [
        ("category", "employment", "work"),
        ("category", "hybel", "housing_economy"),
        ("theme", "slåssing", "violence"),
        ("channel", "snap", "message"),
        ("giver", "pappa", "guardian"),
        ("kin", "storebror bror", "sibling"),
    ],
)
def test_what_people_say_leads_to_the_word_of_the_list(of: str, said: str, key: str) -> None:
    i18n.choose("nb")
    assert key in [word.key for word in near_words(said, choices(of))]


def test_a_slip_of_the_finger_comes_before_what_people_mean() -> None:
    assert [word.key for word in near_words("krisse", WORDS["kind"])] == ["crisis"]


def test_what_nobody_says_leads_nowhere() -> None:
    assert near_words("xyzzy", choices("category")) == []
    assert "" not in EVERYDAY
