"""A closed list: what is typed chooses that and nothing else, by word, number or arrow."""

from collections.abc import Callable
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from salto_cli import i18n
from salto_cli.commands import prompt
from salto_cli.commands.choosing import Choosing
from salto_cli.commands.prompt import Back
from salto_cli.models.word import Word
from salto_cli.models.words import WORDS
from salto_cli.usecases import words
from tests.fixtures import Salto
from tests.keyboard import CTRL_C, CTRL_U, DOWN, ENTER, SPACE, at_keyboard

UP, RUBOUT = "\x1b[A", "\x7f"
PASTED = "\x1b[200~{}\x1b[201~"
KINDS = WORDS["kind"]


@pytest.fixture(autouse=True)
def _bokmaal() -> None:
    i18n.choose("nb")


def pressed(
    keys: str,
    words: tuple[Word, ...] = KINDS,
    *,
    several: bool = False,
    default: str = "",
    reflex: bool = True,
) -> list[str]:
    """What ``keys`` choose; stopped with KeyboardInterrupt where they choose nothing."""
    asked = Choosing("Hva?", words, default, several=several, back=Back, reflex=reflex)
    with create_pipe_input() as keyboard, create_app_session(input=keyboard):
        keyboard.send_text(keys + CTRL_C)
        return asked.application(DummyOutput(), prompt.style()).run()


@pytest.mark.parametrize("of", sorted(WORDS))
def test_every_word_of_every_list_that_is_typed_chooses_itself_or_nothing(of: str) -> None:
    for word in WORDS[of]:
        for said in (word.label, word.label.upper(), word.key):
            asked = Choosing("Hva?", WORDS[of])
            asked.type(said)
            taken = [each for each in WORDS[of] if each.key in (asked.chosen() or [])]
            assert all(each.is_written(said) for each in taken)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("krise", "crisis"), ("KRISE", "crisis"), ("kri", "crisis"), ("samtale", "planned"), ("kort", "talk"),
        ("samtale med", "guardian"), ("følge", "escort"), ("folge", "escort"), ("forsok", "attempt"),
        ("møte", "service"), ("mote med", "service"), ("j" + RUBOUT + "krise", "crisis"),
        ("xyz" + CTRL_U + "krise", "crisis"), (PASTED.format("krise"), "crisis"), ("crisis", "crisis"),
    ],
)  # fmt: skip
def test_a_word_chooses_what_is_called_so(said: str, key: str) -> None:
    assert pressed(said + ENTER) == [key]


