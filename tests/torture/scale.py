"""Row 19: a log of many years is checked while one waits.

The acts are put in by the thousand with seals and signatures that fit, since a million real ones take hours.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from salto_cli.models.question import FILE
from salto_cli.store import audit_check
from salto_cli.store import seal as seals
from salto_cli.store.cipher import Connection
from salto_cli.store.seal import Outcome, seal_over
from salto_cli.store.signature import Signer
from tests.store.forger import unlocked
from tests.torture import stores
from tests.torture.row import Figure, Row, every, within

AT_ONCE = 10_000  # acts in one transaction
PER_ACT = 0.0005  # seconds: a hundred thousand in fifty
Values = tuple[object, ...]
NOW = "2026-11-23T08:15:00+01:00"


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Check a log of ``times`` looks at one person."""
    salto = stores.a_store(scratch)
    assert salto.unlocked is not None
    own = salto.unlocked
    with unlocked(salto) as connection:
        for start in range(0, times, AT_ONCE):
            _looks(connection, Signer(own.store_id, own.slot, own.signing_key), min(AT_ONCE, times - start))
    salto("find", "ungdom")  # one act more: the checkpoint is of this log
    with stores.database(salto) as connection:
        began = time.perf_counter()
        found = audit_check.check(connection)
        took = time.perf_counter() - began
    yield every(f"of {found.acts:,} acts, checked and found whole", int(found.whole), 1)
    yield within("for seals, signatures, pages and references", took, 5 + PER_ACT * times)


def _looks(connection: Connection, signer: Signer, times: int) -> None:
    """That many acts more, each a look at the same person: what is done most."""
    number, before = seals.last(connection)
    (row,) = connection.execute("SELECT id FROM person ORDER BY number LIMIT 1").fetchall()
    persons, body = f"[{row[0]}]", '{"purpose":"follow_up"}'
    (step,) = connection.execute("PRAGMA user_version").fetchall()[0]
    acts, judged, details = list[Values](), list[Values](), list[Values]()
    seen, ended, signed = list[Values](), list[Values](), list[Values]()
    for act in range(number + 1, number + 1 + times):
        salt = os.urandom(16)
        head = (act, NOW, 1, "show", "follow-up", "0", step)
        judgement = (1, persons, FILE, "allow", seals.commitment(salt, body))
        rows: dict[str, list[Values]] = {
            "judgement": [judgement],
            "touch": [],
            "mark": [],
            "seen": [("person", persons, 1)],
            "published": [],
        }
        before = seal_over(head, rows, Outcome("done"), before)
        acts.append(head)
        judged.append((act, *judgement))
        details.append((act, 1, salt, body))
        seen.append((act, "person", persons, 1))
        ended.append((act, "done", None, before))
        signed.append((act, 1, signer.sign("act/1", act=act, seal=before.hex())))
    connection.execute("BEGIN")
    for table, found in (
        ("act", acts), ("judgement", judged), ("judgement_detail", details), ("seen", seen),
        ("outcome", ended), ("signature", signed),
    ):  # fmt: skip
        marks = ", ".join("?" * len(found[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
    connection.execute("COMMIT")


ROW = Row(19, "scale", "a hundred thousand acts are checked in less than a minute", run, times=100_000)
