"""Help that begins with what has happened, in the words of whoever asks."""

import re
from dataclasses import replace

import pytest

from salto_cli import i18n
from salto_cli.commands.help_when import SITUATIONS, meant, sections
from salto_cli.models import code
from tests.fixtures import Salto
from tests.typed_line import command_of


@pytest.mark.parametrize(
    ("said", "heading"),
    [
        ("noen slutter", "En kollega slutter, eller noen andre tar over"),
        ("jeg har skrevet feil", "Du har skrevet noe feil"),
        ("søke", "Du leter etter noen"),
        ("soke", "Du leter etter noen"),
        ("dele", "Du vil dele, eller en tjeneste spør"),
        ("møtet", "Det er snart ukemøte"),
        ("pc-en er stjålet", "En maskin er stjålet, et ark er borte, eller noen har snoket"),
    ],
)
def test_what_has_happened_can_be_asked_about_in_ones_own_words(
    salto: Salto, said: str, heading: str
) -> None:
    told = replace(salto, lang="nb")("help", *said.split()).out.splitlines()
    assert told[:3] == ["salto hjelp når", "", heading]


def test_all_that_may_happen_is_a_topic(salto: Salto) -> None:
    told = replace(salto, lang="en")("help", "when").out.splitlines()
    assert [line for line in told if line in {each.heading for each in SITUATIONS}] == [
        each.heading for each in SITUATIONS
    ]


@pytest.mark.parametrize("word", ["søskn", "sakr", "oversiktt", "jeg", "xyzzy"])
def test_a_word_that_tells_nothing_is_refused_as_before(salto: Salto, word: str) -> None:
    ran = replace(salto, lang="nb")("help", word)
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_each_situation_is_found_by_its_own_heading(lang: str) -> None:
    with i18n.speaking(lang):
        for each, section in zip(SITUATIONS, sections(), strict=True):
            assert meant(section.heading.split()) == [each]


def test_every_line_of_a_situation_is_a_command_with_whole_codes() -> None:
    for each in SITUATIONS:
        for line in each.lines:
            assert command_of(f"salto {line}")
            for said in re.findall(r"\b([A-Z]-\w+)", line):
                assert code.whole(said, said[0], strict=True) == said
