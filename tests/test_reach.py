"""Every command of the program, with every role, on a store with a worker's own cases and others'.

To a worker, somebody else's case is as if it were not there. So each command is run in two stores that are
alike but for that: in one the others have open cases, in the other these are closed. Whatever can be told
apart there would tell a worker of somebody else's case. Leaders and auditors see no name of anyone.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from salto_cli.models.role import AUDITOR, COORDINATOR, LEADER, WORKER
from salto_cli.models.secret import Unlocked
from salto_cli.store import keys
from salto_cli.store.between import Between
from tests.fixtures import Ran, Salto
from tests.launch import ANY
from tests.meeting import NAV, grant, know, secret_file, task, youth
from tests.test_ways_out import commands

THEIRS = "kirsebær trapp onsdag motvind"
NUMBER = "04830750032"  # synthetic: the month has 80 added

# Commands that ask for no key, or make another store: nobody's role is known to them.
KEYLESS = {
    *("init", "demo", "shell", "dashboard", "lock", "schedule print", "doctor", "policy test"),
    *("recovery test", "completion"),
    *("backup create", "backup list", "backup prune", "backup restore"),
    *("config list", "config get", "config set", "config path", "help"),
}
# Each command as it is typed about one person; what stands in braces is one of that person's codes.
ABOUT_ONE = (
    "show {whom}",
    "find {whom}",
    "log-contact {whom} --kind talk --theme work",
    "log-contact {own} {whom} --kind talk --theme work",
    "log-contact {own} --kind talk --theme work --about {whom}",
    "log-contact --corrects {note} --kind crisis",
    "amend {note} --kind crisis",
    "amend {task} --text annet",
    "amend {deadline} --needs bil",
    "contacts {whom}",
    "timeline {whom}",
    "export contacts {whom} --out {folder}/f.csv",
    "retract {note} --reason feil",
    "task add {whom} --text ring --category work",
    "task list {whom}",
    "task done {task} --outcome ferdig",
    "task add {whom} --kind court --due +9d --deputy Kari --source Wiggo --place Storgata",
    "task confirm {deadline} --how call --understood yes",
    "task verify {deadline} --source Wiggo",
    "task move {deadline} --due +10d --place Storgata --why nei",
    "task hand {deadline} --to Wiggo",
    "task stop-series {deadline} --outcome called_off --remark nei",
    "task done {deadline} --outcome called_off",
    "task card {whom} --out {out} --password-file {password}",
    "edit {whom} --phone 40000000",
    "edit {whom} --name Annet",
    "edit {whom} --protected",
    "edit {whom} --basis child_welfare",
    "edit {whom} --basis consent --lead Wiggo",
    "edit {whom} --basis child_welfare --strength noe --category leisure",
    "edit {whom} --lead Wiggo",
    "edit {whom} --strength noe --category leisure",
    "edit {whom} --care-order-from 01.02.2026",
    "edit {own} --strength noe --category leisure --about {whom}",
    "open-case {whom} --basis child_welfare --purposes follow_up --lead Wiggo",
    "close-case {whom} --outcome moved",
    "grant-consent {whom} --by subject --to nav-ungdomsteam --category work --form written --informed",
    "grant-consent {own} --by guardian:{whom} --to nav-ungdomsteam --category work --form written --informed",
    "consent form {whom} --to nav-ungdomsteam --category work --out {out} --password-file {password}",
    "refuse-consent {whom} --by subject --to nav-ungdomsteam --category work",
    "withdraw-consent {consent}",
    "told {consent} --to nav-ungdomsteam --channel call",
    "told {withdrawn} --to nav-ungdomsteam --channel call",
    "access-copy {whom} --out {out} --password-file {password}",
    "object {whom} --about {note} --text nei --by subject",
    "heard {whom} --when 22.11.2026 --by Wiggo --view nei",
    "consents {whom}",
    "may-share {whom} --with nav-ungdomsteam",
    "may-share {whom} --with {mum} --category school",
    "may-share {whom}",
    "share give {whom} --with nav-ungdomsteam",
    "share document {sheet} --consent refused --told yes",
    "sibling check {whom} --asked guardian --outcome ok",
    "sibling check {whom} --asked guardian --outcome watch --school worry",
    "sibling trigger {whom} --why concern",
    "warning add {whom} --danger to --kind threat --text fare --category crime --source own --review +30d",
    "warning review {warning} --over --why nei",
    "warning told {warning} --how meeting",
    "warnings {whom}",
    "promise add {whom} --text ring --due +3d",
    "promise done {promise} --outcome kept",
    "promise told {promise} --how call",
    "promises {whom}",
    "wish {mum} --about {whom} --text noe --category family",
    "wish {whom} --about {own} --text noe --category family",
    "handover plan {whom} --to Wiggo --why bytte",
    "handover offer {handover}",
    "handover accept {handover} --by Wiggo --channel call",
    "handover decline {handover} --reason nei",
    "handover overlap {handover} --through +7d",
    "handover confirm {handover}",
    "handover close {handover}",
    "handover cancel {handover} --reason nei",
    "handover show {handover}",
    "handover check {handover} 1 --done",
    "handover verify {handover} --with youth --contact no --by Wiggo --channel call",
    "handover return {handover} --reason nei",
    "handover consents {handover}",
    "handover bundle {handover} --dry-run",
    "transition start {whom} --kind aftercare",
    "transition show {whom}",
    "transition check {whom} 1 --done",
    "transition date {whom} --day +30d --source Wiggo",
    "transition end {whom} --why nei",
    "transition consents {whom}",
    "who-knows {whom}",
    "who-knows {whom} --out {out} --password-file {password}",
    "link-sibling {own} {whom} --sort full",
    "link-guardian {own} {whom} --sort parent --responsibility yes",
    "unlink {own} {whom}",
    "family {whom}",
    "picture contact {whom}",
    "merge {own} {whom} --yes",
    "erase {whom} --ground withdrawn --yes",
    "erase {whom} --ground withdrawn --dry-run",
    "restrict {whom} --ground claims",
    "lift {whom} --reason nei --told",
    "board add {whom} --reason incident --until ferdig",
    "board leave {whom} --outcome ferdig --review +28d",
    "board look {whom}",
    "fleksiteam decide {whom} --text ring",
    "fleksiteam case {whom}",
    "fleksiteam tell {whom} --date torsdag",
    "fleksiteam status {decision} done",
    "audit who-saw {whom}",
    "audit log {whom}",
    "audit export {whom} --out {out}",
)
ABOUT_ALL = (
    *("undo --dry-run", "undo --yes"),
    *(
        "find sen",
        "find 04.03.2007",
        "find 40000001",
        f"find {NUMBER}",
        f"edit {{own}} --national-id {NUMBER}",
    ),
    *("edit {own} --national-id 04830750113", "edit {own} --lead Kari", "edit {own} --phone 40000009"),
    *("show {own}", "family {own}", "timeline {own}", "contacts {own}", "consents {own}", "who-knows {own}"),
    *("task list", "task list --closed", "task list --owner Kari", "task list --lead Kari", "caseload"),
    *("due", "due --days 900", "due --mine", "due --operator Kari", "due --lead Kari"),
    *("task calendar --out {folder}/f.ics", "task paper --out {out} --password-file {password}"),
    *("caseload --lead Kari", "today", "today --all", "today --operator Kari", "count", "restricted"),
    *("siblings", "siblings --all --within 90d", "warnings", "warnings --all --over"),
    *("promises", "promises --all"),
    *("board show", "board show --names", "board suggest", "board rotation", "board rotation --all --mine"),
    *("fleksiteam board", "settings show", "settings use --shipped"),
    *("consents --expiring 400d", "retention due", "handover list", "handover list --open"),
    *("transition list", "transition list --within 5000d"),
    *(
        "sheets list",
        "sheets list --all",
        "sheets returned --date 26.11.2026",
        "sheets unused --date torsdag",
    ),
    *("sheets lost A-48213N --why borte", "picture caseload", "picture caseload --all", "picture workload"),
    *("fleksiteam run", "fleksiteam attend Lise --service nav-ungdomsteam", "fleksiteam intake advise"),
    *("fleksiteam show", "fleksiteam undo", "fleksiteam list", "fleksiteam close"),
    *("fleksiteam minutes", "fleksiteam minutes --out {out} --password-file {password}"),
    "fleksiteam prepare --date torsdag --services nav-ungdomsteam",
    "fleksiteam pack --for nav-ungdomsteam --out {folder} --password-file {password}",
    "register --name Annen --born 04.03.2007 --basis child_welfare --purposes follow_up",
    "register --name Annen --born 04.03.1980 --kin-of {own} --as guardian --sort parent",
    *("incident start theft", "incident start theft --list", "incident show 1", "incident show 1 --list"),
    *("incident list", "incident done 1 1", "incident draft 1 --to {out}"),
    "incident close 1 --not-reported --reason prøve --anyway",
    *("service list", "service find nav", "service show nav-ungdomsteam", "service verify nav-ungdomsteam"),
    *("service add --name Ny --sector other", "service import {password}"),
    *("policy show", "policy use --shipped --yes", "policy diff {password}"),
    *("audit log", "audit log --all", "audit log --operator Kari", "audit verify", "audit review"),
    *("audit report --operator Kari", "audit expire --yes"),
    *("backup verify --in {folder}", "backup drill --in {folder}", "unlock"),
    *("operator list", "operator add Ny", "operator role Kari worker", "operator revoke Kari --yes"),
    *("operator passwd", "rekey --yes"),
    *("operator key", "operator known", "operator forget Kari"),
    f"operator know {{password}} --fingerprint {'12345' * 6} --service nav-ungdomsteam",
    "handover receive {password} --dry-run",
    "import {folder}/list.csv --basis child_welfare --purposes follow_up --dry-run",
    *("export caseload --out {folder}/f.csv", "export tasks --out {folder}/f.csv"),
)
READ_FROM_INPUT = {"incident note": '{"number": 1, "text": "prøve"}'}


@dataclass(frozen=True)
class Town:
    """A store with Wiggo's own youth and others' cases, and the codes of each person by what they are."""

    salto: Salto
    opened: dict[str, Unlocked]
    own: str
    codes: dict[str, dict[str, str]]
    names: dict[str, str]

    def as_a(self, role: str) -> Salto:
        return replace(self.salto, unlocked=self.opened[role])

    def run(self, role: str, line: str, whom: str = "other") -> Ran:
        """What a command prints to a role, with the store's own folder taken out of it."""
        folder = self.salto.folder.parent
        (folder / "out.pdf").unlink(missing_ok=True)
        said = {
            "own": self.own,
            "folder": str(folder),
            "out": str(folder / "out.pdf"),
            "password": str(folder / "sheet-password"),
            "mum": self.codes["mum"]["whom"],
            **self.codes[whom],
        }
        words = line.format(**said).split()
        ran = self.as_a(role)(*words, "--json")
        if line.startswith("incident draft") and ran.code == 0:
            ran = replace(ran, out=ran.out + (folder / "out.pdf").read_text(encoding="utf-8"))
        return Ran(ran.code, ran.out.replace(str(folder), "."), ran.err.replace(str(folder), "."))

    def held(self, person: str) -> list[tuple[Any, ...]]:
        """Every row about one person, as it stands in the database."""
        tables = {
            "person": "id",
            **dict.fromkeys(
                ("case_file", "trait", "contact_person", "task", "statement", "handover", "decision"),
                "person",
            ),
        }
        number = "(SELECT id FROM person WHERE number = ?)"
        return [
            (table, *row)
            for table, column in tables.items()
            for row in self.salto.rows(f"SELECT * FROM {table} WHERE {column} = {number}", int(person[2:5]))
        ]


