"""After a handover: one is responsible at every moment, work follows the lead, and a no brings it back."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salto_cli.store import keys
from tests.fixtures import PASSPHRASE, Salto
from tests.launch import ANY
from tests.meeting import NAV, grant, task, youth

THEIRS = "kirsebær trapp onsdag motvind"
SAID = ("--channel", "call")


@pytest.fixture
def amina(salto: Salto) -> str:
    """A youth who lets Nav know of work; Ola is a colleague."""
    person = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, person, [NAV], ["work"])
    salto.ok("operator", "add", "Ola Kollega")
    return person


@pytest.fixture
def ola(salto: Salto, tmp_path: Path) -> Salto:
    """The store as a worker, Ola Outreach, opens it."""
    secret = tmp_path / "theirs"
    secret.write_text(THEIRS, encoding="utf-8")
    secret.chmod(0o600)
    salto.ok("operator", "add", "Ola Outreach", "--role", "worker", "--new-passphrase-file", str(secret))
    return replace(salto, unlocked=keys.unlock(salto.folder, THEIRS, ANY))


def handed(salto: Salto, person: str, to: str, *more: str) -> str:
    """A handover that has been accepted; returns its code."""
    code = str(salto.ok("handover", person, "--to", to, "--why", "bytte", *more)["handover"]["code"])
    salto.ok("handover", "offer", code)
    salto.ok("handover", "accept", code, "--by", "Siri Svar", *SAID)
    return code


def verify(salto: Salto, code: str, whom: str, contact: str) -> dict[str, Any]:
    return salto.ok("handover", "verify", code, "--with", whom, "--contact", contact, "--by", "Siri", *SAID)


def holds(salto: Salto) -> tuple[str, str | None, str | None]:
    """Lead, and whoever is responsible: of the two exactly one."""
    ((lead, operator, service),) = salto.rows(
        "SELECT (SELECT name FROM operator WHERE id = lead), (SELECT name FROM operator "
        "WHERE id = responsible_operator), responsible_service FROM case_file WHERE closed IS NULL"
    )
    assert (operator is None) != (service is None)
    return lead, operator, service


def today(salto: Salto, *args: str) -> list[str]:
    return [each["what"] for each in salto.ok("today", *args)["items"]]


# --- whose it is ----------------------------------------------------------------------------------------


def test_with_a_colleague_the_lead_goes_along(salto: Salto, amina: str) -> None:
    handed(salto, amina, "Ola Kollega")
    assert holds(salto) == ("Ola Kollega", "Ola Kollega", None)


def test_with_a_service_the_lead_stays_to_look_in(salto: Salto, amina: str) -> None:
    handed(salto, amina, NAV)
    assert holds(salto) == ("Kari Coordinator", None, NAV)


def test_what_the_old_lead_had_to_do_is_the_new_ones_and_what_others_had_is_not(
    salto: Salto, amina: str
) -> None:
    task(salto, amina, "ring UngJobb", "work")
    salto.ok("operator", "add", "Siri Annen")
    salto.ok("task", "add", amina, "--text", "ring klubben", "--owner", "Siri Annen")
    salto.ok("transition", "start", amina, "--kind", "aftercare")
    handed(salto, amina, "Ola Kollega")
    owners = {each["text"]: each["owner"] for each in salto.ok("task", "list", amina)["tasks"]}
    assert owners == {"ring UngJobb": "Ola Kollega", "ring klubben": "Siri Annen"}
    (plan,) = salto.ok("transition", "show", amina)["transitions"]
    assert {each["owner"] for each in plan["checks"]} == {"Ola Kollega"}


def test_a_task_that_is_done_keeps_whoever_did_it(salto: Salto, amina: str) -> None:
    task(salto, amina, "ring UngJobb", "work")
    salto.ok("task", "done", salto.ok("task", "list", amina)["tasks"][0]["code"])
    handed(salto, amina, "Ola Kollega")
    assert salto.ok("task", "list", amina, "--closed")["tasks"][0]["owner"] == "Kari Coordinator"


def test_a_deputy_who_becomes_the_owner_is_not_both(salto: Salto, amina: str) -> None:
    fields = {
        "text": "møte i retten",
        "kind": "court",
        "due": "2026-12-20",
        "source": "innkalling",
        "owner": "Kari Coordinator",
        "deputy": "Ola Kollega",
        "category": "crime",
    }
    made = salto("task", "add", amina, "--input", "-", "--json", stdin=json.dumps(fields))
    assert made.code == 0, made.err
    handed(salto, amina, "Ola Kollega")
    assert salto.rows(
        "SELECT o.name, d.name FROM deadline x JOIN task t ON t.id = x.id "
        "JOIN operator o ON o.id = t.owner JOIN operator d ON d.id = x.deputy"
    ) == [("Ola Kollega", "Kari Coordinator")]


@pytest.mark.parametrize("to", ["Ola Kollega", NAV])
@pytest.mark.parametrize("whom", ["youth", "receiver"])
def test_a_no_from_either_brings_case_and_work_back(salto: Salto, amina: str, to: str, whom: str) -> None:
    task(salto, amina, "ring UngJobb", "work")
    code = handed(salto, amina, to)
    found = verify(salto.at("2026-12-07"), code, whom, "no")
    assert found["handover"]["state"] == "returned"
    assert found["responsible"]["name"] == "Kari Coordinator"
    assert holds(salto) == ("Kari Coordinator", "Kari Coordinator", None)
    assert salto.ok("task", "list", amina)["tasks"][0]["owner"] == "Kari Coordinator"
    assert today(salto.at("2026-12-07"))[0] == "handover_returned"


def test_a_confirmed_handover_can_still_come_back(salto: Salto, amina: str) -> None:
    code = handed(salto, amina, NAV)
    salto.ok("handover", "confirm", code)
    assert verify(salto.at("2026-12-07"), code, "youth", "no")["handover"]["state"] == "returned"


def test_it_comes_back_to_someone_who_is_with_us(salto: Salto, ola: Salto, amina: str) -> None:
    """Whoever sent it has left since: then it is with whoever writes it down."""
    first = handed(salto, amina, "Ola Outreach")
    salto.ok("handover", "close", first, "--reason", "i gang", "--anyway")
    code = handed(salto, amina, NAV)
    salto.ok("operator", "revoke", "Ola Outreach", "--yes")
    now = replace(salto, unlocked=keys.unlock(salto.folder, PASSPHRASE, ANY))
    assert verify(now.at("2026-12-07"), code, "youth", "no")["responsible"]["name"] == "Kari Coordinator"


def test_after_it_came_back_it_can_be_handed_on_anew(salto: Salto, amina: str) -> None:
    code = handed(salto, amina, NAV)
    verify(salto.at("2026-12-07"), code, "youth", "no")
    again = handed(salto.at("2026-12-08"), amina, NAV)
    assert again != code
    assert "handover_returned" not in today(salto.at("2026-12-08"))


# --- asking ---------------------------------------------------------------------------------------------


def test_yes_from_both_at_the_last_time_of_asking_confirms(salto: Salto, amina: str) -> None:
    code = handed(salto, amina, NAV)
    later = salto.at("2027-01-05")
    assert verify(later, code, "youth", "yes")["handover"]["state"] == "accepted"
    assert verify(later, code, "receiver", "yes")["handover"]["state"] == "confirmed"


def test_an_early_yes_answers_the_first_time_of_asking_alone(salto: Salto, amina: str) -> None:
    code = handed(salto, amina, NAV)
    assert verify(salto.at("2026-12-08"), code, "youth", "yes")["handover"]["state"] == "accepted"
    after = salto.ok("handover", "show", code)["after"]
    left = [(each["whom"], each["weeks"]) for each in after if each["contact"] is None]
    assert left == [("youth", 6), ("receiver", 6)]


def test_who_is_to_be_asked_is_read_where_others_see_the_screen(salto: Salto, amina: str) -> None:
    handed(salto, amina, NAV)
    shown = salto.at("2026-12-14")("today", "--mask").out
    assert "ask the youth whether there is contact" in " ".join(shown.split())


def test_one_who_is_asked_late_is_asked_once(salto: Salto, amina: str) -> None:
    code = handed(salto, amina, NAV)
    verify(salto.at("2027-01-05"), code, "youth", "yes")
    after = salto.at("2027-01-05").ok("handover", "show", code)["after"]
    assert [each["skipped"] for each in after if each["whom"] == "youth"] == [True, False]
    assert today(salto.at("2027-01-05")).count("aftercheck_due") == 1


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2026-12-06", []),
        ("2026-12-07", ["aftercheck_due"]),
        ("2026-12-14", ["aftercheck_due"]),
        ("2026-12-15", ["aftercheck_late"]),
    ],
)
def test_a_look_is_due_on_its_day_and_late_a_week_after(
    salto: Salto, amina: str, on: str, found: list[str]
) -> None:
    handed(salto, amina, NAV)
    assert [what for what in today(salto.at(on)) if what.startswith("aftercheck")] == found


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--with", "youth", "--contact", "yes", *SAID), 2),
        (("--with", "youth", "--by", "Amina", *SAID), 2),
        (("--with", "mor", "--contact", "yes", "--by", "Amina", *SAID), 4),
        (("--with", "youth", "--contact", "kanskje", "--by", "Amina", *SAID), 4),
        (("--with", "youth", "--contact", "yes", "--by", "Amina", "--day", "2030-01-01", *SAID), 4),
    ],
)
def test_an_answer_that_is_not_whole_changes_nothing(
    salto: Salto, amina: str, given: tuple[str, ...], code: int
) -> None:
    handover = handed(salto, amina, NAV)
    assert salto("handover", "verify", handover, *given).code == code
    assert salto.rows("SELECT count(*) FROM aftercheck") == [(0,)]


def test_what_was_answered_is_kept_as_it_was_said(salto: Salto, amina: str) -> None:
    code = handed(salto, amina, NAV)
    verify(salto.at("2026-12-07"), code, "youth", "yes")
    store = salto.store()
    act = store.begin("handover verify", "follow-up")
    try:
        with pytest.raises(Exception, match=r"kept as it was said|no judgement for this person"):
            act.run("UPDATE aftercheck SET contact = 0")
    finally:
        store.abandon()
        store.close()


# --- who may --------------------------------------------------------------------------------------------


def test_a_worker_looks_in_on_their_own_cases_and_hands_none_over(
    salto: Salto, ola: Salto, a_youth: Callable[..., str]
) -> None:
    person = a_youth(born="2007-03-04")
    grant(salto, person, [NAV], ["work"])
    code = handed(salto, person, NAV)
    assert ola("handover", "show", code).code == 21
    assert (
        ola("handover", "verify", code, "--with", "youth", "--contact", "yes", "--by", "A", *SAID).code == 21
    )
    salto.ok("edit", person, "--lead", "Ola Outreach")
    assert ola("handover", "check", code, "1", "--done").code == 0
    assert verify(ola.at("2026-12-08"), code, "youth", "yes")["handover"]["state"] == "accepted"
    for words in (
        ("close", code, "--reason", "x"),
        ("return", code, "--reason", "x"),
        ("plan", person, "--to", NAV, "--why", "x"),
    ):
        ran = ola("handover", *words, "--json")
        assert (ran.code, ran.error["error"]) == (21, "wrong_role"), words


def test_a_worker_sees_only_their_own_in_the_list(
    salto: Salto, ola: Salto, a_youth: Callable[..., str]
) -> None:
    mine, theirs = a_youth("Min Ungdom", "2008-12-20"), a_youth("Annen Ungdom", "2008-12-21")
    salto.ok("edit", mine, "--lead", "Ola Outreach")
    listed = ola("transition", "list")
    assert "Min Ungdom" in listed.out
    assert "Annen" not in listed.out + listed.err
    assert theirs not in listed.out
    assert ola("transition", "start", theirs, "--kind", "18").code == 21


# --- closing, erasing, merging ----------------------------------------------------------------------------


def test_it_closes_without_a_word_more_once_everything_is_settled(salto: Salto, amina: str) -> None:
    code = handed(salto, amina, NAV)
    for n in range(1, 14):
        salto.ok("handover", "check", code, str(n), "--done")
    assert salto.ok("handover", "close", code, "--reason", "i gang")["handover"]["state"] == "closed"


def test_a_refused_close_changes_nothing(salto: Salto, amina: str) -> None:
    code = handed(salto, amina, NAV)
    assert salto("handover", "close", code, "--reason", "i gang").code == 6
    assert salto.ok("handover", "show", code)["handover"]["state"] == "accepted"


def test_points_of_a_handover_that_is_over_nag_nobody(salto: Salto, amina: str) -> None:
    code = salto.ok("handover", amina, "--to", NAV, "--why", "bytte")["handover"]["code"]
    later = salto.at("2026-12-30")
    assert "checklist_late" in today(later)
    later.ok("handover", "cancel", code, "--reason", "nei")
    assert "checklist_late" not in today(later)


def test_a_merge_takes_plans_and_answers_along(salto: Salto, amina: str) -> None:
    other = youth(salto, "Amina Eksempel", born="2007-03-04")
    grant(salto, other, [NAV], ["work"])
    code = handed(salto, other, NAV)
    verify(salto.at("2026-12-07"), code, "youth", "yes")
    later = salto.at("2026-12-08")
    assert later("merge", amina, other, "--yes").code == 0
    shown = later.ok("handover", "show", code)
    assert (shown["handover"]["person"]["code"], len(shown["checks"])) == (amina, 13)
    assert [each["contact"] for each in shown["after"]] == [True, None, None]
    assert later("audit", "verify").code == 0
