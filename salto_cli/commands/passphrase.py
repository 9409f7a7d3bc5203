"""Where a passphrase comes from: a descriptor, a command, a file, or the terminal. Never from argv."""

import os
import shlex
import stat
import subprocess
import sys
import warnings
from pathlib import Path
from threading import Thread
from typing import IO

from salto_cli.commands.options import Options
from salto_cli.errors import Unacceptable, UnsafePlace, Usage
from salto_cli.i18n import _

COMMAND_SECONDS = 30  # a password manager that has not answered by then is waiting for something unseen
MAX_BYTES = 4096  # of a passphrase; what is longer is refused, never cut
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def given(options: Options) -> str | None:
    """The passphrase from the source that the options name; None where they name none.

    Raises Usage, Unacceptable or UnsafePlace where the source cannot be used.
    """
    if options.passphrase_fd is not None:
        return _from_descriptor(options.passphrase_fd)
    if options.passphrase_command is not None:
        return _from_command(options.passphrase_command)
    if options.passphrase_file is not None:
        from salto_cli.commands.desk import at_home

        return from_file(at_home(options.passphrase_file))
    return None


def is_given(options: Options) -> bool:
    """Whether the options name a source of the passphrase, so that nobody needs to be asked."""
    return bool(options.passphrase_fd or options.passphrase_command or options.passphrase_file)


def typed(label: str) -> str:
    """The passphrase as typed in the terminal, without echo. Raises Usage where there is no terminal."""
    import getpass

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # rather refuse than echo it
            return getpass.getpass(label + " ", stream=sys.stderr)
    except getpass.GetPassWarning:
        raise missing() from None
    except KeyboardInterrupt:
        sys.stderr.write("\n")  # what is told next has a line of its own
        raise


def missing() -> Usage:
    """What to say when there is nobody to ask."""
    return Usage(
        _("the store needs its passphrase, and there is no terminal to ask in"),
        _("give --passphrase-file, --passphrase-fd or --passphrase-command"),
    )


def _from_descriptor(number: str) -> str:
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise _no_descriptor()
    if int(number) in {1, 2}:
        raise Usage(
            _("--passphrase-fd names a descriptor that salto writes to"),
            _("open one to read from, as in --passphrase-fd 3 3<FILE"),
        )
    try:
        with os.fdopen(int(number), "rb", closefd=int(number) != 0) as pipe:
            return _text(_taken(pipe))
    except (ValueError, OSError):
        raise _no_descriptor() from None


def _no_descriptor() -> Usage:
    return Usage(
        _("--passphrase-fd names no open descriptor"),
        _("open one to read from, as in --passphrase-fd 3 3<FILE"),
    )


def _from_command(command: str) -> str:
    """Run without a shell; what it writes to standard error reaches the person, its output no log."""
    try:
        raw = _output(shlex.split(command, posix=os.name == "posix"))
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):  # IndexError: of blanks alone
        raise Usage(_("the passphrase command failed"), _("run it by hand and see what it says")) from None
    return _text(raw)


def _output(words: list[str]) -> bytes:
    """What a command writes. One that writes or takes too much is stopped.

    Read beside, since whatever the command has started may hold its output open for longer than it lives.
    Raises SubprocessError or OSError.
    """
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, bufsize=0)
    output: list[bytes] = []
    reader = Thread(target=lambda: output.append(_taken(running.stdout)), daemon=True)
    try:
        reader.start()
        reader.join(COMMAND_SECONDS)
        if not output:
            raise subprocess.TimeoutExpired(words, COMMAND_SECONDS)
        if len(output[0]) <= MAX_BYTES and running.wait(COMMAND_SECONDS):
            raise subprocess.CalledProcessError(running.returncode, words)
    finally:
        running.kill()
        running.wait()
    return output[0]


def from_file(path: Path) -> str:
    """The secret in a file that only its owner can read. Raises UnsafePlace, Usage or Unacceptable."""
    try:
        fd = os.open(path, _OPEN)  # without waiting: a pipe opens at once, and is then refused
        try:
            _refuse_unsafe(os.fstat(fd))
            with os.fdopen(fd, "rb", closefd=False) as file:
                return _text(_taken(file))
        finally:
            os.close(fd)
    except OSError:
        raise Usage(
            _("the passphrase file cannot be read"),
            _("look at its path, and that the file is yours: chmod 600 FILE"),
        ) from None


def _refuse_unsafe(facts: os.stat_result) -> None:
    """Raise Usage for what is no file, UnsafePlace for a file that others can read."""
    if not stat.S_ISREG(facts.st_mode):
        raise Usage(
            _("the passphrase file is not an ordinary file"), _("a pipe is read with --passphrase-fd")
        )
    if os.name == "posix" and (stat.S_IMODE(facts.st_mode) & 0o077 or facts.st_uid != os.getuid()):
        raise UnsafePlace(
            _("the passphrase file can be read by others"), _("make it yours alone: chmod 600 FILE")
        )


def _taken(source: IO[bytes] | None) -> bytes:
    """All that ``source`` has, or one byte more than a passphrase may have: enough to know."""
    raw = b""
    while source and len(raw) <= MAX_BYTES and (more := source.read(MAX_BYTES + 1 - len(raw))):
        raw += more
    return raw


def _text(raw: bytes) -> str:
    """The passphrase in ``raw``, less one trailing line end."""
    if len(raw) > MAX_BYTES:
        raise Unacceptable(
            _("the passphrase is too long: at most {limit} bytes").format(limit=MAX_BYTES), _("shorten it")
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Unacceptable(
            _("the passphrase is not UTF-8 text"), _("save the file as plain text in UTF-8")
        ) from None
    return text.removesuffix("\n").removesuffix("\r")
