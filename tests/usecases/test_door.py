"""The one door: refusals and failures are kept, bugs leave nothing, and what is shown was logged first."""

import ast
import io
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from salto_cli.app import run
from salto_cli.errors import NoBasis, WrongState
from salto_cli.models.order import Order
from salto_cli.models.question import FILE, IDENTITY, Keep, Standing
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.usecases.door import asks, nothing, perform
from tests.fixtures import NOW, PASSPHRASE, Salto
from tests.launch import world
from tests.source import PRODUCT, imported, names_used, place, python_files, tree, under

pytestmark = pytest.mark.opens_anew

SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|TRIGGER|VIEW)"
    r"|PRAGMA\s|BEGIN\s+IMMEDIATE|ROLLBACK|SAVEPOINT)\b",
    re.S,
)
STORE = PRODUCT / "store"


@dataclass(frozen=True, slots=True)
class Try(Order):
    """Try something."""

    command = "try"
    purpose = "upkeep"


def outcomes(salto: Salto) -> list[tuple[str, str | None]]:
    """How the acts of ``try`` ended."""
    rows = salto.rows(
        "SELECT result, error FROM outcome JOIN act ON id = act WHERE command = 'try' ORDER BY id"
    )
    return [(result, error) for result, error in rows]


def _newcomer(act: Act, _order: Try) -> list[Keep]:
    return [Keep((act.newcomer,), FILE, declared=Standing(basis="child_welfare"))]


def _newcomer_without_a_basis(act: Act, _order: Try) -> list[Keep]:
    return [Keep((act.newcomer,), FILE, declared=Standing())]


def _everyone(act: Act, _order: Try) -> list[Keep]:
    return [Keep(tuple(row[0] for row in act.all("SELECT id FROM person")), IDENTITY)]


# --- what is kept --------------------------------------------------------------------------------------


def test_what_is_done_is_in_the_log(salto: Salto, store: Store) -> None:
    @asks(nothing)
    def work(_act: Act, _order: Try) -> str:
        return "done"

    assert perform(store, Try(), work) == "done"
    assert outcomes(salto) == [("done", None)]


def test_a_refusal_is_kept_with_its_judgement_and_the_work_never_runs(salto: Salto, store: Store) -> None:
    ran: list[int] = []

    @asks(_newcomer_without_a_basis)
    def work(act: Act, _order: Try) -> None:
        ran.append(act.number)

    with pytest.raises(NoBasis):
        perform(store, Try(), work)
    assert ran == []
    assert outcomes(salto) == [("refused", "no_basis")]
    assert salto.rows("SELECT decision FROM judgement ORDER BY act DESC LIMIT 1") == [("deny",)]


def test_a_failure_is_kept_and_what_the_work_wrote_is_not(salto: Salto, store: Store) -> None:
    @asks(_newcomer)
    def work(act: Act, _order: Try) -> None:
        persons.add(act, act.newcomer, "Amina Eksempel", "2010-05-17")
        raise WrongState("the case is closed")

    with pytest.raises(WrongState):
        perform(store, Try(), work)
    assert outcomes(salto) == [("failed", "wrong_state")]
    assert salto.rows("SELECT id FROM person") == []
    assert salto.rows("SELECT act FROM touch WHERE tbl = 'person'") == []
    assert salto.rows("SELECT act FROM mark WHERE tbl = 'person'") == []


def test_what_failed_work_had_read_is_not_noted_as_seen(
    salto: Salto, store: Store, a_youth: Callable[..., str]
) -> None:
    a_youth()

    @asks(_everyone)
    def work(act: Act, _order: Try) -> None:
        assert persons.named(act)
        raise WrongState("not now")

    with pytest.raises(WrongState):
        perform(store, Try(), work)
    assert salto.rows("SELECT tbl FROM seen JOIN act ON act.id = act WHERE command = 'try'") == []


@pytest.mark.parametrize("bug", [ZeroDivisionError, AssertionError, KeyboardInterrupt, SystemExit])
def test_a_bug_or_a_stop_rolls_the_whole_act_back(
    salto: Salto, store: Store, bug: type[BaseException]
) -> None:
    @asks(_newcomer)
    def work(act: Act, _order: Try) -> None:
        persons.add(act, act.newcomer, "Amina Eksempel", "2010-05-17")
        raise bug

    before = (salto.folder / "store.db").read_bytes()
    with pytest.raises(bug):
        perform(store, Try(), work)
    assert outcomes(salto) == []
    assert salto.rows("SELECT id FROM person") == []
    assert (salto.folder / "store.db").read_bytes() == before


def test_a_bug_while_the_questions_are_put_leaves_nothing(salto: Salto, store: Store) -> None:
    def broken(_act: Act, _order: Try) -> list[Keep]:
        raise ZeroDivisionError

    @asks(broken)
    def work(_act: Act, _order: Try) -> None:
        raise AssertionError("never")

    with pytest.raises(ZeroDivisionError):
        perform(store, Try(), work)
    assert outcomes(salto) == []
    assert not store.acting


def test_work_about_nobody_can_touch_nobody(salto: Salto, store: Store) -> None:
    from salto_cli.store.cipher import IntegrityError

    @asks(nothing)
    def work(act: Act, _order: Try) -> None:
        persons.add(act, act.newcomer, "Amina Eksempel", "2010-05-17")

    with pytest.raises(IntegrityError, match="guard"):
        perform(store, Try(), work)
    assert salto.rows("SELECT id FROM person") == []


