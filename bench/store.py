"""The stores that are measured, made once and kept in ``.cache/bench`` until what makes them changes."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.measure import ROOT
from salto_cli.models.code import PERSON, code
from salto_cli.models.contact import LogContact
from salto_cli.models.demo import MakeDemo
from salto_cli.models.person import Register
from salto_cli.models.secret import Unlocked
from salto_cli.store import place
from salto_cli.store.cipher import let_build
from salto_cli.store.opening import open_store
from salto_cli.store.store import Store
from salto_cli.usecases import contact, demo, opening, person
from salto_cli.usecases.door import perform
from salto_cli.usecases.service import bring_starter_services
from tests.launch import ANY, CHEAP
from tests.launch_open import kept, read

CACHE = ROOT / ".cache" / "bench"
NOW = "2026-11-23T08:15:00+01:00"  # the clock of every measurement: the same families each time
SEED = 1
FIRST = code(PERSON, 1)  # whoever was registered first in a store
SOURCES = ("store/schema", "store/marks.py", "store/act.py", "usecases/invented", "usecases/demo.py")


@dataclass(frozen=True, slots=True)
class Kept:
    """A store, and beside it the file with its unwrapped keys."""

    folder: Path
    key: Path

    def open(self) -> Store:
        """The open store."""
        return open_store(place.Place(self.folder), read(self.key), NOW)

    def copy(self, to: Path) -> "Kept":
        """A copy to write in; what was at ``to`` is gone."""
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.folder, to)
        to.chmod(0o700)
        return Kept(to, self.key)


def demo_of(youths: int) -> Kept:
    """A demo store with that many youths."""

    def fill(store: Store) -> None:
        bring_starter_services(store)
        demo.fill(store, MakeDemo(youths=youths, seed=SEED))

    return _kept(f"demo-{youths}", fill)


def log_of(acts: int) -> Kept:
    """A store with one youth and that many acts in its log, each of them a contact."""

    def fill(store: Store) -> None:
        register = Register(
            name="Amina Eksempel", born="2010-05-17", basis="child_welfare", purposes=("follow_up",)
        )
        perform(store, register, person.register)
        for _each in range(acts - 2):  # the first act made the store
            write(store)

    return _kept(f"log-{acts}", fill)


def write(store: Store) -> None:
    """One writing act, as it is done most: a contact with a theme and a note."""
    order = LogContact(persons=(FIRST,), kind="talk", themes=("job",), note="Vil ha helgejobb.")
    perform(store, order, contact.log)


def _kept(name: str, fill: Callable[[Store], None]) -> Kept:
    """The store of that name, made anew where what makes it has changed."""
    folder = CACHE / f"{name}-{_fingerprint()}"
    found = Kept(folder / "store", folder / "key")
    if not found.key.exists():
        for old in CACHE.glob(f"{name}-*"):
            shutil.rmtree(old)
        folder.mkdir(parents=True, mode=0o700)
        _write_key(found.key, _build(found.folder, fill))
    return found


def _build(folder: Path, fill: Callable[[Store], None]) -> Unlocked:
    opening.look_for_room(folder)
    new = opening.prepare(folder, "a measurement needs no secret", CHEAP, ANY)
    with opening.built(new, demo.OPERATOR, NOW) as store:
        # While it is made, nothing waits for the disk: a power cut would cost a measurement, no one's work.
        let_build(store.connection)
        store.connection.execute("PRAGMA synchronous = OFF")
        fill(store)
    return new.keys.unlocked


def _write_key(path: Path, unlocked: Unlocked) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as out:
        out.write(kept(unlocked))


def _fingerprint() -> str:
    """What the content of a store depends on."""
    digest = sha256(NOW.encode())
    for name in SOURCES:
        path = ROOT / "salto_cli" / name
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