def _made(folder: Path, salto: Salto) -> Town:
    secret_file(folder)
    assert salto.unlocked is not None
    opened = {COORDINATOR: salto.unlocked}
    for role, name in ((WORKER, "Wiggo Worker"), (LEADER, "Lea Leader"), (AUDITOR, "Ada Auditor")):
        secret = secret_file(folder, THEIRS + role).rename(folder / role)
        salto.ok("operator", "add", name, "--role", role, "--new-passphrase-file", str(secret))
        opened[role] = keys.unlock(salto.folder, THEIRS + role, ANY)
    secret_file(folder)
    names = {"own": "Egil Egensen", "other": "Basma Fremmedsen", "sib": "Sara Søskensen", "dad": "Dag Farsen"}
    who = {key: youth(salto, name) for key, name in names.items()}
    salto.ok("edit", who["own"], "--lead", "Wiggo")
    handover = salto.ok("handover", "plan", who["own"], "--to", "Wiggo", "--why", "bytte")["handover"]["code"]
    salto.ok("handover", "offer", handover)
    salto.ok("handover", "accept", handover, "--by", "Wiggo", "--channel", "call")
    codes = {key: {"whom": code, **_filled(salto, code, key)} for key, code in who.items() if key != "own"}
    salto.ok("edit", who["other"], "--national-id", NUMBER)
    salto.ok("link-sibling", who["own"], who["sib"], "--sort", "full")
    tie = ("--kin-of", who["own"], "--as", "guardian", "--sort", "parent")
    mum = salto.ok("register", "--name", "Mona Morsen", "--born", "1980-01-01", *tie)["person"]["code"]
    salto.ok("link-guardian", who["own"], who["dad"], "--sort", "verge")
    salto.ok("link-guardian", who["sib"], mum, "--sort", "parent")
    half = youth(salto, "Hanna Halvsen", born="2012-01-01")
    salto.ok("link-guardian", half, mum, "--sort", "parent")
    codes["half"] = {"whom": half, **_filled(salto, half, "half")}
    codes["mum"] = {"whom": mum, **{key: codes["other"][key] for key in codes["other"] if key != "whom"}}
    salto.ok("incident", "start", "loss")
    everyone = {**names, "mum": "Mona Morsen", "half": "Hanna Halvsen"}
    return Town(salto, opened, who["own"], codes, everyone)


