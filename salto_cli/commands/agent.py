"""Keeping a store unlocked for a while, for commands in every window."""

from datetime import timedelta
from typing import Annotated

import typer

from salto_cli.commands import keyring
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.unlock import ask_for_keys, look
from salto_cli.i18n import _
from salto_cli.models import span
from salto_cli.models.agent import LONGEST, AgentLocked, AgentState


def unlock(
    ctx: typer.Context,
    for_: Annotated[str, typer.Option("--for", help=_("How long at most: 30m, 1h …"))] = "30m",
    idle: Annotated[str, typer.Option(help=_("Lock earlier, after so long without a command."))] = "10m",
    status: Annotated[bool, typer.Option("--status", help=_("Only say whether it is unlocked."))] = False,
) -> None:
    """Keep the store unlocked for a while, so that no command asks for the passphrase.

    The keys stay in the memory of a small program of your own on this machine. It ends by itself: when the
    time is up, when no command has come for a while, when the machine sleeps, when the window it was started
    in is closed, and with salto lock.
    """
    at = desk(ctx)
    at.show(_state(at) if status else _unlock(at, limit=_span(for_, "--for"), idle=_span(idle, "--idle")))


def lock(ctx: typer.Context) -> None:
    """Lock the store that salto unlock keeps unlocked."""
    at = desk(ctx)
    at.show(AgentLocked(str(at.folder), keyring.forget(at.world, at.folder)))


def _unlock(at: Desk, *, limit: int, idle: int) -> AgentState:
    look(at)
    idle, until = min(idle, limit), (at.now + timedelta(seconds=limit)).isoformat()
    keyring.hand_over(at.world, at.folder, ask_for_keys(at, at.folder), limit=limit, idle=idle, until=until)
    return AgentState(str(at.folder), True, until, idle)


def _state(at: Desk) -> AgentState:
    told = keyring.state(at.world, at.folder)
    if told is None:
        return AgentState(str(at.folder), False)
    return AgentState(str(at.folder), True, told.get("until"), told.get("idle"))


def _span(said: str, option: str) -> int:
    return span.seconds(said, option, LONGEST)
