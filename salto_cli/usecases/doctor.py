"""Looks at a store, its backups and the machine from outside, without a key; changes nothing.

The backups' files are read in full, so this takes about as long as copying the newest.
"""

import os
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import datetime, timedelta
from pathlib import Path

from salto_cli import __version__
from salto_cli.errors import SaltoError
from salto_cli.frozen import frozen
from salto_cli.i18n import _, plural
from salto_cli.models.doctor import BAD, LOOK, OK, Checkup, Finding
from salto_cli.models.secret import DEFAULT_KDF, Limits
from salto_cli.store import checkpoint, high_water, keyfile, place
from salto_cli.store.checkpoint import Checkpoint
from salto_cli.store.keyfile import KeyFile
from salto_cli.store.keys import read_keys
from salto_cli.store.leftovers import leftovers
from salto_cli.store.place import Place
from salto_cli.usecases import doctor_backup, doctor_machine

ROOM = 3  # times the store: the next backup, the journal of a large act, and air
LEAST_ROOM = 200_000_000  # bytes; below this other programs begin to fail as well
NORWEGIAN_TIME = (timedelta(hours=1), timedelta(hours=2))


@frozen
class Patient:
    """What the doctor is shown: the store's folder, the backups', the moment, and what lies around them."""

    folder: Path
    backups: Path
    now: datetime
    environ: Mapping[str, str] = field(repr=False)
    home: Path
    limits: Limits
    state: Path | None  # where this machine keeps how far it has seen each store come

    @property
    def place(self) -> Place:
        """The store's files."""
        return Place(self.folder)


def examine(patient: Patient) -> Checkup:
    """Look at everything that can be looked at without a key; the store need not be whole, or there."""
    checks = _ALL if patient.place.holds_store else (_store, _clock)
    found = [each for check in checks for each in check(patient)]
    machine = doctor_machine.examine(patient.folder, patient.environ, patient.home)
    return Checkup(str(patient.folder), __version__, (*found, *machine))


def _store(patient: Patient) -> Iterator[Finding]:
    where = patient.place
    if not where.holds_store:
        yield Finding("store", LOOK, _("There is no store here."), _("make one with: salto init"))
    elif not where.database.exists():
        yield Finding(
            "store", BAD, _("The database is gone."), _("restore it with: salto backup restore --replace")
        )
    elif not where.keys.exists():
        yield Finding(
            "store",
            BAD,
            _("The key file is gone."),
            _("copy keys.json from the newest backup"),
        )
    else:
        yield Finding("store", OK, _("The store is there."))


def _permissions(patient: Patient) -> Iterator[Finding]:
    if sys.platform == "win32":
        return  # the profile's own folders are private by inheritance there
    if stat.S_IMODE(patient.folder.stat().st_mode) & (stat.S_IWGRP | stat.S_IWOTH):
        yield Finding(
            "permissions",
            BAD,
            _("Others on this machine can write to the store's folder."),
            _("chmod 700 the folder, then check with: salto audit verify"),
        )
    elif place.loose(patient.place):
        yield Finding(
            "permissions",
            LOOK,
            _("Others on this machine can read the store's files, though not what is in them."),
            _("the next command takes that right away"),
        )
    else:
        yield Finding("permissions", OK, _("Only you can read the store's files."))


def _place(patient: Patient) -> Iterator[Finding]:
    try:
        place.refuse_unsafe(patient.folder, allowed=False)
        place.refuse_traces(patient.folder, allowed=False)
    except SaltoError as error:
        yield Finding("place", BAD, _sentence(error.message), _("move the store to a folder of this machine"))
        return
    yield Finding("place", OK, _("The folder is on this machine, and no program keeps it in step."))


def _keys(patient: Patient) -> Iterator[Finding]:
    try:
        keys = _key_file(patient)
    except SaltoError as error:
        yield Finding("keys", BAD, _sentence(error.message), error.hint)
        return
    if keys is None:
        return
    usual = Limits(DEFAULT_KDF, patient.limits.ceiling)
    weak = sum(1 for slot in keys.slots if slot.kind == keyfile.OPERATOR and not usual.allow(slot.kdf))
    if not any(slot.kind == keyfile.RECOVERY for slot in keys.slots):
        yield Finding(
            "keys", BAD, _("There is no recovery code."), _("make one with: salto rekey --recovery")
        )
    elif weak:
        said = plural(
            "{n} passphrase is stretched less than is usual now.",
            "{n} passphrases are stretched less than is usual now.",
            weak,
        )
        yield Finding("keys", LOOK, said, _("each owner sets theirs anew with: salto operator passwd"))
    else:
        slots = plural("{n} way to open it", "{n} ways to open it", len(keys.slots))
        yield Finding("keys", OK, _("The key file is whole: {ways}.").format(ways=slots))


def _key_file(patient: Patient) -> KeyFile | None:
    """The key file; None where there is none. Raises Damaged, NewerStore, NoStore where it cannot be read."""
    if not os.path.lexists(patient.place.keys):
        return None
    return keyfile.read(read_keys(patient.folder))


