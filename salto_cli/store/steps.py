"""Schema steps: numbered, never edited once released, each applied with the record that it ran.

All steps that a store lacks run in one transaction, as one act of the program's own, so that a store is
either wholly of the old step or wholly of the new one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from salto_cli.errors import NewerStore
from salto_cli.i18n import _
from salto_cli.store.cipher import Connection
from salto_cli.store.guards import Run


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered change of the schema."""

    number: int
    name: str
    apply: Callable[[Run], None]


STEPS: list[Step] = []


def step(number: int) -> Callable[[Callable[[Run], None]], Callable[[Run], None]]:
    """Register a function as schema step ``number``; the numbers must come in order, without gaps."""

    def register(apply: Callable[[Run], None]) -> Callable[[Run], None]:
        if number != len(STEPS) + 1:
            raise AssertionError(f"schema step {number} is out of order")
        STEPS.append(Step(number, apply.__name__, apply))
        return apply

    return register


def reached(connection: Connection) -> int:
    """The last step this store has taken; 0 for a new one."""
    row = connection.execute("PRAGMA user_version").fetchone()
    return int(row[0]) if row else 0


def refuse_newer(connection: Connection, steps: Sequence[Step]) -> None:
    """Raise NewerStore where the store has taken steps that this program does not know."""
    if reached(connection) > len(steps):
        raise NewerStore(
            _("this store was written by a newer salto"),
            _("install the newer version and try again; nothing was changed"),
        )


def climb(connection: Connection, steps: Sequence[Step], at: str) -> list[str]:
    """Take every step that is missing, inside the transaction that is open; returns their names."""
    missing = steps[reached(connection) :]
    for each in missing:
        each.apply(connection.execute)
        connection.execute(
            "INSERT INTO schema_step (number, name, at) VALUES (?, ?, ?)", (each.number, each.name, at)
        )
        connection.execute(f"PRAGMA user_version = {each.number}")
    return [each.name for each in missing]