# --- nothing is shown before it is logged --------------------------------------------------------------


class Witness(io.StringIO):
    """Standard output that looks into the log each time something is written to it."""

    def __init__(self, salto: Salto) -> None:
        super().__init__()
        self.salto = salto
        self.closed_acts: list[int] = []

    def write(self, text: str) -> int:
        self.closed_acts.append(len(self.salto.rows("SELECT act FROM outcome")))
        return super().write(text)


@pytest.mark.parametrize(
    "words", [["show", "P-001H"], ["find", "amina"], ["audit", "log"], ["audit", "verify"]]
)
@pytest.mark.parametrize("form", [["--json"], []])
def test_an_act_is_in_the_log_before_a_letter_of_it_is_shown(
    salto: Salto, a_youth: Callable[..., str], words: list[str], form: list[str]
) -> None:
    a_youth()
    before = len(salto.rows("SELECT act FROM outcome"))
    witness = Witness(salto)
    moment = world(NOW)
    shown = replace(
        moment,
        environ={"SALTO_STORE": str(salto.folder), "SALTO_LANG": "en"},
        stdin=io.StringIO(),
        stdout=witness,
        stderr=io.StringIO(),
        unlocked=salto.unlocked,
    )
    assert run([*words, *form], shown) == 0
    assert witness.getvalue()
    assert set(witness.closed_acts) == {before + 1}


KILLED_WHILE_PRINTING = """
import os, sys
from dataclasses import replace
from pathlib import Path
from salto_cli.app import run
from tests.launch import world
class Killer:
    def __getattr__(self, name):
        return getattr(sys.__stdout__, name)
    def write(self, text):
        os.kill(os.getpid(), 9)
run(["show", "P-001H", "--json"], replace(world("2026-11-23T08:15:00+01:00"), stdout=Killer()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_program_killed_as_it_begins_to_print_has_logged_what_it_was_about_to_show(
    salto: Salto, tmp_path: Path, a_youth: Callable[..., str]
) -> None:
    import os

    a_youth()
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    ended = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_PRINTING],
        env={**os.environ, "SALTO_STORE": str(salto.folder), "SALTO_PASSPHRASE_FILE": str(secret)},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (-signal.SIGKILL, b"")
    (entry, *_rest) = salto.ok("audit", "log")["entries"]
    assert (entry["command"], entry["result"], entry["persons"]) == ("show", "done", ["P-001H"])


# --- the first lock: one way in ------------------------------------------------------------------------


def test_an_order_without_a_command_or_a_purpose_does_not_import() -> None:
    for given in ({}, {"command": "x"}, {"purpose": "x"}, {"command": "x", "purpose": None}):
        with pytest.raises(TypeError, match="must name its"):
            type("Loose", (Order,), given)


def test_only_use_cases_open_an_act() -> None:
    """``begin`` and ``finish`` are called by the door, and by the store for its own first act."""
    callers = {
        place(path, node).partition(":")[0]
        for path in python_files(PRODUCT)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"begin", "finish", "abandon"}
        # A meeting, a plan and a list begin too, by use-cases of their own: those take an act, and open none.
        and not (
            isinstance(node.value, ast.Name) and node.value.id in {"checklists", "meetings", "transitions"}
        )
    }
    store = {f"salto_cli/store/{name}.py" for name in ("store", "opening", "upgrade")}
    assert callers <= {"salto_cli/usecases/door.py", *store}


def test_no_sql_stands_outside_the_store() -> None:
    found = [
        place(path, node)
        for path in python_files(PRODUCT)
        if not path.is_relative_to(STORE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value)
    ]
    assert found == []
    assert SQL.search((STORE / "person.py").read_text(encoding="utf-8")), "the pattern finds none at all"


def test_nothing_outside_the_store_touches_its_connection() -> None:
    found = [
        place(path, node)
        for path in python_files(PRODUCT)
        if not path.is_relative_to(STORE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"connection", "execute", "executemany", "cursor"}
    ]
    assert found == []


def test_use_cases_leave_rows_to_the_store() -> None:
    """``act.run``, ``act.all``, ``act.add`` and their like take SQL or tables: the store's own business."""
    names = {"run", "all", "one", "add", "change", "next_number", "write_down", "close", "put_out"}
    found = [
        place(path, node)
        for path in python_files(PRODUCT / "usecases")
        if path.name != "judging.py"
        for node, name in names_used(tree(path))
        if name.partition(".")[0] == "act" and name.partition(".")[2] in names
    ]
    assert found == []


def test_commands_and_render_see_no_store() -> None:
    found = [
        place(path, node)
        for floor in ("commands", "render")
        for path in python_files(PRODUCT / floor)
        for node, name, _here in imported(tree(path))
        if under(name, ["salto_cli.store"])
    ]
    assert found == []


def test_no_prompt_is_asked_inside_an_act() -> None:
    """Prompts stand on the floor of the commands; nothing below it can ask anyone anything."""
    below = [path for path in python_files(PRODUCT) if not path.is_relative_to(PRODUCT / "commands")]
    found = [
        place(path, node)
        for path in below
        for node, name, _here in imported(tree(path))
        if under(name, ["questionary", "prompt_toolkit", "getpass", "salto_cli.commands.prompt"])
    ]
    assert found == []
