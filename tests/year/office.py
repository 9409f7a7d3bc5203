"""The office: one open store, a desk for each colleague, and the clock. Whatever is done is done here."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar
from unittest.mock import patch

from salto_cli.errors import SaltoError
from salto_cli.models.demo import MakeDemo
from salto_cli.models.operator import AddOperator, RevokeOperator
from salto_cli.models.order import Order
from salto_cli.models.secret import Unlocked
from salto_cli.store.cipher import let_build
from salto_cli.store.opening import open_store
from salto_cli.store.place import Place
from salto_cli.store.store import Store
from salto_cli.usecases import demo, key, opening
from salto_cli.usecases.door import UseCase, perform
from salto_cli.usecases.invented.dice import Dice
from salto_cli.usecases.service import bring_starter_services
from tests.launch import ANY, CHEAP

OrderT = TypeVar("OrderT", bound=Order)
Result = TypeVar("Result")
SECRET: Final = "a year of invented lives, told to nobody by {name}"
OFFSET: Final = "+01:00"  # of every moment; the year has no summer time


@dataclass(slots=True)
class Office:
    """The store while it is worked in. ``team`` are the colleagues who can open it, the first of them first.

    ``done`` and ``refused`` count orders by command; ``digest`` is of everything that was ordered and shown.
    """

    folder: Path
    dice: Dice
    store: Store
    now: datetime
    desks: dict[str, Store] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    digest: Any = field(default_factory=sha256)

    @property
    def team(self) -> list[str]:
        """Everyone who works here now."""
        return list(self.desks)

    @property
    def day(self) -> str:
        """Today."""
        return self.now.date().isoformat()

    def at(self, moment: datetime) -> None:
        """Let it be that moment, at every desk."""
        self.now = moment
        for desk in (self.store, *self.desks.values()):
            desk.now = moment.isoformat(timespec="seconds") + OFFSET

    def do(self, who: str, order: OrderT, usecase: UseCase[OrderT, Result]) -> Result | None:
        """Have a colleague give an order; None where it is refused, which is counted and goes on."""
        try:
            result = perform(self.desks[who], order, usecase)
        except SaltoError as error:
            self.refused[f"{order.command}: {error.message}"] += 1
            self.note(who, order.command, error.key())
            return None
        self.done[order.command] += 1
        self.note(who, order.command)
        return result

    def note(self, *said: object) -> None:
        """Let something count in the digest of the year."""
        self.digest.update(f"{self.now.isoformat()} {said}\n".encode())

    def rows(self, sql: str, *values: object) -> list[Any]:
        """Rows of the tables as they are: for what the world knows, and for the checks. Nothing is judged."""
        return list(self.store.connection.execute(sql, values).fetchall())

    def welcome(self, name: str) -> None:
        """Give a colleague, new or here already, a key and a desk."""
        key.add_with_key(self.store, AddOperator(name=name), SECRET.format(name=name), CHEAP, ANY)
        self._seat(opening.unwrap(self.folder, SECRET.format(name=name), ANY))

    def part_with(self, name: str) -> None:
        """Take a colleague's key back; the store gets a new one, and everyone opens it anew."""
        key.revoke(self.store, RevokeOperator(name=name))
        self.done["operator revoke"] += 1
        left = [each for each in self.desks if each != name]
        self.store.close()
        self.desks.clear()
        self.store = _opened(self.folder, SECRET.format(name=left[0]), self.store.now)
        for each in left:
            self._seat(opening.unwrap(self.folder, SECRET.format(name=each), ANY))

    def _seat(self, unlocked: Unlocked) -> None:
        ((operator, name),) = self.rows("SELECT id, name FROM operator WHERE slot = ?", unlocked.slot)
        at = self.store
        self.desks[name] = Store(at.place, at.connection, unlocked, operator, at.now, at.step)


@contextmanager
def opened(folder: Path, youths: int, seed: int, now: datetime) -> Iterator[Office]:
    """An office in a new store with that many invented youths, ready on its first morning.

    Ids are drawn by the seed: what is sorted by them comes in the same order in every run.
    """
    dice = Dice(seed)
    with patch("salto_cli.store.act.new_id", _ids(Dice(seed + 1))):
        moment = now.isoformat(timespec="seconds") + OFFSET
        _build(folder, youths, seed, moment)
        store = _opened(folder, SECRET.format(name=demo.OPERATOR), moment)
        office = Office(folder, dice, store, now)
        office._seat(store.unlocked)
        for name in demo.COLLEAGUES:
            office.welcome(name)
        try:
            yield office
        finally:
            office.store.close()


def _ids(dice: Dice) -> Callable[[], int]:
    return lambda: dice.getrandbits(62) | 1


def _build(folder: Path, youths: int, seed: int, moment: str) -> None:
    opening.look_for_room(folder)
    new = opening.prepare(folder, SECRET.format(name=demo.OPERATOR), CHEAP, ANY)
    with opening.built(new, demo.OPERATOR, moment) as store:
        let_build(store.connection)
        store.connection.execute("PRAGMA synchronous = OFF")
        bring_starter_services(store)
        demo.fill(store, MakeDemo(youths=youths, seed=seed))


def _opened(folder: Path, secret: str, moment: str) -> Store:
    store = open_store(Place(folder), opening.unwrap(folder, secret, ANY), moment)
    let_build(store.connection)  # nothing waits for the disk: a power cut would cost a test, no one's work
    store.connection.execute("PRAGMA synchronous = OFF")
    return store
