"""An act: one command by one operator, and the only object with SQL on it.

Opening an act begins a transaction; closing it writes the marks of every row it touched, what it read, its
outcome and its seal. Nothing can be committed in between: the schema refuses a transaction with an open act.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from salto_cli.errors import Damaged
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.answer import Answer
from salto_cli.store import seal as seals
from salto_cli.store import signature
from salto_cli.store.cipher import Connection
from salto_cli.store.marks import MARKED, columns, key, mark
from salto_cli.store.seal import Outcome
from salto_cli.store.signature import Signer

Row = Sequence[Any]
SALT = 16  # bytes: what makes a mark or a commitment say nothing to whoever guesses


@frozen
class Judged:
    """One answer as the log keeps it; ``body`` is the part that can be erased."""

    persons: tuple[int, ...]
    question: str
    decision: str
    body: dict[str, Any]


@dataclass(slots=True, eq=False, repr=False)
class Act:
    """The act that is open. ``now`` is an ISO moment with offset; ``day`` its date.

    ``answers`` holds what the judge answered in this act, by person, recipient and category; ``looked_up``
    what its questions have found about whom, so that its work does not look for it again.
    """

    connection: Connection = field(repr=False)
    number: int
    now: str
    operator: int
    step: int
    role: str = ""  # of the operator, once the door has looked: who sees only their own cases
    answers: dict[tuple[int, str, str], Answer] = field(default_factory=dict, repr=False)
    looked_up: dict[str, Any] = field(default_factory=dict, repr=False)
    rehearsed: int = 0  # rows that were written and undone again: they are no change
    _judged: int = 0
    _seen: dict[str, set[int]] = field(default_factory=dict, repr=False)
    _rows_seen: dict[str, int] = field(default_factory=dict, repr=False)
    _newcomer: int = 0

    @property
    def day(self) -> str:
        """The date of this act, as YYYY-MM-DD."""
        return self.now[:10]

    @property
    def moment(self) -> str:
        """The local wall-clock moment of this act, as YYYY-MM-DDTHH:MM."""
        return self.now[:16]

    @property
    def newcomer(self) -> int:
        """The random id of the person this act is about to add; the same each time it is asked."""
        if not self._newcomer:
            self._newcomer = new_id()
        return self._newcomer

    def run(self, sql: str, *values: object) -> int:
        """Run one statement; returns the number of rows it changed."""
        return self.connection.execute(sql, values).rowcount

    def all(self, sql: str, *values: object) -> list[Row]:
        """Every row of one SELECT, fetched now: a cursor read after its act would still return rows."""
        return list(self.connection.execute(sql, values).fetchall())

    def one(self, sql: str, *values: object) -> Row | None:
        """The first row of one SELECT, or None."""
        found = self.connection.execute(sql, values).fetchall()
        return found[0] if found else None

    def add(self, table: str, **values: object) -> int:
        """Insert one row into a table about persons, with a random id and a salt of its own.

        Raises Damaged where the database takes it without a word and does not have it.
        """
        values = {"id": values.pop("id", None) or new_id(), **values, "salt": os.urandom(SALT)}
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        _wrote_one(self.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", *values.values()))
        return int(str(values["id"]))

    def change(self, table: str, row: int, **values: object) -> None:
        """Change named columns of one row; a row's salt is renewed, so that old marks tell nothing.

        Raises Damaged where the row did not change.
        """
        values = {**values, "salt": os.urandom(SALT)}
        names = ", ".join(f"{name} = ?" for name in values)
        _wrote_one(self.run(f"UPDATE {table} SET {names} WHERE id = ?", *values.values(), row))

    def revise(self, table: str, row: int, **values: object) -> None:
        """The same for a row that counts its revisions: whoever has read it sees that it was changed."""
        found = self.one(f"SELECT revision FROM {table} WHERE id = ?", row)
        self.change(table, row, **values, revision=(int(found[0]) if found else 0) + 1)

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Undo whatever is done within: a preview that is the deed itself cannot differ from it."""
        self.run("SAVEPOINT preview")
        before = self.connection.total_changes
        try:
            yield
        finally:
            self.rehearsed += self.connection.total_changes - before
            self.run("ROLLBACK TO preview")
            self.run("RELEASE preview")

    def next_number(self, table: str) -> int:
        """The next number for a code such as P-017: one more than the highest ever given."""
        row = self.one(f"SELECT coalesce(max(number), 0) + 1 FROM {table}")
        return int(row[0]) if row else 1

    def write_down(self, judged: Judged) -> None:
        """Put one judgement in the log: before anything it allows, and also when it refuses."""
        self._judged += 1
        salt, body = os.urandom(SALT), json.dumps(judged.body, sort_keys=True, separators=(",", ":"))
        self.run(
            "INSERT INTO judgement (act, n, persons, question, decision, commitment) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            self.number,
            self._judged,
            json.dumps(judged.persons, separators=(",", ":")),
            judged.question,
            judged.decision,
            seals.commitment(salt, body),
        )
        self.run(
            "INSERT INTO judgement_detail (act, n, salt, body) VALUES (?, ?, ?, ?)",
            self.number,
            self._judged,
            salt,
            body,
        )

    def saw(self, table: str, persons: Iterable[int], rows: int = 1) -> None:
        """Note what a read function handed out; written as one row per act and table when it closes."""
        self._seen.setdefault(table, set()).update(persons)
        self._rows_seen[table] = self._rows_seen.get(table, 0) + rows

    def put_out(self, digest: str, size: int) -> None:
        """Note that this act makes a file with this SHA-256 and size, before the act closes."""
        row = self.one("SELECT count(*) FROM published WHERE act = ?", self.number)
        n = int(row[0]) + 1 if row else 1
        self.run(
            "INSERT INTO published (act, n, digest, size) VALUES (?, ?, ?, ?)", self.number, n, digest, size
        )

    def close(self, outcome: Outcome, signer: Signer | None = None) -> bytes:
        """Mark what was touched, write what was seen, signature, outcome and seal; returns the seal.

        ``signer`` is None only in a store of a step that knows no signatures.
        """
        self._mark_touched()
        for table, persons in sorted(self._seen.items()):
            self.run(
                "INSERT INTO seen (act, tbl, persons, rows) VALUES (?, ?, ?, ?)",
                self.number,
                table,
                json.dumps(sorted(persons), separators=(",", ":")),
                self._rows_seen[table],
            )
        _, before = seals.last(self.connection)
        made = seals.seal(self.connection, self.number, outcome, before)
        if signer is not None:
            signature.write(self.connection, signer, self.number, self.operator, made)
        self.run(
            "INSERT INTO outcome (act, result, error, seal) VALUES (?, ?, ?, ?)",
            self.number,
            outcome.result,
            outcome.error,
            made,
        )
        return made

    def forget_seen(self) -> None:
        """Drop what was read by work that has been rolled back and will never be shown."""
        self._seen.clear()
        self._rows_seen.clear()

    def _mark_touched(self) -> None:
        touched = self.all("SELECT DISTINCT tbl, row FROM touch WHERE act = ?", self.number)
        for table, row in touched:
            self.run(
                "INSERT INTO mark (tbl, row, act, mark) VALUES (?, ?, ?, ?)",
                table,
                row,
                self.number,
                current_mark(self.connection, table, row, self.step),
            )


def current_mark(connection: Connection, table: str, row: int, step: int) -> bytes | None:
    """The mark that the row would get now; None where there is no such row."""
    if table not in MARKED:
        raise AssertionError(f"{table} has no marked columns")
    names = columns(table, step)
    found = connection.execute(
        f"SELECT salt, {', '.join(names)} FROM {table} WHERE {key(table)} = ?", (row,)
    ).fetchone()
    return None if found is None else mark(table, bytes(found[0]), list(found[1:]))


def _wrote_one(rows: int) -> None:
    if rows != 1:
        raise Damaged(
            _("the database has not kept what was written: nothing was saved"),
            _("check the store with: salto audit verify"),
        )


def new_id() -> int:
    """A random 62-bit id: it names a row in the log and says nothing about whom."""
    return int.from_bytes(os.urandom(8), "big") >> 2 | 1
