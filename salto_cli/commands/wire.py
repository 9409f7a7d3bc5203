"""The line between a command and the agent: one question and one answer, as JSON, for this user alone.

A Unix socket where there are such; on Windows a named pipe, whose half has not been proven on a Windows
machine. Its password lies in a file in the user's own folder, since others may see the pipe's name.
"""

import json
import os
import socket
import stat
import struct
import sys
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Protocol

MOST = 65_536  # bytes of a question or an answer
READY = "ready"  # what a new agent says when it takes questions
SECONDS = 3.0  # for the other side to answer; one that does not is as good as none

Words = dict[str, Any]
Answer = Callable[[Words], Words]


class Line(Protocol):
    """What both halves are: multiprocessing's own connections have it too."""

    def send_bytes(self, said: bytes, /) -> None: ...
    def recv_bytes(self, maxlength: int, /) -> bytes: ...
    def close(self) -> None: ...


class _Socket:
    """A connected Unix socket, with the length before what is said."""

    def __init__(self, connected: socket.socket) -> None:
        connected.settimeout(SECONDS)
        self.socket = connected

    def send_bytes(self, said: bytes, /) -> None:
        """Send all of ``said``."""
        self.socket.sendall(struct.pack("!I", len(said)) + said)

    def recv_bytes(self, maxlength: int, /) -> bytes:
        """What the other side sent. Raises OSError where it is too long or was cut off."""
        (length,) = struct.unpack("!I", self._exactly(4))
        if length > maxlength:
            raise OSError("too long")
        return self._exactly(length)

    def _exactly(self, length: int) -> bytes:
        taken = b""
        while len(taken) < length:
            more = self.socket.recv(length - len(taken))
            if not more:
                raise OSError("cut off")
            taken += more
        return taken

    def close(self) -> None:
        """Hang up."""
        self.socket.close()


def ask(address: Path, question: Mapping[str, Any]) -> Words | None:
    """What the agent at ``address`` answers; None where there is none, or not one of this user's.

    Costs one look at the file system where there is none.
    """
    if not address.exists():
        return None
    try:
        with closing(_connected(address)) as line:
            line.send_bytes(json.dumps(question).encode())
            answer = json.loads(line.recv_bytes(MOST))
    except (OSError, EOFError, ValueError):  # ValueError: no JSON; EOFError: how a pipe is hung up
        return None
    return answer if isinstance(answer, dict) else None


def serve(address: Path, answer: Answer, ready: Callable[[], None], done: Callable[[], bool]) -> None:
    """Answer every question that this user asks at ``address``, one after the other, until it is ``done``.

    Calls ``ready`` once questions are taken. Raises OSError where the address cannot be used.
    """
    accept = _listening(address)
    ready()
    while not done():
        with suppress(OSError, EOFError, ValueError), closing(accept()) as line:
            question = json.loads(line.recv_bytes(MOST))
            if isinstance(question, dict):
                line.send_bytes(json.dumps(answer(question)).encode())


if sys.platform == "win32":
    from multiprocessing.connection import Client, Listener

    def _connected(address: Path) -> Line:
        secret = address.read_bytes()
        return Client(_pipe(address), "AF_PIPE", authkey=secret)

    def _listening(address: Path) -> Callable[[], Line]:
        secret = os.urandom(32)
        address.write_bytes(secret)
        return Listener(_pipe(address), "AF_PIPE", authkey=secret).accept

    def _pipe(address: Path) -> str:
        return rf"\\.\pipe\salto-{address.stem}"

else:

    def _connected(address: Path) -> Line:
        _refuse_foreign(address)
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            made.settimeout(SECONDS)
            made.connect(str(address))
            return _own(made)
        except BaseException:
            made.close()
            raise

    def _listening(address: Path) -> Callable[[], Line]:
        _refuse_foreign(address.parent)
        address.unlink(missing_ok=True)  # the one who starts an agent has made sure that none answers here
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        before = os.umask(0o177)
        try:
            made.bind(str(address))
        finally:
            os.umask(before)
        made.listen(16)
        return lambda: _own(made.accept()[0])

    def _own(connected: socket.socket) -> Line:
        """The line, if it is this user's own process at the other end. Raises OSError."""
        if _peer(connected) != os.geteuid():
            connected.close()
            raise OSError("another user's")
        return _Socket(connected)

    def _refuse_foreign(path: Path) -> None:
        """Raise OSError for what others own or can use."""
        facts = path.lstat()
        if facts.st_uid != os.geteuid() or stat.S_IMODE(facts.st_mode) & 0o077:
            raise OSError("not ours alone")

    if sys.platform == "linux":

        def _peer(connected: socket.socket) -> int:
            """The user whose process is at the other end, as the kernel knows it."""
            told = connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
            return int(struct.unpack("3i", told)[1])

    else:

        def _peer(connected: socket.socket) -> int:
            """The same on macOS and the BSDs."""
            import ctypes

            user, group = ctypes.c_uint32(), ctypes.c_uint32()
            if ctypes.CDLL(None).getpeereid(connected.fileno(), ctypes.byref(user), ctypes.byref(group)):
                raise OSError("nobody knows whose")
            return user.value
