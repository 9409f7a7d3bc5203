"""What of a deadline goes to whom: its place, its source, names in it, what comes of one that was missed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.fixtures import Salto
from tests.meeting import NAV, grant

Youth = Callable[..., str]


@pytest.fixture
def two(salto: Salto) -> Salto:
    """The store of Kari, who has a colleague."""
    salto.ok("operator", "add", "Karim Ali")
    return salto


def youth(salto: Salto, name: str, **more: Any) -> str:
    fields = {"name": name, "born": "2007-03-04", "basis": "child_welfare", "purposes": "follow_up", **more}
    given = json.dumps({**fields, "new_person": True})
    return str(salto.ok("register", "--input", "-", stdin=given)["person"]["code"])


def add(salto: Salto, person: str, **more: Any) -> str:
    given = {"person": person, "kind": "appointment", "text": "møte", "due": "2026-11-25", "deputy": "Karim"}
    given |= {"source": "Oslo tingrett", "category": "work", **more}
    return str(salto.ok("task", "add", "--input", "-", stdin=json.dumps(given))["task"]["code"])


def would_go(salto: Salto, person: str) -> list[str]:
    """All that NAV would be given."""
    told = salto.ok("share", "give", person, "--with", NAV, "--dry-run")
    return [each["text"] for each in told["lines"]]


def test_a_place_goes_with_its_date_where_contact_details_may(two: Salto) -> None:
    amina = youth(two, "Amina Eksempel")
    grant(two, amina, [NAV], ["work", "identity"])
    add(two, amina, place="Tiltaket")
    assert "møte, Tiltaket" in would_go(two, amina)


def test_a_yes_for_work_alone_gives_the_date_without_its_place(two: Salto) -> None:
    amina = youth(two, "Amina Eksempel", address="Storgata 5")
    grant(two, amina, [NAV], ["work"])
    add(two, amina, place="hos mor i Storgata 5")
    assert "møte" in would_go(two, amina)
    assert not any("Storgata" in each for each in would_go(two, amina))


@pytest.mark.parametrize("text", ["ring 40 00 00 01 først", "møt opp i Storgata"])
def test_an_own_number_or_street_in_a_text_is_a_contact_detail(two: Salto, text: str) -> None:
    amina = youth(two, "Amina Eksempel", address="Storgata 5", phone="40000001")
    grant(two, amina, [NAV], ["work"])
    add(two, amina, text="stå opp")
    add(two, amina, text=text)
    two.ok("task", "add", amina, "--text", text, "--category", "work")
    assert would_go(two, amina)[1:] == ["stå opp"]
    grant(two, amina, [NAV], ["work", "identity"])
    assert would_go(two, amina).count(text) == 2


def test_the_place_of_someone_with_a_protected_address_goes_to_nobody(two: Salto) -> None:
    dina = youth(two, "Dina Hemmelig", protected=True)
    grant(two, dina, [NAV], ["work", "identity"])
    add(two, dina, place="hjemme, Skjulveien 9")
    assert "møte" in would_go(two, dina)
    assert not any("Skjulveien" in each for each in would_go(two, dina))


@pytest.mark.parametrize("said", ["Politiet", "politiet (etterforsker)", "Lensmannen"])
def test_a_date_that_the_police_have_set_leaves_only_when_they_release_it(two: Salto, said: str) -> None:
    amina = youth(two, "Amina Eksempel")
    grant(two, amina, [NAV], ["work", "crime"])
    add(two, amina, text="kurs")
    date = add(two, amina, text="avhør", category="crime", source=said)
    assert would_go(two, amina)[1:] == ["kurs"]
    two.ok("task", "verify", date, "--released")
    assert would_go(two, amina)[1:] == ["kurs", "avhør"]
    two.ok("task", "move", date, "--due", "+3d", "--why", "ringte", "--source", "politiet")
    assert "avhør" not in would_go(two, amina)


def test_a_date_says_at_once_that_the_police_must_release_it(two: Salto) -> None:
    amina = youth(two, "Amina Eksempel")
    kind = ("--kind", "appointment", "--due", "+2d", "--deputy", "Karim")
    ran = two("task", "add", amina, *kind, "--category", "crime", "--source", "Politiet")
    assert "--released" in ran.out
    ran = two("task", "add", amina, "--text", "avhør", "--category", "crime", "--origin", "police")
    assert "--released" in ran.out


def test_what_comes_of_a_missed_date_of_court_is_ours_alone(two: Salto) -> None:
    amina = youth(two, "Amina Eksempel")
    grant(two, amina, [NAV], ["work", "crime"])
    add(two, amina, text="kurs")
    court = add(two, amina, kind="court", text="rettsmøte", category=None, due="2026-11-23")
    done = two.ok("task", "done", court, "--outcome", "missed", "--next", "ring forsvarer om rettsmøtet")
    assert done["follow_up"]["category"] is None
    assert would_go(two, amina)[1:] == ["kurs"]


def test_a_new_place_that_names_someone_is_told_and_keeps_the_date_here(two: Salto) -> None:
    amina, carl = youth(two, "Amina Eksempel"), youth(two, "Carl Oppdiktet")
    grant(two, amina, [NAV], ["work", "identity"])
    add(two, amina, text="kurs")
    date = add(two, amina)
    moved = two.ok("task", "move", date, "--place", "hos Carl Oppdiktet", "--why", "syk")
    assert [each["code"] for each in moved["names"]] == [carl]
    assert would_go(two, amina)[1:] == ["kurs"]
    card = two.ok("task", "card", amina, *_on_paper(two))
    assert card["reserved"] == [date]
    week = two.ok("task", "paper", *_on_paper(two))
    assert week["hidden"] == [date]


@pytest.mark.parametrize(
    "said",
    [
        ("confirm", "--how", "call", "--understood", "yes", "--words"),
        ("done", "--outcome", "called_off", "--remark"),
    ],
)
def test_names_in_what_is_said_of_a_date_are_told(two: Salto, said: tuple[str, ...]) -> None:
    amina, carl = youth(two, "Amina Eksempel"), youth(two, "Carl Oppdiktet")
    date = add(two, amina)
    told = two.ok("task", said[0], date, *said[1:], "Carl Oppdiktet sa ja")
    assert [each["code"] for each in told["names"]] == [carl]


def test_the_card_holds_back_a_name_that_came_here_after_it(two: Salto) -> None:
    amina = youth(two, "Amina Eksempel")
    date = add(two, amina, needs="ring Nina Oppdiktet")
    assert two.ok("task", "card", amina, *_on_paper(two))["reserved"] == []
    youth(two, "Nina Oppdiktet")
    assert two.ok("task", "card", amina, *_on_paper(two))["reserved"] == [date]


def test_no_paper_sends_anyone_to_a_place_that_has_become_unsafe(two: Salto) -> None:
    amina = youth(two, "Amina Eksempel")
    date = add(two, amina, place="torget på Furuset")
    two.ok("edit", amina, "--unsafe-place", "Furuset torg")
    assert two.ok("task", "card", amina, *_on_paper(two))["unsafe"] == [date]
    assert two.ok("task", "paper", *_on_paper(two))["hidden"] == [date]


def test_the_week_on_paper_has_no_place_with_an_own_street(two: Salto) -> None:
    amina = youth(two, "Amina Eksempel", address="Storgata 5")
    date = add(two, amina, place="hos mor i Storgata 5")
    assert two.ok("task", "paper", *_on_paper(two))["hidden"] == [date]


def _on_paper(salto: Salto) -> tuple[str, ...]:
    """A new place for a paper, and the password for it."""
    secret = salto.folder.parent / "secret"
    if not secret.exists():
        secret.write_text("banan sykkel fjord lampe", encoding="utf-8")
        secret.chmod(0o600)
    paper = salto.folder.parent / f"{len(list(salto.folder.parent.iterdir()))}.pdf"
    return ("--out", str(paper), "--password-file", str(secret))
