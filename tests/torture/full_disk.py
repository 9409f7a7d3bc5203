"""Row 12 on a real disk of two megabytes: mounted in a namespace of its own, so that no root is needed.

``python -m tests.torture.full_disk FOLDER TIMES`` is what runs inside; it prints its figures as JSON.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from salto_cli.errors import CannotWrite
from tests.fixtures import Salto
from tests.launch_open import kept, read
from tests.torture import stores
from tests.torture.full import TOLD, fill, is_well
from tests.torture.row import Figure, Row, counted, every

ROOT = Path(__file__).resolve().parents[2]
SIZE = 2 << 20  # bytes
ROOM = 100_000  # bytes that are left at the beginning of each round


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Fill a disk ``times`` times."""
    salto = stores.a_store(scratch)
    assert salto.unlocked is not None
    (scratch / "key").touch(0o600)
    (scratch / "key").write_text(kept(salto.unlocked), encoding="utf-8")
    inside = [sys.executable, "-m", "tests.torture.full_disk", str(scratch), str(times)]
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", *inside],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"ended with {done.returncode}: {done.stderr.decode()[-400:]}")
    found = json.loads(done.stdout)
    yield every(f"told in plain words, exit {TOLD}", found["told"], times)
    yield every("opened and read while the disk is full, or told why not", found["read"], times)
    yield every("after making room: whole, all acknowledged acts there", found["well"], times)
    yield counted("acts that fitted", found["acts"])


def inside(scratch: Path, times: int) -> dict[str, int]:
    """Mount the small disk and fill it again and again."""
    disk = scratch / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "tmpfs", str(disk)]
    subprocess.run(mount, check=True)
    shutil.copytree(scratch / "store", disk / "store")
    (disk / "store").chmod(0o700)
    salto = Salto(disk / "store", read(scratch / "key"))
    found = {"told": 0, "read": 0, "well": 0, "acts": 0}
    for number in range(times):
        shutil.rmtree(disk / "store")
        shutil.copytree(scratch / "store", disk / "store")
        (disk / "store").chmod(0o700)
        left = shutil.disk_usage(disk).free - ROOM - number * 997
        (disk / "ballast").write_bytes(bytes(max(0, left)))
        store = salto.store()
        done, told = fill(store)
        store.close()
        found["told"] += told
        found["read"] += _can_be_read(salto)
        (disk / "ballast").unlink()
        found["well"] += is_well(salto, done)
        found["acts"] += len(done)
    return found


def _can_be_read(salto: Salto) -> bool:
    """A look is an act too: it is either shown and in the log, or refused with 14; nothing in between."""
    try:
        salto.store().close()
    except CannotWrite:
        return False
    ran = salto("find", "ungdom")
    return ran.code == 0 or (ran.code == TOLD and not ran.out)


ROW = Row(
    12,
    "full-disk",
    "the same on a real disk that is full",
    run,
    times=40,
    tools=("unshare", "mount"),
)

if __name__ == "__main__":
    sys.stdout.write(json.dumps(inside(Path(sys.argv[1]), int(sys.argv[2]))))
