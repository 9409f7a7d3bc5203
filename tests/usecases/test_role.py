"""Roles: what is not for one's role is refused before anything is read, and the refusal is in the log."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from salto_cli.errors import NoBasis
from salto_cli.models import role
from salto_cli.models.question import FILE, IDENTITY, Keep, Standing
from salto_cli.store import keys
from salto_cli.store import person as persons
from salto_cli.usecases.judging import settle
from tests.fixtures import Salto
from tests.keyboard import at_keyboard
from tests.launch import ANY
from tests.source import PRODUCT

THEIRS = "kirsebær trapp onsdag motvind"


@pytest.fixture
def as_a(salto: Salto, tmp_path: Path) -> Callable[[str], Salto]:
    """Gives a colleague, Ola, a key and a role; returns the store as he opens it."""

    def give(role: str) -> Salto:
        secret = tmp_path / "theirs"
        secret.write_text(THEIRS, encoding="utf-8")
        secret.chmod(0o600)
        salto.ok("operator", "add", "Ola Outreach", "--role", role, "--new-passphrase-file", str(secret))
        return replace(salto, unlocked=keys.unlock(salto.folder, THEIRS, ANY))

    return give


def commands() -> set[str]:
    """The name of every order there is, as it stands in the log."""
    import re

    found = set()
    for path in (PRODUCT / "models").glob("*.py"):
        found |= set(re.findall(r'^    command = "([^"]+)"', path.read_text(encoding="utf-8"), re.M))
    return found


# --- the table -----------------------------------------------------------------------------------------


def test_a_role_that_is_not_in_the_table_may_do_nothing() -> None:
    assert not any(role.may("", command) or role.may("boss", command) for command in commands())


def test_only_a_coordinator_changes_who_is_here_and_what_they_may() -> None:
    own = {"operator add", "operator role", "operator revoke", "rekey", "recovery test", "register", "erase"}
    assert not any(role.may(each, command) for each in role.MAY for command in own)
    assert all(role.may(role.COORDINATOR, command) for command in own)


def test_a_command_that_nobody_thought_of_is_a_coordinators_alone() -> None:
    assert [each for each in (*role.MAY, role.COORDINATOR) if role.may(each, "something new")] == [
        role.COORDINATOR
    ]


def test_neither_leader_nor_auditor_has_any_command_that_shows_a_file() -> None:
    files = {"show", "find", "look", "caseload", "today", "timeline", "contacts", "family", "consents"}
    assert not any(role.may(each, command) for each in (role.LEADER, role.AUDITOR) for command in files)


# --- refused, and told in the log ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "args"),
    [
        (role.LEADER, ("show", "P-001H")),
        (role.LEADER, ("caseload",)),
        (role.LEADER, ("audit", "log")),
        (role.LEADER, ("find", "amina")),
        (role.AUDITOR, ("show", "P-001H")),
        (role.AUDITOR, ("count",)),
        (role.AUDITOR, ("find", "amina")),
        (role.AUDITOR, ("operator", "role", "Ola Outreach", "coordinator")),
        (role.WORKER, ("audit", "log")),
        (role.WORKER, ("count",)),
        (role.WORKER, ("operator", "add", "Nina Ny")),
        (role.WORKER, ("operator", "revoke", "Kari Coordinator", "--yes")),
        (role.WORKER, ("rekey", "--yes")),
        (role.WORKER, ("operator", "role", "Ola Outreach", "coordinator")),
    ],
)
def test_what_is_not_for_a_role_is_refused_and_the_refusal_is_kept(
    as_a: Callable[[str], Salto], a_youth: Callable[..., str], who: str, args: tuple[str, ...]
) -> None:
    a_youth()
    ola = as_a(who)
    ran = ola(*args)
    assert (ran.code, ran.out) == (21, "")
    assert "not for your role" in ran.err
    assert "Amina" not in ran.err
    row = ola.rows("SELECT result, error FROM outcome ORDER BY act DESC LIMIT 1")
    assert row == [("refused", "wrong_role")]
    last = ola.rows("SELECT count(*) FROM judgement WHERE act = (SELECT max(id) FROM act)")
    assert last == [(0,)]  # nothing was asked, let alone read


@pytest.mark.parametrize(
    ("who", "told", "instead"),
    [
        (role.WORKER, "only the cases they lead", "ask a coordinator"),
        (role.LEADER, "counts only", "salto count"),
        (role.AUDITOR, "the log and the checks only", "salto audit log"),
    ],
)
def test_who_is_refused_is_told_what_their_role_is_for_and_what_to_do(
    as_a: Callable[[str], Salto], who: str, told: str, instead: str
) -> None:
    said = as_a(who)("retention", "due").err
    assert (told in said, instead in said, "salto operator list" in said) == (True, True, True)


def test_the_log_says_that_it_was_not_for_the_role(as_a: Callable[[str], Salto], salto: Salto) -> None:
    as_a(role.LEADER)("caseload")
    assert "was refused: not for the role" in salto("audit", "log").out


def test_a_worker_is_not_told_to_open_a_case_for_whom_somebody_else_follows_up(
    as_a: Callable[[str], Salto], a_youth: Callable[..., str]
) -> None:
    ran = as_a(role.WORKER)("show", a_youth())
    assert (ran.code, "nobody whom you follow up" in ran.err) == (21, True)
    assert "open case" not in ran.err


@pytest.mark.parametrize(
    ("who", "args"),
    [
        (role.LEADER, ("count",)),
        (role.LEADER, ("operator", "list")),
        (role.AUDITOR, ("audit", "log")),
        (role.AUDITOR, ("audit", "verify")),
        (role.WORKER, ("caseload",)),
        (role.WORKER, ("service", "list")),
    ],
)
def test_each_role_does_its_own_work(as_a: Callable[[str], Salto], who: str, args: tuple[str, ...]) -> None:
    assert as_a(who)(*args).code == 0


def test_a_worker_without_cases_is_not_told_to_begin_one(as_a: Callable[[str], Salto]) -> None:
    worker = as_a(role.WORKER)
    assert worker("caseload").out.strip() == "You have no open case."
    narrowed = worker("caseload", "--age", "12-15").out
    assert narrowed.startswith("None of your open cases fits.")
    assert "register" not in narrowed


def test_a_role_that_is_taken_away_holds_from_the_next_act_on(
    salto: Salto, as_a: Callable[[str], Salto], a_youth: Callable[..., str]
) -> None:
    code = a_youth()
    ola = as_a(role.COORDINATOR)
    store = ola.store()
    salto.ok("operator", "role", "ola", "leader")
    assert ola("show", code).code == 21
    store.close()


# --- a worker and their own cases -----------------------------------------------------------------------


@pytest.fixture
def two(salto: Salto, as_a: Callable[[str], Salto], a_youth: Callable[..., str]) -> tuple[Salto, str, str]:
    """The store as a worker opens it; someone they lead, and someone they do not."""
    ola = as_a(role.WORKER)
    return ola, a_youth(lead="Ola Outreach"), a_youth("Basma Prøve", "2011-02-03")


def test_a_worker_sees_whom_they_lead(two: tuple[Salto, str, str]) -> None:
    ola, own, _other = two
    assert ola.ok("show", own)["person"]["code"] == own
    listed = ola.ok("caseload")
    assert ([each["code"] for each in listed["persons"]], listed["total"]) == ([own], 1)


@pytest.mark.parametrize(
    "args",
    [
        ("show", "{}"),
        ("contacts", "{}"),
        ("timeline", "{}"),
        ("consents", "{}"),
        ("family", "{}"),
        ("who-knows", "{}"),
        ("task", "list", "{}"),
        ("edit", "{}", "--phone", "40000000"),
        ("task", "add", "{}", "--text", "ring"),
    ],
)
def test_somebody_elses_case_is_to_a_worker_as_if_there_were_none(
    two: tuple[Salto, str, str], args: tuple[str, ...]
) -> None:
    ola, _own, other = two
    ran = ola(*(each.format(other) for each in args))
    assert (ran.code, ran.out) == (21, "")
    assert "Basma" not in ran.err


def test_the_refusal_does_not_tell_whether_there_is_a_case(salto: Salto, two: tuple[Salto, str, str]) -> None:
    ola, _own, other = two
    before = ola("show", other).err
    salto.ok("close-case", other, "--outcome", "goals_met")
    assert ola("show", other).err == before


def test_a_worker_who_searches_does_not_learn_who_else_is_here(two: tuple[Salto, str, str]) -> None:
    ola, own, other = two
    found = ola.ok("find", "basma")
    assert "Basma" not in json.dumps(found)
    assert other not in json.dumps(found)
    assert ola.ok("find", "amina")["persons"][0]["code"] == own


def test_a_worker_logs_a_contact_in_the_field_for_their_own_and_for_nobody_else(
    two: tuple[Salto, str, str],
) -> None:
    ola, own, other = two
    said = {"kind": "talk", "themes": ["school"], "note": "Snakket om skolen."}
    assert ola("log-contact", "--input", "-", stdin=json.dumps({**said, "persons": [own]})).code == 0
    both = ola("log-contact", "--input", "-", stdin=json.dumps({**said, "persons": [own, other]}))
    assert (both.code, both.out) == (21, "")


def test_a_worker_sees_nobody_elses_day_nor_tasks(salto: Salto, two: tuple[Salto, str, str]) -> None:
    ola, own, other = two
    for each in (own, other):
        salto.ok("task", "add", each, "--text", "ring skolen", "--due", "2026-11-24")
    for args in (("today", "--all"), ("today", "--operator", "kari"), ("task", "list")):
        assert other not in json.dumps(ola.ok(*args))


def test_a_worker_knows_who_a_sibling_of_their_own_is_and_not_what_is_in_the_siblings_file(
    salto: Salto, two: tuple[Salto, str, str]
) -> None:
    ola, own, other = two
    salto.ok("link-sibling", own, other, "--sort", "full", "--yes")
    assert other in json.dumps(ola.ok("family", own))
    assert ola("contacts", other).code == 21


def test_the_family_and_the_siblings_agree_on_who_a_worker_is_to_look_at(
    salto: Salto, two: tuple[Salto, str, str]
) -> None:
    """A sibling whose case is another's is to the worker no more than kin: it is not theirs to look."""
    ola, own, other = two
    salto.ok("link-sibling", own, other, "--sort", "full", "--yes")
    salto.ok("sibling", "trigger", other, "--why", "concern")
    for who, expected in ((salto, [other]), (ola, [])):
        family = [each for each in who.ok("family", own)["members"] if each["look_by"]]
        due = who.ok("siblings", "--all")["siblings"]
        assert [each["person"]["code"] for each in family if each["person"]["code"] == other] == expected
        assert [each["person"]["code"] for each in due if each["person"]["code"] == other] == expected


