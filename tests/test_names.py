"""Both names of a command call it, and no name calls two."""

import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salto_cli import i18n, names
from salto_cli.commands import MANIFEST, Group
from salto_cli.consent.policy import in_force
from salto_cli.models import day_said
from salto_cli.models.caseload import SORTS
from salto_cli.models.words import WORDS
from salto_cli.render.look import typed
from salto_cli.usecases import words
from tests.typed_line import command_of

# A name of both languages; any other that is not translated was forgotten.
SAME = {"demo", "fleksiteam", "fleksiteam status", "policy test", "recovery test", "transition start"}


def paths() -> list[str]:
    """Every command and group by its English path."""
    return [path for level in levels().values() for path in level]


def levels() -> dict[str, list[str]]:
    """The English paths that stand beside each other, by the name of their group."""
    found: dict[str, list[str]] = {"": list(MANIFEST)}
    for name, entry in MANIFEST.items():
        if isinstance(entry, Group):
            found[name] = [f"{name} {each}" for each in entry.commands]
    return found


def ways(name: str) -> Iterator[str]:
    """How people write a name."""
    yield from (name, name.upper(), unicodedata.normalize("NFD", name), name.replace("-", ""))
    yield name.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    yield name.replace("æ", "ae").replace("ø", "o").replace("å", "a")


@pytest.fixture(autouse=True)
def spoken_in_bokmaal() -> Iterator[None]:
    with i18n.speaking("nb"):
        yield


def test_every_command_has_a_bokmaal_name() -> None:
    assert [path for path in paths() if path not in names.NB] == []


@pytest.mark.parametrize("said", names.VALUES.values())
def test_a_hint_says_values_that_are_understood_in_bokmaal(said: str) -> None:
    option, value = said.split(" ", 1)
    lists = {
        "--by": ["giver"],
        "--with": ["checked_with"],
        "--as": ["kin"],
        "--kind": ["transition"],
        "--how": ["reached"],
        "--ground": ["erasure"],
        "--outcome": ["outcome", "promise_ended"],
        "--understood": ["warning_answer"],
    }
    bare = value.strip('"')
    policy = {"--basis": "basis", "--purposes": "purpose"}
    if option == "--sort":
        assert any(each.is_written(bare) for each in SORTS)
    elif option == "--lead":
        assert bare == "meg"  # as usecases/caseload.py reads it
    elif option in policy:
        assert words.written(policy[option], bare)
    elif option in lists:
        assert any(each.is_written(bare) for of in lists[option] for each in WORDS[of])
    else:
        assert day_said.read_day(bare, date(2026, 11, 23), ahead=False) == date(2026, 11, 23)


def test_values_in_hints_are_said_in_bokmaal_and_scripts_keep_the_english() -> None:
    line = "salto grant-consent P-001H --by subject --to nav-ungdomsteam --by subjective"
    assert "--by ungdommen --to nav-ungdomsteam --by subjective" in names.spoken(line)
    with i18n.speaking("en"):
        assert names.spoken(line) == line


def test_no_name_stands_there_for_a_command_that_is_gone() -> None:
    assert set(names.NB) - set(paths()) == set()


def test_only_a_few_have_the_same_name_in_both_languages() -> None:
    assert {path for path, bokmaal in names.NB.items() if path.rpartition(" ")[2] == bokmaal} == SAME


@pytest.mark.parametrize("group", list(levels()))
def test_no_name_calls_two_commands_of_one_group(group: str) -> None:
    taken: dict[str, str] = {}
    for path in levels()[group]:
        for name in {path.rpartition(" ")[2], names.NB[path]}:
            for way in ways(name):
                assert taken.setdefault(way, path) == path, way


@pytest.mark.parametrize("path", paths())
def test_each_way_to_write_a_name_calls_its_command(path: str) -> None:
    group, _space, last = path.rpartition(" ")
    for name in (last, names.NB[path]):
        for way in ways(name):
            assert names.canonical(way, group) == last, way


