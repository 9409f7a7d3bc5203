"""Where unlocked keys are at hand without a passphrase: in the shell we are in, or with the agent."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from salto_cli.commands.world import World
from salto_cli.errors import CannotWrite
from salto_cli.i18n import _
from salto_cli.models.secret import EpochKey, Kept, Unlocked
from salto_cli.usecases import where

KEEPER = "salto_cli.commands.keeper"  # the agent, as a program of its own
LONGEST_ADDRESS = 100  # bytes; a socket's path may have 104 on macOS and 108 on Linux


def at_hand(world: World, store: Path, folder: Path, *, agent: bool = True) -> Unlocked | None:
    """The keys of ``folder``, the ``store`` or a copy of it, where someone has unlocked them for a while.

    They fit where the key file is, bit for bit, the one that they were unlocked from. Without ``agent``, only
    what the shell we are in has kept counts.
    """
    place = address(world, store) if agent else None
    if world.kept is None and not (place and place.exists()):
        return None
    mark = where.mark(where.key_file(folder))
    if world.kept is not None and world.kept.mark == mark:
        return world.kept.unlocked
    answer = _ask(place, {"ask": "keys", "mark": mark}) if mark else None
    return _keys(answer["keys"]) if answer and "keys" in answer else None


def state(world: World, store: Path) -> Mapping[str, Any] | None:
    """What the agent of ``store`` says of itself; None where there is none."""
    return _ask(address(world, store), {"ask": "state"})


def forget(world: World, store: Path) -> bool:
    """End the agent of ``store``; returns whether there was one."""
    return _ask(address(world, store), {"ask": "lock"}) is not None


def hand_over(world: World, store: Path, kept: Kept, *, limit: int, idle: int, until: str) -> None:
    """Start an agent that keeps ``kept`` for ``limit`` seconds, in place of the one before.

    Raises CannotWrite where none can be started; the one before has ended then.
    """
    place = address(world, store)
    if place is None or len(os.fsencode(place)) > LONGEST_ADDRESS:
        raise _nowhere()
    forget(world, store)
    order = {
        "address": str(place),
        "key_file": str(where.key_file(store).absolute()),
        "mark": kept.mark,
        "keys": asdict(kept.unlocked),
        "limit": limit,
        "idle": idle,
        "until": until,
    }
    try:
        place.parent.mkdir(0o700, parents=True, exist_ok=True)
        started = _start(json.dumps(order, default=bytes.hex).encode())
    except OSError:
        raise _nowhere() from None
    if not started:
        raise _nowhere()


def address(world: World, store: Path) -> Path | None:
    """Where the agent of ``store`` is asked: in the folder that the system empties when one logs out, else in
    the one for what programs remember; None where neither is known."""
    said = world.environ.get("XDG_RUNTIME_DIR")
    remembered = world.state_folder
    folder = Path(said, "salto") if said else remembered and remembered / "agent"
    name = hashlib.sha256(os.fsencode(store.absolute())).hexdigest()[:16]
    return folder / f"{name}.agent" if folder else None


def _ask(place: Path | None, question: Mapping[str, Any]) -> Mapping[str, Any] | None:
    if place is None or not place.exists():
        return None
    from salto_cli.commands.wire import ask  # few have an agent, and everyone would load its socket

    return ask(place, question)


def _keys(told: Mapping[str, Any]) -> Unlocked:
    """The keys as the agent sends them: bytes in hex."""
    return Unlocked(
        told["store_id"],
        told["slot"],
        tuple(EpochKey(each["epoch"], bytes.fromhex(each["key"])) for each in told["keys"]),
        bytes.fromhex(told["signing_key"]),
        bytes.fromhex(told["seal_secret"]),
    )


def _start(order: bytes) -> bool:
    """Start the agent with ``order`` on its standard input; returns whether it answers now.

    It is a process group of its own, so that Ctrl-C in this terminal is not meant for it.
    """
    from salto_cli.commands.wire import READY

    alone: dict[str, Any] = (
        {"creationflags": 0x08000008}  # DETACHED_PROCESS and CREATE_NO_WINDOW
        if sys.platform == "win32"
        else {"process_group": 0}
    )
    agent = subprocess.Popen(
        [sys.executable, "-P", "-m", KEEPER],  # -P: nothing from the folder we stand in
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        **alone,
    )
    if agent.stdin is None or agent.stdout is None:
        raise AssertionError("unreachable: both are pipes")
    with agent.stdin, agent.stdout:
        agent.stdin.write(order + b"\n")
        agent.stdin.flush()
        said = agent.stdout.readline().decode().strip()
    if said != READY:
        agent.kill()
        agent.wait()
        return False
    agent.returncode = 0  # it lives on without us, and that is meant
    return True


def _nowhere() -> CannotWrite:
    return CannotWrite(
        _("the program that keeps a store unlocked could not be started"),
        _("use the shell, which needs none: salto shell"),
    )
