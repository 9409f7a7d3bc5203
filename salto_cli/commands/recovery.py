"""The recovery code."""

from typing import Annotated

import typer

from salto_cli.commands import newkey
from salto_cli.commands.desk import desk
from salto_cli.i18n import _
from salto_cli.models.operator import TestRecovery
from salto_cli.usecases import key as keys


def test(
    ctx: typer.Context,
    code_file: Annotated[
        str | None, typer.Option(help=_("Where a script has the code: a file that only its owner can read."))
    ] = None,
) -> None:
    """See whether the recovery code on the paper opens everything."""
    at = desk(ctx)
    store = at.store()
    at.show(keys.try_recovery(store, TestRecovery(), newkey.typed_code(at, code_file), at.world.limits))