def _filled(salto: Salto, person: str, key: str) -> dict[str, str]:
    """Something of every kind in a person's file; each word tells whose it is."""
    know(salto, person, "work", wish=f"{key}ønske", strength=f"{key}styrke")
    salto.ok("edit", person, "--phone", {"other": "40000001", "sib": "40000002"}.get(key, "40000003"))
    note = {"persons": [person], "kind": "talk", "themes": ["work"], "note": f"{key}notat"}
    contact = salto.ok("log-contact", "--input", "-", stdin=json.dumps(note))["code"]
    task(salto, person, f"{key}oppgave", "work", NAV)
    listed = salto.ok("task", "list", person)["tasks"][0]["code"]
    owed = {"person": person, "kind": "court", "due": "+9d", "source": "Tinget", "deputy": "Wiggo"}
    owed |= {"text": f"{key}frist", "every": "week", "times": "2"}
    deadline = salto.ok("task", "add", "--input", "-", stdin=json.dumps(owed))["task"]["code"]
    giver = {"by": "subject"}
    withdrawn = grant(salto, person, [NAV], ["work"], **giver) if key != "half" else ""
    if withdrawn:
        salto.ok("share", person, "--with", NAV)
        salto.ok("withdraw-consent", withdrawn)
    decided = salto.ok("fleksiteam", "decide", person, "--text", f"{key}beslutning")["decision"]["code"]
    consent = grant(salto, person, [NAV], ["leisure"], **giver) if withdrawn else "S-001H"
    sheet = salto.ok("who-knows", person)["disclosures"] if withdrawn else []
    warned, promised = _warned_and_promised(salto, person, key)
    planned = salto.ok("handover", "plan", person, "--to", NAV, "--why", f"{key}grunn")["handover"]["code"]
    return {
        "note": contact,
        "task": listed,
        "deadline": deadline,
        "withdrawn": withdrawn or "S-001H",
        "consent": consent,
        "sheet": sheet[0]["code"] if sheet else "D-001H",
        "handover": planned,
        "decision": decided,
        "warning": warned,
        "promise": promised,
    }