def test_a_worker_who_is_responsible_sees_a_case_that_another_leads_until_it_is_handed_on(
    salto: Salto, two: tuple[Salto, str, str]
) -> None:
    ola, own, _other = two
    salto.ok("edit", own, "--lead", "Kari Coordinator")
    assert ola("show", own).code == 0
    handover = salto.ok("handover", "plan", own, "--to", "Kari Coordinator", "--why", "bytter team")
    number = handover["handover"]["code"]
    salto.ok("handover", "offer", number)
    salto.ok("handover", "accept", number, "--by", "Kari", "--channel", "call")
    assert ola("show", own).code == 21
    assert ola.ok("caseload")["persons"] == []


# --- what an act says of itself ---------------------------------------------------------------------------


@pytest.mark.parametrize("level", [IDENTITY, FILE])
@pytest.mark.parametrize(
    "declared", [Standing(basis="child_welfare"), Standing(kin=True), Standing(closed=True)]
)
def test_a_worker_gets_nobodys_case_by_declaring_one(
    two: tuple[Salto, str, str], level: str, declared: Standing
) -> None:
    ola, own, other = two
    store = ola.store()
    act = store.begin("edit", "upkeep")
    act.role = role.WORKER
    asked = Keep((persons.id_of(act, other),), level, declared=declared)
    with pytest.raises(NoBasis):
        settle(act, [asked])
    settle(act, [Keep((persons.id_of(act, own),), IDENTITY, declared=declared)])
    act.role = role.COORDINATOR
    settle(act, [Keep(asked.persons, IDENTITY, declared=declared)])
    store.abandon()
    store.close()


