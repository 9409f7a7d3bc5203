"""The agent: a process of its own that keeps one store's unlocked keys in memory, for this user, for a while.

It gets everything on its standard input, so that nothing stands in its arguments or its environment. It gives
the keys to this user's own processes, and ends by itself: when nobody has asked for so long, at a fixed
moment, when the machine slept, when the terminal it was started in is gone, when its address or the key file
is no longer what it was. It knows no disk but those two.
"""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

from salto_cli.commands.secrecy import keep_memory_private
from salto_cli.commands.watch import TICK, Watch
from salto_cli.commands.wire import READY, Words, serve
from salto_cli.usecases.where import mark


@dataclass(slots=True)
class Keeper:
    """What the agent keeps: keys as the command that started it sent them, and whose they are."""

    address: Path
    key_file: Path
    mark: str
    keys: Words = field(repr=False)
    watch: Watch
    until: str  # the moment of the limit, as the command that started it told the time
    leader: int | None  # the process whose end ends the terminal; None where there is none
    own: int | None = None  # which file our address is: another agent may take the place of ours
    locked: bool = False

    def settle(self) -> None:
        """Remember the address as ours, once questions are taken there, and keep watch."""
        self.own = self._there()
        Thread(target=self.keep_watch, daemon=True).start()

    def answer(self, question: Mapping[str, Any]) -> Words:
        """The answer to one question: ``keys`` for a key file, ``state``, or ``lock``."""
        if self._ended():
            self.end()
        match question.get("ask"):
            case "keys" if question.get("mark") == self.mark:
                self.watch.touch()
                return {"keys": self.keys}
            case "state":
                return {"until": self.until, "idle": int(self.watch.idle)}
            case "lock":
                self.locked = True
                self._leave()  # before the answer: whoever gets it may put another agent here at once
                return {"locked": True}
        return {}

    def keep_watch(self) -> None:
        """End when it is time, without being asked."""
        while not self._ended():
            sleep(min(TICK, self.watch.left))
        if not self.locked:  # else the answer is on its way, and its sender ends
            self.end()

    def end(self) -> None:
        """Let go of everything, at once: a process that is gone keeps nothing."""
        self._leave()
        os._exit(0)

    def _leave(self) -> None:
        if self.own is not None and self._there() == self.own:
            with suppress(OSError):
                self.address.unlink()

    def _there(self) -> int | None:
        try:
            return self.address.stat().st_ino
        except OSError:
            return None

    def _ended(self) -> bool:
        gone = self.leader is not None and not _lives(self.leader)
        replaced = self._there() != self.own or mark(self.key_file) != self.mark
        return gone or replaced or self.watch.look() is not None


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it became another user's, and lives
        return True
    return True


def _leader() -> int | None:
    """The process that leads our terminal's session; no other gets its number while we live.

    None where it is the very command that started us, which ends now, and on Windows, which has none.
    """
    if sys.platform == "win32":
        return None
    leader = os.getsid(0)
    return None if leader in {os.getpid(), os.getppid()} else leader


def kept(order: Words) -> Keeper:
    """What to keep, as ``agent.start`` wrote it down."""
    return Keeper(
        Path(order["address"]),
        Path(order["key_file"]),
        order["mark"],
        order["keys"],
        Watch(order["idle"], order["limit"]),
        order["until"],
        _leader(),
    )


def main() -> None:
    """Read what to keep, take questions, say so on standard output, and keep."""
    keep_memory_private()
    keeper = kept(json.loads(sys.stdin.buffer.readline()))
    os.chdir(keeper.address.anchor)  # so that no disk is held

    def ready() -> None:
        keeper.settle()
        _say(READY)

    try:
        serve(keeper.address, keeper.answer, ready, lambda: keeper.locked)
        keeper.end()
    except OSError as reason:
        _say(reason.strerror or "?")


def _say(word: str) -> None:
    """Tell the command that waits for us, and let go of it."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)


if __name__ == "__main__":
    main()