def _warned_and_promised(salto: Salto, person: str, key: str) -> tuple[str, str]:
    """The codes of a warning about a person and a promise to them."""
    danger = ("--danger", "to", "--kind", "threat", "--category", "crime", "--source", "own")
    warned = salto.ok("warning", "add", person, *danger, "--text", f"{key}varsel", "--review", "+30d")
    promised = salto.ok("promise", "add", person, "--text", f"{key}løfte", "--due", "+3d")
    return warned["warning"]["code"], promised["promise"]["task"]["code"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, _made_store: Any) -> Town:
    folder, unlocked = _made_store
    mine = tmp_path_factory.mktemp("reach") / "store"
    shutil.copytree(folder, mine)
    mine.chmod(0o700)
    return _made(mine.parent, Salto(mine, unlocked, between=Between()))


@pytest.fixture
def town(made: Town, tmp_path: Path) -> Callable[[str], Town]:
    """A copy of the town under a name of its own."""

    def copy(name: str) -> Town:
        shutil.copytree(made.salto.folder.parent, tmp_path / name)
        (tmp_path / name / "store").chmod(0o700)
        return replace(made, salto=replace(made.salto, folder=tmp_path / name / "store", between=Between()))

    return copy


def _command(line: str) -> str:
    words = line.split()
    return max((each for each in commands() if words[: len(each.split())] == each.split()), key=len)


