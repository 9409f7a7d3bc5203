"""Commands about backups. Only ``drill`` opens the store, and only it and ``verify`` ask for a passphrase."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from salto_cli.commands import progress, single
from salto_cli.commands.desk import Desk, at_home, desk, no_store
from salto_cli.commands.fields import Backups
from salto_cli.commands.where import Where, alone
from salto_cli.errors import Usage
from salto_cli.i18n import _, plural
from salto_cli.models.backup import BackupMade, BackupsPruned
from salto_cli.models.words import Word
from salto_cli.usecases import backup, opening

Newest = Annotated[
    str | None, typer.Argument(help=_("The backup: its folder or its name; the newest if left out."))
]


def create(
    ctx: typer.Context,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER", help=_("Where the backup goes, if not beside the store; another disk is best.")
        ),
    ] = None,
    also: Annotated[
        str | None, typer.Option(help=_("A second folder, on another disk, which gets a copy of it."))
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help=_("Remove old backups afterwards, as salto backup prune does."))
    ] = False,
) -> None:
    """Make a backup of the store; needs no passphrase."""
    at = desk(ctx)
    if not opening.is_store(at.folder):
        raise no_store(at.folder)
    second = at_home(also).absolute() if also else None
    watched = partial(progress.shown, at, _("Making the backup"))
    made = backup.create(at.folder, _place(at, to), at.now, also=second, prune=prune, watched=watched)
    _show(at, made, made.missing)


def verify(
    ctx: typer.Context,
    which: Newest = None,
    keyless: Annotated[
        bool, typer.Option("--keyless", help=_("Check the files alone; asks for no passphrase."))
    ] = False,
    in_: Backups = None,
) -> None:
    """Check that a backup is whole and would restore."""
    at = desk(ctx)
    at.show(backup.verify(_named(at, which, in_), None if keyless else _keys(at)))


def drill(ctx: typer.Context, which: Newest = None, in_: Backups = None) -> None:
    """Put a backup back on trial, check all of it, and note that in the log."""
    from salto_cli.usecases import drill as trial

    at = desk(ctx)
    folder = _named(at, which, in_)
    at.show(
        trial.run(at.store(), folder, _keys(at), partial(progress.shown, at, _("Putting it back on trial")))
    )


def restore(
    ctx: typer.Context,
    which: Annotated[str | None, typer.Argument(help=_("The backup: its folder or its name."))] = None,
    to: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help=_("The new folder; nothing is ever overwritten.")),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help=_("In the place of the store, which is moved aside and kept.")),
    ] = False,
    in_: Backups = None,
) -> None:
    """Put a backup back, into a new folder or in the store's place."""
    at = desk(ctx)
    name = single.one_of(at, which, _("Which backup"), lambda: _backups(at, in_), "which")
    if (to is None) is not replace and (replace or not at.interactive):
        raise Usage(
            _("say where the store goes: either --to or --replace"),
            _("--to FOLDER leaves the store alone; --replace moves it aside first"),
        )
    folder = _named(at, name, in_)
    if not replace:
        at.show(backup.restore(folder, _new_folder(at, to)))
    else:
        _make_sure(at, folder)
        at.show(backup.replace(folder, at.folder.absolute(), at.now))


def prune(
    ctx: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only say which would be removed; remove nothing."))
    ] = False,
    in_: Backups = None,
) -> None:
    """Remove old backups: some of each day, week, month and year stay."""
    at = desk(ctx)
    watched = partial(progress.shown, at, _("Checking the backups"))
    done = backup.prune(_place(at, in_), at.now, dry_run=dry_run, watched=watched)
    _show(at, done, [_("a backup is not whole and was left alone: {name}").format(name=n) for n in done.left])


def list_(ctx: typer.Context, in_: Backups = None) -> None:
    """List the backups, the newest first."""
    at = desk(ctx)
    at.show(backup.list_all(_place(at, in_)))


def _named(at: Desk, which: str | None, given: str | None) -> Path:
    return backup.named(None if which is None else str(at_home(which)), _place(at, given))


def _backups(at: Desk, given: str | None) -> list[Word]:
    names = [each.name for each in backup.list_all(_place(at, given)).backups]
    return [Word(name, name, name) for name in names]


def _new_folder(at: Desk, said: str | None) -> Path:
    """Where a backup is put back. No passphrase is asked for: the store may be the one that is broken."""
    if said is not None:
        return at_home(said).absolute()
    return alone(Where(at, None, _("restored"), "", "--to", opens=False)).absolute()


def _place(at: Desk, given: str | None) -> Path:
    return at_home(given).absolute() if given else backup.usual_place(at.folder)


def _keys(at: Desk) -> backup.Keys:
    from salto_cli.commands.unlock import open_keys

    return lambda folder: open_keys(at, folder)


def _show(at: Desk, done: BackupMade | BackupsPruned, missing: "list[str] | tuple[str, ...]") -> None:
    """Show a result; with --quiet only what is amiss, one line each, so that a nightly job is silent."""
    if at.options.json or not at.options.quiet:
        at.show(done)
        return
    for line in missing:
        at.world.tell(f"salto: {line}")
    at.exit_code = done.exit_code


def _make_sure(at: Desk, folder: Path) -> None:
    """Say what would be lost, and ask, before the store is moved aside; in a script --yes says so.

    Raises Usage, and what is wrong with the backup.
    """
    if at.options.yes:
        return
    if not at.interactive:
        raise Usage(
            _("the store would be moved aside, and there is no terminal to ask in"),
            _("give --yes if that is what you want"),
        )
    from salto_cli.commands.agreed import go_on

    _tell_lost(at, backup.behind(folder, at.folder) or 0)
    question = _("Put the backup in the place of {folder}? What is there is moved aside and kept.")
    go_on(question.format(folder=at.folder))


def _tell_lost(at: Desk, acts: int) -> None:
    """Say how many acts are in the store and not in the backup, where there are any."""
    if acts:
        told = plural(
            "The store has {n} act that the backup lacks. What it wrote must be written anew.",
            "The store has {n} acts that the backup lacks. What they wrote must be written anew.",
            acts,
        )
        at.say(told)