@pytest.mark.parametrize(
    "said", ["j", "k", "jjj", "xyz", "kriser", "9", "0", "99999", "krise og mer", "samtal", "²"]
)
def test_what_is_not_on_the_list_or_is_several_things_chooses_nothing(said: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed(said + ENTER + ENTER)


def test_it_is_said_why_nothing_was_taken() -> None:
    asked = Choosing("Hva?", KINDS)
    asked.type("xyz")
    assert asked.chosen() is None
    assert "Det står ikke i lista." in asked.below()[-1][1]
    asked.empty()
    asked.type("k")
    assert asked.chosen() is None
    assert "Flere begynner slik" in asked.below()[-1][1]


@pytest.mark.parametrize("keys", ["?{}krise", "xyz{}krise", "31.2.{}igår{}krise", "xyz{}kriser" + RUBOUT])
def test_what_was_refused_makes_room_for_what_is_typed_next(keys: str) -> None:
    assert pressed(keys.replace("{}", ENTER) + ENTER) == ["crisis"]
    assert pressed(keys.replace("{}", ENTER) + ENTER + ENTER, several=True) == ["crisis"]


def test_what_several_begin_with_is_typed_on() -> None:
    assert pressed("k" + ENTER + "rise" + ENTER) == ["crisis"]


def test_an_arrow_takes_away_what_was_refused() -> None:
    asked = Choosing("Hva?", KINDS)
    asked.type("xyz")
    assert asked.chosen() is None
    asked.move(1)
    assert asked.below() == []


def test_a_question_mark_explains_what_is_asked_for() -> None:
    asked = Choosing("Hva?", KINDS, wants=lambda: "Hva slags kontakt det var.")
    asked.type("?")
    assert asked.chosen() is None
    assert "Hva slags kontakt det var." in asked.below()[-1][1]
    asked = Choosing("Hva?", KINDS)
    asked.type("?")
    assert asked.chosen() is None
    assert "Velg med piltastene og Enter." in asked.below()[-1][1]


def test_after_a_question_mark_the_list_is_as_it_was_before() -> None:
    assert pressed("?" + ENTER + ENTER) == ["talk"]
    assert pressed(DOWN + "?" + ENTER + ENTER) == ["planned"]
    assert pressed("?" + ENTER + "kri" + ENTER) == ["crisis"]


BASES = words.choices("basis")


def test_what_decides_on_law_is_never_taken_by_enter_alone() -> None:
    asked = Choosing("Grunnlag:", BASES, reflex=False)
    assert "Enter alene velger ingenting" in asked.above()[-1][1]
    assert " » " not in [text for _style, text in asked.entries()]
    assert asked.chosen() is None
    assert "Ingenting er valgt ennå" in asked.below()[-1][1]
    asked.type("?")
    assert (asked.chosen(), asked.chosen()) == (None, None), "nor after it was explained"


@pytest.mark.parametrize("said", ["vet ikke", "Usikker", "don't know"])
def test_of_one_who_does_not_know_no_ground_in_law_is_guessed(said: str) -> None:
    for of in sorted(words.JUDGED_BY):
        asked = Choosing("Grunnlag:", words.choices(of), reflex=False)
        for letter in said:
            asked.type(letter)
        if asked.chosen() is None:  # a list may have a word for it
            told = asked.below()[-1][1]
            assert "Spør den som vet" in " ".join(told.split()), of
            assert " » " not in [text for _style, text in asked.entries()], of


@pytest.mark.parametrize(("keys", "at"), [(DOWN, 0), (DOWN * 2, 1), (UP, -1), ("2", 1)])
def test_where_nothing_is_pointed_at_an_arrow_begins_at_that_end(keys: str, at: int) -> None:
    assert pressed(keys + ENTER, BASES, reflex=False) == [BASES[at].key]
    assert pressed(ENTER, BASES, default=BASES[at].key, reflex=False) == [BASES[at].key], "it stood there"


def test_the_basis_of_a_whole_file_is_asked_without_one_that_stands(salto: Salto, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("Navn;Født;Formål\nAmina Eksempel;17.05.2011;sosialt arbeid\n", encoding="utf-8")
    ran = at_keyboard(salto, "import", str(file), keys=ENTER * 9)
    assert (ran.code, salto.rows("SELECT count(*) FROM person")) == (130, [(0,)]), ran.err


def test_numbers_and_arrows_choose_in_a_list_of_any_length() -> None:
    many = tuple(Word(f"k{number}", f"nr. {number}", f"no. {number}") for number in range(1, 60))
    assert pressed("3" + ENTER) == ["crisis"]
    assert pressed("47" + ENTER, many) == ["k47"]
    assert pressed("1" + ENTER, many) == ["k1"]
    assert pressed(DOWN + ENTER) == ["planned"]
    assert pressed(UP + ENTER) == ["attempt"]
    assert pressed("k" + DOWN + ENTER) == ["crisis"]


def test_enter_alone_takes_what_stands() -> None:
    assert pressed(ENTER) == ["talk"]
    assert pressed(ENTER, default="crisis") == ["crisis"]
    assert pressed("x" + RUBOUT + ENTER, default="crisis") == ["crisis"]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (ENTER, []),
        (SPACE + ENTER, ["talk"]),
        (SPACE + SPACE + ENTER, []),
        ("krise" + SPACE + ENTER, ["crisis"]),
        ("krise" + ENTER + ENTER, ["crisis"]),
        ("3,1" + ENTER + ENTER, ["talk", "crisis"]),
        ("krise," + "hjelp" + ENTER + ENTER, ["crisis", "help"]),
        (DOWN + SPACE + DOWN + SPACE + ENTER, ["planned", "crisis"]),
    ],
)
def test_several_are_marked_by_word_number_or_space(keys: str, chosen: list[str]) -> None:
    assert pressed(keys, several=True) == chosen