def test_every_command_that_asks_for_a_key_is_tried() -> None:
    tried = {_command(line) for line in (*ABOUT_ONE, *ABOUT_ALL)} | READ_FROM_INPUT.keys()
    assert set(commands()) - tried == KEYLESS


# --- a worker -------------------------------------------------------------------------------------------

OTHERS = ("other", "sib", "dad", "half", "mum")
KINDS = ("ønske", "styrke", "notat", "oppgave", "grunn", "beslutning", "varsel", "løfte", "frist")
KIN = {"sib", "dad", "mum"}  # of whom a worker may know who they are


def _closed(town: Town) -> Town:
    """The same town, where the others' cases have been closed."""
    for key in ("other", "sib", "dad", "half"):
        assert town.run(COORDINATOR, "handover cancel {handover} --reason nei", key).code == 0
        close = "close-case {whom} --outcome moved --deadlines-to Lise"
        assert town.run(COORDINATOR, close, key).code == 0
    return town


def _as_open(town: Town) -> Town:
    """The same town with as many acts as the closed one."""
    for key in ("other", "sib", "dad", "half"):
        for _twice in range(2):
            assert town.run(COORDINATOR, "show {whom}", key).code == 0
    return town


def _lines(whom: str) -> tuple[str, ...]:
    """What is tried about ``whom``; what is about nobody in particular is tried once."""
    return (*ABOUT_ONE, *ABOUT_ALL) if whom == "sib" else ABOUT_ONE


@pytest.mark.parametrize("whom", ["other", "sib", "dad"])
def test_a_worker_cannot_tell_whether_somebody_else_has_an_open_case(
    town: Callable[[str], Town], whom: str
) -> None:
    with_, without = _as_open(town("open")), _closed(town("closed"))
    for line in _lines(whom):
        if line.startswith("incident "):
            continue  # it counts everyone, and keeps back what is small: tested below
        assert with_.run(WORKER, line, whom) == without.run(WORKER, line, whom), line


@pytest.mark.parametrize("whom", OTHERS)
def test_a_worker_reads_and_writes_nothing_of_somebody_elses_case(
    town: Callable[[str], Town], whom: str
) -> None:
    one = town("one")
    before = {key: one.held(one.codes[key]["whom"]) for key in OTHERS}
    words = [f"{key}{kind}" for key in OTHERS for kind in KINDS]
    names = [name.split()[0] for key, name in one.names.items() if key not in {"own", *KIN}]
    codes = [one.codes[key]["whom"] for key in OTHERS if key not in {whom, *KIN}]
    for line in _lines(whom):
        ran = one.run(WORKER, line, whom)
        assert [each for each in (*words, *names, *codes) if each in ran.out + ran.err] == [], line
    assert {key: one.held(one.codes[key]["whom"]) for key in OTHERS} == before


