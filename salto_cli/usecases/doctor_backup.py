"""Looks at a store's backups from outside, without a key: how old, whether tried, whom they bring back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from salto_cli.errors import SaltoError
from salto_cli.i18n import _, plural
from salto_cli.models.doctor import BAD, LOOK, OK, Finding
from salto_cli.store import backup as kept
from salto_cli.store import drill, erasure_list
from salto_cli.store.keyfile import KeyFile

# A nightly backup that failed twice is seen on the second day; practice: two days without one is red.
BACKUP_MAY_BE = timedelta(days=2)
# Weekly would be best and quarterly is the least that is asked of a restore test; a month lies between.
DRILL_MAY_BE = timedelta(days=31)


def examine(folder: Path, backups: Path, now: datetime, keys: KeyFile | None) -> Iterator[Finding]:
    """What there is to say of those in ``backups``; ``keys`` is the store's key file, where that is whole."""
    yield from _backup(backups, now, keys)
    yield from _drill(backups, now, keys)
    if keys is not None:
        yield from _erased(folder, backups, keys.store_id)


def _backup(backups: Path, now: datetime, keys: KeyFile | None) -> Iterator[Finding]:
    made = kept.list_backups(backups)
    if not made:
        todo = _("make one with: salto backup create; each night: salto schedule print")
        yield Finding("backup", BAD, _("There is no backup in {folder}.").format(folder=backups), todo)
        return
    newest = made[-1]
    try:
        found = kept.verify_backup(newest.folder).manifest
    except SaltoError as error:
        said = _("The newest backup is not whole: {why}.").format(why=error.message)
        yield Finding("backup", BAD, said, _("make a new one with: salto backup create"))
        return
    age = now - found.created
    words = _age(age)
    if age > BACKUP_MAY_BE:
        todo = _("make one with: salto backup create; each night: salto schedule print")
        yield Finding("backup", BAD, _("The newest backup is {age} old.").format(age=words), todo)
    elif age < timedelta():
        todo = _("set the clock right, or move that backup out of the folder")
        yield Finding("backup", BAD, _("The newest backup is from the future."), todo)
    elif keys is not None and keys.store_id != found.store_id:
        todo = _("make one with: salto backup create")
        yield Finding("backup", BAD, _("The newest backup is of another store."), todo)
    else:
        yield Finding(
            "backup", OK, _("The newest backup is {age} old, and its files are whole.").format(age=words)
        )


def _drill(backups: Path, now: datetime, keys: KeyFile | None) -> Iterator[Finding]:
    todo = _("try one with: salto backup drill")
    stamp = drill.read_stamp(backups)
    if stamp is None or (keys is not None and keys.store_id != stamp.store_id):
        yield Finding("drill", LOOK, _("No backup here has been restored as a test yet."), todo)
        return
    if keys is None or not drill.is_signed(stamp, keys):
        said = _("What says that a backup was restored as a test is signed by nobody who has a key.")
        yield Finding("drill", LOOK, said, todo)
        return
    age = now - datetime.fromisoformat(stamp.at)
    said = _("A backup was last restored as a test {age} ago.").format(age=_age(age))
    yield Finding("drill", LOOK, said, todo) if age > DRILL_MAY_BE else Finding("drill", OK, said)


def _erased(folder: Path, backups: Path, store_id: str) -> Iterator[Finding]:
    """The list of the erased is one, and the same in both places; who has signed it, takes a key to tell."""
    anew = _("take that file away: the next command, and the next backup, write it anew")
    try:
        here, there = (set(erasure_list.read(each, store_id)) for each in (folder, backups))
    except SaltoError as error:
        yield Finding("erased", BAD, f"{error.message[:1].upper()}{error.message[1:]}.", anew)
        return
    if there - here:
        said = _("The list of erased persons beside the backups is not the one beside the store.")
        yield Finding("erased", LOOK, said, anew)
    elif backups.is_dir() and here - there:
        said = _("The list of erased persons is not beside the backups yet.")
        yield Finding("erased", LOOK, said, _("bring it there with: salto backup create"))
    elif here:
        yield Finding("erased", OK, _("An older backup that is restored erases again who was erased."))


def _age(age: timedelta) -> str:
    """How long ago, in whole days, or hours below two days."""
    if age < timedelta(hours=1):
        return _("less than an hour")
    if age < timedelta(days=2):
        return plural("{n} hour", "{n} hours", int(age.total_seconds() // 3600))
    return plural("{n} day", "{n} days", age.days)
