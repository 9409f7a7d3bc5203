"""Undoing one's own last act: every kind of act that writes has its way back, or its reason to stay."""

import importlib
import json
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import salto_cli.models
from salto_cli.models.order import Order
from salto_cli.models.role import MAY, WORKER
from salto_cli.render.undo import HOW
from salto_cli.store import keys
from salto_cli.store.undo import BY_ITSELF
from salto_cli.usecases.undo_ways import WAYS_BACK, Stays, WayBack
from salto_cli.usecases.ways_out import WAYS
from tests.fixtures import Salto
from tests.launch import ANY
from tests.meeting import CLUB, NAV, grant, secret_file, task, youth
from tests.typed_line import command_of

THEIRS = "kirsebær trapp onsdag motvind"
# What is only looked at or asked: none of it leaves a row but in the log.
READS = {
    *("audit export", "audit log", "audit report", "audit review", "audit verify", "audit who-saw"),
    *("board rotation", "board show", "board suggest", "caseload", "consents", "contacts", "count"),
    *("due", "erase-preview", "family", "find", "fleksiteam list", "fleksiteam recall", "fleksiteam show"),
    "fleksiteam minutes",
    *(
        "handover list",
        "handover preview",
        "handover show",
        "find nearly",
        "pick",
        "incident list",
        "incident show",
        "look",
        "look-alike",
    ),
    *("may-share", "merge-preview", "operator key", "operator known", "operator list", "picture caseload"),
    *("picture contact", "picture workload", "policy diff", "policy show", "policy test", "promises"),
    *("recognise", "restricted", "retention due", "service find", "service list", "service show"),
    *("settings show", "share waiting", "sheets list", "show", "siblings", "task calendar"),
    *("task list", "task paper", "timeline", "today", "transition list", "transition show", "undo-preview"),
    "warnings",
}


def orders() -> set[str]:
    """The kinds of acts that there are, by what the log calls them."""
    for module in pkgutil.iter_modules(salto_cli.models.__path__):
        importlib.import_module(f"salto_cli.models.{module.name}")
    return {each.command for each in _all(Order) if isinstance(getattr(each, "command", None), str)}