@pytest.mark.parametrize("path", paths())
def test_what_a_command_is_called_calls_it(path: str) -> None:
    said = names.called(path).split(" ")
    found = [names.canonical(said[0])]
    found += [names.canonical(word, found[0]) for word in said[1:]]
    assert " ".join(found) == path


@given(st.text())
def test_a_word_that_is_no_command_stays_as_it_is(word: str) -> None:
    assert names.canonical(word) in {word, *MANIFEST}
    assert names.canonical(names.canonical(word)) == names.canonical(word)


def test_a_name_of_one_group_is_none_of_another() -> None:
    assert names.canonical("ny", "task") == "add"
    assert names.canonical("ny") == "ny"
    assert names.canonical("ny", "handover") == "ny"
    assert names.canonical("task add") == "task add"


def test_english_lines_stay_english_in_english() -> None:
    with i18n.speaking("en"):
        assert names.called("task add") == "task add"
        assert names.spoken("salto task add P-001A") == "salto task add P-001A"


@pytest.mark.parametrize(
    ("english", "bokmaal"),
    [
        ("salto task add P-001A --text task", "salto oppgave ny P-001A --text task"),
        ("salto task --help", "salto oppgave --help"),
        ("salto handover P-001A --to nav-alna", "salto overlever P-001A --to nav-alna"),
        ("see: salto show P-001A", "see: salto vis P-001A"),
        ("salto init --operator A, or: salto demo", "salto opprett --operator A, or: salto demo"),
        ("salto backup", "salto sikkerhetskopi"),
        ("salto task of no kind", "salto oppgave of no kind"),
        ("py -m salto caseload", "py -m salto saker"),
    ],
)
def test_a_line_is_said_with_the_names_of_the_language(english: str, bokmaal: str) -> None:
    assert names.spoken(english) == bokmaal


@pytest.mark.parametrize(
    "line",
    [
        'salto innsigelse P-001A --words "see salto show"',
        "salto P-001A show",
        "salto --help",
        "salto nothing show",
        "saltomortale show",
        "show P-001A",
        "salto vis P-001A",
    ],
)
def test_nothing_but_the_name_of_a_command_changes(line: str) -> None:
    assert names.spoken(line) == line


@given(st.sampled_from(paths()), st.text())
def test_a_line_is_said_in_bokmaal_only_once(path: str, rest: str) -> None:
    said = names.spoken(f"salto {path} -{rest}")
    assert said.startswith(f"salto {names.called(path)}")
    assert names.spoken(said) == said


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("salto saker --json", "caseload"),
        ("salto task", "task list"),
        ("salto task --due friday", "task list"),
        ("salto oppgave ny P-017Z", "task add"),
        ("salto handover P-017Z", "handover plan"),
        ("salto task nonsense", ""),
        ("salto taskadd", ""),
        ("salto", ""),
        ("sudo task add", ""),
    ],
)
def test_a_line_calls_the_command_that_its_words_name(line: str, called: str) -> None:
    assert command_of(line) == called


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_category_and_purpose_on_a_screen_is_said_so_that_it_is_understood(language: str) -> None:
    policy = in_force()
    with i18n.speaking(language):
        for option, terms, named in (
            ("--category", policy.categories, policy.category_named),
            ("--purpose", policy.purposes, policy.purpose_named),
        ):
            for key, term in terms.items():
                said = typed(f"salto grant-consent P-001H {option} {key}").partition(f"{option} ")[2]
                assert named(said.strip('"')) == key
                assert said.strip('"') == (term.nb if language == "nb" else key)


def test_several_categories_on_a_screen_are_one_value_and_unknown_ones_stay() -> None:
    with i18n.speaking("nb"):
        said = typed("salto log P-001H --category identity,work --category other --category work-2")
    assert said.endswith('--category "kontakt og familiebånd,arbeid" --category other --category work-2')
