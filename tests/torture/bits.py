"""Row 3: one bit is turned anywhere in the database, and it is noticed.

Bytes are taken evenly from the whole file, and every bit of the first sixteen, which SQLCipher keeps in the
clear. What is asked of the file is what ``audit verify`` asks first; a part of the flips goes through the
command itself.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from salto_cli.errors import SaltoError
from salto_cli.store.cipher import told
from tests.fixtures import Salto
from tests.torture import stores
from tests.torture.row import Figure, Row, every, none

CLEAR = 16  # bytes of the file's random start
THROUGH_THE_COMMAND = 64  # one flip in so many


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Turn a bit in ``times`` bytes, one after another."""
    salto = stores.a_store(scratch)
    path = salto.folder / "store.db"
    size = path.stat().st_size
    flips = [(byte, bit) for byte in range(CLEAR) for bit in range(8)]
    flips += [(at * size // times, at % 8) for at in range(times)]
    noticed = told_by_command = asked = 0
    file = os.open(path, os.O_RDWR)
    for number, (byte, bit) in enumerate(flips):
        before = os.pread(file, 1, byte)
        os.pwrite(file, bytes([before[0] ^ 1 << bit]), byte)
        noticed += _is_noticed(salto)
        if number % THROUGH_THE_COMMAND == 0:
            asked += 1
            told_by_command += _is_told(salto, scratch)
        os.pwrite(file, before, byte)
    os.close(file)
    yield every("flips noticed when the file is opened and its pages checked", noticed, len(flips))
    yield every("of them through `audit verify`, exit 30", told_by_command, asked)
    yield none("alarms on the untouched file", int(_is_noticed(salto)), 1)


def _is_told(salto: Salto, scratch: Path) -> bool:
    """Whether the command tells of it; in a copy, since it may write down that it looked."""
    ran = stores.copied(salto, scratch / "looked-at")("audit", "verify")
    return ran.code == 30


def _is_noticed(salto: Salto) -> bool:
    try:
        with told(), stores.database(salto) as connection:
            return bool(connection.execute("PRAGMA cipher_integrity_check").fetchall())
    except SaltoError:
        return True


ROW = Row(3, "bits", "any flipped bit in the database is noticed", run, times=32_768, quick=1_024)
