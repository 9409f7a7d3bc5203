"""Row 6: someone without any key puts older pages of the database back, each of them authentic in itself.

A page proves by its HMAC that it was written by us, and not when. So what counts is whether a store whose
content has changed can pass for a good one.
"""

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

from salto_cli.errors import SaltoError
from salto_cli.store import audit_check
from salto_cli.store.cipher import PAGE, Connection, told
from tests.fixtures import Salto
from tests.torture import stores
from tests.torture.row import Figure, Row, counted, exactly, none

ROUNDS = 4  # pairs of an older and a newer state


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Put back each changed page alone, ``times`` random sets of them, and the whole file."""
    salto = stores.a_store(scratch)
    alone = sets = unnoticed = harmless = refused = whole = 0
    for number in range(ROUNDS):
        older = _content(salto)
        store = salto.store()
        for more in range(3 + number):
            stores.act(store, more)
        store.close()
        newer, said = _content(salto), _said(salto)
        changed = [
            at for at in range(min(len(older), len(newer)) // PAGE) if _page(older, at) != _page(newer, at)
        ]
        chosen = [[at] for at in changed]
        alone += len(chosen)
        chosen += [
            random.sample(changed, random.randint(2, len(changed) - 1)) for _set in range(times // ROUNDS)
        ]
        sets = sets + len(chosen) - len(changed)
        for pages in chosen:
            copy = _with(salto, scratch / "copy", newer, {at: _page(older, at) for at in pages})
            if not _is_noticed(copy):
                same = _said(copy) == said
                harmless, unnoticed = harmless + same, unnoticed + (not same)
        copy = _with(salto, scratch / "copy", older, {})
        refused += copy("find", "ungdom").code == 31
        whole += _is_noticed(copy)
    yield counted("pages put back alone", alone)
    yield none(
        "sets of pages, one or more, after which a changed store passes for a good one",
        unnoticed,
        alone + sets,
    )
    yield exactly("whole older files beside the newer checkpoint: refused, exit 31", refused, ROUNDS, ROUNDS)
    yield exactly("the same, told by audit verify", whole, ROUNDS, ROUNDS)


def _content(salto: Salto) -> bytes:
    return (salto.folder / "store.db").read_bytes()


def _page(content: bytes, at: int) -> bytes:
    return content[at * PAGE : (at + 1) * PAGE]


def _with(salto: Salto, folder: Path, content: bytes, pages: dict[int, bytes]) -> Salto:
    """A copy of the store with this content, and these pages in place of its own."""
    made = bytearray(content)
    for at, page in pages.items():
        made[at * PAGE : (at + 1) * PAGE] = page
    copy = stores.copied(salto, folder)
    (copy.folder / "store.db").write_bytes(bytes(made))
    return copy


def _is_noticed(salto: Salto) -> bool:
    """Whether a check of the whole store finds something; nothing is written."""
    try:
        with told(), stores.database(salto) as connection:
            return not audit_check.check(connection).whole
    except SaltoError:
        return True


def _said(salto: Salto) -> str:
    """A digest of all that the tables say."""
    try:
        with told(), stores.database(salto) as connection:
            return hashlib.sha256(repr(list(_rows(connection))).encode()).hexdigest()
    except SaltoError:
        return "unreadable"


def _rows(connection: Connection) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        yield table, sorted(rows, key=repr)


ROW = Row(
    6,
    "replay",
    "older pages put back by someone without a key are told by audit verify",
    run,
    times=400,
    quick=40,
)