def test_a_worker_does_not_learn_from_a_text_who_is_here(town: Callable[[str], Town]) -> None:
    one = town("one")
    for name in ("Basma Fremmedsen", "Bodil Ukjentsen"):
        said = {"persons": [one.own], "kind": "talk", "themes": ["work"], "note": f"Var med {name}."}
        logged = one.as_a(WORKER).ok("log-contact", "--input", "-", stdin=json.dumps(said))
        assert logged["names"] == []
        trait = {"category": "leisure", "strength": [f"God venn av {name}"]}
        one.as_a(WORKER).ok("edit", one.own, "--input", "-", stdin=json.dumps(trait))
    page = one.as_a(WORKER).ok("show", one.own)
    assert [each["about"] for each in page["traits"]] == [[], []]
    assert [each["about"] for each in page["contacts"]] == [[], []]
    whole = one.salto.ok("show", one.own)
    assert [each["about"] for each in whole["traits"]] == [[one.codes["other"]["whom"]], []]


def test_a_worker_does_not_learn_from_a_contact_who_else_was_there(town: Callable[[str], Town]) -> None:
    one = town("one")
    other = one.codes["other"]["whom"]
    said = {"persons": [one.own, other], "kind": "talk", "themes": ["work"], "note": "Begge var der."}
    contact = one.salto.ok("log-contact", "--input", "-", stdin=json.dumps(said))["code"]
    for line in ("contacts {own}", "timeline {own}", "show {own}", f"retract {contact} --reason feil"):
        ran = one.run(WORKER, line)
        assert other not in ran.out + ran.err, line
    ran = one.run(WORKER, f"log-contact --corrects {contact} --kind crisis")
    assert other not in ran.out + ran.err


# --- leaders and auditors -------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [LEADER, AUDITOR])
def test_leaders_and_auditors_see_no_name_and_change_nobody(town: Callable[[str], Town], role: str) -> None:
    one = town("one")
    before = {key: one.held(one.codes[key]["whom"]) for key in OTHERS}
    parts = [part for name in one.names.values() for part in name.split()]
    words = [f"{key}{kind}" for key in OTHERS for kind in KINDS]
    for line in (*ABOUT_ONE, *ABOUT_ALL):
        ran = one.run(role, line, "sib")
        assert [each for each in (*parts, *words) if each in ran.out + ran.err] == [], line
    assert {key: one.held(one.codes[key]["whom"]) for key in OTHERS} == before


@pytest.mark.parametrize("role", [LEADER, AUDITOR])
@pytest.mark.parametrize("line", ["incident start theft --list", "incident show 1 --list"])
def test_whose_records_were_there_is_not_for_leaders_and_auditors(
    town: Callable[[str], Town], role: str, line: str
) -> None:
    ran = town("one").run(role, line)
    assert (ran.code, ran.out) == (21, "")
    assert "not for your role" in ran.err


@pytest.mark.parametrize("role", [WORKER, LEADER, AUDITOR])
def test_small_numbers_in_an_incident_are_kept_back_from_whoever_sees_no_file(
    town: Callable[[str], Town], role: str
) -> None:
    one = town("one")
    seen, whole = (one.run(each, "incident show 1").json["exposed"] for each in (role, COORDINATOR))
    assert (whole["youths"], whole["relatives"], whole["protected"]) == (5, 1, 0)
    assert (seen["youths"], seen["relatives"], seen["protected"]) == (5, None, 0)
    assert all(number is None or number > 4 for number in seen["categories"].values())
    draft = one.run(role, "incident draft 1 --to {out}").out
    assert "<5" in draft


def test_a_coordinator_names_whose_records_were_there(town: Callable[[str], Town]) -> None:
    assert "Basma Fremmedsen" in town("one").run(COORDINATOR, "incident show 1 --list").out
