"""Unlocking the store of this desk: by keys at hand, or by the passphrase.

It comes from where the options say, or from the terminal; nothing heavy is loaded before that question is
answered.
"""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from salto_cli.commands import keyring
from salto_cli.errors import WrongPassphrase
from salto_cli.i18n import _
from salto_cli.models.secret import Kept
from salto_cli.usecases import where

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk
    from salto_cli.models.secret import Unlocked
    from salto_cli.usecases.opening import Store

TRIES = 3  # a slip of the finger must not cost what has been typed before


def unlock(desk: "Desk", *, in_person: bool = False) -> "Store":
    """The open store; ``in_person`` by the passphrase itself, whatever is kept.

    Raises NoStore, WrongPassphrase, Usage …; nothing has been written then.
    """
    from salto_cli.commands.desk import no_store

    if not where.is_store(desk.folder):
        raise no_store(desk.folder)
    from salto_cli.usecases import opening

    store = opening.unlock(
        desk.folder,
        lambda folder: ask_for_keys(desk, folder).unlocked if in_person else open_keys(desk, folder),
        desk.now.isoformat(),
        desk.world.patience,
        desk.world.state_folder,
        tell=desk.world.tell,
        between=desk.world.between,
    )
    if opening.is_invented(store) and not desk.options.json:
        desk.say(_("INVENTED DATA: nobody in this store exists."))
    return store


def look(desk: "Desk") -> None:
    """Raise NoStore or UnsafePlace where there is nothing to unlock, or not safely."""
    from salto_cli.commands.desk import no_store

    if not where.is_store(desk.folder):
        raise no_store(desk.folder)
    where.look(desk.folder)


def open_keys(desk: "Desk", folder: Path) -> "Unlocked":
    """The keys of the store in ``folder``, or of a copy of one. Raises WrongPassphrase, Usage, Damaged …

    A source of the passphrase says who acts now, and comes before keys that somebody else may have left with
    the agent. What this shell has kept was opened in the same environment: there only a source that stands on
    the line comes first.
    """
    options = desk.options
    kept = None
    if not options.passphrase_on_line:
        named = options.passphrase_file is not None or options.passphrase_command is not None
        kept = keyring.at_hand(desk.world, desk.folder, folder, agent=not named)
    return kept or ask_for_keys(desk, folder).unlocked


def ask_for_keys(desk: "Desk", folder: Path) -> Kept:
    """The keys, by the passphrase and by nothing that is kept. Raises WrongPassphrase, Usage, Damaged …"""
    mark = where.mark(
        where.key_file(folder)
    )  # before they are unlocked: a change in between is noticed later
    if desk.world.unlocked is not None:
        return Kept(mark, desk.world.unlocked)
    from salto_cli.commands import passphrase  # whoever has the keys at hand is asked for none

    secret = passphrase.given(desk.options)
    if secret is None:
        if desk.options.no_input or not desk.world.stdin.isatty():
            raise passphrase.missing()
        return Kept(mark, typed_keys(desk, folder))
    from salto_cli.usecases import opening

    return Kept(mark, opening.unwrap(folder, secret, desk.world.limits))


def typed_keys(desk: "Desk", folder: Path, leaving: Collection[str] = ()) -> "Unlocked":
    """Ask for the passphrase until it opens, three times at most; Enter alone is no try.

    Raises EOFError for one of the words ``leaving``: none of them is long enough to be a passphrase.
    """
    from salto_cli.commands import passphrase

    for left in reversed(range(TRIES)):
        secret = ""
        while not secret:
            secret = passphrase.typed(_("Passphrase:"))
        if secret.strip().lower() in leaving:
            raise EOFError
        desk.say(_("Unlocking …"))
        from salto_cli.usecases import opening  # only now: the question must not wait for it

        try:
            return opening.unwrap(folder, secret, desk.world.limits)
        except WrongPassphrase as wrong:
            if not left:
                raise
            desk.say(f"{wrong.message} – {wrong.hint}")
    raise AssertionError("unreachable: the last try returns or raises")
