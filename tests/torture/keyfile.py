"""Row 4: one bit is turned anywhere in ``keys.json``, and no way in takes the file for a good one."""

import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path

from salto_cli.errors import SaltoError
from salto_cli.store import keys
from salto_cli.store.canonical import canonical, with_digest, without_digest
from salto_cli.store.place import KEYS
from tests.fixtures import PASSPHRASE
from tests.launch import ANY
from tests.torture import stores
from tests.torture.row import Figure, Row, none, within

MONSTROUS = 250 << 20  # KiB of memory that a changed file asks for
LAST_LINE = 65  # bytes: the digest of what stands before it, and a line break
WRONG = {"memory": MONSTROUS, "passes": 1 << 20, "lanes": 4096}


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Turn ``times`` bits, evenly over the file: by accident, and on purpose with the digest mended."""
    salto = stores.a_store(scratch)
    path = salto.folder / KEYS
    code = (scratch / "recovery").read_text(encoding="utf-8").strip()
    good = path.read_bytes()
    bits = len(good) * 8
    chosen = sorted({at * bits // min(times, bits) for at in range(min(times, bits))})
    before_digest = len(good) - LAST_LINE
    by_accident = mended = of = 0
    for bit in chosen:
        changed = bytearray(good)
        changed[bit // 8] ^= 1 << bit % 8
        by_accident += _opens(path, bytes(changed), code)
        if bit // 8 < before_digest:  # a flip in the digest itself would only be put right
            body = bytes(changed[:before_digest])
            of += 1
            mended += _opens(path, body + hashlib.sha256(body).hexdigest().encode("ascii") + b"\n", code)
    yield none("flips after which passphrase or recovery code opens the store", by_accident, len(chosen))
    yield none("the same with the digest mended by whoever flipped", mended, of)
    started = time.process_time()
    greedy = sum(_opens(path, _asking(good, field, value), code) for field, value in WRONG.items())
    yield none("files that ask for a monstrous derivation and get it", greedy, len(WRONG))
    yield within("of the processor to refuse all of them", time.process_time() - started, 1.0)


def _opens(path: Path, content: bytes, code: str) -> bool:
    """Whether a passphrase or the recovery code opens the store with this key file."""
    path.write_bytes(content)
    for opened in (keys.unlock, keys.unlock_with_recovery):
        try:
            opened(path.parent, PASSPHRASE if opened is keys.unlock else code, ANY)
        except SaltoError:
            continue
        return True
    return False


def _asking(good: bytes, field: str, value: int) -> bytes:
    """The key file with one cost of every slot raised, and a digest that fits."""
    line, mac = without_digest(good, 2)
    fields = json.loads(line)
    for slot in fields["slots"]:
        slot["kdf"][field] = value
    return with_digest(canonical(fields), mac)


ROW = Row(4, "keyfile", "no changed key file is taken for a good one", run, times=1 << 20, quick=1_500)
