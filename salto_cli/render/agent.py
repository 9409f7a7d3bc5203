"""How it is told whether a store is unlocked."""

from rich.console import RenderableType

from salto_cli.i18n import _
from salto_cli.models.agent import AgentLocked, AgentState
from salto_cli.models.span import spoken
from salto_cli.render.look import DOT, YES, quiet, sign, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _state(result: AgentState) -> RenderableType:
    if not result.unlocked:
        return stack(
            sign(DOT, _("Locked: each command asks for the passphrase.")),
            quiet("  " + _("Unlock for a while: salto unlock --for 30m")),
        )
    lines: list[RenderableType] = [
        sign(YES, _("Unlocked until {time}").format(time=_clock(result.until or "")))
    ]
    if result.idle:
        lines.append(
            text("  " + _("Locks earlier after {span} without a command.").format(span=spoken(result.idle)))
        )
    return stack(*lines, quiet("  " + _("Lock at once: salto lock")))


@shown.register
def _locked(result: AgentLocked) -> RenderableType:
    if result.was_unlocked:
        return sign(YES, _("Locked. The keys are gone from memory."))
    return sign(DOT, _("It was locked already."))


def _clock(moment: str) -> str:
    """The time of day of an ISO moment: ``09:15``."""
    return moment[11:16]
