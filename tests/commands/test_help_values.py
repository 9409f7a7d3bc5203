"""What the help and an error show as an example of a value is one that can be typed."""

import re
from dataclasses import replace

import pytest

from salto_cli import i18n
from salto_cli.commands import MANIFEST, Entry, Group
from salto_cli.commands.help_values import spoken
from salto_cli.commands.lazy import described, load
from salto_cli.models import code

PLACEHOLDER = re.compile(r"\b[A-ZÆØÅ]{3,}\b|…")
SPELLED_SO = {"2XRA", "9FEC", "NAV"}


def every_entry() -> list[tuple[str, Entry]]:
    """Every command by its English path."""
    found: list[tuple[str, Entry]] = []
    for name, entry in MANIFEST.items():
        if isinstance(entry, Group):
            found += [
                (f"{name} {each}", one) for each, one in entry.commands.items() if isinstance(one, Entry)
            ]
        else:
            found.append((name, entry))
    return found


@pytest.mark.parametrize("lang", ["en", "nb"])
def test_what_is_shown_as_an_example_of_a_value_is_one_that_can_be_typed(lang: str) -> None:
    """Never what the value is called: an error would say to type the word that it should explain."""
    placeholders = []
    with i18n.speaking(lang):
        for path, entry in every_entry():
            for each in load(path, entry).params:
                said = spoken(entry, described(each))
                found = set(PLACEHOLDER.findall(said.example)) - SPELLED_SO if said.value else set()
                placeholders += [(path, said.example)] if found else []
    assert placeholders == []


@pytest.mark.parametrize(
    ("path", "name", "example"),
    [
        ("handover plan", "type_", "--type 18"),
        ("schedule print", "kind", "cron"),
        ("schedule print", "at", "--at 02:00"),
        ("warning review", "review_", "--review friday"),
        ("caseload", "age", "--age 16"),
        ("caseload", "district", "--district Alna"),
        ("log-contact", "told", "--told yes"),
        ("log-contact", "next_service", "--next-service nav-ungdomsteam"),
        ("register", "national_id", "--national-id 17851050183"),
        ("fleksiteam decide", "type_", "--type measure"),
    ],
)
def test_an_example_of_a_value_is_of_its_kind(path: str, name: str, example: str) -> None:
    entry = dict(every_entry())[path]
    parameter = next(each for each in load(path, entry).params if each.name == name)
    with i18n.speaking("en"):
        assert spoken(entry, described(parameter)).example == example


@pytest.mark.parametrize(
    ("path", "name", "called"),
    [
        ("may-share", "on", "--on DAG"),
        ("task list", "due", "--due DAG"),
        ("withdraw-consent", "out", "--out MAPPE"),
        ("fleksiteam pack", "out", "--out MAPPE"),
        ("incident draft", "to", "--to FIL"),
        ("told", "answer", "--answer TEKST"),
        ("task done", "outcome", "--outcome TEKST"),
        ("promise add", "to", "--to FORESATT"),
        ("fleksiteam attend", "came", "--came KLOKKA"),
        ("service list", "district", "--district BYDEL"),
    ],
)
def test_a_value_is_called_what_it_is(path: str, name: str, called: str) -> None:
    entry = dict(every_entry())[path]
    parameter = next(each for each in load(path, entry).params if each.name == name)
    with i18n.speaking("nb"):
        assert spoken(entry, described(parameter)).called == called


@pytest.mark.parametrize(
    ("path", "name", "told", "is_told"),
    [
        ("restrict", "ground", "bestridt, ulovlig, rettskrav, innsigelse eller arkiv.", True),
        ("restrict", "ground", "Hvorfor det ble begrenset.", False),
        ("open-case", "purposes", "Hva oppfølgingen skal føre til.", False),
        ("open-case", "purposes", "Hva det skal føre til, som oppfølging.", True),
    ],
)
def test_words_that_a_help_text_names_are_not_listed_again(
    path: str, name: str, told: str, is_told: bool
) -> None:
    entry = dict(every_entry())[path]
    parameter = next(each for each in load(path, entry).params if each.name == name)
    with i18n.speaking("nb"):
        assert spoken(entry, replace(described(parameter), help=told)).is_told is is_told


@pytest.mark.parametrize("lang", ["en", "nb"])
def test_a_code_in_a_help_text_is_one_that_is_taken(lang: str) -> None:
    """A code with a false check letter would be refused by the command whose help shows it."""
    with i18n.speaking(lang):
        texts = [described(each).help for path, entry in every_entry() for each in load(path, entry).params]
    shown = {said for text in texts for said in re.findall(r"\b[A-Z]-\d+[A-Z]\b", text)}
    assert len(shown) > 5
    assert {said for said in shown if code.code(said[0], int(said[2:-1])) != said} == set()
