"""Putting a backup back on trial, and writing down that it was done."""

from contextlib import suppress
from pathlib import Path

from salto_cli.errors import CannotWrite, Damaged
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.audit import Verified
from salto_cli.models.backup import BackupDrilled, Drill, Held, Manifest
from salto_cli.store import audit_check, keys
from salto_cli.store import backup as backups
from salto_cli.store import drill as trials
from salto_cli.store.act import Act
from salto_cli.store.drill import COUNTED
from salto_cli.store.store import Store
from salto_cli.usecases.backup import Keys, Watched, quietly
from salto_cli.usecases.door import asks, nothing, perform
from salto_cli.usecases.erase import replay


@frozen
class Trial:
    """What a backup was like: its log, how much it holds of what is counted, who was erased again in it."""

    log: Verified
    counts: tuple[int, ...] = ()
    forgotten: int = 0


Told = tuple[int, tuple[Held, ...]]  # how many acts the store has made since; how much each holds


def run(store: Store, folder: Path, open_keys: Keys, watched: Watched = quietly) -> BackupDrilled:
    """Restore the backup in ``folder`` where nothing looks, open and check it, and note that in the log.

    The keys are asked for only where the backup has another key file than the store.
    Raises NotFound where there is no backup, WrongPassphrase, NewerStore; and, before anything is tried,
    what keeps the store itself from being written to.
    """
    if store.refusal is not None:
        raise store.refusal
    found: Manifest | None = None
    try:
        found = backups.verify_backup(folder).manifest
        trial = _tried(store, folder.resolve(), found, open_keys, watched)
    except Damaged as damage:
        _note_fault(store, damage)
        return _failed(folder, damage, found)
    if not trial.log.whole:
        fault = Damaged(_("the backup is not what its log says"))
        _note_fault(store, fault)
        return _failed(folder, fault, found, trial.log)
    try:
        order = Drill(act=trial.log.acts, seal=trial.log.seal, counts=trial.counts, created=_iso(found))
        behind, held = perform(store, order, noted)
    except Damaged as damage:
        return _failed(folder, damage, found, trial.log)
    _stamp(store, folder.resolve())
    return BackupDrilled(
        str(folder), True, _iso(found), trial.log.acts, behind, held, trial.forgotten, log=trial.log
    )


@asks(nothing)
def noted(act: Act, order: Drill) -> Told:
    """Hold the end of the backup's log against the store's own; nothing of it is about any person."""
    if order.fault:
        raise Damaged(order.fault)
    if not trials.stands_in(act, order.act, order.seal):
        raise Damaged(_("the backup is not of this store's log: another store's, or a fork of it"))
    if trials.lacks_what_was_there(act, order.act, order.created):
        raise Damaged(_("the backup is older than it says: the store held more by then"))
    today = zip(COUNTED, order.counts, trials.counts(act), strict=True)
    return act.number - 1 - order.act, tuple(Held(*each) for each in today)


def _tried(store: Store, folder: Path, found: Manifest, open_keys: Keys, watched: Watched) -> Trial:
    with trials.scratch(folder.parent, found.size) as copy:
        with watched(found.size) as watch:
            trials.put_on_trial(folder, found, copy, watch)
        same = keys.read_keys(copy) == keys.read_keys(store.place.folder)
        unlocked = store.unlocked if same else open_keys(copy)
        log = trials.check(copy, unlocked, found)
        if not log.whole:
            return Trial(log)
        with trials.opened(copy, unlocked, store.now) as again:
            forgotten = replay(again, trials.erased(store, folder.parent))
            if not audit_check.check_unlogged(again).whole:
                raise Damaged(_("the backup does not hold once it has been opened"))
            return Trial(log, trials.held(again), forgotten)


def _note_fault(store: Store, damage: Damaged) -> None:
    """Leave the attempt in the log, as failed."""
    with suppress(Damaged):  # it is the very one, raised inside the act
        perform(store, Drill(fault=damage.message), noted)


def _failed(
    folder: Path, damage: Damaged, found: Manifest | None, log: Verified | None = None
) -> BackupDrilled:
    created, act = (_iso(found), found.act) if found else (None, None)
    return BackupDrilled(str(folder), False, created, act, wrong=damage.message, log=log)


def _stamp(store: Store, folder: Path) -> None:
    """Leave word beside the backups, for whoever has no key."""
    if store.signer is None:
        return  # a store of a step that knows no signatures: then the log alone has it
    with suppress(CannotWrite):  # the disk is write-protected: then, too
        trials.write_stamp(folder.parent, folder.name, store.now, store.signer)


def _iso(manifest: Manifest) -> str:
    return manifest.created.isoformat()
