"""What others' records say of someone who has been erased: as hard to pass on as it was before."""

import json

import pytest

from tests.commands.test_erase import log
from tests.fixtures import Salto
from tests.meeting import NAV, grant, youth
from tests.usecases.test_deadline_leaving import add, would_go

CARL = "Carl Oppdiktet"


@pytest.fixture
def amina(salto: Salto) -> str:
    """A youth who has said yes to NAV, with two things that may go."""
    salto.ok("operator", "add", "Karim Ali")
    person = youth(salto, "Amina Eksempel")
    grant(salto, person, [NAV], ["work", "identity"])
    salto.ok("edit", person, "--strength", "punktlig", "--category", "work")
    return person


def erased(salto: Salto, code: str) -> list[str]:
    """Erases someone; returns the codes of what must be read again."""
    return list(salto.ok("erase", code, "--ground", "wrong", "--yes")["notes"])


def test_what_named_someone_still_stays_when_they_have_been_erased(salto: Salto, amina: str) -> None:
    carl = youth(salto, CARL)
    task = salto.ok("task", "add", amina, "--text", f"hent {CARL}", "--category", "work")["task"]["code"]
    salto.ok("edit", amina, "--strength", f"god venn av {CARL}", "--category", "work")
    before = would_go(salto, amina)
    assert before[1:] == ["punktlig"]
    assert erased(salto, carl) == [amina, task]
    assert would_go(salto, amina) == before


def test_a_name_that_nobody_had_marked_is_found_before_it_is_forgotten(salto: Salto, amina: str) -> None:
    task = salto.ok("task", "add", amina, "--text", f"hent {CARL}", "--category", "work")["task"]["code"]
    date = add(salto, amina, place=f"hos {CARL}")
    assert erased(salto, youth(salto, CARL)) == [task, date]
    assert would_go(salto, amina)[1:] == ["punktlig"]


def test_a_name_in_the_reason_of_a_move_is_told_with_the_code_of_its_date(salto: Salto, amina: str) -> None:
    date = add(salto, amina)
    salto.ok("task", "move", date, "--due", "+3d", "--why", f"{CARL} er syk")
    assert erased(salto, youth(salto, CARL)) == [date]


def test_a_sibling_is_known_by_the_first_name_as_before(salto: Salto, amina: str) -> None:
    carl = youth(salto, "Carl Eksempel")
    salto.ok("link-sibling", amina, carl, "--sort", "full")
    salto.ok("edit", amina, "--wish", "slippe å være redd for Carl", "--category", "work")
    assert erased(salto, carl) == [amina]
    assert would_go(salto, amina)[1:] == ["punktlig"]


def test_a_contact_that_someone_erased_was_at_stays_about_someone(salto: Salto, amina: str) -> None:
    carl = youth(salto, CARL)
    noted = log(salto, amina, carl, note="Vi snakket", categories=["work"])
    assert erased(salto, carl) == [noted]
    assert salto("share", "give", amina, "--with", NAV, "--item", noted).code == 20
    assert salto("audit", "verify").code == 0


def test_a_correction_of_anything_but_the_words_sets_no_note_free(salto: Salto, amina: str) -> None:
    carl = youth(salto, CARL)
    noted = log(salto, amina, note=f"Om {CARL}", categories=["work"])
    erased(salto, carl)
    again = corrected(salto, noted, kind="planned")
    assert salto("share", "give", amina, "--with", NAV, "--item", again).code == 20
    free = corrected(salto, again, note="Om kurs")
    assert salto("share", "give", amina, "--with", NAV, "--item", free).code == 0


def corrected(salto: Salto, code: str, **given: object) -> str:
    """Corrects a contact; returns the code of the new version."""
    made = salto.ok("log-contact", "--corrects", code, "--input", "-", stdin=json.dumps(given))
    return str(made["code"])


def test_a_task_that_named_someone_erased_is_about_someone(salto: Salto, amina: str) -> None:
    salto.ok("task", "add", amina, "--text", f"hent {CARL}", "--category", "work")
    erased(salto, youth(salto, CARL))
    assert salto.rows("SELECT others FROM task") == [("[0]",)]


def test_erasing_twice_leaves_one_someone(salto: Salto, amina: str) -> None:
    salto.ok("task", "add", amina, "--text", f"{CARL} og Dag Oppdiktet", "--category", "work")
    erased(salto, youth(salto, CARL))
    erased(salto, youth(salto, "Dag Oppdiktet"))
    assert salto.rows("SELECT others FROM task") == [("[0]",)]
