"""Row 15: killed while the store gets a new key, or a colleague theirs, it opens for everyone who should."""

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from salto_cli.errors import WrongPassphrase
from salto_cli.models.operator import AddOperator, Rekey, RevokeOperator
from salto_cli.models.secret import Unlocked
from salto_cli.store import keyfile as keyfiles
from salto_cli.store import keys, keyset, publication, rotation
from salto_cli.store.act import Act
from salto_cli.store.place import DATABASE
from salto_cli.store.store import Store
from salto_cli.usecases import key
from tests.fixtures import PASSPHRASE, Salto
from tests.launch import ANY, CHEAP
from tests.torture import stores, workers
from tests.torture.row import Figure, Row, counted, every, none

COLLEAGUE, THEIRS = "Ola Outreach", "kirsebær trapp onsdag motvind"
LOOK_CLOSELY = 50  # kills between two checks of the whole store
OFTEN = 3  # one try in so many ends before it can be killed: the whole length must be covered
TURNS = ("rekey", "revoke", "add")
AIMED = 7  # one kill in so many is no chance: what must be met is met in few kills too
# The kill comes as a committed key file would have its place, as the last key file would, before the commit.
AIMS = {"rekey": (publication, "move"), "revoke": (rotation, "_settle"), "add": (Act, "close")}


@dataclass(slots=True)
class Met:
    """What the kills have left behind, and what became of it."""

    both_keys: int = 0
    journals: int = 0
    parts: int = 0
    operator: int = 0
    recovery: int = 0
    lost: int = 0
    intruded: int = 0


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Kill a change of keys ``times`` times, and open the store each time, by each way there is."""
    salto = stores.a_store(scratch)
    code = (scratch / "recovery").read_text(encoding="ascii")
    met, whole = Met(), list[bool]()
    longest = {turn: _length(salto, turn) for turn in TURNS}
    for kill in range(times):
        turn = TURNS[kill % len(TURNS)]
        _prepare(salto, turn)
        before = _rows(salto)
        if kill % AIMED:
            _killed(salto, scratch, turn, longest[turn])
        else:
            _killed_by_aim(salto, scratch, turn)
        met.both_keys += _has_both(salto)
        journal = salto.folder / f"{DATABASE}-journal"
        met.journals += journal.exists() and journal.stat().st_size > 512
        met.parts += any(salto.folder.glob("*.part"))
        _open_every_way(salto, code, before, met, first=kill % 2)
        if kill % LOOK_CLOSELY == LOOK_CLOSELY - 1 or kill == times - 1:
            whole.append(stores.checked(_fresh(salto)).whole)
    yield every("kills after which the operator's passphrase opens the store", met.operator, times)
    yield every("kills after which the recovery code opens it", met.recovery, times)
    yield none("rows that were lost", met.lost, times)
    yield none("colleagues who were revoked and still came in", met.intruded, times)
    yield counted("kills between the two key files of a rotation", met.both_keys)
    yield counted("kills in the middle of a write, undone from the journal", met.journals)
    yield counted("kills before a committed key file had its place", met.parts)
    yield every("checks of the whole store that found it whole", sum(whole), len(whole))


def change(salto: Salto, turn: str, receipts: Path) -> None:
    """One change of keys, in a process of its own: says when it begins and when it has returned."""
    out = workers.receipts_of(receipts)
    store = salto.store()
    stores.acknowledge(out, 1)
    make(store, turn)
    stores.acknowledge(out, 2)


def change_up_to_the_aim(salto: Salto, turn: str, receipts: Path) -> None:
    """The same, ended as by a power switch at the place that is aimed at."""
    with patch.object(*AIMS[turn], lambda *_given: os.kill(os.getpid(), signal.SIGKILL)):
        change(salto, turn, receipts)


def make(store: Store, turn: str) -> None:
    """Make the change: a new key for the store, a colleague's taken back, or one given."""
    match turn:
        case "rekey":
            key.rekey(store, Rekey(), "", CHEAP, ANY)
        case "revoke":
            key.revoke(store, RevokeOperator(name=COLLEAGUE))
        case _:
            key.add_with_key(store, AddOperator(name=COLLEAGUE), THEIRS, CHEAP, ANY)