def _checkpoint(patient: Patient) -> Iterator[Finding]:
    todo = _("see what it is with: salto audit verify")
    try:
        last = checkpoint.read(patient.place)
        keys = _key_file(patient)
    except SaltoError as error:
        yield Finding("checkpoint", BAD, _sentence(error.message), todo)
        return
    if last is None:
        yield Finding("checkpoint", LOOK, _("The file that says how far the log has come is gone."), todo)
    elif last.slot and keys is not None and not checkpoint.is_signed(last, keys):
        yield Finding("checkpoint", BAD, _("The end of the log is signed by nobody who has a key."), todo)
    else:
        said = _("The log ends with act {n}, code {code}.") if last.slot else _("The log ends with act {n}.")
        yield Finding("checkpoint", OK, said.format(n=last.act, code=last.code))


def _mark(patient: Patient) -> Iterator[Finding]:
    """The mark outside the store is what shows that an older copy of it has been put back."""
    store_id, todo = _store_id(patient), _("check that your home folder is yours and can be written to")
    if patient.state is None or not _can_write(patient.state):
        yield Finding("mark", LOOK, _("This machine cannot keep in mind how far the store has come."), todo)
        return
    mark = high_water.of(patient.state, store_id, patient.folder) if store_id else None
    seen = mark.known() if mark else []
    last = _last(patient)
    if mark is not None and mark.beside and mark.read() is None:
        said = _("This is a copy: the store itself lies in another folder.")
        how = _('see what it holds with: salto audit verify --store "{folder}"')
        yield Finding("mark", LOOK, said, how.format(folder=patient.folder))
    elif last is not None and any(last.act < each.act for each in seen):
        said = _("The store is older than when it was last seen on this machine.")
        yield Finding("mark", BAD, said, _("see what it is with: salto audit verify"))
    elif mark is not None and not mark.beside and (copies := mark.copies()):
        said = plural(
            "{n} copy of the store is worked in on this machine.",
            "{n} copies of the store are worked in on this machine.",
            copies,
        )
        how = _("what is done in a copy is not in the store: take away the folder that is not to be used")
        yield Finding("mark", LOOK, said, how)
    else:
        yield Finding("mark", OK, _("This machine keeps in mind how far the store has come."))


def _can_write(folder: Path) -> bool:
    """Whether ``folder`` can be written to, or be made; nothing is made to find out."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    return there.is_dir() and os.access(there, os.W_OK)


def _leftovers(patient: Patient) -> Iterator[Finding]:
    parents = {patient.folder, patient.folder.parent, patient.backups}
    count = sum(len(leftovers(folder)) for folder in parents)
    if count:
        said = plural("{n} half-finished file lies about.", "{n} half-finished files lie about.", count)
        yield Finding("leftovers", LOOK, said, _("they go by themselves, or can be deleted: .tmp-*"))
    aside = list(patient.folder.parent.glob(f"{patient.folder.name}.replaced-*"))
    if aside:
        said = plural("{n} older store lies beside it.", "{n} older stores lie beside it.", len(aside))
        todo = _("delete it when nobody needs it any more: {folder}").format(folder=aside[0].name)
        yield Finding("replaced", LOOK, said, todo)
    if not count and not aside:
        yield Finding("leftovers", OK, _("Nothing half-finished lies about."))


def _backups(patient: Patient) -> Iterator[Finding]:
    yield from doctor_backup.examine(patient.folder, patient.backups, patient.now, _keys_if_whole(patient))


def _store_id(patient: Patient) -> str | None:
    keys = _keys_if_whole(patient)
    return keys.store_id if keys else None


def _keys_if_whole(patient: Patient) -> KeyFile | None:
    try:
        return _key_file(patient)
    except SaltoError:
        return None


def _amount(free: int) -> str:
    """Bytes as whole gigabytes, or megabytes where there are few."""
    return f"{free // 1_000_000_000} GB" if free >= 10_000_000_000 else f"{free // 1_000_000} MB"


def _room(patient: Patient) -> Iterator[Finding]:
    size = sum(path.stat().st_size for path in patient.folder.glob("store.db*"))
    needed = max(ROOM * size, LEAST_ROOM)
    free = min(
        shutil.disk_usage(folder).free for folder in (patient.folder, patient.backups) if folder.is_dir()
    )
    said = _("{free} are free on the disk.").format(free=_amount(free))
    if free < needed:
        yield Finding("room", BAD if free < size else LOOK, said, _("free some space"))
    else:
        yield Finding("room", OK, said)


def _clock(patient: Patient) -> Iterator[Finding]:
    last = _last(patient)
    offset = patient.now.utcoffset()
    shown = f"{patient.now:%H:%M} (UTC{patient.now.isoformat()[-6:]})"
    if last is not None and patient.now < datetime.fromisoformat(last.at):
        said = _("The clock shows {time}, which is before the store's last act.").format(time=shown)
        yield Finding("clock", BAD, said, _("set the clock right"))
    elif offset not in NORWEGIAN_TIME:
        said = _("The clock shows {time}, which is not Norwegian time.").format(time=shown)
        yield Finding("clock", LOOK, said, _("set the time zone to Oslo"))
    else:
        yield Finding("clock", OK, _("The clock shows {time}.").format(time=shown))


def _last(patient: Patient) -> Checkpoint | None:
    try:
        return checkpoint.read(patient.place)
    except (SaltoError, OSError):
        return None


def _sentence(line: str) -> str:
    return f"{line[:1].upper()}{line[1:]}."


_ALL = (_store, _permissions, _place, _keys, _checkpoint, _mark, _leftovers, _backups, _room, _clock)
