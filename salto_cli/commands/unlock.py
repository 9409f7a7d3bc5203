"""Unlocking the store of this desk: the passphrase from where the options say, or from the terminal."""

from pathlib import Path
from typing import TYPE_CHECKING

from salto_cli.commands import passphrase
from salto_cli.errors import WrongPassphrase
from salto_cli.i18n import _
from salto_cli.usecases import opening

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk
    from salto_cli.models.secret import Unlocked
    from salto_cli.usecases.opening import Store

TRIES = 3  # a slip of the finger must not cost what has been typed before


def unlock(desk: "Desk") -> "Store":
    """The open store. Raises NoStore, WrongPassphrase, Usage …; nothing has been written then."""
    from salto_cli.commands.desk import no_store

    if not opening.is_store(desk.folder):
        raise no_store(desk.folder)
    store = opening.unlock(
        desk.folder, lambda folder: open_keys(desk, folder), desk.now.isoformat(), desk.world.patience
    )
    if opening.is_invented(store) and not desk.options.json:
        desk.say(_("INVENTED DATA: nobody in this store exists."))
    return store


def open_keys(desk: "Desk", folder: Path) -> "Unlocked":
    """The keys of the store in ``folder``, or of a copy of one. Raises WrongPassphrase, Usage, Damaged …"""
    if desk.world.unlocked is not None:
        return desk.world.unlocked
    secret = passphrase.given(desk.options)
    if secret is None:
        if desk.options.no_input or not desk.world.stdin.isatty():
            raise passphrase.missing()
        return _typed_keys(desk, folder)
    return opening.unwrap(folder, secret, desk.world.limits)


def _typed_keys(desk: "Desk", folder: Path) -> "Unlocked":
    """Ask for the passphrase until it opens, three times at most; Enter alone is no try."""
    for left in reversed(range(TRIES)):
        secret = ""
        while not secret:
            secret = passphrase.typed(_("Passphrase:"))
        desk.say(_("Unlocking …"))
        try:
            return opening.unwrap(folder, secret, desk.world.limits)
        except WrongPassphrase as wrong:
            if not left:
                raise
            desk.say(f"{wrong.message} – {wrong.hint}")
    raise AssertionError("unreachable: the last try returns or raises")
