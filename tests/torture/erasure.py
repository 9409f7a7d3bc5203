"""Row 16: what is erased is gone from every page of the file, and an older backup does not bring it back."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.fixtures import Salto
from tests.store.test_erasure import pages
from tests.torture import stores
from tests.torture.row import Figure, Row, every, none, seen


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Register ``times`` youths with names of their own, with a note each, and erase every one of them."""
    salto = stores.a_store(scratch)
    names = [f"Sjeldnavn{number:03}q" for number in range(times)]
    codes = [_someone(salto, name) for name in names]
    older = _backed_up(salto, scratch, "2026-11-24")
    yield seen("names in the decrypted pages before", _left(salto.folder, salto, names), times)
    erased = sum(salto("erase", code, "--ground", "wrong", "--yes").code == 0 for code in codes)
    yield every("persons erased", erased, times)
    yield none("names left in any decrypted page, free ones too", _left(salto.folder, salto, names), times)
    newer = _backed_up(salto, scratch, "2026-11-25")
    yield none("names left in the next backup", _left(newer, salto, names), times)
    yield every("checks of the store, the log whole", int(stores.checked(salto).whole), 1)
    again = Salto(scratch / "restored", salto.unlocked, salto.now)
    again("backup", "restore", str(older), "--to", str(again.folder))
    yield seen(
        "the same in an older backup, restored and not opened yet", _left(again.folder, salto, names), times
    )
    opened = again("find", "ungdom").code
    yield none("the same once it has been opened, by any command", _left(again.folder, salto, names), times)
    yield every("restored stores that open", int(opened == 0), 1)


def _backed_up(salto: Salto, scratch: Path, day: str) -> Path:
    """A backup made on that day through the command line; returns its folder."""
    made = salto.at(day).ok("backup", "create", "--to", str(scratch / "backups"))
    return Path(made["folder"])


def _someone(salto: Salto, name: str) -> str:
    code = stores.register(salto, f"{name} Eksempel")
    contact = {"persons": [code], "kind": "talk", "note": f"Traff {name} ute.", "categories": ["school"]}
    salto.ok("log-contact", "--input", "-", stdin=json.dumps(contact))
    return code


def _left(folder: Path, salto: Salto, names: list[str]) -> int:
    content = pages(salto, folder / "store.db").lower()
    return sum(name.lower().encode() in content for name in names)


ROW = Row(
    16,
    "erasure",
    "an erased person is in no page, in no later backup, and in no restored one",
    run,
    times=50,
    quick=5,
)
