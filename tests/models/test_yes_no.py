"""Yes or no: the same words wherever it is read."""

from collections.abc import Callable
from datetime import date

import pytest

from salto_cli.commands.yes_no import YesNo
from salto_cli.errors import Unacceptable
from salto_cli.models import config, import_cell, yes_no
from salto_cli.models.decision_said import read_decision
from salto_cli.models.note import read_told
from salto_cli.usecases.service_file import _yes_no

MONDAY = date(2026, 11, 23)


def typed(text: str) -> bool:
    question = YesNo("?", default=True)
    for sign in text:
        question.type(sign)
    if not question.is_answered():
        raise Unacceptable("neither", "yes or no")
    return question.stands


READERS: dict[str, Callable[[str], bool | None]] = {
    "a setting": lambda text: bool(config.understood(config.BY_NAME["mask"], text, "mask")),
    "a cell": import_cell.is_yes,
    "a cell of a service": _yes_no,
    "a prompt": typed,
}


@pytest.mark.parametrize("where", READERS)
@pytest.mark.parametrize("text", [*yes_no.VALUES, " JA ", "Nei", "PÅ"])
def test_a_word_for_it_is_understood_wherever_it_stands_alone(where: str, text: str) -> None:
    assert READERS[where](text) is yes_no.means(text)


@pytest.mark.parametrize("where", READERS)
@pytest.mark.parametrize("text", ["kanskje", "ja nei", "2", "-1", "jaja"])
def test_what_is_neither_is_refused_everywhere(where: str, text: str) -> None:
    with pytest.raises(Unacceptable):
        READERS[where](text)


@pytest.mark.parametrize("word", yes_no.ANSWERS)
def test_in_a_sentence_the_words_are_the_same(word: str) -> None:
    meant = yes_no.ANSWERS[word]
    assert read_told(f"{word}, Ola ville det") == ("yes" if meant else "no: Ola ville det")
    assert read_decision(f"ringe UngJobb {word}", MONDAY, (), ()).agreed is meant


@pytest.mark.parametrize("word", sorted(yes_no.VALUES.keys() - yes_no.ANSWERS))
def test_what_is_a_word_like_others_answers_nothing_in_a_sentence(word: str) -> None:
    with pytest.raises(Unacceptable):
        read_told(f"{word} vei hjem")
    said = read_decision(f"følge med {word}", MONDAY, (), ())
    assert (said.text, said.agreed) == (f"følge med {word}", None)


@pytest.mark.parametrize("initial", ["N", "Y", "J"])
def test_an_initial_at_the_end_of_a_decision_is_no_answer(initial: str) -> None:
    said = read_decision(f"ringe mor til Ola {initial}", MONDAY, (), ())
    assert (said.text, said.agreed) == (f"ringe mor til Ola {initial}", None)