def _prepare(salto: Salto, turn: str) -> None:
    """Let the colleague be there with a key, or without, as the turn needs it."""
    store = _fresh(salto).store()
    has_key = _opens(salto, THEIRS) is not None
    if has_key and turn == "add":
        make(store, "revoke")
    elif not has_key and turn == "revoke":
        make(store, "add")
    store.close()


def _length(salto: Salto, turn: str) -> float:
    """Seconds from the first word to the last: the least of three, for the machine is not ours alone."""
    return min(_once(salto, turn) for _time in range(3))


def _once(salto: Salto, turn: str) -> float:
    _prepare(salto, turn)
    store = _fresh(salto).store()
    begun = time.monotonic()
    make(store, turn)
    store.close()
    return time.monotonic() - begun


def _killed(salto: Salto, scratch: Path, turn: str, longest: float) -> None:
    receipts = scratch / "receipts"
    receipts.unlink(missing_ok=True)
    with workers.working(change, _fresh(salto), turn, receipts) as process:
        workers.wait_until_written(receipts, process)
        time.sleep(random.uniform(0, longest * OFTEN / (OFTEN - 1)))
        workers.kill(process)


def _killed_by_aim(salto: Salto, scratch: Path, turn: str) -> None:
    receipts = scratch / "receipts"
    receipts.unlink(missing_ok=True)
    with workers.working(change_up_to_the_aim, _fresh(salto), turn, receipts) as process:
        process.join(workers.PATIENCE)
        if process.exitcode != -signal.SIGKILL:
            raise AssertionError(f"nothing was met where the kill was aimed: {process.exitcode}")


def _open_every_way(salto: Salto, code: str, before: int, met: Met, *, first: int) -> None:
    """By passphrase and by recovery code, in turns first: whoever comes first finishes what was left."""
    ways = ["operator", "recovery"]
    for way in ways[first:] + ways[:first]:
        unlocked = (
            keys.unlock(salto.folder, PASSPHRASE, ANY)
            if way == "operator"
            else keys.unlock_with_recovery(salto.folder, code, ANY)
        )
        store = replace(salto, unlocked=unlocked).store()
        if way == "operator":
            met.operator += 1
        else:
            met.recovery += 1
        met.lost += _rows_in(store) < before
        known = {each.slot for each in keyset.known(salto.folder)}
        theirs = store.connection.execute(
            "SELECT slot, revoked FROM operator WHERE name = ?", (COLLEAGUE,)
        ).fetchone()
        store.close()
    met.intruded += bool(theirs and theirs[1] and (theirs[0] in known or _came_in(salto)))


def _came_in(salto: Salto) -> bool:
    """Whether the colleague's passphrase opens the store."""
    with suppress(WrongPassphrase):
        replace(salto, unlocked=keys.unlock(salto.folder, THEIRS, ANY)).store().close()
        return True
    return False


def _opens(salto: Salto, secret: str) -> Unlocked | None:
    with suppress(WrongPassphrase):
        return keys.unlock(salto.folder, secret, ANY)
    return None


def _fresh(salto: Salto) -> Salto:
    return replace(salto, unlocked=keys.unlock(salto.folder, PASSPHRASE, ANY))


def _has_both(salto: Salto) -> bool:
    """Whether the key file gives two keys: a rotation is under way."""
    file = keyfiles.read(keys.read_keys(salto.folder))
    return any(len(slot.sealed) > 1 for slot in file.slots)


def _rows(salto: Salto) -> int:
    store = _fresh(salto).store()
    try:
        return _rows_in(store)
    finally:
        store.close()


def _rows_in(store: Store) -> int:
    """How many acts there are; each counts its rows in its seal."""
    row = store.connection.execute("SELECT count(*) FROM act").fetchone()
    return int(row[0]) if row else 0


ROW = Row(
    15,
    "rotation",
    "killed at any moment of a change of keys, it opens for the operator and the recovery code",
    run,
    times=300,
    quick=30,
)
