"""How it is shown who is in the room of a meeting."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models.attendance import APOLOGY, COMING, HERE, Attendant, Attended
from salto_cli.render.look import DOT, NEEDS, YES, quiet, sign, stack
from salto_cli.render.terminal import shown


def in_the_room(attendance: Sequence[Attendant], *, over: bool = False) -> RenderableType:
    """Everyone who was asked: in the room, gone, coming or away, each with a sign and the clock.

    ``over``: the meeting is closed, so that nobody is expected any more.
    """
    if not attendance:
        return quiet(_("Nobody is noted. As in: salto fleksiteam attend Lise --service nav-…"))
    return stack(*(_attendant(each, over) for each in attendance))


def _attendant(each: Attendant, over: bool = False) -> Text:
    match each.state:
        case s if s == HERE:
            return sign(YES, f"{each.line}  {_clock(each.came)}")
        case s if s == COMING and over:
            return quiet(f"{DOT} {each.line}  " + _("not noted as here"))
        case s if s == COMING:
            return quiet(f"{NEEDS} {each.line}  " + _("expected"))
        case s if s == APOLOGY:
            return quiet(f"{DOT} {each.line}  " + _("cannot come"))
        case _:
            return quiet(f"{DOT} {each.line}  {_clock(each.came)}–{_clock(each.left)}")


def _clock(moment: str | None) -> str:
    return (moment or "")[11:16]


@shown.register
def _attended(result: Attended) -> RenderableType:
    here = [each.line for each in result.attendance if each.here]
    return stack(
        _attendant(result.who),
        quiet(_("In the room: {names}").format(names=", ".join(here) or _("nobody"))),
    )
