"""Stores to be tortured, and the acts that go on in them: real ones, through the door."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from salto_cli.models.audit import Verified
from salto_cli.models.code import PERSON, code
from salto_cli.models.contact import LogContact
from salto_cli.models.correction import Edit
from salto_cli.models.person import Show
from salto_cli.store import audit_check, keys
from salto_cli.store import seal as seals
from salto_cli.store.cipher import Connection, let_build, open_database
from salto_cli.store.place import DATABASE
from salto_cli.store.seal import Outcome
from salto_cli.store.store import Store
from salto_cli.usecases import contact, correction, page
from salto_cli.usecases.door import perform
from tests.fixtures import PASSPHRASE, Salto
from tests.launch import ANY

FIRST = code(PERSON, 1)  # whoever was registered first


def a_store(folder: Path, youths: int = 2) -> Salto:
    """A new store with a few youths in ``folder / "store"``; passphrase and recovery code lie beside it."""
    secret = folder / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    files = ("--recovery-file", str(folder / "recovery"), "--passphrase-file", str(secret))
    ran = Salto(folder / "store")("init", "--operator", "Kari Coordinator", *files)
    if ran.code:
        raise AssertionError(ran.err)
    salto = Salto(folder / "store", keys.unlock(folder / "store", PASSPHRASE, ANY))
    for number in range(youths):
        register(salto, f"Ungdom {number}")
    return salto


def register(salto: Salto, name: str) -> str:
    """Register an invented youth with a case; returns the code."""
    said = {"name": name, "born": "2010-05-17", "basis": "child_welfare", "purposes": "follow_up"}
    done = salto.ok("register", "--input", "-", stdin=json.dumps({**said, "new_person": True}))
    return str(done["person"]["code"])


def act(store: Store, number: int) -> int:
    """One act of several rows, another kind each time; returns the contact's number, 0 where it logs none."""
    match number % 4:
        case 0:
            perform(store, Edit(person=FIRST, phone=f"4{number % 10**7:07}"), correction.edit)
            return 0
        case 1:
            perform(store, Show(FIRST), page.show)
            return 0
        case _:
            order = LogContact(
                persons=(FIRST,), kind="talk", themes=("job",), note="Vil ha helgejobb.", next="ring UngJobb"
            )
            return int(perform(store, order, contact.log).code[2:-1])


def set_badly(store: Store, *settings: str) -> None:
    """Change settings of the open database, which the program itself denies: for controls and small disks."""
    let_build(store.connection)
    for setting in settings:
        store.connection.execute(f"PRAGMA {setting}")


def has_contact(connection: Connection, number: int) -> bool:
    """Whether the contact of that number is there with its person and its task."""
    found = connection.execute(
        "SELECT (SELECT count(*) FROM contact_person l WHERE l.contact = c.id), "
        "(SELECT count(*) FROM task t WHERE t.contact = c.id) FROM contact c WHERE c.number = ?",
        (number,),
    ).fetchone()
    return found == (1, 1)


def is_torn(connection: Connection, since: int) -> bool:
    """Whether an act after the act ``since`` is there by half, or does not fit its seal."""
    before = seals.of(connection, since) or seals.FIRST
    for number, result, error, sealed in connection.execute(
        "SELECT a.id, o.result, o.error, o.seal FROM act a LEFT JOIN outcome o ON o.act = a.id "
        "WHERE a.id > ? ORDER BY a.id",
        (since,),
    ).fetchall():
        if sealed is None or seals.seal(connection, number, Outcome(result, error), before) != sealed:
            return True
        before = sealed
    half = (
        "SELECT 1 FROM contact c WHERE NOT EXISTS (SELECT 1 FROM contact_person l WHERE l.contact = c.id) "
        "OR NOT EXISTS (SELECT 1 FROM task t WHERE t.contact = c.id)"
    )
    return connection.execute(half).fetchone() is not None


@contextmanager
def database(salto: Salto) -> Iterator[Connection]:
    """The database as any tool with the key opens it, past the program."""
    assert salto.unlocked is not None
    connection = open_database(salto.folder / DATABASE, salto.unlocked.dbk)
    try:
        yield connection
    finally:
        connection.close()


def checked(salto: Salto) -> Verified:
    """What a check of the whole store says; no act is made for it."""
    with database(salto) as connection:
        return audit_check.check(connection)


def copied(salto: Salto, folder: Path) -> Salto:
    """The same store in ``folder``; what was there is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(salto.folder, folder)
    folder.chmod(0o700)
    return Salto(folder, salto.unlocked, salto.now)


def acknowledged(receipts: Path) -> list[int]:
    """The numbers on whole lines of ``receipts``."""
    text = receipts.read_text(encoding="ascii") if receipts.exists() else ""
    return [int(line) for line in text[: text.rfind("\n") + 1].split()]


def acknowledge(receipts: int, number: int) -> None:
    """Say on the open file ``receipts`` that an act stands: only after ``perform`` has returned."""
    os.write(receipts, f"{number}\n".encode("ascii"))
