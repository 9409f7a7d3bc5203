"""Runs the real program with a cheap key derivation and, where asked, a fixed clock: for tests only.

It stands outside the package and is in no wheel; nothing on salto's own command line or in its environment
can reach what it changes.
"""

import os
import sys
from datetime import datetime

from salto_cli.app import clock, run
from salto_cli.commands.world import World
from salto_cli.models.secret import Kdf, Limits
from tests.stopwatch import follow

CHEAP = Kdf(memory=64, passes=1, lanes=1)
HOMES = {"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"}
ANY = Limits(floor=CHEAP, ceiling=Kdf(memory=1 << 20, passes=16, lanes=8))


def world(now: str | None = None) -> World:
    """The real world but for a cheap derivation, and a clock that stands still at ``now``."""
    moment = datetime.fromisoformat(now) if now else None
    return World((lambda: moment) if moment else clock, environ=environ(), kdf=CHEAP, limits=ANY)


def environ() -> dict[str, str]:
    """The environment without this machine's memory of stores: tests copy one store many times.

    ``TEST_STATE`` names a folder to keep it in instead.
    """
    kept = {key: each for key, each in os.environ.items() if key not in HOMES}
    return kept | ({"XDG_STATE_HOME": os.environ["TEST_STATE"]} if "TEST_STATE" in os.environ else {})


if __name__ == "__main__":
    follow(dict(os.environ))
    sys.exit(run(sys.argv[1:], world(os.environ.get("TEST_NOW"))))
