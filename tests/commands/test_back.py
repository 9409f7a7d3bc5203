"""Going back with ``<`` while an order is filled in: what was answered stands until it is changed."""

import json
from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import CTRL_U, DOWN, END, ENTER, SPACE, TAB, at_keyboard

Youth = Callable[..., str]
BACK = "<" + ENTER  # where one types
FIRST = "This is the first question"
# Each question of a registration, and an answer: name, birth date, basis (a list), purposes (marks) …
NAME, BORN, PURPOSES = "Åse Møller" + ENTER, "17.05.2010" + ENTER, SPACE + ENTER
BASIS = DOWN + ENTER  # nothing is pointed at until somebody does
CALLED, PHONE, SAFE, PROTECTED, DISTRICT, LANGUAGE = "Åse" + ENTER, ENTER, ENTER, ENTER, "Alna" + ENTER, ENTER
START, CONTACT, REST = NAME + BORN + BASIS + PURPOSES, CALLED + PHONE + SAFE, PROTECTED + DISTRICT + LANGUAGE
AGAIN = ENTER  # what was answered stands there, and is taken as it is


def two(a_youth: Youth) -> None:
    """Amina, P-001H, and Bilal, P-002K."""
    a_youth()
    a_youth("Bilal Prøve", "2011-01-01")


def registered(salto: Salto, keys: str) -> dict[str, object]:
    ran = at_keyboard(salto, "register", keys=keys)
    assert ran.code == 0, ran.err
    page = salto.ok("show", "P-001H")
    return {**page["person"], **{f"case {name}": value for name, value in page["case"].items()}}


def test_without_going_back_it_goes_as_ever(salto: Salto) -> None:
    person = registered(salto, NAME + BORN + BASIS + PURPOSES + CONTACT + REST)
    assert (person["name"], person["born"], person["called"]) == ("Åse Møller", "2010-05-17", "Åse")


@pytest.mark.parametrize(
    "keys",
    [
        NAME + BACK + AGAIN + BORN + BASIS + PURPOSES + CONTACT + REST,  # from a text
        NAME + BORN + "<" + AGAIN + BASIS + PURPOSES + CONTACT + REST,  # from a list
        NAME + BORN + BASIS + "<" + AGAIN + PURPOSES + CONTACT + REST,  # from marks
        START + CONTACT + BACK + AGAIN + REST,  # from a yes or no
        START + BACK + "<<" + AGAIN * 3 + CONTACT + REST,  # three steps
        START + CONTACT + BACK * 4 + "<<" + BACK + AGAIN * 7 + REST,  # to the first
    ],
)
def test_what_was_answered_stands_and_enter_keeps_it(salto: Salto, keys: str) -> None:
    person = registered(salto, keys)
    assert (person["name"], person["born"], person["called"]) == ("Åse Møller", "2010-05-17", "Åse")
    assert (person["home_district"], person["case purposes"]) == ("Alna", ["follow_up"])


def test_an_answer_is_changed_and_those_after_it_are_kept(salto: Salto) -> None:
    person = registered(salto, START + BACK + "<<" + CTRL_U + "18.05.2010" + AGAIN * 3 + CONTACT + REST)
    assert (person["name"], person["born"]) == ("Åse Møller", "2010-05-18")


def test_a_mark_that_was_set_is_still_set(salto: Salto) -> None:
    keys = NAME + BORN + BASIS + SPACE + DOWN + SPACE + ENTER + BACK + AGAIN + CONTACT + REST
    assert registered(salto, keys)["case purposes"] == ["follow_up", "school_attendance"]


def test_a_yes_that_was_given_stands(salto: Salto) -> None:
    assert (
        registered(salto, START + CONTACT + "j" + ENTER + BACK + AGAIN + DISTRICT + LANGUAGE)["protected"]
        is True
    )


def test_a_skipped_question_is_still_skipped(salto: Salto) -> None:
    assert registered(salto, START + CALLED + PHONE + BACK + PHONE + SAFE + REST)["phone"] is None


def test_at_the_first_question_it_is_said_that_it_is_the_first(salto: Salto) -> None:
    ran = at_keyboard(salto, "register", keys=BACK + BACK + NAME + BACK + BACK + AGAIN + START[len(NAME) :])
    assert ran.err.count(FIRST) == 3


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "< goes one question back, Ctrl-C stops."),
        ("nb", "< går ett spørsmål tilbake, Ctrl-C stopper."),
    ],
)
def test_how_to_go_back_is_said_once(salto: Salto, lang: str, said: str) -> None:
    salto.lang = lang
    assert at_keyboard(salto, "register", keys=NAME + BACK + AGAIN + BORN).err.count(said) == 1


