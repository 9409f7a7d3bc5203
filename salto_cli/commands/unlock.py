"""Unlocking the store of this desk: the passphrase from where the options say, or from the terminal."""

from typing import TYPE_CHECKING

from salto_cli.commands import passphrase
from salto_cli.i18n import _
from salto_cli.usecases import opening

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk
    from salto_cli.usecases.opening import Store


def unlock(desk: "Desk") -> "Store":
    """The open store. Raises NoStore, WrongPassphrase, Usage …; nothing has been written then."""
    from salto_cli.commands.desk import no_store

    if not opening.is_store(desk.folder):
        raise no_store(desk.folder)
    now = desk.now.isoformat()
    if desk.world.unlocked is not None:
        return opening.open_unlocked(desk.folder, desk.world.unlocked, now)
    secret = passphrase.given(desk.options)
    if secret is None:
        if not desk.interactive and not desk.world.stdin.isatty():
            raise passphrase.missing()
        secret = passphrase.typed(_("Passphrase:"))
        desk.say(_("Unlocking …"))
    return opening.unlock(desk.folder, secret, now, desk.world.limits)