@pytest.mark.parametrize(
    "args",
    [
        ("open-case", "{}", "--basis", "child_welfare", "--purposes", "follow_up"),
        ("edit", "{}", "--basis", "child_welfare"),
        ("edit", "{}", "--basis", "consent", "--lead", "Ola"),
        ("restrict", "{}", "--ground", "claims"),
        (
            "register",
            "--name",
            "Ny",
            "--born",
            "1980-01-01",
            "--kin-of",
            "{}",
            "--as",
            "sibling",
            "--sort",
            "full",
        ),
        ("link-sibling", "P-001H", "{}", "--sort", "full"),
    ],
)
@pytest.mark.parametrize("who", list(role.MAY))
def test_only_a_coordinator_records_why_somebody_is_held(
    salto: Salto,
    as_a: Callable[[str], Salto],
    a_youth: Callable[..., str],
    who: str,
    args: tuple[str, ...],
) -> None:
    ola = as_a(who)
    a_youth(lead="Ola Outreach")
    other = a_youth("Basma Prøve", "2011-02-03")
    before = salto.rows("SELECT * FROM case_file"), salto.rows("SELECT * FROM kin")
    assert ola(*(each.format(other) for each in args)).code == 21
    assert (salto.rows("SELECT * FROM case_file"), salto.rows("SELECT * FROM kin")) == before


def test_a_worker_neither_gives_a_case_away_nor_takes_one(two: tuple[Salto, str, str]) -> None:
    ola, own, other = two
    for code in (own, other):
        assert ola("edit", code, "--lead", "Kari").code == 21
        assert ola("edit", code, "--lead", "Ola").code == 21


@pytest.mark.parametrize("line", [("operator", "revoke", "Kari Coordinator"), ("export", "caseload")])
def test_whoever_may_not_is_refused_before_any_question_and_it_is_in_the_log(
    salto: Salto, as_a: Callable[[str], Salto], line: tuple[str, ...]
) -> None:
    ran = at_keyboard(as_a("worker"), *line, keys="")
    assert ran.code not in {0, 130}, ran.err
    (last,) = salto.rows(
        "SELECT a.command, e.result FROM act a JOIN outcome e ON e.act = a.id ORDER BY a.id DESC LIMIT 1"
    )
    assert last == (" ".join(line[:2]), "refused")