def test_stopping_after_having_gone_back_saves_nothing(salto: Salto) -> None:
    ran = at_keyboard(salto, "register", keys=NAME + BORN + "<")
    assert ran.code == 130
    assert "Nothing has been saved" in ran.err
    assert salto.rows("SELECT count(*) FROM person") == [(0,)]


@pytest.mark.parametrize("text", ["<3", "a < b", "<<"])
def test_the_sign_among_others_is_text(salto: Salto, a_youth: Youth, text: str) -> None:
    ran = at_keyboard(salto, "task", "add", a_youth(), keys=text + ENTER * 9)
    assert ran.code == 0, ran.err
    assert salto.rows("SELECT text FROM task") == [(text,)]


def test_on_the_line_and_in_json_the_sign_is_text(salto: Salto, a_youth: Youth) -> None:
    salto.ok("task", "add", a_youth(), "--input", "-", stdin=json.dumps({"text": "<"}))
    assert salto.rows("SELECT text FROM task") == [("<",)]


def test_a_person_is_picked_anew_and_the_first_is_not_written_about(salto: Salto, a_youth: Youth) -> None:
    two(a_youth)
    keys = "amina" + ENTER + BACK + CTRL_U + "bilal" + ENTER + "ring mor" + ENTER * 9
    ran = at_keyboard(salto, "task", "add", keys=keys)
    assert ran.code == 0, ran.err
    assert [each["text"] for each in salto.ok("task", "list", "P-002K")["tasks"]] == ["ring mor"]
    assert salto.ok("task", "list", "P-001H")["tasks"] == []


def test_who_was_picked_stands_there(salto: Salto, a_youth: Youth) -> None:
    two(a_youth)
    ran = at_keyboard(salto, "task", "add", keys="bilal" + ENTER + BACK + ENTER + "ring mor" + ENTER * 9)
    assert ran.code == 0, ran.err
    assert len(salto.ok("task", "list", "P-002K")["tasks"]) == 1


def test_several_who_were_picked_stand_there(salto: Salto, a_youth: Youth) -> None:
    two(a_youth)
    keys = "bilal" + TAB + "amina" + ENTER + "<" + ENTER * 8 + END + ENTER * 9
    ran = at_keyboard(salto, "log-contact", keys=keys)
    assert ran.code == 0, ran.err
    assert salto.rows("SELECT count(*) FROM contact_person") == [(2,)]


def test_a_note_that_was_written_is_not_lost(salto: Salto, a_youth: Youth) -> None:
    keys = ENTER * 6 + "Første linje\rAndre linje" + END + BACK + END + ENTER * 9
    ran = at_keyboard(salto, "log-contact", a_youth(), keys=keys)
    assert ran.code == 0, ran.err
    assert salto.rows("SELECT note FROM contact") == [("Første linje\nAndre linje",)]


def test_a_note_that_is_too_long_is_not_lost_either(salto: Salto, a_youth: Youth) -> None:
    keys = ENTER * 6 + "å" * 8001 + END + "\x7f" + END + ENTER * 9
    ran = at_keyboard(salto, "log-contact", a_youth(), keys=keys)
    assert ran.code == 0, ran.err
    assert salto.rows("SELECT length(note) FROM contact") == [(8000,)]


def test_what_stood_on_the_line_stays_and_is_not_asked(salto: Salto) -> None:
    keys = BORN + "<" + AGAIN + BASIS + PURPOSES + CONTACT + REST
    ran = at_keyboard(salto, "register", "--name", "Åse Møller", keys=keys)
    assert ran.code == 0, ran.err
    assert salto.ok("show", "P-001H")["person"]["name"] == "Åse Møller"


def test_what_hangs_on_an_answer_is_asked_anew_when_that_changes(salto: Salto, a_youth: Youth) -> None:
    """A sibling may be half; a guardian is a parent, and parental responsibility is asked for."""
    keys = "Mor Prøve" + ENTER + "01.01.1980" + ENTER + DOWN + ENTER + ENTER
    keys += BACK + "<" + "1" + ENTER + "1" + ENTER + ENTER * 8
    ran = at_keyboard(salto, "register", "--kin-of", a_youth(), keys=keys)
    assert ran.code == 0, ran.err
    (edge,) = salto.rows("SELECT kind, sort FROM kin")
    assert edge == ("guardian", "parent")


def test_with_several_colleagues_the_lead_is_a_question_that_one_comes_back_to(salto: Salto) -> None:
    secret = salto.folder.with_name("theirs")
    secret.write_text("kirsebær trapp onsdag motvind", encoding="utf-8")
    secret.chmod(0o600)
    salto.ok("operator", "add", "Wiggo", "--new-passphrase-file", str(secret))
    keys = NAME + BORN + BASIS + PURPOSES + DOWN + ENTER + BACK + AGAIN + CONTACT + REST
    assert registered(salto, keys)["case lead"] == "Wiggo"
