"""Schema steps: numbered, never edited once released, each applied with the record that it ran.

All steps that a store lacks run in one transaction, as one act of the program's own, so that a store is
either wholly of the old step or wholly of the new one.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from salto_cli.errors import NewerStore
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.store.cipher import Connection, in_memory
from salto_cli.store.fingerprint import fingerprint
from salto_cli.store.guards import Run

if TYPE_CHECKING:
    from salto_cli.store.between import Between

# All of it: no name is left out, since whoever hides something chooses its name.
SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name, tbl_name, sql"


@frozen
class Step:
    """One numbered change of the schema; ``schema`` is the digest of all there is once it has been taken.

    A step that is still being written has none, and its schema is built to be compared with.
    """

    number: int
    name: str
    apply: Callable[[Run], None]
    schema: str = ""


STEPS: list[Step] = []


def step(number: int, schema: str = "") -> Callable[[Callable[[Run], None]], Callable[[Run], None]]:
    """Register a function as schema step ``number``; the numbers must come in order, without gaps."""

    def register(apply: Callable[[Run], None]) -> Callable[[Run], None]:
        if number != len(STEPS) + 1:
            raise AssertionError(f"schema step {number} is out of order")
        STEPS.append(Step(number, apply.__name__, apply, schema))
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


def climb(connection: Connection, steps: Sequence[Step]) -> Sequence[Step]:
    """Take every step that is missing, inside the transaction that is open; returns which."""
    missing = steps[reached(connection) :]
    for each in missing:
        each.apply(connection.execute)
        connection.execute(f"PRAGMA user_version = {each.number}")
    return missing


def record(connection: Connection, taken: Sequence[Step], at: str) -> None:
    """Write down which steps were taken: in the act that took them, which marks what is written."""
    for each in taken:
        connection.execute(
            "INSERT INTO schema_step (number, name, at) VALUES (?, ?, ?)", (each.number, each.name, at)
        )


def is_as_made(connection: Connection, steps: Sequence[Step], between: "Between | None" = None) -> bool:
    """Whether tables, indexes, views and triggers are those of the steps taken, and nothing beside them.

    What a shell has found so in ``between`` is compared word for word, and its digest not made anew.
    """
    step, found = reached(connection), connection.execute(SCHEMA).fetchall()
    if between is not None and between.knows(step, found):
        return True
    fits = _digest(found) == _expected(steps[:step])
    if fits and between is not None:
        between.learn(step, found)
    return fits


def digest(connection: Connection) -> str:
    """The digest, in hex, of everything in the schema."""
    return _digest(connection.execute(SCHEMA).fetchall())


def _digest(schema: Sequence[tuple[Any, ...]]) -> str:
    return fingerprint("schema/1", [list(row) for row in schema]).hex()


def built(steps: Sequence[Step]) -> Connection:
    """An empty database that has taken ``steps``, to compare with; it is never written down."""
    made = in_memory()
    climb(made, steps)
    return made


@cache  # the same steps make the same, and whoever checks a store many times asks as often
def as_made(taken: tuple[Step, ...]) -> tuple[tuple[Any, ...], ...]:
    """The whole schema of a store that has taken these steps, row by row, as ``SCHEMA`` selects it."""
    made = built(taken)
    try:
        return tuple(made.execute(SCHEMA).fetchall())
    finally:
        made.close()


def _expected(taken: Sequence[Step]) -> str:
    return taken[-1].schema if taken and taken[-1].schema else _digest(as_made(tuple(taken)))
