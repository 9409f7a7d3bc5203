"""A text that names someone else is flagged when it is written, and held where that person says nothing."""

import json

import pytest

from tests.fixtures import Salto
from tests.meeting import NAV, grant, know, packing, paper, task, youth


@pytest.fixture
def ready(salto: Salto) -> tuple[Salto, str, str]:
    """Two grown youths; Ola has said yes to work for Nav, and Berit to nothing."""
    ola, berit = youth(salto, "Ola Eksempel"), youth(salto, "Berit Annen Eksempel", called="Bea")
    grant(salto, ola, [NAV], ["work"])
    return salto, ola, berit


def siblings(salto: Salto, one: str, two: str) -> None:
    salto.ok("link-sibling", one, two, "--sort", "full")


def logged(salto: Salto, person: str, **said: object) -> dict[str, object]:
    fields = {"persons": [person], "kind": "talk", "themes": ["work"], **said}
    return salto.ok("log-contact", "--input", "-", stdin=json.dumps(fields))


def sheet(salto: Salto) -> str:
    ran = salto(*packing(salto, NAV))
    assert ran.code == 0, ran.err
    found = list((salto.folder.parent / "out").glob("*.pdf"))
    text = "".join(paper(path) for path in found)
    for path in found:
        path.unlink()
    return text


def named(result: dict[str, object]) -> list[str]:
    names = result["names"]
    assert isinstance(names, list)
    return [each["code"] for each in names]


@pytest.mark.parametrize("note", ["så Berit Eksempel der", "med BERIT EKSEMPELs venner", "sammen med P-002"])
def test_a_note_that_names_another_youth_is_flagged(ready: tuple[Salto, str, str], note: str) -> None:
    salto, ola, berit = ready
    assert named(logged(salto, ola, note=note)) == [berit]
    assert salto.ok("contacts", ola)["contacts"][0]["about"] == [berit]


def test_a_first_name_is_enough_in_a_family_and_nowhere_else(ready: tuple[Salto, str, str]) -> None:
    salto, ola, berit = ready
    assert named(logged(salto, ola, note="møtte Bea")) == []
    siblings(salto, ola, berit)
    assert named(logged(salto, ola, note="møtte Bea")) == [berit]
    assert named(logged(salto, ola, own_words="Berits rom er mitt nå")) == [berit]


def test_those_who_are_there_are_not_others(ready: tuple[Salto, str, str]) -> None:
    salto, ola, berit = ready
    assert named(logged(salto, ola, persons=[ola, berit], note="Ola Eksempel og Berit Eksempel")) == []


def test_the_flag_names_the_other_on_the_screen_with_what_it_means(ready: tuple[Salto, str, str]) -> None:
    salto, ola, _berit = ready
    note = json.dumps({"persons": [ola], "kind": "talk", "note": "så Berit Eksempel"})
    ran = salto("log-contact", "--input", "-", stdin=note)
    assert "It names someone else who is here" in ran.out
    assert "Berit Annen Eksempel, b. 2007, P-002" in ran.out


def test_a_correction_without_the_name_is_about_nobody_else_any_more(ready: tuple[Salto, str, str]) -> None:
    salto, ola, _berit = ready
    first = logged(salto, ola, note="så Berit Eksempel")
    again = salto.ok(
        "log-contact", "--corrects", str(first["code"]), "--input", "-", stdin='{"note": "så en venn"}'
    )
    assert again["names"] == []
    assert salto.ok("contacts", ola)["contacts"][0]["about"] == []


def test_a_task_that_names_another_stays_here_until_the_other_says_yes_too(
    ready: tuple[Salto, str, str],
) -> None:
    salto, ola, berit = ready
    task(salto, ola, "ringjobb", "work")
    task(salto, ola, "ring om Berit Eksempel", "work")
    assert "ringjobb" in (before := sheet(salto))
    assert "Berit" not in before
    grant(salto, berit, [NAV], ["work"])
    know(salto, berit, "work", wish="noe")
    assert "ringomBeritEksempel" in sheet(salto)


def test_a_strength_that_names_another_stays_here(ready: tuple[Salto, str, str]) -> None:
    salto, ola, _berit = ready
    know(salto, ola, "work", strength="hjelper P-002", wish="jobb")
    assert "jobb" in (text := sheet(salto))
    assert "hjelper" not in text


def test_someone_who_came_here_after_the_text_is_found_when_it_would_leave(
    ready: tuple[Salto, str, str],
) -> None:
    salto, ola, _berit = ready
    know(salto, ola, "work", strength="jobber for Karim Senere", wish="jobb")
    assert "KarimSenere" in sheet(salto)
    youth(salto, "Karim Senere")
    assert "KarimSenere" not in sheet(salto)


def test_a_next_step_that_names_another_who_was_there_stays_here(ready: tuple[Salto, str, str]) -> None:
    salto, ola, berit = ready
    logged(salto, ola, persons=[ola, berit], next="ringeForBea Bea", next_category="work", due="fredag")
    know(salto, ola, "work", wish="jobb")
    text = sheet(salto)
    assert "jobb" in text
    assert "ringeForBea" not in text
