"""Runs the real program on a store whose keys have been unwrapped already: for measurements only.

The first argument names a file, its owner's alone, with what ``kept`` puts there. It stands outside the
package and is in no wheel; nothing on salto's own command line or in its environment can reach what it does.
"""

import json
import os
import stat
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from salto_cli.__main__ import end, hurry

if __name__ == "__main__":
    hurry()  # before anything is loaded, as the program itself does

from salto_cli.app import clock, run
from salto_cli.commands.world import World
from salto_cli.models.secret import EpochKey, Unlocked
from tests.launch import ANY, CHEAP, environ


def kept(unlocked: Unlocked) -> str:
    """Unwrapped keys as text; whoever reads it can open the store."""
    return json.dumps(asdict(unlocked), default=bytes.hex)


def read(path: Path) -> Unlocked:
    """The keys in ``path``. Raises SystemExit where others can read the file."""
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SystemExit(f"{path.name} can be read by others")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    keys = tuple(EpochKey(each["epoch"], bytes.fromhex(each["key"])) for each in found["keys"])
    secrets = (bytes.fromhex(found[each]) for each in ("signing_key", "seal_secret"))
    return Unlocked(found["store_id"], found["slot"], keys, *secrets)


def world(unlocked: Unlocked, now: str | None = None) -> World:
    """The real world, with the keys at hand and, where asked, a clock that stands still."""
    moment = datetime.fromisoformat(now) if now else None
    return World((lambda: moment) if moment else clock, environ(), kdf=CHEAP, limits=ANY, unlocked=unlocked)


if __name__ == "__main__":
    end(run(sys.argv[2:], world(read(Path(sys.argv[1])), os.environ.get("TEST_NOW"))))