def _all(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("salto_cli."):
            yield each
        yield from _all(each)


# --- the table ------------------------------------------------------------------------------------------


def test_every_kind_of_act_that_writes_stands_in_the_table() -> None:
    assert orders() - READS - WAYS_BACK.keys() - {*BY_ITSELF} == set()


def test_nothing_stands_in_the_table_that_is_only_read_or_is_no_act() -> None:
    assert WAYS_BACK.keys() & READS == set()
    assert WAYS_BACK.keys() - WAYS.keys() == set()


def test_every_way_back_is_said_in_words() -> None:
    assert {name for name, way in WAYS_BACK.items() if isinstance(way, WayBack)} == HOW.keys()


def test_what_stays_says_a_command_that_there_is() -> None:
    said = {way.hint(person="P-017Z", code="T-001F") for way in WAYS_BACK.values() if isinstance(way, Stays)}
    lines = {f"salto {line}" for each in said for line in each.split("salto ")[1:]}
    assert len(lines) > 40
    assert {each for each in lines if not command_of(each)} == set()


def test_what_to_type_where_something_stays_has_no_word_of_a_language_in_it() -> None:
    said = [way.hint(person="P-017Z", code="T-001F") for way in WAYS_BACK.values() if isinstance(way, Stays)]
    assert not [hint for hint in said if re.search(r"\b[A-Z]{3,}\b", hint)]


def test_what_a_worker_may_do_a_worker_may_undo() -> None:
    assert {"undo", "undo-preview", "amend"} <= MAY[WORKER]


# --- whose act it is ------------------------------------------------------------------------------------


@pytest.fixture
def colleague(salto: Salto) -> Callable[..., Salto]:
    """A second colleague at the same store, in a role."""

    def made(role: str = "coordinator") -> Salto:
        secret = secret_file(salto.folder.parent, THEIRS)
        salto.ok("operator", "add", "Wiggo Worker", "--role", role, "--new-passphrase-file", str(secret))
        return replace(salto, unlocked=keys.unlock(salto.folder, THEIRS, ANY))

    return made


def test_what_a_colleague_did_last_is_left_alone(salto: Salto, colleague: Callable[..., Salto]) -> None:
    person = youth(salto, "Amina Eksempel")
    wiggo = colleague()
    assert (wiggo("undo", "--yes").code, wiggo("undo", "--dry-run").code) == (3, 3)
    salto.ok("log-contact", person, "--kind", "talk")
    wiggo.ok("task", "add", person, "--text", "ring")
    assert salto.ok("undo", "--yes")["command"] == "log-contact"
    assert wiggo.ok("undo", "--yes")["command"] == "task add"


@pytest.mark.parametrize(
    "theirs",
    [
        "amend {task} --text annet",
        "task done {task}",
        "object {person} --about {task} --text nei --by subject",
    ],
)
def test_what_somebody_has_built_on_is_refused(
    salto: Salto, colleague: Callable[..., Salto], theirs: str
) -> None:
    person = youth(salto, "Amina Eksempel")
    wiggo = colleague()
    task = salto.ok("task", "add", person, "--text", "ring")["task"]["code"]
    line = theirs.format(task=task, person=person)
    wiggo.ok(*line.split())
    ran = salto("undo", "--yes")
    if line.startswith("object"):
        assert ran.code == 0  # what the youth says against it stands beside it still
    else:
        assert (ran.code, "somebody has written" in ran.err) == (5, True)


def test_a_confirmation_that_hangs_on_a_new_deadline_keeps_it(
    salto: Salto, colleague: Callable[..., Salto]
) -> None:
    person = youth(salto, "Amina Eksempel")
    wiggo = colleague()
    owed = ("--kind", "court", "--due", "+9d", "--deputy", "Wiggo", "--source", "Tinget")
    task = salto.ok("task", "add", person, *owed)["task"]["code"]
    wiggo.ok("task", "confirm", task, "--how", "call", "--understood", "yes")
    assert salto("undo", "--yes").code == 5
    assert salto.ok("due")["day"]


def test_a_worker_whose_case_has_gone_to_another_undoes_nothing_in_it(
    salto: Salto, colleague: Callable[..., Salto]
) -> None:
    person = youth(salto, "Amina Eksempel")
    wiggo = colleague("worker")
    salto.ok("edit", person, "--lead", "Wiggo")
    wiggo.ok("log-contact", person, "--kind", "talk")
    salto.ok("edit", person, "--lead", "Kari")
    ran = wiggo("undo", "--yes")
    assert ran.code == 21
    assert "Amina" not in ran.out + ran.err
    assert len(salto.ok("contacts", person)["contacts"]) == 1


def test_a_worker_whose_case_has_gone_is_not_told_that_it_was_written_to(
    salto: Salto, colleague: Callable[..., Salto]
) -> None:
    person = youth(salto, "Amina Eksempel")
    wiggo = colleague("worker")
    salto.ok("edit", person, "--lead", "Wiggo")
    added = wiggo.ok("task", "add", person, "--text", "ring")["task"]["code"]
    salto.ok("edit", person, "--lead", "Kari")
    salto.ok("amend", added, "--text", "noe annet")
    ran = wiggo("undo", "--yes")
    assert ran.code == 21
    assert "written" not in ran.err


def test_a_clock_that_was_put_back_makes_nothing_young_enough(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")
    salto.ok("task", "add", person, "--text", "ring")
    assert salto.at("2026-11-20")("undo", "--yes").code == 6


@pytest.mark.parametrize(
    ("field", "value"),
    [("lead", "Wiggo"), ("purposes", "health_help"), ("lead-district", "Alna"), ("coordinator", "Nav")],
)
def test_one_field_of_a_case_is_put_back(
    salto: Salto, colleague: Callable[..., Salto], field: str, value: str
) -> None:
    person = youth(salto, "Amina Eksempel")
    colleague()
    before = salto.ok("show", person)["case"]
    salto.ok("edit", person, f"--{field}", value)
    assert salto.ok("show", person)["case"] != before
    salto.ok("undo", "--yes")
    assert {**salto.ok("show", person)["case"], "revision": None} == {**before, "revision": None}


def test_whoever_may_no_longer_give_a_case_away_does_not_undo_that_it_was(
    salto: Salto, colleague: Callable[..., Salto]
) -> None:
    person = youth(salto, "Amina Eksempel")
    wiggo = colleague()
    wiggo.ok("edit", person, "--lead", "Wiggo")
    salto.ok("operator", "role", "Wiggo", "worker")
    assert wiggo("undo", "--yes").code == wiggo("export", "caseload", "--out", "x.csv").code == 21
    assert salto.ok("show", person)["case"]["lead"] == "Wiggo Worker"


def test_what_was_shown_is_what_is_undone(salto: Salto) -> None:
    from salto_cli.errors import Changed
    from salto_cli.models.undo import PreviewUndo, Undo
    from salto_cli.usecases.door import perform
    from salto_cli.usecases.undo import preview, undo

    person = youth(salto, "Amina Eksempel")
    salto.ok("log-contact", person, "--kind", "talk")
    store = salto.store()
    shown = perform(store, PreviewUndo(), preview)
    store.close()
    salto.ok("task", "add", person, "--text", "ring")
    store = salto.store()
    with pytest.raises(Changed):
        perform(store, Undo(act=shown.act), undo)
    store.close()


# --- a withdrawal in between ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("does", "undone"),
    [
        ("task done {task} --outcome avtalt", "task done"),
        ("amend {task} --category leisure", "amend"),
        ("retract {contact} --yes --reason feil", "retract"),
    ],
)
def test_what_comes_back_has_lost_the_ground_that_was_withdrawn_meanwhile(
    salto: Salto, colleague: Callable[..., Salto], does: str, undone: str
) -> None:
    person = youth(salto, "Amina Eksempel")
    wiggo = colleague()
    code = grant(salto, person, [NAV], ["work"])
    step = ("--next", "CV-kurs", "--due", "fredag", "--next-service", NAV, "--next-category", "work")
    logged = salto.ok("log-contact", person, "--kind", "talk", *step)
    known = {"contact": logged["code"], "task": _tasks(salto, person)[0]["code"]}
    salto.ok(*does.format(**known).split())
    wiggo.ok("withdraw-consent", code)
    assert [each["groundless"] for each in _tasks(salto, person)] in ([], [None])
    assert salto.ok("undo", "--yes")["command"] == undone
    assert [(each["category"], each["groundless"]) for each in _tasks(salto, person)] == [("work", code)]
    assert salto("audit", "verify").code == 0


def test_what_comes_back_keeps_a_ground_that_was_given_anew_or_was_never_the_withdrawn_one(
    salto: Salto, colleague: Callable[..., Salto]
) -> None:
    person = youth(salto, "Amina Eksempel")
    wiggo = colleague()
    other, code = grant(salto, person, [CLUB], ["leisure"]), grant(salto, person, [NAV], ["work"])
    task(salto, person, "CV-kurs", "work", NAV)
    salto.ok("task", "done", _tasks(salto, person)[0]["code"])
    for each in (other, code):
        wiggo.ok("withdraw-consent", each)
    later = salto.at("2026-11-24T08:00")  # the day of a withdrawal is its own
    grant(replace(later, unlocked=wiggo.unlocked), person, [NAV], ["work"])
    later.ok("undo", "--yes")
    assert [each["groundless"] for each in _tasks(salto, person)] == [None]


def _tasks(salto: Salto, person: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = salto.ok("task", "list", person)["tasks"]
    return found


# --- whom a text names that stands again ------------------------------------------------------------------


def _of_last(salto: Salto) -> list[tuple[Any, ...]]:
    """What the judge answered in the last undo: whom it was about, and whether they may be known."""
    return salto.rows(
        "SELECT p.number, j.decision FROM judgement j, json_each(j.persons) w "
        "JOIN person p ON p.id = w.value "
        "WHERE j.act = (SELECT max(id) FROM act WHERE command = 'undo') ORDER BY p.number"
    )


@pytest.mark.parametrize("restricted", [True, False])
def test_a_task_whose_old_text_names_someone_is_judged_as_if_it_were_typed_anew(
    salto: Salto, restricted: bool
) -> None:
    """An amend away and an undo is no way past the question that a typed text is asked."""
    person = youth(salto, "Amina Eksempel")
    task = salto.ok("task", "add", person, "--text", "ring Burak Annen")["task"]["code"]
    salto.ok("amend", task, "--text", "ring Nav")
    burak = youth(salto, "Burak Annen")  # since the text was written, they have come
    if restricted:
        salto.ok("restrict", burak, "--ground", "contested")
    salto.ok("amend", task, "--text", "ring Nav igjen")
    salto.ok("amend", task, "--text", "ring Burak Annen")
    salto.ok("amend", task, "--text", "ring UngJobb")
    undone = salto.ok("undo", "--yes")
    assert [each["code"] for each in undone["names"]] == ([] if restricted else [burak])
    assert _of_last(salto) == [(1, "allow"), (2, "deny" if restricted else "allow")]
    assert salto.rows("SELECT 1 FROM task, json_each(others) o JOIN person p ON p.id = o.value") == [(1,)]


def test_a_text_that_stands_again_is_about_whom_it_names_today(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")
    task = salto.ok("task", "add", person, "--text", "ring Burak Annen")["task"]["code"]
    salto.ok("edit", person, "--strength", "spiller med Burak Annen", "--category", "leisure")
    burak = youth(salto, "Burak Annen")
    salto.ok("edit", person, "--end", "1")
    assert [each["code"] for each in salto.ok("undo", "--yes")["names"]] == [burak]
    assert salto.rows("SELECT count(*) FROM trait, json_each(others)") == [(1,)]
    salto.ok("amend", task, "--text", "annet")
    assert salto.rows("SELECT others FROM task") == [("[]",)]
    ran = salto("undo", "--yes")
    assert "Burak Annen" in ran.out
    assert salto.rows("SELECT count(*) FROM task, json_each(others)") == [(1,)]


# --- what is left behind --------------------------------------------------------------------------------


def test_a_preview_changes_nothing_but_the_log(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")
    salto.ok("log-contact", person, "--kind", "talk", "--next", "ring", "--due", "fredag")
    before = [salto.rows(f"SELECT * FROM {each}") for each in ("contact_person", "task", "touch")]
    assert salto.ok("undo", "--dry-run")["done"] is False
    assert [salto.rows(f"SELECT * FROM {each}") for each in ("contact_person", "task", "touch")] == before


def test_an_undo_takes_no_row_away_and_names_the_act_in_the_log(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")
    salto.ok("log-contact", person, "--kind", "talk", "--next", "ring", "--due", "fredag")
    counted = "SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM task), (SELECT count(*) FROM act)"
    before = salto.rows(counted)[0]
    undone = salto.ok("undo", "--yes")
    assert salto.rows(counted)[0] == (*before[:2], before[2] + 1)
    found = salto.rows(
        "SELECT d.body FROM judgement j JOIN judgement_detail d ON d.act = j.act AND d.n = j.n "
        "WHERE j.question = 'undoes'"
    )
    assert [json.loads(body)["act"] for (body,) in found] == [undone["act"]]
    assert salto("audit", "verify").code == 0


def test_a_series_of_deadlines_is_closed_as_written_by_mistake(
    salto: Salto, colleague: Callable[..., Salto]
) -> None:
    colleague()
    person = youth(salto, "Amina Eksempel")
    owed = ("--kind", "attend", "--category", "crime", "--due", "fredag", "--every", "week", "--times", "3")
    salto.ok("task", "add", person, *owed, "--deputy", "Wiggo", "--source", "Friomsorgen")
    assert len(salto.ok("undo", "--yes")["codes"]) == 3
    closed = salto.ok("task", "list", person, "--closed")["tasks"]
    assert [each["deadline"]["ended"] for each in closed] == ["mistake"] * 3
    assert salto("audit", "verify").code == 0


def test_a_deadline_goes_back_to_the_day_clock_and_place_it_had(
    salto: Salto, colleague: Callable[..., Salto]
) -> None:
    colleague()
    person = youth(salto, "Amina Eksempel")
    owed = ("--kind", "court", "--due", "+9d", "--at", "09:30", "--deputy", "Wiggo", "--source", "Tinget")
    task = salto.ok("task", "add", person, *owed)["task"]["code"]
    salto.ok("task", "move", task, "--due", "+12d", "--at", "12:00", "--place", "sal 3", "--why", "utsatt")
    salto.ok("undo", "--yes")
    found = salto.ok("task", "list", person)["tasks"][0]
    assert (found["due"], found["deadline"]["at"], found["deadline"]["place"]) == (
        "2026-12-02",
        "09:30",
        None,
    )


def test_a_protected_address_is_kept_nowhere_also_not_as_what_stood_before(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")
    salto.ok("edit", person, "--address", "Hemmeligveien 7")
    salto.ok("edit", person, "--protected")
    assert salto("undo", "--yes").code == 6
    assert "Hemmeligveien" not in json.dumps(salto.rows("SELECT was FROM former"))
    assert salto.ok("show", person)["person"]["protected"] is True


def test_an_address_that_was_added_is_taken_away_again(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")
    salto.ok("edit", person, "--address", "Gata 1")
    salto.ok("undo", "--yes")
    assert salto.ok("show", person)["person"]["address"] is None


def test_every_field_of_person_and_case_is_put_back(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")

    def shown() -> list[dict[str, Any]]:
        found = salto.ok("show", person)
        return [{**found[each], "revision": None} for each in ("person", "case")]

    before = shown()
    said = {"name": "Amina Annet", "called": "Ami", "phone": "40000001", "language": "somali",
            "interpreter": True, "home_district": "Alna", "lead_district": "Alna", "coordinator": "Nav",
            "withhold": ["health"], "because": "vil ikke", "care_order_from": "2026-01-01",
            "purposes": ["school_attendance"]}  # fmt: skip
    salto.ok("edit", person, "--input", "-", stdin=json.dumps(said))
    assert shown() != before
    salto.ok("undo", "--yes")
    assert shown() == before


def test_what_stood_before_goes_with_the_person_and_is_in_their_copy(salto: Salto, tmp_path: Path) -> None:
    from tests.meeting import paper

    person = youth(salto, "Amina Eksempel")
    task = salto.ok("task", "add", person, "--text", "ring ungjobb", "--category", "work")["task"]["code"]
    salto.ok("amend", task, "--text", "ring UngJobb om intervju")
    out = tmp_path / "kopi.pdf"
    secret = secret_file(salto.folder.parent)
    salto.ok("access-copy", person, "--out", str(out), "--password-file", str(secret))
    assert "ringungjobb" in paper(out)
    salto.ok("close-case", person, "--outcome", "moved")
    salto.ok("erase", person, "--ground", "withdrawn", "--yes")
    assert salto.rows("SELECT count(*) FROM former") == [(0,)]
    assert salto("audit", "verify").code == 0
