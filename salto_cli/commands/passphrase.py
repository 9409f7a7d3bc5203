"""Where a passphrase comes from: a descriptor, a command, a file, or the terminal. Never from argv."""

import os
import shlex
import stat
import subprocess
import sys
import warnings
from pathlib import Path

from salto_cli.commands.options import Options
from salto_cli.errors import Unacceptable, UnsafePlace, Usage
from salto_cli.i18n import _

COMMAND_SECONDS = 30  # a password manager that has not answered by then is waiting for something unseen
MAX_BYTES = 4096


def given(options: Options) -> str | None:
    """The passphrase from the source that the options name; None where they name none.

    Raises Usage, Unacceptable or UnsafePlace where the source cannot be used.
    """
    if options.passphrase_fd is not None:
        return _from_descriptor(options.passphrase_fd)
    if options.passphrase_command is not None:
        return _from_command(options.passphrase_command)
    if options.passphrase_file is not None:
        return from_file(Path(options.passphrase_file))
    return None


def typed(label: str) -> str:
    """The passphrase as typed in the terminal, without echo. Raises Usage where there is no terminal."""
    import getpass

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # rather refuse than echo it
            return getpass.getpass(label + " ", stream=sys.stderr)
    except getpass.GetPassWarning:
        raise missing() from None


def missing() -> Usage:
    """What to say when there is nobody to ask."""
    return Usage(
        _("the store needs its passphrase, and there is no terminal to ask in"),
        _("give --passphrase-file, --passphrase-fd or --passphrase-command"),
    )


def _from_descriptor(number: str) -> str:
    try:
        with os.fdopen(int(number), "rb") as pipe:
            return _text(pipe.read(MAX_BYTES))
    except (ValueError, OSError):
        raise Usage(_("--passphrase-fd names no open descriptor")) from None


def _from_command(command: str) -> str:
    """Run without a shell; what it writes to standard error reaches the person, its output no log."""
    try:
        done = subprocess.run(
            shlex.split(command, posix=os.name == "posix"),
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            timeout=COMMAND_SECONDS,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        raise Usage(_("the passphrase command failed"), _("run it by hand and see what it says")) from None
    return _text(done.stdout)


def from_file(path: Path) -> str:
    """The secret in a file that only its owner can read. Raises UnsafePlace, Usage or Unacceptable."""
    try:
        facts = path.stat()
        if os.name == "posix" and (stat.S_IMODE(facts.st_mode) & 0o077 or facts.st_uid != os.getuid()):
            raise UnsafePlace(
                _("the passphrase file can be read by others"), _("make it yours alone: chmod 600 FILE")
            )
        return _text(path.read_bytes()[:MAX_BYTES])
    except OSError:
        raise Usage(_("the passphrase file cannot be read")) from None


def _text(raw: bytes) -> str:
    """The passphrase in ``raw``, less one trailing line end."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Unacceptable(_("the passphrase is not UTF-8 text")) from None
    return text.removesuffix("\n").removesuffix("\r")
