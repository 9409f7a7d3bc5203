"""Many rows at once, for invented families. Guards, touches and marks are those of every other write."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from salto_cli.store.act import SALT, Act
from salto_cli.store.store import Store

if TYPE_CHECKING:  # every command asks whether its store is a demo, and can do without the demo itself
    from salto_cli.models.demo import Row

INVENTED: Final = "invented"  # the setting that tells a demo store from a real one


def put(act: Act, table: str, rows: "Sequence[Row]") -> None:
    """Add ``rows``, which have the same columns, each with a salt of its own."""
    names = ", ".join([*rows[0], "salt"])
    marks = ", ".join("?" * (len(rows[0]) + 1))
    act.connection.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",
        [[*row.values(), os.urandom(SALT)] for row in rows],
    )


def say_that_it_is_invented(act: Act) -> None:
    """Mark the store as a demo, so that every screen can say so."""
    act.run("INSERT INTO setting (name, value) VALUES (?, '1')", INVENTED)


def is_invented(store: Store) -> bool:
    """Whether everything in the store is made up."""
    row = store.connection.execute("SELECT 1 FROM setting WHERE name = ?", (INVENTED,)).fetchone()
    return row is not None
