"""A new key for the store."""

from typing import TYPE_CHECKING, Annotated

import typer

from salto_cli.commands import newkey
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import RecoveryFile
from salto_cli.commands.operator import sure
from salto_cli.i18n import _
from salto_cli.models.operator import ListOperators, Rekey, Rekeyed
from salto_cli.usecases import key as keys
from salto_cli.usecases import operator as operators

if TYPE_CHECKING:
    from salto_cli.usecases.opening import Store


def rekey(
    ctx: typer.Context,
    recovery: Annotated[
        bool, typer.Option("--recovery", help=_("Also make a new recovery code; the old one opens nothing."))
    ] = False,
    recovery_file: RecoveryFile = None,
) -> None:
    """Give the store a new key; everyone on the list opens it as before."""
    at = desk(ctx)
    with newkey.in_person(at) as store:
        _look_through(at)
        sure(at, _("Are these the ones, and nobody else?"))
        at.show(_rekeyed(at, store, recovery, recovery_file))


def _rekeyed(at: Desk, store: "Store", recovery: bool, recovery_file: str | None) -> Rekeyed:
    """Give the store its new key; a new code that comes to open nothing is taken away again."""
    code = keys.new_code() if recovery else ""
    if recovery:
        said = _("This is the new recovery code. The old one opens nothing from now on.")
        newkey.recovery_code(at, code, recovery_file, said)
    try:
        return keys.rekey(store, Rekey(recovery), code, at.world.kdf, at.world.limits)
    except BaseException:
        newkey.unwritten(recovery_file if recovery else None)
        raise


def _look_through(at: Desk) -> None:
    """Show who will open the store, before it gets a key for each of them: one may be there in secret."""
    if not at.options.yes and at.interactive:
        at.ask_about(operators.listed(at.store(), ListOperators(), at.world.kdf))