@pytest.mark.parametrize("keys", ["a", "i", "j", "kk", "xyz", "xyz" + SPACE, "k" + SPACE])
def test_letters_mark_nothing_that_was_not_meant(keys: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed(keys + ENTER, several=True)


def test_the_sign_for_back_leaves_the_list_whatever_is_typed() -> None:
    with pytest.raises(Back):
        pressed("kri<")


@pytest.mark.parametrize(("said", "kept"), [("krise", "crisis"), ("samtale", "planned"), ("følge", "escort")])
def test_the_word_that_was_typed_is_the_one_recorded(
    salto: Salto, a_youth: Callable[..., str], said: str, kept: str
) -> None:
    salto.lang = "nb"
    ran = at_keyboard(salto, "log-contact", a_youth(), keys=said + ENTER + ENTER * 6 + "\x1b\r" + ENTER * 4)
    assert salto.rows("SELECT kind FROM contact") == [(kept,)], ran.err


def test_on_a_narrow_screen_no_word_of_a_list_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    asked = Choosing("Grunnlag for å ha opplysningene:", KINDS, back=Back)
    asked.words = (Word("crime", "kommunens kriminalitetsforebyggende oppgave", "the municipality's task"),)
    drawn = "".join(text for _style, text in (*asked.above(), ("", "\n"), *asked.entries()))
    asked.done = True
    answered = "".join(text for _style, text in asked.above())
    assert drawn.splitlines() == [
        "· Grunnlag for å ha opplysningene:",
        "  (piltaster, nummer eller ordet selv)",
        " » 1) kommunens",
        "      kriminalitetsforebyggende oppgave",
    ]
    assert answered.splitlines()[1:] == ["  kommunens kriminalitetsforebyggende", "  oppgave"]


def test_where_enter_alone_marked_nothing_it_is_said_how_one_marks(salto: Salto) -> None:
    said = ("--name", "Amina Eksempel", "--born", "2011-05-17", "--basis", "child_welfare")
    ran = at_keyboard(salto, "register", *said, "--lang", "nb", keys=ENTER + CTRL_C)
    assert "Merk minst én med mellomrom." in ran.err


def test_a_word_that_is_nearly_on_the_list_is_asked_about() -> None:
    asked = Choosing("Hva?", KINDS, "")
    asked.type("pratt")
    assert asked.chosen() is None
    assert asked.refused == "Det står ikke i lista. Mente du kort prat?"


# --- more than the terminal has lines for ------------------------------------------------------------------

MANY = tuple(Word(f"w{n}", f"ord nummer {n}", f"word number {n}") for n in range(1, 41))


def shown(asked: Choosing, rows: int) -> str:
    """What stands on a screen of so many rows."""
    asked.rows = lambda: rows
    return "".join(text for _style, text in [*asked.above(), ("", "\n"), *asked.entries(), *asked.below()])


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("rows", [24, 15])
def test_what_is_pointed_at_in_a_long_list_is_always_seen_and_how_many_more_there_are(
    rows: int, several: bool
) -> None:
    asked = Choosing("Hva?", MANY, several=several)
    for at in range(40):
        screen = shown(asked, rows)
        assert len(screen.splitlines()) < rows
        assert f"{at + 1}) ord nummer {at + 1}" in next(line for line in screen.splitlines() if "»" in line)
        seen = sum("ord nummer" in line for line in screen.splitlines())
        more = [
            int(line.split()[1]) for line in screen.splitlines() if "til over" in line or "til under" in line
        ]
        assert seen + sum(more) == 40
        asked.move(1)
    assert "»" in shown(asked, rows)
    assert "til over" not in shown(asked, rows)  # the list has begun anew


def test_a_page_key_stops_at_the_end_of_the_list() -> None:
    assert pressed("\x1b[6~" * 9 + ENTER, MANY) == ["w40"]
    assert pressed("\x1b[6~\x1b[5~\x1b[5~" + ENTER, MANY) == ["w1"]


def test_a_list_that_has_room_says_nothing_of_more() -> None:
    assert "til under" not in shown(Choosing("Hva?", KINDS), 24)
