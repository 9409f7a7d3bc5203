"""What the doctor says of the machine: what protects the store beside its encryption, and what may leak."""

import platform
import stat
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from salto_cli.i18n import _, plural
from salto_cli.models.doctor import BAD, LOOK, OK, UNKNOWN, Finding
from salto_cli.store import machine
from salto_cli.usecases import scratch


def examine(folder: Path, environ: Mapping[str, str], home: Path) -> Iterator[Finding]:
    """One finding for each thing; ``folder`` is the store's, ``home`` the person's own."""
    yield _disk(folder)
    yield _swap()
    yield _core_dumps()
    yield _history(home, environ)
    yield _half_written(environ)
    yield from _settings(environ)
    yield _terminal(environ)
    yield _versions()


def _disk(folder: Path) -> Finding:
    where = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    match machine.is_disk_encrypted(where):
        case True:
            return Finding("disk", OK, _("The disk is encrypted as a whole."))
        case False:
            return Finding(
                "disk",
                LOOK,
                _("The disk is not encrypted as a whole."),
                _("ask IT for BitLocker, FileVault or LUKS: what other programs leave is readable otherwise"),
            )
    return Finding(
        "disk",
        UNKNOWN,
        _("This machine does not tell whether its disk is encrypted."),
        _("ask IT: BitLocker, FileVault or LUKS must be on"),
    )


def _swap() -> Finding:
    match machine.is_swap_safe():
        case True:
            return Finding("swap", OK, _("No memory reaches the disk in the clear."))
        case False:
            return Finding(
                "swap",
                LOOK,
                _("Memory may be swapped to the disk in the clear."),
                _("ask IT to encrypt swap"),
            )
    return Finding("swap", UNKNOWN, _("This machine does not tell where its memory is swapped to."))


def _core_dumps() -> Finding:
    match machine.leaves_core_dumps():
        case False:
            return Finding("core_dumps", OK, _("A crash leaves no copy of the memory."))
        case True:
            return Finding(
                "core_dumps", LOOK, _("A crash may leave a copy of the memory on the disk."), "ulimit -c 0"
            )
    return Finding("core_dumps", UNKNOWN, _("This machine does not tell what a crash leaves."))


def _history(home: Path, environ: Mapping[str, str]) -> Finding:
    lines = machine.lines_in_history(home, environ)
    if lines is None:
        return Finding("history", UNKNOWN, _("No history of the shell's was found."))
    if not lines:
        return Finding("history", OK, _("No name or text stands in the shell's history."))
    said = plural(
        "{n} line of the shell's history has a name or text in it.",
        "{n} lines of the shell's history have a name or text in them.",
        lines,
    )
    return Finding("history", LOOK, said, _("delete them, and let salto ask, or use: salto shell"))


def _half_written(environ: Mapping[str, str]) -> Finding:
    """What was being written in an editor when the program was killed: nothing else can leave such a file."""
    left = scratch.left_behind(environ)
    if not left:
        return Finding("notes", OK, _("No half-written note was left behind."))
    said = plural(
        "{n} note that someone was writing when salto was stopped still lies there.",
        "{n} notes that someone was writing when salto was stopped still lie there.",
        len(left),
    )
    todo = _("delete {folder}, or start an editor with --editor: then it goes").format(folder=left[0])
    return Finding("notes", BAD, said, todo)


def _settings(environ: Mapping[str, str]) -> Iterator[Finding]:
    """A passphrase that is read from a file is only as safe as that file."""
    named = environ.get("SALTO_PASSPHRASE_FILE")
    if not named:
        return
    try:
        loose = sys.platform != "win32" and stat.S_IMODE(Path(named).stat().st_mode) & 0o077
    except OSError:
        yield Finding(
            "settings", LOOK, _("SALTO_PASSPHRASE_FILE names a file that is not there."), _("unset it")
        )
        return
    if loose:
        yield Finding(
            "settings", BAD, _("Others can read the passphrase's file."), _("chmod 600 it, and change it")
        )
    else:
        yield Finding(
            "settings",
            LOOK,
            _("The passphrase lies in a file, named by SALTO_PASSPHRASE_FILE."),
            _("whoever has the machine has the store: only for a machine that nobody carries away"),
        )


def _terminal(environ: Mapping[str, str]) -> Finding:
    match machine.speaks_utf8(environ):
        case True:
            return Finding("terminal", OK, _("The terminal shows æ, ø and å."))
        case False:
            return Finding(
                "terminal",
                LOOK,
                _("The terminal is not set to UTF-8, and may show æ, ø and å wrongly."),
                "chcp 65001" if sys.platform == "win32" else "export LC_ALL=C.UTF-8",
            )
    return Finding("terminal", UNKNOWN, _("There is no terminal to look at."))


def _versions() -> Finding:
    parts = (f"Python {platform.python_version()}", f"sqlcipher3 {metadata.version('sqlcipher3')}")
    return Finding("versions", OK, ", ".join(parts))
