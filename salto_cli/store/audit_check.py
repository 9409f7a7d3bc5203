"""Is the store what its log says? Finds what is wrong with file, schema, log and state; changes nothing.

``log_check`` holds the log against itself, ``key_check`` who closed each act against the keys there are,
``warrant_check`` and ``belonging_check`` what each act wrote against its right to, ``rules_check`` the rules
in place against their own text, ``clock_check`` the moments, ``state_check`` the state against the log.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from salto_cli.errors import Damaged
from salto_cli.models import finding
from salto_cli.models.audit import Verified, verified
from salto_cli.models.finding import Finding
from salto_cli.models.secret import Unlocked
from salto_cli.store import (
    belonging_check,
    checkpoint,
    clock_check,
    key_check,
    log_check,
    rules_check,
    state_check,
    warrant_check,
)
from salto_cli.store import seal as seals
from salto_cli.store.act import Act, Judged
from salto_cli.store.cipher import PAGE, Connection, open_database, told
from salto_cli.store.marks import MARKED
from salto_cli.store.opening import recognise
from salto_cli.store.place import Place
from salto_cli.store.schema.log import LOG
from salto_cli.store.state_check import EVERYTHING
from salto_cli.store.steps import SCHEMA, STEPS, as_made, is_as_made, reached, refuse_newer
from salto_cli.store.store import Store

TRIED: Final = "verified"  # the question under which an act says how far it found the log whole
TRIED_AT_ONCE: Final = 50_000  # acts; their signatures take about six seconds on one core


def check(
    connection: Connection, before: int = EVERYTHING, tried: int = 0, kept: int | None = None
) -> Verified:
    """Check the file, the schema, and every act with a number below ``before`` with the state it left.

    Signatures up to the act ``tried`` are left alone: whoever asks has tried them before. ``kept`` is how
    many months the details of the log must be kept; None where nobody says.
    Pages that cannot be read, or tables that are not the program's, end the check there.
    """
    place = _place(connection)
    findings: list[Finding] = []
    try:
        with told(place.database):
            findings += _pages(connection, place, acting=before != EVERYTHING)
            findings += _schema(connection)
            if any(each.table in {*LOG, *MARKED} for each in findings):
                return verified(0, 0, "", findings)
            findings += log_check.check(connection, before, place)
            findings += key_check.check(connection, before, place, tried)
            findings += warrant_check.check(connection, before, kept)
            findings += belonging_check.check(connection, before)
            findings += rules_check.check(connection, before)
            rows, wrong = state_check.check(connection, before)
            row = connection.execute("SELECT count(*) FROM act WHERE id < ?", (before,)).fetchone()
            last = seals.last(connection)[1].hex()
            unsigned = key_check.unsigned(connection, before)
            turned = clock_check.turned_back(connection, before)
    except Damaged:
        return verified(0, 0, "", [Finding(finding.PAGES)])
    found = verified(int(row[0]) if row else 0, rows, last, [*findings, *wrong])
    return replace(found, code=checkpoint.code(last), unsigned=unsigned, turned=turned)


def check_before(act: Act, *, everything: bool = True, kept: int | None = None) -> Verified:
    """Check all up to the act that asks, and write down in it how far it was whole.

    In a long log the signatures that this colleague has tried before are only tried again for ``everything``.
    The act that said so is among those that are tried, so that nobody else can have written it.
    """
    tried = 0 if everything or act.number <= TRIED_AT_ONCE else _tried_by(act)
    found = check(act.connection, act.number, tried, kept)
    if found.whole:
        act.write_down(Judged((), TRIED, "allow", {"act": act.number - 1, "seal": found.seal}))
    return found


def _tried_by(act: Act) -> int:
    """How far this colleague has found the log whole before; 0 where they have not, or it is another log."""
    row = act.one(
        "SELECT d.body FROM judgement j JOIN judgement_detail d ON d.act = j.act AND d.n = j.n "
        "JOIN act a ON a.id = j.act WHERE j.question = ? AND a.operator = ? ORDER BY j.act DESC LIMIT 1",
        TRIED,
        act.operator,
    )
    said: dict[str, Any] = json.loads(row[0]) if row else {"act": 0, "seal": ""}
    seal = seals.of(act.connection, said["act"])
    return int(said["act"]) if seal is not None and seal.hex() == said["seal"] else 0


def check_unlogged(store: Store, kept: int | None = None) -> Verified:
    """Check a store in which no act may be opened; nothing is written, and the log does not know of it."""
    with store.held_still():
        found = check(store.connection, kept=kept)
    for seen in store.high_water.known() if store.high_water else ():
        if seals.of(store.connection, seen.act) != bytes.fromhex(seen.seal):
            return with_finding(found, Finding(finding.OLDER, seen.act))
    return found


def with_finding(found: Verified, one: Finding) -> Verified:
    """``found`` with one thing more that is wrong."""
    more = verified(found.acts, found.rows, found.seal, [*found.findings, one])
    return replace(found, whole=False, first=more.first, findings=more.findings)


def check_copy(folder: Path, unlocked: Unlocked, act: int, seal: str) -> Verified:
    """Check a copy of a store that says it came as far as ``act`` with this ``seal`` (hex).

    Raises Damaged where the database is not the one that the keys belong to, NewerStore.
    """
    connection = open_database(Place(folder).database, unlocked.dbk)
    try:
        with told():
            recognise(connection, unlocked.store_id)
            refuse_newer(connection, STEPS)
            found = check(connection)
            if found.whole and seals.of(connection, act) != bytes.fromhex(seal):
                return verified(found.acts, found.rows, found.seal, [Finding(finding.MANIFEST, act)])
            return found
    finally:
        connection.close()


def _place(connection: Connection) -> Place:
    row = connection.execute("PRAGMA database_list").fetchone()
    return Place(Path(row[2]).parent if row else Path())


def is_whole(store: Store) -> bool:
    """Whether the file holds as many pages as its head says, while nobody writes.

    Not inside an act: that may have got a page already which comes into the file when it closes.
    """
    with store.held_still():
        return _has_its_size(store.connection, store.place)


def _has_its_size(connection: Connection, place: Place) -> bool:
    pages = connection.execute("PRAGMA page_count").fetchone()
    return pages is not None and place.database.stat().st_size == pages[0] * PAGE


def _pages(connection: Connection, place: Place, *, acting: bool) -> Iterator[Finding]:
    """Whole pages as many as the head says, each with its own HMAC, and together a sound tree.

    All three, because a last page that was cut off exactly is only seen in the size, and an older page of an
    index, put back in its place, only when each index is held against its table. In an act (``acting``)
    whoever asks has looked at the size before it.
    """
    whole = acting or _has_its_size(connection, place)
    forged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    sound = connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    if not whole or forged or not sound:
        yield Finding(finding.PAGES)


def _schema(connection: Connection) -> Iterator[Finding]:
    """Every table, index, view and trigger is there as this program makes it, and none beside them.

    They are only made anew, to name what differs, where the digest of the whole is another.
    """
    if is_as_made(connection, STEPS):
        return
    wanted = Counter(as_made(tuple(STEPS[: reached(connection)])))
    found = Counter(connection.execute(SCHEMA).fetchall())
    differ = (wanted - found) + (found - wanted)
    yield from (Finding(finding.SCHEMA, table=name) for name in sorted({str(row[1]) for row in differ}))
