"""What a shell keeps of its store between two lines: the open connection, to the very file that lies there.

To open a store is to read and understand its whole schema, which takes longer than most commands. Each line
still begins as if it opened the store anew: the place is looked at, the file is held against the one that was
opened, and what it holds against its checkpoint, this machine's memory and the schema that salto makes. Pages
that were read stay in memory until the shell is locked, beside the keys that open every page.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from salto_cli.errors import SaltoError
from salto_cli.models.secret import Unlocked
from salto_cli.store import rotation
from salto_cli.store.cipher import Connection, told
from salto_cli.store.place import Place

# Windows lets nobody replace or move a file that is open, and so no store be restored beside an idle shell.
KEEPS = sys.platform != "win32"

Schema = Sequence[tuple[Any, ...]]


@dataclass(slots=True, eq=False, repr=False)
class Between:
    """The connection of a shell, kept while no command has it."""

    _kept: Connection | None = None
    _ours: Connection | None = None  # the one that all below is about, kept or with a command
    _file: tuple[Path, int, int] | None = None
    _unlocked: Unlocked | None = None
    _as_made: tuple[int, Schema] | None = field(default=None)

    def open(self, place: Place, unlocked: Unlocked, patience: float) -> tuple[Connection, Unlocked]:
        """The connection that was kept, where it is to the file that lies in ``place``; else a new one.

        A file that is open keeps its number, so that no other can have the same: where path, device and
        number are those that were opened, the file is. What is in it now is read anew.
        Raises as ``rotation.opened``.
        """
        kept, self._kept = self._kept, None
        lies = _file(place.database)
        if kept is not None:
            if lies == self._file and unlocked == self._unlocked and _still_opens(kept, place, patience):
                return kept, unlocked
            kept.close()
        connection, now = rotation.opened(place, unlocked, patience)
        self._ours, self._unlocked = connection, now
        self._file = lies if lies == _file(place.database) else None  # put in its place that very moment
        return connection, now

    def keep(self, connection: Connection) -> bool:
        """Keep the connection for the next command; False where it is not to be kept."""
        if not KEEPS or connection is not self._ours or self._file is None or connection.in_transaction:
            return False
        self._kept = connection
        return True

    def knows(self, step: int, schema: Schema) -> bool:
        """Whether this whole schema of a store at ``step`` has been found to be as salto makes it."""
        return self._as_made == (step, schema)

    def learn(self, step: int, schema: Schema) -> None:
        """Note that a whole schema is as salto makes it."""
        self._as_made = step, schema

    def close(self) -> None:
        """Let go of the connection, and forget its keys and its schema: the shell locks itself, or ends.

        A connection that a command has just now is closed when that command gives it back.
        """
        kept, self._kept, self._ours = self._kept, None, None
        self._file = self._unlocked = self._as_made = None
        if kept is not None:
            kept.close()


def _file(path: Path) -> tuple[Path, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return path.absolute(), found.st_dev, found.st_ino


def _still_opens(connection: Connection, place: Place, patience: float) -> bool:
    """Whether the connection reads what is there now; whoever opens it anew tells what is wrong with it.

    It is locked down for good. To do so again would have SQLite prepare every statement anew.
    """
    try:
        with told(place.database):
            connection.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except SaltoError:
        return False
    return True
