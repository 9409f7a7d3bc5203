"""Row 21: the program crashes hard, and no image of its memory is left lying about.

The control is the same crash of a program that has not been told to leave none.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.fixtures import NOW, PASSPHRASE
from tests.torture import session, stores
from tests.torture.row import Figure, Row, none, seen

# Ends the process as a broken library would, with a name in its memory.
CRASH = """
import ctypes, os, resource, sys
from datetime import datetime
resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
name = sys.stdin.read()
if sys.argv[1] == "salto":
    from salto_cli.app import run
    from tests.launch import world
    import salto_cli.commands.desk as desk
    desk.Desk.close = lambda self: ctypes.string_at(0)
    run(sys.argv[2:], world(os.environ["TEST_NOW"]))
ctypes.string_at(0)
"""


def run(_times: int, scratch: Path) -> Iterator[Figure]:
    """Crash once each way."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii").strip()
    if pattern.startswith("|") or "/" in pattern:
        raise AssertionError(
            "core dumps do not go to the working folder here; set kernel.core_pattern to core"
        )
    salto = stores.a_store(scratch)
    careless = _crashed(scratch / "careless", salto.folder, "python")
    yield seen("a Python that crashes with a name in memory leaves it on the disk", careless, 1)
    yield none("images left by salto", _crashed(scratch / "salto", salto.folder, "salto"), 1)


def _crashed(folder: Path, store: Path, who: str) -> int:
    """How many files with a canary in them the crash leaves."""
    folder.mkdir()
    env = {
        **os.environ, "PYTHONPATH": str(session.ROOT), "SALTO_STORE": str(store), "TEST_NOW": NOW,
        "SALTO_PASSPHRASE_FILE": str(store.parent / "passphrase"),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", CRASH, who, "find", "ungdom"],
        input=f"{session.NAME} {PASSPHRASE}".encode(), env=env, cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode >= 0:
        raise AssertionError(f"{who} did not crash: {done.stderr.decode()[-300:]}")
    return sum(session.holds_one(path.read_bytes()) for path in session.files(folder))


ROW = Row(21, "core", "a crash leaves no image of the memory", run, times=1)
